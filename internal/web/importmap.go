package web

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	tables "github.com/bonbogi/bonbogi/internal/ingest/table"
)

// mappingForm is a mapping as a form: what is usually corrected. All else is corrected in its text.
type mappingForm struct {
	Groups      []mappingGroup
	Rare        []*input
	Source      []*input
	Roles       []ingest.Role
	Signs       []signRow
	Meanings    []string // of signs
	Skips       []skipRow
	Definitions []definitionRow
	More        int // indicators that only the text can correct
	Columns     []columnChoice
}

// columnChoice is a column by the name that a mapping gives it.
type columnChoice struct {
	Letter, Name, Ref string
	Role              ingest.Role
}

// mappingGroup is fields that belong together.
type mappingGroup struct {
	Key    string
	Inputs []*input
}

// skipRow says which rows are left out by the texts in a column.
type skipRow struct {
	Number int
	Column string
	Is     string // one a line
}

// signRow is a text that stands where a number should, and what it means; empty: nobody said.
type signRow struct {
	Number        int
	Text, Meaning string
}

// mappingForm puts a mapping into a form. Without a layout it has no columns.
func (c *call) mappingForm(t *tables.File, m *ingest.Mapping, l *ingest.Layout) *mappingForm {
	f := &mappingForm{Groups: mappingGroups(c, t, m), Rare: rareInputs(t, m), Source: sourceInputs(m), Roles: ingest.Roles, Meanings: ingest.Meanings()}
	for _, in := range f.inputs() {
		in.Quiet = true
	}
	for _, text := range slices.Sorted(maps.Keys(m.Signs)) {
		f.sign(text, m.Signs[text])
	}
	if l != nil {
		for _, column := range l.Columns {
			f.Columns = append(f.Columns, columnChoice{column.Letter, column.Name, column.Ref, column.Role})
		}
	}
	f.skips(m)
	return f
}

// shownSigns is how many signs the form has fields for.
const shownSigns = 12

// sign adds a text that stands where a number should.
func (f *mappingForm) sign(text, meaning string) {
	if len(f.Signs) < shownSigns && !slices.ContainsFunc(f.Signs, func(s signRow) bool { return s.Text == text }) {
		f.Signs = append(f.Signs, signRow{len(f.Signs), text, meaning})
	}
}

// mappingGroups are the fields that most tables want.
func mappingGroups(c *call, t *tables.File, m *ingest.Mapping) []mappingGroup {
	table := []*input{spanInput("map_header", &m.Table.Header)}
	if len(t.Sheets) > 1 {
		table = append([]*input{pick("map_sheet", &m.Table.Sheet, t.Sheets)}, table...)
	}
	if t.Format == tables.Text {
		table = append(table, pick("map_encoding", &m.Table.Encoding, []string{"", "utf-8", "cp949", "utf-16le", "windows-1252"}))
	}
	g, p, v := &m.Government, &m.Period, &m.Values
	anyTime := g.Names == "any_time"
	names := check("map_any_time", &anyTime)
	take := names.read
	names.read = func(c *call, in *input) error {
		err := take(c, in)
		g.Names = ""
		if anyTime {
			g.Names = "any_time"
		}
		return err
	}
	return []mappingGroup{
		{"table", table},
		{"government", []*input{pick("map_scheme", &g.Scheme, append([]string{""}, c.registry.SchemeNames()...)), short("map_within", &g.Within), short("map_government", &g.Fixed), names}},
		{"period", []*input{whole("map_period_header", &p.Header), short("map_period", &p.Fixed)}},
		{"values", []*input{short("map_indicator", &m.Indicator.Fixed), short("map_unit", &m.Indicator.Unit), choose("map_decimal", "decimal.", &v.Decimal, []string{"", "comma"}),
			choose("map_empty", "empty.", &v.Empty, []string{"", "missing"})}},
	}
}

// sourceInputs say where the table comes from.
func sourceInputs(m *ingest.Mapping) []*input {
	s := &m.Source
	return []*input{short("source_publisher", &s.Publisher), short("source_title", &s.Title), sourceDate("source_date", &s.Date),
		short("source_url", &s.URL), short("licence", &s.Licence), short("note", &s.Note)}
}

