package web

import (
	"cmp"
	"maps"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/learn"
)

func (s *Site) practices(c *call) (answer, error) {
	q, err := c.listQuery("status", "updated", "name", "owner", "started")
	if err != nil {
		return nil, err
	}
	q.narrowed(c, "function")
	if code := q.Of("function"); code != "" {
		if _, known := bonbogi.FunctionOf(code); !known {
			q.NoValues = append(q.NoValues, noValue{"function", code})
		}
	}
	q.Topic = typed(c.URL.Query().Get("topic"))
	limit, offset := q.bounds(c)
	found, err := s.Store.Practices(c.Context(), store.PracticeFilter{Government: q.Resolved, Text: q.Text, Year: q.Year,
		Status: bonbogi.PracticeStatus(q.Value), Function: q.Of("function"), Topic: q.Topic, Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	l := list(c, q, found.Items, found.Total, choice{"status", texts(bonbogi.PracticeStatuses)})
	l.New = "/practices/new"
	if c.format == "html" {
		fields, err := s.Store.PracticeFields(c.Context(), "", newestTagged)
		if err != nil {
			return nil, err
		}
		l.Topics = most(fields.Topics, mostOffered)
	}
	return &page{Template: "practices", Title: c.text("menu.practices"), Data: l, Wide: true, Table: practiceTable(found.Items)}, nil
}

// newestTagged is at how many practices a page looks for their functions, tags and statuses: all may be many thousands.
const newestTagged = 300

// most are the words that are counted most often, in their order.
func most(counts map[string]int, limit int) []string {
	found := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	found = found[:min(limit, len(found))]
	slices.Sort(found)
	return found
}

// branchesShown is how many branches a practice's page shows at each place; the list and the data have all.
const branchesShown = 100

// practiceView is a practice with all that is known of how it travelled.
type practiceView struct {
	Practice  bonbogi.Practice          `json:"practice"`
	Lineage   *branch                   `json:"lineage"`
	Adoptions int                       `json:"adoptions"`
	Awards    []bonbogi.Award           `json:"awards"`
	Visits    []bonbogi.Visit           `json:"visits"`
	Claims    []bonbogi.Claim           `json:"claims"`
	Sources   map[string]bonbogi.Source `json:"sources"`

	Completeness completeness     `json:"completeness"`
	Evidence     bonbogi.Evidence `json:"evidence"`
	Similar      similar          `json:"similar"`
	Movements    []learn.Movement `json:"movements,omitempty"`

	Contradictions []bonbogi.Contradiction `json:"contradictions,omitempty"`

	Definitions map[string]bonbogi.Indicator         `json:"-"` // of the aims
	Bases       map[string]bonbogi.Practice          `json:"-"` // that it is based on
	Totals      struct{ Awards, Visits, Claims int } `json:"-"` // on record; a page shows the first of them
}

// completeness is how much of what a copy needs is on record.
type completeness struct {
	Has   int            `json:"has"`
	Of    int            `json:"of"`
	Needs []bonbogi.Need `json:"needs"`
}

// Lacking are the needs of a group that are not met.
func (k completeness) Lacking(group bonbogi.NeedGroup) (lacks []bonbogi.Need) {
	for _, n := range k.Needs {
		if n.Group == group && !n.Met {
			lacks = append(lacks, n)
		}
	}
	return lacks
}

func completenessOf(p bonbogi.Practice) completeness {
	needs := p.Needs()
	return completeness{Has: len(needs) - len(p.Lacks()), Of: len(needs), Needs: needs}
}

func (s *Site) practice(c *call) (answer, error) {
	ctx := c.Context()
	p, err := store.Get[bonbogi.Practice](ctx, s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	adoptions, err := s.Store.Lineage(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	shown := store.All
	if c.format == "html" {
		shown = perPage
	}
	awards, err := s.Store.Awards(ctx, store.AwardFilter{Practice: p.ID, Sort: "year", Desc: true, Limit: shown})
	if err != nil {
		return nil, err
	}
	visits, err := s.Store.Visits(ctx, store.VisitFilter{Practice: p.ID, Sort: "date", Desc: true, Limit: shown})
	if err != nil {
		return nil, err
	}
	claims, err := s.Store.Claims(ctx, store.ClaimFilter{Practice: p.ID, Limit: shown})
	if err != nil {
		return nil, err
	}
	v := practiceView{Practice: p, Adoptions: len(adoptions), Awards: awards.Items, Visits: visits.Items, Claims: claims.Items,
		Completeness: completenessOf(p), Contradictions: p.Contradictions(s.today())}
	v.Totals.Awards, v.Totals.Visits, v.Totals.Claims = awards.Total, visits.Total, claims.Total
	if err := s.evidence(c, &v); err != nil {
		return nil, err
	}
	if v.Bases, err = s.Store.PracticesByID(ctx, p.BasedOn); err != nil {
		return nil, err
	}
	facts := []bonbogi.Fact{p}
	for _, a := range adoptions {
		facts = append(facts, a)
	}
	for _, cl := range claims.Items {
		facts = append(facts, cl)
	}
	if v.Sources, err = s.cited(ctx, facts...); err != nil {
		return nil, err
	}
	v.Lineage = lineage(p, adoptions, v.Sources)
	v.Similar = s.similarTo(c, p, p.Owner.Government)
	if c.format == "html" {
		v.Lineage = v.Lineage.shown(branchesShown)
	}
	return &page{Template: "practice", Title: names{s, c.words}.practice(p), Data: v}, nil
}
