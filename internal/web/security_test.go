package web_test

import (
	"encoding/csv"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestOnlyTheMachineItselfCanWrite(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	form := with(v.get("/awards/new").form("/awards/new"), "recipient", "안양시", "name", "어느 상", "source_title", "어느 보고서", "who", "이하늘")
	before := s.counts()
	for _, test := range []struct {
		name   string
		edit   func(*http.Request)
		status int
	}{
		{"another machine", func(r *http.Request) { r.RemoteAddr = "192.168.0.7:50000" }, 403},
		{"another machine by IPv6", func(r *http.Request) { r.RemoteAddr = "[2001:db8::7]:50000" }, 403},
		{"no address", func(r *http.Request) { r.RemoteAddr = "" }, 403},
		{"a name that somebody points here", func(r *http.Request) { r.Host = "bonbogi.evil.example" }, 403},
		{"such a name with a port", func(r *http.Request) { r.Host = "evil.example:8080" }, 403},
		{"a name that begins like ours", func(r *http.Request) { r.Host = "localhost.evil.example:8080" }, 403},
		{"an address that looks like ours", func(r *http.Request) { r.Host = "127.0.0.1.evil.example" }, 403},
		{"a page of another site", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		{"a page of a neighbour", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }, 403},
		{"another origin", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, 403},
		{"another port of this machine", func(r *http.Request) { r.Header.Set("Origin", "http://localhost:9999") }, 403},
		{"a sandboxed page", func(r *http.Request) { r.Header.Set("Origin", "null") }, 403},
		{"a forwarded address does not count", func(r *http.Request) {
			r.RemoteAddr = "203.0.113.5:1"
			r.Header.Set("X-Forwarded-For", "127.0.0.1")
			r.Header.Set("X-Real-Ip", "127.0.0.1")
		}, 403},
	} {
		for _, path := range []string{"/awards/new", "/read", "/import", "/import/upload-x", "/import/upload-x/run", "/awards/" + "award-x" + "/edit", "/sources/source-newsright-20210728/edit"} {
			a := v.post(path, form, test.edit)
			if a.Status != test.status {
				t.Errorf("%s to %s: status %d, want %d", test.name, path, a.Status, test.status)
			}
			if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
				t.Errorf("%s to %s: no page says why: %s", test.name, path, a.Body)
			}
		}
	}
	if after := s.counts(); !maps.Equal(before, after) {
		t.Errorf("something was stored: %v, before %v", after, before)
	}
	// What waits for a decision is for those who decide.
	if a := v.ask("/read", func(r *http.Request) { r.Host = "bonbogi.example" }); a.Status != 403 {
		t.Errorf("the queue seen under another name: status %d", a.Status)
	}
	u := s.visitor("ko").sendTable("표.csv", plain)
	for _, path := range []string{"/import", u, u + "/rejects"} {
		if a := v.ask(path, func(r *http.Request) { r.Host = "bonbogi.example" }); a.Status != 403 {
			t.Errorf("%s seen under another name: status %d", path, a.Status)
		}
	}
	// Reading the records stays possible for everybody who gets here.
	if a := v.ask("/awards", func(r *http.Request) { r.RemoteAddr, r.Host = "192.168.0.7:1", "bonbogi.example" }); a.Status != 200 {
		t.Errorf("reading from another machine: status %d", a.Status)
	}
	// The machine itself has several names, and programs send no Origin.
	for _, host := range []string{"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "localhost"} {
		a := v.post("/awards/new", with(form, "token", "token of "+host), func(r *http.Request) {
			r.Host = host
			r.Header.Set("Origin", "http://"+host)
			r.Header.Set("Sec-Fetch-Site", "same-origin")
		})
		if a.Status != 303 {
			t.Errorf("%s: status %d %q", host, a.Status, a.problems())
		}
	}
}

