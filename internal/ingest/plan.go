package ingest

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// plan is a mapping as it holds for the columns of one table: places instead of names. -1 is no column.
type plan struct {
	header *header

	codes          []int // columns, of which the first that is filled counts
	name, parent   int
	schemes        int // column
	scheme, within string
	anyTime        bool
	government     string // of all values

	periods periods
	when    []timeColumn // of a row
	fixed   when         // of all values

	labels []int           // columns that name the indicator
	under  map[string]bool // labels that belong to the one above them
	label  string          // of all values, or what stands before the label

	values                 []valueColumn
	low, high              int
	numerator, denominator int
	status, note, unit     int
	numbers                numbers
	empty                  Sign
	signs                  map[string]Sign
	flags                  map[string]bonbogi.Status
	fill                   []int
	skip                   []skipRule

	columns int  // column that names the place of a value, where an entry was one cell of something else
	named   bool // places are named by the header, not by letters

	placeColumns, timeColumns, titleColumns []int // by which rows are told apart
}

// timeColumn is a column that tells the period, or the part of a year in numbers.
type timeColumn struct {
	column int
	part   bonbogi.Frequency // what a bare number in it counts; empty: it stands for itself
}

// valueColumn is a column of values, and what the header says of them.
type valueColumn struct {
	column int
	when   when
	label  string
}

// skipRule says which rows are left out by a text in a column.
type skipRule struct {
	column   int
	is       map[string]bool
	patterns []string // with * for anything
}

func (s skipRule) matches(text string) bool {
	return s.is[text] || slices.ContainsFunc(s.patterns, func(p string) bool { return like(text, p) })
}

// like reports whether the text is as the pattern, in which * stands for anything.
func like(text, pattern string) bool {
	first, rest, found := strings.Cut(pattern, "*")
	if !found {
		return text == pattern
	}
	if !strings.HasPrefix(text, first) {
		return false
	}
	text = text[len(first):]
	for i := 0; i <= len(text); i++ {
		if like(text[i:], rest) {
			return true
		}
	}
	return false
}

// keys are the columns that tell of what a value is, or something about it.
func (p *plan) keys() []int {
	keys := []int{p.name, p.parent, p.low, p.high, p.numerator, p.denominator, p.status, p.note, p.unit}
	for _, w := range p.when {
		keys = append(keys, w.column)
	}
	keys = slices.Concat(keys, p.codes, p.labels)
	for _, s := range p.skip {
		keys = append(keys, s.column)
	}
	return keys
}

// newPlan finds the columns that the mapping names.
func newPlan(m *Mapping, h *header) (*plan, error) {
	p := &plan{
		header: h, scheme: m.Government.Scheme, within: m.Government.Within, anyTime: m.Government.Names == anyTime, government: m.Government.Fixed,
		schemes: -1, columns: -1,
		periods: periods{format: m.Period.Format, as: m.Period.As, starts: startOf(m.Period.Starts)}, label: clean(m.Indicator.Fixed),
		under: set(m.Indicator.Under), numbers: numbers{'.'}, flags: map[string]bonbogi.Status{}, signs: map[string]Sign{},
	}
	if m.Values.Decimal == "comma" {
		p.numbers.decimal = ','
	}
	if m.Values.Empty == "missing" {
		p.empty = Sign{Status: bonbogi.Missing}
	}
	if m.Period.Fixed != "" {
		p.fixed = p.periods.parse(m.Period.Fixed)
	}
	f := finding{header: h}
	p.codes = f.all("government.code", m.Government.Code)
	p.name, p.parent = f.one("government.name", m.Government.Name), f.one("government.parent", m.Government.Parent)
	for _, t := range []struct {
		field, name string
		part        bonbogi.Frequency
	}{
		{"period.column", m.Period.Column, ""}, {"period.year", m.Period.Year, bonbogi.Yearly}, {"period.half", m.Period.Half, bonbogi.HalfYearly},
		{"period.quarter", m.Period.Quarter, bonbogi.Quarterly}, {"period.month", m.Period.Month, bonbogi.Monthly},
	} {
		if c := f.one(t.field, t.name); c >= 0 {
			p.when = append(p.when, timeColumn{c, t.part})
		}
	}
	p.labels = f.all("indicator.columns", m.Indicator.Columns)
	v := m.Values
	p.low, p.high, p.numerator, p.denominator = f.one("values.low", v.Low), f.one("values.high", v.High), f.one("values.numerator", v.Numerator), f.one("values.denominator", v.Denominator)
	p.status, p.note, p.unit = f.one("values.status", v.Status), f.one("values.note", v.Note), f.one("values.unit", v.Unit)
	p.fill = f.all("table.fill", m.Table.Fill)
	for _, s := range m.Skip {
		rule := skipRule{column: f.one("skip.column", s.Column), is: set(s.Is)}
		for _, text := range s.Is {
			if strings.Contains(text, "*") {
				rule.patterns = append(rule.patterns, clean(text))
			}
		}
		p.skip = append(p.skip, rule)
	}
	for text, meaning := range m.Signs {
		p.signs[text], _ = parseSign(meaning)
	}
	for text, status := range m.Flags {
		p.flags[text], _ = bonbogi.ParseStatus(status)
	}
	p.signs, p.flags = signsOf(p.signs), flagsOf(p.flags)
	columns, except := f.all("values.columns", v.Columns), f.all("values.except", v.Except)
	if f.err != nil {
		return nil, f.err
	}
	p.placeColumns = append(slices.Clone(p.codes), existing(p.name, p.parent)...)
	for _, t := range p.when {
		p.timeColumns = append(p.timeColumns, t.column)
	}
	p.titleColumns = append(slices.Clone(p.labels), existing(p.unit)...)
	if len(p.under) > 0 && len(p.labels) == 0 {
		return nil, noColumn("indicator.under: it goes with indicator.columns")
	}
	return p, p.addValues(m, columns, except)
}

