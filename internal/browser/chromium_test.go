package browser_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// one is the browser of all tests. Each test looks through tabs of its own, which share nothing.
var one struct {
	sync.Once
	ctx  context.Context
	err  error
	stop []func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, stop := range slices.Backward(one.stop) {
		stop()
	}
	os.Exit(code)
}

// chromium is the browser, with a profile of its own.
func chromium(t *testing.T) context.Context {
	t.Helper()
	path := os.Getenv("BONBOGI_TEST_BROWSER")
	if path == "" {
		t.Skip("left out: no browser; `make test` installs one, or set BONBOGI_TEST_BROWSER to the path of a Chromium")
	}
	one.Do(func() {
		profile, err := os.MkdirTemp("", "bonbogi-browser")
		if err != nil {
			one.err = err
			return
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU,
			chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
			chromedp.Flag("hide-scrollbars", true), chromedp.WSURLReadTimeout(time.Minute))
		allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, cancel := chromedp.NewContext(allocator)
		one.ctx, one.stop = ctx, []func(){func() { os.RemoveAll(profile) }, end, cancel}
		one.err = chromedp.Do(ctx) // starts it; a time limit here would be one for the browser's life
	})
	if one.err != nil {
		t.Fatalf("%s does not start: %v", path, one.err)
	}
	return one.ctx
}

// view is how a person looks at the pages.
type view struct {
	name          string
	width, height int64
	phone         bool
	language      string
	dark          bool
	scriptless    bool
}

func (v view) String() string {
	scheme := "light"
	if v.dark {
		scheme = "dark"
	}
	return fmt.Sprintf("%s-%s-%s", v.name, v.language, scheme)
}

var (
	desk      = view{name: "desk", width: 1280, height: 900}
	telephone = view{name: "phone", width: 390, height: 844, phone: true}
)

func (v view) in(language string) view { v.language = language; return v }
func (v view) atNight() view           { v.dark = true; return v }
func (v view) withoutScripts() view    { v.scriptless = true; return v }

// layouts are those that a page can have: by the size of the window, and by how long its words are. The Korean ones
// are pictured by day and the English by night, when nothing but the colours is another.
var layouts = []view{desk.in("ko"), desk.in("en").atNight(), telephone.in("ko"), telephone.in("en").atNight()}

// patience is how long one step of a person may take on a busy machine.
const patience = 45 * time.Second

// tab is a window of the browser with cookies of its own.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string // address of the site
	view view

	mu   sync.Mutex
	said []string // errors in the console
}

// tab opens a window that looks at a site.
func (s *site) tab(t *testing.T, browser context.Context, v view) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	w := &tab{t: t, ctx: ctx, base: s.address, view: v}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.IsException() || m.Type == "error" || m.Source == "security" {
				w.mu.Lock()
				w.said = append(w.said, m.URL+": "+m.Text)
				w.mu.Unlock()
			}
		}
	}()
	size := []chromedp.EmulateViewportOption{}
	if v.phone {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulatePortrait)
	}
	w.do(chromedp.EmulateViewport(v.width, v.height, size...))
	call(w, network.Enable, network.EnableParams{})
	call(w, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": v.language}})
	w.night(v.dark)
	w.scripts(!v.scriptless)
	return w
}

// night shows the page as it is by night, or by day.
func (w *tab) night(dark bool) {
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	call(w, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
}

// scripts lets pages run scripts, or not.
func (w *tab) scripts(allowed bool) {
	call(w, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !allowed})
}

func call[P, R any](w *tab, command cdp.Command[P, R], params P) R {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	r, err := chromedp.Call(ctx, command, params)
	if err != nil {
		w.t.Fatalf("%s: %s: %v", w.view, command.Method, err)
	}
	return r
}

func (w *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		w.t.Fatalf("%s: %v", w.view, err)
	}
}

func run[T any](w *tab, a chromedp.Action[T]) T {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		w.t.Fatalf("%s: %v", w.view, err)
	}
	return v
}

// open goes to an address of the site.
func (w *tab) open(path string) {
	w.t.Helper()
	if got := w.status(path); got != 200 {
		w.t.Fatalf("%s: %s: status %d", w.view, path, got)
	}
}

// status goes to an address and tells how it was answered.
func (w *tab) status(path string) int64 {
	w.t.Helper()
	return w.loads(func(ctx context.Context, t *chromedp.Target) error {
		r, err := cdp.Call(ctx, t, page.Navigate, page.NavigateParams{URL: w.base + path})
		if err == nil && r.ErrorText != "" {
			err = errors.New(r.ErrorText)
		}
		return err
	}, path)
}

