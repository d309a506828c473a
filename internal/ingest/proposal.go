package ingest

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// maxListed is how many indicators a proposal lists one by one; a mapping needs to list none.
const maxListed = 300

// write is the mapping as a file, with what a person should know.
func (p *proposing) write() string {
	if p.found != nil && len(p.found.all) <= maxListed {
		for _, l := range p.found.all {
			p.Mapping.Indicators = append(p.Mapping.Indicators, DefinitionMapping{Label: l.label, ID: l.ID, Name: l.Name, Unit: l.Unit})
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# What the columns of %s mean. Correct what is wrong; docs/import.md explains it.\n", p.file.Name)
	for _, d := range p.Doubts {
		fmt.Fprintf(&b, "# LOOK: %s\n", strings.ReplaceAll(d.String(), "\n", " "))
	}
	if n := p.Accepted + p.Rejected; n > 0 {
		fmt.Fprintf(&b, "# Of %d values looked at %d would come in and %d be rejected.\n", n, p.Accepted, p.Rejected)
	}
	for _, r := range p.examples {
		fmt.Fprintf(&b, "#   row %d, column %s: %.40q: %s\n", r.Row, r.Column, r.Value, r.Reason)
	}
	if len(p.value.odd) > 0 {
		fmt.Fprintf(&b, "# These cells hold no numbers; say under signs: what they mean: %s\n", strings.Join(quoted(p.value.odd), ", "))
	}
	if len(p.file.Sheets) > 1 {
		fmt.Fprintf(&b, "# The workbook has the sheets %s; this is about one of them.\n", strings.Join(p.file.Sheets, ", "))
	}
	comments := yaml.CommentMap{}
	note := func(path, text string) { comments[path] = []*yaml.Comment{yaml.HeadComment(" " + text)} }
	note("$.government", "which government: the column of its code or name, and of what is above it")
	note("$.period", "when")
	note("$.indicator", "what: columns, or rows of the header")
	note("$.values", "the numbers, and what belongs to each; except: columns that are none")
	note("$.signs", "what stands in place of a number: missing, not_applicable, suppressed, zero or nothing")
	note("$.flags", "marks beside a number")
	note("$.skip", "rows that are no government")
	note("$.indicators", "names, units; also direction: up, down or none, measure: context, input, output, outcome or satisfaction, …")
	note("$.source", "who published it: publisher, date, url, licence")
	for path := range comments {
		if !p.has(path) {
			delete(comments, path)
		}
	}
	text, err := yaml.MarshalWithOptions(p.Mapping, yaml.WithComment(comments), yaml.UseLiteralStyleIfMultiline(true))
	if err != nil {
		return b.String()
	}
	b.Write(text)
	return b.String()
}

// has reports whether the mapping says anything there.
func (p *proposing) has(path string) bool {
	m := p.Mapping
	switch path {
	case "$.indicator":
		return len(m.Indicator.Columns)+len(m.Indicator.Header)+len(m.Indicator.Under)+len(m.Indicator.Fixed+m.Indicator.Suffix+m.Indicator.Unit) > 0
	case "$.signs":
		return len(m.Signs) > 0
	case "$.flags":
		return len(m.Flags) > 0
	case "$.skip":
		return len(m.Skip) > 0
	case "$.indicators":
		return len(m.Indicators) > 0
	case "$.values":
		v := m.Values
		return len(v.Columns)+len(v.Except)+len(v.Decimal+v.Empty+v.Low+v.High+v.Numerator+v.Denominator+v.Status+v.Note+v.Unit) > 0
	}
	return true
}

func quoted(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, fmt.Sprintf("%.40q", t))
	}
	return out
}
