package web

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
)

// indicators lists the definitions. Its download is a table that can be edited and imported again.
func (s *Site) indicators(c *call) (answer, error) {
	q, err := c.listQuery("measure", "name", "measure", "unit", "frequency", "publisher", "updated")
	if err != nil {
		return nil, err
	}
	asked := c.URL.Query()
	q.Topic, q.Publisher, q.Source = typed(asked.Get("topic")), typed(asked.Get("publisher")), typed(asked.Get("source"))
	q.Desc = q.Desc && asked.Get("sort") != "" // by name from the first letter on
	order := q.Sort
	if order == "name" && c.words.Tag != "ko" {
		order = "name_en"
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.Indicators(c.Context(), store.IndicatorFilter{Text: q.Text, Topic: q.Topic, Publisher: q.Publisher, Source: q.Source,
		Measure: bonbogi.MeasureType(q.Value), Sort: order, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	l := list(c, q, found.Items, found.Total, choice{"measure", texts(bonbogi.MeasureTypes)})
	l.New = "/indicators/new"
	if l.Topics, l.Publishers, err = s.Store.IndicatorWords(c.Context()); err != nil {
		return nil, err
	}
	t := &table.Table{Name: "indicators", Header: ingest.DefinitionHeader()}
	for _, i := range found.Items {
		t.AddTexts(ingest.DefinitionRow(i)...)
	}
	return &page{Template: "indicators", Title: c.text("menu.indicators"), Data: l, Wide: true, Table: t}, nil
}

// indicatorView is the definition of an indicator.
type indicatorView struct {
	Indicator bonbogi.Indicator         `json:"indicator"`
	Sources   map[string]bonbogi.Source `json:"sources"`
	Values    *valuesView               `json:"values,omitempty"`
	Refusal   *refusalView              `json:"refusal,omitempty"` // why there are no values of what was asked
}

func (s *Site) indicator(c *call) (answer, error) {
	i, err := store.Get[bonbogi.Indicator](c.Context(), s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := indicatorView{Indicator: i}
	if v.Sources, err = s.cited(c.Context(), i); err != nil {
		return nil, err
	}
	p := &page{Template: "indicator", Title: names{s, c.words}.indicator(i), Data: &v}
	v.Values, err = s.values(c, i)
	if v.Refusal, err = c.refused(err); err != nil || v.Values == nil {
		return p, err
	}
	p.Wide, p.Pictures = true, v.Values.Pictures()
	v.Values.files = filesOf(c.URL.Path, c.URL.RawQuery)
	if c.download() {
		p.Table = v.Values.table()
	}
	return p, nil
}

func (n names) indicator(i bonbogi.Indicator) string { return i.Title(n.words.Tag != "ko") }

// draftIndicator puts an indicator into a form. Its id is chosen once, since tables and addresses name it; and
// what was marked as simulated stays so.
func draftIndicator(x *bonbogi.Indicator) []*input {
	var in []*input
	if x.Revision == 0 {
		in = append(in, short("id", &x.ID).required())
	}
	in = append(in,
		short("name", &x.Name).required(), short("name_en", &x.NameEn), long("definition", &x.Definition), long("definition_en", &x.DefinitionEn),
		short("unit", &x.Unit), short("unit_en", &x.UnitEn), choose("direction", "direction.", &x.Direction, bonbogi.Directions),
		choose("measure", "measure.", &x.Measure, bonbogi.MeasureTypes), choose("frequency", "frequency.", &x.Frequency, bonbogi.Frequencies),
		whole("decimals", &x.Decimals), choose("interval", "interval.", &x.Interval, bonbogi.IntervalMethods), factor("per", &x.Per),
		short("publisher", &x.Publisher), short("licence", &x.Licence), short("url", &x.URL), short("version", &x.Version),
		lines("topics", &x.Topics), check("rankable", &x.Rankable))
	if !x.Simulated {
		in = append(in, check("simulated", &x.Simulated))
	}
	return in
}