func existing(columns ...int) []int {
	return slices.DeleteFunc(columns, func(c int) bool { return c < 0 })
}

// addValues makes the columns of values: those that are named, or all that are nothing else.
func (p *plan) addValues(m *Mapping, columns, except []int) error {
	if len(columns) == 0 {
		keys := append(p.keys(), except...)
		for c := range p.header.columns {
			if !slices.Contains(keys, c) {
				columns = append(columns, c)
			}
		}
	}
	levels := p.levels(m, len(columns))
	for _, c := range columns {
		texts := p.header.columns[c]
		if p.header.levels() > 0 && len(p.header.path(c)) == 0 {
			continue // nothing says what stands in it
		}
		v := valueColumn{column: c}
		if at := m.Period.Header; at > 0 {
			if at > len(texts) {
				return noColumn("period.header: there is no row %d of the header", at)
			}
			named := slices.Contains(levels, at)
			var rest string
			v.when, rest = p.periods.within(texts[at-1])
			switch {
			case texts[at-1] == "":
				continue
			case v.when.isZero(), rest != "" && !named:
				return noColumn("period.header: above column %s stands %q, which is no period; name the column under values: except", table.Letter(c), texts[at-1])
			case named:
				texts = slices.Clone(texts)
				texts[at-1] = rest
			}
		}
		var parts []string
		for _, level := range levels {
			if level > len(texts) {
				return noColumn("indicator.header: there is no row %d of the header", level)
			}
			if s := texts[level-1]; s != "" && (len(parts) == 0 || parts[len(parts)-1] != s) {
				parts = append(parts, s)
			}
		}
		v.label = strings.Join(parts, joint)
		p.values = append(p.values, v)
	}
	switch {
	case len(p.values) == 0 && m.Period.Header > 0:
		return noColumn("period.header: no column has a period in row %d of the header", m.Period.Header)
	case len(p.values) == 0:
		return noColumn("values: no column is left for the values; the columns are %s", p.header.list())
	}
	return nil
}

// levels are the rows of the header that name the indicator. A single column of values is called "value" or the
// like where something else names it.
func (p *plan) levels(m *Mapping, columns int) []int {
	if len(m.Indicator.Header) > 0 {
		return m.Indicator.Header
	}
	if columns == 1 && (len(m.Indicator.Columns) > 0 || m.Indicator.Fixed != "") {
		return nil
	}
	var levels []int
	for level := 1; level <= p.header.levels(); level++ {
		if level != m.Period.Header {
			levels = append(levels, level)
		}
	}
	return levels
}

// place is how a row names its government.
func (p *plan) place(cells [][]byte) place {
	parent, name, code := string(cell(cells, p.parent)), string(cell(cells, p.name)), ""
	for _, c := range p.codes {
		if code = string(cell(cells, c)); code != "" {
			break
		}
	}
	if parent == "" && name+code != "" {
		parent = p.within
	}
	if p.government != "" {
		name = p.government
	}
	scheme := p.scheme
	if own := cell(cells, p.schemes); len(own) > 0 {
		scheme = string(own)
	}
	return place{scheme, clean(code), clean(name), clean(parent)}
}

// time is what a row says about time, or why that is not clear.
func (p *plan) time(cells [][]byte) (w when, why *Remark) {
	w = p.fixed
	for _, t := range p.when {
		text := string(cell(cells, t.column))
		own := p.periods.parse(text)
		if n, ok := p.numbers.parse([]byte(text)); ok && t.part != "" && t.part != bonbogi.Yearly && n.rest == "" && n.value == float64(int(n.value)) {
			own = when{part: t.part, number: int(n.value)}
		}
		if own.isZero() || t.part != "" && own.part != t.part && own.period.Frequency() != t.part {
			return when{}, remark("reject_period_text", "the period %.60q is not clear", text)
		}
		if joined := join(w, own); !joined.isZero() {
			w = joined
			continue
		}
		return when{}, remark("reject_period_text", "the period %.60q is not clear", text)
	}
	return w, nil
}

// title is what a row says of the indicator; heading is the label that its own one belongs to.
func (p *plan) title(cells [][]byte, heading string) string {
	parts := []string{p.label}
	for i, c := range p.labels {
		if i == len(p.labels)-1 {
			parts = append(parts, heading)
		}
		parts = append(parts, clean(string(cell(cells, c))))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), joint)
}

func set(texts []string) map[string]bool {
	out := make(map[string]bool, len(texts))
	for _, t := range texts {
		out[clean(t)] = true
	}
	return out
}

// finding looks columns up and keeps the first mistake.
type finding struct {
	header *header
	err    error
}

func (f *finding) one(field, name string) int {
	if name == "" || f.err != nil {
		return -1
	}
	c, err := f.header.find(field, name)
	f.err = err
	return c
}

// all looks up several columns; a name that stands above several means all of them, and A:C is a range.
func (f *finding) all(field string, names []string) []int {
	var out []int
	for _, name := range names {
		if f.err != nil {
			return nil
		}
		if found := f.header.every(name); len(found) > 0 {
			out = append(out, found...)
			continue
		}
		if c := f.one(field, name); c >= 0 {
			out = append(out, c)
		}
	}
	return out
}