func TestNothingIsChangedByLooking(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	before := s.counts()
	for _, path := range []string{"/awards/new?recipient=안양시&name=x&who=y&action=save", "/language?language=en&back=/", "/read?text=안양시"} {
		v.ask(escaped(path))
	}
	if len(v.cookies) != 0 || !maps.Equal(before, s.counts()) {
		t.Errorf("cookies %v, counts %v", v.cookies, s.counts())
	}
	for _, method := range []string{"PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS"} {
		for _, path := range []string{"/", "/awards", "/visits/visit-suwon-anyang-202102", "/visits/visit-suwon-anyang-202102/edit"} {
			r := httptest.NewRequest(method, "http://localhost:8080"+path, nil)
			if a := v.do(r); a.Status < 400 || a.Status >= 500 {
				t.Errorf("%s %s: status %d", method, path, a.Status)
			}
		}
	}
	if !maps.Equal(before, s.counts()) {
		t.Errorf("counts %v, before %v", s.counts(), before)
	}
}

func TestEveryAnswerForbidsScriptsThatAreNotOurs(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	style := ""
	for _, l := range v.get("/").all("link") {
		if attr(l, "rel") == "stylesheet" {
			style = attr(l, "href")
		}
	}
	check := func(a *answer) {
		t.Helper()
		csp := a.Header.Get("Content-Security-Policy")
		for _, must := range []string{"default-src 'none'", "script-src 'self';", "connect-src 'self';", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"} {
			if !strings.Contains(csp, must) {
				t.Errorf("%s (%d): the policy %q lacks %s", a.Path, a.Status, csp, must)
			}
		}
		if strings.Contains(csp, "unsafe") || strings.Contains(csp, "*") {
			t.Errorf("%s: the policy is %q", a.Path, csp)
		}
		if a.Header.Get("X-Content-Type-Options") != "nosniff" || a.Header.Get("Referrer-Policy") != "same-origin" {
			t.Errorf("%s: %v", a.Path, a.Header)
		}
		if a.Status != 303 && a.Header.Get("Content-Type") == "" {
			t.Errorf("%s: no content type", a.Path)
		}
	}
	for _, path := range []string{"/", "/awards", "/awards.json", "/awards.csv", "/nothing", "/assets/nothing", "/healthz", style,
		"/governments/nothing", "/visits/visit-suwon-anyang-202102/edit", "/index.json"} {
		check(v.ask(path))
	}
	check(v.post("/language", url.Values{"language": {"en"}}))
	check(v.post("/awards/new", url.Values{}))
	check(v.post("/awards/new", url.Values{}, func(r *http.Request) { r.RemoteAddr = "192.0.2.1:1" }))
	check(v.post("/awards/new", url.Values{}, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }))
	for _, c := range v.cookies {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" {
			t.Errorf("cookie %+v", c)
		}
	}
}

// payloads are texts that a browser, a template, a database or a log may take for an order.
var payloads = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'><svg/onload=alert(1)>`, `</title><script>alert(1)</script>`,
	`</textarea><script>alert(1)</script>`, `</option></select><script>alert(1)</script>`, `" autofocus onfocus="alert(1)`,
	`javascript:alert(1)`, `{{.}} {{template "layout"}}`, `<!--`, `]]>`, `<style>*{display:none}</style>`, `&lt;script&gt;&#x27;`,
	`'; DROP TABLE awards; --`, `%_\%`, "\u202Eelgoog\u202C", `＜script＞alert(1)＜/script＞`, `${7*7} #{7*7} <%= 7*7 %>`,
	"=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", `=cmd|' /C calc'!A0`,
}

