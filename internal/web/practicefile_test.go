package web_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
	"golang.org/x/text/encoding/korean"
)

func host(name string) func(*http.Request) {
	return func(r *http.Request) { r.Host = name }
}

func TestAPracticeIsGivenOutAsAFile(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	for ending, kind := range map[string]practicefile.Kind{"yml": practicefile.PracticeYML, "jsonld": practicefile.CPSVAP} {
		a := v.ask("/practices/practice-anyang-safe-return."+ending, host("bonbogi.example"))
		files, got, err := practicefile.Read(registry.Korea(), []byte(a.Body))
		if a.Status != 200 || err != nil || got != kind || len(files) != 1 {
			t.Fatalf("%s: %d, %d of %q, %v", ending, a.Status, len(files), got, err)
		}
		if f := files[0]; f.Practice.Name != "안전귀가 서비스" || f.URL != "http://bonbogi.example/practices/practice-anyang-safe-return" || len(f.UsedBy) == 0 || len(f.Sources) == 0 {
			t.Errorf("%s: %+v", ending, f)
		}
		if !strings.Contains(a.Header.Get("Content-Disposition"), "attachment") || a.Header.Get("ETag") == "" {
			t.Errorf("%s: %v", ending, a.Header)
		}
	}
	// The machine's own name means nothing elsewhere.
	if a := v.ask("/practices/practice-anyang-safe-return.yml"); strings.Contains(a.Body, "localhost") {
		t.Errorf("the file names the machine:\n%.300s", a.Body)
	}
	if a := v.ask("/practices.jsonld?government=안양시"); a.Status != 200 || strings.Count(a.Body, `"cpsv:PublicService"`) < 5 {
		t.Errorf("all of them: %d\n%.200s", a.Status, a.Body)
	}
	for _, address := range []string{"/practices/nothing.yml", "/awards.atom", "/practices.yml", "/practices/nothing.atom", "/about.jsonld"} {
		if a := v.ask(address); a.Status != 404 || !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			t.Errorf("%s: %d %s", address, a.Status, a.Header.Get("Content-Type"))
		}
	}
}

type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Summary string `xml:"summary"`
		Author  struct {
			Name string `xml:"name"`
		} `xml:"author"`
		Links []struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Category []struct {
			Term string `xml:"term,attr"`
		} `xml:"category"`
	} `xml:"entry"`
}

type feed struct {
	Version string
	Title   string
	Home    string `json:"home_page_url"`
	URL     string `json:"feed_url"`
	Items   []struct {
		ID, URL, Title string
		Text           string `json:"content_text"`
		Published      string `json:"date_published"`
		Modified       string `json:"date_modified"`
		Tags           []string
	}
}

