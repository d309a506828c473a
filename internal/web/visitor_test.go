package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// visitor is a person at a browser on the machine itself, with the cookies that the pages leave.
type visitor struct {
	*site
	language string // what the browser asks for
	cookies  map[string]*http.Cookie
}

func (s *site) visitor(language string) *visitor {
	return &visitor{site: s, language: language, cookies: map[string]*http.Cookie{}}
}

// answer is what came back.
type answer struct {
	t      testing.TB
	Path   string
	Status int
	Header http.Header
	Body   string
	doc    *html.Node
	read   string // what text found
}

// do sends a request as the browser would. edit may change it before.
func (v *visitor) do(r *http.Request, edit ...func(*http.Request)) *answer {
	v.t.Helper()
	r.RemoteAddr, r.Host = "127.0.0.1:50123", "localhost:8080"
	if v.language != "" {
		r.Header.Set("Accept-Language", v.language)
	}
	for _, c := range v.cookies {
		r.AddCookie(c)
	}
	for _, e := range edit {
		e(r)
	}
	w := httptest.NewRecorder()
	v.handler.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		v.cookies[c.Name] = c
	}
	return &answer{t: v.t, Path: r.URL.RequestURI(), Status: w.Code, Header: w.Header(), Body: w.Body.String()}
}

// ask gets an address without judging the answer.
func (v *visitor) ask(address string, edit ...func(*http.Request)) *answer {
	v.t.Helper()
	r, err := http.NewRequest("GET", "http://localhost:8080"+address, nil)
	if err != nil {
		v.t.Fatal(err)
	}
	return v.do(r, edit...)
}

// get gets a page that must be there.
func (v *visitor) get(address string) *answer {
	v.t.Helper()
	a := v.ask(address)
	if a.Status != http.StatusOK {
		v.t.Fatalf("GET %s: status %d\n%s", address, a.Status, a.text())
	}
	return a
}

// post sends a form.
func (v *visitor) post(address string, form url.Values, edit ...func(*http.Request)) *answer {
	v.t.Helper()
	r := httptest.NewRequest("POST", "http://localhost:8080"+address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v.do(r, edit...)
}

// upload sends the form of /read with a file, which comes first.
func (v *visitor) upload(form url.Values, name string, data []byte) *answer {
	v.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	file, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = file.Write(data)
	}
	for field, values := range form {
		for _, value := range values {
			if err := w.WriteField(field, value); err != nil {
				v.t.Fatal(err)
			}
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		v.t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "http://localhost:8080/read", &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return v.do(r)
}

// follow goes where a stored form leads.
func (v *visitor) follow(a *answer) *answer {
	v.t.Helper()
	if a.Status != http.StatusSeeOther {
		v.t.Fatalf("%s: status %d where a redirect is due: %q\n%s", a.Path, a.Status, a.problems(), a.text())
	}
	to, err := url.Parse(a.Header.Get("Location"))
	if err != nil {
		v.t.Fatal(err)
	}
	return v.get(to.RequestURI())
}

// json reads the twin of a page.
func (v *visitor) json(address string, into any) {
	v.t.Helper()
	a := v.get(address)
	if got := a.Header.Get("Content-Type"); got != "application/json; charset=utf-8" {
		v.t.Errorf("%s: Content-Type %q", address, got)
	}
	d := json.NewDecoder(strings.NewReader(a.Body))
	if err := d.Decode(into); err != nil {
		v.t.Fatalf("%s: %v\n%s", address, err, a.Body)
	}
	if _, err := d.Token(); err != io.EOF {
		v.t.Errorf("%s: something follows the value", address)
	}
}

// root is the parsed page.
func (a *answer) root() *html.Node {
	a.t.Helper()
	if a.doc == nil {
		doc, err := html.Parse(strings.NewReader(a.Body))
		if err != nil {
			a.t.Fatalf("%s: %v", a.Path, err)
		}
		a.doc = doc
	}
	return a.doc
}

// all are the elements of a name, in order.
func (a *answer) all(name string) []*html.Node { return all(a.root(), name) }

func all(root *html.Node, name string) []*html.Node {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			out = append(out, n)
		}
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, at := range n.Attr {
		if at.Key == name {
			return at.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, at := range n.Attr {
		if at.Key == name {
			return true
		}
	}
	return false
}

// classed are the elements with a class.
func (a *answer) classed(class string) []*html.Node {
	var out []*html.Node
	for n := range a.root().Descendants() {
		if n.Type == html.ElementNode {
			for _, c := range strings.Fields(attr(n, "class")) {
				if c == class {
					out = append(out, n)
				}
			}
		}
	}
	return out
}

// text is what a person reads on the page, with single spaces.
func (a *answer) text() string {
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return a.Body
	}
	if a.read == "" {
		a.read = words(a.root())
	}
	return a.read
}

func words(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// problems is what a form says is wrong.
func (a *answer) problems() []string {
	var out []string
	for _, n := range append(a.classed("wrong-text"), a.classed("alert")...) {
		out = append(out, words(n))
	}
	return out
}

// says fails the test where the page does not show a text.
func (a *answer) says(wanted ...string) {
	a.t.Helper()
	for _, w := range wanted {
		if !strings.Contains(a.text(), w) {
			a.t.Errorf("%s does not say %q:\n%s", a.Path, w, a.text())
		}
	}
}

func (a *answer) saysNot(unwanted ...string) {
	a.t.Helper()
	for _, w := range unwanted {
		if strings.Contains(a.text(), w) {
			a.t.Errorf("%s says %q", a.Path, w)
		}
	}
}

// form is what a browser would send of the page's form with that action, untouched.
func (a *answer) form(action string) url.Values {
	a.t.Helper()
	for _, f := range a.all("form") {
		if attr(f, "action") == action && attr(f, "method") == "post" {
			v := fields(f)
			if id := attr(f, "id"); id != "" { // boxes that stand elsewhere on the page
				for _, n := range a.all("input") {
					if attr(n, "form") == id && attr(n, "type") == "checkbox" && has(n, "checked") {
						v.Add(attr(n, "name"), attr(n, "value"))
					}
				}
			}
			return v
		}
	}
	a.t.Fatalf("%s has no form that is sent to %s:\n%s", a.Path, action, a.text())
	return nil
}

func fields(form *html.Node) url.Values {
	v := url.Values{}
	for n := range form.Descendants() {
		name := attr(n, "name")
		if n.Type != html.ElementNode || name == "" {
			continue
		}
		switch n.Data {
		case "input":
			switch attr(n, "type") {
			case "checkbox":
				if has(n, "checked") {
					v.Add(name, attr(n, "value"))
				}
			case "file":
			default:
				v.Add(name, attr(n, "value"))
			}
		case "textarea":
			var b strings.Builder
			for c := range n.ChildNodes() {
				b.WriteString(c.Data)
			}
			v.Add(name, b.String())
		case "select":
			options := all(n, "option")
			chosen := options[0]
			for _, o := range options {
				if has(o, "selected") {
					chosen = o
				}
			}
			v.Add(name, attr(chosen, "value"))
		}
	}
	return v
}

// with are the values of a form, some of them changed: pairs of name and value.
func with(form url.Values, pairs ...string) url.Values {
	out := url.Values{}
	for name, values := range form {
		out[name] = append([]string{}, values...)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		out.Set(pairs[i], pairs[i+1])
	}
	return out
}
