package ingest

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

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
				return noColumn("mapping_period_row", "period.header: there is no row %d of the header", at)
			}
			named := slices.Contains(levels, at)
			var rest string
			v.when, rest = p.periods.within(texts[at-1])
			switch {
			case texts[at-1] == "":
				continue
			case v.when.isZero(), rest != "" && !named:
				return noColumn("mapping_period_text", "period.header: above column %s stands %q, which is no period; name the column under values: except", table.Letter(c), texts[at-1])
			case named:
				texts = slices.Clone(texts)
				texts[at-1] = rest
			}
		}
		var parts []string
		for _, level := range levels {
			if level > len(texts) {
				return noColumn("mapping_indicator_row", "indicator.header: there is no row %d of the header", level)
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
		return noColumn("mapping_no_periods", "period.header: no column has a period in row %d of the header", m.Period.Header)
	case len(p.values) == 0:
		return noColumn("mapping_no_values", "values: no column is left for the values; the columns are %s", p.header.list())
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