func TestNewPracticesAreToldByFeeds(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	odd := bonbogi.Practice{Meta: bonbogi.Meta{ID: "practice-odd"}, Owner: bonbogi.Party{Government: "kr-gyeonggi-gunpo", Name: "군포시", Type: bonbogi.PartyGovernment},
		Name: "<b>밤길 & \"빛\"\u0007</b>", Summary: "]]> 한 줄\n두 줄 \U0001F600", Status: bonbogi.PracticeIdea, Functions: []string{"05.2"}, Topics: []string{"밤 & 낮"}, Sources: []bonbogi.Citation{{Source: "source-newsright-20210728"}}}
	s.save(odd)

	for path, want := range map[string]int{"": 7, "?government=kr-gyeonggi-gunpo": 1, "?government=안양시": 6, "?topic=" + url.QueryEscape("밤 & 낮"): 1, "?function=05": 1, "?function=05.2": 1, "?function=02": 0, "?topic=없음": 0} {
		a := v.ask("/practices.atom"+path, host("bonbogi.example"))
		var f atom
		if err := xml.Unmarshal([]byte(a.Body), &f); err != nil || a.Status != 200 || a.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" {
			t.Fatalf("%s: %d %v", path, a.Status, err)
		}
		if len(f.Entries) != want {
			t.Errorf("%s has %d entries, not %d", path, len(f.Entries), want)
		}
		if _, err := time.Parse(time.RFC3339, f.Updated); err != nil || f.ID != f.Links[0].Href || f.Links[0].Rel != "self" || !strings.HasPrefix(f.ID, "http://bonbogi.example/practices.atom") || f.Title == "" {
			t.Errorf("%s: %+v", path, f)
		}
		ids := map[string]bool{}
		for _, e := range f.Entries {
			if ids[e.ID] || e.ID == "" || e.Title == "" || e.Author.Name == "" || !strings.HasPrefix(e.Links[0].Href, "http://bonbogi.example/practices/") {
				t.Errorf("%s: %+v", path, e)
			}
			ids[e.ID] = true
		}

		a = v.ask("/practices.feed.json"+path, host("bonbogi.example"))
		var j feed
		if err := json.Unmarshal([]byte(a.Body), &j); err != nil || a.Status != 200 || a.Header.Get("Content-Type") != "application/feed+json; charset=utf-8" {
			t.Fatalf("%s: %d %v", path, a.Status, err)
		}
		if j.Version != "https://jsonfeed.org/version/1.1" || len(j.Items) != want || !strings.HasPrefix(j.URL, "http://bonbogi.example/practices.feed.json") || !strings.Contains(a.Body, `"items": [`) {
			t.Errorf("%s: %+v", path, j)
		}
		for _, item := range j.Items {
			if !ids[item.ID] || item.Text == "" || item.URL == "" || item.Published == "" || item.Modified == "" {
				t.Errorf("%s: %+v", path, item)
			}
		}
	}
	var f atom
	if err := xml.Unmarshal([]byte(v.ask("/practices.atom").Body), &f); err != nil || f.Entries[0].Title != "<b>밤길 & \"빛\"\ufffd</b>" || f.Entries[0].Summary != odd.Summary || len(f.Entries[0].Category) != 2 {
		t.Errorf("the newest is %+v %v", f.Entries[0], err)
	}
	for _, address := range []string{"/practices.atom?government=없는시", "/practices.atom?function=99", "/practices.feed.json?government=고성군"} {
		if a := v.ask(address); a.Status != 400 && a.Status != 404 || strings.Contains(a.Body, "{1}") {
			t.Errorf("%s: %d\n%s", address, a.Status, a.Body)
		}
	}
}

func TestAFeedIsSentAgainOnlyWhenItChanged(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	for _, address := range []string{"/practices.atom", "/practices.feed.json", "/practices/practice-anyang-safe-return.yml"} {
		first := v.ask(address)
		tag, day := first.Header.Get("ETag"), first.Header.Get("Last-Modified")
		if a := v.ask(address, func(r *http.Request) { r.Header.Set("If-None-Match", tag) }); a.Status != 304 || a.Body != "" {
			t.Errorf("%s by its tag: %d", address, a.Status)
		}
		if day != "" {
			if a := v.ask(address, func(r *http.Request) { r.Header.Set("If-Modified-Since", day) }); a.Status != 304 {
				t.Errorf("%s by its day: %d", address, a.Status)
			}
		}
	}
	before := v.ask("/practices.atom")
	p, err := store.Get[bonbogi.Practice](t.Context(), s.db, "practice-anyang-new-deal")
	if err != nil {
		t.Fatal(err)
	}
	p.Summary = "다른 요약"
	s.save(p)
	after := v.ask("/practices.atom", func(r *http.Request) { r.Header.Set("If-None-Match", before.Header.Get("ETag")) })
	var a, b atom
	if err := xml.Unmarshal([]byte(before.Body), &a); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal([]byte(after.Body), &b); err != nil || after.Status != 200 {
		t.Fatal(after.Status, err)
	}
	if len(a.Entries) != len(b.Entries) || a.Entries[0].ID != b.Entries[0].ID || a.Updated >= b.Updated || a.ID != b.ID {
		t.Errorf("ids or times do not hold: %+v %+v", a, b)
	}
}

func TestPagesNameTheirFeeds(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	for page, feed := range map[string]string{
		"/practices": "/practices.atom", "/practices?topic=안전&page=1": "/practices.atom?topic=" + url.QueryEscape("안전"),
		"/governments/kr-gyeonggi-anyang": "/practices.atom?government=kr-gyeonggi-anyang",
	} {
		a := v.get(page)
		named, shown := false, false
		for _, l := range a.all("link") {
			named = named || attr(l, "rel") == "alternate" && attr(l, "type") == "application/atom+xml" && attr(l, "href") == feed
		}
		for _, l := range a.all("a") {
			shown = shown || attr(l, "href") == feed
		}
		if !named || !shown {
			t.Errorf("%s: named %v, shown %v", page, named, shown)
		}
	}
}

