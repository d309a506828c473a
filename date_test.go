package bonbogi

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestParseDateKeepsThePrecisionOfTheSource(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Date{
		"": {}, "2021": {2021, 0, 0}, "2021-02": {2021, 2, 0}, " 2024-02-29 ": {2024, 2, 29},
	} {
		got, err := ParseDate(in)
		if err != nil || got != want {
			t.Errorf("%q: %v, error %v, want %v", in, got, err, want)
		}
	}
}

func TestParseDateRefusesWhatIsNoDate(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"28", "2021-2", "2021-13", "2023-02-29", "2021-02-00", "0000", "-2021", "2021-02-28-1", "2021/02/28", "작년", "20210228", "+021"} {
		if got, err := ParseDate(in); err == nil || CodeOf(err) != Invalid {
			t.Errorf("%q: %v, error %v, want it refused as invalid", in, got, err)
		}
	}
}

func TestDateBeginsAndEndsAsFarAsItIsKnown(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][2]string{
		"2021": {"2021-01-01", "2021-12-31"}, "2024-02": {"2024-02-01", "2024-02-29"}, "2021-12": {"2021-12-01", "2021-12-31"},
		"2021-07-28": {"2021-07-28", "2021-07-28"}, "": {"", ""},
	} {
		d := MustDate(in)
		if d.First().String() != want[0] || d.Last().String() != want[1] {
			t.Errorf("%q is from %s to %s, want %v", in, d.First(), d.Last(), want)
		}
	}
}

func dates(t *rapid.T) Date {
	d := Date{Year: rapid.IntRange(1, 9999).Draw(t, "year")}
	if rapid.Bool().Draw(t, "has a month") {
		d.Month = rapid.IntRange(1, 12).Draw(t, "month")
		if rapid.Bool().Draw(t, "has a day") {
			d.Day = rapid.IntRange(1, Date{d.Year, d.Month, 0}.Last().Day).Draw(t, "day")
		}
	}
	return d
}

func TestDateSurvivesTextAndJSON(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := dates(t)
		if got, err := ParseDate(d.String()); err != nil || got != d {
			t.Fatalf("%v as text: %v, error %v", d, got, err)
		}
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var got Date
		if err := json.Unmarshal(b, &got); err != nil || got != d {
			t.Fatalf("%v as %s: %v, error %v", d, b, got, err)
		}
	})
}

func TestDateOrderIsOfTheCalendar(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := dates(t), dates(t)
		if a.Compare(b) != -b.Compare(a) || (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%v and %v compare as %d and %d", a, b, a.Compare(b), b.Compare(a))
		}
		if a.First().Compare(a.Last()) > 0 {
			t.Fatalf("%v begins after it ends", a)
		}
		if a.Last().Compare(b.First()) < 0 && a.Compare(b) >= 0 {
			t.Fatalf("%v ends before %v begins, but does not come first", a, b)
		}
	})
}

func TestUnknownDateIsNullInJSON(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(Date{})
	if err != nil || string(b) != "null" {
		t.Errorf("%s, error %v", b, err)
	}
	d := MustDate("2021")
	if err := json.Unmarshal([]byte("null"), &d); err != nil || !d.IsZero() {
		t.Errorf("%v, error %v", d, err)
	}
	if err := json.Unmarshal([]byte(`"yesterday"`), &d); err == nil {
		t.Error("a word was taken for a date")
	}
}
