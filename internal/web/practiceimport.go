package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/exchange"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/internal/store"
)

// practiceImportView is the form into which a file of a practice is pasted or uploaded.
type practiceImportView struct {
	Text    string
	Own     bool
	Problem []string
}

// Wrong counts what is to be mended.
func (v practiceImportView) Wrong() int { return len(v.Problem) }

// incomingView is the part of the form that says what else is stored of the file.
type incomingView struct {
	Text      string
	Own       bool
	Kind      practicefile.Kind
	Number    int      // which practice of the file, from 0
	Names     []string // of all of them
	Before    *bonbogi.Practice
	Changes   []string
	Sources   []exchange.Cited
	Adoptions []proposedUse
	HandedOn  []string
	LeftOut   []string
}

// proposedUse is an adoption that the file tells of.
type proposedUse struct {
	bonbogi.Adoption
	Keep bool
}

func (s *Site) practiceImportForm(c *call) (answer, error) {
	return s.practiceImportPage(c, practiceImportView{}, http.StatusOK), nil
}

func (s *Site) practiceImportPage(c *call, v practiceImportView, status int) *page {
	return &page{Template: "practice-import", Title: c.text("practice.import"), Data: v, Status: status, Form: true}
}

// importPractice shows what a file would become in the form of a practice, and stores it when that form is sent.
func (s *Site) importPractice(c *call) (answer, error) {
	file, err := c.parts(errTableTooLarge)
	v := practiceImportView{Text: strings.ReplaceAll(c.FormValue("text"), "\r\n", "\n"), Own: c.FormValue("own") == "yes"}
	if _, ours := errors.AsType[*bonbogi.Error](err); err != nil && !ours {
		err = bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	data := []byte(v.Text)
	if file != nil && err == nil {
		if strings.TrimSpace(v.Text) != "" {
			err = bonbogi.Errorf(bonbogi.Invalid, "text_and_file", "there is both a text and a file; send one of them")
		} else {
			data = file.data
		}
	}
	var parcel *exchange.Parcel
	if err == nil {
		if text, textErr := practicefile.Text(data); textErr == nil {
			v.Text = text // a file with mistakes can be mended here
		}
		parcel, err = c.collection().Open(data, v.Own)
	}
	if err != nil {
		problems := problemsIn(err)
		if len(problems) == 0 {
			return nil, err
		}
		for _, p := range problems {
			v.Problem = append(v.Problem, c.inFile(p))
		}
		if len(v.Text) > mostShownAgain {
			v.Text = "" // the person has the file
		}
		return s.practiceImportPage(c, v, http.StatusBadRequest), nil
	}
	n, _ := strconv.Atoi(c.FormValue("number"))
	n = max(0, min(n, len(parcel.Files)-1))
	x := incomingView{Text: v.Text, Own: v.Own, Kind: parcel.Kind, Number: n}
	for _, f := range parcel.Files {
		x.Names = append(x.Names, f.Practice.Name)
	}
	for {
		a, err := s.incoming(c, parcel, x)
		if !errors.Is(err, errToldMeanwhile) { // else it is looked at again, with what was stored
			return a, err
		}
	}
}

// inFile is a problem with its place in the file.
func (c *call) inFile(p *bonbogi.Error) string {
	var line, column int
	if n, _ := fmt.Sscanf(p.Field, "line %d, column %d", &line, &column); n != 2 {
		return strings.TrimPrefix(c.text("file.in", "field", p.Field, "text", c.message(p)), ": ")
	}
	_, field, named := strings.Cut(p.Field, fmt.Sprintf("column %d, ", column))
	if !named {
		return c.text("file.at", "line", line, "column", column, "text", c.message(p))
	}
	return c.text("file.at.field", "line", line, "column", column, "field", field, "text", c.message(p))
}

// incoming is the form of a practice with what the file says in it; sent, it stores the practice and all that comes with it.
func (s *Site) incoming(c *call, parcel *exchange.Parcel, x incomingView) (answer, error) {
	in, err := parcel.Incoming(c.Context(), x.Number)
	if err != nil {
		return nil, err
	}
	sent := c.FormValue("action") != ""
	if err := x.fill(c, in, sent); err != nil {
		return nil, err
	}
	if sent {
		if err := in.Without(func(i int) bool { return x.Adoptions[i].Keep }); err != nil {
			return nil, err
		}
	}
	d, err := c.draft(in.Practice)
	if err != nil {
		return nil, err
	}
	form := func(status int) answer {
		p := s.form(c, d, status)
		f := p.Data.(formView)
		f.Import, f.Cancel = &x, "/practices"
		if !sent {
			f.Token, f.Who, f.WhoWrong = s.newID(), c.who(), ""
		}
		p.Data, p.Title = f, c.text("practice.import")
		return p
	}
	if !sent {
		return form(http.StatusOK), nil
	}
	if n, err := strconv.Atoi(c.FormValue("revision")); err == nil && d.meta.Revision > 0 {
		d.meta.Revision = n
	}
	readable := d.take(c, c.Form)
	if list, more := strings.CutPrefix(c.FormValue("action"), moreRows); more {
		d.wider(list)
		return form(http.StatusOK), nil
	}
	named, err := d.records(c)
	who := c.line("who")
	if err == nil {
		p := d.record().(bonbogi.Practice)
		for i := range p.Sources {
			p.Sources[i].By = cmp.Or(p.Sources[i].By, who)
		}
		in.Practice = p
		records := append(named[:len(named)-1:len(named)-1], in.Records(who)...)
		if err = in.Checked(); err == nil && (!readable || who == "") {
			return form(http.StatusBadRequest), nil
		}
		if err == nil {
			change := store.Change{Who: who, Why: c.line("why"), Token: c.FormValue("token")}
			err = s.Store.Alone(c.Context(), func(db *store.DB) error {
				now, err := parcel.In(db).Incoming(c.Context(), x.Number)
				if err == nil && (now.Before == nil) != (in.Before == nil) {
					err = errToldMeanwhile
				}
				if err != nil {
					return err
				}
				return db.Save(c.Context(), change, records...)
			})
			if errors.Is(err, errToldMeanwhile) {
				return nil, err
			}
		}
	}
	if done, twice := errors.AsType[*store.Done](err); twice {
		stored, err := s.Store.PracticesByID(c.Context(), done.IDs)
		for id := range stored {
			return redirect(pageOf(bonbogi.KindPractice, id)), nil
		}
		return redirect("/practices"), err
	}
	if err != nil {
		if !d.blame(c, err) {
			return nil, err
		}
		return form(statuses[bonbogi.CodeOf(err)]), nil
	}
	return remembered{redirect(addressOf(in.Practice)), whoCookie, who}, nil
}

// fill says what is stored besides the fields of the form.
func (x *incomingView) fill(c *call, in exchange.Incoming, sent bool) error {
	changes, err := in.Changes()
	if err != nil {
		return err
	}
	for _, name := range changes {
		if key := "field." + name; c.words.Has(key) {
			name = c.text(key)
		}
		x.Changes = append(x.Changes, name)
	}
	x.Before, x.Sources, x.LeftOut = in.Before, in.Sources, in.File.LeftOut
	x.HandedOn = practicefile.HandedOn(in.Practice)
	for i, a := range in.Adoptions {
		x.Adoptions = append(x.Adoptions, proposedUse{a, !sent || c.FormValue("use_"+strconv.Itoa(i)) == "yes"})
	}
	return nil
}
