package web_test

import (
	"encoding/csv"
	"math"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/xlsxtest"
)

// plain is a table that comes in as it is.
const plain = "시군구,2023,2024\n안양시,10,\"1,011\"\n과천시,3,3\n의왕시,5,6\n"

// sendTable sends a table and returns the address at which it is looked at.
func (v *visitor) sendTable(name, text string) string {
	v.t.Helper()
	a := v.send("/import", with(v.get("/import").form("/import"), "who", "이하늘"), name, []byte(text))
	if a.Status != 303 {
		v.t.Fatalf("%s: status %d %q", name, a.Status, a.problems())
	}
	at, _, _ := strings.Cut(a.Header.Get("Location"), "?")
	return at
}

// correct sends the form of an upload with changes, and returns the page that it leads to.
func (v *visitor) correct(at string, pairs ...string) *answer {
	v.t.Helper()
	return v.follow(v.post(at, with(v.get(at).form(at), pairs...)))
}

// run imports an upload, with changes in its form.
func (v *visitor) run(at string, pairs ...string) *answer {
	v.t.Helper()
	return v.post(at+"/run", with(v.get(at).form(at), append([]string{"who", "이하늘"}, pairs...)...))
}

// value is what is stored.
func (s *site) value(indicator, government, period string) float64 {
	s.t.Helper()
	p := bonbogi.MustPeriod(period)
	slice, err := s.db.Slice(s.t.Context(), indicator, p, bonbogi.View{})
	if err != nil {
		s.t.Fatal(err)
	}
	for i := range slice.Len() {
		if slice.Names[slice.Government[i]] == government {
			return slice.Values[i]
		}
	}
	return math.NaN()
}

func TestATableIsLookedAtCorrectedAndBroughtIn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		const table = "도서관 현황,,,\n시군구,도서관 수,담당자 번호,비고\n안양시,10,1,\n과천시,-,2,공사 중\n없는시,3,3,\n합계,13,,\n"
		at := v.sendTable("도서관.csv", table)
		page := v.get(at)
		sound(t, page, "ko")
		page.says("도서관.csv", "어느 기간의 값인지 표에 없습니다", "이하늘")
		sound(t, s.visitor("en").get(at), "en")

		page = v.correct(at, "map_header", "2", "map_period", "2024", "role_1", "value", "role_2", "none", "role_3", "note",
			"skip_0_column", "시군구", "skip_0_is", "합계\r\n소계")
		page.says("경기도 안양시", "경기도 과천시", "‘없는시’라는 지방자치단체가 없습니다", "건너뜀", "결측")
		page.saysNot("어느 기간의 값인지")
		form := page.form(at)
		for field, want := range map[string]string{"map_header": "2", "map_period": "2024", "role_0": "name", "role_1": "value", "role_2": "none", "role_3": "note", "skip_0_is": "합계\n소계", "skip_1_is": ""} {
			if got := form.Get(field); got != want {
				t.Errorf("the form shows %s %q, want %q", field, got, want)
			}
		}
		v.correct(at, "def_0_id", "libraries", "def_0_unit", "곳", "def_0_direction", "up", "source_publisher", "문화부", "source_title", "도서관 통계")

		// All or nothing: one value does not fit.
		a := v.run(at)
		if a.Status != 400 {
			t.Errorf("a table of which something does not fit: status %d", a.Status)
		}
		sound(t, a, "ko")
		a.says("아무것도 저장하지 않았습니다", "없는시")
		if n := s.counts()[bonbogi.KindIndicator]; n != 0 {
			t.Errorf("%d indicators are stored", n)
		}
		done := v.follow(v.run(at, "partial", "yes", "why", "해마다 오는 표"))
		sound(t, done, "ko")
		done.says("2 새로 들어온 값", "1 빠진 값", "해마다 오는 표", "문화부", "도서관 수")
		if got := s.value("libraries", "kr-gyeonggi-anyang", "2024"); got != 10 {
			t.Errorf("안양시 has %v", got)
		}
		var i struct{ Indicator bonbogi.Indicator }
		v.json("/indicators/libraries.json", &i)
		if i.Indicator.Unit != "곳" || i.Indicator.Direction != bonbogi.Up || i.Indicator.Name != "도서관 수" || i.Indicator.Publisher != "문화부" {
			t.Errorf("%+v", i.Indicator)
		}

		// The same file again leads to its import, and changes nothing.
		again := v.send("/import", with(v.get("/import").form("/import"), "who", "이하늘"), "다른 이름.csv", []byte(table))
		if to, _, _ := strings.Cut(again.Header.Get("Location"), "?"); to != done.Path {
			t.Errorf("the same file leads to %s, want %s", to, done.Path)
		}
		v.follow(again).says("이미 가져온 파일입니다")
		idle := v.follow(v.run(at, "partial", "yes"))
		idle.says("바뀐 것이 없습니다")
		sound(t, idle, "ko")
		v.get("/import").saysNot("아직 가져오지 않은 표")
	})
}

func TestAFormThatIsSentTwiceImportsOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		at := v.sendTable("도서관.csv", plain)
		form := with(v.get(at).form(at), "who", "이하늘")
		first, second := v.post(at+"/run", form), v.post(at+"/run", form)
		if first.Status != 303 || second.Status != 303 || first.Header.Get("Location") != second.Header.Get("Location") {
			t.Errorf("%d %s, %d %s", first.Status, first.Header.Get("Location"), second.Status, second.Header.Get("Location"))
		}
		v.get("/imports").says("표 1장")
	})
}

func TestNextYearsTableIsReadAsTheLastOne(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	v := s.visitor("ko")
	at := v.sendTable("인구 2023.csv", "시군구,현황\n안양시,10\n과천시,3\n의왕시,4\n")
	v.follow(v.run(at, "def_0_id", "people", "def_0_name", "주민", "source_publisher", "행정안전부", "source_date", "2024-01-05"))
	a := v.send("/import", with(v.get("/import").form("/import"), "who", "이하늘"), "인구 2024.csv", []byte("시군구,현황\n안양시,11\n과천시,3\n의왕시,4\n"))
	page := v.follow(a)
	page.says("같은 모양의 표를 전에 가져올 때 쓴 설정", "인구 2023.csv", "이미 있는 지표입니다", "주민")
	form := page.form(strings.Split(page.Path, "?")[0])
	for field, want := range map[string]string{"map_period": "2024", "source_publisher": "행정안전부", "source_date": ""} {
		if got := form.Get(field); got != want {
			t.Errorf("the form shows %s %q, want %q", field, got, want)
		}
	}
	v.follow(v.run(strings.Split(page.Path, "?")[0])).says("3 새로 들어온 값")
	if got := s.value("people", "kr-gyeonggi-anyang", "2024"); got != 11 {
		t.Errorf("안양시 has %v in 2024", got)
	}
}

func TestSignsAreAskedForAndTaken(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	v := s.visitor("ko")
	at := v.sendTable("도서관.csv", "시군구,도서관 수,장서\n과천시,3,5\n안양시,10,없음\n의왕시,4,5\n군포시,6,7\n광명시,6,8\n")
	form := v.correct(at, "map_period", "2024", "role_2", "value").form(at)
	if form.Get("sign_0_text") != "없음" || form.Get("sign_0") != "" {
		t.Fatalf("%v", form)
	}
	page := v.correct(at, "sign_0", "zero")
	page.saysNot("맞지 않는 값과 그 까닭")
	if got := page.form(at).Get("sign_0"); got != "zero" {
		t.Errorf("the sign means %q", got)
	}
	v.correct(at, "sign_0", "").says("숫자가 아닙니다")
}

func TestTheMappingIsCorrectedAsText(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	at := v.sendTable("도서관.csv", plain)
	own := "# 우리 표\ntable: {header: 1}\ngovernment: {name: 시군구}\nperiod: {header: 1}\nindicator: {fixed: 도서관 수}\n"
	page := v.correct(at, "text", own)
	page.says("경기도 안양시 · 도서관 수")
	if got := page.form(at).Get("text"); strings.TrimSpace(got) != strings.TrimSpace(own) {
		t.Errorf("the text became %q", got)
	}
	for _, tt := range []struct{ text, says string }{
		{own + "nonsense: 1\n", "6번째 줄의 ‘nonsense’"},
		{strings.Replace(own, "name:", "nam:", 1), "3번째 줄의 ‘nam’"},
		{"government: [", "설정의 1번째 줄을 읽을 수 없습니다"},
	} {
		a := v.post(at, with(v.get(at).form(at), "text", tt.text, "source_title", "적던 제목"))
		if a.Status != 400 {
			t.Errorf("%q: status %d", tt.text, a.Status)
		}
		sound(t, a, "ko")
		a.says(tt.says)
		if got := a.form(at).Get("text"); strings.TrimSpace(got) != strings.TrimSpace(tt.text) {
			t.Errorf("what was typed became %q", got)
		}
	}
	// What can be read, and does not fit, is said beside the table.
	v.correct(at, "text", strings.Replace(own, "시군구", "시도", 1)).says("‘시도’라는 열이 없습니다", "안양시")
	v.correct(at, "text", "government: {name: 시군구}\n").says("어느 기간의 값인지 정해 주세요")
	// Both at once: the text, and a field.
	both := v.correct(at, "text", own, "map_unit", "곳").form(at)
	if !strings.Contains(both.Get("text"), "fixed: 도서관 수") || both.Get("map_unit") != "곳" {
		t.Errorf("%v", both)
	}
}

