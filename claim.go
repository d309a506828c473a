package bonbogi

import "math"

// ClaimType is what a claim counts.
type ClaimType string

// The claims that are understood. Others keep the words of the source in Note.
const (
	ClaimAwardsReceived ClaimType = "awards_received"
	ClaimVisitsReceived ClaimType = "visits_received" // delegations
	ClaimVisitors       ClaimType = "visitors"        // people
	ClaimGuestCountries ClaimType = "guest_countries"
	ClaimAdopters       ClaimType = "adopters" // how many took a practice over
	ClaimOther          ClaimType = "other"
)

// ClaimTypes lists them in the order in which a form offers them.
var ClaimTypes = []ClaimType{ClaimAwardsReceived, ClaimVisitsReceived, ClaimVisitors, ClaimGuestCountries, ClaimAdopters, ClaimOther}

// Claim is what a source says in sum ("sixteen awards this year"), kept beside what is on record.
type Claim struct {
	Meta
	Subject  Party      `json:"subject"`
	Type     ClaimType  `json:"claim"`
	Value    float64    `json:"value"`
	Period   string     `json:"period,omitempty"` // "2021"; empty if the source does not say
	AsOf     Date       `json:"as_of"`
	Practice string     `json:"practice,omitempty"`
	Note     string     `json:"note,omitempty"`
	NoteEn   string     `json:"note_en,omitempty"`
	Sources  []Citation `json:"sources"`
}

// RecordKind returns KindClaim.
func (Claim) RecordKind() Kind { return KindClaim }

// Cited returns the sources.
func (c Claim) Cited() []Citation { return c.Sources }

// Year is the year that the claim is about, 0 if it is not known.
func (c Claim) Year() int {
	if d, err := ParseDate(c.Period); err == nil && d.Year != 0 {
		return d.Year
	}
	return c.AsOf.Year
}

// Validate returns Problems, or nil.
func (c Claim) Validate() error {
	var k checks
	k.id("id", c.ID)
	k.party("subject", c.Subject)
	oneOf(&k, "claim", c.Type, ClaimTypes)
	if c.Value > 1e15 {
		k.add("value", "range", "is larger than anything that is counted here")
	} else if !(c.Value >= 0) || math.IsInf(c.Value, 0) { // also what is no number
		k.add("value", "negative", "must be a number and not negative")
	}
	k.length("period", c.Period, 50)
	k.date("as_of", c.AsOf)
	k.length("note", c.Note, 5000)
	k.length("note_en", c.NoteEn, 5000)
	k.cited(c.Sources)
	return k.err()
}

// OnRecord counts the awards that stand behind a claim of awards received: those that the subject received
// in the claim's year, and those that the claim's own sources name.
func (c Claim) OnRecord(awards []Award) int {
	named := map[string]bool{}
	for _, s := range c.Sources {
		named[s.Source] = true
	}
	n := 0
	for _, a := range awards {
		if a.Withdrawn || !a.Recipient.Same(c.Subject) {
			continue
		}
		counts := c.Year() != 0 && a.ReceivedIn() == c.Year()
		for _, s := range a.Sources {
			counts = counts || named[s.Source]
		}
		if counts {
			n++
		}
	}
	return n
}