const sentFile = `practiceYmlVersion: "1.0"
url: https://other.example/practices/p-1
name: 밤길 지킴이
owner: {name: 군포시}
problem: 밤길이 어둡다
cost: {first: 1000000, vat: 포함}
legalBasis:
  - {title: 군포시 조례, article: 제3조}
usedBy:
  - 의왕시
  - {name: 과천시, form: copied, date: 2020}
x-own: {a: 1}
sources:
  - {title: 군포시 보도자료, url: 'https://gunpo.example/1', publisher: 군포시}
`

func TestAFileComesInThroughTheFormOfAPractice(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		look := v.post("/practices/import", url.Values{"text": {sentFile}, "own": {"yes"}})
		if look.Status != 200 || s.counts()[bonbogi.KindPractice] != 0 {
			t.Fatalf("%d, %v stored", look.Status, s.counts())
		}
		look.says("새 우수사례", "x-own", "군포시 보도자료", "의왕시", "과천시")
		form := look.form("/practices/import")
		if form.Get("problem") != "밤길이 어둡다" || form.Get("name") != "밤길 지킴이" {
			t.Fatalf("the form has %v", form)
		}
		form.Set("action", "save")
		form.Set("name", "밤길 지킴이 서비스") // corrected before it is stored
		form.Set("who", "")
		again := v.post("/practices/import", form)
		if again.Status != 400 || s.counts()[bonbogi.KindPractice] != 0 {
			t.Fatalf("without a name: %d", again.Status)
		}
		form = again.form("/practices/import")
		if form.Get("name") != "밤길 지킴이 서비스" || form.Get("text") == "" {
			t.Fatalf("something is lost: %v", form)
		}
		form.Set("action", "save")
		form.Set("who", "김주무관")
		form.Del("use_0")
		stored := v.post("/practices/import", form)
		if stored.Status != 303 {
			t.Fatalf("%d: %v", stored.Status, stored.problems())
		}
		v.post("/practices/import", form) // pressed twice
		if n := s.counts(); n[bonbogi.KindPractice] != 1 || n[bonbogi.KindAdoption] != 1 || n[bonbogi.KindSource] != 2 {
			t.Fatalf("%v are stored", n)
		}
		at := stored.Header.Get("Location")
		v.get(at).says("밤길 지킴이 서비스", "군포시 조례", "과천시")
		out := v.ask(at + ".yml").Body
		for _, line := range []string{"name: 밤길 지킴이 서비스\n", "url: https://other.example/practices/p-1\n", "vat: 포함\n", "a: 1\n", "- 의왕시\n", "claimedBy: origin", "군포시 보도자료"} {
			if !strings.Contains(out, line) {
				t.Errorf("%q is not handed on:\n%s", line, out)
			}
		}

		// Edited in the common form it still hands on what that has no field for.
		edit := v.get(at + "/edit").form(at + "/edit")
		edit.Set("summary", "요약")
		edit.Set("action", "save")
		if a := v.post(at+"/edit", edit); a.Status != 303 {
			t.Fatalf("edit: %d %v", a.Status, a.problems())
		}
		if out := v.ask(at + ".yml").Body; !strings.Contains(out, "vat: 포함\n") || !strings.Contains(out, "- 의왕시\n") || !strings.Contains(out, "summary: 요약") {
			t.Errorf("after an edit:\n%s", out)
		}

		// The same practice again is a change of it.
		look = v.post("/practices/import", url.Values{"text": {strings.Replace(sentFile, "어둡다", "어두웠다", 1)}})
		look.says("이미 있는 우수사례", "문제")
		form = look.form("/practices/import")
		form.Set("action", "save")
		if a := v.post("/practices/import", form); a.Status != 303 || a.Header.Get("Location") != at {
			t.Fatalf("%d to %s: %v", a.Status, a.Header.Get("Location"), a.problems())
		}
		if n := s.counts(); n[bonbogi.KindPractice] != 1 {
			t.Errorf("%v are stored", n)
		}
		v.get(at).says("어두웠다")
	})
}

