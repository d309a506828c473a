package web_test

import (
	"encoding/csv"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"

	"golang.org/x/net/html"
)

// aSelection is of the one kind that has no bundled record.
var aSelection = bonbogi.Selection{Meta: bonbogi.Meta{ID: "selection-test"}, Recipient: anyang, Programme: "스마트도시 솔루션 확산사업",
	Conferrer: bonbogi.Party{Government: "kr-molit", Name: "국토교통부", Type: bonbogi.PartyGovernment}, Year: 2021,
	Sources: []bonbogi.Citation{{Source: "source-newsright-20210728", By: "시험"}}}

var anyang = bonbogi.Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: bonbogi.PartyGovernment}

// rich is the bundled records, a selection, and a press release that waits for a person.
func rich(t testing.TB) (s *site, waiting string) {
	t.Helper()
	s = openBundled(t)
	s.save(aSelection)
	return s, s.visitor("ko").paste(t, release)
}

// views are the pages of the site: the address, and what must be on it in each language.
var views = []struct {
	path   string
	ko, en string // part of the title
	says   []string
	twin   bool // has a JSON twin
}{
	{"/", "본보기", "bonbogi", []string{"안전귀가 서비스|Safe-return service", "안양시|Anyang"}, true},
	{"/governments", "지방자치단체", "Governments", []string{"안양시|Anyang", "제주|Jeju"}, true},
	{"/governments?q=고성군", "고성군", "고성군", []string{"강원특별자치도 고성군|Goseong", "경상남도 고성군|Gyeongsangnam"}, true},
	{"/governments?q=없는고을", "없는고을", "없는고을", nil, true},
	{"/governments/kr-gyeonggi-anyang", "안양시", "Anyang-si", []string{"16", "10", "41170", "춘천시|Chuncheon"}, true},
	{"/governments/kr-gyeonggi-anyang-manan", "만안구", "Manan", nil, true},
	{"/governments/kr-molit", "국토교통부", "Ministry of Land", nil, true},
	{"/governments/kr-gyeonggi", "경기도", "Gyeonggi", nil, true},
	{"/compare", "견주어 보기", "Compare", nil, true},
	{"/peers", "닮은 곳 찾기", "Find comparable governments", []string{"여건 지표의 값이 아직 없습니다|no values of any circumstances"}, true},
	{"/practices", "우수사례", "Practices", []string{"안전귀가 서비스|Safe-return service"}, true},
	{"/practices/practice-anyang-safe-return", "안전귀가 서비스", "Safe-return service", []string{"국토교통부|Ministry of Land", "법무부|Ministry of Justice", "2014"}, true},
	{"/awards", "수상", "Awards", []string{"청년친화헌정대상"}, true},
	{"/awards?government=안양시&year=2021&sort=-year", "수상", "Awards", []string{"안양시|Anyang"}, true},
	{"/awards/award-anyang-gyeonggi-regulation", "경기도 규제합리화", "경기도 규제합리화", []string{"0.00–0.40", "증거가 아닙니다|no evidence"}, true},
	{"/governments/kr-gyeonggi-anyang/awards", "안양시 2021년 수상실적", "Awards of Anyang-si in 2021", []string{"16", "10", "0.00–0.40", "청년친화헌정대상"}, true},
	{"/governments/kr-gyeonggi-anyang/awards?year=all&press=0.2", "안양시 수상실적", "Awards of Anyang-si", []string{"처음 값으로|Reset"}, true},
	{"/governments/kr-gyeonggi-anyang/awards?year=0", "받은 해를 모르는", "of an unknown year", nil, true},
	{"/governments/kr-gyeonggi-suwon/awards", "수원시 수상실적", "Awards of Suwon-si", []string{"대장 올리기|Send a ledger"}, true},
	{"/ledger", "수상실적 대장 올리기", "Send a ledger of awards", []string{"연번"}, false},
	{"/visits", "방문", "Visits", []string{"춘천시|Chuncheon"}, true},
	{"/visits/visit-chuncheon-anyang-20210728", "춘천시", "Chuncheon", []string{"안양시|Anyang", "정책기획과"}, true},
	{"/adoptions", "도입", "Adoptions", []string{"안전귀가 서비스|Safe-return service"}, true},
	{"/selections", "공모 선정", "Selections", []string{"스마트도시 솔루션 확산사업"}, true},
	{"/selections/selection-test", "스마트도시 솔루션 확산사업", "스마트도시 솔루션 확산사업", []string{"국토교통부|Ministry of Land"}, true},
	{"/claims", "주장", "Claims", []string{"16,309"}, true},
	{"/claims/claim-anyang-awards-2021", "안양시", "Anyang", []string{"16", "10"}, true},
	{"/sources", "출처", "Sources", nil, true},
	{"/sources/source-newsright-20210728", "", "", []string{"청년친화헌정대상"}, true},
	{"/read", "보도자료", "press release", nil, false},
	{"/read/queue", "확인을 기다리는 사실", "Facts that wait", nil, false},
	{"/about", "본보기", "bonbogi", []string{"CC BY 4.0", "수상 10건|10 awards", "v0.0.0-test"}, true},
	{"/awards/new", "수상 적기", "", nil, false},
	{"/selections/new", "공모 선정 적기", "", nil, false},
	{"/visits/new", "방문 적기", "", nil, false},
	{"/adoptions/new", "도입 적기", "", nil, false},
	{"/practices/new", "우수사례 적기", "", nil, false},
	{"/claims/new", "주장 적기", "", nil, false},
	{"/sources/new", "출처 적기", "", nil, false},
	{"/governments/new", "지방자치단체 적기", "", nil, false},
	{"/awards/new?source=source-newsright-20210728&recipient=안양시", "수상 적기", "", nil, false},
	{"/practices/practice-anyang-safe-return/edit", "우수사례 고치기", "", nil, false},
	{"/practices/practice-anyang-safe-return/history", "안전귀가 서비스", "Safe-return service", nil, true},
	{"/governments/kr-gyeonggi-anyang/edit", "지방자치단체 고치기", "", nil, false},
	{"/governments/kr-gyeonggi-anyang/history", "안양시", "", nil, true},
}

