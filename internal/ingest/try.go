package ingest

import (
	"bytes"
	"context"
	"errors"

	"github.com/bonbogi/bonbogi"
)

// maxExamples is how many values that would not fit a proposal shows.
const maxExamples = 5

// try reads the rows looked at by the proposal, for the indicators that they name and for what would not fit. Names that
// mean several governments on the day of their values mean the one of the level of all others.
func (p *proposing) try(ctx context.Context) error {
	met, err := p.tryOnce(ctx)
	level, one := met.only()
	if err != nil || !one || p.Mapping.Government.Level != "" {
		return err
	}
	p.Mapping.Government.Level = level
	unclear := p.Rejected
	p.Accepted, p.Rejected, p.examples = 0, 0, nil
	if _, err = p.tryOnce(ctx); p.Rejected == unclear {
		p.Mapping.Government.Level = "" // it says nothing
	}
	return err
}

// metPlaces is what the names of the rows were found to mean.
type metPlaces struct {
	levels    map[bonbogi.Level]bool // of the governments that were found, but for the country
	ambiguous bool                   // a name means several
}

// only is the level of all, if a name means several governments.
func (m metPlaces) only() (level bonbogi.Level, one bool) {
	for level = range m.levels {
	}
	return level, m.ambiguous && len(m.levels) == 1
}

func (p *proposing) tryOnce(ctx context.Context) (met metPlaces, err error) {
	pl, err := newPlan(p.Mapping, p.header)
	if err != nil {
		if e, ok := errors.AsType[*bonbogi.Error](err); ok {
			p.Doubts = append(p.Doubts, remarkOf(e))
			return met, nil
		}
		return met, err
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
				all, before := signed[n]
				signed[n] = (all || !before) && bytes.ContainsAny(text, "%％")
			}
			return
		}
		p.Accepted, p.Rejected = p.Accepted-1, p.Rejected+1
		met.ambiguous = met.ambiguous || why.Rule == "reject_name_ambiguous"
		if len(p.examples) < maxExamples {
			p.examples = append(p.examples, w.rejectOf(i, string(text), why))
		}
	}
	rows, stop := 0, errors.New("enough")
	for chunk, err := range p.file.Rows(ctx, p.options) {
		if err != nil {
			return met, err
		}
		err = chunk.Each(func(number int, cells [][]byte) error {
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
			return met, err
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
	met.levels = map[bonbogi.Level]bool{}
	for key := range about {
		if g, ok := p.names.Get(shop.governments.ids[uint32(key)]); ok && g.Level != bonbogi.Country {
			met.levels[g.Level] = true
		}
	}
	return met, nil
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
