package web_test

import (
	"encoding/csv"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/xlsxtest"
	"github.com/bonbogi/bonbogi/internal/store"
)

const anyangLedger = "/governments/kr-gyeonggi-anyang/awards"

// officeLedger was made up, in the manner of an office.
const officeLedger = `2022년도 수상실적,,,,,(단위: 천원),,
연번,상 명칭,주관기관,훈격,시상일,상금,부서,홍보비
1,제18회 주민참여 경진대회,행정안전부,우수(장관상),2022. 11. 2.(수),"5,000",자치행정과,
2,대한민국 들녘브랜드대상,들녘일보,대상,2022-09-01,-,홍보기획관,"8,800"
3,청소년 육성 및 보호 유공기관,여성가족부,대통령 표창,2021-05-20,,청소년과,
4,친절 콘테스트,들녘방송,최우수상,상반기,,민원과,
합계,4건,,,,"5,000",,
`

// sendLedger sends a ledger of 안양시 and returns where it is looked at.
func (v *visitor) sendLedger(name string, file []byte) string {
	v.t.Helper()
	a := v.send("/ledger", with(v.get("/ledger?government=kr-gyeonggi-anyang").form("/ledger"), "who", "이하늘"), name, file)
	if a.Status != 303 {
		v.t.Fatalf("%s: status %d %q", name, a.Status, a.problems())
	}
	return a.Header.Get("Location")
}

// store stores a ledger that is looked at.
func (v *visitor) storeLedger(at string) *answer {
	v.t.Helper()
	action, _, _ := strings.Cut(at, "?")
	return v.post(action, with(v.get(at).form(action), "who", "이하늘"))
}

func TestALedgerIsLookedAtAndStored(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		saveBundled(s)
		v := s.visitor("ko")
		at := v.sendLedger("수상실적.csv", []byte(officeLedger))
		page := v.get(at)
		sound(t, page, "ko")
		sound(t, s.visitor("en").get(at), "en")
		page.says("수상실적.csv", "새로 저장", "기록됨 · 출처 더함", "‘상반기’는 날짜로 읽을 수 없습니다", "채움: 담당 부서", "제18회", "유료 시상", "수상이 아닌 줄 1개: 7행", "수상 3건 저장")

		done := v.storeLedger(at)
		if to := done.Header.Get("Location"); done.Status != 303 || to != anyangLedger+"?year=all" {
			t.Fatalf("status %d, to %s", done.Status, to)
		}
		page = v.follow(done)
		sound(t, page, "ko")
		page.says("주민참여 경진대회", "유료 시상", "수상 16건이라고 밝힘 · 기록 10건", "자치행정과")
		found, err := s.db.Awards(t.Context(), store.AwardFilter{Government: "kr-gyeonggi-anyang", Year: 2022})
		if err != nil || len(found.Items) != 2 {
			t.Fatalf("of 2022: %v, %v", found.Items, err)
		}
		paid := found.Items[0]
		if paid.Name != "대한민국 들녘브랜드대상" {
			paid = found.Items[1]
		}
		if !paid.Paid() || *paid.Fee != 8_800_000 || paid.Department != "홍보기획관" || paid.ConferrerType != bonbogi.ConferrerPress {
			t.Errorf("stored %+v", paid)
		}
		v.get("/sources/"+paid.Sources[0].Source).says("수상실적.csv", "들녘브랜드대상")

		// The file stays, since a row of it did not fit; a second time it brings nothing.
		v.get(at).says("이미 이 대장에서 옴", "저장할 것이 없습니다")
		action, _, _ := strings.Cut(at, "?")
		if gone := v.post(action+"/drop", url.Values{}); gone.Status != 303 || v.ask(at).Status != 404 {
			t.Errorf("dropped with status %d, and is there with %d", gone.Status, v.ask(at).Status)
		}
	})
}

func TestAFormOfALedgerThatIsSentTwiceLeadsToTheLedger(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		saveBundled(s)
		v := s.visitor("ko")
		at := v.sendLedger("수상실적.csv", []byte("수상명,훈격,수상일자\n들녘 자치경영대상,대상,2022-03-04\n"))
		action, _, _ := strings.Cut(at, "?")
		form := with(v.get(at).form(action), "who", "이하늘")
		first := v.post(action, form)
		if again := v.post(action, form); first.Status != 303 || again.Status != 303 || again.Header.Get("Location") != anyangLedger+"?year=all" {
			t.Errorf("first %d, again %d to %s: %q", first.Status, again.Status, again.Header.Get("Location"), again.problems())
		}
		if other := v.post(action, with(form, "token", "never-sent")); other.Status != 404 {
			t.Errorf("a form of which nothing was stored: %d", other.Status)
		}
	})
}

