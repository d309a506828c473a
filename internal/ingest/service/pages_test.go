package service

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
)

// The service dies at the third page of data; what came before it is not asked for again.
func TestARunGoesOnWhereTheOneBeforeBroke(t *testing.T) {
	t.Parallel()
	page := func(n, next string) answer {
		return text(200, `{"values":[{"kpi":"N90001","municipality":"9901","period":20`+n+`,"values":[{"gender":"T","value":`+n+`}]}],"count":4,"next_url":`+next+`}`)
	}
	path := "/v3/data/kpi/N90001/year/2023,2024"
	at := func(n string) string { return path + "?page=" + n + "&per_page=5000" }
	answers := koladaAnswers()
	answers[at("1")] = []answer{page("21", `"`+at("2")+`"`)}
	answers[at("2")] = []answer{page("22", `"`+at("3")+`"`)}
	answers[at("3")] = []answer{brokenOff(`{"values":[`), brokenOff(`{"values":[`), brokenOff(`{"values":[`), page("23", `"`+at("4")+`"`)}
	answers[at("4")] = []answer{page("24", "null")}
	s := serve(t, answers)
	o := options(t)
	q := koladaQuery(s, "N90001")
	r, _, err := read(t, q, o)
	refused(t, err, bonbogi.Refused, "kolada: page 5", at("3"))
	if !r.Since().IsZero() {
		t.Errorf("the first run used pages since %v", r.Since())
	}
	if want := []string{"/v3/municipality?page=1&per_page=5000", "/v3/kpi/N90001?page=1&per_page=5000", at("1"), at("2"), at("3"), at("3"), at("3")}; !slices.Equal(s.asked, want) {
		t.Errorf("asked %q", s.asked)
	}
	if files, _ := filepath.Glob(filepath.Join(r.Dir(), "*")); len(files) != 5 { // four pages, and the query
		t.Errorf("kept %q", files)
	}
	s.asked = nil
	r, entries, err := read(t, q, o)
	if err != nil || len(entries) != 4 || entries[3].Value != "24" || r.Since().IsZero() {
		t.Errorf("%d entries since %v, %v", len(entries), r.Since(), err)
	}
	if want := []string{at("3"), at("4")}; !slices.Equal(s.asked, want) {
		t.Errorf("the second run asked %q, want %q", s.asked, want)
	}
	if err := r.Forget(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(r.Dir()); !os.IsNotExist(err) {
		t.Errorf("%s is still there: %v", r.Dir(), err)
	}
}

func TestPagesOfYesterdayAreFetchedAnew(t *testing.T) {
	t.Parallel()
	s := serve(t, koladaAnswers())
	o, clock := options(t), newClock()
	o.Now = clock.Now
	for _, c := range []struct {
		later time.Duration
		asked int
	}{{0, 4}, {23 * time.Hour, 0}, {2 * time.Hour, 4}, {-time.Hour, 4}} {
		clock.now = clock.now.Add(c.later)
		s.asked = nil
		if _, _, err := read(t, koladaQuery(s, "N90001"), o); err != nil {
			t.Fatal(err)
		}
		if len(s.asked) != c.asked {
			t.Errorf("%v later: asked %d times, want %d", c.later, len(s.asked), c.asked)
		}
	}
}

func TestNobodysPagesDoNotStayForEver(t *testing.T) {
	t.Parallel()
	answers := koladaAnswers()
	answers[koladaData+"?page=2&per_page=5000"] = []answer{text(400, "no")}
	s := serve(t, answers)
	o, clock := options(t), newClock()
	o.Now = clock.Now
	folders := func() int {
		entries, err := os.ReadDir(o.Caches)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	if _, _, err := read(t, koladaQuery(s, "N90001"), o); err == nil || folders() != 1 {
		t.Errorf("%v; %d folders", err, folders())
	}
	if _, _, err := read(t, Query{Service: "sdmx", File: "testdata/nowhere.csv"}, o); err == nil || folders() != 1 {
		t.Errorf("%v; %d folders: one of nothing is kept", err, folders())
	}
	clock.now = clock.now.Add(keptFor)
	r, _, err := read(t, Query{Service: "sdmx", File: "testdata/sdmx/v1.csv"}, o)
	if err != nil || folders() != 1 || filepath.Dir(r.Dir()) != o.Caches {
		t.Errorf("%v; %d folders", err, folders())
	}
}

func TestAFolderOfOnesOwnKeepsThePages(t *testing.T) {
	t.Parallel()
	s := serve(t, koladaAnswers())
	o := options(t)
	o.Folder = filepath.Join(t.TempDir(), "with [odd] name*")
	if err := os.Mkdir(o.Folder, 0o700); err != nil {
		t.Fatal(err)
	}
	r, _, err := read(t, koladaQuery(s, "N90001"), o)
	if err != nil || r.Dir() != o.Folder {
		t.Fatalf("%v, in %s", err, r.Dir())
	}
	_, _, err = read(t, koladaQuery(s, "N90001/K"), o)
	refused(t, err, bonbogi.Refused, "pages of another query", o.Folder)
	if err := r.Forget(); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(o.Folder); err != nil || len(entries) != 0 {
		t.Errorf("left in the folder: %v, %v", entries, err)
	}
	fresh := o
	fresh.Folder = filepath.Join(o.Folder, "new")
	if r, _, err := read(t, koladaQuery(s, "N90001"), fresh); err != nil || r.Forget() != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(fresh.Folder); !os.IsNotExist(err) {
		t.Errorf("a folder that was made for the pages is still there: %v", err)
	}
	if err := os.WriteFile(filepath.Join(o.Folder, "thesis.doc"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err = read(t, koladaQuery(s, "N90001"), o)
	refused(t, err, bonbogi.Refused, "holds other files")
	if b, err := os.ReadFile(filepath.Join(o.Folder, "thesis.doc")); err != nil || string(b) != "mine" {
		t.Errorf("the file of somebody else: %q, %v", b, err)
	}
}

func TestPagesThatDoNotFitTogetherAreNotKept(t *testing.T) {
	t.Parallel()
	answers := koladaAnswers()
	answers[koladaData+"?page=2&per_page=5000"] = []answer{text(200, `{"values":[],"next_url":null,"count":6}`), from("kolada/data-2.json")}
	s := serve(t, answers)
	o := options(t)
	_, _, err := read(t, koladaQuery(s, "N90001"), o)
	refused(t, err, bonbogi.Refused, "end after 3 of 6")
	if _, entries, err := read(t, koladaQuery(s, "N90001"), o); err != nil || len(entries) != 4 {
		t.Errorf("the next try: %d entries, %v", len(entries), err)
	}
}

func TestAQueryThatWasKilledWhileItBeganIsBegunAgain(t *testing.T) {
	t.Parallel()
	s := serve(t, koladaAnswers())
	o := options(t)
	o.Folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(o.Folder, keptFile), []byte(`{"query":{"serv`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, entries, err := read(t, koladaQuery(s, "N90001"), o); err != nil || len(entries) != 4 {
		t.Errorf("%d entries, %v", len(entries), err)
	}
}

func TestAnUnknownServiceIsRefused(t *testing.T) {
	t.Parallel()
	_, err := Open(t.Context(), Query{Service: "statbank"}, options(t))
	refused(t, err, bonbogi.Invalid, "statbank", "kolada, kosis, datagokr, sdmx, datapackage")
}

func TestProgressKnowsHowMuchThereIs(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{portalPage("1"): file("datagokr/page1.json"), portalPage("2"): file("datagokr/page2.json"), "/data/X": file("sdmx/v1.csv")})
	items, o := &tally{}, options(t)
	o.Progress = items
	if _, _, err := read(t, portalQuery(s, "lunchCnt"), o); err != nil || items.total != 3 || items.done != 3 || items.bytes {
		t.Errorf("%+v, %v", items, err)
	}
	bytes, o := &tally{}, options(t)
	o.Progress = bytes
	_, _, err := read(t, Query{Service: "sdmx", URL: s.URL + "/data/X"}, o)
	if info, bad := os.Stat("testdata/sdmx/v1.csv"); bad != nil || err != nil || bytes.total != info.Size() || bytes.done != info.Size() || !bytes.bytes {
		t.Errorf("%+v, %v", bytes, err)
	}
}

type tally struct {
	total, done int64
	bytes       bool
}

func (t *tally) Begin(total int64, bytes bool) { t.total, t.done, t.bytes = total, 0, bytes }
func (t *tally) Done(n int64)                  { t.done += n }

func TestIdentifiersAreValidAndDiffer(t *testing.T) {
	t.Parallel()
	seen := map[string][]string{}
	for _, words := range [][]string{{"kolada", "N1"}, {"kolada", "N1", "K"}, {"x", "인구"}, {"x", "세대"}, {"x", "a b"}, {"x", "a-b"}, {"x", strings.Repeat("long", 50)}, {"x", strings.Repeat("long", 51)}, {"", "-"}, {"인구"}, {"a@b"}, {"a/b"}} {
		id := identify(words...)
		if !bonbogi.ValidID(id) {
			t.Errorf("%q: %q", words, id)
		}
		if other, twice := seen[id]; twice {
			t.Errorf("%q and %q are both %s", words, other, id)
		}
		seen[id] = words
	}
}
