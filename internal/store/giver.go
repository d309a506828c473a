package store

import (
	"context"
	"database/sql"
)

// giver gives IDs their numbers while an import runs: the stored one, or the next.
type giver struct {
	numbers *numbering
	stored  *known
	given   map[string]int64 // by this import
	waiting []string         // of these the numbers were not written yet
}

func newGiver(ctx context.Context, tx *sql.Tx, n *numbering) (*giver, error) {
	k, err := n.read(ctx, tx)
	return &giver{numbers: n, stored: k, given: map[string]int64{}}, err
}

// give returns the number of an ID.
func (g *giver) give(id string) (number int64, isNew bool) {
	if n, ok := g.stored.of[id]; ok {
		return n, false
	}
	if n, ok := g.given[id]; ok {
		return n, false
	}
	number = int64(len(g.stored.ids) + len(g.given))
	g.given[id] = number
	g.waiting = append(g.waiting, id)
	return number, true
}

// flush has the new numbers written.
func (g *giver) flush(ctx context.Context, tx *sql.Tx, l *lane) error {
	ids := g.waiting
	g.waiting = nil
	if len(ids) == 0 {
		return nil
	}
	first := len(g.stored.ids) + len(g.given) - len(ids)
	return l.later(func() error {
		in := &inserter{tx: tx, table: g.numbers.table, columns: []string{g.numbers.number, g.numbers.id}}
		for i, id := range ids {
			if err := in.add(ctx, []any{first + i, id}); err != nil {
				return err
			}
		}
		return in.flush(ctx)
	})
}
