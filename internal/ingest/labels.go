package ingest

import (
	"cmp"
	"strings"
	"sync"

	"github.com/bonbogi/bonbogi"
)

// indicator is the definition with its gaps filled; the mapping names no frequency, which the values show.
func (d DefinitionMapping) indicator(source string) bonbogi.Indicator {
	i := bonbogi.Indicator{
		Meta: bonbogi.Meta{ID: cmp.Or(d.ID, "x")}, Name: cmp.Or(d.Name, d.Label), NameEn: d.NameEn, Definition: d.Definition, DefinitionEn: d.DefinitionEn,
		Unit: d.Unit, UnitEn: d.UnitEn, Direction: cmp.Or(d.Direction, bonbogi.NoDirection), Measure: cmp.Or(d.Measure, bonbogi.MeasureContext),
		Rankable: d.Rankable == nil || *d.Rankable, Interval: cmp.Or(d.Interval, bonbogi.IntervalNone), Per: d.Per,
		Publisher: d.Publisher, Licence: d.Licence, URL: d.URL, Version: d.Version, Topics: d.Topics,
		Sources: []bonbogi.Citation{{Source: source}},
	}
	if d.Decimals != nil {
		i.Decimals = *d.Decimals
	}
	return i
}

// labels finds the indicator that a label means: the one that the mapping or the service defines, else a new one that
// is named as the label is.
type labels struct {
	suffix, unit string

	mu      sync.Mutex
	defined map[string]bonbogi.Indicator // by label
	at      map[string]int               // of a label among the indicators
	byID    map[string]int
	all     []labelled
}

// labelled is an indicator with the label that it was first met under, and what its values show.
type labelled struct {
	bonbogi.Indicator
	label string
	given bool // somebody defined it
	unit  string
	seen  seen
}

// seen is what the values of an indicator show of it.
type seen struct {
	frequencies [6]int // in the order of bonbogi.Frequencies
	decimals    int
}

// maxIndicators is how many indicators a table may have.
const maxIndicators = 200_000

func newLabels(m *Mapping, definitions []bonbogi.Indicator) *labels {
	l := &labels{suffix: m.Indicator.Suffix, unit: clean(m.Indicator.Unit), defined: map[string]bonbogi.Indicator{}, at: map[string]int{}, byID: map[string]int{}}
	for _, i := range definitions { // a service calls them by their IDs
		l.defined[i.ID] = i
	}
	for _, d := range m.Indicators {
		i := d.indicator("")
		if name, unit := nameOf(clean(d.Label)); d.Name == "" || d.Unit == "" {
			i.Name, i.Unit = cmp.Or(d.Name, name), cmp.Or(d.Unit, unit, l.unit)
		}
		if d.ID == "" {
			i.ID = l.id(clean(d.Label))
		}
		l.defined[clean(d.Label)] = i
	}
	return l
}

// id makes the ID of an indicator that nobody named: the label, if it can be an ID, else the label in Latin letters
// with something behind it that tells it from those of other tables.
func (l *labels) id(label string) string {
	name, _ := nameOf(label)
	short := slug(name)
	switch {
	case l.suffix != "":
		return strings.TrimPrefix(short+"-"+fingerprint(l.suffix, label)[:8], "-")
	case bonbogi.ValidID(label):
		return label
	case short == "" || len(short) == longestSlug:
		return strings.TrimPrefix(short+"-"+fingerprint(label)[:8], "-")
	}
	return short
}

// number returns that of the indicator with the label; reason says why there is none.
func (l *labels) number(label, unit string) (n int, reason *Remark) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n, ok := l.at[label]
	if !ok {
		if n, reason = l.add(label); reason != nil {
			return 0, reason
		}
		l.at[label] = n
	}
	have := &l.all[n]
	switch {
	case unit == "" || have.unit == unit:
	case have.unit == "":
		have.unit = unit
		if !have.given || have.Unit == "" {
			have.Unit = unit
		}
	default:
		return 0, remark("reject_unit", "the unit is %s, but in other rows of this indicator %s", unit, have.unit)
	}
	return n, nil
}

func (l *labels) add(label string) (n int, reason *Remark) {
	i, given := l.defined[label]
	if !given {
		i = DefinitionMapping{ID: l.id(label)}.indicator("")
		i.Name, i.Unit = nameOf(label)
		i.Unit = cmp.Or(i.Unit, l.unit)
	}
	if n, ok := l.byID[i.ID]; ok {
		if given || l.all[n].given {
			return n, nil
		}
		return 0, remark("reject_same_id", "its indicator would have the same id %s as %s; give both an id in the mapping", i.ID, l.all[n].label)
	}
	if len(l.all) == maxIndicators {
		return 0, remark("reject_indicators", "the table has too many indicators; is a column taken for one that is none?")
	}
	n = len(l.all)
	l.byID[i.ID] = n
	l.all = append(l.all, labelled{Indicator: i, label: label, given: given})
	return n, nil
}

// note adds what the values that one goroutine met show of an indicator.
func (l *labels) note(n int, s seen) {
	l.mu.Lock()
	defer l.mu.Unlock()
	have := &l.all[n].seen
	have.decimals = max(have.decimals, s.decimals)
	for f, count := range s.frequencies {
		have.frequencies[f] += count
	}
}

// maxDecimals is how many decimals an indicator shows if its values were not rounded.
const maxDecimals = 3

// finished returns the definition with what the values show: how often it is measured, and how exactly.
func (l labelled) finished(source string) bonbogi.Indicator {
	i := l.Indicator
	if len(i.Sources) == 0 || i.Sources[0].Source == "" {
		i.Sources = []bonbogi.Citation{{Source: source}}
	}
	best := 0
	for f, n := range l.seen.frequencies {
		if n > l.seen.frequencies[best] {
			best = f
		}
	}
	i.Frequency = cmp.Or(i.Frequency, bonbogi.Frequencies[best])
	if !l.given || i.Decimals == 0 {
		i.Decimals = min(l.seen.decimals, maxDecimals)
	}
	return i
}
