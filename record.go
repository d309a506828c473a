package bonbogi

import (
	"regexp"
	"time"
)

// Kind names a kind of record; it is the word in addresses, exports and the history.
type Kind string

// The kinds of records.
const (
	KindGovernment Kind = "government"
	KindSource     Kind = "source"
	KindPractice   Kind = "practice"
	KindAward      Kind = "award"
	KindSelection  Kind = "selection"
	KindVisit      Kind = "visit"
	KindAdoption   Kind = "adoption"
	KindClaim      Kind = "claim"
	KindIndicator  Kind = "indicator"
	KindPeerSet    Kind = "peerset"
)

// Kinds lists the kinds, those that others refer to first.
var Kinds = []Kind{KindGovernment, KindSource, KindIndicator, KindPractice, KindAward, KindSelection, KindVisit, KindAdoption, KindClaim, KindPeerSet}

// Record is what is kept, revised and traced to its sources.
type Record interface {
	RecordKind() Kind
	RecordID() string
	Validate() error
}

// Fact is a Record that says something about the world and so must have a source.
type Fact interface {
	Record
	RecordMeta() Meta
	Cited() []Citation
}

// Meta is what every stored record carries besides its content. The store sets Revision and the times.
type Meta struct {
	ID        string    `json:"id"`
	Revision  int       `json:"revision"`            // 1 for the first; an update must name the one it changes
	Withdrawn bool      `json:"withdrawn,omitempty"` // kept, but no longer counted or listed
	CreatedAt time.Time `json:"created_at"`
	UpdatedAt time.Time `json:"updated_at"`
}

// RecordID returns the ID.
func (m Meta) RecordID() string { return m.ID }

// RecordMeta returns all of it.
func (m Meta) RecordMeta() Meta { return m }

// Citation ties a fact to the place in a source that says it.
type Citation struct {
	Source string `json:"source"`          // ID of the source
	Quote  string `json:"quote,omitempty"` // verbatim; empty where the text may not be repeated
	Place  string `json:"place,omitempty"` // for people: "6th paragraph", "p. 12"
	In     string `json:"in,omitempty"`    // "text" or "title": where Start and End count
	Start  int    `json:"start,omitempty"` // byte offsets in the stored text
	End    int    `json:"end,omitempty"`
	By     string `json:"by,omitempty"` // who entered it
}

var idPattern = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$`)

// ValidID reports whether s can be the ID of a record: letters, digits, dots, hyphens and underscores.
func ValidID(s string) bool { return idPattern.MatchString(s) }
