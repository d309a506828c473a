package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/bonbogi/bonbogi"
	"golang.org/x/net/html"
)

// refusedForms are forms with something wrong: what is sent, and what is said about it at which field.
var refusedForms = []struct {
	name   string
	path   string
	fill   []string
	field  string // the field that bears the problem; empty if it stands above the form
	ko, en string
}{
	{"nothing filled in", "/awards/new", nil, "name", "꼭 적어야 합니다", "This is needed"},
	{"no recipient", "/awards/new", []string{"name", "어느 상"}, "recipient", "꼭 적어야 합니다", "This is needed"},
	{"no source", "/awards/new", []string{"recipient", "안양시", "name", "어느 상", "source_title", ""}, "", "모든 사실에는 출처가 있어야 합니다", "Every fact has a source"},
	{"unknown source", "/awards/new", []string{"recipient", "안양시", "name", "어느 상", "source_ref", "no-such-source"}, "", "그런 출처가 없습니다", "There is no such source"},
	{"a date that is none", "/awards/new", []string{"received", "작년 5월"}, "received", "날짜로 읽을 수 없습니다", "This is no date"},
	{"a day that is not in the calendar", "/awards/new", []string{"received", "2021-02-30"}, "received", "날짜로 읽을 수 없습니다", "This is no date"},
	{"a year that is no number", "/awards/new", []string{"year", "이천이십일"}, "year", "숫자로 읽을 수 없습니다", "This is no number"},
	{"a year out of range", "/awards/new", []string{"recipient", "안양시", "name", "어느 상", "year", "20210"}, "year", "범위를 벗어났습니다", "out of range"},
	{"a negative number", "/awards/new", []string{"recipient", "안양시", "name", "어느 상", "fee", "-3"}, "fee", "0보다 작을 수 없습니다", "cannot be less than 0"},
	{"a number beyond all numbers", "/awards/new", []string{"fee", "99999999999999999999"}, "fee", "숫자로 읽을 수 없습니다", "This is no number"},
	{"no applicants", "/awards/new", []string{"recipient", "안양시", "name", "어느 상", "applicants", "0"}, "applicants", "모르면 비워", "Leave it empty"},
	{"more winners than applicants", "/awards/new", []string{"recipient", "안양시", "name", "어느 상", "applicants", "3", "winners", "4"}, "winners", "응모 수보다 많습니다", "more winners than applicants"},
	{"a government that nobody knows", "/awards/new", []string{"recipient", "없는고을"}, "recipient", "‘없는고을’에 맞는 지방자치단체가 없습니다", "No government is called “없는고을”"},
	{"a name that two bear", "/awards/new", []string{"recipient", "고성군"}, "recipient", "경상남도 고성군, 강원특별자치도 고성군", "경상남도 고성군, 강원특별자치도 고성군"},
	{"a practice that is not on record", "/awards/new", []string{"practice", "없는 사례"}, "practice", "‘없는 사례’라는 우수사례가 기록에 없습니다", "No practice on record"},
	{"a name that is far too long", "/awards/new", []string{"recipient", "안양시", "name", strings.Repeat("긴", 301)}, "name", "글이 너무 깁니다", "too long"},
	{"a choice that is not offered", "/awards/new", []string{"recipient", "안양시", "name", "어느 상", "conferrer_type", "emperor"}, "conferrer_type", "목록에 있는 값", "Choose one of the values"},
	{"guest and host the same", "/visits/new", []string{"guest", "안양시", "host", "경기도 안양시"}, "host", "같은 곳을 두 번", "Both are the same"},
	{"adopter and origin the same", "/adoptions/new", []string{"practice", "practice-anyang-safe-return", "origin", "안양시", "adopter", "안양"}, "adopter", "같은 곳을 두 번", "Both are the same"},
	{"an adoption of nothing", "/adoptions/new", []string{"origin", "안양시", "adopter", "수원시"}, "practice", "꼭 적어야 합니다", "This is needed"},
	{"a claim without a number", "/claims/new", []string{"subject", "안양시", "value", "많이"}, "value", "숫자로 읽을 수 없습니다", "This is no number"},
	{"a claim of infinity", "/claims/new", []string{"subject", "안양시", "value", "1e999"}, "value", "숫자로 읽을 수 없습니다", "This is no number"},
	{"no web address", "/sources/new", []string{"title", "어느 글", "url", "javascript:alert(1)"}, "url", "웹 주소가 아닙니다", "This is no web address"},
	{"no web address of a new source", "/awards/new", []string{"recipient", "안양시", "name", "어느 상", "source_url", "ftp://example.org"}, "source_url", "웹 주소가 아닙니다", "This is no web address"},
	{"no title of a new source", "/awards/new", []string{"recipient", "안양시", "name", "어느 상", "source_title", "", "source_url", "https://example.org/"}, "source_title", "꼭 적어야 합니다", "This is needed"},
	{"a source without title", "/sources/new", []string{"url", "https://example.org/"}, "title", "꼭 적어야 합니다", "This is needed"},
	{"an id that is none", "/governments/new", []string{"id", "안양시", "name_0", "안양시"}, "id", "쓸 수 없는 식별자", "This id cannot be used"},
}

