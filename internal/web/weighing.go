package web

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// weighingForm is the parameters of the weight of awards as a reader sets them in the address of a page.
type weighingForm struct {
	bonbogi.Weighing
	Groups  []weighingGroup
	Changed bool // some are not the ones that a reader begins with
	Wrong   int
}

// weighingGroup is the parameters of one factor.
type weighingGroup struct {
	Name   string
	Inputs []weighingInput
}

// weighingInput is one parameter.
type weighingInput struct {
	Name, Label string // in the address; key of its text
	Value       string // as typed
	Default     string
	Problem     string
}

// weighing reads the parameters from the address. Where one cannot be used, all are those that a reader begins with, and the
// form says what is wrong.
func (c *call) weighing() weighingForm {
	w := bonbogi.DefaultWeighing()
	standard := bonbogi.DefaultWeighing()
	f := weighingForm{}
	defaults := standard.Parameters()
	problems := map[string]string{}
	for i, p := range w.Parameters() {
		in := weighingInput{Name: p.Name, Label: weighingLabel(p), Default: decimal(*defaults[i].Value)}
		if in.Value = typed(c.URL.Query().Get(p.Name)); in.Value == "" {
			in.Value = in.Default
		}
		v, err := strconv.ParseFloat(strings.ReplaceAll(in.Value, ",", "."), 64)
		if err != nil {
			problems[p.Name] = c.text("error.number")
		} else {
			*p.Value = v
		}
		if len(f.Groups) == 0 || f.Groups[len(f.Groups)-1].Name != p.Group {
			f.Groups = append(f.Groups, weighingGroup{Name: p.Group})
		}
		g := &f.Groups[len(f.Groups)-1]
		g.Inputs = append(g.Inputs, in)
	}
	if wrong, ok := errors.AsType[bonbogi.Problems](w.Validate()); ok {
		for _, p := range wrong {
			if problems[p.Field] == "" {
				problems[p.Field] = c.message(p)
			}
		}
	}
	f.Changed, f.Weighing, f.Wrong = w != standard, w, len(problems)
	if f.Wrong > 0 {
		f.Weighing = standard
	}
	for _, g := range f.Groups {
		for i := range g.Inputs {
			g.Inputs[i].Problem = problems[g.Inputs[i].Name]
		}
	}
	return f
}

// query are the parameters that are not the ones that a reader begins with, for an address that can be passed on.
func (f weighingForm) query() url.Values {
	v := url.Values{}
	for _, g := range f.Groups {
		for _, in := range g.Inputs {
			if in.Value != in.Default {
				v.Set(in.Name, in.Value)
			}
		}
	}
	return v
}

// weighingLabel is the key of the text of a parameter: that of the grade or the kind of conferrer which it is for.
func weighingLabel(p bonbogi.Parameter) string {
	switch {
	case p.Name == "own", p.Group == "conduct", p.Group == "power":
		return "weight." + p.Name
	case p.Group == "body":
		return "conferrer." + p.Name
	}
	return "grade." + p.Name
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