func TestAFileWithMistakesIsShownAgainWithThem(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	bad := strings.Replace(strings.Replace(sentFile, "first: 1000000", "first: 백만", 1), "name: 밤길 지킴이\n", "", 1)
	a := v.post("/practices/import", url.Values{"text": {bad}})
	if a.Status != 400 {
		t.Fatalf("it was taken: %d", a.Status)
	}
	a.says("1행 1열 name", "5행", "cost.first", "정수가 아닙니다")
	if got := a.form("/practices/import").Get("text"); strings.TrimSpace(got) != strings.TrimSpace(bad) {
		t.Errorf("what was typed is lost:\n%s", got)
	}
	sent, err := korean.EUCKR.NewEncoder().String(bad)
	if err != nil {
		t.Fatal(err)
	}
	a = v.send("/practices/import", nil, "practice.yml", []byte(sent))
	if a.Status != 400 || !strings.Contains(a.form("/practices/import").Get("text"), "밤길이 어둡다") {
		t.Errorf("a file in CP949: %d", a.Status)
	}
	for name, data := range map[string]string{"nothing": "", "a picture": "\x89PNG\r\n\x1a\n00", "ten megabytes": sentFile + "note: " + strings.Repeat("가", 4<<20), "another file": "a: 1\n"} {
		if a := v.send("/practices/import", nil, "practice.yml", []byte(data)); a.Status != 400 || len(a.problems()) == 0 && !strings.Contains(a.Body, "role=\"alert\"") {
			t.Errorf("%s: %d", name, a.Status)
		}
	}
}

func TestAGraphOfServicesIsStoredOneByOne(t *testing.T) {
	t.Parallel()
	from, to := openBundled(t).visitor("ko"), openEmpty(t).visitor("ko")
	doc := from.ask("/practices.jsonld").Body
	look := to.post("/practices/import", url.Values{"text": {doc}, "number": {"1"}})
	look.says("우수사례가 여럿", "CPSV-AP")
	form := url.Values{}
	for _, f := range look.all("form") {
		if strings.Contains(attr(f, "class"), "long") {
			form = look.form("/practices/import")
		}
	}
	if len(form) == 0 || look.Status != 200 {
		t.Errorf("%d %v", look.Status, look.problems())
	}
}

func TestTheSoftwareOfAPracticeIsShown(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	p, err := store.Get[bonbogi.Practice](t.Context(), s.db, "practice-anyang-safe-return")
	if err != nil {
		t.Fatal(err)
	}
	p.Software = bonbogi.Software{URL: "https://git.example/app/publiccode.yml", Publiccode: "publiccodeYmlVersion: \"0.5\"\nname: 귀가앱\nurl: javascript://a/alert(1)\nlandingURL: https://app.example\ndescription:\n  ko: {shortDescription: 짧은 설명}\nlegal: {license: AGPL-3.0-or-later}\nmaintenance: {type: community, contacts: [{name: 홍길동}]}\n"}
	s.save(p)
	a := v.get("/practices/" + p.ID)
	a.says("귀가앱", "짧은 설명", "AGPL-3.0-or-later", "공동체", "https://app.example")
	a.saysNot("홍길동")
	for _, l := range a.all("a") {
		if strings.HasPrefix(attr(l, "href"), "javascript") {
			t.Error("a script can be pressed")
		}
	}
	form := v.get("/practices/" + p.ID + "/edit").form("/practices/" + p.ID + "/edit")
	form.Set("software.publiccode", "name: 앱\nurl: nowhere\n")
	form.Set("action", "save")
	form.Set("who", "시험")
	if a := v.post("/practices/"+p.ID+"/edit", form); a.Status != 400 || !strings.Contains(a.text(), "2행 1열 url") {
		t.Errorf("a wrong publiccode.yml: %d", a.Status)
	}
}

func TestTwoWhoBringInOnePracticeAtOnceMakeNoTwins(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		const times = 4
		for i := range times {
			var group sync.WaitGroup
			for _, who := range []string{"김주무관", "박바다"} { // each with a file of their own
				v := s.visitor("ko")
				text := fmt.Sprintf("practiceYmlVersion: \"1.0\"\nname: 밤길 지킴이 %d\nowner: {name: 안양시}\nproblem: %s가 보기에 어둡다\n", i, who)
				form := with(v.post("/practices/import", url.Values{"text": {text}}).form("/practices/import"), "action", "save", "who", who)
				group.Go(func() {
					if a := v.post("/practices/import", form); a.Status != 303 && a.Status != 409 {
						t.Errorf("%s: %d, %v", who, a.Status, a.problems())
					}
				})
			}
			group.Wait()
		}
		if n := s.counts()[bonbogi.KindPractice]; n != times {
			t.Errorf("%d practices are stored, want %d", n, times)
		}
	})
}
