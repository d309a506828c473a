package exchange_test

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/bundled"
	"github.com/bonbogi/bonbogi/internal/exchange"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

func collection(t testing.TB, base string) exchange.Collection {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), store.Options{Log: slog.New(slog.DiscardHandler), Now: time.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return exchange.Collection{Store: db, Names: registry.Korea(), Base: base}
}

func save(t testing.TB, c exchange.Collection, records ...bonbogi.Record) {
	t.Helper()
	if err := c.Store.Save(t.Context(), store.Change{Who: "tester"}, records...); err != nil {
		t.Fatal(err)
	}
}

func one(t testing.TB, c exchange.Collection, text string, own bool) exchange.Incoming {
	t.Helper()
	parcel, err := c.Open([]byte(text), own)
	if err != nil {
		t.Fatal(err)
	}
	if len(parcel.Files) != 1 {
		t.Fatalf("%d practices", len(parcel.Files))
	}
	in, err := parcel.Incoming(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func take(t testing.TB, c exchange.Collection, text string, own bool) exchange.Incoming {
	t.Helper()
	in := one(t, c, text, own)
	save(t, c, in.Records("tester")...)
	return in
}

func file(t *testing.T, c exchange.Collection, id string) string {
	t.Helper()
	p, err := store.Get[bonbogi.Practice](t.Context(), c.Store, id)
	if err != nil {
		t.Fatal(err)
	}
	files, err := c.Files(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	b, err := practicefile.Write(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const small = "practiceYmlVersion: \"1.0\"\nurl: https://a.example/practices/p-1\nname: 안심귀가\nowner: {name: 안양시}\n"

// Every bundled practice goes from one collection to another and comes home.
func TestPracticesTravelAndComeHome(t *testing.T) {
	here, there := collection(t, "https://a.example"), collection(t, "https://b.example")
	records, err := bundled.Records()
	if err != nil {
		t.Fatal(err)
	}
	save(t, here, records...)
	for _, r := range records {
		p, ok := r.(bonbogi.Practice)
		if !ok {
			continue
		}
		out := file(t, here, p.ID)
		in := take(t, there, out, false)
		if in.Before != nil {
			t.Errorf("%s is taken for %s", p.Name, in.Before.ID)
		}
		back := file(t, there, in.Practice.ID)
		home := one(t, here, back, false)
		if home.Before == nil || home.Before.ID != p.ID {
			t.Errorf("%s is not known at home", p.Name)
			continue
		}
		changes, err := home.Changes()
		if err != nil || len(changes) > 0 || len(home.Adoptions) > 0 {
			t.Errorf("%s comes home with changes of %v and %d adoptions; %v\n%s", p.Name, changes, len(home.Adoptions), err, back)
		}
		if len(home.Sources) != 1 || home.Sources[0].Source.Type != bonbogi.SourceWeb {
			// the file itself, and that from which it was made there
			if len(home.Sources) != 2 {
				t.Errorf("%s comes home with %d sources", p.Name, len(home.Sources))
			}
		}
	}
}

func TestAFileThatComesAgainChangesNothing(t *testing.T) {
	c := collection(t, "https://b.example")
	text := small + "x: 1\nusedBy: [군포시, 어느 모임]\nsources: [{title: 보도, url: 'https://n.example/1'}]\n"
	first := take(t, c, text, true)
	if len(first.Adoptions) != 1 || len(first.Sources) != 2 {
		t.Fatalf("%d adoptions, %d sources", len(first.Adoptions), len(first.Sources))
	}
	again := one(t, c, text, true)
	changes, err := again.Changes()
	if err != nil || again.Before == nil || len(changes)+len(again.Sources)+len(again.Adoptions) > 0 {
		t.Errorf("changes %v, sources %d, adoptions %d: %v", changes, len(again.Sources), len(again.Adoptions), err)
	}
	if s := file(t, c, first.Practice.ID); !strings.Contains(s, "x: 1\n") || !strings.Contains(s, "어느 모임") || strings.Count(s, "군포시") != 1 || !strings.Contains(s, "url: https://a.example/practices/p-1\n") {
		t.Errorf("something is not handed on:\n%s", s)
	}
}

func TestTheIssuesOfOnePaperComeOnce(t *testing.T) {
	c := collection(t, "")
	text := small + "sources:\n  - {title: 마을 소식지, publisher: 안양시}\n"
	for month := range 12 {
		text += fmt.Sprintf("  - {title: 마을 소식지, publisher: 안양시, date: '2024-%02d'}\n", month+1)
	}
	for range 2 {
		take(t, c, text, true)
		if sources, err := c.Store.Sources(t.Context(), store.SourceFilter{}); err != nil || sources.Total != 14 { // with the file itself
			t.Errorf("%d sources, %v; want 14", sources.Total, err)
		}
	}
}

func TestAPracticeIsKnownByItsAddressOrItsName(t *testing.T) {
	c := collection(t, "https://b.example")
	first := take(t, c, small, false)
	if in := one(t, c, strings.Replace(small, "안심귀가", "새 이름", 1), false); in.Before == nil || in.Practice.Name != "안심귀가" || !slices.Contains(in.Practice.OtherNames, "새 이름") {
		t.Errorf("by the address: %+v", in.Practice)
	}
	if in := one(t, c, strings.Replace(small, "a.example", "c.example", 1), false); in.Before == nil || in.Before.ID != first.Practice.ID {
		t.Error("by owner and name it is not known")
	}
	if in := one(t, c, strings.NewReplacer("a.example", "c.example", "안양시", "군포시").Replace(small), false); in.Before != nil {
		t.Error("that of another city passes for it")
	}
	own := "practiceYmlVersion: \"1.0\"\nurl: https://b.example/practices/" + first.Practice.ID + "\nname: 다른 이름\nowner: {name: 안양시}\n"
	if in := one(t, c, own, false); in.Before == nil || in.Before.ID != first.Practice.ID || strings.Contains(string(in.Practice.Extra), "b.example") {
		t.Error("one of ours is not known by its address here")
	}
}

func TestWhatTheFileDoesNotSpeakOfStays(t *testing.T) {
	c := collection(t, "")
	first := take(t, c, small+"problem: 밤길\ncost: {first: 5, vat: 9007199254740993}\ncontact: {office: 총무과, phone: 031-8045-2114}\nstatus: running\n", false)
	in := one(t, c, small+"results: 줄었다\ncontact: {phone: 031-8045-2115}\nfresh: 0.50\n", false)
	p := in.Practice
	if in.Before == nil || p.ID != first.Practice.ID || p.Revision != 1 || p.Problem != "밤길" || p.Results != "줄었다" || p.Status != bonbogi.PracticeRunning || *p.CostFirst != 5 ||
		p.Contact != (bonbogi.Contact{Office: "총무과", Phone: "031-8045-2115"}) {
		t.Errorf("%+v", p)
	}
	if got := string(p.Extra); !strings.Contains(got, "9007199254740993") || !strings.Contains(got, "0.50") {
		t.Errorf("kept: %s", got)
	}
	if changes, err := in.Changes(); err != nil || !slices.Equal(changes, []string{"contact", "extra", "results"}) {
		t.Errorf("changes %v %v", changes, err)
	}
}

// A file alone is no proof of who took a practice over: it is the claim of whose file it is.
func TestUsesBecomeClaims(t *testing.T) {
	for own, claimant := range map[bool]bonbogi.Claimant{true: bonbogi.ClaimedByOrigin, false: bonbogi.ClaimedByThird} {
		c := collection(t, "")
		in := one(t, c, small+"usedBy:\n  - {name: 군포시, form: copied, date: 2020, claimedBy: both}\n  - {name: 없는시}\n  - {name: 어느 재단, type: institution}\n  - 안양시\n", own)
		if len(in.Adoptions) != 2 || in.Adoptions[0].ClaimedBy != claimant || in.Adoptions[0].Form != bonbogi.AdoptionCopied {
			t.Fatalf("%+v", in.Adoptions)
		}
		if err := in.Without(func(i int) bool { return i == 0 }); err != nil {
			t.Fatal(err)
		}
		save(t, c, in.Records("tester")...)
		got := file(t, c, in.Practice.ID)
		for _, name := range []string{"군포시", "없는시", "어느 재단"} {
			if strings.Count(got, name) != 1 {
				t.Errorf("%s stands %d times:\n%s", name, strings.Count(got, name), got)
			}
		}
	}
}

func TestFurtherFieldsComeBackWhereTheyStood(t *testing.T) {
	c := collection(t, "")
	text := small + "reusables:\n  - {name: 조례, url: 'https://n.example/1', checksum: aaa}\n  - {name: 조례, url: 'https://n.example/2', checksum: bbb}\n" +
		"usedBy:\n  - {name: 군포시, since: 2019}\n  - {name: 없는시, since: 2018}\n"
	in := take(t, c, text, true)
	again := one(t, c, text, true)
	if changes, err := again.Changes(); err != nil || len(changes) > 0 {
		t.Errorf("the same file changes %v, %v", changes, err)
	}
	p := in.Practice
	got := file(t, c, p.ID)
	for _, want := range []string{"/1\n    checksum: aaa", "/2\n    checksum: bbb", "since: 2019", "since: 2018"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%q stands there %d times:\n%s", want, strings.Count(got, want), got)
		}
	}
	if strings.Count(got, "군포시") != 1 || strings.Contains(got, "=:") {
		t.Errorf("%s", got)
	}
	p.Revision, p.Sources, p.Reusables = 1, nil, slices.Clone(p.Reusables)
	p.Reusables[0].Name = "조례문"
	for _, s := range in.Sources {
		p.Sources = append(p.Sources, bonbogi.Citation{Source: s.Source.ID})
	}
	save(t, c, p)
	if got := file(t, c, p.ID); strings.Contains(got, "aaa") || !strings.Contains(got, "/2\n    checksum: bbb") {
		t.Errorf("a field went to another entry:\n%s", got)
	}
}

func TestWhatIsNotOnRecordHereIsNotLost(t *testing.T) {
	c := collection(t, "https://b.example")
	in := take(t, c, small+"id: p-1\naims:\n  - {indicator: theirs-1, direction: down, months: 12}\nisBasedOn: [p-0, https://c.example/practices/q]\n", false)
	if a := in.Practice.Aims[0]; a.Indicator != "" || a.Name != "theirs-1" {
		t.Errorf("%+v", a)
	}
	if !slices.Equal(in.Practice.BasedOn, []string{"https://a.example/practices/p-0", "https://c.example/practices/q"}) {
		t.Errorf("%v", in.Practice.BasedOn)
	}
	if got := file(t, c, in.Practice.ID); !strings.Contains(got, "indicator: theirs-1") {
		t.Errorf("the indicator is lost:\n%s", got)
	}
	if in := one(t, c, strings.Replace(small, "url: https://a.example/practices/p-1\n", "", 1)+"isBasedOn: [p-0]\n", false); len(in.File.Practice.BasedOn) > 0 || len(in.File.LeftOut) != 1 {
		t.Errorf("%v %v", in.Practice.BasedOn, in.File.LeftOut)
	}
}

func TestAPubliccodeBecomesAPractice(t *testing.T) {
	c := collection(t, "")
	in := take(t, c, "publiccodeYmlVersion: \"0.5\"\nname: 앱\nurl: git://git.example/app\nusedBy: [군포시]\norganisation: {uri: 'urn:x-bonbogi:kr-bjd:41170', name: 안양시}\ndescription:\n  ko: {shortDescription: 짧은 설명}\nlegal: {license: MIT}\n", false)
	if p := in.Practice; p.Owner.Government != "kr-gyeonggi-anyang" || p.Summary != "짧은 설명" || p.Reusables[0].Licence != "MIT" || !strings.HasPrefix(p.Software.Publiccode, "publiccodeYmlVersion") || len(in.Adoptions) != 1 {
		t.Errorf("%+v", p)
	}
	if !json.Valid(append([]byte(`[`), append(in.Practice.Extra, ']')...)) {
		t.Errorf("%s", in.Practice.Extra)
	}
}

func TestASourceThatIsCitedAtTwoPlacesIsOne(t *testing.T) {
	c := collection(t, "https://b.example")
	text := small + "sources:\n  - {title: 보도, url: 'https://n.example/1', quote: 처음}\n  - {title: 보도, url: 'https://n.example/1', quote: 나중}\n"
	in := take(t, c, text, false)
	sources, err := c.Store.Sources(t.Context(), store.SourceFilter{URL: "https://n.example/1"})
	if err != nil || sources.Total != 1 {
		t.Errorf("%d sources: %v", sources.Total, err)
	}
	if got := file(t, c, in.Practice.ID); !strings.Contains(got, "처음") || !strings.Contains(got, "나중") {
		t.Errorf("a place is lost:\n%s", got)
	}
	if again := one(t, c, text, false); len(again.Sources) > 0 {
		t.Errorf("the same file cites %d more sources", len(again.Sources))
	}
}

func TestAFileCanBeLookedAtTwice(t *testing.T) {
	c := collection(t, "https://b.example")
	parcel, err := c.Open([]byte(small+"aims:\n  - {indicator: theirs-1, direction: down}\n"), false)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		in, err := parcel.Incoming(t.Context(), 0)
		if err != nil || !strings.Contains(string(in.Practice.Extra), "theirs-1") {
			t.Errorf("%s: %v", in.Practice.Extra, err)
		}
	}
}

func TestAFileOfAWithdrawnPracticeIsANewOne(t *testing.T) {
	c := collection(t, "https://a.example")
	p := take(t, c, strings.Replace(small, "url: https://a.example/practices/p-1\n", "", 1), false).Practice
	p, err := store.Get[bonbogi.Practice](t.Context(), c.Store, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	p.Withdrawn = true
	save(t, c, p)
	if in := one(t, c, strings.Replace(small, "p-1", p.ID, 1), false); in.Before != nil || in.Practice.Withdrawn {
		t.Errorf("it goes into %+v", in.Practice.Meta)
	}
}
