package ledger

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/ingest/xlsxtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var today = bonbogi.MustDate("2026-11-23")

func readFile(t testing.TB, name string, data []byte) (*Sheet, error) {
	t.Helper()
	f, err := table.Open(t.Context(), name, bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	return Read(t.Context(), f, "", today)
}

// show writes what was read, a line a row.
func show(s *Sheet) string {
	var b strings.Builder
	fmt.Fprintf(&b, "columns %v, not read %v, year %d\n", s.Columns, s.Unread, s.Year)
	won := func(n *int64) string {
		if n == nil {
			return "?"
		}
		return itoa(*n)
	}
	for _, r := range s.Rows {
		a := r.Award
		fmt.Fprintf(&b, "\nrow %d: %s | year %d, round %d | %s | received %s | prize %s, fee %s, of %s won %s | %s\n", r.Number, a.Name, a.Year, a.Round, a.Grade,
			a.Received, won(a.Prize), won(a.Fee), won(a.Applicants), won(a.Winners), a.Department)
		fmt.Fprintf(&b, "  organiser %q, host %q, conferrer %q, for %q, review %q, note %q\n", a.Organiser.Name, a.Host.Name, a.Conferrer.Name, a.For, a.Review, a.Note)
		if r.Problem != nil {
			fmt.Fprintf(&b, "  refused: %v\n", r.Problem)
		}
		for _, m := range r.Remarks {
			fmt.Fprintf(&b, "  remark: %v\n", m)
		}
	}
	b.WriteString("\n")
	for _, l := range s.Left {
		fmt.Fprintf(&b, "left out, row %d (%s): %s\n", l.Number, l.Why, l.Text)
	}
	return b.String()
}

// The tables were made up for this test, in the manner of those that offices publish.
func TestLedgersOfOffices(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/ledgers/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s, err := readFile(t, file, data)
			if err != nil {
				t.Fatal(err)
			}
			got := show(s)
			golden := strings.TrimSuffix(file, ".csv") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", golden, diff)
			}
			for _, r := range s.Rows {
				if r.Quote != s.Text[r.Start:r.End] || !strings.Contains(strings.ReplaceAll(r.Quote, `""`, `"`), r.Award.Name) {
					t.Errorf("row %d is quoted as %q", r.Number, r.Quote)
				}
			}
		})
	}
}

func TestMergedCellsHoldForEachRowButTheirMoneyForNone(t *testing.T) {
	t.Parallel()
	book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "수상", Data: xlsxtest.Rows(
		[]string{"2021년 수상실적 (단위: 천원)"},
		[]string{"연번", "수상내역", "", "주관기관", "시상일", "상금", "부서"},
		[]string{"", "상 명칭", "훈격"},
		[]string{"1", "규제혁신 경진대회", "대상(대통령상)", "행정안전부", "44260", "50000", "규제개혁과"},
		[]string{"2", "", "우수", "", "3.5.", "", "기획과"},
		[]string{"합계", "", "", "", "", "50000"},
	), After: `<mergeCells><mergeCell ref="A1:G1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/><mergeCell ref="E2:E3"/><mergeCell ref="F2:F3"/><mergeCell ref="G2:G3"/>` +
		`<mergeCell ref="B4:B5"/><mergeCell ref="D4:D5"/><mergeCell ref="F4:F5"/><mergeCell ref="A6:E6"/></mergeCells>`}}, nil)
	s, err := readFile(t, "대장.xlsx", book)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Rows) != 2 || len(s.Left) != 1 || s.Left[0].Why != "total" || s.Year != 2021 {
		t.Fatalf("read %+v, left %+v, year %d", s.Rows, s.Left, s.Year)
	}
	for i, want := range []bonbogi.Award{
		{Name: "규제혁신 경진대회", Grade: "대상(대통령상)", Organiser: bonbogi.Party{Name: "행정안전부"}, Received: bonbogi.MustDate("2021-03-05"), Department: "규제개혁과"},
		{Name: "규제혁신 경진대회", Grade: "우수", Organiser: bonbogi.Party{Name: "행정안전부"}, Received: bonbogi.MustDate("2021-03-05"), Department: "기획과"},
	} {
		r := s.Rows[i]
		if diff := cmp.Diff(want, r.Award); diff != "" || r.Problem != nil {
			t.Errorf("row %d, %v (-want +got):\n%s", r.Number, r.Problem, diff)
		}
		if len(r.Remarks) != 1 || r.Remarks[0].Rule != "ledger_shared" {
			t.Errorf("row %d: remarks %v", r.Number, r.Remarks)
		}
	}
}

