package bonbogi

// VisitStatus is what a source tells of a visit. Visits that are handled in the program itself will have
// states of their own.
type VisitStatus string

// The reported states of a visit.
const (
	VisitHeld      VisitStatus = "held"
	VisitRecurring VisitStatus = "recurring" // one of a stream, without a date of its own
	VisitPlanned   VisitStatus = "planned"
	VisitCancelled VisitStatus = "cancelled"
)

// VisitStatuses lists them in the order in which a form offers them.
var VisitStatuses = []VisitStatus{VisitHeld, VisitRecurring, VisitPlanned, VisitCancelled}

// Visit is one body going to another to learn (벤치마킹 방문).
type Visit struct {
	Meta
	Guest          Party       `json:"guest"`
	Host           Party       `json:"host"`
	HostDepartment string      `json:"host_department,omitempty"`
	Date           Date        `json:"date"` // first day
	Purpose        string      `json:"purpose,omitempty"`
	Status         VisitStatus `json:"status"`
	People         *int64      `json:"people,omitempty"`
	Practices      []string    `json:"practices,omitempty"` // IDs of what was looked at
	Note           string      `json:"note,omitempty"`
	NoteEn         string      `json:"note_en,omitempty"`
	Sources        []Citation  `json:"sources"`
}

// RecordKind returns KindVisit.
func (Visit) RecordKind() Kind { return KindVisit }

// Cited returns the sources.
func (v Visit) Cited() []Citation { return v.Sources }

// Validate returns Problems, or nil.
func (v Visit) Validate() error {
	var c checks
	c.id("id", v.ID)
	c.party("guest", v.Guest)
	c.party("host", v.Host)
	if !v.Guest.IsZero() && v.Guest.Same(v.Host) {
		c.add("host", "same_party", "guest and host are the same")
	}
	c.date("date", v.Date)
	oneOf(&c, "status", v.Status, VisitStatuses)
	c.count("people", v.People)
	c.length("purpose", v.Purpose, 1000)
	c.length("host_department", v.HostDepartment, 200)
	c.length("note", v.Note, 5000)
	c.length("note_en", v.NoteEn, 5000)
	c.cited(v.Sources)
	return c.err()
}
