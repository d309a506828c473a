package chart_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi/internal/chart"
)

func TestNumbersAreWrittenAsTheIndicatorShowsThem(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{0, 0, "0"}, {0, 2, "0.00"}, {math.Copysign(0, -1), 1, "0.0"},
		{1234567.891, 1, "1,234,567.9"}, {-1234, 0, "−1,234"}, {999.96, 1, "1,000.0"}, {123, 0, "123"},
		{0.004, 1, "0.004"}, {-0.0004, 0, "−0.0004"}, // never zero where it is not
		{1e-30, 2, "1.00×10^−30"}, {2.5e20, 0, "2.50×10^20"}, {-1e15, 3, "−1.00×10^15"},
		{math.NaN(), 1, "–"}, {math.Inf(1), 1, "–"}, {5, -3, "5"}, {5, 99, "5.0000000000"},
	} {
		if got := (chart.Number{Decimals: c.decimals}).Format(c.v); got != c.want {
			t.Errorf("%v with %d decimals is written %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
	if got := (chart.Number{Decimals: 1, Unit: "%"}).WithUnit(3); got != "3.0%" {
		t.Errorf("got %q", got)
	}
	if got := (chart.Number{Unit: "명"}).WithUnit(3000); got != "3,000명" {
		t.Errorf("got %q", got)
	}
}

func TestAWrittenNumberReadsBackAsNearlyTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-1e14, 1e14).Draw(t, "v")
		d := rapid.IntRange(0, 10).Draw(t, "decimals")
		s := chart.Number{Decimals: d}.Format(v)
		if strings.Contains(s, "×") {
			return
		}
		back, err := strconv.ParseFloat(strings.NewReplacer(",", "", "−", "-").Replace(s), 64)
		if err != nil || math.Abs(back-v) > 0.5*math.Pow10(-d)+1e-9*math.Abs(v) {
			t.Fatalf("%v became %q", v, s)
		}
	})
}
