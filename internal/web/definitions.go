package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/store"
)

// definitionsView is the form by which a table of definitions comes in.
type definitionsView struct {
	Text     string
	New      *origin
	Problem  []string
	Who      string
	WhoWrong string
	Token    string
	Columns  []string
}

// Wrong counts what is to be mended.
func (v definitionsView) Wrong() int {
	n := len(v.Problem)
	for _, in := range v.New.Inputs {
		if in.Problem != "" {
			n++
		}
	}
	if v.WhoWrong != "" {
		n++
	}
	return n
}

func (s *Site) definitionsForm(c *call) (answer, error) {
	v := definitionsView{New: newOrigin(), Who: c.who(), Token: s.newID()}
	v.New.Ref = c.URL.Query().Get("source")
	return s.definitionsPage(c, v, http.StatusOK), nil
}

func (s *Site) definitionsPage(c *call, v definitionsView, status int) *page {
	v.Columns = ingest.DefinitionHeader()
	return &page{Template: "definitions", Title: c.text("definitions.title"), Data: v, Status: status, Form: true}
}

// mostShownAgain is how large a file with faults is, in bytes, that a form shows for mending.
const mostShownAgain = 1 << 20

// importDefinitions takes a table of definitions in, all of it or nothing.
func (s *Site) importDefinitions(c *call) (answer, error) {
	file, err := c.parts(errTableTooLarge)
	v := definitionsView{Text: c.FormValue("text"), New: newOrigin(), Who: c.line("who"), Token: cmp.Or(c.FormValue("token"), s.newID())}
	if _, ours := errors.AsType[*bonbogi.Error](err); err != nil && !ours {
		err = bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	readable := v.New.take(c, c.Form)
	if file != nil && err == nil {
		if strings.TrimSpace(v.Text) != "" {
			err = bonbogi.Errorf(bonbogi.Invalid, "text_and_file", "there is both a text and a file; send one of them")
		} else {
			v.Text = string(file.data)
		}
	}
	if v.Who == "" {
		v.WhoWrong = c.text("error.required")
	}
	var source bonbogi.Source
	if err == nil {
		source, err = v.defined(c, readable)
	}
	if done, twice := errors.AsType[*store.Done](err); twice && len(done.IDs) > 0 {
		return redirect("/indicators"), nil
	}
	problems := problemsIn(err)
	if len(problems) == 0 && err != nil {
		return nil, err
	}
	for _, p := range problems {
		v.blame(c, p)
	}
	if v.Wrong() > 0 {
		v.Text = strings.ToValidUTF8(v.Text, "�")
		if file != nil && len(v.Text) > mostShownAgain {
			v.Text = "" // the person has the file
		}
		return s.definitionsPage(c, v, http.StatusBadRequest), nil
	}
	return remembered{redirect("/indicators?source=" + url.QueryEscape(source.ID)), whoCookie, v.Who}, nil
}

// defined stores the definitions if the form says all that it must.
func (v *definitionsView) defined(c *call, readable bool) (source bonbogi.Source, err error) {
	definitions, err := ingest.ReadDefinitions(strings.NewReader(v.Text))
	if err != nil {
		return source, err
	}
	if !v.New.given() {
		return source, bonbogi.Errorf(bonbogi.Invalid, "source_required", "every fact has a source; name at least one")
	}
	if source, err = v.New.named(c); err != nil {
		return source, err
	}
	if err = source.Validate(); err != nil || !readable || v.WhoWrong != "" {
		return source, err
	}
	_, err = ingest.Define(c.Context(), c.site.Store, store.Change{Who: v.Who, Token: v.Token}, source, definitions)
	return source, err
}

// blame shows a problem at its field, with its line and column, or above the form.
func (v *definitionsView) blame(c *call, p *bonbogi.Error) {
	for _, in := range v.New.Inputs {
		if in.Name == "source_"+p.Field {
			in.Problem = cmp.Or(in.Problem, c.message(p))
			return
		}
	}
	text := c.message(p)
	var line int
	if n, _ := fmt.Sscanf(p.Field, "line %d", &line); n == 1 {
		_, column, _ := strings.Cut(p.Field, ", ")
		text = strings.TrimSpace(c.text("definitions.at", "line", line, "column", column, "text", text))
	}
	v.Problem = append(v.Problem, text)
}
