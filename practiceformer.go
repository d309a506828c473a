package bonbogi

import (
	"encoding/json"
	"strings"
)

// UnmarshalJSON reads a practice, also as the history holds it from before 2026-11: what was done and the legal basis
// were texts then, of which each line is now an entry, and a practice that was given up was "abandoned".
// Migration 00008 of the store does the same to its rows.
func (p *Practice) UnmarshalJSON(b []byte) error {
	type plain Practice
	former := struct {
		*plain
		Measures   string          `json:"measures"`
		LegalBasis json.RawMessage `json:"legal_basis"`
	}{plain: (*plain)(p)}
	if err := json.Unmarshal(b, &former); err != nil {
		return err
	}
	if former.Measures != "" && len(p.Steps) == 0 {
		p.Steps = linesOf(former.Measures)
	}
	if p.Status == "abandoned" {
		p.Status = PracticeWithdrawn
	}
	if len(former.LegalBasis) == 0 {
		return nil
	}
	if former.LegalBasis[0] != '"' {
		return json.Unmarshal(former.LegalBasis, &p.LegalBasis)
	}
	var text string
	if err := json.Unmarshal(former.LegalBasis, &text); err != nil {
		return err
	}
	for _, line := range linesOf(text) {
		p.LegalBasis = append(p.LegalBasis, LegalBasis{Title: line})
	}
	return nil
}

// linesOf are the lines of a text that are not blank, without the spaces around them.
func linesOf(text string) (lines []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Trim(line, " "); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
