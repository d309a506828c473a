package article

import (
	"slices"
)

// oneByOne are words that give several winners their prizes in the order in which both are named.
var oneByOne = []string{"각각", "차례로"}

// respectively gives each winner of a row its own prize: 가람시와 새별시가 각각 대상과 우수상을. Where the sentence does
// not say whose is whose, all are proposed, with doubt.
func (st *story) respectively(sent sentence, subs []subject, all []found) []found {
	if len(all) < 2 {
		return all
	}
	to := sent.end
	at := firstOf(sent.of(st.s), oneByOne)
	if at >= 0 {
		to = sent.start + at
	}
	last, ok := st.winner(subs, to)
	if !ok || !isGovernment(last.party) {
		return all
	}
	row := st.rowBefore(sent.start, last)
	if len(row) < 2 {
		return all
	}
	inRow := func(f found) bool {
		return f.span.end > last.end && slices.ContainsFunc(row, func(x subject) bool { return x.party.Same(f.Recipient) })
	}
	var prizes, others []found
	for _, f := range all {
		switch {
		case !inRow(f):
			others = append(others, f)
		case !slices.ContainsFunc(prizes, func(p found) bool { return p.Name == f.Name && p.Grade == f.Grade }):
			prizes = append(prizes, f)
		}
	}
	switch {
	case len(prizes) < 2:
		return all
	case at < 0 || len(prizes) != len(row):
		for i := range all {
			all[i].unclear = inRow(all[i])
		}
		return all
	}
	for i, f := range prizes {
		f.Recipient, f.explicit = row[i].party, true
		f.grantedBy(st)
		others = append(others, f)
	}
	return others
}
