package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// told is a practice of which everything is known.
func told(id string) bonbogi.Practice {
	n := func(v int64) *int64 { return &v }
	return bonbogi.Practice{Meta: bonbogi.Meta{ID: id}, Owner: bonbogi.Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: bonbogi.PartyGovernment},
		Name: "다 적은 사례", NameEn: "All told", OtherNames: []string{"다른 이름"}, Summary: "요약", SummaryEn: "summary", Problem: "문제\n둘째 줄",
		Steps: []string{"조례", "공모"}, Workings: "방법", CostFirst: n(350_000_000), CostYearly: n(0), Currency: "EUR", Cost: "설명", Funding: "시비", People: "2명", TimeNeeded: "1년",
		LegalBasis: []bonbogi.LegalBasis{{Title: "조례", Article: "제3조", URL: "https://law.example/1"}, {Title: "지침"}}, Partners: []string{"경찰서"}, Conditions: "센터",
		Results: "성과", Aims: []bonbogi.Aim{{Name: "범죄 불안", Direction: bonbogi.Down, Months: 24}}, Limits: "한계", SideEffects: "부작용", Otherwise: "다르게",
		Reusables: []bonbogi.Reusable{{Kind: bonbogi.ReusableTender, Name: "과업지시서", URL: "https://x.example/1", Licence: "KOGL-1"}, {Kind: bonbogi.ReusableOther, Name: "설문지"}},
		Software:  bonbogi.Software{URL: "https://x.example/publiccode.yml", Publiccode: "name: app\n  indented: 1\n\n"},
		Contact:   bonbogi.Contact{Office: "스마트도시과", Phone: "031-8045-2114", Email: "a@b.kr", URL: "https://www.anyang.go.kr/"}, Department: "스마트도시과",
		Started: bonbogi.MustDate("2014-03"), Ended: bonbogi.MustDate("2024"), Status: bonbogi.PracticeEnded, Functions: []string{"03.1", "06.4"}, Topics: []string{"안전"},
		BasedOn: []string{"practice-anyang-safe-return", "https://opsi.example/1"}, Extra: json.RawMessage(`{"x":1}`), Note: "비고", NoteEn: "note",
		Sources: []bonbogi.Citation{{Source: "source-newsright-20210728", By: "시험"}}}
}

func keepPractice(t *testing.T, s *site, p bonbogi.Practice) bonbogi.Practice {
	t.Helper()
	if err := s.db.Save(t.Context(), store.Change{Who: "시험"}, p); err != nil {
		t.Fatal(err)
	}
	return practiceOf(t, s, p.ID)
}

