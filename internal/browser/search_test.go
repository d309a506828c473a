package browser_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"

	"github.com/bonbogi/bonbogi"
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

// TestALongTitleDoesNotPushTheOthersAway looks at a source whose title fills a screen: the list shows three lines of it, and its
// own page all.
func TestALongTitleDoesNotPushTheOthersAway(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	title := "달빛마을 소식: " + strings.TrimSpace(strings.Repeat("매우 긴 제목의 보도자료 ", 25)) + strings.Repeat("달", 90)
	long := bonbogi.Source{Meta: bonbogi.Meta{ID: "source-long"}, Type: bonbogi.SourcePress, Title: title, Text: "달빛마을 소식이다."}
	for _, v := range []view{desk.in("ko"), telephone.in("en").atNight()} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			w := serve(t, true, append(records(t), long)...).tab(t, browser, v)
			w.open("/search?q=" + url.QueryEscape("달빛마을"))
			w.check("search-long")
			lines := w.js(`const p = document.querySelector(".found .title"); Math.round(p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)) + ""`)
			if lines != "3" {
				t.Errorf("%s: the title has %s lines, want 3", v, lines)
			}
			w.open("/sources/source-long")
			w.sees(title)
			w.check("source-long")
			w.silent("search-long")
		})
	}
}
