package browser_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// TestAPersonSearchesFromAnyPage uses the box in the head of a page, mends a wrong letter, narrows to a kind and goes to a
// record, with scripts and without.
func TestAPersonSearchesFromAnyPage(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, v := range []view{desk.in("ko"), telephone.in("ko").atNight().withoutScripts(), telephone.in("en")} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			s := serve(t, true, records(t)...)
			w := s.tab(t, browser, v)
			w.open("/awards")
			w.click(`//header//input[@name="q"]`)
			call(w, input.InsertText, input.InsertTextParams{Text: "안전귀기"})
			w.press(`//header//form[@action="/search"]//button`)
			if !strings.HasPrefix(w.at(), "/search") {
				t.Fatalf("%s: the box leads to %s", v, w.at())
			}
			w.sees("안전귀기", "안전귀가")
			w.check("search-mended")
			w.press(`//nav[@class="kinds"]//a[contains(@href, "kind=practice")]`)
			w.check("search-kind")
			w.press(`//ol[contains(@class, "found")]//a[contains(@href, "/practices/")]`)
			if w.at() != "/practices/practice-anyang-safe-return" {
				t.Errorf("%s: the first practice is at %s", v, w.at())
			}
			w.silent("search")
		})
	}
}
