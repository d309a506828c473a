package learn

import (
	"context"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// SetCheck says whether a set that was kept would be found again by what is known now.
type SetCheck struct {
	Year    int      `json:"year"`   // the newest by which the model can be asked
	Stays   []string `json:"stays"`  // in both, in the order of the set
	Joins   []string `json:"joins"`  // only now, the nearest first
	Leaves  []string `json:"leaves"` // only then
	Overlap Overlap  `json:"overlap"`
}

// CheckSet asks the model of a set again by the newest values. A set that was chosen by hand has no model to ask:
// ok is false then.
func CheckSet(ctx context.Context, facts Facts, govs Governments, set bonbogi.PeerSet) (c SetCheck, ok bool, err error) {
	if len(set.Model.Variables) == 0 {
		return c, false, nil
	}
	a, err := FindPeers(ctx, facts, govs, PeerQuestion{Government: set.Government, Model: set.Model})
	if err != nil {
		return c, true, err
	}
	then, now := members(set), a.IDs()
	c = SetCheck{Year: a.Year, Stays: []string{}, Joins: []string{}, Leaves: []string{}}
	for _, id := range then {
		if slices.Contains(now, id) {
			c.Stays = append(c.Stays, id)
		} else {
			c.Leaves = append(c.Leaves, id)
		}
	}
	for _, id := range now {
		if !slices.Contains(then, id) {
			c.Joins = append(c.Joins, id)
		}
	}
	o := peer.Agree(max(len(then), len(now)), then, now).Pairs[0][1]
	c.Overlap = Overlap{o.Common, o.Jaccard, Number(o.Rank), o.Ranked}
	return c, true, nil
}
