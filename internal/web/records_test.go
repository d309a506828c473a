package web_test

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

// entered is a record of each kind as a person enters it, changes it, and what then stands on its page. The
// practice comes first: others refer to it.
var entered = []struct {
	kind    bonbogi.Kind
	fill    []string // pairs of field and value
	says    []string
	change  []string // a field, its old and its new value; then both in words, where the history has words for them
	changed string   // what the page says after the change
}{
	{bonbogi.KindPractice,
		[]string{"owner", "안양시", "name", "야간 무인도서관", "other_names", "24시간 도서관\n스마트 도서관", "started", "2019-03", "status", "running",
			"summary", "밤에도 여는 도서관", "topics", "도서관", "cost", "연 3억 원"},
		[]string{"안양시", "야간 무인도서관", "24시간 도서관, 스마트 도서관", "2019년 3월", "운영 중", "밤에도 여는 도서관", "연 3억 원"},
		[]string{"summary", "밤에도 여는 도서관", "밤낮으로 여는 도서관"}, "밤낮으로 여는 도서관"},
	{bonbogi.KindAward,
		[]string{"recipient", "안양시", "name", "전국 도서관 운영평가", "grade", "대통령 표창", "year", "2024", "received", "2024-05-14",
			"conferrer", "문체부", "conferrer_type", "state", "applicants", "1,234", "winners", "10", "practice", "야간 무인도서관"},
		[]string{"안양시", "전국 도서관 운영평가", "대통령 표창", "2024", "2024년 5월 14일", "문화체육관광부", "중앙정부", "1,234", "야간 무인도서관"},
		[]string{"grade", "대통령 표창", "국무총리 표창"}, "국무총리 표창"},
	{bonbogi.KindSelection,
		[]string{"recipient", "수원시", "programme", "스마트도시 솔루션 확산사업", "conferrer", "국토부", "year", "2021", "decided", "2021-03-05", "amount", "1500000000"},
		[]string{"수원시", "스마트도시 솔루션 확산사업", "국토교통부", "2021", "2021년 3월 5일", "1,500,000,000원"},
		[]string{"programme", "스마트도시 솔루션 확산사업", "스마트시티 솔루션 확산사업"}, "스마트시티 솔루션 확산사업"},
	{bonbogi.KindVisit,
		[]string{"guest", "춘천시의회", "guest_party", "council", "host", "안양시", "host_department", "정책기획과", "date", "2024-05-20",
			"status", "held", "people", "12", "purpose", "무인도서관 견학", "practices", "야간 무인도서관"},
		[]string{"춘천시의회", "의회", "안양시", "정책기획과", "2024년 5월 20일", "다녀옴", "12", "무인도서관 견학", "야간 무인도서관"},
		[]string{"purpose", "무인도서관 견학", "야간도서관 견학"}, "야간도서관 견학"},
	{bonbogi.KindAdoption,
		[]string{"practice", "야간 무인도서관", "origin", "안양시", "adopter", "경남 고성군", "form", "adapted", "date", "2025-02", "date_sense", "by", "claimed_by", "adopter"},
		[]string{"야간 무인도서관", "안양시", "고성군", "고쳐서 도입", "2025년 2월까지", "이어받은 곳이 밝힘"},
		[]string{"claimed_by", "adopter", "both", "이어받은 곳이 밝힘", "양쪽이 밝힘"}, "양쪽이 밝힘"},
	{bonbogi.KindClaim,
		[]string{"subject", "안양시", "claim", "visitors", "value", "16,309", "period", "2009년부터", "as_of", "2023-07"},
		[]string{"안양시", "찾아온 사람", "16,309", "2009년부터", "2023년 7월"},
		[]string{"value", "16309", "17000"}, "17,000"},
	{bonbogi.KindIndicator,
		[]string{"id", "kr-night-library", "name", "야간 도서관 이용률", "name_en", "Use of libraries at night", "definition", "밤 10시 이후 빌린 책의 비율", "unit", "%", "direction", "up",
			"measure", "outcome", "frequency", "quarter", "decimals", "1", "interval", "wilson", "per", "100", "publisher", "안양시", "licence", "공공누리 1유형",
			"url", "https://example.org/library", "version", "2024 개편", "topics", "도서관\n야간", "rankable", "yes", "simulated", "yes"},
		[]string{"야간 도서관 이용률 (가상)", "가상의 값입니다.", "밤 10시 이후 빌린 책의 비율", "높을수록 좋음", "성과", "분기마다", "비율의 윌슨 구간", "분자 ÷ 분모 × 100", "공공누리 1유형", "2024 개편", "도서관 야간", "kr-night-library"},
		[]string{"measure", "outcome", "output", "성과", "산출"}, "산출"},
	{bonbogi.KindSource,
		[]string{"type", "report", "title", "2024 도서관 백서", "publisher", "안양시", "date", "2024-12", "url", "https://example.org/library?x=1&y=2", "note", "3장"},
		[]string{"보고서", "2024 도서관 백서", "안양시", "2024년 12월", "example.org"},
		[]string{"title", "2024 도서관 백서", "2024 안양 도서관 백서"}, "2024 안양 도서관 백서"},
}

