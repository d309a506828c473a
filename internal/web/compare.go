package web

import (
	"cmp"
	"maps"
	"net/url"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/learn"
)

// compareView is where a government stands among its peers in one indicator.
type compareView struct {
	files
	Asked   asked             `json:"query"`
	Typed   string            `json:"indicator_asked,omitempty"`
	AsOf    bonbogi.Date      `json:"as_of"`
	Refusal *refusalView      `json:"refusal,omitempty"` // why there is no answer
	Group   *learn.Group      `json:"group,omitempty"`
	Answer  *learn.Comparison `json:"answer,omitempty"`
	Beside  *learn.Comparison `json:"beside,omitempty"` // a second indicator of the same group
	Names   map[string]string `json:"names,omitempty"`  // of the governments of the answer

	Own       string        `json:"-"`
	GroupName string        `json:"-"`
	Breaks    string        `json:"-"` // of the peers: where their middle may jump
	Words     []string      `json:"-"`
	Rows      []placedRow   `json:"-"`
	Strip     picture       `json:"-"`
	Bars      picture       `json:"-"`
	Trend     picture       `json:"-"`
	Scatter   *picture      `json:"-"`
	Map       *picture      `json:"-"`
	Outline   string        `json:"-"` // whose outlines the map has
	Models    []modelRow    `json:"-"`
	Groups    []groupChoice `json:"-"`
	Offered   []offer       `json:"-"`
	With      string        `json:"-"` // the second indicator, as typed

	BesideRefusal *refusalView `json:"beside_refusal,omitempty"`
}

// groupChoice is a group that the form offers.
type groupChoice struct {
	Spec, Name string
	Chosen     bool
}

// modelRow is a role model with what it has on record: the chain goes on there.
type modelRow struct {
	learn.RoleModel
	Practices []bonbogi.Practice
	Total     int // of them
}

// compare answers where a government stands.
func (s *Site) compare(c *call) (answer, error) {
	v := compareView{Asked: c.asked(), Typed: typed(c.URL.Query().Get("indicator")), With: typed(c.URL.Query().Get("with"))}
	p := &page{Template: "compare", Title: c.text("compare.title"), Data: &v, Wide: true}
	known, err := c.facts()
	if err != nil {
		return nil, err
	}
	if v.Asked.ID != "" {
		err = s.compareWith(c, &v, known)
	}
	if v.Refusal, err = c.refused(err); err != nil {
		return nil, err
	}
	if err := s.offer(c, &v, known); err != nil {
		return nil, err
	}
	if v.Answer == nil {
		return p, nil
	}
	p.Title = c.text("compare.of", "name", v.Own, "indicator", names{s, c.words}.indicator(v.Answer.Indicator))
	if err := v.draw(c); err != nil {
		return nil, err
	}
	p.Pictures = []picture{v.Bars, v.Strip, v.Trend}
	switch {
	case c.download():
		p.Table = v.table()
	case c.format == "html":
		v.Rows = v.rows(names{s, c.words})
	}
	for _, x := range []*picture{v.Scatter, v.Map} {
		if x != nil {
			p.Pictures = append(p.Pictures, *x)
		}
	}
	v.files = filesOf(c.URL.Path, c.URL.RawQuery)
	return p, nil
}

