package browser_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// A page on which all is wrong that the other tests look for: if it passed, they would see nothing anywhere.
func TestTheChecksSeeWhatIsWrong(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'")
		if r.URL.Path == "/wide" {
			fmt.Fprint(w, `<!doctype html><html lang="ko"><meta name="viewport" content="width=device-width"><title>넓다</title><main><h1>넓다</h1><pre>`+strings.Repeat("넓은낱말", 200)+`</pre></main>`)
			return
		}
		fmt.Fprint(w, `<!doctype html><html><title>나쁘다</title><script>document.title = "x"</script><main><h1>나쁘다</h1><img src="/x.png"><input></main>`)
	}))
	t.Cleanup(server.Close)
	w := (&site{address: server.URL}).tab(t, browser, telephone.in("ko"))
	w.open("/wide")
	if got := w.sticksOut(); len(got) == 0 {
		t.Error("a page that is too wide is let pass")
	}
	w.open("/bad")
	got := ""
	for end := time.Now().Add(patience); !strings.Contains(got, "Content Security Policy"); time.Sleep(10 * time.Millisecond) {
		if got += strings.Join(w.complaints(), "\n"); time.Now().After(end) { // the browser may tell it a moment after the page is there
			t.Fatalf("a script that the policy forbids is let pass: %q", got)
		}
	}
	if script, _ := axe(); script != "" {
		got = strings.Join(w.barriers(allRules), "\n")
		for _, rule := range []string{"image-alt", "html-has-lang", "label"} {
			if !strings.Contains(got, rule) {
				t.Errorf("a page that breaks %s is let pass: %s", rule, got)
			}
		}
	}
}
