package web_test

import (
	"net/url"
	"strings"
	"testing"
)

// A newcomer may click anything: every link of the whole site leads to a page, and every part of a page
// that a link names is there.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	t.Parallel()
	s, waiting := rich(t)
	for _, language := range []string{"ko", "en"} {
		v := s.visitor(language)
		from := map[string]string{"/": "the address bar", "/read/" + waiting: "the queue"}
		queue := []string{"/", "/read/" + waiting}
		ids := map[string]map[string]bool{}
		type jump struct{ from, to, id string }
		var jumps []jump
		governments := 0
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			a := v.ask(at)
			if a.Status == 303 {
				to, _ := url.Parse(a.Header.Get("Location"))
				a = v.ask(to.RequestURI())
			}
			if a.Status != 200 {
				t.Errorf("%s, linked from %s: status %d", at, from[at], a.Status)
				continue
			}
			if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
				continue
			}
			sound(t, a, language)
			ids[at] = map[string]bool{}
			for n := range a.root().Descendants() {
				if id := attr(n, "id"); id != "" {
					ids[at][id] = true
				}
			}
			base, _ := url.Parse(at)
			for n := range a.root().Descendants() {
				if n.Data != "a" && n.Data != "link" && n.Data != "img" {
					continue
				}
				link, err := base.Parse(attr(n, "href") + attr(n, "src"))
				if err != nil {
					t.Errorf("%s: %v", at, err)
					continue
				}
				if link.Host != "" {
					continue // another site: the tests do not go there
				}
				if link.Fragment != "" {
					jumps = append(jumps, jump{at, link.RequestURI(), link.Fragment})
				}
				to := link.RequestURI()
				if from[to] != "" {
					continue
				}
				from[to] = at
				// The registry is large, and its pages are alike: some of them are enough.
				if strings.HasPrefix(to, "/governments/") && !strings.HasPrefix(to, "/governments/kr-gyeonggi-anyang") {
					if governments++; governments > 40 {
						continue
					}
				}
				queue = append(queue, to)
			}
		}
		for _, j := range jumps {
			if there, seen := ids[j.to]; seen && !there[j.id] {
				t.Errorf("%s links to %s#%s, which is not there", j.from, j.to, j.id)
			}
		}
		if len(from) < 150 {
			t.Errorf("only %d addresses were found", len(from))
		}
	}
}