func TestWhatPeopleTypeIsShownAsText(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	for i, p := range payloads {
		typed := strings.TrimSpace(p)
		mark := "표식" + string(rune('가'+i))
		seen := []*answer{}
		source := v.follow(v.post("/sources/new", with(v.get("/sources/new").form("/sources/new"), "title", typed+mark, "publisher", typed, "note", typed, "who", typed, "why", typed)))
		id := source.Path[strings.LastIndex(source.Path, "/")+1:]
		practice := v.follow(v.post("/practices/new", with(v.get("/practices/new").form("/practices/new"), "owner", typed, "owner_party", "company",
			"name", typed+mark, "name_en", typed, "other_names", typed, "summary", typed, "summary_en", typed, "problem", typed, "steps", typed, "cost", typed,
			"legal_basis", typed, "results", typed, "department", typed, "topics", typed, "note", typed, "who", typed, "why", typed,
			"source_ref", id, "source_quote", typed, "source_place", typed)))
		pid := practice.Path[strings.LastIndex(practice.Path, "/")+1:]
		award := v.follow(v.post("/awards/new", with(v.get("/awards/new").form("/awards/new"), "recipient", typed, "recipient_party", "residents",
			"name", typed+mark, "name_en", typed, "grade", typed, "for", typed, "conferrer", typed, "conferrer_party", "company", "department", typed, "note", typed,
			"practice", pid, "who", typed, "source_ref", id, "source_quote", typed)))
		adoption := v.follow(v.post("/adoptions/new", with(v.get("/adoptions/new").form("/adoptions/new"), "practice", pid,
			"origin", typed, "origin_party", "company", "adopter", "안양시", "note", typed, "note_en", typed, "who", typed, "source_ref", id)))
		visit := v.follow(v.post("/visits/new", with(v.get("/visits/new").form("/visits/new"), "guest", typed, "guest_party", "person", "host", "안양시",
			"host_department", typed, "purpose", typed, "note", typed, "practices", pid, "who", typed, "source_ref", id)))
		seen = append(seen, source, practice, award, adoption, visit)
		for _, a := range []*answer{practice, award, visit} {
			seen = append(seen, v.get(a.Path+"/edit"), v.get(a.Path+"/history"))
		}
		for _, list := range []string{"practices", "awards", "visits", "adoptions", "sources"} {
			seen = append(seen, v.get("/"+list+"?q="+url.QueryEscape(typed)+"&government="+url.QueryEscape(typed)))
		}
		seen = append(seen, v.get("/"), v.ask("/governments?q="+url.QueryEscape(typed)), v.get(source.Path),
			v.ask("/practices/new?name="+url.QueryEscape(typed)+"&source="+url.QueryEscape(typed)),
			v.post("/awards/new", url.Values{"name": {typed}, "recipient": {typed}, "received": {typed}, "year": {typed}, "who": {typed}}),
			v.post("/read", url.Values{"text": {typed}, "title": {typed}, "published": {typed}, "url": {typed}, "who": {typed}}))
		for _, a := range seen {
			harmless(t, a, p)
		}
		shown := strings.NewReplacer("\u202e", "", "\u202c", "").Replace(typed + mark) // what turns a line round is left out
		award.says(strings.Join(strings.Fields(shown), " "))
		if i%4 == 0 { // every page in the other language as well
			en := s.visitor("en")
			for _, a := range []*answer{practice, award, adoption, visit, source} {
				harmless(t, en.get(a.Path), p)
			}
		}
	}

	// In a table, too, none is taken for a formula.
	for _, list := range []string{"practices", "awards", "visits", "adoptions", "sources"} {
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(v.get("/"+list+".csv").Body, "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		tamed := 0
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
					t.Errorf("%s.csv: the cell %q is a formula", list, cell)
				}
				if strings.HasPrefix(cell, "'=") || strings.HasPrefix(cell, "'@") {
					tamed++
				}
			}
		}
		if tamed == 0 {
			t.Errorf("%s.csv has no tamed formula: the test tests nothing", list)
		}
	}
}

// harmless fails where a page holds what our templates do not write.
func harmless(t *testing.T, a *answer, typed string) {
	t.Helper()
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return
	}
	for n := range a.root().Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script":
			if !ours(n) {
				t.Errorf("%s: %q became <script>", a.Path, typed)
			}
		case "style", "iframe", "object", "embed", "svg", "base":
			t.Errorf("%s: %q became <%s>", a.Path, typed, n.Data)
		case "img":
			if !strings.HasPrefix(attr(n, "src"), "/assets/") {
				t.Errorf("%s: %q became an image", a.Path, typed)
			}
		}
		for _, at := range n.Attr {
			if strings.HasPrefix(at.Key, "on") || at.Key == "autofocus" || at.Key == "style" {
				t.Errorf("%s: %q became the attribute %s", a.Path, typed, at.Key)
			}
			if (at.Key == "href" || at.Key == "src" || at.Key == "action") && !strings.HasPrefix(at.Val, "/") && !strings.HasPrefix(at.Val, "#") && !strings.HasPrefix(at.Val, "http") {
				t.Errorf("%s: %q became the address %q", a.Path, typed, at.Val)
			}
		}
	}
}

