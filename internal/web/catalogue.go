package web

import (
	"context"
	"fmt"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/learn"
)

// catalogue is every definition of an indicator, kept until one of them changes.
type catalogue struct {
	version int64
	all     []bonbogi.Indicator // by name; without their sources
	byID    map[string]bonbogi.Indicator
	models  []bonbogi.PeerModel // of peers, that can be asked for by name
}

// catalogue returns the definitions as they stand.
func (s *Site) catalogue(ctx context.Context) (*catalogue, error) {
	version, err := s.Store.IndicatorsVersion(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: definitions: %w", err)
	}
	if kept := s.definitions.Load(); kept != nil && kept.version == version {
		return kept, nil
	}
	k := &catalogue{byID: map[string]bonbogi.Indicator{}}
	if k.all, k.version, err = s.Store.Definitions(ctx); err != nil {
		return nil, fmt.Errorf("web: definitions: %w", err)
	}
	for _, i := range k.all {
		k.byID[i.ID] = i
	}
	k.models = learn.Models(k.all)
	s.definitions.Store(k)
	return k, nil
}

// offered are up to n indicators that a form offers while one is typed.
func (k *catalogue) offered(n int, keep func(bonbogi.Indicator) bool) (out []bonbogi.Indicator) {
	for _, i := range k.all {
		if len(out) == n {
			break
		}
		if keep(i) {
			out = append(out, i)
		}
	}
	return out
}

func isContext(i bonbogi.Indicator) bool { return i.Measure == bonbogi.MeasureContext }

func isResult(i bonbogi.Indicator) bool { return !isContext(i) && i.Rankable }

// facts is what the questions of package learn need: the store, with the definitions that are kept.
type facts struct {
	*store.DB
	*catalogue
}

// few is how many indicators are read with their sources.
const few = 20

// IndicatorsByID implements learn.Facts. Of many it knows no sources.
func (f facts) IndicatorsByID(ctx context.Context, ids []string) (map[string]bonbogi.Indicator, error) {
	if len(ids) <= few {
		return f.DB.IndicatorsByID(ctx, ids)
	}
	return f.byID, nil
}

// facts returns what questions are put to.
func (c *call) facts() (facts, error) {
	k, err := c.site.catalogue(c.Context())
	return facts{c.site.Store, k}, err
}
