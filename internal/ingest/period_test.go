package ingest

import (
	"testing"

	"github.com/bonbogi/bonbogi"
)

func TestPeriodsAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2024": "2024", "2024년": "2024", "2024 년도": "2024", "2023 회계연도": "2023", "2008.0": "2008", "２０２４": "2024", " 2024 ": "2024",
		"202406": "2024-06", "2024.06": "2024-06", "2024. 06": "2024-06", "2005. 10": "2005-10", "2005. 1": "2005-01", "2024-06": "2024-06",
		"2024년 6월": "2024-06", "'23년": "2023", "‘24": "2024", "’24.6월": "2024-06", "'23. 12.": "2023-12", "FY2023": "2023", "2023년01월": "2023-01", "2024.10": "2024-10", "2024.2": "2024-02", "2024/6": "2024-06", "2024M06": "2024-06",
		"Jan 2020": "2020-01", "January 2020": "2020-01", "2020-Dec": "2020-12", "2020 sept": "2020-09",
		"2024. 1/4": "2024-Q1", "2024 1/4분기": "2024-Q1", "2024년 1분기": "2024-Q1", "2024년 제3분기": "2024-Q3", "2024Q1": "2024-Q1", "2024-Q4": "2024-Q4", "Q1 2024": "2024-Q1",
		"2024 상반기": "2024-H1", "2024년 하반기": "2024-H2", "2024H2": "2024-H2",
		"01Jan2020": "2020-01-01", "1 Jan 2020": "2020-01-01", "1 de enero de 2023": "2023-01-01", "30 de septiembre de 2022": "2022-09-30", "March 5, 2020": "2020-03-05", "2020-01-05": "2020-01-05", "20200105": "2020-01-05",
		"2024. 12. 31.": "2024-12-31", "2024.12.31": "2024-12-31", "2024년 6월 30일": "2024-06-30", "2024년 6월 30일 현재": "2024-06-30",
		"2015-01-01T00:00:00Z": "2015-01-01", "2015-01-01 00:00:00": "2015-01-01", "31/12/2024": "2024-12-31", "12/31/2024": "2024-12-31",
		"2015-11-16/P1Y": "2015-11-16/P1Y", "2023-07-01/P1M": "2023-07", "2024년 말": "2024", "2024년 12월말 기준": "2024-12",
		"20250331~20250406": "2025-03-31/P7D", "2015~2017": "2015-01-01/P3Y", "2015-2017": "2015-01-01/P3Y", "2024.01~2024.06": "2024-H1", "2024.1.1.~2024.12.31.": "2024",
		"2024(p)": "2024", "2024 p)": "2024", "2024년(잠정)": "2024",
	} {
		if got := (periods{}).parse(text).period.String(); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestWhatIsNoPeriodOrTwoIsNone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "계", "2013년도 이전", "20 - 24세", "100+", "2024.1", "2024.13", "202413", "03/04/2024", "2023/24", "2023-24", "24", "24.06", "1234", "999", "20241", "2024-02-30",
		"Unnamed: 1", "총인구", "2024 인구", "2024-2023", "x~y", "~", "20250406~20250331", "100세 이상", "0~9세",
	} {
		if got := (periods{}).parse(text); !got.isZero() {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestAFormatMakesAPeriodClear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ format, text, want string }{
		{formatDotMonth, "2024.1", "2024-01"}, {formatDotQuarter, "2024.1", "2024-Q1"}, {formatQuarter, "20243", "2024-Q3"},
		{formatDayFirst, "03/04/2024", "2024-04-03"}, {formatMonthFirst, "03/04/2024", "2024-03-04"},
	} {
		if got := (periods{format: c.format}).parse(c.text).period.String(); got != c.want {
			t.Errorf("%q as %s is %q, want %q", c.text, c.format, got, c.want)
		}
	}
	april := periods{starts: bonbogi.Date{Month: 4, Day: 1}}
	for text, want := range map[string]string{"2023/24": "2023-04-01/P1Y", "2010-11": "2010-04-01/P1Y", "1999/00": "1999-04-01/P1Y", "2024": "2024"} {
		if got := april.parse(text).period.String(); got != want {
			t.Errorf("%q in years from April is %q, want %q", text, got, want)
		}
	}
}

func TestAYearAndAPartOfItAreAPeriod(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, want string }{
		{"2024", "6월", "2024-06"}, {"3/4", "2024년", "2024-Q3"}, {"2024", "상반기", "2024-H1"}, {"2024", "Feb", "2024-02"}, {"2024", "", "2024"},
		{"2024-06", "6월", ""}, {"2024", "2023", ""}, {"6월", "7월", ""},
	} {
		if got := join((periods{}).parse(c.a), (periods{}).parse(c.b)).period.String(); got != c.want {
			t.Errorf("%q and %q are %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func FuzzPeriod(f *testing.F) {
	for _, s := range []string{"2024. 1/4", "2024년 6월", "20250331~20250406", "2023/24", "01Jan2020", "2024.1"} {
		f.Add(s, "YYYY.M")
	}
	f.Fuzz(func(t *testing.T, s, format string) {
		w := periods{format: format}.parse(s)
		if w.period.IsZero() {
			return
		}
		if again, err := bonbogi.ParsePeriod(w.period.String()); err != nil || again != w.period {
			t.Fatalf("%q is %s, which is %v, %v", s, w.period, again, err)
		}
	})
}

func TestAPeriodIsFoundBesideOtherWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		"2026년07월_세대수": {"2026-07", "세대수"}, "2023년 공원 수": {"2023", "공원 수"}, "2020년인구": {"2020", "인구"}, "2020인구수": {"2020", "인구수"}, "pop2020": {"2020", "pop"},
		"인구(2020)": {"2020", "인구"}, "2020년 접수건수(건)": {"2020", "접수건수(건)"}, "2022 (명)": {"2022", ""}, "2021 [p]": {"2021", ""}, "2021 1)": {"2021", ""}, "2021¹": {"2021", ""},
		"2013년도 이전": {"", ""}, "2013년이전": {"", ""}, "2020상반기": {"2020-H1", ""}, "인구": {"", ""}, "C2020X": {"", ""},
	} {
		w, rest := (periods{}).within(text)
		if w.period.String() != want[0] || rest != want[1] {
			t.Errorf("%q is %q and %q, want %q", text, w.period, rest, want)
		}
	}
}