func TestTheYearIsThatOfTheSheetOrFileWhereNothingElseSaysIt(t *testing.T) {
	t.Parallel()
	rows := "수상명,훈격,수상일\n들녘대상,대상,3.5.\n"
	for name, want := range map[string]string{"2021년 수상실적.csv": "2021-03-05", "수상실적 20210305.csv": "", "2020~2021년.csv": ""} {
		s, err := readFile(t, name, []byte(rows))
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Rows[0].Award.Received.String(); got != want || want == "" && s.Rows[0].Problem == nil {
			t.Errorf("%s: %q, %v", name, got, s.Rows[0].Problem)
		}
	}
	book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "2021", Data: xlsxtest.Rows([]string{"수상명", "훈격", "수상일"}, []string{"들녘대상", "대상", "3.5."})}}, nil)
	s, err := readFile(t, "x.xlsx", book)
	if err != nil || s.Rows[0].Award.Received.String() != "2021-03-05" {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestATableThatIsNoLedgerSaysWhatItLacks(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"figures":       "시군구,연도,인구\n안양시,2021,548228\n",
		"a name alone":  "수상명\n청년친화헌정대상\n",
		"no header":     "1,청년친화헌정대상,대상\n2,규제혁신,우수\n",
		"no award name": "연번,훈격,수상일자\n1,대상,2021\n",
	} {
		_, err := readFile(t, "x.csv", []byte(text))
		if e, ok := errors.AsType[*bonbogi.Error](err); !ok || e.Rule != "ledger_header" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestALineAboveOthersIsNoAwardAndSaysTheirYear(t *testing.T) {
	t.Parallel()
	across := func(text string) string { return strings.Repeat(text+",", 6) + text + "\n" } // as a merged cell is read
	s, err := readFile(t, "수상실적.csv", []byte("연번,수상명,주관기관,훈격,수상일자,시상금,담당부서\n"+
		across("[2020년도]")+"1,들녘 자치경영대상,들녘연구소,대상,3. 4.,,기획과\n합계(1건),,,,,,\n"+
		"2021년,,,,,,\n1,들녘 자치경영대상,들녘연구소,대상,5. 6.,,기획과\n"+across("대통령 표창")+"2,청소년 육성 유공,여성가족부,대통령 표창,7월,,청소년과\n총 3건(2년),,,,,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range s.Rows {
		got = append(got, r.Award.Name+" "+r.Award.Received.String())
		if r.Problem != nil {
			t.Error(r.Number, r.Problem)
		}
	}
	for _, l := range s.Left {
		got = append(got, itoa(l.Number)+" "+l.Why)
	}
	if diff := cmp.Diff([]string{"들녘 자치경영대상 2020-03-04", "들녘 자치경영대상 2021-05-06", "청소년 육성 유공 2021-07",
		"2 heading", "4 total", "5 heading", "7 heading", "9 total"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	f, err := table.Open(ctx, "x.csv", strings.NewReader("연번,수상명,훈격,수상일자\n"+strings.Repeat("1,상,대상,2021\n", 5000)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cancel()
	if _, err := Read(ctx, f, "", today); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestTheNameOfAnAwardIsTakenFromBehindYearAndNumber(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		written, name string
		year, round   int
	}{
		{"제19회 한국지방자치경영대상", "한국지방자치경영대상", 0, 19},
		{"2021년 제19회 한국지방자치경영대상", "한국지방자치경영대상", 2021, 19},
		{"제19회 2021 한국지방자치경영대상", "한국지방자치경영대상", 2021, 19},
		{"'20년 적극행정 종합평가", "적극행정 종합평가", 2020, 0},
		{"2020년도 적극행정 종합평가", "적극행정 종합평가", 2020, 0},
		{"3회 연속 우수기관", "3회 연속 우수기관", 0, 0},
		{"10년 연속 우수도시", "10년 연속 우수도시", 0, 0},
		{"2021", "2021", 0, 0},
		{"", "", 0, 0},
	} {
		if name, year, round := splitName(c.written); name != c.name || year != c.year || round != c.round {
			t.Errorf("%q: %q, %d, %d", c.written, name, year, round)
		}
	}
}

// Whatever is given, the reader answers, and what it takes can be stored or says why not.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/ledgers/*.csv")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("수상명,훈격,시상금(천원)\n\x00,\xff,1e999\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := readFile(t, "x.csv", data)
		if err != nil {
			return
		}
		for _, r := range s.Rows {
			if r.Start < 0 || r.End < r.Start || r.End > len(s.Text) || s.Text[r.Start:r.End] != r.Quote {
				t.Fatalf("row %d lies at %d to %d of %d", r.Number, r.Start, r.End, len(s.Text))
			}
			if a := r.Award; r.Problem == nil && (a.Name == "" || a.Received.IsZero() && a.Year == 0 || a.Prize != nil && *a.Prize < 0) {
				t.Fatalf("row %d was read as %+v", r.Number, a)
			}
		}
	})
}

func TestASmallFileThatMergesMillionsOfCellsIsRefused(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"연번", "수상명", "훈격"}, {"1", strings.Repeat("들녘", 1000), "대상"}}
	for i := range 3000 {
		rows = append(rows, []string{strconv.Itoa(i)})
	}
	for name, merged := range map[string]string{
		"much text":   `<mergeCell ref="B2:CA3000"/>`,
		"again often": strings.Repeat(`<mergeCell ref="C2:CX3000"/>`, 20),
	} {
		book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "수상", Data: xlsxtest.Rows(rows...), After: "<mergeCells>" + merged + "</mergeCells>"}}, nil)
		_, err := readFile(t, "대장.xlsx", book)
		if problem, ok := errors.AsType[*bonbogi.Error](err); !ok || problem.Rule != "ledger_too_long" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