func TestEveryPageIsWholeInBothLanguages(t *testing.T) {
	t.Parallel()
	s, waiting := rich(t)
	for i, language := range []string{"ko", "en"} {
		v := s.visitor(language)
		for _, view := range views {
			page := v.get(escaped(view.path))
			sound(t, page, language)
			title := words(page.all("title")[0])
			if wanted := []string{view.ko, view.en}[i]; !strings.Contains(title, wanted) {
				t.Errorf("%s in %s: title %q lacks %q", view.path, language, title, wanted)
			}
			for _, said := range view.says {
				either := strings.Split(said, "|")
				page.says(either[min(i, len(either)-1)])
			}
		}
		for _, path := range []string{"/read/" + waiting, "/read/" + waiting + "?again=yes", "/sources/" + waiting} {
			sound(t, v.get(path), language)
		}
	}
}

// escaped writes an address as a browser sends it.
func escaped(path string) string {
	at, query, _ := strings.Cut(path, "?")
	if query == "" {
		return at
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		panic(err)
	}
	return at + "?" + values.Encode()
}

// left is what a template or a language file leaves behind when something is missing. Pages are looked through by
// hand before a pattern is asked: some are megabytes large.
func left(page string) string {
	for _, mark := range []string{"<no value>", "&lt;no value&gt;", "%!", "map["} {
		if strings.Contains(page, mark) {
			return mark
		}
	}
	_, page, _ = strings.Cut(page, "{")
	for part := range strings.SplitSeq(page, "{") {
		if name, _, closed := strings.Cut(part[:min(len(part), 100)], "}"); closed && leftover.MatchString(name) {
			return "{" + name + "}"
		}
	}
	return ""
}

var leftover = regexp.MustCompile(`^[a-z_]+$`)

// rawKeyIn is a key that stands in a text.
func rawKeyIn(text string) string {
	for word := range strings.FieldsSeq(text) {
		if _, name, ok := strings.Cut(word, "."); ok && name != "" && name[0] >= '_' { // no end of a sentence
			if found := rawKey.FindString(word); found != "" && !strings.HasSuffix(found, ".yml") { // practice.yml is a file
				return found
			}
		}
	}
	return ""
}

