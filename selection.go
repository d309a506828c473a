package bonbogi

import "cmp"

// Selection is being chosen for a funding programme or a pilot (공모 선정): no award.
type Selection struct {
	Meta
	Recipient Party      `json:"recipient"`
	Programme string     `json:"programme"`
	Conferrer Party      `json:"conferrer"`
	Year      int        `json:"year,omitempty"`
	Decided   Date       `json:"decided"`
	Amount    *int64     `json:"amount,omitempty"` // won
	Practice  string     `json:"practice,omitempty"`
	Note      string     `json:"note,omitempty"`
	NoteEn    string     `json:"note_en,omitempty"`
	Sources   []Citation `json:"sources"`
}

// RecordKind returns KindSelection.
func (Selection) RecordKind() Kind { return KindSelection }

// Cited returns the sources.
func (s Selection) Cited() []Citation { return s.Sources }

// YearOf is the year under which the selection is listed: that of the programme, else that in which it was
// decided; 0 if neither is known.
func (s Selection) YearOf() int { return cmp.Or(s.Year, s.Decided.Year) }

// Validate returns Problems, or nil.
func (s Selection) Validate() error {
	var c checks
	c.id("id", s.ID)
	c.party("recipient", s.Recipient)
	c.require("programme", s.Programme)
	c.length("programme", s.Programme, 300)
	c.optionalParty("conferrer", s.Conferrer)
	c.year("year", s.Year)
	c.date("decided", s.Decided)
	c.count("amount", s.Amount)
	c.length("note", s.Note, 5000)
	c.length("note_en", s.NoteEn, 5000)
	c.cited(s.Sources)
	return c.err()
}
