package bonbogi

import (
	"math"
	"strconv"
)

// Range is what a quantity can be: Low and High are the same where it is known.
type Range struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Known reports whether only one value is possible.
func (r Range) Known() bool { return r.Low == r.High }

// String writes it with two decimals, and what is smaller with two figures, so that nothing but nothing is 0.00: 0.48,
// 0.0031, or 0.00–0.60 where it is not known.
func (r Range) String() string {
	low, high := figures(r.Low), figures(r.High)
	if low == high {
		return low
	}
	return low + "–" + high
}

func figures(v float64) string {
	decimals := 2
	for x := v; x > 0 && x < 0.1 && decimals < 12; x *= 10 {
		decimals++
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

// times is the product of two quantities that are not negative.
func (r Range) times(s Range) Range { return Range{r.Low * s.Low, r.High * s.High} }

// power raises a quantity from 0 to 1 to a power that is not negative; the power 0 makes it 1, so that it does not count.
func (r Range) power(p float64) Range { return Range{math.Pow(r.Low, p), math.Pow(r.High, p)} }

// or is what a quantity can be that is one of the two.
func (r Range) or(s Range) Range { return Range{min(r.Low, s.Low), max(r.High, s.High)} }

func exactly(v float64) Range { return Range{v, v} }

// Weight says how much an award tells of itself, from 0 to 1, and from what that follows. It orders the awards of
// one ledger for a reader who has set the parameters. It is no evidence that a practice works, and no sum of
// weights says which government is better.
type Weight struct {
	Honour       Range `json:"honour"` // who stands behind it
	Place        Range `json:"place"`  // in the contest
	Rank         Range `json:"rank"`   // honour × place
	Selectivity  Range `json:"selectivity"`
	Body         Range `json:"body"`         // what kind of body gives it
	Fee          Range `json:"fee"`          // whether it was paid for
	Review       Range `json:"review"`       // whether it was reviewed before
	Independence Range `json:"independence"` // body × fee × review
	Total        Range `json:"weight"`       // rank^r × selectivity^s × independence^i

	Unknown []string `json:"unknown,omitempty"` // the fields of the award that would narrow it, by their names
}

// Weigh computes the weight of an award. What is not on record counts as all that it can be, so the weight is a range
// that holds the weight of the award however its record is completed. An award of the state or a province is taken to be
// free and to need no review, unless its record says otherwise.
func (p Weighing) Weigh(a Award) Weight {
	w := Weight{Honour: p.honour(a), Place: p.place(a), Selectivity: selectivity(a.Applicants, a.Winners),
		Body: p.body(a.ConferrerType), Fee: p.fee(a), Review: p.review(a)}
	w.Rank, w.Independence = w.Honour.times(w.Place), w.Body.times(w.Fee).times(w.Review)
	w.Total = w.Rank.power(p.RankPower).times(w.Selectivity.power(p.SelectivityPower)).times(w.Independence.power(p.IndependencePower))
	w.Unknown = p.unknown(a, w)
	return w
}

// unknown are the fields that would narrow the weight, by their names.
func (p Weighing) unknown(a Award, w Weight) (fields []string) {
	for _, f := range []struct {
		name  string
		wants bool
		power float64
	}{
		{"grade", !w.Place.Known() || a.Rank() == GradeUnknown || !w.Honour.Known() && a.ConferrerType != ConferrerUnknown, p.RankPower},
		{"conferrer_type", a.ConferrerType == ConferrerUnknown, max(p.RankPower, p.IndependencePower)},
		{"applicants", a.Applicants == nil, p.SelectivityPower},
		{"winners", a.Winners == nil && !w.Selectivity.Known(), p.SelectivityPower},
		{"fee", !w.Fee.Known(), p.IndependencePower},
		{"review", !w.Review.Known(), p.IndependencePower},
	} {
		if f.wants && f.power > 0 {
			fields = append(fields, f.name)
		}
	}
	return fields
}

// honour is who stands behind the award: whoever the grade names, else the body that gives it, since a
// commendation or prize of an office is that of its head (정부 표창 규정, article 3: 기관장표창, 기관장상). Where
// no grade is written, anybody may stand behind it.
func (p Weighing) honour(a Award) Range {
	switch g := HonourOf(a.Grade); {
	case g == GradeOther:
		return exactly(p.Own)
	case g != GradeUnknown:
		return exactly(p.rung(g))
	case a.Rank() == GradeUnknown:
		return Range{p.Own, p.President}
	}
	if _, named := honourOfMayor(a.Grade); named { // of which city the giver tells
		switch a.ConferrerType {
		case ConferrerProvince:
			return exactly(p.Governor)
		case ConferrerPublicBody:
			return exactly(p.Own)
		}
		return Range{p.Own, p.Governor}
	}
	switch a.ConferrerType {
	case ConferrerState:
		return exactly(p.Minister)
	case ConferrerProvince:
		return exactly(p.Governor)
	case ConferrerUnknown:
		return Range{p.Own, p.Minister}
	}
	return exactly(p.Own)
}

// place is the place in the contest. A commendation has no places: it counts like the highest. A prize whose
// place is not written may have any.
func (p Weighing) place(a Award) Range {
	switch g := PlaceOf(a.Grade); g {
	case GradeUnknown:
		return Range{p.Good, p.Grand}
	case GradeOther:
		return exactly(p.Grand)
	default:
		return exactly(p.rung(g))
	}
}

// selectivity is the share of the applicants who went without: 1 − winners/applicants, from 0 where everybody who
// applied won. The recipient won, so there is one winner at least, and one applicant a winner.
func selectivity(applicants, winners *int64) Range {
	won := int64(1)
	if winners != nil {
		won = max(won, *winners)
	}
	switch {
	case applicants == nil:
		return Range{0, 1}
	case *applicants <= won:
		return exactly(0)
	}
	most := 1 - float64(won)/float64(*applicants)
	if winners == nil {
		return Range{0, most}
	}
	return exactly(most)
}

// body is how far the kind of body that gives the award lives from giving it.
func (p Weighing) body(t ConferrerType) Range {
	switch t {
	case ConferrerState:
		return exactly(p.State)
	case ConferrerProvince:
		return exactly(p.Province)
	case ConferrerPublicBody:
		return exactly(p.PublicBody)
	case ConferrerLearned:
		return exactly(p.Learned)
	case ConferrerPress:
		return exactly(p.Press)
	case ConferrerPrivate:
		return exactly(p.Private)
	}
	all := exactly(p.State)
	for _, v := range []float64{p.Province, p.PublicBody, p.Learned, p.Press, p.Private} {
		all = all.or(exactly(v))
	}
	return all
}

// official reports whether the state or a province gives the award: these charge nothing, and the recommendation
// to review awards beforehand is about those of private bodies.
func official(t ConferrerType) bool { return t == ConferrerState || t == ConferrerProvince }

func (p Weighing) fee(a Award) Range {
	switch {
	case a.Paid():
		return exactly(p.Paid)
	case a.Fee != nil || official(a.ConferrerType):
		return exactly(1)
	}
	return Range{p.Paid, 1}
}

func (p Weighing) review(a Award) Range {
	switch {
	case a.Review == ReviewNotDone:
		return exactly(p.Unreviewed)
	case a.Review != ReviewUnknown || official(a.ConferrerType):
		return exactly(1)
	}
	return Range{p.Unreviewed, 1}
}