func TestOddAddressesAreAnsweredCalmly(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	odd := []string{"nothing", "..%2f..%2fetc%2fpasswd", "%00", "%2e%2e", "한글", "a b", "'%20OR%201=1--", "%ff%fe", strings.Repeat("x", 5000), "-", "unknown.id", ".json", "x.csv.json", "%", "%zz"}
	for _, kind := range []string{"governments", "practices", "awards", "visits", "adoptions", "selections", "claims", "sources"} {
		for _, id := range odd {
			for _, rest := range []string{"", "/edit", "/history", ".json"} {
				r := &http.Request{Method: "GET", Header: http.Header{}, URL: &url.URL{}}
				var err error
				if r.URL, err = url.Parse("http://localhost:8080/" + kind + "/" + id + rest); err != nil {
					continue // no browser can send it
				}
				r.Body = http.NoBody
				a := v.do(r.WithContext(t.Context()))
				if a.Status != 404 && a.Status != 400 && a.Status != 307 && a.Status != 301 {
					t.Errorf("/%s/%.40s%s: status %d", kind, id, rest, a.Status)
				}
			}
		}
	}
	for _, path := range []string{"/read/nothing", "/read/nothing/nothing", "/read/source-newsright-20210728/nothing", "/etc/passwd", "/.git/config",
		"/assets/../web.go", "/assets/%2e%2e%2fweb.go", "/assets/style.css", "//evil.example/", "/awards/", "/index", "/about/more"} {
		if a := v.ask(path); a.Status != 404 && a.Status != 307 && a.Status != 301 {
			t.Errorf("%s: status %d", path, a.Status)
		} else if to := a.Header.Get("Location"); strings.HasPrefix(to, "//") || strings.HasPrefix(to, "http") {
			t.Errorf("%s leads to %s", path, to)
		}
	}
	page := v.ask("/awards/nothing")
	page.says("그런 기록이 없습니다")
	sound(t, page, "ko")
	twin := v.ask("/awards/nothing.json")
	if twin.Status != 404 || !strings.Contains(twin.Body, `"rule": "no_record"`) {
		t.Errorf("the twin of nothing: %d %s", twin.Status, twin.Body)
	}
}

