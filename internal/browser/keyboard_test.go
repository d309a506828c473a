package browser_test

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focus is what has the focus of the keyboard, as a person sees it.
type focus struct {
	Tag, Text, Class, Address string
	Shown                     bool // within the window
	Marked                    bool // with a line around it
	Width, Height             float64
}

const focused = `(() => {
	const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
	return {Tag: e.tagName, Text: e.textContent.trim().slice(0, 40), Class: e.className, Address: e.getAttribute("href") || "",
		Shown: r.width > 1 && r.height > 1 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
		Marked: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1.5 || s.boxShadow !== "none",
		Width: r.width, Height: r.height};
})()`

func (w *tab) tabKey() focus {
	w.t.Helper()
	w.do(chromedp.KeyEvent(kb.Tab))
	return run(w, chromedp.Evaluate[focus](focused))
}

// TestTheKeyboardReachesEverything goes through pages by the tabulator alone: the way past the menu comes
// first, the focus is always to be seen, and nothing holds it.
func TestTheKeyboardReachesEverything(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	s := serve(t, true, records(t)...)
	waiting, table := s.read(t), s.send(t, "도서관.csv", libraries)
	for _, v := range []view{desk.in("ko"), telephone.in("en").atNight()} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			w := s.tab(t, browser, v)
			for _, path := range []string{"/", "/governments/kr-gyeonggi-anyang", "/practices/practice-anyang-safe-return", "/awards", "/read", "/read/" + waiting, "/import", table, "/awards/new", "/compare", "/peersets/new", "/boundaries"} {
				w.open(path)
				first := w.tabKey()
				if first.Class != "skip" || !first.Shown || !first.Marked {
					t.Errorf("%s: the first stop is %+v, not the way to the content", path, first)
				}
				stops := 1
				for f := w.tabKey(); f.Tag != "BODY" && f.Class != "skip"; f = w.tabKey() {
					if !f.Shown || !f.Marked {
						t.Errorf("%s: at stop %d a person does not see where the focus is: %+v", path, stops, f)
					}
					if stops++; stops > 250 {
						t.Fatalf("%s: no end of stops", path)
					}
				}
				if want := run(w, chromedp.Evaluate[int](`[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter(e => e.checkVisibility({visibilityProperty: true})).length`)); stops < want-1 {
					t.Errorf("%s: %d stops for %d things to reach", path, stops, want)
				}
				// The first stop leads past the menu.
				w.open(path)
				w.tabKey()
				w.do(chromedp.KeyEvent(kb.Enter))
				if next := w.tabKey(); !run(w, chromedp.Evaluate[bool](`document.querySelector("main").contains(document.activeElement)`)) {
					t.Errorf("%s: after the way to the content comes %+v", path, next)
				}
			}
			// A search by the keyboard alone.
			w.open("/")
			w.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("main [name=q]").focus()`))
			w.loads(func(ctx context.Context, t *chromedp.Target) error {
				_, err := chromedp.Steps(chromedp.KeyEvent("41170"), chromedp.KeyEvent(kb.Enter))(ctx, t)
				return err
			}, "search by keyboard")
			if w.at() != "/governments/kr-gyeonggi-anyang" {
				t.Errorf("the search leads to %s", w.at())
			}
			w.silent("keyboard")
		})
	}
}
