package ingest_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

const plain = "government: {name: 시군}\nperiod: {column: 연도}\nindicator: {columns: 지표}\nvalues: {columns: 값}\n"

func TestATableComesInOnceHoweverOftenItIsImported(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	in := importer{t: t, db: db}
	text := "시군,연도,지표,값\n안양시,2023,pop,548228\n의왕시,2023,pop,\"157,346\"\n의왕시,2024,pop,-\n"
	first, _, err := in.run(open(t, "a.csv", text), plain)
	if want := (ingest.Result{Rows: 3, New: 3}); err != nil || counts(first) != want {
		t.Fatalf("%+v, %v, want %+v", first, err, want)
	}
	again, _, err := in.run(open(t, "a.csv", text), plain)
	if want := (ingest.Result{Rows: 3, Unchanged: 3}); err != nil || counts(again) != want {
		t.Fatalf("%+v, %v, want %+v", again, err, want)
	}
	revised, _, err := in.run(open(t, "b.csv", strings.Replace(text, "548228", "548000", 1)), plain)
	if want := (ingest.Result{Rows: 3, Revised: 1, Unchanged: 2}); err != nil || counts(revised) != want {
		t.Fatalf("%+v, %v, want %+v", revised, err, want)
	}
	s, err := db.Slice(t.Context(), "pop", bonbogi.YearPeriod(2023), bonbogi.View{})
	if err != nil || s.Len() != 2 {
		t.Fatalf("%v, %v", s, err)
	}
	missing, err := db.Slice(t.Context(), "pop", bonbogi.YearPeriod(2024), bonbogi.View{})
	if f := missing.Figure(0); err != nil || f.Status != bonbogi.Missing || f.Note != "-" || !math.IsNaN(f.Value) {
		t.Errorf("%+v, %v", f, err)
	}
	known, err := db.IndicatorsByID(t.Context(), []string{"pop"})
	if i := known["pop"]; err != nil || i.Frequency != bonbogi.Yearly || i.Revision != 1 || len(i.Sources) != 1 {
		t.Errorf("%+v, %v", i, err)
	}
}

// counts is a result without what tests cannot know.
func counts(r ingest.Result) ingest.Result {
	r.Import, r.Skipped = "", 0
	return r
}

// hasty is a store in which somebody else stores the same between the look at what is there and the import.
type hasty struct {
	*store.DB
	meanwhile func()
}

func (h *hasty) IndicatorsByID(ctx context.Context, ids []string) (map[string]bonbogi.Indicator, error) {
	found, err := h.DB.IndicatorsByID(ctx, ids)
	if h.meanwhile != nil {
		meanwhile := h.meanwhile
		h.meanwhile = nil
		meanwhile()
	}
	return found, err
}

func TestTheSameTableMayComeInTwiceAtTheSameMoment(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	text := "시군,연도,지표,값\n안양시,2023,pop,548228\n"
	slow := &hasty{DB: db, meanwhile: func() {
		if first, _, err := (importer{t: t, db: db}).run(open(t, "a.csv", text), plain); err != nil || first.New != 1 {
			t.Errorf("%+v, %v", first, err)
		}
	}}
	second, _, err := importer{t: t, db: slow}.run(open(t, "a.csv", text), plain)
	if want := (ingest.Result{Rows: 1, Unchanged: 1}); err != nil || counts(second) != want {
		t.Errorf("%+v, %v, want %+v", second, err, want)
	}
}

