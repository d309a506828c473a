package web

import (
	"cmp"
	"errors"
	"math"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// input is one field of a form: it shows a field of a record and reads it back. What a person typed is
// kept even when it cannot be read.
type input struct {
	Name     string
	Label    string // key of the language files; Name where it is empty
	Group    string // heading of the fields that begin here
	Kind     string // text, long, tall, number, date, choice, party, government, practice, check, list, rows, function, indicator
	Required bool
	Quiet    bool // it does not say that it may stay empty, since nearly all around it may
	Choices  []string
	Prefix   string // of the texts of the choices: "grade."
	Value    string
	Type     string // of a party
	Count    string // of a party that is a counted group
	Problem  string
	Rows     [][]*input // of a list of entries with fields of their own

	read     func(c *call, in *input) error
	takeRows func(c *call, form url.Values)
	more     func(n int) // adds empty rows
}

// labelled has its name in the language files under another key than that by which it is sent.
func (in *input) labelled(key string) *input { in.Label = key; return in }

// under begins a group of fields with a heading.
func (in *input) under(heading string) *input { in.Group = heading; return in }

// Full reports whether the field wants the whole width of the form.
func (in *input) Full() bool { return in.Kind == "long" || in.Kind == "tall" || in.Kind == "rows" }

// Key is the name under which the language files have the field.
func (in *input) Key() string { return cmp.Or(in.Label, in.Name) }

func (in *input) required() *input { in.Required = true; return in }

// take reads what was sent for the field into the record, and notes what is wrong with it.
func (in *input) take(c *call, form url.Values) {
	if in.takeRows != nil {
		in.takeRows(c, form)
		return
	}
	in.Value = strings.TrimSpace(strings.ReplaceAll(form.Get(in.Name), "\r\n", "\n"))
	if in.Kind == "text" || in.Kind == "party" || in.Kind == "government" {
		in.Value = visible(in.Value)
	}
	in.Type, in.Count = form.Get(in.Name+"_party"), strings.TrimSpace(form.Get(in.Name+"_count"))
	if err := in.read(c, in); err != nil {
		in.Problem = c.explain(err)
	}
}

// line is what was sent for a field of one line.
func (c *call) line(name string) string { return visible(c.FormValue(name)) }

// visible leaves out characters that cannot be seen and turn a line round or break it; those that join
// letters and pictures stay.
func visible(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r == '\u200c' || r == '\u200d':
			return r
		case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

func (c *call) explain(err error) string {
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		return c.message(e)
	}
	return err.Error()
}

func short(name string, to *string) *input {
	return &input{Name: name, Kind: "text", Value: *to, read: func(_ *call, in *input) error { *to = in.Value; return nil }}
}

func long(name string, to *string) *input {
	in := short(name, to)
	in.Kind = "long"
	return in
}

func day(name string, to *bonbogi.Date) *input {
	return &input{Name: name, Kind: "date", Value: to.String(), read: func(_ *call, in *input) error {
		d, err := bonbogi.ParseDate(in.Value)
		if err == nil {
			*to = d
		}
		return err
	}}
}

// past is a day that cannot lie ahead: of a publication, of an award received.
func past(name string, to *bonbogi.Date) *input {
	in := day(name, to)
	in.read = func(c *call, in *input) error {
		d, err := c.pastDay(in.Value)
		if err == nil {
			*to = d
		}
		return err
	}
	return in
}

func (c *call) pastDay(typed string) (bonbogi.Date, error) {
	d, err := bonbogi.ParseDate(typed)
	if err == nil && d.First().Compare(c.site.today()) > 0 {
		err = bonbogi.Errorf(bonbogi.Invalid, "future_date", "%s lies in the future", d)
	}
	return d, err
}

// whole is a number that is 0 when the field is empty.
func whole(name string, to *int) *input {
	return &input{Name: name, Kind: "number", Value: year(*to), read: func(_ *call, in *input) error {
		n, err := readNumber(in.Value)
		if err != nil {
			return err
		}
		*to = 0
		if n != nil {
			*to = int(*n)
		}
		return nil
	}}
}

// amount is a number that may be unknown: missing is not zero.
func amount(name string, to **int64) *input {
	return &input{Name: name, Kind: "number", Value: figure(*to), read: func(_ *call, in *input) (err error) {
		*to, err = readNumber(in.Value)
		return err
	}}
}

// readNumber reads a whole number as people write it; nil if there is none.
func readNumber(s string) (*int64, error) {
	s = strings.NewReplacer(",", "", " ", "").Replace(s)
	if s == "" {
		return nil, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n > math.MaxInt32*1000 {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "number", "%q is no whole number", s)
	}
	return &n, nil
}

// value is a number that has to be given; 0 is one, but not in an empty form.
func value(name string, to *float64, blank bool) *input {
	in := &input{Name: name, Kind: "number", read: func(_ *call, in *input) error {
		f, err := strconv.ParseFloat(strings.ReplaceAll(in.Value, ",", ""), 64)
		if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
			return bonbogi.Errorf(bonbogi.Invalid, "number", "%q is no number", in.Value)
		}
		*to = f
		return nil
	}}
	if !blank {
		in.Value = strconv.FormatFloat(*to, 'f', -1, 64)
	}
	return in
}

