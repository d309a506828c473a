package ingest

import (
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/goccy/go-yaml"
)

// notes say what the parts of a mapping are, for the person who reads it.
var notes = map[string]string{
	"government": "which government: the columns of its code or name, and of what is above it",
	"period":     "when",
	"indicator":  "what: columns, or rows of the header",
	"values":     "the numbers, and what belongs to each; except: columns that are none",
	"signs":      "what stands in place of a number: missing, not_applicable, suppressed, zero or nothing",
	"flags":      "marks beside a number",
	"skip":       "rows that are no government",
	"indicators": "names, units; also direction: up, down or none, measure: context, input, output, outcome or satisfaction, …",
	"source":     "who published it: publisher, date, url, licence",
}

// Write is the mapping as a file, with a line about each of its parts.
func (m *Mapping) Write() (string, error) {
	text, err := yaml.MarshalWithOptions(m, yaml.UseLiteralStyleIfMultiline(true))
	if err != nil {
		return "", fmt.Errorf("ingest: write the mapping: %w", err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(text)) {
		key, _, _ := strings.Cut(line, ":") // the parts alone begin a line
		if note, ok := notes[key]; ok {
			fmt.Fprintf(&b, "# %s\n", note)
		}
		b.WriteString(line)
	}
	return b.String(), nil
}

// Again is the mapping that was kept for such a table, for this one: what is true of one table only, its source and a
// period that all its values have, is that of the proposal.
func (p *Proposal) Again(kept string) (string, error) {
	m, err := ParseMapping([]byte(kept))
	if err != nil {
		return "", err
	}
	if m.Period.Fixed != "" {
		m.Period.Fixed = p.Mapping.Period.Fixed
	}
	m.Table.Sheet = p.Mapping.Table.Sheet
	m.Source.Title, m.Source.Date, m.Source.URL, m.Source.Note = p.Mapping.Source.Title, "", "", ""
	return m.Write()
}

// OnFirstSheet is the mapping that was kept for such a table, for a file that has no sheet of the name that it says (2023):
// the first is meant (2024), by which the mapping was found.
func (m *Mapping) OnFirstSheet(f *table.File) (string, error) {
	on := *m
	var err error
	if on.Table.Sheet, err = f.FirstSheet(); err != nil {
		return "", err
	}
	return on.Write()
}
