package web

import (
	"bytes"
	"errors"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	tables "github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/store"
)

// checked is what would come of importing a whole table.
type checked struct {
	ingest.Result
	Whys  []rejectedFor // in the order in which they come
	Signs []string      // texts where numbers should stand
	Found []ingest.Found
}

// rejectedFor is a reason for which values do not fit.
type rejectedFor struct {
	Why      string
	Count    int
	Examples []ingest.Reject
}

// The part of what does not fit that a page shows.
const (
	shownWhys     = 20
	shownExamples = 3
)

// Whys beyond those that are shown.
func (v checked) More() int {
	n := v.Rejected
	for _, w := range v.Whys {
		n -= w.Count
	}
	return n
}

// check imports a table without storing anything.
func (s *Site) check(c *call, t *tables.File, m *ingest.Mapping) (*checked, error) {
	v := &checked{}
	job := s.job(c, t, m)
	job.DryRun, job.Change.Who = true, nobody
	job.Rejected = func(r ingest.Reject) error {
		v.reject(c, r)
		return nil
	}
	job.Found = func(x ingest.Found) { v.Found = append(v.Found, x) }
	var err error
	v.Result, err = ingest.Run(c.Context(), job)
	if e, ok := errors.AsType[*bonbogi.Error](err); ok && e.Rule == "import_rejected" {
		err = nil
	}
	return v, err
}

// nobody is who imports what is not stored.
const nobody = "bonbogi"

func (v *checked) reject(c *call, r ingest.Reject) {
	if r.Reason.Rule == "reject_number" && len(v.Signs) < shownSigns && !slices.Contains(v.Signs, r.Value) {
		v.Signs = append(v.Signs, r.Value)
	}
	why := c.remark(r.Reason)
	at := slices.IndexFunc(v.Whys, func(w rejectedFor) bool { return w.Why == why })
	if at < 0 {
		if len(v.Whys) == shownWhys {
			return
		}
		at = len(v.Whys)
		v.Whys = append(v.Whys, rejectedFor{Why: why})
	}
	w := &v.Whys[at]
	if w.Count++; len(w.Examples) < shownExamples {
		w.Examples = append(w.Examples, r)
	}
}

// job is the import of a table as a mapping says.
func (s *Site) job(c *call, t *tables.File, m *ingest.Mapping) ingest.Job {
	return ingest.Job{Table: t, Mapping: m, Governments: c.registry, Store: s.Store}
}

// remark is a remark in the language of the reader; nothing of none.
func (c *call) remark(r *ingest.Remark) string {
	if r == nil {
		return ""
	}
	return c.text("error."+r.Rule, numbered(r.Parts)...)
}

// rejects is the table of all that does not fit.
func (s *Site) rejects(c *call) (answer, error) {
	u, t, err := s.opened(c.Context(), c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	defer t.Close()
	m, err := ingest.ParseMapping([]byte(u.Mapping))
	if err != nil {
		return nil, err
	}
	return s.rejectsOf(c, u.File, t, m)
}

func (s *Site) rejectsOf(c *call, name string, t *tables.File, m *ingest.Mapping) (answer, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff") // for Excel
	out, err := ingest.NewRejects(&b)
	if err != nil {
		return nil, err
	}
	job := s.job(c, t, m)
	job.DryRun, job.Partial, job.Change = true, true, store.Change{Who: nobody}
	job.Rejected = func(r ingest.Reject) error { return out.Say(r, c.remark(r.Reason)) }
	if _, err := ingest.Run(c.Context(), job); err != nil {
		return nil, err
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return download{name + "-rejects.csv", "text/csv; charset=utf-8", b.Bytes()}, nil
}
