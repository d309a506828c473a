package store

import (
	"encoding/json"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// formerPractice brings a practice as the history holds it from before migration 00008 up to date: what was done and the
// legal basis were texts, of which each line is now an entry, and a practice that was given up was "abandoned". It makes
// of them what the migration made of the rows.
func formerPractice(record []byte) ([]byte, error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(record, &fields); err != nil {
		return nil, err
	}
	now := map[string]any{}
	var measures, law string
	if json.Unmarshal(fields["measures"], &measures) == nil {
		now["steps"] = linesOf(measures)
	}
	if b := fields["legal_basis"]; len(b) > 0 && b[0] == '"' && json.Unmarshal(b, &law) == nil {
		basis := []bonbogi.LegalBasis{}
		for _, line := range linesOf(law) {
			basis = append(basis, bonbogi.LegalBasis{Title: line})
		}
		now["legal_basis"] = basis
	}
	if string(fields["status"]) == `"abandoned"` {
		now["status"] = bonbogi.PracticeWithdrawn
	}
	if len(now) == 0 {
		return record, nil
	}
	for name, was := range fields {
		if _, changed := now[name]; !changed && name != "measures" {
			now[name] = was
		}
	}
	text, err := asJSON(now)
	return []byte(text), err
}

// linesOf are the lines of a text that are not blank, without the spaces around them.
func linesOf(text string) []string {
	lines := []string{}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Trim(line, " "); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
