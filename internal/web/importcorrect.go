package web

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	tables "github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/store"
)

// correctUpload keeps what a person says a table means, and leads to a look at what becomes of it.
func (s *Site) correctUpload(c *call) (answer, error) {
	u, t, err := s.opened(c.Context(), c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	defer t.Close()
	if c.FormValue("action") == "propose" {
		if _, err := s.propose(c, t, u.ID, tables.Options{}); err != nil {
			return nil, err
		}
		return redirect(uploadAt(u)), nil
	}
	v, again, err := s.taken(c, u, t)
	if again != nil || err != nil {
		return again, err
	}
	to := uploadAt(v.Upload)
	if c.FormValue("action") == "check" {
		to += "?check=yes"
	}
	return redirect(to), nil
}

// uploadAt is the page of an upload.
func uploadAt(u store.Upload) string { return "/import/" + url.PathEscape(u.ID) }

// taken reads the form and keeps the mapping that it makes. Where it cannot be read, again is the page with all
// that was typed; another sheet leads to another look.
func (s *Site) taken(c *call, u store.Upload, t *tables.File) (v uploadView, again answer, err error) {
	if err := c.ParseForm(); err != nil {
		return v, nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	sent := c.PostForm
	v = uploadView{Upload: u, Base: plainLines(sent.Get("base")), Text: plainLines(sent.Get("text")), Token: sent.Get("token"),
		Who: c.line("who"), Why: c.line("why"), Partial: sent.Get("partial") == "yes"}
	base, err := parsed(v.Base)
	if base == nil {
		return v, nil, err
	}
	l, err := ingest.NewLayout(c.Context(), t, base, 1)
	if l == nil && problemsIn(err) == nil {
		return v, nil, err
	}
	m, err := parsed(v.Text)
	if m == nil {
		v.blame(c, problemsIn(err))
		v.Form, v.TextWrong = c.mappingForm(t, base, l), true
		again, err := s.uploadPage(c, v, t, base, false, http.StatusBadRequest)
		return v, again, err
	}
	changed, ok := v.take(c, t, m, base, l)
	if !ok {
		again, err := s.uploadPage(c, v, t, base, false, http.StatusBadRequest)
		return v, again, err
	}
	typed := v.Text != v.Base
	if !typed && m.Table.Sheet != base.Table.Sheet {
		_, err := s.propose(c, t, u.ID, tables.Options{Sheet: m.Table.Sheet, Encoding: m.Table.Encoding})
		return v, redirect(uploadAt(u)), err
	}
	if to := m.Table.Header; l != nil && !typed && to != base.Table.Header {
		if err := l.Move(c.Context(), t, m, to); err != nil && problemsIn(err) == nil {
			return v, nil, err
		}
	}
	if changed {
		if v.Text, err = m.Write(); err != nil {
			return v, nil, err
		}
	}
	return v, nil, s.Store.MapUpload(c.Context(), u.ID, v.Text)
}

// take reads what differs from the form as it was shown into the mapping, and reports whether anything did and whether
// all of it could be read.
func (v *uploadView) take(c *call, t *tables.File, m, base *ingest.Mapping, l *ingest.Layout) (changed, ok bool) {
	sent := c.PostForm
	shown := c.mappingForm(t, base, l)
	v.Form = c.mappingForm(t, m, l)
	changed, ok = v.Form.take(c, sent, shown)
	defined, readable := v.Form.takeDefinitions(c, sent, m)
	changed, ok = changed || defined, ok && readable
	changed = takeSigns(sent, m) || changed
	changed = takeSkips(sent, m, shown.Skips) || changed
	if l == nil {
		return changed, ok
	}
	roles := map[int]ingest.Role{}
	for i, column := range l.Columns {
		if r := ingest.Role(sent.Get("role_" + strconv.Itoa(i))); r != "" && r != column.Role {
			roles[i] = r
		}
	}
	l.Assign(m, roles)
	return changed || len(roles) > 0, ok
}

// parsed reads a mapping; nothing is an empty one. What is wrong with one that can be read is said where its table is
// shown.
func parsed(text string) (*ingest.Mapping, error) {
	if text == "" {
		return new(ingest.Mapping), nil
	}
	return ingest.ParseMapping([]byte(text))
}
