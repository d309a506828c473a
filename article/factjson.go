package article

import (
	"encoding/json"
	"fmt"

	"github.com/bonbogi/bonbogi"
)

// place is what every fact ends with.
type place struct {
	Quote      string  `json:"quote"`
	Confidence float64 `json:"confidence"`
	Start      int     `json:"start"`
	End        int     `json:"end"`
	In         string  `json:"in"`
}

type awardJSON struct {
	Kind                  bonbogi.Kind      `json:"kind"`
	Recipient             *string           `json:"recipient"`
	RecipientID           *string           `json:"recipient_id"`
	RecipientType         bonbogi.PartyType `json:"recipient_type"`
	RecipientIsGovernment bool              `json:"recipient_is_government"`
	Award                 string            `json:"award"`
	Grade                 *string           `json:"grade"`
	Honour                string            `json:"honour,omitempty"`
	Conferrer             *string           `json:"conferrer"`
	ConferrerID           *string           `json:"conferrer_id"`
	ConferrerType         bonbogi.PartyType `json:"conferrer_type,omitempty"`
	Period                *string           `json:"period"`
	Streak                *int              `json:"streak"`
	For                   *string           `json:"for"`
	GivenByGovernment     bool              `json:"given_by_government"`
	Earlier               bool              `json:"earlier,omitempty"`
	place
}

type visitJSON struct {
	Kind           bonbogi.Kind        `json:"kind"`
	Guest          *string             `json:"guest"`
	GuestID        *string             `json:"guest_id"`
	GuestType      bonbogi.PartyType   `json:"guest_type"`
	Host           *string             `json:"host"`
	HostID         *string             `json:"host_id"`
	HostType       bonbogi.PartyType   `json:"host_type"`
	HostDepartment *string             `json:"host_department"`
	Date           bonbogi.Date        `json:"date"`
	Purpose        *string             `json:"purpose"`
	Status         bonbogi.VisitStatus `json:"status"`
	place
}

type adoptionJSON struct {
	Kind         bonbogi.Kind      `json:"kind"`
	Practice     string            `json:"practice"`
	Origin       *string           `json:"origin"`
	OriginID     *string           `json:"origin_id"`
	OriginType   bonbogi.PartyType `json:"origin_type"`
	Adopter      *string           `json:"adopter"`
	AdopterID    *string           `json:"adopter_id"`
	AdopterType  bonbogi.PartyType `json:"adopter_type"`
	AdopterCount *int64            `json:"adopter_count,omitempty"`
	AsWritten    *string           `json:"as_written"`
	Form         *string           `json:"form"`
	Date         bonbogi.Date      `json:"date"`
	place
}

type practiceJSON struct {
	Kind      bonbogi.Kind      `json:"kind"`
	Owner     *string           `json:"owner"`
	OwnerID   *string           `json:"owner_id"`
	OwnerType bonbogi.PartyType `json:"owner_type"`
	Name      string            `json:"name"`
	AsWritten *string           `json:"as_written"`
	place
}

type claimJSON struct {
	Kind        bonbogi.Kind      `json:"kind"`
	Subject     *string           `json:"subject"`
	SubjectID   *string           `json:"subject_id"`
	SubjectType bonbogi.PartyType `json:"subject_type"`
	Claim       bonbogi.ClaimType `json:"claim"`
	Value       float64           `json:"value"`
	Period      *string           `json:"period"`
	AsOf        *string           `json:"as_of"`
	place
}

// formWords are the forms of adoption as they are written for people and other programs.
var formWords = map[bonbogi.AdoptionForm]string{
	bonbogi.AdoptionNational:   "national policy",
	bonbogi.AdoptionPrecedence: "claimed precedence",
}

