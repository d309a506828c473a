package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// Likeness tells how alike two proposals of one kind about the same parties are: 0 if they say two things,
// more the surer it is that they say one. The store does not look into facts; the reader's package does.
type Likeness func(a, b Told) int

// enough is how many open proposals about the same parties are looked at.
const enough = 200

// apart is what same_as ends with where a person said that a proposal says something of its own.
const apart = "/apart"

// join puts each open proposal of a source that stands alone with the most alike one of other sources. Two facts of
// one source are never one. Of those that changed, by their fingerprints, what stood with others and is like none of them any
// more is parted first.
func (like Likeness) join(ctx context.Context, tx *sql.Tx, source bonbogi.Source, changed map[string]bool) error {
	if err := like.part(ctx, tx, source, changed); err != nil {
		return err
	}
	mine, err := scanProposals(ctx, tx, `source = $1 AND state = 'open' AND party IS NOT NULL AND (same_as IS NULL OR same_as = id)
		AND NOT EXISTS (SELECT 1 FROM proposals o WHERE o.same_as = proposals.id AND o.id <> proposals.id AND o.state = 'open') ORDER BY start_at, id`, source.ID)
	if err != nil {
		return err
	}
	others := map[string][]Told{} // by those who take part
	type pair struct {
		mine  Proposal
		other Proposal
		alike int
	}
	var pairs []pair
	for _, p := range mine {
		key := string(p.Kind) + "\x00" + p.Party + "\x00" + p.Other
		if _, looked := others[key]; !looked {
			if others[key], err = told(ctx, tx, p); err != nil {
				return err
			}
		}
		for _, o := range others[key] {
			if alike := like(Told{p, source}, o); alike > 0 {
				pairs = append(pairs, pair{p, o.Proposal, alike})
			}
		}
	}
	joined, taken := map[string]bool{}, map[string]bool{}
	for range pairs {
		best := -1
		for i, x := range pairs {
			if !joined[x.mine.ID] && !taken[x.other.group()] && (best < 0 || x.alike > pairs[best].alike) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		x := pairs[best]
		joined[x.mine.ID], taken[x.other.group()] = true, true
		if err := x.mine.stand(ctx, tx, x.other); err != nil {
			return err
		}
	}
	return nil
}

// part lets those of the changed proposals of a source wait alone that stand with others of which none is like them.
func (like Likeness) part(ctx context.Context, tx *sql.Tx, source bonbogi.Source, changed map[string]bool) error {
	if !slices.Contains(slices.Collect(maps.Values(changed)), true) {
		return nil
	}
	mine, err := scanProposals(ctx, tx, `source = $1 AND state = 'open'
		AND EXISTS (SELECT 1 FROM proposals o WHERE o.same_as = proposals.same_as AND o.id <> proposals.id AND o.state = 'open') ORDER BY start_at, id`, source.ID)
	if err != nil {
		return err
	}
	for _, p := range mine {
		if !changed[p.Fingerprint] {
			continue
		}
		others, err := scanProposals(ctx, tx, fmt.Sprint("same_as = $1 AND id <> $2 AND state = 'open' ORDER BY at, id LIMIT ", enough), p.SameAs, p.ID)
		if err != nil {
			return err
		}
		from, err := sourcesOf(ctx, tx, others)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(others, func(o Proposal) bool { return like(Told{p, source}, Told{o, from[o.Source]}) > 0 }) {
			continue
		}
		if err := p.leave(ctx, tx, others); err != nil {
			return err
		}
	}
	return nil
}

// leave takes the proposal away from the others of its group, which need another word where theirs is its ID.
func (p Proposal) leave(ctx context.Context, tx *sql.Tx, others []Proposal) error {
	if p.SameAs == p.ID && len(others) > 0 {
		if _, err := tx.ExecContext(ctx, `UPDATE proposals SET same_as = $1 WHERE same_as = $2 AND id <> $2`, others[0].ID, p.ID); err != nil {
			return fmt.Errorf("part those that stood with proposal %s: %w", p.ID, err)
		}
	}
	if _, err := tx.ExecContext(ctx, `UPDATE proposals SET same_as = id WHERE id = $1`, p.ID); err != nil {
		return fmt.Errorf("part proposal %s: %w", p.ID, err)
	}
	return nil
}

// group is the word that proposals of one fact have in common.
func (p Proposal) group() string {
	if p.SameAs != "" {
		return p.SameAs
	}
	return p.ID
}

// told are the open proposals of other sources about the same parties, with what is known of the sources, the oldest first.
// Facts that are told by the source already are left out with all who tell them.
func told(ctx context.Context, tx *sql.Tx, p Proposal) ([]Told, error) {
	where := `state = 'open' AND kind = $1 AND party = $2 AND COALESCE(other_party, '') = $3 AND source <> $4 AND COALESCE(same_as, '') NOT LIKE '%` + apart + `'
		AND COALESCE(same_as, id) NOT IN (SELECT COALESCE(same_as, id) FROM proposals WHERE source = $4) ORDER BY at, id`
	found, err := scanProposals(ctx, tx, fmt.Sprint(where, " LIMIT ", enough), string(p.Kind), p.Party, p.Other, p.Source)
	if err != nil {
		return nil, err
	}
	from, err := sourcesOf(ctx, tx, found)
	if err != nil {
		return nil, err
	}
	out := make([]Told, len(found))
	for i, f := range found {
		out[i] = Told{f, from[f.Source]}
	}
	return out, nil
}

// stand puts the proposal beside another that says the same.
func (p Proposal) stand(ctx context.Context, tx *sql.Tx, beside Proposal) error {
	if _, err := tx.ExecContext(ctx, `UPDATE proposals SET same_as = $1 WHERE id IN ($2, $3) AND state = 'open'`, beside.group(), p.ID, beside.ID); err != nil {
		return fmt.Errorf("put proposal %s beside %s: %w", p.ID, beside.ID, err)
	}
	return nil
}

// Part says that a proposal tells something of its own and waits alone, also when its source is read again.
func (db *DB) Part(ctx context.Context, c Change, id string) error {
	if err := c.validate(); err != nil {
		return err
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		p, err := proposal(ctx, tx, id)
		if err != nil {
			return err
		}
		if p.State != Undecided {
			return bonbogi.Errorf(bonbogi.Conflict, "decided", "somebody decided this proposal before; load the page again to see how")
		}
		_, err = tx.ExecContext(ctx, `UPDATE proposals SET same_as = $1 WHERE id = $2`, p.ID+apart, p.ID)
		if err != nil {
			return fmt.Errorf("part proposal %s: %w", p.ID, err)
		}
		return nil
	})
}
