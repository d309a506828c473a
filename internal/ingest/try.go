package ingest

import (
	"bytes"
	"context"
	"errors"

	"github.com/bonbogi/bonbogi"
)

// maxExamples is how many values that would not fit a proposal shows.
const maxExamples = 5

// try reads the rows looked at by the proposal, for the indicators that they name and for what would not fit.
func (p *proposing) try(ctx context.Context) error {
	pl, err := newPlan(p.Mapping, p.header)
	if err != nil {
		if e, ok := errors.AsType[*bonbogi.Error](err); ok {
			p.Doubts = append(p.Doubts, remarkOf(e))
			return nil
		}
		return err
	}
	shop := newShop(pl, newGovernments(p.names, p.Mapping.Government), newLabels(p.Mapping, nil))
	w := shop.worker(nil)
	about := map[uint64]bool{} // which indicator is about which government
	signed := map[int]bool{}   // whether all numbers of an indicator have a sign of percent behind them
	w.shown = func(i item, text []byte, why *Remark) {
		p.Accepted++
		if why == nil {
			about[uint64(i.indicator())<<32|uint64(i.government())] = true
			if n := i.indicator(); i.status.HasValue() {
				all, met := signed[n]
				signed[n] = (all || !met) && bytes.ContainsAny(text, "%％")
			}
			return
		}
		p.Accepted, p.Rejected = p.Accepted-1, p.Rejected+1
		if len(p.examples) < maxExamples {
			p.examples = append(p.examples, w.rejectOf(i, string(text), why))
		}
	}
	rows, stop := 0, errors.New("enough")
	for chunk, err := range p.file.Rows(ctx, p.options) {
		if err != nil {
			return err
		}
		err := chunk.Each(func(number int, cells [][]byte) error {
			if number < p.header.firstRow() {
				return nil
			}
			if rows++; rows*len(p.columns) > lookCells/10 {
				return stop
			}
			return w.row(number, cells)
		})
		if err == stop {
			break
		}
		if err != nil {
			return err
		}
		chunk.Release()
	}
	p.found = shop.labels
	for n, all := range signed {
		if all && p.found.all[n].Unit == "" {
			p.found.all[n].Unit = "%"
		}
	}
	p.few = fewGovernments(about)
	return nil
}

// fewGovernments reports whether most of several indicators are about one or two governments, while others are about
// many.
func fewGovernments(about map[uint64]bool) bool {
	counts := map[uint64]int{}
	for key := range about {
		counts[key>>32]++
	}
	few, most := 0, 0
	for _, n := range counts {
		most = max(most, n)
		if n <= 2 {
			few++
		}
	}
	return most > 10 && 2*few > len(counts)
}