// loads does what leads to a page, waits until it is there, and tells how it was answered.
func (w *tab) loads(step func(context.Context, *chromedp.Target) error, what string) (status int64) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	responses := chromedp.Events(ctx, network.ResponseReceived)
	if _, err := chromedp.Run(ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Func(step))); err != nil {
		w.t.Fatalf("%s: %s, from %s: %v", w.view, what, w.at(), err)
	}
	for r, err := range responses {
		if err != nil {
			w.t.Fatalf("%s: %s: %v", w.view, what, err)
		}
		if r.Type == network.ResourceTypeDocument {
			return r.Response.Status
		}
	}
	return 0
}

// press clicks on what an XPath finds and waits for the page that it leads to.
func (w *tab) press(xpath string) (status int64) {
	w.t.Helper()
	x, y := w.point(xpath)
	return w.loads(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.MouseClickXY(x, y)(ctx, t)
		return err
	}, "press "+xpath)
}

// click clicks on what an XPath finds, where that leads to no other page.
func (w *tab) click(xpath string) {
	w.t.Helper()
	x, y := w.point(xpath)
	w.do(chromedp.MouseClickXY(x, y))
}

// link is the first link in the content of the page with a text.
func link(text string) string {
	return fmt.Sprintf(`//main//a[contains(normalize-space(.), %q)]`, text)
}

// button is the first button in the content of the page with a text.
func button(text string) string {
	return fmt.Sprintf(`//main//button[contains(normalize-space(.), %q)]`, text)
}

// field is a field of a form in the content of the page.
func field(name string) string { return fmt.Sprintf(`//main//*[@name=%q]`, name) }

// point scrolls to what an XPath finds and returns a place on it that a person can hit.
func (w *tab) point(xpath string) (x, y float64) {
	w.t.Helper()
	at := run(w, chromedp.Evaluate[[]float64](fmt.Sprintf(`(() => {
		const e = document.evaluate(%q, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;
		if (!e) return [];
		e.scrollIntoView({block: "center", behavior: "instant"});
		const r = e.getClientRects()[0];
		if (!r) return [];
		const x = r.left + r.width / 2, y = r.top + r.height / 2;
		const hit = document.elementFromPoint(x, y);
		return hit && (e.contains(hit) || hit.contains(e)) ? [x, y] : [x];
	})()`, xpath)))
	switch len(at) {
	case 0:
		w.t.Fatalf("%s: there is no %s on %s:\n%s", w.view, xpath, w.at(), w.text())
	case 1:
		w.t.Fatalf("%s: something covers %s on %s", w.view, xpath, w.at())
	}
	return at[0], at[1]
}

// fill types into the field with a name, over what stands there.
func (w *tab) fill(name, text string) {
	w.t.Helper()
	w.click(field(name))
	w.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.select()`))
	call(w, input.InsertText, input.InsertTextParams{Text: text})
}

// choose picks a value of a list.
func (w *tab) choose(name, value string) {
	w.t.Helper()
	w.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector('main select[name=%q]').value = %q`, name, value)))
}

// value is what stands in a field.
func (w *tab) value(name string) string {
	w.t.Helper()
	return run(w, chromedp.Evaluate[string](fmt.Sprintf(`document.querySelector('main [name=%q]').value`, name)))
}

// at is the address that the window shows, without the name of the machine.
func (w *tab) at() string {
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	at, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return err.Error()
	}
	return strings.TrimPrefix(at, w.base)
}

// js is the value of an expression in the page.
func (w *tab) js(expression string) string {
	w.t.Helper()
	return run(w, chromedp.Evaluate[string](expression))
}

// text is what a person reads on the page.
func (w *tab) text() string {
	w.t.Helper()
	return strings.Join(strings.Fields(run(w, chromedp.Evaluate[string](`document.body.innerText`))), " ")
}

// sees fails the test where the page does not show a text.
func (w *tab) sees(wanted ...string) {
	w.t.Helper()
	text := w.text()
	for _, words := range wanted {
		if !strings.Contains(text, words) {
			w.t.Fatalf("%s: %s does not say %q:\n%s", w.view, w.at(), words, text)
		}
	}
}

// shots is the folder of the pictures.
func shots(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("BONBOGI_TEST_SCREENSHOTS")
	if dir == "" {
		dir = filepath.Join("..", "..", "build", "screenshots")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}
