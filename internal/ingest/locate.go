package ingest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// seat is what is known of one way to name a government.
type seat struct {
	place place
	in    []located // by period; government 0 is not asked for yet, so all are one more
}

// moment is what a row says about time, and the periods that it makes with each column of values.
type moment struct {
	when when
	why  *Remark // it is not clear
	at   []int   // -1: none, 0: not asked for yet, else one more than the period
}

// title is what a row says of the indicator, and the indicators that it makes with each column of values.
type title struct {
	text string
	unit string
	at   []int // 0: not asked for yet, else one more than the indicator; -1: none
	why  *Remark
}

// compose joins the texts of several columns for finding what they mean together.
func (w *worker) compose(cells [][]byte, columns []int) []byte {
	switch len(columns) {
	case 0:
		return nil
	case 1:
		return cell(cells, columns[0])
	}
	w.composed = w.composed[:0]
	for _, c := range columns {
		w.composed = append(append(w.composed, cell(cells, c)...), 0x1F)
	}
	return w.composed
}

// maxRemembered is how many texts a worker remembers, and with each of them what it makes with every column of values.
const maxRemembered = 200_000

// forget empties a memory that is full: what it held is found again.
func forget[T any](memory map[string]*T, most int) {
	if len(memory) > most {
		clear(memory)
	}
}

func (w *worker) seat(cells [][]byte) *seat {
	p := w.plan
	key := w.compose(cells, p.placeColumns)
	province := ""
	if p.above {
		province = w.above(clean(string(cell(cells, p.name))))
		key = append([]byte(province+"\x1F"), key...)
	}
	s := w.places[string(key)]
	if s == nil {
		forget(w.places, maxRemembered)
		s = &seat{place: p.place(cells, province)}
		w.places[string(key)] = s
	}
	return s
}

// above is the province in which a name lies that stands below those of others: the one that was named last. A
// province lies in none.
func (w *worker) above(name string) string {
	if name == "" {
		return w.province
	}
	h, known := w.heads[name]
	if !known {
		h = w.governments.head(name)
		w.heads[name] = h
	}
	if h == noHead {
		return w.province
	}
	w.province = ""
	if h == provinceHead {
		w.province = name
	}
	return ""
}

func (w *worker) moment(cells [][]byte) *moment {
	p := w.plan
	key := w.compose(cells, p.timeColumns)
	m := w.whens[string(key)]
	if m == nil {
		forget(w.whens, maxRemembered/len(p.values))
		m = &moment{at: make([]int, len(p.values))}
		m.when, m.why = p.time(cells)
		w.whens[string(key)] = m
	}
	return m
}

func (w *worker) title(cells [][]byte) *title {
	p := w.plan
	key := w.compose(cells, p.titleColumns)
	heading := ""
	if len(p.under) > 0 {
		if text := clean(string(cell(cells, p.labels[len(p.labels)-1]))); p.under[text] {
			heading = w.heading
			key = append([]byte(heading+"\x1F"), key...)
		} else {
			w.heading = text
		}
	}
	t := w.titles[string(key)]
	if t == nil {
		forget(w.titles, maxRemembered/len(p.values))
		t = &title{text: p.title(cells, heading), unit: clean(string(cell(cells, p.unit))), at: make([]int, len(p.values))}
		w.titles[string(key)] = t
	}
	return t
}

// locate finds the indicator, the period and the government of an item, or says why not.
func (w *worker) locate(i *item, s *seat, m *moment, t *title, v int) (why *Remark) {
	w.absent = false
	period, why := w.period(m, v)
	if why != nil {
		return why
	}
	for len(s.in) <= period {
		s.in = append(s.in, located{})
	}
	at := &s.in[period]
	if at.government == 0 && at.reason == nil {
		*at = w.governments.find(s.place, w.periods.get(period))
		at.government++ // none becomes 0 with a reason
	}
	if w.absent = at.absent; at.reason != nil {
		return at.reason
	}
	indicator, why := w.indicator(t, v)
	if why != nil {
		return why
	}
	i.key = keyOf(indicator, period, int(at.government)-1)
	for len(w.seen) <= indicator {
		w.seen = append(w.seen, seen{})
	}
	seen := &w.seen[indicator]
	seen.frequencies[w.frequencies[period]]++
	seen.decimals = max(seen.decimals, w.decimals)
	return nil
}

func (w *worker) period(m *moment, v int) (period int, why *Remark) {
	if at := m.at[v]; at > 0 {
		return at - 1, nil
	}
	if m.at[v] == 0 {
		m.at[v] = -1
		when := join(m.when, w.plan.values[v].when)
		if !when.period.IsZero() {
			n, ok := w.periods.number(when.period)
			if !ok {
				return 0, remark("reject_periods", "the table has too many periods")
			}
			for len(w.frequencies) <= n {
				w.frequencies = append(w.frequencies, 0)
			}
			w.frequencies[n] = slices.Index(bonbogi.Frequencies, when.period.Frequency())
			m.at[v] = n + 1
			return n, nil
		}
	}
	return 0, cmp.Or(m.why, remark("reject_period", "the period is not clear"))
}

func (w *worker) indicator(t *title, v int) (indicator int, why *Remark) {
	if at := t.at[v]; at > 0 {
		return at - 1, nil
	}
	if t.at[v] < 0 {
		return 0, t.why
	}
	label := t.text
	if own := w.plan.values[v].label; own != "" {
		label = strings.TrimPrefix(label+joint+own, joint)
	}
	if label == "" {
		t.at[v], t.why = -1, remark("reject_indicator", "the indicator is not named")
		return 0, t.why
	}
	n, why := w.labels.number(label, t.unit)
	if why != nil {
		t.at[v], t.why = -1, why
		return 0, why
	}
	t.at[v] = n + 1
	return n, nil
}