func TestEveryKindOfRecordIsEnteredChangedWithdrawnAndBroughtBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		for _, e := range entered {
			list := "/" + string(e.kind) + "s"
			form := with(v.get(list+"/new").form(list+"/new"), append([]string{"who", "이하늘", "why", "백서를 보고"}, e.fill...)...)
			if e.kind != bonbogi.KindSource {
				form = with(form, "source_title", "안양시 백서 "+string(e.kind), "source_type", "report", "source_publisher", "안양시",
					"source_quote", "백서의 한 문장", "source_place", "12쪽")
			}
			sent := v.post(list+"/new", form)
			page := v.follow(sent)
			page.says(e.says...)
			if e.kind != bonbogi.KindSource {
				page.says("안양시 백서 "+string(e.kind), "백서의 한 문장", "12쪽", "이하늘 적음")
			}
			address := page.Path
			v.get(list).says(e.says[0])

			// A later hand corrects it.
			edit := v.get(address + "/edit").form(address + "/edit")
			field, was, is := e.change[0], e.change[1], e.change[2]
			if got := strings.ReplaceAll(edit.Get(field), ",", ""); got != strings.ReplaceAll(was, ",", "") {
				t.Errorf("%s: the form shows %s %q, want %q", address, field, got, was)
			}
			v.follow(v.post(address+"/edit", with(edit, field, is, "who", "박바다", "why", "다시 확인"))).says(e.changed)
			history := v.get(address + "/history")
			history.says(e.change[len(e.change)-2:]...)
			history.says("박바다", "다시 확인", "이하늘", "백서를 보고", "2번째 판", "처음 적힘")
			var told struct {
				Changes []struct {
					Revision int
					Who, Why string
					Fields   []struct{ Field, Before, After string }
				}
			}
			v.json(address+"/history.json", &told)
			if len(told.Changes) != 2 || told.Changes[0].Who != "박바다" || len(told.Changes[0].Fields) != 1 ||
				told.Changes[0].Fields[0].Before != was || told.Changes[0].Fields[0].After != is {
				t.Errorf("%s: the history tells %+v", address, told.Changes)
			}

			// Nothing disappears: what is withdrawn leaves the lists, and can come back.
			before := s.counts()[e.kind]
			edit = v.get(address + "/edit").form(address + "/edit")
			v.follow(v.post(address+"/edit", with(edit, "withdrawn", "yes", "who", "박바다"))).says("철회된 기록입니다", e.changed)
			if got := s.counts()[e.kind]; got != before-1 {
				t.Errorf("%s: %d records of the kind are counted after it was withdrawn, %d before", address, got, before)
			}
			if links := v.get(list).links(); links[address] {
				t.Errorf("%s is withdrawn and still listed", address)
			}
			edit = v.get(address + "/edit").form(address + "/edit")
			if edit.Get("withdrawn") != "yes" {
				t.Errorf("%s: the form does not show that it is withdrawn", address)
			}
			edit.Del("withdrawn")
			v.follow(v.post(address+"/edit", with(edit, "who", "이하늘"))).saysNot("철회된 기록입니다")
			if links := v.get(list).links(); !links[address] {
				t.Errorf("%s was brought back and is not listed", address)
			}
			v.get(address + "/history").says("4번째 판")
		}
	})
}

