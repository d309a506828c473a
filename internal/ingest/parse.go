package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// maxMapping is how large the file of a mapping may be.
const maxMapping = 4 << 20

// ParseMapping reads a mapping. A mistake is named with its line.
func ParseMapping(text []byte) (m *Mapping, err error) {
	defer func() { // the reader of YAML panics at some texts that are none
		if failure := recover(); failure != nil {
			m, err = nil, unreadableMapping(failure)
		}
	}()
	if len(text) > maxMapping {
		return nil, badMapping("mapping_large", "the mapping has more than %d MB; is it the table?", maxMapping>>20)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	file, err := parser.ParseBytes(text, 0)
	switch {
	case err != nil:
		return nil, notYAML(err)
	case len(file.Docs) != 1 || file.Docs[0].Body == nil:
		return nil, badMapping("mapping_empty", "there is nothing in it, or more than one part; docs/import.md shows what a mapping looks like")
	}
	if deep(file) {
		return nil, badMapping("mapping_references", "the mapping refers to other places of itself (& and *), or names types (!); write everything out")
	}
	m = new(Mapping)
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(m); err != nil {
		return nil, notYAML(err)
	}
	c := mappingChecks{file: file}
	c.mapping(m)
	return m, c.err
}

// deep reports whether the text uses anchors or tags: an alias of an alias can grow without end, and no field has a type
// of its own.
func deep(file *ast.File) bool {
	found := false
	for _, d := range file.Docs {
		if d.Body != nil {
			ast.Walk(finder(func(n ast.Node) {
				found = found || n.Type() == ast.AnchorType || n.Type() == ast.AliasType || n.Type() == ast.MergeKeyType || n.Type() == ast.TagType
			}), d.Body)
		}
	}
	return found
}

type finder func(ast.Node)

func (f finder) Visit(n ast.Node) ast.Visitor { f(n); return f }

// notYAML is the message of the reader of YAML with the line in front.
func notYAML(err error) error {
	var e yaml.Error
	if !errors.As(err, &e) || e.GetToken() == nil {
		return unreadableMapping(err)
	}
	line := e.GetToken().Position.Line
	if unknown, ok := errors.AsType[*yaml.UnknownFieldError](err); ok {
		return badMapping("mapping_field", "line %d: unknown field %q; docs/import.md lists what a mapping says", line, unknown.GetToken().Value)
	}
	return badMapping("mapping_line", "line %d: %s", line, e.GetMessage())
}

func unreadableMapping(why any) error {
	return badMapping("mapping_unreadable", "it cannot be read (%v); docs/import.md shows what a mapping looks like", why)
}

func badMapping(rule, format string, args ...any) error {
	return bonbogi.Errorf(bonbogi.Invalid, rule, "mapping: "+format, args...)
}

// mappingChecks finds the first mistake in a mapping.
type mappingChecks struct {
	file *ast.File
	err  error
}

// wrong notes a mistake in the field with the path, as in period.header.
func (c *mappingChecks) wrong(path, rule, format string, args ...any) {
	if c.err == nil {
		c.err = badMapping(rule, "line %d: %s: "+format, append([]any{c.line(path), path}, args...)...)
	}
}

// line is that on which the field stands, or begins what it stands in.
func (c *mappingChecks) line(path string) int {
	for ; path != ""; path = path[:max(strings.LastIndexAny(path, ".["), 0)] {
		if p, err := yaml.PathString("$." + path); err == nil {
			if n, err := p.FilterFile(c.file); err == nil && n.GetToken() != nil {
				return n.GetToken().Position.Line
			}
		}
	}
	return 1
}

// lacks notes that the mapping does not say what every one must.
func (c *mappingChecks) lacks(rule, message string) {
	if c.err == nil {
		c.err = bonbogi.Errorf(bonbogi.Invalid, rule, "%s", message)
	}
}

func (c *mappingChecks) oneOf(path, value string, allowed ...string) {
	if value != "" && !slices.Contains(allowed, value) {
		c.wrong(path, "mapping_one_of", "%.60q is none of %s", value, strings.Join(allowed, ", "))
	}
}

func (c *mappingChecks) mapping(m *Mapping) {
	if m.Table.Header.wrong != "" {
		c.wrong("table.header", "mapping_header_rows", "%.20q are no rows; write 1, or 2-4, or 0 if there is no header; it has %d rows at most", m.Table.Header.wrong, maxLevels)
	}
	c.oneOf("table.delimiter", m.Table.Delimiter, "comma", "tab", "semicolon", "pipe")
	c.government(m.Government)
	c.period(m)
	for i, level := range m.Indicator.Header {
		if level < 1 || m.Table.Header.rows() > 0 && level > m.Table.Header.rows() {
			c.wrong(fmt.Sprintf("indicator.header[%d]", i), "mapping_no_row", "there is no row %d of the header; the header has %s", level, m.Table.Header)
		}
	}
	if m.Indicator.Suffix != "" && !bonbogi.ValidID(m.Indicator.Suffix) {
		c.wrong("indicator.suffix", "mapping_suffix", "%.60q cannot end an id; use letters, digits and hyphens", m.Indicator.Suffix)
	}
	c.oneOf("values.decimal", m.Values.Decimal, "point", "comma")
	c.oneOf("values.empty", m.Values.Empty, "nothing", "missing")
	for text, meaning := range m.Signs {
		if _, err := parseSign(meaning); err != nil {
			c.wrong("signs", "mapping_sign", "%q: %q is none of missing, not_applicable, suppressed, zero, nothing", text, meaning)
		}
	}
	for text, status := range m.Flags {
		if _, err := bonbogi.ParseStatus(status); err != nil {
			c.wrong("flags", "mapping_flag", "%q: %v", text, err)
		}
	}
	for i, s := range m.Skip {
		if s.Column == "" || len(s.Is) == 0 {
			c.wrong(fmt.Sprintf("skip[%d]", i), "mapping_skip", "name the column, and with is: the texts of the rows to skip")
		}
	}
	c.definitions(m.Indicators)
	if _, err := bonbogi.ParseDate(m.Source.Date); err != nil {
		c.wrong("source.date", "mapping_date", "%v", err)
	}
	if err := (bonbogi.Source{Meta: bonbogi.Meta{ID: "x"}, Type: bonbogi.SourceReport, Title: "x", URL: m.Source.URL}).Validate(); err != nil {
		c.wrong("source.url", "mapping_url", "%v", err)
	}
}

func (c *mappingChecks) government(g GovernmentMapping) {
	switch {
	case g.Fixed == "" && len(g.Code) == 0 && g.Name == "":
		c.lacks("mapping_government", "mapping: government: it is not said where the government stands; give code:, name: or fixed:")
	case g.Fixed != "" && (len(g.Code) > 0 || g.Name != ""):
		c.wrong("government.fixed", "mapping_fixed", "all values are about %q, and still a column names governments; leave one of them out", g.Fixed)
	case g.Above && (g.Name == "" || g.Parent != "" || g.Within != ""):
		c.wrong("government.above", "mapping_above", "the province above goes with the column of a name, and without parent: or within:")
	case g.Parent != "" && g.Name == "":
		c.wrong("government.parent", "mapping_parent", "a parent goes with the column of a name")
	}
	c.oneOf("government.names", g.Names, anyTime)
	if g.Level != "" && !slices.Contains(bonbogi.Levels, g.Level) {
		c.wrong("government.level", "mapping_one_of", "%.60q is none of %v", g.Level, bonbogi.Levels)
	}
}

func (c *mappingChecks) period(m *Mapping) {
	p := m.Period
	c.oneOf("period.format", p.Format, periodFormats...)
	c.oneOf("period.as", string(p.As), string(bonbogi.Yearly), string(bonbogi.HalfYearly), string(bonbogi.Quarterly), string(bonbogi.Monthly))
	parts := p.Year != "" || p.Month != "" || p.Quarter != "" || p.Half != ""
	switch {
	case p.Column == "" && !parts && p.Header == 0 && p.Fixed == "":
		c.lacks("mapping_period", "mapping: period: it is not said where the period stands; give column:, year: and month:, header: or fixed:")
	case p.Header < 0 || p.Header > 0 && m.Table.Header.rows() > 0 && p.Header > m.Table.Header.rows():
		c.wrong("period.header", "mapping_no_row", "there is no row %d of the header; the header has %s", p.Header, m.Table.Header)
	case p.Column != "" && parts:
		c.wrong("period.column", "mapping_period_twice", "give the column of the period, or those of its parts, not both")
	}
	if p.Fixed != "" && (periods{format: p.Format, starts: startOf(p.Starts)}).parse(p.Fixed).isZero() {
		c.wrong("period.fixed", "mapping_period_fixed", "%.60q is no period; write 2024, 2024-06, 2024-Q1 or 2024-H1", p.Fixed)
	}
	if p.Starts != "" && startOf(p.Starts).IsZero() {
		c.wrong("period.starts", "mapping_starts", "%.60q is no month and day; write 04-01", p.Starts)
	}
}

// startOf reads 04-01.
func startOf(s string) bonbogi.Date {
	d, err := bonbogi.ParseDate("2001-" + s)
	if err != nil || d.Day == 0 {
		return bonbogi.Date{}
	}
	d.Year = 0
	return d
}

func (c *mappingChecks) definitions(all []DefinitionMapping) {
	labels := map[string]bool{}
	for i, d := range all {
		path := fmt.Sprintf("indicators[%d]", i)
		if d.Label == "" {
			c.wrong(path, "mapping_label", "the label is missing: the text by which the table names the indicator")
		}
		if labels[d.Label] {
			c.wrong(path+".label", "mapping_label_twice", "%.60q is there twice", d.Label)
		}
		labels[d.Label] = true
		defined := d.indicator("x")
		defined.Frequency = bonbogi.Yearly // the values show it
		if err := defined.Validate(); err != nil {
			c.wrong(path, "mapping_definition", "%v", err)
		}
		if d.ID != "" && !bonbogi.ValidID(d.ID) {
			c.wrong(path+".id", "mapping_id", "%.60q is no id; use letters, digits and hyphens, 100 at most", d.ID)
		}
	}
}

// parseSign reads the meaning of a sign.
func parseSign(meaning string) (Sign, error) {
	switch meaning {
	case signZero:
		return Sign{Zero: true}, nil
	case signNothing:
		return Sign{}, nil
	}
	s, err := bonbogi.ParseStatus(meaning)
	if err != nil || s.HasValue() {
		return Sign{}, fmt.Errorf("%q is no meaning of a sign", meaning)
	}
	return Sign{Status: s}, nil
}
