package ingest

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// plan is a mapping as it holds for the columns of one table: places instead of names. -1 is no column.
type plan struct {
	header *header

	codes          []int // columns, of which the first that is filled counts
	name, parent   int
	above          bool // a name lies in the province that is named last above it
	schemes        int  // column
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
	turned  bool // rows are columns of the table

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

// * alone stands for anything but nothing.
func (s skipRule) matches(text string) bool {
	return s.is[text] || text != "" && slices.ContainsFunc(s.patterns, func(p string) bool { return like(text, p) })
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
		header: h, turned: m.Table.Turned, scheme: m.Government.Scheme, within: m.Government.Within, above: m.Government.Above, anyTime: m.Government.Names == anyTime, government: m.Government.Fixed,
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
		return nil, noColumn("mapping_under", "indicator.under: it goes with indicator.columns")
	}
	return p, p.addValues(m, columns, except)
}

func existing(columns ...int) []int {
	return slices.DeleteFunc(columns, func(c int) bool { return c < 0 })
}

func set(texts []string) map[string]bool {
	out := make(map[string]bool, len(texts))
	for _, t := range texts {
		out[clean(t)] = true
	}
	return out
}