// links are the addresses that a page leads to.
func (a *answer) links() map[string]bool {
	out := map[string]bool{}
	for _, n := range a.all("a") {
		out[attr(n, "href")] = true
	}
	return out
}

func TestAGovernmentIsEnteredAndRenamedByHand(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		form := with(v.get("/governments/new").form("/governments/new"), "who", "이하늘", "id", "kr-gyeonggi-saebom",
			"level", "municipality", "name_0", "새봄시", "name_en_0", "Saebom-si", "code_0", "41999", "parent_0", "경기도",
			"valid_from_0", "2026-07-01", "aliases_0", "새봄")
		if a := v.post("/governments/new", form); a.Status != 400 {
			t.Errorf("a government without a source is answered by %d", a.Status)
		}
		page := v.follow(v.post("/governments/new", with(form, "why", "새봄시 설치 등에 관한 법률")))
		page.says("새봄시", "Saebom-si", "41999", "경기도")
		if found := v.ask("/governments?q=" + url.QueryEscape("새봄")); found.Header.Get("Location") != "/governments/kr-gyeonggi-saebom" {
			t.Errorf("the new government is not found: status %d, %s", found.Status, found.text())
		}
		at := "/governments/kr-gyeonggi-saebom/edit"
		v.follow(v.post(at, with(v.get(at).form(at), "who", "박바다", "why", "특례시가 되었다", "valid_to_0", "2026-10-01",
			"name_1", "새봄특례시", "code_1", "41998", "parent_1", "경기도", "valid_from_1", "2026-10-01"))).says("새봄특례시", "41998", "41999")
		v.get("/governments/kr-gyeonggi-saebom/history").says("박바다", "특례시가 되었다", "새봄특례시")

		// What does not fit is shown again.
		again := v.post(at, with(v.get(at).form(at), "who", "박바다", "parent_1", "없는고을"))
		if again.Status != 400 {
			t.Errorf("an unknown parent is answered by %d", again.Status)
		}
		again.says("‘없는고을’에 맞는 지방자치단체가 없습니다")
		if got := again.form(at).Get("parent_1"); got != "없는고을" {
			t.Errorf("the form forgot what was typed: %q", got)
		}
		overlap := v.post(at, with(v.get(at).form(at), "who", "박바다", "valid_from_1", "2026-08-01"))
		if overlap.Status != 400 {
			t.Errorf("overlapping names are answered by %d", overlap.Status)
		}
		overlap.says("끝나는 날이 시작하는 날보다 앞섭니다")
	})
}

func TestAWithdrawnSourceMustNotLeaveFactsBehind(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	at := "/sources/source-newsright-20210728/edit"
	a := v.post(at, with(v.get(at).form(at), "withdrawn", "yes", "who", "이하늘"))
	if a.Status != 400 && a.Status != 409 {
		t.Errorf("status %d", a.Status)
	}
	a.says("이 출처에 기댄 사실이 남아 있어")
	v.get("/sources/source-newsright-20210728").saysNot("철회된 기록입니다")
}