func TestFieldsThatCannotBeReadKeepWhatWasTyped(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	at := v.sendTable("도서관.csv", plain)
	a := v.post(at, with(v.get(at).form(at), "map_header", "둘째", "map_period_header", "x", "source_date", "2030-01-01", "source_publisher", "문화부", "def_0_decimals", "많이"))
	if a.Status != 400 {
		t.Errorf("status %d", a.Status)
	}
	sound(t, a, "ko")
	a.says("제목줄로 읽을 수 없습니다", "숫자로 읽을 수 없습니다", "아직 오지 않은 날짜")
	form := a.form(at)
	for field, want := range map[string]string{"map_header": "둘째", "map_period_header": "x", "source_date": "2030-01-01", "source_publisher": "문화부", "def_0_decimals": "많이"} {
		if got := form.Get(field); got != want {
			t.Errorf("the form shows %s %q, want %q", field, got, want)
		}
	}
	if got := v.get(at).form(at).Get("source_publisher"); got != "" {
		t.Errorf("a form that cannot be read changed the publisher to %q", got)
	}
	if a := v.post(at+"/run", with(v.get(at).form(at), "who", " ")); a.Status != 400 || !strings.Contains(a.text(), "꼭 적어야 합니다") {
		t.Errorf("an import by nobody: status %d", a.Status)
	}
}

func TestAnotherSheetIsAnotherTable(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	book := xlsxtest.Build([]xlsxtest.Sheet{
		{Name: "첫째", Data: xlsxtest.Rows([]string{"시군구", "2023", "2024"}, []string{"안양시", "1", "2"}, []string{"과천시", "1", "2"}, []string{"의왕시", "1", "2"})},
		{Name: "둘째", Data: xlsxtest.Rows([]string{"연도", "시군", "도서관 수"}, []string{"2024", "군포시", "7"}, []string{"2024", "광명시", "8"}, []string{"2024", "오산시", "8"})},
	}, nil)
	at := v.sendTable("통계.xlsx", string(book))
	v.get(at).says("경기도 과천시")
	page := v.correct(at, "map_sheet", "둘째")
	page.says("경기도 군포시")
	page.saysNot("과천시")
	if form := page.form(at); form.Get("role_0") != "year" && form.Get("role_0") != "period" || form.Get("map_sheet") != "둘째" {
		t.Errorf("%v", form)
	}
}

func TestWhatDoesNotFitCanBeDownloaded(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	at := v.sendTable("도서관.csv", "시군구,2023,2024\n과천시,3,3\n안양시,10,열\n=안양,5,6\n의왕시,1,1\n군포시,1,1\n광명시,1,1\n오산시,1,1\n부천시,1,1\n시흥시,1,1\n안산시,1,1\n수원시,1,1\n")
	a := v.get(at + "/rejects")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.Body, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 4 || strings.Join(rows[0], ",") != "row,column,value,reason" {
		t.Fatalf("%v %v", rows, err)
	}
	if r := rows[1]; r[0] != "3" || r[1] != "C" || r[2] != "열" || !strings.HasPrefix(r[3], "숫자가 아닙니다") {
		t.Errorf("%v", r)
	}
	if !strings.Contains(a.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("%v", a.Header)
	}
}

func TestATableThatNobodyWantsIsDeleted(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	at := v.sendTable("도서관.csv", plain)
	v.get("/import").says("아직 가져오지 않은 표", "도서관.csv")
	v.follow(v.post(at+"/drop", v.get(at).form(at))).saysNot("도서관.csv")
	for _, gone := range []string{at, at + "/rejects"} {
		if a := v.ask(gone); a.Status != 404 {
			t.Errorf("%s: status %d", gone, a.Status)
		} else {
			a.says("이레 동안만")
		}
	}
	if a := v.post(at+"/drop", url.Values{}); a.Status != 303 {
		t.Errorf("deleting once more: status %d", a.Status)
	}
}

func TestTheScriptOfTheFormIsAnAsset(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	at := v.sendTable("도서관.csv", plain)
	scripts := v.get(at).all("script")
	if len(scripts) != 1 || !ours(scripts[0]) {
		t.Fatalf("%d scripts", len(scripts))
	}
	a := v.get(attr(scripts[0], "src"))
	if got := a.Header.Get("Content-Type"); !strings.HasPrefix(got, "text/javascript") || a.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%v", a.Header)
	}
	if n := len(v.get("/import").all("script")); n != 0 {
		t.Errorf("a page without a form of that kind has %d scripts", n)
	}
	// What people sent never comes back as a script.
	v.follow(v.run(at))
	imports := regexp.MustCompile(`/imports/import-\w+`).FindString(v.get("/imports").Body)
	for _, path := range []string{at + "/rejects", imports + "/mapping", imports + ".json"} {
		if got := v.get(path).Header.Get("Content-Type"); strings.Contains(got, "script") {
			t.Errorf("%s: %s", path, got)
		}
	}
}
