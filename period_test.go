package bonbogi

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestPeriodsAreReadAndWrittenTheSame(t *testing.T) {
	for _, tt := range []struct {
		written, name, first, last string
		frequency                  Frequency
	}{
		{"2024", "2024", "2024-01-01", "2024-12-31", Yearly},
		{"2024-H2", "2024-H2", "2024-07-01", "2024-12-31", HalfYearly},
		{"2024-Q1", "2024-Q1", "2024-01-01", "2024-03-31", Quarterly},
		{"2024-Q4", "2024-Q4", "2024-10-01", "2024-12-31", Quarterly},
		{"2024-02", "2024-02", "2024-02-01", "2024-02-29", Monthly},
		{"2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", Daily},
		{"2015-11-16/P1Y", "2015-11-16/P1Y", "2015-11-16", "2016-11-15", Spanning},
		{"2020-04-01/P3Y", "2020-04-01/P3Y", "2020-04-01", "2023-03-31", Spanning},
		{"2020-01-01/P1Y", "2020", "2020-01-01", "2020-12-31", Yearly},
		{"2020-01-01/P12M", "2020", "2020-01-01", "2020-12-31", Yearly},
		{"2020-07-01/P6M", "2020-H2", "2020-07-01", "2020-12-31", HalfYearly},
		{"2020-04-01/P3M", "2020-Q2", "2020-04-01", "2020-06-30", Quarterly},
		{"2015-11-16/P12M", "2015-11-16/P1Y", "2015-11-16", "2016-11-15", Spanning},
		{"2023-01-01/P365D", "2023", "2023-01-01", "2023-12-31", Yearly},
		{"2024-01-01/P365D", "2024-01-01/P365D", "2024-01-01", "2024-12-30", Spanning},
		{"2024-02-01/P29D", "2024-02", "2024-02-01", "2024-02-29", Monthly},
		{"2023-01-01/P59D", "2023-01-01/P2M", "2023-01-01", "2023-02-28", Spanning},
		{"2020-02-01/P3M", "2020-02-01/P3M", "2020-02-01", "2020-04-30", Spanning},
		{"2023-07-01/P1M", "2023-07", "2023-07-01", "2023-07-31", Monthly},
		{"2023-07-04/P1D", "2023-07-04", "2023-07-04", "2023-07-04", Daily},
		{"2023-07-04/P10D", "2023-07-04/P10D", "2023-07-04", "2023-07-13", Spanning},
	} {
		p, err := ParsePeriod(tt.written)
		if err != nil {
			t.Errorf("%s: %v", tt.written, err)
			continue
		}
		if p.String() != tt.name || p.First().String() != tt.first || p.Last().String() != tt.last || p.Frequency() != tt.frequency {
			t.Errorf("%s: %s from %s to %s, %s", tt.written, p, p.First(), p.Last(), p.Frequency())
		}
		if again := MustPeriod(p.String()); again != p {
			t.Errorf("%s read again is %s", p, again)
		}
		b, err := json.Marshal(p)
		var back Period
		if err != nil || json.Unmarshal(b, &back) != nil || back != p {
			t.Errorf("%s as JSON is %s, and comes back as %s (%v)", p, b, back, err)
		}
	}
}

func TestWhatIsNoPeriodIsRefused(t *testing.T) {
	for _, s := range []string{"", "24", "2024-Q5", "2024-Q0", "2024-H3", "2024-13", "2023-02-29", "2024/P1Y", "2024-01/P1Y", "2024-01-01/1Y",
		"2024-01-01/P0Y", "2024-01-01/P01Y", "2024-01-01/P1W", "2024-01-01/P", "2024-01-01/P99999Y", "0000", "0000-Q1", "2024 1/4", "-2024"} {
		if p, err := ParsePeriod(s); CodeOf(err) != Invalid {
			t.Errorf("%q is %v, %v", s, p, err)
		}
	}
}

func TestPeriodsAreOrderedByTheirFirstDay(t *testing.T) {
	want := []string{"2023-12", "2024-01-01", "2024-01", "2024-Q1", "2024-H1", "2024", "2024-01-01/P2Y", "2024-02", "2025"}
	periods := make([]Period, len(want))
	for i, s := range want {
		periods[len(want)-1-i] = MustPeriod(s)
	}
	slices.SortFunc(periods, Period.Compare)
	for i, p := range periods {
		if p.String() != want[i] {
			t.Errorf("%d is %s, not %s", i, p, want[i])
		}
	}
}

func FuzzPeriod(f *testing.F) {
	for _, s := range []string{"2024", "2024-Q1", "2015-11-16/P1Y", "2024-02-29"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriod(s)
		if err != nil {
			return
		}
		if again, err := ParsePeriod(p.String()); err != nil || again != p || p.Last().Compare(p.First()) < 0 {
			t.Errorf("%q is %s, read again %s, %v", s, p, again, err)
		}
	})
}
