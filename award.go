package bonbogi

import "cmp"

// Award is recognition of a party, mostly a government, by somebody else. It is no evidence that a
// practice works.
type Award struct {
	Meta
	Recipient     Party         `json:"recipient"`
	Name          string        `json:"name"`              // the contest or prize without year and grade: 청년친화헌정대상
	NameEn        string        `json:"name_en,omitempty"` // where one is used
	For           string        `json:"for,omitempty"`     // what was honoured, in the words of the source
	Grade         string        `json:"grade,omitempty"`   // 훈격 as written: 대상, 대통령 표창
	Conferrer     Party         `json:"conferrer"`
	ConferrerType ConferrerType `json:"conferrer_type"`
	Host          Party         `json:"host,omitzero"`      // 주최: in whose name the contest is held, where it is not the conferrer
	Organiser     Party         `json:"organiser,omitzero"` // 주관: who runs it
	Round         int           `json:"round,omitempty"`    // 회차: of the 19th contest 19; 0 if not said
	Year          int           `json:"year,omitempty"`     // of the contest, as it is named; 0 if not said
	Received      Date          `json:"received"`           // when it was given; zero if not said
	Streak        int           `json:"streak,omitempty"`
	Practice      string        `json:"practice,omitempty"` // ID of the practice that was honoured
	Department    string        `json:"department,omitempty"`
	Applicants    *int64        `json:"applicants,omitempty"` // with Winners: how selective it is
	Winners       *int64        `json:"winners,omitempty"`
	Prize         *int64        `json:"prize,omitempty"` // won
	Fee           *int64        `json:"fee,omitempty"`   // won that the recipient paid
	Review        Review        `json:"review,omitempty"`
	Note          string        `json:"note,omitempty"`
	NoteEn        string        `json:"note_en,omitempty"`
	Sources       []Citation    `json:"sources"`
}

// RecordKind returns KindAward.
func (Award) RecordKind() Kind { return KindAward }

// Cited returns the sources.
func (a Award) Cited() []Citation { return a.Sources }

// Rank is what the grade as written amounts to.
func (a Award) Rank() Grade { return ParseGrade(a.Grade) }

// YearOf is the year under which the award is listed: that of the contest, else that in which it was
// given; 0 if neither is known.
func (a Award) YearOf() int { return cmp.Or(a.Year, a.Received.Year) }

// ReceivedIn is the year whose awards it counts among: that in which it was given, else that of the
// contest; 0 if neither is known.
func (a Award) ReceivedIn() int { return cmp.Or(a.Received.Year, a.Year) }

// Paid reports whether the recipient is known to have paid for it. That no fee is on record does not say that
// none was paid.
func (a Award) Paid() bool { return a.Fee != nil && *a.Fee > 0 }

// Validate returns Problems, or nil.
func (a Award) Validate() error {
	var c checks
	c.id("id", a.ID)
	c.party("recipient", a.Recipient)
	c.require("name", a.Name)
	c.length("name", a.Name, 300)
	c.length("name_en", a.NameEn, 300)
	c.length("for", a.For, 500)
	c.length("grade", a.Grade, 100)
	c.optionalParty("conferrer", a.Conferrer)
	oneOf(&c, "conferrer_type", a.ConferrerType, ConferrerTypes)
	c.optionalParty("host", a.Host)
	c.optionalParty("organiser", a.Organiser)
	if a.Round < 0 || a.Round > 1000 {
		c.add("round", "range", "is the number of a contest from 1 to 1000")
	}
	c.year("year", a.Year)
	c.date("received", a.Received)
	if a.Streak < 0 || a.Streak > 100 {
		c.add("streak", "range", "is a number of years from 0 to 100")
	}
	c.count("applicants", a.Applicants)
	if a.Applicants != nil && *a.Applicants == 0 {
		c.add("applicants", "no_applicants", "cannot be 0, for the recipient was one; leave it out where it is not known")
	}
	c.count("winners", a.Winners)
	c.count("prize", a.Prize)
	c.count("fee", a.Fee)
	if a.Applicants != nil && a.Winners != nil && *a.Winners > *a.Applicants {
		c.add("winners", "winners_over_applicants", "%d winners of %d applicants", *a.Winners, *a.Applicants)
	}
	oneOf(&c, "review", a.Review, Reviews)
	c.length("department", a.Department, 200)
	c.length("note", a.Note, 5000)
	c.length("note_en", a.NoteEn, 5000)
	c.cited(a.Sources)
	return c.err()
}
