package browser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// check looks at a page as it stands, and leaves a picture of it.
func (w *tab) check(name string) {
	w.t.Helper()
	if w.view.scriptless {
		w.scripts(true) // for the checks alone; the page has been loaded
		defer w.scripts(false)
	}
	rules := allRules
	if w.view.dark {
		rules = colourRules
	}
	w.report(name, w.sticksOut(), w.barriers(rules), w.complaints())
	w.picture(filepath.Join(shots(w.t), name+"-"+w.view.String()+".png"), 0)
}

// inspect is check for one of the layouts. Barriers do not depend on the language: they are looked for once, and by
// night those of colours.
func (w *tab) inspect(name string) {
	w.t.Helper()
	if w.view.language == "ko" {
		w.check(name)
		w.night(true)
		w.report(name+" by night", w.barriers(colourRules))
		w.night(false)
		return
	}
	w.report(name, w.sticksOut(), w.complaints())
	w.picture(filepath.Join(shots(w.t), name+"-"+w.view.String()+".png"), 0)
}

func (w *tab) report(name string, found ...[]string) {
	w.t.Helper()
	for _, problem := range slices.Concat(found...) {
		w.t.Errorf("%s on %s: %s", name, w.view, problem)
	}
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

// sticksOut is what does not fit into the window at its sides.
func (w *tab) sticksOut() (problems []string) {
	w.t.Helper()
	if wide := w.js(sideways); wide != "" {
		problems = append(problems, wide)
	}
	if hidden := w.js(cutOff); hidden != "" {
		problems = append(problems, "cut off: "+hidden)
	}
	return problems
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

// serious runs axe-core and keeps what it finds serious. The size of targets (WCAG 2.5.8) is not among its
// rules unless asked for.
const serious = `axe.run(document, %s).then(r => JSON.stringify(
	r.violations.filter(v => v.impact === "serious" || v.impact === "critical").map(v => ({
		rule: v.id, impact: v.impact, help: v.help,
		nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + (n.any.concat(n.all, n.none)[0] || {message: ""}).message)}))))`

// By night the same page has other colours, and is else the same.
const (
	allRules    = `{resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}`
	colourRules = `{resultTypes: ["violations"], runOnly: ["color-contrast", "link-in-text-block"]}`
)

type barrier struct {
	Rule, Impact, Help string
	Nodes              []string
}

// barriers is what stands in the way of people who cannot see or point well. The script comes in past the
// page, as from a developer's tools: the policy of the pages forbids what is not ours.
func (w *tab) barriers(rules string) (problems []string) {
	w.t.Helper()
	script, err := axe()
	if err != nil {
		w.t.Fatalf("BONBOGI_TEST_AXE: %v", err)
	}
	if script == "" {
		return nil
	}
	if !run(w, chromedp.Evaluate[bool](`typeof axe === "object"`)) {
		w.do(chromedp.Evaluate[chromedp.Void](script + ";0"))
	}
	var found []barrier
	if err := json.Unmarshal([]byte(run(w, chromedp.Evaluate[string](fmt.Sprintf(serious, rules), chromedp.EvalAwaitPromise))), &found); err != nil {
		w.t.Fatal(err)
	}
	for _, b := range found {
		problems = append(problems, fmt.Sprintf("%s (%s): %s\n\t%q", b.Rule, b.Impact, b.Help, b.Nodes))
	}
	return problems
}

// complaints is what the console says: errors, and what the policy of the page forbade.
func (w *tab) complaints() (problems []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, m := range w.said {
		problems = append(problems, "the console says "+m)
	}
	w.said = nil
	return problems
}

// silent fails where the console complains.
func (w *tab) silent(name string) {
	w.t.Helper()
	for _, problem := range w.complaints() {
		w.t.Errorf("%s on %s: %s", name, w.view, problem)
	}
}

// expect forgets what the console says of a page that is refused on purpose.
func (w *tab) expect() { w.complaints() }

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
