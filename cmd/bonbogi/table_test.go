package main

import (
	"math"
	"testing"
)

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for text, want := range map[string]float64{
		"12": 12, " -3.5 ": -3.5, "+7": 7, "1e3": 1000, "2.5E-3": 0.0025, "9,289,778": 9289778, "-1,234.5": -1234.5, "0": 0, ".5": 0.5,
		"": nan, "-": nan, "NA": nan, "NaN": nan, "inf": nan, "0x10": nan, "1_000": nan, "12,34": nan, ",123": nan, "1,2345": nan, "1,234,": nan,
		"1.234,5": nan, "3 4": nan, "5%": nan, "1e999": nan, "e": nan, "1-2": nan,
	} {
		if got := number(text); got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
