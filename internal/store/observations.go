package store

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/bonbogi/bonbogi"
)

// Import says where observations come from.
type Import struct {
	Source   string // ID of the source
	File     string // name of the file or the service
	Digest   string // SHA-256 of the file
	Mapping  string // the mapping that was used
	Shape    string // fingerprint of the header: finds the mapping for next year's file
	Rejected int    // values that were left out
	DryRun   bool   // count only, store nothing
}

// Counts says what an import did.
type Counts struct {
	New       int `json:"new"`       // nothing was there
	Revised   int `json:"revised"`   // something else was there
	Unchanged int `json:"unchanged"` // the same was there
}

// ImportRecord is an import that was stored.
type ImportRecord struct {
	ID       string    `json:"id"`
	Source   string    `json:"source"`
	File     string    `json:"file,omitempty"`
	Digest   string    `json:"digest,omitempty"`
	Mapping  string    `json:"mapping,omitempty"`
	Shape    string    `json:"shape,omitempty"`
	Rejected int       `json:"rejected"`
	Who      string    `json:"who"`
	Why      string    `json:"why,omitempty"`
	At       time.Time `json:"at"`
	Counts
}

// Correction is a figure that was there and was revised.
type Correction struct {
	Indicator  string
	Government string
	Period     bonbogi.Period
	Before     bonbogi.Figure
	After      bonbogi.Figure
	Import     string // ID of the import that revised it
	Who, Why   string
	At         time.Time
}

// CorrectionFilter chooses corrections; what is empty does not count.
type CorrectionFilter struct {
	Indicator  string
	Government string
	Limit      int // 0: DefaultLimit, All: no limit
	Offset     int
}

var errNotYet = errors.New("store: observations are not kept yet")

// ImportObservations saves records (the source, new indicators) and merges the slices with what is stored, all in
// one transaction: after it, or after a crash at any moment, all of it is there or nothing. A figure that breaks a
// rule is refused, with its place, and so is the whole. The slices are asked for once, in their order; the error of
// one ends the import. An import that changes no figure is not recorded, and id is empty; so it is with DryRun.
func (db *DB) ImportObservations(ctx context.Context, c Change, imp Import, records []bonbogi.Record,
	slices iter.Seq2[*bonbogi.Slice, error]) (id string, n Counts, err error) {
	return "", n, errNotYet
}

// Imports lists the imports, the newest first, without their mappings.
func (db *DB) Imports(ctx context.Context, limit, offset int) (page Page[ImportRecord], err error) {
	return page, errNotYet
}

// Import returns an import by its ID.
func (db *DB) Import(ctx context.Context, id string) (imp ImportRecord, err error) {
	return imp, errNotYet
}

// MappingFor returns the mapping of the newest import of a table with this header; "" if there was none.
func (db *DB) MappingFor(ctx context.Context, shape string) (mapping string, err error) {
	return "", errNotYet
}

// Slice returns what was observed of an indicator in a period, for every government of which anything was said. Its
// Government is in the order in which the database first heard of them.
func (db *DB) Slice(ctx context.Context, indicator string, p bonbogi.Period, v bonbogi.View) (*bonbogi.Slice, error) {
	return nil, errNotYet
}

// Panel returns an indicator over the periods that the view includes and that have observations, for the governments
// in the order given; nil: every one of which anything was said.
func (db *DB) Panel(ctx context.Context, indicator string, governments []string, v bonbogi.View) (panel bonbogi.Panel, err error) {
	return panel, errNotYet
}

// Periods returns the periods of an indicator that have observations, oldest first.
func (db *DB) Periods(ctx context.Context, indicator string) ([]bonbogi.Period, error) {
	return nil, errNotYet
}

// Profiles returns what was observed about governments over all indicators, in the order given. All share Indicators
// and Periods: those of which anything was said about at least one of them.
func (db *DB) Profiles(ctx context.Context, governments []string, v bonbogi.View) ([]bonbogi.Profile, error) {
	return nil, errNotYet
}

// Corrections lists figures that were there and were revised, the newest first.
func (db *DB) Corrections(ctx context.Context, f CorrectionFilter) (page Page[Correction], err error) {
	return page, errNotYet
}