// MarshalJSON writes the keys of the fact's kind, null for what is not known, and at the end the quotation,
// its place, and how sure it is.
func (f Fact) MarshalJSON() ([]byte, error) {
	p := place{f.Quote, f.Confidence, f.Start, f.End, f.In}
	switch {
	case f.Award != nil && (f.Kind == bonbogi.KindAward || f.Kind == bonbogi.KindSelection):
		a := f.Award
		return json.Marshal(awardJSON{
			f.Kind, ptr(a.Recipient.Name), ptr(a.Recipient.Government), a.Recipient.Type, isGovernment(a.Recipient),
			a.Name, ptr(a.Grade), a.Honour, ptr(a.Conferrer.Name), ptr(a.Conferrer.Government), a.Conferrer.Type,
			ptr(a.Period), ptr(a.Streak), ptr(a.For), a.GivenByGovernment, a.Earlier, p,
		})
	case f.Kind == bonbogi.KindVisit && f.Visit != nil:
		v := f.Visit
		return json.Marshal(visitJSON{
			f.Kind, ptr(v.Guest.Name), ptr(v.Guest.Government), v.Guest.Type, ptr(v.Host.Name), ptr(v.Host.Government),
			v.Host.Type, ptr(v.HostDepartment), v.Date, ptr(v.Purpose), v.Status, p,
		})
	case f.Kind == bonbogi.KindAdoption && f.Adoption != nil:
		a := f.Adoption
		return json.Marshal(adoptionJSON{
			f.Kind, a.Practice, ptr(a.Origin.Name), ptr(a.Origin.Government), a.Origin.Type, ptr(a.Adopter.Name),
			ptr(a.Adopter.Government), a.Adopter.Type, ptr(a.Adopter.Count), ptr(a.AsWritten), ptr(a.FormWord()), a.Date, p,
		})
	case f.Kind == bonbogi.KindPractice && f.Practice != nil:
		q := f.Practice
		return json.Marshal(practiceJSON{f.Kind, ptr(q.Owner.Name), ptr(q.Owner.Government), q.Owner.Type, q.Name, ptr(q.AsWritten), p})
	case f.Kind == bonbogi.KindClaim && f.Claim != nil:
		c := f.Claim
		return json.Marshal(claimJSON{f.Kind, ptr(c.Subject.Name), ptr(c.Subject.Government), c.Subject.Type, c.Type, c.Value, ptr(c.Period), ptr(c.AsOf), p})
	}
	return nil, fmt.Errorf("article: a fact of kind %q has no such content", f.Kind)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Fact) UnmarshalJSON(b []byte) error {
	var head struct {
		Kind bonbogi.Kind `json:"kind"`
	}
	if err := json.Unmarshal(b, &head); err != nil {
		return fmt.Errorf("article: fact: %w", err)
	}
	g := Fact{Kind: head.Kind}
	var p place
	var err error
	switch head.Kind {
	case bonbogi.KindAward, bonbogi.KindSelection:
		var j awardJSON
		err = json.Unmarshal(b, &j)
		p = j.place
		g.Award = &Award{
			party(j.Recipient, j.RecipientID, j.RecipientType), j.Award, value(j.Grade), j.Honour, party(j.Conferrer, j.ConferrerID, j.ConferrerType),
			value(j.Period), value(j.Streak), value(j.For), j.GivenByGovernment, j.Earlier,
		}
	case bonbogi.KindVisit:
		var j visitJSON
		err = json.Unmarshal(b, &j)
		p = j.place
		g.Visit = &Visit{party(j.Guest, j.GuestID, j.GuestType), party(j.Host, j.HostID, j.HostType), value(j.HostDepartment), j.Date, value(j.Purpose), j.Status}
	case bonbogi.KindAdoption:
		var j adoptionJSON
		err = json.Unmarshal(b, &j)
		p = j.place
		adopter := party(j.Adopter, j.AdopterID, j.AdopterType)
		adopter.Count = value(j.AdopterCount)
		g.Adoption = &Adoption{j.Practice, party(j.Origin, j.OriginID, j.OriginType), adopter, value(j.AsWritten), formOf(value(j.Form)), j.Date}
	case bonbogi.KindPractice:
		var j practiceJSON
		err = json.Unmarshal(b, &j)
		p = j.place
		g.Practice = &Practice{party(j.Owner, j.OwnerID, j.OwnerType), j.Name, value(j.AsWritten)}
	case bonbogi.KindClaim:
		var j claimJSON
		err = json.Unmarshal(b, &j)
		p = j.place
		g.Claim = &Claim{party(j.Subject, j.SubjectID, j.SubjectType), j.Claim, j.Value, value(j.Period), value(j.AsOf)}
	default:
		return fmt.Errorf("article: %q is no kind of fact", head.Kind)
	}
	if err != nil {
		return fmt.Errorf("article: %s: %w", head.Kind, err)
	}
	g.Quote, g.Confidence, g.Start, g.End, g.In = p.Quote, p.Confidence, p.Start, p.End, p.In
	*f = g
	return nil
}

func isGovernment(p bonbogi.Party) bool { return p.Type == bonbogi.PartyGovernment }

// ptr is null for the zero value.
func ptr[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

func value[T any](p *T) T {
	var zero T
	if p == nil {
		return zero
	}
	return *p
}

func party(name, id *string, t bonbogi.PartyType) bonbogi.Party {
	return bonbogi.Party{Name: value(name), Government: value(id), Type: t}
}

// FormWord is the form in the words that the JSON has for it; empty where it is not known.
func (a Adoption) FormWord() string {
	if w, ok := formWords[a.Form]; ok {
		return w
	}
	if a.Form == bonbogi.AdoptionUnknown {
		return ""
	}
	return string(a.Form)
}

func formOf(word string) bonbogi.AdoptionForm {
	for f, w := range formWords {
		if w == word {
			return f
		}
	}
	if word == "" {
		return bonbogi.AdoptionUnknown
	}
	return bonbogi.AdoptionForm(word)
}
