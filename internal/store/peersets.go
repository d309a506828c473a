package store

import (
	"context"

	"github.com/bonbogi/bonbogi"
)

var peerSets = mapping[bonbogi.PeerSet]{
	kind:  bonbogi.KindPeerSet,
	table: "peer_sets",
	meta:  func(p *bonbogi.PeerSet) *bonbogi.Meta { return &p.Meta },
	fields: func(p *bonbogi.PeerSet) []field {
		return []field{
			textField("name", &p.Name),
			{column: "government", bind: identifier{text[string]{&p.Government}}},
			numberField("year", &p.Year),
			textField("preset", &p.Model.Preset),
			textField("method", &p.Model.Method),
			wordsField("levels", &p.Model.Levels),
			referenceField("population", &p.Model.Population),
			knownRealField("population_low", &p.Model.PopulationLow),
			knownRealField("population_high", &p.Model.PopulationHigh),
			numberField("size", &p.Model.Size),
			textField("note", &p.Note),
		}
	},
	children: []child[bonbogi.PeerSet]{
		childOf("peer_set_variables", "peer_set",
			func(p *bonbogi.PeerSet) *[]bonbogi.PeerVariable { return &p.Model.Variables },
			func(v *bonbogi.PeerVariable) []field {
				return []field{textField("indicator", &v.Indicator), realField("weight", &v.Weight)}
			}),
		childOf("peer_set_members", "peer_set",
			func(p *bonbogi.PeerSet) *[]bonbogi.PeerMember { return &p.Members },
			func(m *bonbogi.PeerMember) []field {
				return []field{
					{column: "government", bind: identifier{text[string]{&m.Government}}},
					realField("distance", &m.Distance),
					numbersField("shares", &m.Shares),
				}
			}),
	},
	refers: func(p *bonbogi.PeerSet) []referral {
		out := []referral{{"population", bonbogi.KindIndicator, p.Model.Population}}
		for _, v := range p.Model.Variables {
			out = append(out, referral{"variables", bonbogi.KindIndicator, v.Indicator})
		}
		return out
	},
	search: func(p *bonbogi.PeerSet) []string { return []string{p.Name, p.Note} },
}

// PeerSetFilter chooses peer sets; what is zero does not count.
type PeerSetFilter struct {
	Government string // ID of the one that is compared
	Member     string // ID of one that it is compared with
	Indicator  string // ID of a variable of the model
	Text       string // words that its texts contain
	Year       int
	Preset     string
	Sort       string // updated (default), name, government, year, created
	Desc       bool
	Limit      int // 0: DefaultLimit, All: no limit
	Offset     int
}

// PeerSet returns a peer set by its ID.
func (db *DB) PeerSet(ctx context.Context, id string) (bonbogi.PeerSet, error) {
	return Get[bonbogi.PeerSet](ctx, db, id)
}

// PeerSets lists peer sets that are not withdrawn.
func (db *DB) PeerSets(ctx context.Context, f PeerSetFilter) (Page[bonbogi.PeerSet], error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset, sorts: map[string]string{
		"": "updated_at", "updated": "updated_at", "name": "name", "government": "government, year", "year": "year, name", "created": "created_at",
	}}
	q.equal("government", f.Government)
	q.year("year", f.Year)
	q.equal("preset", f.Preset)
	if f.Member != "" {
		q.and("id IN (SELECT peer_set FROM peer_set_members WHERE government = %[1]s)", f.Member)
	}
	if f.Indicator != "" {
		q.and("id IN (SELECT peer_set FROM peer_set_variables WHERE indicator = %[1]s)", f.Indicator)
	}
	q.text(f.Text)
	return list(ctx, db, peerSets, q)
}