func TestASourceIsAddedToARecordAndTakenOff(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	at := "/visits/visit-suwon-anyang-202102"
	edit := v.get(at + "/edit").form(at + "/edit")
	v.follow(v.post(at+"/edit", with(edit, "who", "이하늘", "source_title", "수원시 출장 보고", "source_place", "2쪽"))).says("수원시 출장 보고", "2쪽", "이하늘 적음")
	edit = v.get(at + "/edit").form(at + "/edit")
	v.follow(v.post(at+"/edit", with(edit, "who", "이하늘", "drop_0", "yes"))).saysNot("newsright")
	// The last source cannot be taken off.
	edit = v.get(at + "/edit").form(at + "/edit")
	a := v.post(at+"/edit", with(edit, "who", "이하늘", "drop_0", "yes"))
	if a.Status != 400 {
		t.Errorf("a fact without source is answered by %d", a.Status)
	}
	a.says("모든 사실에는 출처가 있어야 합니다")
	// A source on record is named by the address of its page.
	edit = v.get(at + "/edit").form(at + "/edit")
	page := v.follow(v.post(at+"/edit", with(edit, "who", "이하늘", "source_ref", "http://localhost:8080/sources/source-newsright-20210728")))
	if !page.links()["/sources/source-newsright-20210728"] {
		t.Errorf("the source on record was not added:\n%s", page.text())
	}
	if id := path.Base(page.Path); id != "visit-suwon-anyang-202102" {
		t.Errorf("the form led to %s", page.Path)
	}
}

func TestAGovernmentIsNotEnteredOverAnother(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	form := with(v.get("/governments/new").form("/governments/new"), "who", "이하늘", "why", "고시", "id", "kr-gyeonggi-anyang", "name_0", "딴이름")
	a := v.post("/governments/new", form)
	if a.Status != 400 {
		t.Errorf("status %d", a.Status)
	}
	a.says("이미 있는 식별자입니다")
	if got := a.form("/governments/new").Get("name_0"); got != "딴이름" {
		t.Errorf("the form forgot what was typed: %q", got)
	}
	v.get("/governments/kr-gyeonggi-anyang").saysNot("딴이름")
}

func TestNothingOfThePastLiesInTheFuture(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	form := with(v.get("/awards/new").form("/awards/new"), "recipient", "안양시", "name", "내일의 상", "received", "2999-01-01",
		"source_title", "내일 신문", "source_date", "2999-01-01", "who", "이하늘")
	a := v.post("/awards/new", form)
	if a.Status != 400 {
		t.Errorf("status %d", a.Status)
	}
	a.says("아직 오지 않은 날짜입니다", "2곳을 다시 확인해 주세요")
	if got := a.form("/awards/new").Get("source_date"); got != "2999-01-01" {
		t.Errorf("the form forgot what was typed: %q", got)
	}
}

func TestALineageDrawsNoDescentThatNoRecordStates(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	form := with(v.get("/adoptions/new").form("/adoptions/new"), "practice", "practice-anyang-youth-startup-fund", "origin", "원주시",
		"adopter", "강릉시", "source_ref", "source-newsright-20210728", "who", "이하늘")
	v.follow(v.post("/adoptions/new", form))
	v.get("/practices/practice-anyang-youth-startup-fund").says("강릉시", "이곳이 어디서 이어받았는지는 기록에 없습니다")
	var twin struct {
		Lineage struct {
			Origin   bool
			Branches []struct{ Unlinked, Origin bool }
		}
	}
	v.json("/practices/practice-anyang-youth-startup-fund.json", &twin)
	if b := twin.Lineage.Branches; !twin.Lineage.Origin || len(b) != 1 || !b[0].Unlinked || b[0].Origin {
		t.Errorf("%+v", twin)
	}
}

func TestFormsHaveNoTwin(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	for _, path := range []string{"/read.json", "/awards/new.json", "/practices/practice-anyang-safe-return/edit.json"} {
		if a := v.ask(path); a.Status != 404 {
			t.Errorf("%s: status %d", path, a.Status)
		}
	}
}
