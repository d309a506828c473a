package main

import "testing"

func TestDistanceCountsLettersToChange(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"gov", "gov", 0}, {"", "gov", 3}, {"gv", "gov", 1}, {"demoo", "demo", 1}, {"kitten", "sitting", 3}, {"saturday", "sunday", 3},
	} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(c.b, c.a); got != c.want {
			t.Errorf("%q, %q: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
