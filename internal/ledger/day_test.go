package ledger

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
)

func TestDaysAreReadAsOfficesWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		year int
		want string
	}{
		{"2021-03-05", 0, "2021-03-05"},
		{"2021.3.5.", 0, "2021-03-05"},
		{"2021. 3. 5.(금)", 0, "2021-03-05"},
		{"2021/03/05", 0, "2021-03-05"},
		{"2021년 3월 5일", 0, "2021-03-05"},
		{"2021년3월5일 금요일", 0, "2021-03-05"},
		{"20210305", 0, "2021-03-05"},
		{"'21.3.5.", 0, "2021-03-05"},
		{"’21. 3. 5.", 0, "2021-03-05"},
		{"21.03.05", 0, "2021-03-05"},
		{"98.03.05", 0, "1998-03-05"},
		{"44260", 0, "2021-03-05"},
		{"44260.0", 0, "2021-03-05"},
		{"2021-03-05 00:00:00", 0, "2021-03-05"},
		{"2021년 3월", 0, "2021-03"},
		{"2021.03", 0, "2021-03"},
		{"202103", 0, "2021-03"},
		{"'21.3월", 0, "2021-03"},
		{"21년 3월", 0, "2021-03"},
		{"2021", 0, "2021"},
		{"2021년", 0, "2021"},
		{"2021년도", 0, "2021"},
		{"'21년", 0, "2021"},
		{"3.5.", 2021, "2021-03-05"},
		{"3월 5일", 2021, "2021-03-05"},
		{"3월", 2021, "2021-03"},
		{"２０２１．３．５", 0, "2021-03-05"},
	} {
		if got, ok := dayOf(c.text, c.year); !ok || got.String() != c.want {
			t.Errorf("%q of %d: %q, %v; want %s", c.text, c.year, got, ok, c.want)
		}
	}
	for _, text := range []string{"", "3.5.", "3월", "2021.13.1", "2021-02-30", "상반기", "2021.3.5.~3.7.", "5", "99999", "0305", "2021.0.5", "추후", "1,234"} {
		if got, ok := dayOf(text, 0); ok {
			t.Errorf("%q was read as %s", text, got)
		}
	}
	if got, ok := dayOf("5", 2021); ok {
		t.Errorf("a bare number was read as %s", got)
	}
}

func TestADayThatIsWrittenIsReadTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := bonbogi.Date{Year: rapid.IntRange(1950, 2099).Draw(t, "year"), Month: rapid.IntRange(1, 12).Draw(t, "month"), Day: rapid.IntRange(1, 28).Draw(t, "day")}
		for _, written := range []string{d.String(), fmt.Sprintf("%d.%d.%d.", d.Year, d.Month, d.Day), fmt.Sprintf("%d년 %d월 %d일", d.Year, d.Month, d.Day)} {
			if got, ok := dayOf(written, 0); !ok || got != d {
				t.Errorf("%q: %s, %v", written, got, ok)
			}
		}
	})
}

func TestTheYearOfATableIsTheOnlyOneThatItsTitleNames(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]int{"2021년 수상실적": 2021, "수상실적(2021.1.1.~2021.12.31.)": 2021, "2019~2021년 수상실적": 0, "수상실적": 0} {
		if got := yearIn(words); got != want {
			t.Errorf("%q: %d, want %d", words, got, want)
		}
	}
}
