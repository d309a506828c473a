package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/web/language"
	"github.com/bonbogi/bonbogi/learn"
	"github.com/bonbogi/bonbogi/registry"
)

//go:embed templates/*.html
var templateFiles embed.FS

// look renders pages in one language.
type look struct {
	templates *template.Template
	chart     chart.Words
}

func loadLook(s *Site, w *language.Words) (*look, error) {
	n := names{s, w}
	t, err := template.New("").Funcs(template.FuncMap{
		"t":       w.Text,
		"n":       w.Count,
		"num":     number,
		"date":    w.Date,
		"when":    w.When,
		"asset":   s.assets.address,
		"party":   n.party,
		"gov":     n.government,
		"full":    n.fullName,
		"name":    n.practice,
		"title":   n.indicator,
		"said":    n.said,
		"value":   n.value,
		"signed":  n.signed,
		"period":  n.period,
		"reach":   func(count learn.Number) string { return n.reach(count, "compare.count.more", "compare.count.fewer") },
		"status":  figureKey,
		"two":     func(v learn.Number) string { return strconv.FormatFloat(float64(v), 'f', 2, 64) },
		"gap":     func(s learn.Standing) learn.Number { return s.Value - s.Median },
		"whole":   func(v learn.Number) string { return strconv.FormatFloat(float64(v), 'f', 0, 64) },
		"lang":    func() string { return w.Tag },
		"dict":    dict,
		"grade":   func(a bonbogi.Award) bonbogi.Grade { return a.Rank() },
		"host":    hostOf,
		"short":   shorten,
		"problem": func(e *bonbogi.Error) string { return (&call{site: s, words: w}).message(e) },
		"in":      n.in,
		"money":   n.money,
		"next":    func(l bonbogi.EvidenceLevel) int { return int(l) + 1 },
		"fn":      n.function,
		"onweb":   bonbogi.WebAddress,
		"code":    n.publiccode,
		"squeeze": func(s string) string { return emptyLines.ReplaceAllString(s, "\n\n") },
		"known":   w.Has,
		"size":    w.Size,
		"local":   func(t time.Time) time.Time { return t.In(seoul) },
		"licence": func() licenceView { return licence },
		"int":     func(n int64) int { return int(n) },
		"plus":    func(a, b int) int { return a + b },
		"minus":   func(a, b int) int { return a - b },
		"seq":     sequence,
		"menu": func() []string {
			return []string{"governments", "indicators", "compare", "practices", "adoptions", "awards", "visits", "sources", "read", "import"}
		},
		"examples":  func() []string { return []string{"청년창업", "안양시", "ㅇㅇㅅ"} },
		"kinds":     func() []bonbogi.Kind { return factKinds },
		"percent":   func(share float64) string { return fmt.Sprintf("%.0f%%", 100*share) },
		"interval":  intervalKey,
		"functions": divisions,
		"distance":  func(d float64) string { return strconv.FormatFloat(d, 'f', 2, 64) },
	}).ParseFS(templateFiles, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("web: templates: %w", err)
	}
	return &look{t, chartWords(w)}, nil
}

// emptyLines are more of them than a reader needs to see where a paragraph ends.
var emptyLines = regexp.MustCompile(`\n[\s\x{00a0}]*\n\s*`)

// render writes a page as a whole or not at all.
func (l *look) render(w http.ResponseWriter, status int, sh shell) error {
	var b bytes.Buffer
	var content bytes.Buffer
	if err := l.templates.ExecuteTemplate(&content, sh.Template, sh.Data); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return fmt.Errorf("render %s: %w", sh.Template, err)
	}
	if err := l.templates.ExecuteTemplate(&b, "layout", struct {
		shell
		Content template.HTML
	}{sh, template.HTML(content.String())}); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return fmt.Errorf("render layout of %s: %w", sh.Template, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, err := w.Write(b.Bytes())
	return err
}

// names writes parties and practices in the language of the reader.
type names struct {
	site  *Site
	words *language.Words
}

// government is the usual name of a government in the language of the page, with what it belongs to where
// others bear the same name; the ID if it is not known.
func (n names) government(id string) string {
	g, ok := n.site.known().Get(id)
	if !ok {
		return id
	}
	return n.form(registry.Match{Government: g, Form: g.Current()})
}

// form is the name that a government bore for a time.
func (n names) form(m registry.Match) string {
	if n.words.Tag != "ko" {
		return n.site.known().ClearNameEn(m)
	}
	return n.site.known().ClearName(m)
}