// compareWith finds the group, and asks the question.
func (s *Site) compareWith(c *call, v *compareView, known facts) error {
	day, asOf, err := c.asOf()
	if err != nil {
		return err
	}
	v.AsOf = day
	i, wrong := bonbogi.Indicator{}, error(nil)
	if v.Typed != "" {
		i, wrong = c.indicatorCalled(v.Typed)
	}
	g, err := learn.FindGroup(c.Context(), known, known, c.registry,
		learn.GroupQuestion{Government: v.Asked.ID, Spec: typedLong(c.URL.Query().Get("peers")), Indicator: i.ID, Presets: known.models, AsOf: asOf})
	if err != nil {
		return err
	}
	v.Group = &g
	if v.Typed == "" || wrong != nil {
		return wrong
	}
	q := learn.CompareQuestion{Government: v.Asked.ID, Indicator: i.ID, Peers: g.Members, Rule: g.Kind, AsOf: asOf}
	if q.Period, q.Year, err = c.period(); err != nil {
		return err
	}
	found, err := learn.Compare(c.Context(), known, c.registry, q)
	if err != nil {
		return err
	}
	v.Answer = &found
	n := names{s, c.words}
	v.Own, v.GroupName, v.Names = n.government(v.Asked.ID), n.groupBeside(g, found.Indicator.Simulated), map[string]string{}
	for _, p := range found.Positions {
		v.Names[p.Government] = n.government(p.Government)
	}
	for _, x := range found.Apart {
		v.Names[x.Government] = n.government(x.Government)
	}
	if g.Kind.Changes() {
		g.Members = slices.DeleteFunc(slices.Sorted(maps.Keys(v.Names)), func(id string) bool { return id == v.Asked.ID })
	}
	v.Words, v.Breaks = n.compared(*v.Answer, v.Own, v.GroupName), n.breaks(v.Answer.Trend)
	if err := s.roleModels(c, v); err != nil || v.With == "" {
		return err
	}
	v.BesideRefusal, err = c.refused(s.beside(c, v, known, q))
	return err
}

// beside asks for the second indicator in the same year; where it was not observed then, in its last.
func (s *Site) beside(c *call, v *compareView, known facts, q learn.CompareQuestion) error {
	i, err := c.indicatorCalled(v.With)
	if err != nil {
		return err
	}
	q.Indicator, q.Period, q.Year = i.ID, bonbogi.Period{}, v.Answer.Period.Year()
	found, err := learn.Compare(c.Context(), known, c.registry, q)
	if bonbogi.CodeOf(err) == bonbogi.NotFound {
		q.Year = 0
		found, err = learn.Compare(c.Context(), known, c.registry, q)
	}
	if err == nil {
		v.Beside = &found
	}
	return err
}

// period is the period, or the year, of the address.
func (c *call) period() (p bonbogi.Period, year int, err error) {
	if s := typed(c.URL.Query().Get("period")); s != "" {
		p, err = bonbogi.ParsePeriod(s)
		return p, 0, err
	}
	year, err = c.year()
	return p, year, err
}

// shownModels is how many role models a page shows.
const shownModels = 5

// roleModels looks what the first role models have on record.
func (s *Site) roleModels(c *call, v *compareView) error {
	for _, m := range v.Answer.Models[:min(shownModels, len(v.Answer.Models))] {
		found, err := s.Store.Practices(c.Context(), store.PracticeFilter{Government: m.Government, Desc: true, Limit: 20})
		if err != nil {
			return err
		}
		// Those on the topics of the indicator come first.
		slices.SortStableFunc(found.Items, func(a, b bonbogi.Practice) int {
			return cmp.Compare(shared(b.Topics, v.Answer.Indicator.Topics), shared(a.Topics, v.Answer.Indicator.Topics))
		})
		v.Models = append(v.Models, modelRow{m, found.Items[:min(3, len(found.Items))], found.Total})
	}
	return nil
}

