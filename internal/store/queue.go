package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Review is a source with proposals that wait for a person.
type Review struct {
	Source   bonbogi.Source `json:"source"` // without its text
	Open     int            `json:"open"`
	Accepted int            `json:"accepted"`
	Rejected int            `json:"rejected"`
}

// OpenReviews lists the sources with open proposals, the latest first; limit as in a filter: 0 is DefaultLimit, or All.
func (db *DB) OpenReviews(ctx context.Context, limit, offset int) (page Page[Review], err error) {
	page.Limit, page.Offset = cmp.Or(limit, DefaultLimit), offset
	cut := ""
	if page.Limit != All {
		cut = fmt.Sprintf(" LIMIT %d OFFSET %d", page.Limit, page.Offset)
	}
	err = db.read(ctx, func(q querier) error {
		if err := q.QueryRowContext(ctx, "SELECT COUNT(DISTINCT source) FROM proposals WHERE state = 'open'").Scan(&page.Total); err != nil {
			return fmt.Errorf("count the sources that wait: %w", err)
		}
		found, err := sources.listed(ctx, q, "id IN (SELECT source FROM proposals WHERE state = 'open') ORDER BY created_at DESC, id"+cut)
		if err != nil {
			return err
		}
		page.Items = make([]Review, len(found))
		at := map[string]*Review{}
		var ids []string
		for i, s := range found {
			page.Items[i].Source = s
			at[s.ID], ids = &page.Items[i], append(ids, s.ID)
		}
		for part := range slices.Chunk(ids, 500) {
			if err := countStates(ctx, q, part, at); err != nil {
				return err
			}
		}
		return nil
	})
	return page, err
}

// countStates counts what became of the proposals of the sources.
func countStates(ctx context.Context, tx querier, ids []string, at map[string]*Review) error {
	var q query
	rows, err := tx.QueryContext(ctx, "SELECT source, state, COUNT(*) FROM proposals WHERE source IN ("+q.bindAll(ids)+") GROUP BY source, state", q.args...)
	if err != nil {
		return fmt.Errorf("count proposals: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var source string
		var state State
		var n int
		if err := rows.Scan(&source, &state, &n); err != nil {
			return fmt.Errorf("count proposals: %w", err)
		}
		switch r := at[source]; state {
		case Undecided:
			r.Open = n
		case Accepted:
			r.Accepted = n
		case Rejected:
			r.Rejected = n
		}
	}
	return rows.Err()
}

// Waiting is a fact that waits for a person: the open proposals that say it, the surest first.
type Waiting struct {
	Told []Told `json:"told"`
}

// Told is a proposal with the source that it was read in.
type Told struct {
	Proposal
	From bonbogi.Source `json:"from"` // without its text
}

// QueueFilter chooses facts that wait; what is zero does not count.
type QueueFilter struct {
	Kind       bonbogi.Kind
	Government string // ID of one that takes part
	Sort       string // confidence (default), sources, at
	Desc       bool
	Limit      int
	Offset     int
}

// group is the word that proposals of one fact have in common.
const group = "COALESCE(same_as, id)"

// Queue lists the facts with open proposals, over all sources.
func (db *DB) Queue(ctx context.Context, f QueueFilter) (page Page[Waiting], err error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset}
	q.equal("kind", string(f.Kind))
	if f.Government != "" {
		// government/type: 0 comes next after the slash
		from, to := q.bind(f.Government+"/"), q.bind(f.Government+"0")
		q.where = append(q.where, fmt.Sprintf("(party >= %[1]s AND party < %[2]s OR other_party >= %[1]s AND other_party < %[2]s)", from, to))
	}
	where := strings.Join(append([]string{"state = 'open'"}, q.where...), " AND ")
	order := map[string]string{"sources": "COUNT(*)", "at": "MAX(at)"}[f.Sort]
	order = cmp.Or(order, "MAX(confidence)")
	if f.Desc {
		order += " DESC"
	}
	if q.problem != nil {
		return page, q.problem
	}
	page.Limit, page.Offset = cmp.Or(f.Limit, DefaultLimit), f.Offset
	limit := ""
	if page.Limit != All {
		limit = fmt.Sprintf(" LIMIT %d OFFSET %d", page.Limit, page.Offset)
	}
	err = db.read(ctx, func(tx querier) error {
		if err := tx.QueryRowContext(ctx, "SELECT COUNT(DISTINCT "+group+") FROM proposals WHERE "+where, q.args...).Scan(&page.Total); err != nil {
			return fmt.Errorf("count what waits: %w", err)
		}
		ids, err := column1(ctx, tx, "SELECT "+group+" FROM proposals WHERE "+where+" GROUP BY "+group+" ORDER BY "+order+", MAX(confidence) DESC, "+group+limit, q.args...)
		if err != nil {
			return fmt.Errorf("list what waits: %w", err)
		}
		page.Items, err = db.waiting(ctx, tx, ids)
		return err
	})
	return page, err
}

// waiting are the open proposals of each of the facts.
func (db *DB) waiting(ctx context.Context, tx querier, ids []string) ([]Waiting, error) {
	out := make([]Waiting, len(ids))
	at := map[string]int{}
	for i, id := range ids {
		at[id] = i
	}
	for part := range slices.Chunk(ids, 500) {
		var q query
		found, err := scanProposals(ctx, tx, "state = 'open' AND "+group+" IN ("+q.bindAll(part)+") ORDER BY confidence DESC, at, id", q.args...)
		if err != nil {
			return nil, err
		}
		from, err := sourcesOf(ctx, tx, found)
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			w := &out[at[p.group()]]
			w.Told = append(w.Told, Told{p, from[p.Source]})
		}
	}
	return out, nil
}

func sourcesOf(ctx context.Context, tx querier, proposals []Proposal) (map[string]bonbogi.Source, error) {
	from := map[string]bonbogi.Source{}
	ids := make([]string, len(proposals))
	for i, p := range proposals {
		ids[i] = p.Source
	}
	slices.Sort(ids)
	for part := range slices.Chunk(slices.Compact(ids), 500) {
		var q query
		found, err := sources.listed(ctx, tx, "id IN ("+q.bindAll(part)+")", q.args...)
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			from[s.ID] = s
		}
	}
	return from, nil
}

// Together returns the open proposals that say the same as this one, which comes first.
func (db *DB) Together(ctx context.Context, p Proposal) (all []Told, err error) {
	err = db.read(ctx, func(tx querier) error {
		found, err := db.waiting(ctx, tx, []string{p.group()})
		if err != nil {
			return err
		}
		all = found[0].Told
		if i := slices.IndexFunc(all, func(t Told) bool { return t.ID == p.ID }); i > 0 {
			all = slices.Insert(slices.Delete(slices.Clone(all), i, i+1), 0, all[i])
		}
		return nil
	})
	return all, err
}

// AlsoTold returns what other sources say of the open facts of a source, by the proposals of that source.
func (db *DB) AlsoTold(ctx context.Context, source string) (map[string][]Told, error) {
	out := map[string][]Told{}
	err := db.read(ctx, func(tx querier) error {
		clear(out)
		mine, err := scanProposals(ctx, tx, "source = $1 AND state = 'open'", source)
		if err != nil {
			return err
		}
		words := make([]string, len(mine))
		for i, p := range mine {
			words[i] = p.group()
		}
		facts, err := db.waiting(ctx, tx, words)
		if err != nil {
			return err
		}
		for i, p := range mine {
			for _, t := range facts[i].Told {
				if t.Source != source {
					out[p.ID] = append(out[p.ID], t)
				}
			}
		}
		return nil
	})
	return out, err
}