func TestALedgerThatNamesAnotherGovernmentAsksForALook(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	at := v.sendLedger("수상실적.csv", []byte("2022년 군포시 수상실적\n수상명,훈격,수상일자\n들녘 자치경영대상,대상,2022-03-04\n"))
	v.get(at).says("‘경기도 군포시’라고", "수상 1건 저장")
}

func TestALedgerThatIsTakenOutAndSentInChangesNothing(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	v.storeLedger(v.sendLedger("x.csv", []byte(officeLedger)))
	history := func() int {
		n := 0
		for _, kind := range []bonbogi.Kind{bonbogi.KindAward, bonbogi.KindSource} {
			c, err := s.db.Counts(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			n += c[kind]
		}
		found, err := s.db.Awards(t.Context(), store.AwardFilter{Limit: store.All})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range found.Items {
			n += a.Revision
		}
		return n
	}
	before := history()
	for _, format := range []string{"csv", "xlsx"} {
		file := v.get(anyangLedger + "." + format + "?year=all")
		at := v.sendLedger("ours."+format, []byte(file.Body))
		page := v.get(at)
		sound(t, page, "ko")
		page.says("여기 기록된 대장과 똑같습니다")
		if after := history(); after != before {
			t.Errorf("%s: %d records and revisions, were %d", format, after, before)
		}
	}
}

func TestTheLedgerIsDownloadedWithTheColumnsOfOffices(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	for _, language := range []string{"ko", "en"} {
		file := s.visitor(language).get(anyangLedger + ".csv?year=2021")
		rest, found := strings.CutPrefix(file.Body, "\ufeff연번,수상명,주관기관,훈격,수상일자,시상금,담당부서\r\n")
		rows, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
		if !found || err != nil || len(rows) != 10 {
			t.Errorf("%v, %d rows: %.200q", err, len(rows), file.Body)
		}
	}
}

func TestTheReaderSetsTheParametersInTheAddress(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	at := anyangLedger + "?year=2021"
	page := v.get(at)
	sound(t, page, "ko")
	page.says("0.00–0.40", "훈격 × 선별도 × 독립성", "순위를 매기지 않습니다", "모르는 것:")

	var twin struct {
		Awards []struct {
			Name   string
			Weight struct{ Weight, Rank bonbogi.Range }
		}
		Weighing bonbogi.Weighing
	}
	v.json(anyangLedger+".json?year=2021&governor=0.5&own=0.1&selectivity_power=0", &twin)
	if twin.Weighing.Governor != 0.5 || twin.Weighing.SelectivityPower != 0 || twin.Weighing.President != 1 {
		t.Errorf("weighed by %+v", twin.Weighing)
	}
	for _, a := range twin.Awards {
		if a.Name == "경기도 규제합리화 우수사례 경진대회" && a.Weight.Weight != (bonbogi.Range{Low: 0.5, High: 0.5}) {
			t.Errorf("%s weighs %v", a.Name, a.Weight)
		}
	}

	// The form sends all; the address keeps what is not as a reader begins with, and another year keeps it, too.
	var form url.Values
	for _, f := range page.all("form") {
		if attr(f, "action") == anyangLedger+"#weights" {
			form = with(fields(f), "press", "0.3")
		}
	}
	short := v.ask(anyangLedger + "?" + form.Encode())
	if to := short.Header.Get("Location"); short.Status != 303 || to != anyangLedger+"?press=0.3&year=2021#weights" {
		t.Errorf("status %d, to %s", short.Status, to)
	}
	changed := v.get(anyangLedger + "?press=0.3&year=2021")
	changed.says("처음 값으로")
	if !changed.links()[anyangLedger+"?press=0.3&year=2021"] && !changed.links()["?year=2021#weights"] {
		t.Errorf("no way back from %v", changed.links())
	}

	for query, said := range map[string]string{
		"president=2": "0부터 1까지의 수", "minister=0.9": "0.8보다 클 수 없습니다", "press=viel": "숫자", "rank_power=-1": "0부터 3까지의 수", "paid=NaN": "0부터 1까지의 수",
	} {
		wrong := v.ask(at + "&" + query)
		sound(t, wrong, "ko")
		wrong.says(said, "처음 값으로 계산했습니다", "0.00–0.40")
		if wrong.Status != 400 {
			t.Errorf("%s: status %d", query, wrong.Status)
		}
	}
}

func TestALedgerIsRefusedInWords(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	form := with(v.get("/ledger").form("/ledger"), "who", "이하늘", "government", "안양시")
	for _, c := range []struct {
		form       url.Values
		name, text string
		said       string
	}{
		{with(form, "government", "없는시"), "x.csv", officeLedger, "없는시"},
		{with(form, "government", ""), "x.csv", officeLedger, "적어"},
		{with(form, "who", ""), "x.csv", officeLedger, "적어"},
		{form, "x.csv", "시군구,인구\n안양시,3\n", "머리글을 찾지 못했습니다"},
		{form, "x.pdf", "%PDF-1.4", "PDF"},
		{form, "", "", "파일"},
	} {
		a := v.send("/ledger", c.form, c.name, []byte(c.text))
		sound(t, a, "ko")
		if a.Status != 400 || !strings.Contains(strings.Join(a.problems(), " ")+a.text(), c.said) {
			t.Errorf("%v %s: status %d, %q", c.form, c.name, a.Status, a.problems())
		}
	}
	at := v.sendLedger("x.csv", []byte(officeLedger))
	action, _, _ := strings.Cut(at, "?")
	if a := v.post(action, with(v.get(at).form(action), "who", "")); a.Status != 400 {
		t.Errorf("stored without a name: %d", a.Status)
	}
	if a := v.ask("/ledger/upload-none?government=안양시"); a.Status != 404 {
		t.Errorf("a file that is not kept: %d", a.Status)
	}
	for _, year := range []string{"abc", "99999", "-1"} {
		if a := v.ask(anyangLedger + "?year=" + year); a.Status != 400 {
			t.Errorf("year %s: %d", year, a.Status)
		}
	}
	if a := v.ask("/governments/kr-nowhere/awards"); a.Status != 404 {
		t.Errorf("nowhere: %d", a.Status)
	}
}

func TestALedgerMayStandOnAnySheet(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	book := xlsxtest.Build([]xlsxtest.Sheet{
		{Name: "표지", Data: xlsxtest.Rows([]string{"안양시"})},
		{Name: "2022", Data: xlsxtest.Rows([]string{"수상명", "훈격", "수상일"}, []string{"들녘대상", "대상", "3.5."})},
	}, nil)
	at := v.sendLedger("두 장.xlsx", book)
	page := v.get(at)
	sound(t, page, "ko")
	page.says("머리글을 찾지 못했습니다", "2022")
	page = v.get(at + "&sheet=2022")
	sound(t, page, "ko")
	page.says("들녘대상", "2022년 3월 5일")
	if done := v.storeLedger(at + "&sheet=2022"); done.Status != 303 || done.Header.Get("Location") != anyangLedger+"?year=2022" {
		t.Errorf("status %d, to %s", done.Status, done.Header.Get("Location"))
	}
}

func TestWhoPaidForAnAwardIsMarkedWhereverItIsListed(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	award, err := store.Get[bonbogi.Award](t.Context(), s.db, "award-anyang-festival-contents")
	if err != nil {
		t.Fatal(err)
	}
	fee := int64(3_300_000)
	award.Fee = &fee
	s.save(award)
	v := s.visitor("ko")
	for _, at := range []string{"/awards", "/awards/" + award.ID, "/governments/kr-gyeonggi-anyang", anyangLedger, "/practices/" + award.Practice} {
		v.get(at).says("유료 시상")
	}
	v.get("/awards?paid=yes").says("수상 1건")
	v.get("/awards?paid=no").says("수상 9건")
	v.get("/awards?conferrer_type=province").says("수상 1건")
	v.get("/awards?department=없는과").says("맞는 기록이 없습니다")
	if !strings.Contains(v.get("/awards.csv?paid=yes").Body, ",3300000,yes,") {
		t.Error("the download does not mark it")
	}
}

func TestALongLedgerShowsFirstWhatNeedsALook(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	var b strings.Builder
	b.WriteString("수상명,훈격,수상일자\n")
	for i := range 1200 {
		fmt.Fprintf(&b, "들녘 %d번째 평가,우수,2020-01-02\n", i)
	}
	b.WriteString("마지막 평가,우수,언젠가\n<script>alert(1)</script>,우수,2020-01-02\n")
	page := v.get(v.sendLedger("긴 대장.csv", []byte(b.String())))
	sound(t, page, "ko")
	page.says("마지막 평가", "202줄은 여기에 보이지 않지만", "수상 1,201건 저장")
	if done := v.follow(v.storeLedger(v.sendLedger("긴 대장.csv", []byte(b.String())))); strings.Contains(done.Body, "<script>alert") || !strings.Contains(done.Body, "&lt;script&gt;alert") {
		t.Error("a name runs as a script, or is not shown")
	}
}

func TestALedgerIsNotReadForNewsWhenItsSourceIsCorrected(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	v.storeLedger(v.sendLedger("x.csv", []byte(officeLedger)))
	found, err := s.db.Sources(t.Context(), store.SourceFilter{Type: bonbogi.SourceOwn})
	if err != nil || len(found.Items) != 1 {
		t.Fatalf("%v, %v", found.Items, err)
	}
	at := "/sources/" + found.Items[0].ID + "/edit"
	if a := v.post(at, with(v.get(at).form(at), "publisher", "안양시청", "who", "이하늘")); a.Status != 303 {
		t.Fatalf("status %d %q", a.Status, a.problems())
	}
	if open, err := s.db.Proposals(t.Context(), found.Items[0].ID); err != nil || len(open) > 0 {
		t.Errorf("%d proposals, %v", len(open), err)
	}
}
