// Package learn joins what is on record with the methods of the chain, and so answers the questions that a
// government has: who is comparable with us, where do we lag among them, who does it better. Pages, the
// command line and reports ask here, so that all of them give the same answer.
//
// It says in small interfaces what it needs to know; a store and a registry give it.
package learn

import (
	"context"

	"github.com/bonbogi/bonbogi"
)

// Facts is what is observed and defined.
type Facts interface {
	IndicatorsByID(ctx context.Context, ids []string) (map[string]bonbogi.Indicator, error)
	Periods(ctx context.Context, indicator string) ([]bonbogi.Period, error)
	Slice(ctx context.Context, indicator string, p bonbogi.Period, v bonbogi.View) (*bonbogi.Slice, error)
	Panel(ctx context.Context, indicator string, governments []string, v bonbogi.View) (bonbogi.Panel, error)
	Profiles(ctx context.Context, governments []string, v bonbogi.View) ([]bonbogi.Profile, error)
}

// Governments is who there is.
type Governments interface {
	Get(id string) (bonbogi.Government, bool)
	All() []bonbogi.Government
}
