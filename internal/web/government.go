package web

import (
	"maps"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// perSection is how many records of a kind a government's page shows; the lists have the rest.
const perSection = 20

// governmentView is one government with all that is on record about it.
type governmentView struct {
	Government   bonbogi.Government        `json:"government"`
	FullName     string                    `json:"full_name"`
	Predecessors []linkView                `json:"predecessors,omitempty"`
	Successors   []linkView                `json:"successors,omitempty"`
	Children     []governmentLinked        `json:"children,omitempty"`
	Records      store.Dossier             `json:"records"`
	Tallies      []tally                   `json:"claims"`
	Adopted      []travelled               `json:"-"`
	AdoptedFrom  []travelled               `json:"-"`
	Sources      map[string]bonbogi.Source `json:"-"`
	Standing     *brief                    `json:"standing,omitempty"`
	Fields       store.Fields              `json:"practice_fields"` // of the newest practices
}

// narrowing is a part of the practices of a government: those of one function, tag or status.
type narrowing struct {
	Name, Value string // of the filter
	Count       int    // 0 where there are too many practices to look at all of them
}

// mostTopics is how many tags a government's page offers.
const mostTopics = 12

// Narrowings are the parts that the list of practices can be narrowed to, where there is more than one practice.
func (v governmentView) Narrowings() (out []narrowing) {
	if v.Records.Totals.Practices < 2 {
		return nil
	}
	add := func(name, value string, count int) {
		if v.Records.Totals.Practices > newestTagged {
			count = 0
		}
		out = append(out, narrowing{name, value, count})
	}
	for _, division := range slices.Sorted(maps.Keys(v.Fields.Functions)) {
		add("function", division, v.Fields.Functions[division])
	}
	for _, status := range bonbogi.PracticeStatuses {
		if n := v.Fields.Statuses[status]; n > 0 && status != bonbogi.PracticeUnknown {
			add("status", string(status), n)
		}
	}
	for _, topic := range most(v.Fields.Topics, mostTopics) {
		add("topic", topic, v.Fields.Topics[topic])
	}
	return out
}

// linkView is a government that came before or after.
type linkView struct {
	ID   string       `json:"id"`
	Name string       `json:"name"`
	Kind string       `json:"kind"`
	On   bonbogi.Date `json:"on"`
}

func (s *Site) government(c *call) (answer, error) {
	g, ok := c.registry.Get(c.PathValue("id"))
	if !ok {
		return nil, bonbogi.Errorf(bonbogi.NotFound, "no_government", "there is no government %q", c.PathValue("id"))
	}
	records, err := s.Store.Dossier(c.Context(), []string{g.ID}, perSection)
	if err != nil {
		return nil, err
	}
	n := names{s, c.words}
	v := governmentView{Government: g, FullName: c.fullName(g.ID), Records: records, Children: n.under(g.ID),
		Predecessors: n.links(c.registry.Predecessors(g.ID)), Successors: n.links(c.registry.Successors(g.ID))}
	if v.Fields, err = s.Store.PracticeFields(c.Context(), g.ID, newestTagged); err != nil {
		return nil, err
	}
	for _, claim := range records.Claims {
		t, err := s.tallyOf(c, claim)
		if err != nil {
			return nil, err
		}
		v.Tallies = append(v.Tallies, t)
	}
	if v.Adopted, err = s.travelled(c, records.Adopted); err != nil {
		return nil, err
	}
	if v.AdoptedFrom, err = s.travelled(c, records.AdoptedFrom); err != nil {
		return nil, err
	}
	var facts []bonbogi.Fact
	for _, t := range v.Tallies {
		facts = append(facts, t.Claim)
	}
	if v.Sources, err = s.cited(c.Context(), facts...); err != nil {
		return nil, err
	}
	if v.Standing, err = s.brief(c, g); err != nil {
		return nil, err
	}
	return &page{Template: "government", Title: n.government(g.ID), Data: v}, nil
}

// travelled is a practice with the adoptions of it in a list.
type travelled struct {
	Practice  bonbogi.Practice
	Adoptions []bonbogi.Adoption
}

// travelled sorts adoptions by the practice that they are of.
func (s *Site) travelled(c *call, adoptions []bonbogi.Adoption) ([]travelled, error) {
	var ids []string
	for _, a := range adoptions {
		if !slices.Contains(ids, a.Practice) {
			ids = append(ids, a.Practice)
		}
	}
	practices, err := s.Store.PracticesByID(c.Context(), ids)
	if err != nil {
		return nil, err
	}
	out := make([]travelled, len(ids))
	for i, id := range ids {
		out[i].Practice = practices[id]
	}
	for _, a := range adoptions {
		i := slices.Index(ids, a.Practice)
		out[i].Adoptions = append(out[i].Adoptions, a)
	}
	return out, nil
}

// Other leaves out the government's own earlier and later names, which the table of names has.
func (v governmentView) Other(links []linkView) []linkView {
	return slices.DeleteFunc(slices.Clone(links), func(l linkView) bool { return l.ID == v.Government.ID })
}

func (n names) links(found []registry.Link) []linkView {
	var out []linkView
	for _, l := range found {
		out = append(out, linkView{l.Government.ID, n.form(registry.Match{Government: l.Government, Form: l.Form}), string(l.Kind), l.On})
	}
	return out
}
