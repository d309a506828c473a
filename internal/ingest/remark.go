package ingest

import "github.com/bonbogi/bonbogi"

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
	return remarkOf(bonbogi.Errorf("", rule, format, parts...))
}

// remarkOf makes a remark of a refusal.
func remarkOf(e *bonbogi.Error) *Remark { return &Remark{e.Rule, e.Parts, e.Message} }

// String is the sentence.
func (r *Remark) String() string { return r.text }