// rawKey is a key of the language files where its text should be.
var rawKey = regexp.MustCompile(`\b(field|help|menu|kind|grade|conferrer|status|form|claimant|sense|party|claim|type|state|level|link|error|refusal|count|home|filter|list|read|review|history|about|government|practice|award|visit|adoption|selection|record|evidence|lineage|tally|pager|when|headline|date|year|indicator|direction|measure|frequency|interval|rankable|simulated|definitions|peers|peersets?|preset|models|compare|standing|brief|group|chart|figure|values|corrections|boundary|boundaries|imports|map|picture|period|feed|files?|imported|publiccode)\.[a-z_]+(\.[a-z_]+)*\b`)

// ours reports whether a script is an asset.
func ours(script *html.Node) bool {
	return script.FirstChild == nil && attr(script, "type") == "module" && strings.HasPrefix(attr(script, "src"), "/assets/")
}

// sound checks what holds for every page.
func sound(t testing.TB, page *answer, language string) {
	t.Helper()
	if got := attr(page.all("html")[0], "lang"); got != language {
		t.Errorf("%s: lang %q, want %q", page.Path, got, language)
	}
	if found := left(page.Body); found != "" {
		t.Errorf("%s in %s: %q is left in the page", page.Path, language, found)
	}
	if found := rawKeyIn(page.text()); found != "" {
		t.Errorf("%s in %s: the key %q stands where a text should", page.Path, language, found)
	}
	if title := strings.TrimSpace(words(page.all("title")[0])); title == "" {
		t.Errorf("%s: no title", page.Path)
	}
	if n := len(page.all("h1")); n != 1 {
		t.Errorf("%s: %d headings of the first rank", page.Path, n)
	}
	ids := map[string]bool{}
	for n := range page.root().Descendants() {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: the id %q stands twice", page.Path, id)
			}
			ids[id] = true
		}
	}
	for _, f := range page.all("form") {
		for name, values := range fields(f) {
			if len(values) > 1 && name != "accept" && name != "model" { // boxes to tick
				t.Errorf("%s: the form has %d fields called %s", page.Path, len(values), name)
			}
		}
	}
	for n := range page.root().Descendants() {
		if n.Data == "script" && !ours(n) || n.Data == "style" || has(n, "style") || has(n, "onclick") {
			t.Errorf("%s: inline script or style in <%s>", page.Path, n.Data)
		}
		for _, name := range []string{"for", "aria-describedby", "list", "form"} {
			for _, id := range strings.Fields(attr(n, name)) {
				if !ids[id] {
					t.Errorf("%s: %s=%q leads to no element", page.Path, name, id)
				}
			}
		}
	}
}

func TestEveryPageHasItsTwinInJSON(t *testing.T) {
	t.Parallel()
	s, waiting := rich(t)
	v := s.visitor("ko")
	for _, view := range views {
		path, query, _ := strings.Cut(escaped(view.path), "?")
		if path == "/" {
			path = "/index"
		}
		twin := path + ".json"
		if query != "" {
			twin += "?" + query
		}
		page := v.get(escaped(view.path))
		named := ""
		for _, l := range page.all("link") {
			if attr(l, "type") == "application/json" {
				named = attr(l, "href")
			}
		}
		if !view.twin {
			continue
		}
		if named != twin {
			t.Errorf("%s names the twin %q, want %q", view.path, named, twin)
		}
		var value map[string]any
		v.json(twin, &value)
		if len(value) == 0 {
			t.Errorf("%s is empty", twin)
		}
	}
	var review struct {
		Proposals []struct{ Quote string }
	}
	v.json("/read/"+waiting+".json", &review)
	if len(review.Proposals) == 0 {
		t.Errorf("/read/%s.json has no proposals", waiting)
	}
}

