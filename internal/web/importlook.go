package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	tables "github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/store"
)

// uploadView is a table on its way in: its first rows, what they are taken for, and what would come of it.
type uploadView struct {
	Upload store.Upload
	From   *store.ImportRecord // whose mapping was taken
	Done   *store.ImportRecord // that this file became
	Again  bool                // the file was sent before
	Idle   bool                // an import was asked for and changed nothing

	Problem   []string // what is wrong with what was sent
	Doubts    []string // what a person should look at
	Grid      *grid
	Form      *mappingForm
	Check     *checked
	Base      string // the mapping that the form shows
	Text      string // the mapping as the person typed it
	TextWrong bool   // it cannot be read
	Token     string
	Who, Why  string
	WhoWrong  string
	Partial   bool
}

// Wrong counts what is to be mended.
func (v uploadView) Wrong() int {
	n := len(v.Problem) + v.Form.wrong()
	if v.WhoWrong != "" {
		n++
	}
	return n
}

// Sure reports whether nothing asks for a look at the settings.
func (v uploadView) Sure() bool {
	return v.Wrong() == 0 && len(v.Doubts) == 0 && v.Check != nil && v.Check.Rejected == 0
}

// checkedAtOnce is how large a table is, in bytes as text, that is looked through as a whole whenever it is shown.
const checkedAtOnce = 8 << 20

// small reports whether a table is about that large, or less. What a workbook packs is about five times as large.
func small(t *tables.File) bool {
	if t.Format == tables.XLSX {
		return t.Within(checkedAtOnce / 5)
	}
	return t.Within(checkedAtOnce)
}

// lookUpload shows a table that was sent.
func (s *Site) lookUpload(c *call) (answer, error) {
	u, t, err := s.opened(c.Context(), c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	defer t.Close()
	m, err := parsed(u.Mapping)
	if m == nil {
		return nil, err
	}
	v := uploadView{Upload: u, Base: u.Mapping, Text: u.Mapping}
	if v.Doubts, err = s.doubts(c, t, u, m, err); err != nil {
		return nil, err
	}
	asked := c.URL.Query()
	v.Again, v.Idle = asked.Has("again"), asked.Has("idle")
	if id := asked.Get("from"); id != "" {
		if from, err := s.Store.Import(c.Context(), id); err == nil {
			v.From = &from
		}
	}
	return s.uploadPage(c, v, t, m, asked.Has("check"), http.StatusOK)
}

// doubts are what is not sure: about a mapping as the program proposed it, or why there is none; else what is wrong
// with it.
func (s *Site) doubts(c *call, t *tables.File, u store.Upload, m *ingest.Mapping, wrong error) (said []string, err error) {
	if u.Mapping == "" || strings.Contains(u.Mapping, ingest.DoubtMark) {
		p, err := ingest.Propose(c.Context(), t, tables.Options{Sheet: m.Table.Sheet, List: m.Table.List}, c.registry)
		switch {
		case u.Mapping == "" && err != nil:
			wrong = err
		case err != nil && problemsIn(err) == nil:
			return nil, err
		case err == nil && p.Text == u.Mapping:
			for _, d := range p.Doubts {
				said = append(said, c.remark(d))
			}
			return said, nil
		}
	}
	for _, p := range problemsIn(wrong) {
		said = append(said, c.message(p))
	}
	if said == nil {
		return nil, wrong
	}
	return said, nil
}

func (v *uploadView) blame(c *call, problems bonbogi.Problems) {
	for _, p := range problems {
		v.Problem = append(v.Problem, c.message(p))
	}
}

// uploadPage shows what a mapping makes of the table. The form is made of the mapping, unless there is one already.
func (s *Site) uploadPage(c *call, v uploadView, t *tables.File, m *ingest.Mapping, whole bool, status int) (answer, error) {
	l, err := ingest.NewLayout(c.Context(), t, m, max(m.Table.Header.Last, 0)+2*gridRows)
	fits := err == nil
	if err := v.doubt(c, err); err != nil {
		return nil, err
	}
	if fits && (whole || small(t)) {
		if v.Check, err = s.check(c, t, m); err != nil {
			v.Check = nil
			if err := v.doubt(c, err); err != nil {
				return nil, err
			}
		}
	}
	if v.Form == nil {
		v.Form = c.mappingForm(t, m, l)
	}
	v.Form.found(m, v.Check)
	if l != nil {
		var p *ingest.Preview
		if fits {
			p, err = ingest.NewPreview(c.Context(), t, m, c.registry, gridRows)
			if err := v.doubt(c, err); err != nil {
				return nil, err
			}
		}
		v.Grid = c.grid(l, p)
	}
	if done, err := s.Store.ImportOf(c.Context(), v.Upload.Digest); err == nil {
		v.Done = &done
	} else if bonbogi.CodeOf(err) != bonbogi.NotFound {
		return nil, err
	}
	v.Token, v.Who = cmp.Or(v.Token, s.newID()), cmp.Or(v.Who, c.who())
	return &page{Template: "upload", Title: v.Upload.File, Data: v, Status: status, Form: true, Wide: true, Live: true}, nil
}

// doubt notes what a person can mend, once; another error comes back.
func (v *uploadView) doubt(c *call, err error) error {
	problems := problemsIn(err)
	if problems == nil {
		return err
	}
	for _, p := range problems {
		if said := c.message(p); !slices.Contains(v.Doubts, said) && !slices.Contains(v.Problem, said) {
			v.Doubts = append(v.Doubts, said)
		}
	}
	return nil
}
