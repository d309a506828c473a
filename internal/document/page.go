package document

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page walks over a parsed web page.
type page struct {
	furniture bool // also read menus, side columns, heads and feet
}

func (p page) text(n *html.Node) string {
	var f flow
	p.children(n, &f)
	return strings.Join(f.all(), "\n")
}

func (p page) children(n *html.Node, f *flow) {
	for c := range n.ChildNodes() {
		p.node(c, f)
	}
}

func (p page) node(n *html.Node, f *flow) {
	switch {
	case n.Type == html.TextNode:
		f.words(n.Data)
		return
	case n.Type != html.ElementNode || unseen(n) || !p.furniture && isFurniture(n):
		return
	}
	switch n.DataAtom {
	case atom.Br:
		f.end()
	case atom.Tr:
		p.row(n, f)
	case atom.Pre:
		f.end()
		for l := range strings.Lines(inner(n)) {
			f.put(l)
			f.end()
		}
	default:
		block := slices.Contains(blocks, n.DataAtom)
		if block {
			f.end()
		}
		p.children(n, f)
		if block {
			f.end()
		}
	}
}

func (p page) row(n *html.Node, f *flow) {
	var cells [][]string
	for c := range n.ChildNodes() {
		if (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && !unseen(c) {
			var cell flow
			p.children(c, &cell)
			cells = append(cells, cell.all())
		}
	}
	f.block(row(cells))
}

// inner is all the text in a node.
func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// blocks begin and end a line.
var blocks = []atom.Atom{
	atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
	atom.Details, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Legend, atom.Li,
	atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Search, atom.Section, atom.Summary, atom.Table,
	atom.Tbody, atom.Tfoot, atom.Thead, atom.Ul,
}

// machinery holds no text for readers.
var machinery = []atom.Atom{
	atom.Applet, atom.Audio, atom.Button, atom.Canvas, atom.Datalist, atom.Embed, atom.Frameset, atom.Head, atom.Iframe,
	atom.Input, atom.Map, atom.Math, atom.Noframes, atom.Noscript, atom.Object, atom.Option, atom.Rp, atom.Rt,
	atom.Script, atom.Select, atom.Style, atom.Svg, atom.Template, atom.Textarea, atom.Title, atom.Video,
}

var hiddenStyle = regexp.MustCompile(`(?i)(display\s*:\s*none|visibility\s*:\s*hidden)`)

func unseen(n *html.Node) bool {
	if slices.Contains(machinery, n.DataAtom) || n.Namespace != "" {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			if hiddenStyle.MatchString(a.Val) {
				return true
			}
		}
	}
	return n.DataAtom == atom.Dialog && !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "open" })
}

// isFurniture reports whether a node surrounds articles: menus, side columns, the head and foot of the
// page. The head of an article is part of it, and a form that holds paragraphs is the page itself, as
// some servers write it.
func isFurniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Footer, atom.Search:
		return true
	case atom.Header:
		for a := range n.Ancestors() {
			if a.DataAtom == atom.Article || a.DataAtom == atom.Main {
				return false
			}
		}
		return true
	case atom.Form:
		for d := range n.Descendants() {
			switch d.DataAtom {
			case atom.P, atom.Article, atom.Main, atom.H1, atom.H2, atom.H3, atom.H4:
				return false
			}
		}
		return true
	}
	return slices.Contains([]string{"navigation", "banner", "contentinfo", "complementary", "search"}, get(n, "role"))
}
