package bonbogi

// PracticeStatus is how far a practice has come.
type PracticeStatus string

// The states of a practice.
const (
	PracticeUnknown   PracticeStatus = "unknown"
	PracticeIdea      PracticeStatus = "idea"
	PracticePilot     PracticeStatus = "pilot"
	PracticeRunning   PracticeStatus = "running"
	PracticeExtended  PracticeStatus = "extended"
	PracticeEnded     PracticeStatus = "ended"
	PracticeAbandoned PracticeStatus = "abandoned"
)

// PracticeStatuses lists them in the order in which a form offers them.
var PracticeStatuses = []PracticeStatus{PracticeUnknown, PracticeIdea, PracticePilot, PracticeRunning, PracticeExtended, PracticeEnded, PracticeAbandoned}

// Practice is a policy, service or system that a government runs (우수사례, 시책).
type Practice struct {
	Meta
	Owner      Party          `json:"owner"`
	Name       string         `json:"name"`
	NameEn     string         `json:"name_en,omitempty"`
	OtherNames []string       `json:"other_names,omitempty"` // the same practice in other sources
	Summary    string         `json:"summary,omitempty"`
	SummaryEn  string         `json:"summary_en,omitempty"`
	Problem    string         `json:"problem,omitempty"`
	Measures   string         `json:"measures,omitempty"` // what was done
	Cost       string         `json:"cost,omitempty"`
	LegalBasis string         `json:"legal_basis,omitempty"`
	Results    string         `json:"results,omitempty"` // as stated by the source: a claim, no evidence
	Department string         `json:"department,omitempty"`
	Started    Date           `json:"started"`
	Status     PracticeStatus `json:"status"`
	Topics     []string       `json:"topics,omitempty"`
	Note       string         `json:"note,omitempty"`
	NoteEn     string         `json:"note_en,omitempty"`
	Sources    []Citation     `json:"sources"`
}

// RecordKind returns KindPractice.
func (Practice) RecordKind() Kind { return KindPractice }

// Cited returns the sources.
func (p Practice) Cited() []Citation { return p.Sources }

// Validate returns Problems, or nil.
func (p Practice) Validate() error {
	var c checks
	c.id("id", p.ID)
	c.party("owner", p.Owner)
	c.require("name", p.Name)
	c.length("name", p.Name, 200)
	c.length("name_en", p.NameEn, 200)
	for _, f := range []struct{ field, text string }{
		{"summary", p.Summary}, {"summary_en", p.SummaryEn}, {"problem", p.Problem}, {"measures", p.Measures}, {"cost", p.Cost},
		{"legal_basis", p.LegalBasis}, {"results", p.Results}, {"note", p.Note}, {"note_en", p.NoteEn},
	} {
		c.length(f.field, f.text, 20000)
	}
	c.length("department", p.Department, 200)
	c.date("started", p.Started)
	oneOf(&c, "status", p.Status, PracticeStatuses)
	c.cited(p.Sources)
	return c.err()
}
