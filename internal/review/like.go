package review

import (
	"cmp"
	"encoding/json"
	"strings"
	"time"
	"unicode"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/store"
)

// near is how many days the days of one visit may lie apart in two articles: one tells the first day of a trip, another
// that of this stop.
const near = 3

// apartAtMost is how many days may lie between two articles on one fact that has no date of its own.
const apartAtMost = 60

// Like tells how alike two proposals of two articles are, so that towns which report one ceremony, the host's and the guest's
// article on one visit, and copies of an article are decided once: 0 if they tell of two things, 2 if nothing in them
// contradicts, 1 if they tell of one thing and differ in a grade, a day or the like. The parties are the same.
func Like(a, b store.Told) int { return Likeness()(a, b) }

// Likeness is Like for many proposals, one after the other: it reads each fact once, with however many it is compared.
func Likeness() store.Likeness {
	facts := map[string]article.Fact{}
	read := func(t store.Told) article.Fact {
		f, known := facts[string(t.Fact)]
		if !known {
			if json.Unmarshal(t.Fact, &f) != nil {
				f = article.Fact{} // like no other
			}
			facts[string(t.Fact)] = f
		}
		return f
	}
	return func(a, b store.Told) int { return like(read(a), read(b), a.From.Date, b.From.Date) }
}

// like is Like of two facts, told on two days.
func like(f, g article.Fact, toldF, toldG bonbogi.Date) int {
	switch {
	case f.Kind != g.Kind:
	case f.Award != nil && g.Award != nil:
		return likeAward(f.Award, g.Award, toldF, toldG)
	case f.Visit != nil && g.Visit != nil:
		return likeVisit(f.Visit, g.Visit, toldF, toldG)
	case f.Adoption != nil && g.Adoption != nil:
		if !sameName(f.Adoption.Practice, g.Adoption.Practice) {
			return 0
		}
		return alike(agree(f.Adoption.Form, g.Adoption.Form), compatible(f.Adoption.Date, g.Adoption.Date))
	case f.Practice != nil && g.Practice != nil:
		if squash(f.Practice.Name) == squash(g.Practice.Name) {
			return 2
		}
	case f.Claim != nil && g.Claim != nil:
		x, y := f.Claim, g.Claim
		if x.Type == y.Type && x.Value == y.Value && agree(x.Period, y.Period) && agree(x.AsOf, y.AsOf) {
			return 2
		}
	}
	return 0
}

func alike(details ...bool) int {
	for _, same := range details {
		if !same {
			return 1
		}
	}
	return 2
}

// likeAward compares two awards of one recipient. A year that is not written is that of the article; an earlier prize
// without its year is like no other.
func likeAward(a, b *article.Award, toldA, toldB bonbogi.Date) int {
	if !sameName(a.Name, b.Name) || a.Earlier || b.Earlier {
		return 0
	}
	x, y := year(a.Period), year(b.Period)
	bothSay, neitherSays := x != 0 && y != 0, x == 0 && y == 0
	x, y = cmp.Or(x, toldA.Year), cmp.Or(y, toldB.Year)
	if x != 0 && y != 0 && x != y {
		// The contest of one year is often given in the next, and an article may name only one of the two.
		if bothSay || neitherSays || x-y > 1 || y-x > 1 {
			return 0
		}
	}
	return alike(sameGrade(a, b), agree(squash(a.Conferrer.Name), squash(b.Conferrer.Name)))
}

// sameGrade compares grades as two articles give them: 우수, 우수상, 우수기관, or only the honour that came with it.
func sameGrade(a, b *article.Award) bool {
	words := func(x *article.Award) []string { return []string{plainGrade(x.Grade), plainGrade(x.Honour)} }
	for _, x := range words(a) {
		for _, y := range words(b) {
			if x != "" && x == y {
				return true
			}
		}
	}
	return a.Grade == "" || b.Grade == ""
}

func plainGrade(s string) string {
	s = squash(s)
	if strings.HasSuffix(s, "대상") {
		return s
	}
	for _, end := range []string{"지자체", "기관", "표창", "상"} {
		if cut := strings.TrimSuffix(s, end); cut != "" {
			s = cut
		}
	}
	return s
}

func likeVisit(a, b *article.Visit, toldA, toldB bonbogi.Date) int {
	switch {
	case a.Date.IsZero() && b.Date.IsZero():
		if d, known := daysBetween(toldA, toldB); known && d > apartAtMost {
			return 0
		}
		return alike(a.Status == b.Status)
	case a.Date.IsZero() || b.Date.IsZero():
		day, told := a.Date, toldB
		if day.IsZero() {
			day, told = b.Date, toldA
		}
		if d, known := daysBetween(day, told); known && d > apartAtMost {
			return 0
		}
		return 2
	case compatible(a.Date, b.Date):
		return alike(a.Status == b.Status)
	}
	if d, known := daysBetween(a.Date, b.Date); known && d <= near {
		return 1
	}
	return 0
}

// compatible reports whether two dates can be one: 2025-07 and 2025-07-14.
func compatible(a, b bonbogi.Date) bool {
	x, y := a.String(), b.String()
	return strings.HasPrefix(x, y) || strings.HasPrefix(y, x)
}

// daysBetween is how many days lie between two days; not known if one is less exact.
func daysBetween(a, b bonbogi.Date) (int, bool) {
	if a.Day == 0 || b.Day == 0 {
		return 0, false
	}
	noon := func(d bonbogi.Date) time.Time {
		return time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC)
	}
	d := int(noon(a).Sub(noon(b)).Hours() / 24)
	return max(d, -d), true
}

// agree reports whether two values are the same, or one is not known.
func agree[T ~string](a, b T) bool { return a == b || a == "" || b == "" }

// sameName reports whether two names mean one thing: without regard to spaces and signs, and one may leave out a part of the other.
func sameName(a, b string) bool {
	a, b = squash(a), squash(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len([]rune(a)) >= 5 && strings.Contains(b, a)
}

// squash leaves the letters and digits of a name.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