// under names the governments that belong to one, which every reader of the list knows.
func (n names) under(id string) []governmentLinked {
	var out []governmentLinked
	for _, g := range n.site.known().Children(id) {
		f := g.Current()
		out = append(out, governmentLinked{g.ID, n.in(f.Name, f.NameEn)})
	}
	return out
}

func (n names) fullName(id string) string {
	if n.words.Tag != "ko" {
		return n.site.known().FullNameEn(id, bonbogi.Date{})
	}
	return n.site.known().FullName(id, bonbogi.Date{})
}

// said is the plain name of a party. A counted set of governments has only a Korean one; in English it is
// their number.
func (n names) said(p bonbogi.Party) string {
	switch {
	case p.Type == bonbogi.PartyGovernment && p.Government != "":
		return n.government(p.Government)
	case n.words.Tag != "ko" && p.Type == bonbogi.PartyGroup && p.Count > 0:
		return n.words.Count("party.count", int(p.Count))
	}
	return p.Name
}

// party is the name of a party, linked to its page where it has one.
func (n names) party(p bonbogi.Party) template.HTML {
	said := n.said(p)
	text, tongue := template.HTMLEscapeString(said), ""
	if n.words.Tag != "ko" && strings.ContainsFunc(text, hangul) {
		tongue = ` lang="ko"`
	}
	if p.Type == bonbogi.PartyGroup && said != p.Name {
		text += ` <span class="faint" lang="ko">` + template.HTMLEscapeString(p.Name) + `</span>`
	}
	if p.Government == "" {
		return template.HTML(`<span class="party"` + tongue + `>` + text + `</span>`)
	}
	return template.HTML(`<a class="party"` + tongue + ` href="/governments/` + template.URLQueryEscaper(p.Government) + `">` + text + `</a>`)
}

func hangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

func (n names) practice(p bonbogi.Practice) string {
	return n.in(p.Name, p.NameEn)
}

// value is a figure of an indicator with its unit, as people read it; a dash where it is not known.
func (n names) value(i bonbogi.Indicator, v any) string {
	f, ok := float(v)
	if !ok {
		return "–"
	}
	return n.number(i).WithUnit(f)
}

// signed is a difference of values: a plus stands before it where it is one, and that of percentages is in
// points.
func (n names) signed(i bonbogi.Indicator, v any) string {
	f, ok := float(v)
	if !ok {
		return "–"
	}
	s := n.points(i).WithUnit(f)
	if f > 0 {
		s = "+" + s
	}
	return s
}

// points is how differences of the values of an indicator are written.
func (n names) points(i bonbogi.Indicator) chart.Number {
	number := n.number(i)
	if number.Unit == "%" {
		number.Unit = n.words.Text("unit.points")
	}
	return number
}

// number is how the values of an indicator are written.
func (n names) number(i bonbogi.Indicator) chart.Number {
	return chart.Number{Decimals: i.Decimals, Unit: n.in(i.Unit, i.UnitEn)}
}

// float is the number that a template passes; ok is false if there is none.
func float(v any) (f float64, ok bool) {
	switch v := v.(type) {
	case float64:
		f = v
	case learn.Number:
		f = float64(v)
	default:
		return 0, false
	}
	return f, !math.IsNaN(f) && !math.IsInf(f, 0)
}

// in is the English text where the page is English and there is one, else the Korean.
func (n names) in(korean, english string) string {
	if n.words.Tag != "ko" && english != "" {
		return english
	}
	return korean
}

func number(v any) string {
	switch v := v.(type) {
	case int:
		return language.Number(int64(v))
	case int64:
		return language.Number(v)
	case *int64:
		if v == nil {
			return ""
		}
		return language.Number(*v)
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			return language.Number(int64(v))
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// dict hands several values to a partial template.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict: a name without a value")
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		m[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return m, nil
}

// hostOf is the short form of an address that a reader recognises.
func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(host, "www.")
}

// shorten cuts a long text at a number of characters.
func shorten(limit int, s string) string {
	if short := cut(limit, s); short != s {
		return strings.TrimSpace(short) + "…"
	}
	return s
}

// cut is the beginning of a text, at most so many characters of it.
func cut(limit int, s string) string {
	for i := range s {
		if limit--; limit < 0 {
			return s[:i]
		}
	}
	return s
}

// sequence are the whole numbers from one to another.
func sequence(from, to int) []int {
	var out []int
	for i := from; i <= to; i++ {
		out = append(out, i)
	}
	return out
}

// factKinds are the kinds of facts that a person enters from a source.
var factKinds = []bonbogi.Kind{bonbogi.KindPractice, bonbogi.KindAward, bonbogi.KindSelection, bonbogi.KindVisit, bonbogi.KindAdoption, bonbogi.KindClaim, bonbogi.KindIndicator}