func shared(a, b []string) (n int) {
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// offer fills the form: the groups and the indicators that can be chosen.
func (s *Site) offer(c *call, v *compareView, known facts) (err error) {
	v.Offered = names{s, c.words}.offered(known.catalogue, isMeasured)
	v.Groups, err = s.groups(c, v.Asked.ID, v.Group, known)
	return err
}

// groups are those that a form offers for a government: presets, those by rule, sets that were kept, and the one
// that was asked for.
func (s *Site) groups(c *call, government string, asked *learn.Group, known facts) (all []groupChoice, err error) {
	add := func(spec, name string) {
		all = append(all, groupChoice{spec, name, asked != nil && asked.Spec == spec})
	}
	for _, m := range known.models {
		add(m.Preset, c.text("group.preset", "preset", c.text("preset."+m.Preset)))
	}
	add(string(learn.GroupLevel), c.text("group.level"))
	add(string(learn.GroupProvince), c.text("group.province"))
	if government != "" {
		sets, err := s.Store.PeerSets(c.Context(), store.PeerSetFilter{Government: government, Desc: true, Limit: 20})
		if err != nil {
			return nil, err
		}
		for _, set := range sets.Items {
			add(set.ID, set.Name)
		}
	}
	if asked != nil && !slices.ContainsFunc(all, func(g groupChoice) bool { return g.Chosen }) {
		add(asked.Spec, names{s, c.words}.group(*asked))
	}
	return all, nil
}

// group is what a group is called.
func (n names) group(g learn.Group) string {
	switch g.Kind {
	case learn.GroupSet:
		return g.Name
	case learn.GroupPreset:
		return n.words.Text("group.preset", "preset", n.words.Text("preset."+g.Spec))
	case learn.GroupList:
		return n.words.Text("group.list", "n", len(g.Members))
	}
	return n.words.Text("group." + string(g.Kind))
}

// groupBeside is what a group is called beside values. One that was found by simulated values says so, unless the
// values do already.
func (n names) groupBeside(g learn.Group, simulated bool) string {
	if g.Simulated && !simulated {
		return n.words.Text("group.simulated", "group", n.group(g))
	}
	return n.group(g)
}

// placedRow is a government in the table of a comparison, as people read it.
type placedRow struct {
	learn.Position
	Name, At                         string
	Place, Value, Between, Part, Gap string
	Own                              bool
}

// Of a group of hundreds a page lists the first, and those around the own place; a file has all.
const (
	mostRows   = 80
	firstRows  = 20
	aroundRows = 20
)

// rows are the table of the page, worked out here since a template takes its time.
func (v *compareView) rows(n names) []placedRow {
	a := v.Answer
	q, number := v.Asked.at.Query(), n.number(a.Indicator)
	own := slices.IndexFunc(a.Positions, func(p learn.Position) bool { return p.Government == a.Government })
	var rows []placedRow
	for i, p := range a.Positions {
		if len(a.Positions) > mostRows && i >= firstRows && (own < 0 || max(i-own, own-i) > aroundRows) {
			continue
		}
		q.Set("government", p.Government)
		r := placedRow{Position: p, Name: v.Names[p.Government], At: "/compare?" + q.Encode(), Value: number.WithUnit(p.Figure.Value),
			Gap: n.signed(a.Indicator, p.GapToMedian), Own: p.Government == a.Government}
		if p.RankLow != p.RankHigh {
			r.Place = rankRange(p)
		}
		if p.Figure.HasInterval() {
			r.Between = number.WithUnit(p.Figure.Low) + " – " + number.WithUnit(p.Figure.High)
		}
		if p.Percentile.Known() {
			r.Part = chart.Number{}.Format(float64(p.Percentile))
		}
		rows = append(rows, r)
	}
	return rows
}

// At is the address of the same comparison with another value of a parameter.
func (v *compareView) At(name, value string) string {
	q := v.Asked.at.Query()
	q.Set(name, value)
	return "/compare?" + q.Encode()
}

// Periods are those that can be asked for, the newest first.
func (v *compareView) Periods() []bonbogi.Period {
	out := slices.Clone(v.Answer.Periods)
	slices.Reverse(out)
	return out
}

// Alike reports whether the group was chosen for its circumstances.
func (v *compareView) Alike() bool { return v.Group.Model != nil && len(v.Group.Model.Variables) > 0 }

// Standing is the address of all indicators of the government in the same group.
func (v *compareView) Standing() string {
	return "/governments/" + url.PathEscape(v.Asked.ID) + "/standing?" + url.Values{"peers": {v.Group.Spec}}.Encode()
}
