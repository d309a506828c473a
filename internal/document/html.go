package document

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML reads the text of a web page as a person would see it, without what surrounds an article.
func readHTML(data []byte) (Text, error) {
	source, err := decode(data, declaredCharset(data))
	if err != nil {
		return Text{}, err
	}
	if len(source) > MaxText {
		return Text{}, tooLarge("the page", len(source), MaxText)
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return Text{}, damaged("the page is nested too deeply or broken (%v)", err)
	}
	t := described(doc)
	if t.Body = mainText(doc); t.Body == "" { // a page that is all frame, or keeps its text in a form
		t.Body = page{furniture: true}.text(again(source))
	}
	return t, nil
}

// again parses a page that was parsed before, and taken apart.
func again(source string) *html.Node {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return &html.Node{}
	}
	return doc
}

var charsetPattern = regexp.MustCompile(`(?i)<meta[^>]*charset\s*=\s*["']?\s*([a-z0-9_.:-]+)`)

// declaredCharset is what the page says in the first kilobytes about its encoding.
func declaredCharset(data []byte) string {
	m := charsetPattern.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return ""
	}
	return string(m[1])
}

// looksLikeHTML reports whether a file begins as web pages do, after comments.
func looksLikeHTML(data []byte) bool {
	head := bytes.TrimPrefix(data, []byte(bomUTF8))
	head = bytes.ToLower(head[:min(len(head), 4096)])
	for {
		head = bytes.TrimSpace(head)
		if !bytes.HasPrefix(head, []byte("<!--")) && !bytes.HasPrefix(head, []byte("<?xml")) {
			break
		}
		_, rest, ok := bytes.Cut(head, []byte(">"))
		if !ok {
			return false
		}
		head = rest
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head>", "<body", "<meta ", "<title>", "<script", "<style", "<div", "<article", "<section", "<table"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	return false
}

func isHTMLName(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{".html", ".htm", ".xhtml"}, func(ext string) bool { return strings.HasSuffix(name, ext) })
}

// described is what the head of a page says about it.
func described(doc *html.Node) Text {
	meta := map[string]string{}
	add := func(key, value string) {
		if _, twice := meta[key]; !twice && strings.TrimSpace(value) != "" {
			meta[key] = value
		}
	}
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			for _, key := range []string{"property", "name", "itemprop"} {
				add(strings.ToLower(get(n, key)), get(n, "content"))
			}
		case atom.Title:
			if n.FirstChild != nil && n.Namespace == "" {
				add("title", n.FirstChild.Data)
			}
		case atom.Link:
			if strings.EqualFold(get(n, "rel"), "canonical") {
				add("canonical", webAddress(get(n, "href")))
			}
		}
	}
	first := func(keys ...string) string {
		for _, k := range keys {
			if v := meta[k]; v != "" {
				return v
			}
		}
		return ""
	}
	return Text{
		Title:     first("og:title", "title"),
		Publisher: first("og:site_name"),
		Published: day(first("article:published_time", "datepublished")),
		URL:       first("canonical", "og:url"),
	}
}

// webAddress returns an absolute web address, or nothing.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

func get(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