func TestWhatDoesNotFitIsRejectedWithItsPlaceAndReason(t *testing.T) {
	t.Parallel()
	text := "시군,연도,지표,값,하한\n" +
		"안양시,2023,pop,12,3x4\n" + // fits: nobody asked for the last column
		"안양시,2023,rate,\"12,3x4\",\n" +
		"안앙시,2023,pop,1,\n" +
		"중구,2023,pop,1,\n" +
		"세종시,2010,pop,1,\n" +
		"안양시,어제,pop,1,\n" +
		"안양시,2024,,1,\n" +
		"의왕시,2023,pop,12명,\n" +
		"의왕시,2024,pop,#DIV/0!,\n" +
		"경기도 화성시동부출장소,2020,pop,0,\n"
	result, rejected, err := importer{t: t, db: newDB(t)}.run(open(t, "a.csv", text), plain)
	if bonbogi.CodeOf(err) != bonbogi.Refused || result.Rejected != 9 || result.Rows != 10 || result.New != 0 {
		t.Fatalf("%+v, %v", result, err)
	}
	for i, want := range []string{
		`3 D "12,3x4" is no number`,
		`4 D "1" no government is called "안앙시"; near are: 경기도 안양시`,
		`5 D "1" "중구" can mean 서울특별시 중구`,
		`6 D "1" 세종특별자치시 (2012-07-01–) did not exist at that time`,
		`7 D "1" the period "어제" is not clear`,
		`8 D "1" the indicator is not named`,
		`9 D "12명" "명" stands behind the number`,
		`10 D "#DIV/0!" is no number`,
		`11 D "0" `,
	} {
		r := rejected[i]
		if got := fmt.Sprintf("%d %s %q %s", r.Row, r.Column, r.Value, r.Reason); !strings.HasPrefix(got, want) {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

func TestPartialStoresWhatFits(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	text := "시군,연도,지표,값\n안양시,2023,pop,1\n안앙시,2023,pop,1\n"
	in := importer{t: t, db: db}
	if _, _, err := in.run(open(t, "a.csv", text), plain); err == nil {
		t.Fatal("all came in")
	}
	if known, err := db.IndicatorsByID(t.Context(), []string{"pop"}); err != nil || len(known) > 0 {
		t.Fatalf("%v, %v is left of an import that was refused", known, err)
	}
	in.partial = true
	got, _, err := in.run(open(t, "a.csv", text), plain)
	if want := (ingest.Result{Rows: 2, New: 1, Rejected: 1}); err != nil || counts(got) != want {
		t.Fatalf("%+v, %v, want %+v", got, err, want)
	}
}

func TestADryRunCountsAndStoresNothing(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	text := "시군,연도,지표,값\n안양시,2023,pop,1\n의왕시,2023,pop,1\n"
	got, _, err := importer{t: t, db: db, dry: true}.run(open(t, "a.csv", text), plain)
	if want := (ingest.Result{Rows: 2, New: 2}); err != nil || counts(got) != want {
		t.Fatalf("%+v, %v, want %+v", got, err, want)
	}
	if s, err := db.Periods(t.Context(), "pop"); len(s) > 0 {
		t.Fatalf("%v, %v is stored", s, err)
	}
}

func TestRowsThatContradictEachOtherAreAllRejected(t *testing.T) {
	t.Parallel()
	text := "시군,연도,지표,값\n안양시,2023,pop,139\n의왕시,2023,pop,5\n경기도 안양시,2023,pop,4\n의왕시,2023,pop,5\n안양시,2023,pop,139\n"
	db := newDB(t)
	got, rejected, err := importer{t: t, db: db, partial: true}.run(open(t, "a.csv", text), plain)
	if on, err := db.Import(t.Context(), got.Import); err != nil || on.Rejected != 3 {
		t.Errorf("the import says that %d were rejected, %v", on.Rejected, err)
	}
	if want := (ingest.Result{Rows: 5, New: 1, Unchanged: 1, Rejected: 3}); err != nil || counts(got) != want {
		t.Fatalf("%+v, %v, want %+v", got, err, want)
	}
	for i, want := range []string{"2 139 …has 4 in row 4", "4 4 …has 139 in row 2", "6 139 …has 4 in row 4"} {
		r := rejected[i]
		_, why, _ := strings.Cut(r.Reason.String(), "period ")
		if say := fmt.Sprintf("%d %s …%s", r.Row, r.Value, why); say != want {
			t.Errorf("%s, want %s", say, want)
		}
	}
	if _, rejected, err := (importer{t: t, db: newDB(t)}).run(open(t, "a.csv", text), plain); bonbogi.CodeOf(err) != bonbogi.Refused || len(rejected) != 3 {
		t.Errorf("%d rejected, %v", len(rejected), err)
	}
}

func TestACityAndItsDistrictsStayApart(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	text := "시군,연도,지표,값\n수원시,2023,pop,10\n수원시 장안구,2023,pop,4\n수원시 권선구,2023,pop,6\n"
	got, _, err := importer{t: t, db: db}.run(open(t, "a.csv", text), plain)
	if err != nil || got.New != 3 {
		t.Fatalf("%+v, %v", got, err)
	}
	s, err := db.Slice(t.Context(), "pop", bonbogi.YearPeriod(2023), bonbogi.View{})
	if err != nil || s.Len() != 3 {
		t.Fatalf("%v, %v", s, err)
	}
}

func TestCodesAndNamesAreThoseOfTheTime(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	text := "코드,이름,월,값\n4211000000,강원도 춘천시,202305,1\n5111000000,강원특별자치도 춘천시,202306,2\n5111000000,강원특별자치도 춘천시,200812,3\n2772000000,대구광역시 군위군,202307,4\n4772000000,경상북도 군위군,202306,5\n"
	mapping := "government: {code: 코드, scheme: kr-bjd, name: 이름}\nperiod: {column: 월}\nindicator: {fixed: pop}\nvalues: {columns: 값}\n"
	got, rejected, err := importer{t: t, db: db}.run(open(t, "a.csv", text), mapping)
	if err != nil || got.New != 5 {
		t.Fatalf("%+v, %v, %v", got, rejected, err)
	}
	p, err := db.Panel(t.Context(), "pop", []string{"kr-gangwon-chuncheon"}, bonbogi.View{})
	if err != nil || len(p.Periods) == 0 {
		t.Fatalf("%+v, %v", p, err)
	}
	n := 0
	for _, f := range p.Figures {
		if f[0].Status.HasValue() {
			n++
		}
	}
	if n != 3 {
		t.Errorf("춘천시 has %d values, want 3", n)
	}
	contradiction := "코드,이름,월,값\n11110,서울특별시 노원구,202305,1\n"
	if _, rejected, _ := (importer{t: t, db: db}).run(open(t, "a.csv", contradiction), mapping); len(rejected) != 1 || !strings.Contains(rejected[0].Reason.String(), "서울특별시 종로구") {
		t.Errorf("%v", rejected)
	}
}

func TestAGovernmentOfAnotherTimeComesInIfTheMappingSaysSo(t *testing.T) {
	t.Parallel()
	text := "시군,연도,지표,값\n세종특별자치시,2010,pop,1\n"
	got, _, err := importer{t: t, db: newDB(t)}.run(open(t, "a.csv", text), strings.Replace(plain, "{name: 시군}", "{name: 시군, names: any_time}", 1))
	if err != nil || got.New != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
}

func TestThatThereWasNoValueOfWhatWasNotThereSaysNothing(t *testing.T) {
	t.Parallel()
	text := "시군,연도,지표,값\n세종특별자치시,2010,pop,-\n안양시,2010,pop,-\n"
	got, _, err := importer{t: t, db: newDB(t)}.run(open(t, "a.csv", text), plain)
	if want := (ingest.Result{Rows: 1, New: 1}); err != nil || counts(got) != want {
		t.Fatalf("%+v, %v, want %+v", got, err, want)
	}
}

func TestSignsFlagsAndNotesAreKeptWithTheValue(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	text := "시군,값,낮은,높은,표시,비고\n" +
		"안양시,5,4,6,,\n의왕시,5p,4,6,,\n과천시,5,4,6,e,from a sample\n군포시,,,,x,\n부천시,…,,,,not asked\n시흥시,x,,,,\n광명시,-,,,,\n하남시,5*,,,,\n김포시,,,,,\n"
	mapping := "government: {name: 시군}\nperiod: {fixed: 2023}\nindicator: {fixed: rate}\nvalues: {columns: 값, low: 낮은, high: 높은, status: 표시, note: 비고}\nsigns: {\"-\": zero}\n"
	got, rejected, err := importer{t: t, db: db}.run(open(t, "a.csv", text), mapping)
	if err != nil || got.New != 8 {
		t.Fatalf("%+v, %v, %v", got, rejected, err)
	}
	s, err := db.Slice(t.Context(), "rate", bonbogi.YearPeriod(2023), bonbogi.View{})
	if err != nil {
		t.Fatal(err)
	}
	figures := map[string]string{}
	for i := range s.Len() {
		f := s.Figure(i)
		figures[strings.TrimPrefix(s.Names[s.Government[i]], "kr-gyeonggi-")] = fmt.Sprintf("%v %v %v %v %s", f.Value, f.Low, f.High, f.Status, f.Note)
	}
	for name, want := range map[string]string{
		"anyang": "5 4 6 normal ", "uiwang": "5 4 6 provisional ", "gwacheon": "5 4 6 estimated from a sample", "gunpo": "NaN NaN NaN missing x",
		"bucheon": "NaN NaN NaN missing not asked", "siheung": "NaN NaN NaN suppressed x", "gwangmyeong": "0 NaN NaN normal ", "hanam": "5 NaN NaN normal *",
	} {
		if figures[name] != want {
			t.Errorf("%s is %q, want %q", name, figures[name], want)
		}
	}
}

func TestEntriesOfAServiceComeInLikeATable(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	entries := func(yield func(ingest.Entry, error) bool) {
		for i, e := range []ingest.Entry{
			{Indicator: "T20", Government: "31041", Scheme: "kr-sgis", Name: "만안구", Period: "2023", Value: "46.7", Column: "DT"},
			{Indicator: "T20", Government: "서울특별시 종로구", Period: "2023", Value: "-", Column: "DT"},
			{Indicator: "T20", Government: "X1", Scheme: "kosis", Name: "경기도 안양시", Period: "2023", Value: "1,234", Status: "p", Column: "DT"},
			{Indicator: "T20", Government: "99999", Scheme: "kr-sgis", Period: "2023", Value: "1", Column: "DT"},
		} {
			e.Row = i + 1
			if !yield(e, nil) {
				return
			}
		}
	}
	var rejected []ingest.Reject
	got, err := ingest.Run(t.Context(), ingest.Job{
		Entries: entries, Mapping: &ingest.Mapping{Source: ingest.SourceMapping{Title: "KOSIS", Publisher: "통계청"}}, Governments: registry.Korea(), Store: db,
		Definitions: []bonbogi.Indicator{{Meta: bonbogi.Meta{ID: "T20"}, Name: "재정자립도", Unit: "%", Direction: bonbogi.Up, Measure: bonbogi.MeasureContext,
			Frequency: bonbogi.Yearly, Interval: bonbogi.IntervalNone}},
		Change: change, Partial: true, Rejected: func(r ingest.Reject) error { rejected = append(rejected, r); return nil },
	})
	if want := (ingest.Result{Rows: 4, New: 3, Rejected: 1}); err != nil || counts(got) != want {
		t.Fatalf("%+v, %v, %v, want %+v", got, rejected, err, want)
	}
	if r := rejected[0]; r.Row != 4 || r.Column != "DT" || !strings.Contains(r.Reason.String(), "99999") {
		t.Errorf("%+v", r)
	}
	known, err := db.IndicatorsByID(t.Context(), []string{"T20"})
	if i := known["T20"]; err != nil || i.Name != "재정자립도" || i.Publisher != "통계청" {
		t.Errorf("%+v, %v", i, err)
	}
}

func TestTheWordOfAStatusIsNoNoteOfItself(t *testing.T) {
	t.Parallel()
	store := newKept()
	text := "지역,값,상태\n안양시,,suppressed\n의왕시,,q\n군포시,,missing\n"
	_, rejected, err := importer{t: t, db: store}.run(open(t, "a.csv", text), "government: {name: 지역}\nperiod: {fixed: 2023}\nindicator: {fixed: pop}\nvalues: {columns: [값], status: 상태}\n")
	if err != nil || len(rejected) > 0 {
		t.Fatalf("%v, %v", rejected, err)
	}
	for government, want := range map[string]bonbogi.Figure{"kr-gyeonggi-anyang": bonbogi.NoFigure(bonbogi.Suppressed, ""), "kr-gyeonggi-uiwang": bonbogi.NoFigure(bonbogi.Suppressed, "q"),
		"kr-gyeonggi-gunpo": bonbogi.NoFigure(bonbogi.Missing, "")} {
		if f := store.figure("pop", government, "2023"); !f.Same(want) {
			t.Errorf("%s is %+v, want %+v", government, f, want)
		}
	}
}

func TestANameLiesInTheProvinceNamedLastAboveIt(t *testing.T) {
	t.Parallel()
	store := newKept()
	text := "지역,값\n서울특별시,9\n중구,1\n부산광역시,8\n중구,2\n전국,7\n안양시,3\n"
	got, rejected, err := importer{t: t, db: store}.run(open(t, "a.csv", text), "government: {name: 지역, above: true}\nperiod: {fixed: 2023}\nindicator: {fixed: pop}\n")
	if err != nil || got.New != 6 {
		t.Fatalf("%+v, %v, %v", got, rejected, err)
	}
	for government, want := range map[string]float64{"kr-seoul-jung": 1, "kr-busan-jung": 2, "kr": 7, "kr-gyeonggi-anyang": 3} {
		if f := store.figure("pop", government, "2023"); f.Value != want {
			t.Errorf("%s has %v, want %v", government, f.Value, want)
		}
	}
}
