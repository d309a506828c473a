package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// searched is the JSON twin of a search.
type searched struct {
	Total       int
	Searched    string
	Governments []struct{ ID string }
	Kinds       []struct {
		Kind  string
		Total int
	}
	Hits []struct{ Kind, ID, Title string }
}

func (v *visitor) search(values ...string) (found searched) {
	v.t.Helper()
	q := url.Values{}
	for i := 0; i+1 < len(values); i += 2 {
		q.Set(values[i], values[i+1])
	}
	a := v.ask("/search.json?" + q.Encode())
	if a.Status != http.StatusOK {
		v.t.Fatalf("searching for %q: %d %s", values, a.Status, a.Body)
	}
	if err := json.Unmarshal([]byte(a.Body), &found); err != nil {
		v.t.Fatal(err)
	}
	return found
}

func (f searched) has(kind, id string) bool {
	for _, h := range f.Hits {
		if h.Kind == kind && h.ID == id {
			return true
		}
	}
	return false
}

func TestOneBoxFindsAllKindsOfRecords(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	all := v.search("q", "안전귀가 서비스")
	if len(all.Hits) == 0 || all.Hits[0].ID != "practice-anyang-safe-return" || len(all.Kinds) < 3 {
		t.Errorf("a practice by its name: %+v", all)
	}
	for _, spelt := range []string{"안전 귀가서비스", "안전귀가 서비스를", "안전귀기 서비스", "Safe-return service"} {
		if found := v.search("q", spelt); len(found.Hits) == 0 || found.Hits[0].ID != "practice-anyang-safe-return" {
			t.Errorf("%q finds %+v", spelt, found.Hits)
		}
	}
	if found := v.search("q", "안전귀가", "kind", "adoption"); found.Total == 0 || found.has("practice", "practice-anyang-safe-return") {
		t.Errorf("adoptions alone: %+v", found)
	}
	if found := v.search("q", "안전귀가", "government", "부천시", "kind", "adoption", "year", "2019"); found.Total != 1 {
		t.Errorf("of one government in one year there are %d", found.Total)
	}
	if found := v.search("q", "안전귀가", "government", "없는고을"); found.Total != 0 {
		t.Errorf("of a government that nobody knows there are %d", found.Total)
	}
}

func TestTheNameOfAGovernmentLeadsToIt(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("en")
	for _, typed := range []string{"안양시", "Anyang", "41170", "ㅇㅇㅅ"} {
		found := v.search("q", typed)
		there := false
		for _, g := range found.Governments {
			there = there || g.ID == "kr-gyeonggi-anyang"
		}
		if !there {
			t.Errorf("%q leads to %+v", typed, found.Governments)
		}
	}
	if body := v.ask("/search?q=" + url.QueryEscape("안양시")).Body; !strings.Contains(body, `href="/governments/kr-gyeonggi-anyang"`) {
		t.Error("the page does not link the government")
	}
}

func TestAWrongLetterIsMendedAndTheLiteralSearchIsOffered(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	body := v.ask("/search?q=" + url.QueryEscape("안전귀기")).Body
	if !strings.Contains(body, "‘안전귀기’ 대신") || !strings.Contains(body, "as=typed") || !strings.Contains(body, "<mark>") {
		t.Error("the page does not say what was searched for, or does not offer what was typed")
	}
	if found := v.search("q", "안전귀기", "as", "typed"); found.Searched != "" {
		t.Errorf("what was typed was searched for as %q", found.Searched)
	}
}

func TestTheBoxOfTheFrontPageLeadsToAGovernmentOrToRecords(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	if body := v.get("/").Body; !strings.Contains(body, `action="/search" method="get" role="search"><input type="hidden" name="go" value="government">`) {
		t.Error("the box of the front page searches elsewhere")
	}
	if at := v.ask("/search?go=government&q=" + url.QueryEscape("안양")).Header.Get("Location"); at != "/governments/kr-gyeonggi-anyang" {
		t.Errorf("a name leads to %q", at)
	}
	v.get("/search?go=government&q="+url.QueryEscape("청년창업펀드")).says("‘청년창업펀드’ 검색 결과", "우수사례")
}

func TestTheCountsOfTheKindsAddUpToThatOfAll(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	for _, query := range []string{"청년창업편드", "청년 창업 펀드", "스마트 도시 통합 센터", "안양시", "AND OR NOT", "안전귀가 -“서비스”", `"안전귀가 서비스"`} {
		found := v.search("q", query)
		sum := 0
		for _, k := range found.Kinds {
			sum += k.Total
			if of := v.search("q", query, "kind", k.Kind); of.Total < k.Total {
				t.Errorf("%q: %d of the kind %s are promised and %d found", query, k.Total, k.Kind, of.Total)
			}
		}
		if found.Total == 0 || sum != found.Total {
			t.Errorf("%q: %d records, of the kinds %+v", query, found.Total, found.Kinds)
		}
	}
}

func TestWhatIsLeftOutIsNeverFound(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	for _, query := range []string{`-"안양시"`, "-안양시", "안양시 -경기도 -“안양”"} {
		if found := v.search("q", query); found.Total != 0 || len(found.Governments) != 0 {
			t.Errorf("%q finds %+v", query, found)
		}
	}
}

