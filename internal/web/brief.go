package web

import (
	"net/url"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

// brief is what a government's page says of its figures: who is comparable, and where it is far ahead or behind.
type brief struct {
	Peers     []linkView       `json:"peers"`
	Rule      string           `json:"rule"` // by which the peers were found
	Strongest []learn.Standing `json:"strongest"`
	Weakest   []learn.Standing `json:"weakest"`
	Ranked    int              `json:"ranked"`

	Spec      string `json:"-"`
	Group     string `json:"-"`
	Simulated bool   `json:"-"`
	id        string
}

// briefYears is how far back a government's page looks: to what is new, and not over all time.
const briefYears = 2

// brief is nil where nothing is known, or nobody is comparable.
func (s *Site) brief(c *call, g bonbogi.Government) (*brief, error) {
	known, err := c.facts()
	if err != nil || len(known.models) == 0 || g.Level == bonbogi.Country || g.Level == bonbogi.Ministry {
		return nil, err
	}
	group, err := learn.FindGroup(c.Context(), known, known, c.registry, learn.GroupQuestion{Government: g.ID, Presets: known.models})
	if err != nil || group.Kind != learn.GroupPreset {
		_, err = c.refused(err)
		return nil, err
	}
	a, err := learn.Stand(c.Context(), known, c.registry, learn.StandingQuestion{Government: g.ID, Peers: group.Members, Today: s.today(), Shown: 3, Years: briefYears})
	if err != nil || a.Ranked == 0 {
		_, err = c.refused(err)
		return nil, err
	}
	n := names{s, c.words}
	b := &brief{Strongest: a.Strongest, Weakest: a.Weakest, Ranked: a.Ranked, Rule: group.Spec, Spec: group.Spec, id: g.ID}
	b.Peers = n.peers(group.Members)
	for _, x := range a.All {
		b.Simulated = b.Simulated || x.Definition.Simulated
	}
	b.Group = n.groupBeside(group, b.Simulated)
	return b, nil
}

// Compare is the address of the comparison in one indicator.
func (b *brief) Compare(indicator string) string {
	return "/compare?" + url.Values{"government": {b.id}, "indicator": {indicator}, "peers": {b.Spec}}.Encode()
}

// peers are the members of a group.
func (n names) peers(ids []string) (out []linkView) {
	for _, id := range ids {
		out = append(out, linkView{ID: id, Name: n.government(id)})
	}
	return out
}
