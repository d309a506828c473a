package language_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/web/language"
)

func load(t *testing.T, tag string) *language.Words {
	t.Helper()
	w, err := language.Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

func placeholders(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestBothLanguagesHaveTheSameTextsWithTheSamePlaces(t *testing.T) {
	t.Parallel()
	ko, en := load(t, "ko"), load(t, "en")
	for _, key := range ko.Keys() {
		if !en.Has(key) {
			t.Errorf("en.json lacks %s", key)
			continue
		}
		// The form for one may write the number as a word.
		if strings.HasSuffix(key, ".one") {
			continue
		}
		if k, e := placeholders(ko.Text(key)), placeholders(en.Text(key)); !slices.Equal(k, e) {
			t.Errorf("%s has the places %v in ko.json and %v in en.json", key, k, e)
		}
	}
	for _, key := range en.Keys() {
		if !ko.Has(key) {
			t.Errorf("ko.json lacks %s", key)
		}
	}
	if len(ko.Keys()) < 100 {
		t.Errorf("only %d texts", len(ko.Keys()))
	}
}

// What stands in quotation marks is anybody's word, so no one form of a particle fits behind it.
func TestParticlesBehindAQuotedWordFitAny(t *testing.T) {
	t.Parallel()
	fixed := regexp.MustCompile(`\}’(은|는|이|가|을|를|과|와|로|으로|라는|이라는|란|이란)([ .,:]|$)`)
	ko := load(t, "ko")
	for _, key := range ko.Keys() {
		if text := ko.Text(key); fixed.MatchString(text) {
			t.Errorf("%s: %q has one form of a particle", key, text)
		}
	}
}

func TestEveryCountHasAFormForMany(t *testing.T) {
	t.Parallel()
	for _, tag := range language.Tags {
		w := load(t, tag)
		for _, key := range w.Keys() {
			if stem, ok := strings.CutSuffix(key, ".one"); ok && !w.Has(stem+".other") {
				t.Errorf("%s.json has %s without %s.other", tag, key, stem)
			}
		}
	}
}

func TestChooseTakesWhatIsRememberedThenWhatTheBrowserAsksFor(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ remembered, accept, want string }{
		{"", "", "ko"},
		{"", "ko", "ko"},
		{"", "ko-KR,ko;q=0.9,en-US;q=0.8", "ko"},
		{"", "en", "en"},
		{"", "en-GB,en;q=0.9,ko;q=0.2", "en"},
		{"", "de-DE,de;q=0.9", "en"},
		{"", "de;q=0.9,ko;q=0.5", "ko"},
		{"", "*", "ko"},
		{"", ";;;q=zwei,,%%", "ko"},
		{"", strings.Repeat("x", 100_000), "ko"},
		{"en", "ko", "en"},
		{"ko", "en", "ko"},
		{"de", "en", "en"},
		{"../../etc", "ko", "ko"},
	} {
		if got := language.Choose(test.remembered, test.accept); got != test.want {
			t.Errorf("Choose(%q, %.40q) = %q, want %q", test.remembered, test.accept, got, test.want)
		}
	}
}

func TestDatesAreWrittenAsFarAsTheyAreKnown(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		date   string
		sense  bonbogi.Sense
		ko, en string
	}{
		{"", bonbogi.On, "날짜 모름", ""},
		{"2021", bonbogi.On, "2021년", "2021"},
		{"2021-02", bonbogi.On, "2021년 2월", "February 2021"},
		{"2021-02-28", bonbogi.On, "2021년 2월 28일", "28 February 2021"},
		{"2021-09", bonbogi.By, "2021년 9월까지", "by September 2021"},
		{"2021", bonbogi.Since, "2021년부터", "since 2021"},
		{"2021", bonbogi.About, "2021년 무렵", "about 2021"},
	} {
		d, err := bonbogi.ParseDate(test.date)
		if err != nil {
			t.Fatal(err)
		}
		if got := load(t, "ko").When(d, test.sense); got != test.ko {
			t.Errorf("ko: %s %s is written %q, want %q", test.date, test.sense, got, test.ko)
		}
		if got := load(t, "en").When(d, test.sense); test.en != "" && got != test.en {
			t.Errorf("en: %s %s is written %q, want %q", test.date, test.sense, got, test.en)
		}
	}
}

func TestNumbersHaveCommas(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{0: "0", 7: "7", 999: "999", 1000: "1,000", -1234567: "-1,234,567", 100000: "100,000"} {
		if got := language.Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestTextFillsItsPlacesOnce(t *testing.T) {
	t.Parallel()
	w := load(t, "ko")
	if got := w.Text("search.title", "query", "{query}{n}"); got != "‘{query}{n}’ 찾기" {
		t.Errorf("what a reader typed was filled in again: %q", got)
	}
	if got := w.Text("no.such.key"); got != "no.such.key" {
		t.Errorf("a missing text is %q", got)
	}
	if got := w.Count("count.awards", 1234); got != "수상 1,234건" {
		t.Errorf("Count: %q", got)
	}
}
