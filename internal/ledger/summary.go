package ledger

import (
	"cmp"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// Tier is who gave an award, as offices report it: bodies of the state, the province, others.
type Tier string

// The tiers.
const (
	TierState    Tier = "state"
	TierProvince Tier = "province"
	TierOther    Tier = "outside" // public bodies, learned societies, press and private bodies
	TierUnknown  Tier = "unknown"
)

// Tiers lists them in the order of a report.
var Tiers = []Tier{TierState, TierProvince, TierOther, TierUnknown}

// TierOf is the tier of an award.
func TierOf(a bonbogi.Award) Tier {
	switch a.ConferrerType {
	case bonbogi.ConferrerState:
		return TierState
	case bonbogi.ConferrerProvince:
		return TierProvince
	case bonbogi.ConferrerUnknown:
		return TierUnknown
	}
	return TierOther
}

// Sum is an amount of money over awards of which some do not say theirs.
type Sum struct {
	Won     int64 `json:"won"`
	Known   int   `json:"known"`   // awards that say it
	Unknown int   `json:"unknown"` // awards that do not
}

func (s *Sum) add(won *int64) {
	if won == nil {
		s.Unknown++
		return
	}
	s.Won += *won
	s.Known++
}

// Part is how many awards share a grade, a department or a tier.
type Part struct {
	Key   string `json:"key"`
	Count int    `json:"count"`
	Paid  int    `json:"paid"` // of them
	Prize Sum    `json:"prize"`
}

// Summary is what a government received in a year.
type Summary struct {
	Year        int    `json:"year"` // 0: not known
	Count       int    `json:"count"`
	Paid        int    `json:"paid"` // awards with a fee on record
	Prize       Sum    `json:"prize"`
	Fees        Sum    `json:"fees"`
	Grades      []Part `json:"grades"`      // the highest first
	Tiers       []Part `json:"conferrers"`  // in the order of a report
	Departments []Part `json:"departments"` // those with most first; the unknown one, "", last
}

// Of is how many awards have the tier.
func (s Summary) Of(t Tier) int {
	for _, p := range s.Tiers {
		if p.Key == string(t) {
			return p.Count
		}
	}
	return 0
}

// Summarise sums up awards by the year in which they were received, the newest year first, an unknown one last.
func Summarise(awards []bonbogi.Award) []Summary {
	byYear := map[int][]bonbogi.Award{}
	for _, a := range awards {
		byYear[a.ReceivedIn()] = append(byYear[a.ReceivedIn()], a)
	}
	out := []Summary{}
	for year, of := range byYear {
		out = append(out, SumOf(year, of))
	}
	slices.SortFunc(out, func(a, b Summary) int { return cmp.Compare(b.Year, a.Year) })
	return out
}

// SumOf sums up awards, which are those of the year.
func SumOf(year int, awards []bonbogi.Award) Summary {
	s := Summary{Year: year, Count: len(awards)}
	for _, a := range awards {
		if a.Paid() {
			s.Paid++
		}
		s.Prize.add(a.Prize)
		s.Fees.add(a.Fee)
	}
	s.Grades = parts(awards, func(a bonbogi.Award) string { return string(a.Rank()) }, func(p Part) int { return slices.Index(bonbogi.Grades, bonbogi.Grade(p.Key)) })
	s.Tiers = parts(awards, func(a bonbogi.Award) string { return string(TierOf(a)) }, func(p Part) int { return slices.Index(Tiers, Tier(p.Key)) })
	s.Departments = parts(awards, func(a bonbogi.Award) string { return a.Department }, func(p Part) int {
		if p.Key == "" {
			return 1
		}
		return -p.Count
	})
	return s
}

// parts counts awards by a key, in the order of a number and then of the key.
func parts(awards []bonbogi.Award, key func(bonbogi.Award) string, order func(Part) int) []Part {
	byKey := map[string]*Part{}
	for _, a := range awards {
		k := key(a)
		if byKey[k] == nil {
			byKey[k] = &Part{Key: k}
		}
		p := byKey[k]
		p.Count++
		p.Prize.add(a.Prize)
		if a.Paid() {
			p.Paid++
		}
	}
	out := []Part{}
	for _, p := range byKey {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Part) int { return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a.Key, b.Key)) })
	return out
}