// rareInputs are fields that few tables want.
func rareInputs(t *tables.File, m *ingest.Mapping) []*input {
	p := &m.Period
	in := []*input{
		levelsInput("map_indicator_header", &m.Indicator.Header), lines("map_under", (*[]string)(&m.Indicator.Under)),
		pick("map_format", &p.Format, append([]string{""}, ingest.PeriodFormats()...)),
		choose("map_as", "as.", &p.As, []bonbogi.Frequency{"", bonbogi.Yearly, bonbogi.HalfYearly, bonbogi.Quarterly, bonbogi.Monthly}), short("map_starts", &p.Starts),
		choose("map_level", "level.", &m.Government.Level, append([]bonbogi.Level{""}, bonbogi.Levels...)),
	}
	switch t.Format {
	case tables.Text:
		in = append(in, choose("map_delimiter", "delimiter.", &m.Table.Delimiter, []string{"", "comma", "tab", "semicolon", "pipe"}))
	case tables.JSON:
		in = append(in, short("map_list", &m.Table.List))
	}
	return in
}

// inputs are all fields but those of columns and rows to skip.
func (f *mappingForm) inputs() []*input {
	var all []*input
	for _, g := range f.Groups {
		all = append(all, g.Inputs...)
	}
	return append(append(all, f.Rare...), f.Source...)
}

// wrong counts the fields with a problem.
func (f *mappingForm) wrong() (n int) {
	if f == nil {
		return 0
	}
	all := f.inputs()
	for _, d := range f.Definitions {
		all = append(all, d.Inputs...)
	}
	for _, in := range all {
		if in.Problem != "" {
			n++
		}
	}
	return n
}

// skips shows which rows are left out, and room for more.
func (f *mappingForm) skips(m *ingest.Mapping) {
	next := skipRow{Number: len(m.Skip)}
	for _, column := range f.Columns {
		if column.Role == ingest.RoleName || next.Column == "" {
			next.Column = column.Ref
		}
	}
	for i, skip := range m.Skip {
		row := skipRow{i, skip.Column, strings.Join(skip.Is, "\n")}
		at := slices.IndexFunc(f.Columns, func(c columnChoice) bool {
			return skip.Column == c.Ref || skip.Column == c.Letter || skip.Column == c.Name
		})
		if at >= 0 {
			row.Column = f.Columns[at].Ref
		} else {
			f.Columns = append(f.Columns, columnChoice{Name: skip.Column, Ref: skip.Column})
		}
		f.Skips = append(f.Skips, row)
	}
	f.Skips = append(f.Skips, next)
}

// Total is how many indicators the table defines.
func (f *mappingForm) Total() int { return len(f.Definitions) + f.More }

// Odd reports whether a field that few tables want has something in it.
func (f *mappingForm) Odd() bool {
	return slices.ContainsFunc(f.Rare, func(in *input) bool { return in.Value != "" || in.Problem != "" })
}

// take reads what differs from what was shown into the mapping behind the form, and reports whether anything did and
// whether all of it could be read.
func (f *mappingForm) take(c *call, sent url.Values, shown *mappingForm) (changed, ok bool) {
	ok = true
	before := map[string]string{}
	for _, in := range shown.inputs() {
		before[in.Name] = in.Value
	}
	for _, in := range f.inputs() {
		was, known := before[in.Name]
		if !known || in.Kind != "check" && !sent.Has(in.Name) || same(sent.Get(in.Name), was) {
			continue
		}
		in.take(c, sent)
		changed, ok = true, ok && in.Problem == ""
	}
	return changed, ok
}

// same reports whether a field was sent as it was shown; browsers end lines in their own way.
func same(sent, shown string) bool { return plainLines(sent) == plainLines(shown) }

func plainLines(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }

// takeSigns reads what texts mean that stand where numbers should.
func takeSigns(sent url.Values, m *ingest.Mapping) (changed bool) {
	for i := range shownSigns {
		name := fmt.Sprintf("sign_%d", i)
		meaning, text := sent.Get(name), sent.Get(name+"_text")
		if text == "" || meaning == sent.Get(name+"_was") {
			continue
		}
		changed = true
		if m.Signs == nil {
			m.Signs = map[string]string{}
		}
		if m.Signs[text] = meaning; meaning == "" {
			delete(m.Signs, text)
		}
	}
	return changed
}

// takeSkips reads which rows to leave out.
func takeSkips(sent url.Values, m *ingest.Mapping, shown []skipRow) (changed bool) {
	var skips []ingest.SkipMapping
	for _, row := range shown {
		column, is := fmt.Sprintf("skip_%d_column", row.Number), fmt.Sprintf("skip_%d_is", row.Number)
		if !sent.Has(is) {
			return false
		}
		changed = changed || !same(sent.Get(is), row.Is) || row.Is != "" && !same(sent.Get(column), row.Column)
		var texts []string
		for line := range strings.Lines(plainLines(sent.Get(is))) {
			if line = strings.TrimSpace(line); line != "" {
				texts = append(texts, line)
			}
		}
		if len(texts) > 0 {
			skips = append(skips, ingest.SkipMapping{Column: sent.Get(column), Is: texts})
		}
	}
	if changed {
		m.Skip = skips
	}
	return changed
}
