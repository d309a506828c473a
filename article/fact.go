package article

import "github.com/bonbogi/bonbogi"

// Places where a fact can stand.
const (
	InTitle = "title"
	InText  = "text"
)

// Reading is what was found in one article.
type Reading struct {
	Facts     []Fact
	Title     string       // as given, else the headline found in the text
	Publisher string       // as given, else from the byline
	Published bonbogi.Date // as given, else stated in the text; zero if neither
}

// Fact is a proposed fact: one of the pointers is set, the one that Kind names.
type Fact struct {
	Kind     bonbogi.Kind
	Award    *Award // of an award and of a selection
	Visit    *Visit
	Adoption *Adoption
	Practice *Practice
	Claim    *Claim

	Quote      string // verbatim: the bytes Start to End of the title or the text
	Start, End int
	In         string // InTitle or InText
	Confidence float64
}

// Award is recognition received, or being chosen for a programme.
type Award struct {
	Recipient         bonbogi.Party
	Name              string // the contest without year, number and grade
	Grade             string
	Honour            string // of the state, given with the grade: 우수기관으로 선정돼 대통령 표창
	Conferrer         bonbogi.Party
	Period            string // the year as written for this award
	Streak            int    // consecutive years
	For               string // what was honoured
	GivenByGovernment bool   // by the government that the article is about
	Earlier           bool   // won before the year of the news, in a year that is not known: never this year's
}

// FullGrade is the grade with the honour that came with it: 우수(대통령 표창).
func (a Award) FullGrade() string {
	if a.Honour == "" {
		return a.Grade
	}
	return a.Grade + "(" + a.Honour + ")"
}

// Visit is one body going to another to learn.
type Visit struct {
	Guest, Host    bonbogi.Party
	HostDepartment string
	Date           bonbogi.Date
	Purpose        string
	Status         bonbogi.VisitStatus
}

// Adoption is a practice taken over by another body.
type Adoption struct {
	Practice  string
	Origin    bonbogi.Party
	Adopter   bonbogi.Party
	AsWritten string // the adopter in the words of the article
	Form      bonbogi.AdoptionForm
	Date      bonbogi.Date
}

// Practice is a named policy, service or system.
type Practice struct {
	Owner     bonbogi.Party
	Name      string // with a likely slip of the pen corrected
	AsWritten string // as the article spells it
}

// Claim is a figure that the article states in sum.
type Claim struct {
	Subject bonbogi.Party
	Type    bonbogi.ClaimType
	Value   float64
	Period  string
	AsOf    string // as far as it is written: "2021-06", or "06" for a month without its year
}