func TestOddQueriesAreAnsweredCalmly(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	long := strings.Repeat("가나다라 ", 20_000)
	for _, list := range []string{"/awards", "/visits", "/practices", "/adoptions", "/selections", "/claims", "/sources", "/governments"} {
		for _, query := range []url.Values{
			{"q": {long}}, {"government": {long}}, {"q": {"%"}}, {"q": {"_"}}, {"q": {`\`}}, {"q": {"'\";--"}}, {"q": {"\x00"}}, {"q": {"\xff\xfe"}},
			{"page": {"-1"}}, {"page": {"99999999999999999999"}}, {"page": {"999999"}}, {"page": {"x"}},
			{"sort": {"no such column"}}, {"sort": {"-"}}, {"sort": {"id; DROP TABLE awards"}},
			{"year": {"0"}}, {"year": {"99999"}}, {"year": {"두해"}}, {"year": {"-2021"}},
			{"grade": {"x"}}, {"status": {"x"}}, {"form": {"x"}}, {"type": {"x"}}, {"claim": {"x"}},
			{"q": {"a", "b"}, "year": {"2021", "2022"}},
		} {
			for _, ending := range []string{"", ".json", ".csv"} {
				a := v.ask(list + ending + "?" + query.Encode())
				if a.Status >= 500 || a.Status == 0 {
					t.Errorf("%s%s?%.60s: status %d", list, ending, query.Encode(), a.Status)
				}
			}
		}
		if a := v.ask(list + "?%zz&q=%"); a.Status >= 500 {
			t.Errorf("%s with a broken query: %d", list, a.Status)
		}
	}
}

func TestBrokenFormsAreAnsweredCalmly(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	for _, path := range []string{"/read", "/import", s.visitor("ko").sendTable("표.csv", plain), "/awards/new", "/visits/visit-suwon-anyang-202102/edit", "/language", "/read/source-newsright-20210728"} {
		for contentType, body := range map[string]string{
			"multipart/form-data; boundary=x":   "--x\r\nbroken",
			"multipart/form-data":               "no boundary",
			"application/x-www-form-urlencoded": "who=%zz&text=%",
			"application/json":                  `{"who": "x"}`,
			"text/plain":                        "who=x",
			"":                                  "who=x",
			"application/x-www-form-urlencoded; x=\"":    "who=x",
			"application/x-www-form-urlencoded; charset": "revision=99999999999999999999999&who=x&name=\x00\xff",
		} {
			r := httptest.NewRequest("POST", "http://localhost:8080"+path, strings.NewReader(body))
			r.Header.Set("Content-Type", contentType)
			if a := v.do(r); a.Status >= 500 {
				t.Errorf("%s with %s: status %d", path, contentType, a.Status)
			}
		}
	}
	huge := url.Values{}
	for i := range 50_000 {
		huge.Set("field"+strings.Repeat("x", i%7)+string(rune('가'+i%11000)), "값")
	}
	if a := v.post("/awards/new", huge); a.Status != 400 {
		t.Errorf("a form of 50,000 fields: status %d", a.Status)
	}
}

func TestTheLanguageIsRememberedAndTheSwitchLeadsBack(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	page := v.get("/awards?year=2021&sort=-year")
	form := page.form("/language")
	form.Set("language", "en")
	sent := v.post("/language", form)
	if got := sent.Header.Get("Location"); got != "/awards?year=2021&sort=-year" {
		t.Errorf("the switch leads to %s", got)
	}
	sound(t, v.follow(sent), "en")
	sound(t, v.get("/visits"), "en")
	if c := v.cookies["language"]; c == nil || c.MaxAge < 24*60*60 {
		t.Errorf("the choice is remembered by %+v", c)
	}
	for _, to := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "/\t/evil.example", "/\r\nX: y", "javascript:alert(1)", "evil", ""} {
		a := v.post("/language", url.Values{"language": {"ko"}, "back": {to}})
		if got := a.Header.Get("Location"); got != "/" {
			t.Errorf("back=%q leads to %q", to, got)
		}
	}
	v.post("/language", url.Values{"language": {"xx"}, "back": {"/"}})
	if a := v.get("/"); attr(a.all("html")[0], "lang") != "ko" {
		t.Errorf("a language that is none leads to %s", attr(a.all("html")[0], "lang"))
	}
	v.cookies["language"] = &http.Cookie{Name: "language", Value: "../../x"}
	if a := v.get("/"); attr(a.all("html")[0], "lang") != "ko" {
		t.Errorf("a broken cookie leads to %s", attr(a.all("html")[0], "lang"))
	}
}

func TestAnswersDependOnTheLanguageAskedFor(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	for accept, want := range map[string]string{"ko": "ko", "ko-KR,ko;q=0.9": "ko", "en-US,en;q=0.8": "en", "de": "en", "": "ko", ";;garbage==": "ko"} {
		a := s.visitor(accept).get("/")
		if got := attr(a.all("html")[0], "lang"); got != want {
			t.Errorf("Accept-Language %q is answered in %s, want %s", accept, got, want)
		}
		if vary := a.Header.Get("Vary"); !strings.Contains(vary, "Accept-Language") || !strings.Contains(vary, "Cookie") {
			t.Errorf("Vary is %q", vary)
		}
	}
}
