package web

import (
	"net/http"
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
)

// imports lists the tables that came in, the newest first.
func (s *Site) imports(c *call) (answer, error) {
	q, err := c.listQuery("", "created")
	if err != nil {
		return nil, err
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.Imports(c.Context(), limit, offset)
	if err != nil {
		return nil, err
	}
	t := &table.Table{Name: "imports", Header: []string{"id", "at", "who", "file", "source", "new", "revised", "unchanged", "rejected"}}
	for _, x := range found.Items {
		t.AddTexts(x.ID, x.At.UTC().Format("2006-01-02T15:04:05Z"), x.Who, x.File, x.Source,
			strconv.Itoa(x.New), strconv.Itoa(x.Revised), strconv.Itoa(x.Unchanged), strconv.Itoa(x.Rejected))
	}
	return &page{Template: "imports", Title: c.text("imports.title"), Data: list(c, q, found.Items, found.Total), Wide: true, Table: t}, nil
}

// importedView is an import with what it was about.
type importedView struct {
	Import     store.ImportRecord  `json:"import"`
	Source     bonbogi.Source      `json:"source"`
	Indicators []bonbogi.Indicator `json:"indicators"`

	Total  int           `json:"-"` // of the indicators
	Upload *store.Upload `json:"-"` // the file, as long as it is kept
	Again  bool          `json:"-"` // the file was sent once more
}

// shownIndicators is how many indicators of an import a page names.
const shownIndicators = 100

func (s *Site) imported(c *call) (answer, error) {
	imp, err := s.Store.Import(c.Context(), c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := importedView{Import: imp, Indicators: []bonbogi.Indicator{}}
	if v.Source, err = store.Get[bonbogi.Source](c.Context(), s.Store, imp.Source); err != nil {
		return nil, err
	}
	ids, err := s.Store.ImportIndicators(c.Context(), imp.ID)
	if err != nil {
		return nil, err
	}
	if v.Total = len(ids); c.format == "html" {
		ids = ids[:min(len(ids), shownIndicators)]
	}
	known, err := s.Store.IndicatorsByID(c.Context(), ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if i, there := known[id]; there {
			v.Indicators = append(v.Indicators, i)
		}
	}
	v.Again = c.URL.Query().Has("again")
	if u, err := s.Store.UploadOf(c.Context(), imp.Digest); err == nil {
		v.Upload = &u
	} else if bonbogi.CodeOf(err) != bonbogi.NotFound {
		return nil, err
	}
	return &page{Template: "imported", Title: imp.File, Data: v}, nil
}

// mapping is the mapping of an import, to be kept for next year's table.
func (s *Site) mapping(c *call) (answer, error) {
	imp, err := s.Store.Import(c.Context(), c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return download{imp.ID + ".yaml", "application/yaml; charset=utf-8", []byte(imp.Mapping)}, nil
}

// download is a file to keep.
type download struct {
	name, contentType string
	data              []byte
}

func (d download) write(_ *call, w http.ResponseWriter) error {
	return writeFile(w, d.name, d.contentType, d.data)
}