func TestARefusedFormShowsWhatWasEnteredAndWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	for _, test := range refusedForms {
		for _, language := range []string{"ko", "en"} {
			v := s.visitor(language)
			before := s.counts()
			form := v.get(test.path).form(test.path)
			if form.Has("source_title") {
				form.Set("source_title", "어느 보고서")
			}
			form = with(form, append([]string{"who", "이하늘", "why", "<까닭>"}, test.fill...)...)
			a := v.post(test.path, form)
			if a.Status != http.StatusBadRequest {
				t.Errorf("%s: status %d", test.name, a.Status)
				continue
			}
			sound(t, a, language)
			if after := s.counts(); !maps.Equal(before, after) {
				t.Errorf("%s: something was stored: %v, before %v", test.name, after, before)
			}
			again := a.form(test.path)
			for field, sent := range form {
				if got := again.Get(field); strings.TrimSpace(got) != strings.TrimSpace(sent[0]) && field != "conferrer_type" {
					t.Errorf("%s: %s was %q and is shown as %q", test.name, field, sent[0], got)
				}
			}
			wanted := map[string]string{"ko": test.ko, "en": test.en}[language]
			a.says(wanted)
			if test.field == "" {
				continue
			}
			if said := a.problemAt(test.field); !strings.Contains(said, wanted) {
				t.Errorf("%s in %s: at %s stands %q, want %q", test.name, language, test.field, said, wanted)
			}
		}
	}
}

// problemAt is what a form says is wrong with a field, found as a screen reader finds it.
func (a *answer) problemAt(field string) string {
	for _, name := range []string{"input", "select", "textarea"} {
		for _, n := range a.all(name) {
			if attr(n, "name") != field || attr(n, "aria-invalid") != "true" {
				continue
			}
			for d := range a.root().Descendants() {
				if d.Type == html.ElementNode && attr(d, "id") == attr(n, "aria-describedby") {
					return words(d)
				}
			}
		}
	}
	return ""
}

func TestAFormNeedsAName(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	before := s.counts()
	form := with(v.get("/awards/new").form("/awards/new"), "recipient", "안양시", "name", "어느 상", "source_title", "어느 보고서", "who", " ")
	a := v.post("/awards/new", form)
	if a.Status != 400 || !maps.Equal(before, s.counts()) {
		t.Errorf("status %d, counts %v", a.Status, s.counts())
	}
	if got := a.problemAt("who"); !strings.Contains(got, "꼭 적어야 합니다") {
		t.Errorf("at the name stands %q", got)
	}
	// The name is remembered for the next form.
	v.follow(v.post("/awards/new", with(a.form("/awards/new"), "who", "이하늘; 정책=기획과")))
	if got := v.get("/visits/new").form("/visits/new").Get("who"); got != "이하늘; 정책=기획과" {
		t.Errorf("the name is remembered as %q", got)
	}
}

func TestAFormSentTwiceIsStoredOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		form := with(v.get("/awards/new").form("/awards/new"), "recipient", "안양시", "name", "어느 상", "source_title", "어느 보고서", "who", "이하늘")
		first, second := v.post("/awards/new", form), v.post("/awards/new", form)
		if first.Status != 303 || second.Status != 303 || first.Header.Get("Location") != second.Header.Get("Location") {
			t.Errorf("first: %d to %s; second: %d to %s", first.Status, first.Header.Get("Location"), second.Status, second.Header.Get("Location"))
		}
		if got := s.counts(); got[bonbogi.KindAward] != 1 || got[bonbogi.KindSource] != 1 {
			t.Errorf("stored: %v", got)
		}
		// An impatient hand sends it many times at once.
		form = with(v.get("/awards/new").form("/awards/new"), "recipient", "안양시", "name", "다른 상", "source_title", "다른 보고서", "who", "이하늘")
		var wg sync.WaitGroup
		var mu sync.Mutex
		to := map[string]int{}
		for range 8 {
			wg.Go(func() {
				a := s.visitor("ko").post("/awards/new", form)
				mu.Lock()
				defer mu.Unlock()
				to[a.Header.Get("Location")]++
			})
		}
		wg.Wait()
		if len(to) != 1 || to[""] != 0 {
			t.Errorf("the copies led to %v", to)
		}
		if got := s.counts(); got[bonbogi.KindAward] != 2 || got[bonbogi.KindSource] != 2 {
			t.Errorf("stored: %v", got)
		}
		// A form of an existing record, too.
		at := first.Header.Get("Location")
		edit := with(v.get(at+"/edit").form(at+"/edit"), "note", "고친 것", "who", "이하늘")
		v.follow(v.post(at+"/edit", edit))
		v.follow(v.post(at+"/edit", edit))
		v.get(at + "/history").says("2번째 판")
		v.get(at + "/history").saysNot("3번째 판")
	})
}

func TestTheSecondOfTwoEditorsIsTold(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		at := v.follow(v.post("/awards/new", with(v.get("/awards/new").form("/awards/new"),
			"recipient", "안양시", "name", "어느 상", "source_title", "어느 보고서", "who", "이하늘"))).Path
		one, other := v.get(at+"/edit").form(at+"/edit"), v.get(at+"/edit").form(at+"/edit")
		v.follow(v.post(at+"/edit", with(one, "note", "먼저 고친 것", "who", "이하늘")))
		late := v.post(at+"/edit", with(other, "note", "늦게 고친 것", "who", "박바다"))
		if late.Status == 303 {
			t.Fatalf("the second change overwrote the first")
		}
		late.says("그 사이에 다른 사람이 이 기록을 바꿨습니다")
		if got := late.form(at + "/edit").Get("note"); got != "늦게 고친 것" {
			t.Errorf("what the second typed is lost: %q", got)
		}
		v.get(at).says("먼저 고친 것")
		v.get(at).saysNot("늦게 고친 것")

		// A form that does not say what it changes changes nothing either.
		blind := with(v.get(at+"/edit").form(at+"/edit"), "note", "눈 감고 고친 것", "who", "박바다", "revision", "0")
		if a := v.post(at+"/edit", blind); a.Status == 303 {
			t.Errorf("a form of revision 0 overwrote the record")
		}
	})
}

func TestTwoSameChangesAtOnceStoreOne(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		at := v.follow(v.post("/awards/new", with(v.get("/awards/new").form("/awards/new"),
			"recipient", "안양시", "name", "어느 상", "source_title", "어느 보고서", "who", "이하늘"))).Path
		forms := make([]url.Values, 6)
		for i := range forms {
			forms[i] = with(v.get(at+"/edit").form(at+"/edit"), "note", "고친 이 "+string(rune('가'+i)), "who", "이하늘")
		}
		var wg sync.WaitGroup
		var mu sync.Mutex
		stored := 0
		for _, f := range forms {
			wg.Go(func() {
				a := s.visitor("ko").post(at+"/edit", f)
				mu.Lock()
				defer mu.Unlock()
				if a.Status == 303 {
					stored++
				}
			})
		}
		wg.Wait()
		if stored != 1 {
			t.Errorf("%d of %d editors of the same revision were let through", stored, len(forms))
		}
		v.get(at + "/history").says("2번째 판")
		v.get(at + "/history").saysNot("3번째 판")
	})
}
