package bonbogi

// AdoptionForm is how a practice was taken over.
type AdoptionForm string

// The forms of adoption.
const (
	AdoptionUnknown    AdoptionForm = "unknown"
	AdoptionAnnounced  AdoptionForm = "announced" // said to come, not on record as done
	AdoptionCopied     AdoptionForm = "copied"
	AdoptionAdapted    AdoptionForm = "adapted"
	AdoptionInspired   AdoptionForm = "inspired"
	AdoptionShared     AdoptionForm = "shared"             // the origin gives the system itself to others
	AdoptionNational   AdoptionForm = "national"           // became policy of the state
	AdoptionPrecedence AdoptionForm = "claimed_precedence" // the origin says that it was first and others followed
	AdoptionRejected   AdoptionForm = "rejected"           // looked at and decided against
	AdoptionWithdrawn  AdoptionForm = "withdrawn"          // taken over and given up
)

// AdoptionForms lists them in the order in which a form offers them.
var AdoptionForms = []AdoptionForm{AdoptionUnknown, AdoptionAnnounced, AdoptionCopied, AdoptionAdapted, AdoptionInspired, AdoptionShared, AdoptionNational, AdoptionPrecedence, AdoptionRejected, AdoptionWithdrawn}

// TakenOver reports whether the form says that the adopter took the practice over: not where it was only
// announced, claimed to have come first, turned down or given up.
func (f AdoptionForm) TakenOver() bool {
	switch f {
	case AdoptionAnnounced, AdoptionPrecedence, AdoptionRejected, AdoptionWithdrawn:
		return false
	}
	return true
}

// Claimant is who says that something happened.
type Claimant string

// The claimants.
const (
	ClaimedByOrigin  Claimant = "origin"  // by the one that was copied, alone
	ClaimedByAdopter Claimant = "adopter" // by the one that took it over
	ClaimedByBoth    Claimant = "both"
	ClaimedByThird   Claimant = "third" // by somebody else: a paper, a ministry not concerned
)

// Claimants lists them in the order in which a form offers them.
var Claimants = []Claimant{ClaimedByOrigin, ClaimedByAdopter, ClaimedByBoth, ClaimedByThird}

// Adoption is the taking over of a practice by another body.
type Adoption struct {
	Meta
	Practice  string       `json:"practice"` // ID of the practice
	Origin    Party        `json:"origin"`   // from whom it was taken: the owner, or an earlier adopter
	Adopter   Party        `json:"adopter"`
	Form      AdoptionForm `json:"form"`
	Date      Date         `json:"date"`
	DateSense Sense        `json:"date_sense"`
	ClaimedBy Claimant     `json:"claimed_by"`
	Note      string       `json:"note,omitempty"`
	NoteEn    string       `json:"note_en,omitempty"`
	Sources   []Citation   `json:"sources"`
}

// RecordKind returns KindAdoption.
func (Adoption) RecordKind() Kind { return KindAdoption }

// Cited returns the sources.
func (a Adoption) Cited() []Citation { return a.Sources }

// Validate returns Problems, or nil.
func (a Adoption) Validate() error {
	var c checks
	c.id("id", a.ID)
	c.require("practice", a.Practice)
	c.party("origin", a.Origin)
	c.party("adopter", a.Adopter)
	if !a.Origin.IsZero() && a.Origin.Same(a.Adopter) {
		c.add("adopter", "same_party", "origin and adopter are the same")
	}
	oneOf(&c, "form", a.Form, AdoptionForms)
	c.date("date", a.Date)
	oneOf(&c, "date_sense", a.DateSense, Senses)
	oneOf(&c, "claimed_by", a.ClaimedBy, Claimants)
	c.length("note", a.Note, 5000)
	c.length("note_en", a.NoteEn, 5000)
	c.cited(a.Sources)
	return c.err()
}