func TestTwinsSayWhatThePagesSay(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")

	var anyang struct {
		FullName string `json:"full_name"`
		Records  struct {
			Awards []bonbogi.Award
			Totals map[string]int
		}
		Claims []struct {
			Claim    bonbogi.Claim
			OnRecord *int `json:"on_record"`
		}
	}
	v.json("/governments/kr-gyeonggi-anyang.json", &anyang)
	page := v.get("/governments/kr-gyeonggi-anyang")
	if anyang.FullName != "경기도 안양시" || anyang.Records.Totals["awards"] != 10 || len(anyang.Records.Awards) != 10 {
		t.Errorf("twin of 안양시: %+v", anyang)
	}
	for _, a := range anyang.Records.Awards {
		page.says(a.Name)
	}
	both := false
	for _, c := range anyang.Claims {
		if c.OnRecord != nil {
			both = c.Claim.Value == 16 && *c.OnRecord == 10
		}
	}
	if !both {
		t.Errorf("the twin does not set 16 claimed beside 10 on record: %+v", anyang.Claims)
	}
	page.says("수상 16건이라고 밝힘 · 기록 10건")

	var about struct {
		Version string
		Licence struct{ Name string }
		Counts  map[string]int
	}
	v.json("/about.json", &about)
	if about.Version != "v0.0.0-test" || about.Licence.Name != "CC BY 4.0" || about.Counts["award"] != 10 {
		t.Errorf("twin of the page about the program: %+v", about)
	}

	var practice struct {
		Adoptions int
		Lineage   struct {
			Parties  []bonbogi.Party
			Branches []any
		}
	}
	v.json("/practices/practice-anyang-safe-return.json", &practice)
	if len(practice.Lineage.Parties) != 1 || practice.Lineage.Parties[0].Government != "kr-gyeonggi-anyang" || len(practice.Lineage.Branches) == 0 {
		t.Errorf("twin of the practice: %+v", practice)
	}
}

func TestADownloadOfPracticesHasTheirOtherNamesAndNotes(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	s.save(bonbogi.Practice{Meta: bonbogi.Meta{ID: "practice-told"}, Owner: bonbogi.Party{Name: "어느 모임", Type: bonbogi.PartyInstitution}, Name: "밤길", Status: bonbogi.PracticeIdea,
		OtherNames: []string{"등불", "귀갓길"}, SummaryEn: "A lit way", Note: "덧붙임", NoteEn: "A remark", Sources: []bonbogi.Citation{{Source: "source-newsright-20210728"}}})
	for _, words := range []string{"귀갓길\"", "A lit way", "덧붙임", "A remark"} {
		if body := s.visitor("ko").get("/practices.csv").Body; !strings.Contains(body, words) {
			t.Errorf("%s is not in\n%s", words, body)
		}
	}
}

func TestListsCanBeDownloadedAsCSV(t *testing.T) {
	t.Parallel()
	s, _ := rich(t)
	v := s.visitor("ko")
	for _, list := range []string{"awards", "visits", "practices", "adoptions", "selections", "claims", "sources"} {
		a := v.get("/" + list + ".csv")
		if got := a.Header.Get("Content-Type"); got != "text/csv; charset=utf-8" {
			t.Errorf("%s.csv: Content-Type %q", list, got)
		}
		if got := a.Header.Get("Content-Disposition"); got != "attachment; filename="+list+".csv" {
			t.Errorf("%s.csv: Content-Disposition %q", list, got)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.Body, "\ufeff"))).ReadAll()
		if err != nil || !strings.HasPrefix(a.Body, "\ufeff") {
			t.Fatalf("%s.csv: %v\n%s", list, err, a.Body)
		}
		var twin struct{ Total int }
		v.json("/"+list+".json", &twin)
		if len(rows) != twin.Total+1 || twin.Total == 0 || rows[0][0] != "id" {
			t.Errorf("%s.csv has %d rows after %v; the list has %d", list, len(rows)-1, rows[0], twin.Total)
		}
	}
	none := v.ask("/about.csv")
	if none.Status != 404 || !strings.HasPrefix(none.Header.Get("Content-Type"), "text/html") {
		t.Errorf("/about.csv: status %d, %s", none.Status, none.Header.Get("Content-Type"))
	}
}
