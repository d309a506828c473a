package review

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// patience is how often a record is looked at again that others change at the same moment; one of two gets through each time.
const patience = 20

// Accept stores the fact of an open proposal as a record and closes it, with all others that say the same, in one
// transaction. The fact is the proposed one, or what a person made of it; what it leaves open the others may say. The record
// cites every source that tells it. It returns the ID of the record.
func Accept(ctx context.Context, db *store.DB, names *registry.Registry, change store.Change, proposal store.Proposal, fact article.Fact) (id string, err error) {
	for range patience {
		// A record that tells the same may get the source of somebody else at this moment: it is looked at again.
		err = db.Alone(ctx, func(db *store.DB) (err error) {
			id, err = acceptOnce(ctx, db, names, change, proposal, fact)
			return err
		})
		if problem, ours := errors.AsType[*bonbogi.Error](err); !ours || problem.Rule != "changed_meanwhile" {
			break
		}
	}
	if err != nil {
		return "", err
	}
	return id, nil
}

func acceptOnce(ctx context.Context, db *store.DB, names *registry.Registry, change store.Change, proposal store.Proposal, fact article.Fact) (string, error) {
	source, err := store.Get[bonbogi.Source](ctx, db, proposal.Source)
	if err != nil {
		return "", err
	}
	all, err := Together(ctx, db, proposal)
	if err != nil {
		return "", err
	}
	fact.Quote, fact.In, fact.Start, fact.End = proposal.Quote, proposal.In, proposal.Start, proposal.End
	m := maker{ctx, db, names, source, all.Complete(fact), all.Citations(change.Who), db.NewID, change.Who}
	records, err := m.records()
	if err != nil {
		return "", err
	}
	if err := db.DecideTogether(ctx, change, all.IDs(), store.Accepted, records...); err != nil {
		return "", err
	}
	return records[len(records)-1].RecordID(), nil
}

// Reject closes an open proposal without a record, with all others that say the same.
func Reject(ctx context.Context, db *store.DB, change store.Change, proposal store.Proposal) error {
	all, err := Together(ctx, db, proposal)
	if err != nil {
		return err
	}
	return db.DecideTogether(ctx, change, all.IDs(), store.Rejected)
}

// AcceptMany accepts those of the proposals that are open, each on its own: one that lacks something only
// a person can add stays in the queue. It returns how many were accepted, and why the others were not.
func AcceptMany(ctx context.Context, db *store.DB, names *registry.Registry, change store.Change, proposals []store.Proposal) (accepted int, left []error, err error) {
	// Practices first: awards and adoptions are tied to them.
	order := slices.SortedStableFunc(slices.Values(proposals), func(a, b store.Proposal) int {
		return cmp.Compare(slices.Index(bonbogi.Kinds, a.Kind), slices.Index(bonbogi.Kinds, b.Kind))
	})
	for _, p := range order {
		if p.State != store.Undecided {
			continue
		}
		var fact article.Fact
		if err := json.Unmarshal(p.Fact, &fact); err != nil {
			return accepted, left, fmt.Errorf("proposal %s: %w", p.ID, err)
		}
		_, err := Accept(ctx, db, names, change, p, fact)
		problem, isDecided := errors.AsType[*bonbogi.Error](err)
		switch {
		case err == nil:
			accepted++
		case isDecided && problem.Rule == "decided": // somebody else was faster
		case bonbogi.CodeOf(err) == bonbogi.Invalid:
			left = append(left, fmt.Errorf("%s %q: %w", p.Kind, p.Quote, err))
		default:
			return accepted, left, fmt.Errorf("%s %q: %w", p.Kind, p.Quote, err)
		}
	}
	return accepted, left, nil
}
