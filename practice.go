package bonbogi

import (
	"encoding/json"
	"strings"
)

// PracticeStatus is how far a practice has come.
type PracticeStatus string

// The states of a practice.
const (
	PracticeUnknown   PracticeStatus = "unknown"
	PracticeIdea      PracticeStatus = "idea"
	PracticePilot     PracticeStatus = "pilot"
	PracticeRunning   PracticeStatus = "running"
	PracticeExtended  PracticeStatus = "extended"
	PracticeEnded     PracticeStatus = "ended"     // it did what it was for, or its time was over
	PracticeWithdrawn PracticeStatus = "withdrawn" // given up; Meta.Withdrawn is about the record, this about the practice
)

// PracticeStatuses lists them in the order in which a form offers them.
var PracticeStatuses = []PracticeStatus{PracticeUnknown, PracticeIdea, PracticePilot, PracticeRunning, PracticeExtended, PracticeEnded, PracticeWithdrawn}

// Practice is a policy, service or system that a government runs (우수사례, 시책): what another one has to know in
// order to take it over, in the order in which pages and forms have it. A practice that failed is worth as much.
type Practice struct {
	Meta
	Owner      Party    `json:"owner"`
	Name       string   `json:"name"`
	NameEn     string   `json:"name_en,omitempty"`
	OtherNames []string `json:"other_names,omitempty"` // the same practice in other sources
	Summary    string   `json:"summary,omitempty"`
	SummaryEn  string   `json:"summary_en,omitempty"`

	Problem  string   `json:"problem,omitempty"`
	Steps    []string `json:"steps,omitempty"` // what was done, each on one line
	Workings string   `json:"workings,omitempty"`

	CostFirst  *int64 `json:"cost_first,omitempty"`
	CostYearly *int64 `json:"cost_yearly,omitempty"`
	Currency   string `json:"currency,omitempty"` // ISO 4217; empty is KRW
	Cost       string `json:"cost,omitempty"`     // as stated: what the figures cover and leave out
	Funding    string `json:"funding,omitempty"`  // who pays
	People     string `json:"people,omitempty"`
	TimeNeeded string `json:"time_needed,omitempty"`

	LegalBasis []LegalBasis `json:"legal_basis,omitempty"`
	Partners   []string     `json:"partners,omitempty"`
	Conditions string       `json:"conditions,omitempty"` // what must be there before it can work
	Results    string       `json:"results,omitempty"`    // as stated by the source: a claim, no evidence
	Aims       []Aim        `json:"aims,omitempty"`

	Limits      string `json:"limits,omitempty"`
	SideEffects string `json:"side_effects,omitempty"`
	Otherwise   string `json:"otherwise,omitempty"` // what those who did it would do otherwise

	Reusables []Reusable `json:"reusables,omitempty"`
	Software  Software   `json:"software,omitzero"`
	Contact   Contact    `json:"contact,omitzero"`

	Department string         `json:"department,omitempty"`
	Started    Date           `json:"started"`
	Ended      Date           `json:"ended,omitzero"`
	Status     PracticeStatus `json:"status"`
	Functions  []string       `json:"functions,omitempty"` // codes of COFOG: 01, 01.1, 01.1.1
	Topics     []string       `json:"topics,omitempty"`    // free tags
	BasedOn    []string       `json:"based_on,omitempty"`  // IDs of practices on record, or addresses of others

	Extra   json.RawMessage `json:"extra,omitempty"` // an object of what a file said besides; kept and handed on
	Note    string          `json:"note,omitempty"`
	NoteEn  string          `json:"note_en,omitempty"`
	Sources []Citation      `json:"sources"`
}

// RecordKind returns KindPractice.
func (Practice) RecordKind() Kind { return KindPractice }

// Cited returns the sources.
func (p Practice) Cited() []Citation { return p.Sources }

// longText is the limit of a text of several paragraphs, in characters, and mostElements that of a list.
const (
	longText     = 20000
	mostElements = 200
)

