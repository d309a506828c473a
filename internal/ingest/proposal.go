package ingest

import (
	"fmt"
	"strings"
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
		fmt.Fprintf(&b, "%s%s\n", DoubtMark, strings.ReplaceAll(d.String(), "\n", " "))
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
	text, err := p.Mapping.Write()
	if err != nil {
		return b.String()
	}
	b.WriteString(text)
	return b.String()
}

func quoted(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, fmt.Sprintf("%.40q", t))
	}
	return out
}