func TestAQuotationThatStandsNowhereIsSearchedForByItsWords(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	body := v.ask("/search?q=" + url.QueryEscape(`"서비스 안전귀가"`)).Body
	if !strings.Contains(body, "따옴표 없이 찾았습니다") || !strings.Contains(body, "practice-anyang-safe-return") {
		t.Error("a quotation in another order finds nothing, or does not say what was searched for")
	}
}

func TestWhateverIsTypedTheSearchAnswers(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	for _, typed := range []string{"", " ", `"`, `""`, `"" "" -`, "-", "AND OR NOT", "*", "^~:(){}[]", "'; DROP TABLE sources; --", "\x00", "\xff\xfe\xc3",
		"안양\xec\x95", strings.Repeat("가", 10_000), strings.Repeat("\" ", 5_000), "𓀀𓂀 שלום ไทย", "ᄋ", "ㅋㅋㅋㅋ", "\u202e안양", "한\u0301글", "1e999", "<script>alert(1)</script>"} {
		for _, more := range []string{"", "&page=999999999999999999999", "&page=-3&year=abc&kind=nothing", "&government=%ff%00&topic=%22", "&page=50"} {
			for _, twin := range []string{"", ".json"} {
				a := v.ask("/search" + twin + "?q=" + url.QueryEscape(typed) + more)
				if a.Status != http.StatusOK || twin == "" && strings.Contains(a.Body, "<script>alert") {
					t.Errorf("%.40q%s%s: status %d", typed, more, twin, a.Status)
				}
			}
		}
	}
}

func TestWhatIsStoredIsFoundAtOnceAndWhatIsWithdrawnNoLonger(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		if v.search("q", "반딧불이").Total != 0 {
			t.Fatal("an empty database has fireflies")
		}
		s.save(bonbogi.Source{Meta: bonbogi.Meta{ID: "paper"}, Type: bonbogi.SourceNews, Title: "반딧불이 골목"})
		if !v.search("q", "반딧불이").has("source", "paper") {
			t.Error("what was just stored is not found")
		}
		if err := s.db.Withdraw(t.Context(), store.Change{Who: "시험"}, bonbogi.KindSource, "paper", 1); err != nil {
			t.Fatal(err)
		}
		if v.search("q", "반딧불이").Total != 0 {
			t.Error("what was withdrawn is found")
		}
	})
}

func TestAPracticeShowsThoseLikeIt(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	s.save(bonbogi.Source{Meta: bonbogi.Meta{ID: "paper"}, Type: bonbogi.SourceNews, Title: "골목"})
	practice := func(id, government, owner, name, summary string) bonbogi.Practice {
		return bonbogi.Practice{Meta: bonbogi.Meta{ID: id}, Owner: bonbogi.Party{Government: government, Name: owner, Type: bonbogi.PartyGovernment},
			Name: name, Summary: summary, Status: bonbogi.PracticeRunning, Sources: []bonbogi.Citation{{Source: "paper"}}}
	}
	s.save(practice("lamps", "kr-gyeonggi-anyang", "안양시", "골목 등불지기", "밤늦게 걷는 사람을 위해 골목마다 움직임을 느끼는 등불을 달고 주민이 돌본다."),
		practice("lamps-again", "kr-gyeonggi-anyang", "안양시", "골목 등불지기", "밤늦게 걷는 사람을 위해 골목마다 움직임을 느끼는 등불을 달고 주민이 함께 돌본다."),
		practice("alley-lights", "kr-gyeonggi-suwon", "수원시", "등불 골목길", "어두운 골목에 등불을 세우고 주민 모임이 등불지기가 되어 밤길을 살핀다."),
		practice("compost", "kr-gyeonggi-hwaseong", "화성시", "마을 퇴비장", "음식물 찌꺼기로 퇴비를 만들어 텃밭에 쓴다."))
	v := s.visitor("ko")
	if body := v.ask("/practices/lamps").Body; strings.Contains(body, "거의 같은") {
		t.Error("a page waits for the index to be filled")
	}
	v.search("q", "등불") // fills it
	body := v.ask("/practices/lamps").Body
	if !strings.Contains(body, "거의 같은 시책이 이미 있습니다") || !strings.Contains(body, `href="/practices/lamps-again"`) {
		t.Error("a practice that says the same is not pointed out")
	}
	_, section, _ := strings.Cut(body, `id="similar"`)
	if !strings.Contains(section, `href="/practices/alley-lights"`) || strings.Contains(section, `href="/practices/compost"`) {
		t.Error("those of others that are like it are not those that share its words")
	}
	if strings.Contains(v.ask("/practices/compost").Body, "거의 같은") {
		t.Error("a practice unlike all others is said to be the same as another")
	}
}

func TestAnEnglishPageCallsRecordsByTheirEnglishNames(t *testing.T) {
	t.Parallel()
	site := openBundled(t)
	en := site.visitor("en")
	page := en.get("/search?q=" + url.QueryEscape("안전귀가 서비스"))
	var headings []string
	for _, a := range page.classed("main") {
		headings = append(headings, attr(a, "lang")+"|"+words(a))
	}
	if len(headings) == 0 || !strings.HasPrefix(headings[0], "|Safe-return") {
		t.Errorf("headings %q", headings)
	}
	if found := en.search("q", "Anyang"); !found.of("award") || !found.of("visit") {
		t.Errorf("by an English name of a government: %+v", found.Kinds)
	}
}

func (f searched) of(kind string) bool {
	for _, k := range f.Kinds {
		if k.Kind == kind {
			return k.Total > 0
		}
	}
	return false
}