// Validate returns Problems, or nil.
func (p Practice) Validate() error {
	var c checks
	c.id("id", p.ID)
	c.party("owner", p.Owner)
	c.require("name", p.Name)
	c.length("name", p.Name, 200)
	c.length("name_en", p.NameEn, 200)
	for _, f := range []struct{ field, text string }{
		{"summary", p.Summary}, {"summary_en", p.SummaryEn}, {"problem", p.Problem}, {"workings", p.Workings},
		{"cost", p.Cost}, {"funding", p.Funding}, {"people", p.People}, {"time_needed", p.TimeNeeded},
		{"conditions", p.Conditions}, {"results", p.Results}, {"limits", p.Limits}, {"side_effects", p.SideEffects},
		{"otherwise", p.Otherwise}, {"note", p.Note}, {"note_en", p.NoteEn},
	} {
		c.length(f.field, f.text, longText)
	}
	c.names("other_names", p.OtherNames)
	c.names("topics", p.Topics)
	c.lines("steps", p.Steps)
	c.lines("partners", p.Partners)
	c.count("cost_first", p.CostFirst)
	c.count("cost_yearly", p.CostYearly)
	c.currency("currency", p.Currency)
	c.legalBasis("legal_basis", p.LegalBasis)
	c.aims("aims", p.Aims)
	c.reusables("reusables", p.Reusables)
	c.software("software", p.Software)
	c.contact("contact", p.Contact)
	c.length("department", p.Department, 200)
	c.date("started", p.Started)
	c.date("ended", p.Ended)
	if !p.Started.IsZero() && !p.Ended.IsZero() && p.Ended.Last().Compare(p.Started.First()) < 0 {
		c.add("ended", "date_order", "%s is before %s", p.Ended, p.Started)
	}
	oneOf(&c, "status", p.Status, PracticeStatuses)
	c.functions("functions", p.Functions)
	c.basedOn("based_on", p.BasedOn, p.ID)
	c.extra("extra", p.Extra)
	c.cited(p.Sources)
	return c.err()
}

// lines refuses an element that is empty or would be two in a list of one a line.
func (c *checks) lines(field string, list []string) {
	c.elements(field, len(list))
	for i, line := range list {
		if strings.TrimSpace(line) == "" || strings.Contains(line, "\n") {
			c.add(field, "one_line", "number %d must be one line of text", i+1)
		}
		c.length(field, line, longText)
	}
}

// names refuses an element that would not pass as a name.
func (c *checks) names(field string, list []string) {
	c.lines(field, list)
	for _, name := range list {
		c.length(field, name, 200)
	}
}

// elements refuses a list that no page could show.
func (c *checks) elements(field string, n int) {
	if n > mostElements {
		c.add(field, "too_many", "has %d entries; the limit is %d", n, mostElements)
	}
}

// currency refuses what is no code of ISO 4217; none at all is allowed.
func (c *checks) currency(field, code string) {
	if code == "" {
		return
	}
	if len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		c.add(field, "currency", "%q is no currency; write three capital letters as in KRW, EUR, USD", code)
	}
}

// basedOn takes IDs of other practices and addresses.
func (c *checks) basedOn(field string, list []string, self string) {
	c.elements(field, len(list))
	for _, ref := range list {
		switch {
		case ref == self:
			c.add(field, "based_on_itself", "a practice cannot be based on itself")
		case !ValidID(ref):
			c.url(field, ref)
		}
	}
}

// extra takes a JSON object of a size that a file would have.
func (c *checks) extra(field string, raw json.RawMessage) {
	if raw == nil {
		return
	}
	const largest = 256 << 10
	if len(raw) > largest {
		c.add(field, "too_long", "has %d characters; the limit is %d", len(raw), largest)
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(raw, &object); err != nil || len(object) == 0 {
		c.add(field, "json", "is no JSON object")
	}
}
