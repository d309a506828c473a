package store

import (
	"context"
	"database/sql"

	"github.com/bonbogi/bonbogi"
)

// keeper is a mapping whose type of record is not known: what Save, Citing and the rest need of it.
type keeper interface {
	save(ctx context.Context, db *DB, tx *sql.Tx, c Change, r bonbogi.Record) error
	withdraw(ctx context.Context, db *DB, tx *sql.Tx, c Change, id string, revision int) error
	get(ctx context.Context, q querier, id string) (bonbogi.Record, error)
	find(ctx context.Context, q querier, where string, args ...any) ([]bonbogi.Record, error)
	verify(ctx context.Context, q querier) error
	unrevised(ctx context.Context, q querier) error
	derive(ctx context.Context, tx *sql.Tx) error
	restate(ctx context.Context, tx *sql.Tx) error
	changed() bool
	bind(add func(table string, fields []field))
	tableName() string
}

// keeperOf returns the keeper of a kind.
func keeperOf(kind bonbogi.Kind) (keeper, error) {
	switch kind {
	case bonbogi.KindGovernment:
		return governments, nil
	case bonbogi.KindSource:
		return sources, nil
	case bonbogi.KindPractice:
		return practices, nil
	case bonbogi.KindIndicator:
		return indicators, nil
	case bonbogi.KindAward:
		return awards, nil
	case bonbogi.KindSelection:
		return selections, nil
	case bonbogi.KindVisit:
		return visits, nil
	case bonbogi.KindAdoption:
		return adoptions, nil
	case bonbogi.KindClaim:
		return claims, nil
	case bonbogi.KindPeerSet:
		return peerSets, nil
	}
	return nil, bonbogi.Errorf(bonbogi.NotFound, "no_kind", "%q is no kind of record; the kinds are %v", kind, bonbogi.Kinds)
}
