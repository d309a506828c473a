package web

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// branchesAtHome is how many branches of a practice the front page shows at each place.
const branchesAtHome = 6

// newest is how many records of a kind the front page shows.
const newest = 5

type homeView struct {
	Counts    map[string]int     `json:"counts"` // by kind
	Featured  *featured          `json:"featured,omitempty"`
	Practices []bonbogi.Practice `json:"practices"`
	Awards    []bonbogi.Award    `json:"awards"`
	Visits    []bonbogi.Visit    `json:"visits"`
	Example   string             `json:"-"` // a name to try
}

// featured is the practice that travelled furthest among the newest: an example of the whole chain.
type featured struct {
	Practice bonbogi.Practice `json:"practice"`
	Lineage  *branch          `json:"lineage"`
}

func (s *Site) home(c *call) (answer, error) {
	ctx := c.Context()
	counts, err := s.counts(c)
	if err != nil {
		return nil, err
	}
	latest, err := s.Store.Newest(ctx, newest)
	if err != nil {
		return nil, err
	}
	v := homeView{Counts: counts, Practices: latest.Practices, Awards: latest.Awards, Visits: latest.Visits}
	if v.Featured, err = s.feature(c); err != nil {
		return nil, err
	}
	return &page{Template: "home", Data: v}, nil
}

// counts is how many records of each kind stand, and how many local governments there are.
func (s *Site) counts(c *call) (map[string]int, error) {
	stored, err := s.Store.Counts(c.Context())
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for kind, n := range stored {
		counts[string(kind)] = n
	}
	counts[string(bonbogi.KindGovernment)] = s.standingToday(c)
	return counts, nil
}

// standingToday counts the local governments that exist today.
func (s *Site) standingToday(c *call) int {
	n := 0
	for _, g := range c.registry.All() {
		if g.Exists() && (g.Level == bonbogi.Province || g.Level == bonbogi.Municipality) {
			n++
		}
	}
	return n
}

func (s *Site) feature(c *call) (*featured, error) {
	id, err := s.Store.MostAdopted(c.Context())
	if err != nil || id == "" {
		return nil, err
	}
	p, err := store.Get[bonbogi.Practice](c.Context(), s.Store, id)
	if err != nil {
		return nil, err
	}
	adoptions, err := s.Store.Lineage(c.Context(), id)
	if err != nil {
		return nil, err
	}
	facts := make([]bonbogi.Fact, len(adoptions))
	for i, a := range adoptions {
		facts[i] = a
	}
	sources, err := s.cited(c.Context(), facts...)
	if err != nil {
		return nil, err
	}
	return &featured{p, lineage(p, adoptions, sources).shown(branchesAtHome)}, nil
}
