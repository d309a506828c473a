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

// offer is an indicator that a form offers.
type offer struct{ ID, Name string }

// mostOffered is how many indicators a form offers while one is typed.
const mostOffered = 300

// offered are the first indicators of a kind, by name.
func (n names) offered(k *catalogue, kind func(*bonbogi.Indicator) bool) (out []offer) {
	for at := range k.all { // there may be thousands, too many to copy
		if i := &k.all[at]; kind(i) {
			out = append(out, offer{i.ID, n.indicator(*i)})
		}
		if len(out) == mostOffered {
			break
		}
	}
	return out
}

func isAny(*bonbogi.Indicator) bool { return true }

func isContext(i *bonbogi.Indicator) bool { return i.Measure == bonbogi.MeasureContext }

func isMeasured(i *bonbogi.Indicator) bool { return !isContext(i) }

func isResult(i *bonbogi.Indicator) bool { return !isContext(i) && i.Rankable }

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
