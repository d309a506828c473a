package browser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// check looks at a page as it stands: nothing sticks out at the side, nothing is in the way of people who
// cannot see or point well, the console is silent. It leaves a picture of it.
func (w *tab) check(name string) {
	w.t.Helper()
	if w.view.scriptless {
		w.scripts(true) // for the checks alone; the page has been loaded
		defer w.scripts(false)
	}
	w.fits(name)
	w.accessible(name)
	w.silent(name)
	w.picture(filepath.Join(shots(w.t), name+"-"+w.view.String()+".png"), 0)
}

// sideways finds what is wider than the window.
const sideways = `(() => {
	const root = document.documentElement, out = [];
	if (root.scrollWidth <= root.clientWidth && document.body.scrollWidth <= root.clientWidth) return "";
	for (const e of document.querySelectorAll("body *")) {
		const r = e.getBoundingClientRect();
		if (r.right > root.clientWidth + 0.5 && r.width > 0 && !e.closest(".visually-hidden") && getComputedStyle(e).position !== "fixed")
			out.push(e.tagName.toLowerCase() + "." + e.className + " " + Math.round(r.right) + " " + e.textContent.trim().slice(0, 40));
	}
	return "the page is " + root.scrollWidth + " wide, the window " + root.clientWidth + ": " + out.slice(0, 5).join("; ");
})()`

// cutOff finds text that its box does not show.
const cutOff = `(() => {
	for (const e of document.querySelectorAll("main h1, main h2, main h3, main a, main td, main th, main dd, main p, main button, main label")) {
		const s = getComputedStyle(e);
		if ((s.overflowX === "hidden" || s.overflowX === "clip") && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && !e.closest(".visually-hidden"))
			return e.tagName.toLowerCase() + " " + e.textContent.trim().slice(0, 60);
	}
	return "";
})()`

// fits looks for what sticks out at the side.
func (w *tab) fits(name string) {
	w.t.Helper()
	if wide := run(w, chromedp.Evaluate[string](sideways)); wide != "" {
		w.t.Errorf("%s on %s: %s", name, w.view, wide)
	}
	if hidden := run(w, chromedp.Evaluate[string](cutOff)); hidden != "" {
		w.t.Errorf("%s on %s: cut off: %s", name, w.view, hidden)
	}
}

// axe is axe-core, read once; empty where it is not installed.
var axe = sync.OnceValues(func() (string, error) {
	path := os.Getenv("BONBOGI_TEST_AXE")
	if path == "" {
		return "", nil
	}
	b, err := os.ReadFile(path)
	return string(b), err
})

// barriers runs axe-core and returns what it finds serious. The size of targets (WCAG 2.5.8) is not among its
// rules unless asked for.
const barriers = `axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(r => JSON.stringify(
	r.violations.filter(v => v.impact === "serious" || v.impact === "critical").map(v => ({
		rule: v.id, impact: v.impact, help: v.help,
		nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + (n.any.concat(n.all, n.none)[0] || {message: ""}).message)}))))`

type barrier struct {
	Rule, Impact, Help string
	Nodes              []string
}

// accessible looks for barriers. The script comes in past the page, as from a developer's tools: the policy of
// the pages forbids every script.
func (w *tab) accessible(name string) {
	w.t.Helper()
	script, err := axe()
	if err != nil {
		w.t.Fatalf("BONBOGI_TEST_AXE: %v", err)
	}
	if script == "" {
		return
	}
	if !run(w, chromedp.Evaluate[bool](`typeof axe === "object"`)) {
		w.do(chromedp.Evaluate[chromedp.Void](script + ";0"))
	}
	var found []barrier
	if err := json.Unmarshal([]byte(run(w, chromedp.Evaluate[string](barriers, chromedp.EvalAwaitPromise))), &found); err != nil {
		w.t.Fatal(err)
	}
	for _, b := range found {
		w.t.Errorf("%s on %s: %s (%s): %s\n\t%q", name, w.view, b.Rule, b.Impact, b.Help, b.Nodes)
	}
}

// silent fails where the console holds an error, or the policy was broken.
func (w *tab) silent(name string) {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, m := range w.said {
		w.t.Errorf("%s on %s: the console says %s", name, w.view, m)
	}
	w.said = nil
}

// expect forgets what the console says of a page that is refused on purpose.
func (w *tab) expect() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.said = nil
}

// picture keeps the page as PNG: the whole of it up to a sensible length, or a height from the top.
func (w *tab) picture(path string, height float64) {
	w.t.Helper()
	params := page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: new(true), OptimizeForSpeed: new(height == 0)}
	if height == 0 {
		height = min(run(w, chromedp.Evaluate[float64](`document.documentElement.scrollHeight`)), 5000)
	}
	params.Clip = &page.Viewport{Width: float64(w.view.width), Height: height, Scale: 1}
	shot := call(w, page.CaptureScreenshot, params)
	if err := os.WriteFile(path, shot.Data, 0o644); err != nil {
		w.t.Fatal(fmt.Errorf("picture: %w", err))
	}
}
