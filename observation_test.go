package bonbogi

import (
	"math"
	"testing"
)

func TestAFigureAndItsStatusAgree(t *testing.T) {
	nan := math.NaN()
	withInterval := func(low, high float64) Figure {
		f := FigureOf(5)
		f.Low, f.High = low, high
		return f
	}
	status := func(f Figure, s Status) Figure {
		f.Status = s
		return f
	}
	for _, tt := range []struct {
		name string
		f    Figure
		ok   bool
	}{
		{"a value", FigureOf(0), true},
		{"a forecast", status(FigureOf(1), Forecast), true},
		{"missing", NoFigure(Missing, "not reported"), true},
		{"not applicable", NoFigure(NotApplicable, ""), true},
		{"a value that is missing", FigureOf(nan), false},
		{"a missing value that is there", status(FigureOf(3), Missing), false},
		{"infinite", FigureOf(math.Inf(1)), false},
		{"no status", Figure{}, false},
		{"an unknown status", status(FigureOf(1), 99), false},
		{"an interval", withInterval(4, 6), true},
		{"an interval the wrong way round", withInterval(6, 4), false},
		{"an interval without end", withInterval(4, math.Inf(1)), false},
	} {
		if err := tt.f.Validate(); (err == nil) != tt.ok {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestStatusesAreReadAndWrittenTheSame(t *testing.T) {
	for _, s := range Statuses {
		if got, err := ParseStatus(s.String()); err != nil || got != s {
			t.Errorf("%s comes back as %s, %v", s, got, err)
		}
		var again Status
		if b, _ := s.MarshalText(); again.UnmarshalText(b) != nil || again != s {
			t.Errorf("%s comes back as %s", s, again)
		}
	}
	if _, err := ParseStatus("good"); CodeOf(err) != Invalid {
		t.Errorf("an unknown status: %v", err)
	}
}

func TestMissingIsTheSameAsMissing(t *testing.T) {
	if !NoFigure(Missing, "x").Same(NoFigure(Missing, "x")) || NoFigure(Missing, "x").Same(NoFigure(Missing, "y")) || FigureOf(0).Same(NoFigure(Missing, "")) {
		t.Error("Same is wrong about missing values")
	}
}