func practiceOf(t *testing.T, s *site, id string) bonbogi.Practice {
	t.Helper()
	p, err := store.Get[bonbogi.Practice](t.Context(), s.db, id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPracticeThatIsSavedAsItStandsIsNotChanged(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	p := keepPractice(t, s, told("practice-told"))
	for _, language := range []string{"ko", "en"} {
		v := s.visitor(language)
		edit := "/practices/practice-told/edit"
		v.follow(v.post(edit, with(v.get(edit).form(edit), "who", "김정책")))
		if diff := cmp.Diff(p, practiceOf(t, s, p.ID)); diff != "" {
			t.Errorf("in %s:\n%s", language, diff)
		}
	}
}

func TestAddingRowsKeepsWhatWasTypedAndStoresNothing(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	before := s.counts()
	form := with(v.get("/practices/new").form("/practices/new"), "name", "어느 사례", "steps", "하나\n둘", "started", "언젠가",
		"aims[1].name", "고용률", "aims[1].direction", "down", "legal_basis[0].title", "조례", "action", "more:aims")
	a := v.post("/practices/new", form)
	if a.Status != http.StatusOK || len(a.problems()) > 0 {
		t.Fatalf("status %d, problems %q", a.Status, a.problems())
	}
	again := a.form("/practices/new")
	for field, want := range map[string]string{"name": "어느 사례", "steps": "하나\n둘", "started": "언젠가", "aims[0].name": "고용률", "aims[0].direction": "down",
		"aims[3].name": "", "legal_basis[0].title": "조례", "token": form.Get("token")} {
		if got, ok := again[field]; !ok || got[0] != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	if again.Has("legal_basis[3].title") {
		t.Error("another list has more rows as well")
	}
	if diff := cmp.Diff(before, s.counts()); diff != "" {
		t.Errorf("something was stored:\n%s", diff)
	}
}

func TestRowsThatAreLeftEmptyAreNoEntries(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	p := keepPractice(t, s, told("practice-told"))
	edit := "/practices/practice-told/edit"
	v.follow(v.post(edit, with(v.get(edit).form(edit), "who", "김정책", "legal_basis[0].title", "", "legal_basis[0].article", "", "legal_basis[0].url", "",
		"functions[0]", "", "reusables[2].name", "서식", "reusables[2].kind", "form")))
	got := practiceOf(t, s, p.ID)
	if len(got.LegalBasis) != 1 || got.LegalBasis[0].Title != "지침" || len(got.Functions) != 1 || len(got.Reusables) != 3 || got.Reusables[2].Kind != bonbogi.ReusableForm {
		t.Errorf("the practice has %v, %v, %v", got.LegalBasis, got.Functions, got.Reusables)
	}
}

func TestAnAimIsTiedToTheIndicatorOfItsName(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	v.follow(v.post("/indicators/new", with(v.get("/indicators/new").form("/indicators/new"), "id", "kr-youth-jobs", "name", "청년 고용률", "name_en", "Employment of young people",
		"definition", "15~29세", "unit", "%", "who", "김정책", "source_ref", "source-newsright-20210728")))
	p := keepPractice(t, s, told("practice-told"))
	edit := "/practices/practice-told/edit"
	page := v.follow(v.post(edit, with(v.get(edit).form(edit), "who", "김정책", "aims[1].name", "청년 고용률", "aims[2].name", "청년 고용", "aims[2].direction", "up")))
	found, err := s.db.Practices(t.Context(), store.PracticeFilter{Indicator: "kr-youth-jobs"})
	if err != nil || found.Total != 1 {
		t.Fatalf("%d practices are to move it (%v)", found.Total, err)
	}
	want := []bonbogi.Aim{p.Aims[0], {Indicator: "kr-youth-jobs", Direction: bonbogi.Up}, {Name: "청년 고용", Direction: bonbogi.Up}}
	if diff := cmp.Diff(want, found.Items[0].Aims); diff != "" {
		t.Error(diff)
	}
	for _, link := range []string{"/indicators/kr-youth-jobs", "/compare?government=kr-gyeonggi-anyang&indicator=kr-youth-jobs"} {
		if !page.leadsTo(link) {
			t.Errorf("the page does not lead to %s", link)
		}
	}
	en := s.visitor("en")
	en.follow(en.post(edit, with(en.get(edit).form(edit), "who", "Kim")))
	if got := practiceOf(t, s, p.ID); !cmp.Equal(got.Aims, want) {
		t.Errorf("saved in English it aims at %v", got.Aims)
	}
}

// leadsTo reports whether a page leads to an address of the site.
func (a *answer) leadsTo(address string) bool {
	return slices.ContainsFunc(a.all("a"), func(n *html.Node) bool { return attr(n, "href") == address })
}

func TestAnUnsoundPracticeIsRefusedAtItsField(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	for _, c := range []struct{ field, typed, said string }{
		{"contact.office", "정책기획과 홍길동", "사람 이름처럼 보입니다"},
		{"contact.phone", "010-1234-5678", "휴대전화 번호입니다"},
		{"contact.email", "anyang", "전자우편 주소가 아닙니다"},
		{"legal_basis[1].url", "elis", "웹 주소가 아닙니다"},
		{"aims[0].months", "이태", "숫자로 읽을 수 없습니다"},
		{"aims[0].months", "900", "개월 수는"},
		{"reusables[0].name", "", "꼭 적어야 합니다"},
		{"cost_first", "3억", "숫자로 읽을 수 없습니다"},
		{"currency", "원", "통화 코드가 아닙니다"},
		{"ended", "1999", "앞섭니다"},
		{"based_on", "어디에도 없는 것", "기록에 없습니다"},
	} {
		form := with(v.get("/practices/new").form("/practices/new"), "owner", "안양시", "name", "사례", "started", "2020", "who", "김정책", "source_ref", "source-newsright-20210728",
			"legal_basis[1].title", "조례", "aims[0].name", "수치", "reusables[0].url", "https://x.example/", c.field, c.typed)
		a := v.post("/practices/new", form)
		if a.Status != http.StatusBadRequest || !strings.Contains(a.problemAt(strings.Replace(c.field, "legal_basis[1]", "legal_basis[0]", 1)), c.said) {
			t.Errorf("%s: status %d, %q", c.field, a.Status, a.problems())
		}
	}
}

func TestAPracticePageTellsWhatACopyLacks(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	p := told("practice-told")
	p.SideEffects, p.Contact = "", bonbogi.Contact{}
	keepPractice(t, s, p)
	page := s.visitor("ko").get("/practices/practice-told")
	for _, link := range []string{"/practices/practice-told/edit#in-side_effects", "/practices/practice-told/edit#in-contact.office"} {
		if !page.leadsTo(link) {
			t.Errorf("the page does not lead to %s", link)
		}
	}
	for _, text := range []string{"17가지 가운데 15가지", "끝난 사례입니다", "EUR", "350,000,000"} {
		if !strings.Contains(page.text(), text) {
			t.Errorf("the page does not say %q", text)
		}
	}
	var twin struct {
		Practice     bonbogi.Practice
		Completeness struct{ Has, Of int }
		Evidence     bonbogi.Evidence
	}
	s.visitor("ko").json("/practices/practice-told.json", &twin)
	if twin.Completeness.Has != 15 || twin.Completeness.Of != 17 || twin.Evidence.Level != bonbogi.Described || twin.Practice.Limits != "한계" {
		t.Errorf("the twin says %+v, %+v", twin.Completeness, twin.Evidence)
	}
}

func TestAwardsRaiseNoEvidence(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	evidence := func() (e struct{ Evidence bonbogi.Evidence }) {
		v.json("/practices/practice-anyang-safe-return.json", &e)
		return e
	}
	before := evidence()
	v.follow(v.post("/awards/new", with(v.get("/awards/new").form("/awards/new"), "recipient", "안양시", "name", "어느 대상", "grade", "대통령 표창",
		"practice", "practice-anyang-safe-return", "who", "김정책", "source_ref", "source-newsright-20210728")))
	if diff := cmp.Diff(before, evidence()); diff != "" {
		t.Errorf("an award changed it:\n%s", diff)
	}
}

func TestPracticesAreNarrowedByFunctionAndTag(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	keepPractice(t, s, told("practice-told"))
	other := told("practice-other")
	other.Functions, other.Topics, other.Name = []string{"10.4"}, []string{"돌봄"}, "다른 사례"
	keepPractice(t, s, other)
	v := s.visitor("ko")
	for query, want := range map[string]int{"function=03.1&q=사례": 1, "function=10": 1, "topic=돌봄": 1, "function=10&topic=안전": 0, "function=12": 0, "status=ended": 2} {
		var list struct{ Total int }
		v.json("/practices.json?"+strings.ReplaceAll(query, "사례", url.QueryEscape("사례")), &list)
		if list.Total != want {
			t.Errorf("%s finds %d, want %d", query, list.Total, want)
		}
	}
	if page := v.get("/governments/kr-gyeonggi-anyang"); !page.leadsTo("/practices?government=kr-gyeonggi-anyang&function=10") {
		t.Error("the government's page does not lead to its practices of a function")
	}
}

func TestRowsAreReadFromAnyForm(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	blank := v.get("/practices/new").form("/practices/new")
	rapid.Check(t, func(r *rapid.T) {
		form := url.Values{}
		for k := range blank {
			form.Set(k, blank.Get(k))
		}
		form.Set("action", "more:aims")
		for range rapid.IntRange(0, 8).Draw(r, "fields") {
			name := rapid.StringMatching(`(aims|functions|legal_basis|reusables)(\[[-0-9]{0,6}\]?(\.(name|title|kind|months|x))?)?`).Draw(r, "name")
			form.Set(name, rapid.String().Draw(r, "value"))
		}
		if a := v.post("/practices/new", form); a.Status != http.StatusOK {
			r.Fatalf("status %d of %v", a.Status, form)
		}
	})
}

func TestAPracticeSaysHowManyAwardsItDoesNotShow(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	const id = "practice-anyang-safe-return"
	var awards []bonbogi.Record
	for i := range 55 {
		awards = append(awards, bonbogi.Award{Meta: bonbogi.Meta{ID: fmt.Sprint("award-", i)}, Recipient: bonbogi.Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: bonbogi.PartyGovernment},
			Name: fmt.Sprint("대상 ", i), Year: 2020, ConferrerType: bonbogi.ConferrerUnknown, Practice: id, Sources: []bonbogi.Citation{{Source: "source-newsright-20210728"}}})
	}
	s.save(awards...)
	v := s.visitor("ko")
	if page := v.get("/practices/" + id); !strings.Contains(page.Body, `<a href="/awards?practice=`+id+`">`) {
		t.Error("the page does not lead to the others")
	}
	var all struct{ Awards []bonbogi.Award }
	if v.json("/practices/"+id+".json", &all); len(all.Awards) < 55 {
		t.Errorf("%d awards are given out", len(all.Awards))
	}
}
