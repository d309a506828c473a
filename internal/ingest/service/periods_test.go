package service

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
)

func TestPeriodsAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, from, to string }{
		{"2024", "2024", "2024"}, {" 2020..2024 ", "2020", "2024"}, {"2020..", "2020", ""}, {"..2024", "", "2024"}, {"2024-01..2024-06", "2024-01", "2024-06"}, {"2024-Q1", "2024-Q1", "2024-Q1"}, {"", "", ""},
	} {
		p, err := ParsePeriods(c.text)
		if err != nil || p.From.String() != c.from || p.To.String() != c.to || p.Last != 0 {
			t.Errorf("%q: %+v, %v", c.text, p, err)
		}
	}
	if p, err := ParsePeriods("last:3"); err != nil || p.Last != 3 {
		t.Errorf("%+v, %v", p, err)
	}
	for _, text := range []string{"..", "2024..2020", "2020..2024-06", "last:0", "last:x", "last year", "2024...2025"} {
		_, err := ParsePeriods(text)
		refused(t, err, bonbogi.Invalid)
	}
}

func TestHalvesAreTheWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		make := rapid.SampledFrom([]func(int) bonbogi.Period{
			func(n int) bonbogi.Period { return bonbogi.YearPeriod(1990 + n%40) },
			func(n int) bonbogi.Period { return bonbogi.HalfPeriod(1990+n/2, n%2+1) },
			func(n int) bonbogi.Period { return bonbogi.QuarterPeriod(1990+n/4, n%4+1) },
			func(n int) bonbogi.Period { return bonbogi.MonthPeriod(1990+n/12, n%12+1) },
			func(n int) bonbogi.Period { return bonbogi.DayPeriod(bonbogi.Date{Year: 1990 + n, Month: 2, Day: 28}) },
		}).Draw(t, "kind")
		a, b := make(rapid.IntRange(0, 39).Draw(t, "from")), make(rapid.IntRange(0, 39).Draw(t, "to"))
		if a.Compare(b) > 0 {
			a, b = b, a
		}
		first, second, ok := Periods{From: a, To: b}.halves()
		if !ok {
			if a != b && a.Frequency() != bonbogi.Daily {
				t.Fatalf("%v..%v is not cut", a, b)
			}
			return
		}
		if first.From != a || second.To != b && b.Frequency() != bonbogi.Daily || next(first.To) != second.From {
			t.Fatalf("%v..%v: %+v and %+v", a, b, first, second)
		}
	})
}
