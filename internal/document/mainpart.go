package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Korean says in a hundred letters what other languages say in three hundred, for which the library's own threshold is made.
const (
	shortest = 100 // letters that can be an article
	noFrame  = 250 // letters of a page, without menus, in which there is nothing to look for
)

// mostElements is how many elements a page may have in which an article is looked for.
const mostElements = 20_000

// mainText is the text of the article of a page. A page that marks its article is believed. Else the library looks for
// it, in a page without what is furniture for certain: the library takes short articles for less than the lists beside them.
// Where it finds nothing with a sentence, as in a page of two lines, the whole page is the article.
func mainText(doc *html.Node) string { return withoutFoot(foundText(doc)) }

func foundText(doc *html.Node) string {
	if n := marked(doc); n != nil {
		dropLinkLists(n)
		return page{}.text(n)
	}
	dropFurniture(doc)
	dropLinkLists(doc)
	whole := page{}.text(doc)
	if utf8.RuneCountInString(whole) < noFrame {
		return whole
	}
	headings := headingsOf(doc)
	parser := readability.NewParser()
	parser.CharThresholds = shortest
	parser.MaxElemsToParse = mostElements
	parser.DisableJSONLD = true // what the page says of itself is read elsewhere
	found, err := parser.ParseAndMutate(doc, nil)
	if err != nil || found.Node == nil {
		return whole
	}
	for n := range found.Node.Descendants() {
		n.DataAtom = atom.Lookup([]byte(n.Data)) // the library makes elements by their names alone
	}
	text := page{}.text(found.Node)
	if !hasSentence(text) && hasSentence(whole) {
		return whole
	}
	return underHeadline(text, whole, headings)
}

// marked is the one part of the page that is marked as the text of the article, if it holds any.
func marked(doc *html.Node) *html.Node {
	var found []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && get(n, "itemprop") == "articleBody" {
			found = append(found, n)
		}
	}
	if len(found) == 1 && (page{}).text(found[0]) != "" {
		return found[0]
	}
	return nil
}

// dropFurniture takes out what is not seen and what surrounds articles; if nothing were left, it leaves the furniture.
func dropFurniture(doc *html.Node) {
	drop := func(unwanted func(*html.Node) bool) {
		var out []*html.Node
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && unwanted(n) {
				out = append(out, n)
			}
		}
		for _, n := range out {
			if n.Parent != nil {
				n.Parent.RemoveChild(n)
			}
		}
	}
	drop(func(n *html.Node) bool { return n.DataAtom != atom.Head && n.DataAtom != atom.Title && unseen(n) })
	if (page{}).text(doc) != "" {
		shares := sharesIn(doc)
		drop(func(n *html.Node) bool {
			return isFurniture(n) || namedFurniture(n) && shares[n].letters*2 < shares[doc].letters
		})
	}
}

// furnitureNames are what Korean sites call menus, feet, notices and what readers wrote, as words in the class or the id of a part.
var furnitureNames = []string{
	"gnb", "lnb", "snb", "tnb", "skipnav", "skip", "breadcrumb", "location", "footer", "foot", "ft", "copyright", "cookie", "popup", "layerpopup", "banner", "quick",
	"satisfaction", "satisfy", "kogl", "sns", "share", "prevnext", "comment", "comments", "cmt", "reply", "replies", "sidebar", "aside", "related", "relation", "ranking",
}

// namedFurniture reports whether a part is called furniture.
func namedFurniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Article, atom.Main:
		return false
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(get(n, "class")+" "+get(n, "id")), func(r rune) bool { return r == ' ' || r == '_' || r == '-' }) {
		if slices.Contains(furnitureNames, word) {
			return true
		}
	}
	return false
}

// dropLinkLists takes out lists that are links for the most part: menus and headlines of other articles.
func dropLinkLists(top *html.Node) {
	var out []*html.Node
	shares := sharesIn(top)
	for n := range top.Descendants() {
		switch n.DataAtom {
		case atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Div, atom.Section:
			if s := shares[n]; s.links >= 2 && s.linked*10 > s.letters*6 {
				out = append(out, n)
			}
		}
	}
	for _, n := range out {
		if n.Parent != nil && n != top {
			n.Parent.RemoveChild(n)
		}
	}
}

// share is how many letters a part of a page holds, how many of them in links, and how many links.
type share struct{ letters, linked, links int }

// sharesIn counts them for every node below top, each node once.
func sharesIn(top *html.Node) map[*html.Node]share {
	all := map[*html.Node]share{}
	var count func(n *html.Node, inLink bool) share
	count = func(n *html.Node, inLink bool) share {
		var sum share
		if n.DataAtom == atom.A {
			inLink, sum.links = true, 1
		}
		if n.Type == html.TextNode {
			for _, r := range n.Data {
				if !unicode.IsSpace(r) {
					sum.letters++
				}
			}
			if inLink {
				sum.linked = sum.letters
			}
		}
		for c := range n.ChildNodes() {
			s := count(c, inLink)
			sum.letters, sum.linked, sum.links = sum.letters+s.letters, sum.linked+s.linked, sum.links+s.links
		}
		if n.Type == html.ElementNode {
			all[n] = sum
		}
		return sum
	}
	all[top] = count(top, false)
	return all
}

// footWords stand in the last lines of a site, which often are paragraphs like any others.
var footWords = []string{"copyright", "all rights reserved", "ⓒ", "©", "저작권자", "무단전재", "무단 전재", "이메일 주소", "이메일무단수집", "공공누리", "대표전화", "개인정보처리방침", "우)"}

// withoutFoot leaves out the last lines, if they are the foot of a site and something stands before them.
func withoutFoot(text string) string {
	lines := strings.Split(text, "\n")
	end := len(lines)
	foot := func(l string) bool {
		return utf8.RuneCountInString(l) < 120 && slices.ContainsFunc(footWords, func(w string) bool { return strings.Contains(strings.ToLower(l), w) })
	}
	for end > 1 && foot(lines[end-1]) {
		end--
	}
	return strings.Join(lines[:end], "\n")
}

// hasSentence reports whether a text holds the end of a Korean sentence, or of one in a language with full stops.
func hasSentence(s string) bool {
	for l := range strings.Lines(s) {
		l = strings.TrimRightFunc(l, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '.' })
		if strings.Contains(l, "다.") || strings.HasSuffix(l, ".") && utf8.RuneCountInString(l) > 20 {
			return true
		}
	}
	return false
}

// headingsOf are the texts of the headings of a page.
func headingsOf(doc *html.Node) []string {
	var out []string
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5:
			if s := line(inner(n)); utf8.RuneCountInString(s) >= 6 {
				out = append(out, s)
			}
		}
	}
	return out
}

// nearTop is how many lines may stand between the headline and the text: who wrote it, when, how often it was read.
const nearTop = 8

// underHeadline puts the heading that stands before the article in the page over its text, where the library left it out.
func underHeadline(text, whole string, headings []string) string {
	first, _, _ := strings.Cut(text, "\n")
	lines := strings.Split(whole, "\n")
	at := slices.Index(lines, first)
	for i := at - 1; i >= max(0, at-nearTop); i-- {
		if h := line(lines[i]); slices.Contains(headings, h) && !strings.Contains(text, h) {
			return h + "\n" + text
		}
	}
	return text
}
