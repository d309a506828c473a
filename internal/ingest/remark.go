package ingest

import "fmt"

// Remark is something that a person should know of a table: why a value does not fit, or what is not sure. It is a
// sentence in English; Rule, and what stands in the sentence, serve for other languages.
type Remark struct {
	Rule  string
	Parts []string
	text  string
}

// DoubtMark begins a line of a proposal that says what is not sure.
const DoubtMark = "# LOOK: "

func remark(rule, format string, parts ...any) *Remark {
	r := &Remark{Rule: rule, text: fmt.Sprintf(format, parts...)}
	for _, p := range parts {
		if b, ok := p.([]byte); ok {
			p = string(b)
		}
		r.Parts = append(r.Parts, fmt.Sprint(p))
	}
	return r
}

// String is the sentence.
func (r *Remark) String() string { return r.text }