// factor is a number that is 0 where it is not known.
func factor(name string, to *float64) *input {
	in := value(name, to, *to == 0)
	read := in.read
	in.read = func(c *call, in *input) error {
		if in.Value == "" {
			*to = 0
			return nil
		}
		return read(c, in)
	}
	return in
}

func choose[T ~string](name, prefix string, to *T, choices []T) *input {
	return &input{Name: name, Kind: "choice", Prefix: prefix, Choices: texts(choices), Value: string(*to),
		read: func(_ *call, in *input) error { *to = T(in.Value); return nil }}
}

func check(name string, to *bool) *input {
	in := &input{Name: name, Kind: "check", read: func(_ *call, in *input) error { *to = in.Value == "yes"; return nil }}
	if *to {
		in.Value = "yes"
	}
	return in
}

// lines is a list of texts, one a line.
func lines(name string, to *[]string) *input {
	return &input{Name: name, Kind: "list", Value: strings.Join(*to, "\n"), read: func(_ *call, in *input) error {
		*to = nil
		for line := range strings.Lines(in.Value) {
			if line = strings.TrimSpace(line); line != "" {
				*to = append(*to, line)
			}
		}
		return nil
	}}
}

// body is a party: a government is found in the registry by what was typed, others are kept by name.
func (c *call) body(name string, to *bonbogi.Party) *input {
	in := &input{Name: name, Kind: "party", Prefix: "party.", Choices: texts(bonbogi.PartyTypes), Value: c.typable(*to), Type: string(to.Type)}
	if to.Count > 0 {
		in.Count = strconv.FormatInt(to.Count, 10)
	}
	shown, was := in.Value, *to
	in.read = func(c *call, in *input) error {
		if in.Value == "" {
			*to = bonbogi.Party{}
			return nil
		}
		p := bonbogi.Party{Name: in.Value, Type: bonbogi.PartyType(in.Type)}
		n, err := readNumber(in.Count)
		if err != nil {
			return err
		}
		if n != nil && p.Type == bonbogi.PartyGroup {
			p.Count = *n
		}
		switch {
		case p.Name == shown && p.Type == was.Type:
			p.Name, p.Government = was.Name, was.Government // not touched: what the source meant stays
		case p.Type == bonbogi.PartyGovernment:
			if p.Government, p.Name, err = c.governmentCalled(in.Value); err != nil {
				return err
			}
		}
		*to = p
		return nil
	}
	return in
}

// typable is a name by which the party is found again when the form is sent: as the source has it, or what
// tells a government from its namesakes.
func (c *call) typable(p bonbogi.Party) string {
	g, ok := c.registry.Get(p.Government)
	if id, _, err := c.governmentCalled(p.Name); !ok || p.Type != bonbogi.PartyGovernment || err == nil && id == p.Government {
		return p.Name
	}
	return c.registry.ClearName(registry.Match{Government: g, Form: g.Current()})
}

// governmentCalled finds the one government that a person means.
func (c *call) governmentCalled(typed string) (id, name string, err error) {
	matches := c.registry.Resolve(typed, bonbogi.Date{}).Matches
	switch len(matches) {
	case 1:
		return matches[0].Government.ID, matches[0].Form.Name, nil
	case 0:
		return "", "", bonbogi.Errorf(bonbogi.Invalid, "government_unknown", "%s", typed)
	}
	full := make([]string, len(matches))
	for i, m := range matches {
		full[i] = c.registry.FullName(m.Government.ID, bonbogi.Date{})
	}
	return "", "", bonbogi.Errorf(bonbogi.Invalid, "government_ambiguous", "%s", strings.Join(full, ", "))
}

// ofPractice is a reference to a practice: its ID, its address, or its name.
func ofPractice(name string, to *string) *input {
	in := &input{Name: name, Kind: "practice", Value: *to}
	in.read = func(c *call, in *input) (err error) {
		*to = ""
		if in.Value != "" {
			*to, err = c.practiceCalled(in.Value)
		}
		return err
	}
	return in
}

func ofPractices(name string, to *[]string) *input {
	in := lines(name, to)
	in.read = func(c *call, in *input) error {
		*to = nil
		for line := range strings.Lines(in.Value) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			id, err := c.practiceCalled(line)
			if err != nil {
				return err
			}
			*to = append(*to, id)
		}
		return nil
	}
	return in
}

func (c *call) practiceCalled(typed string) (string, error) {
	ref := typed[strings.LastIndex(typed, "/")+1:]
	if bonbogi.ValidID(ref) {
		p, err := store.Get[bonbogi.Practice](c.Context(), c.site.Store, ref)
		if err == nil {
			return p.ID, nil
		}
		if bonbogi.CodeOf(err) != bonbogi.NotFound {
			return "", err
		}
	}
	found, err := c.site.Store.Practices(c.Context(), store.PracticeFilter{Text: typed, Sort: "name", Limit: 20})
	if err != nil {
		return "", err
	}
	var same, near []string
	for _, p := range found.Items {
		near = append(near, p.Name+" ("+p.ID+")")
		if p.Name == typed || p.NameEn == typed {
			same = append(same, p.ID)
		}
	}
	switch {
	case len(same) == 1:
		return same[0], nil
	case len(near) == 0:
		return "", bonbogi.Errorf(bonbogi.Invalid, "practice_unknown", "%s", typed)
	}
	return "", bonbogi.Errorf(bonbogi.Invalid, "practice_ambiguous", "%s", strings.Join(near, ", "))
}
