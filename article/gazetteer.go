package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// Governments is what the reader needs of a registry: everybody's names.
type Governments interface {
	All() []bonbogi.Government
}

// gov is a government with what the rules ask of it.
type gov struct {
	bonbogi.Government
	above map[string]bool // IDs of all that were ever above it
}

func (g *gov) isLocal() bool {
	return g.Level == bonbogi.Province || g.Level == bonbogi.Municipality || g.Level == bonbogi.AdminCity || g.Level == bonbogi.District
}

func (g *gov) isCentral() bool {
	return g.Level == bonbogi.Ministry || g.Level == bonbogi.Country
}

// nameOn is the official name: the written one if it was ever official, else that of the day; without a day,
// or before the first form, that of the form which bears the written name, else today's.
func (g *gov) nameOn(day bonbogi.Date, written string) string {
	if slices.ContainsFunc(g.Forms, func(f bonbogi.Form) bool { return f.Name == written }) {
		return written
	}
	if !day.IsZero() {
		if f, ok := g.FormOn(day.First()); ok {
			return f.Name
		}
	}
	for i := len(g.Forms) - 1; i >= 0; i-- {
		if f := g.Forms[i]; f.Name == written || slices.Contains(f.Aliases, written) {
			return f.Name
		}
	}
	return g.Current().Name
}

// name is one way to write one or several governments.
type name struct {
	word string
	bare bool // 안양 for 안양시: only taken where the context shows that the government is meant
	govs []*gov
}

// gazetteer finds the names of governments in a text.
type gazetteer struct {
	first map[rune][]*name // by first letter, the longer ones first
	byID  map[string]*gov
}

// commonWords are short names that are ordinary words as well; alone they never count as a government.
var commonWords = []string{
	"예산", "고령", "장수", "상주", "양산", "이천", "공주", "화성", "영광", "영양", "음성", "진주", "사천", "부여", "구리", "기장", "고양", "동해", "남해", "진도",
	"장성", "신안", "정선", "안성", "의성", "광명", "여주", "수성", "영주", "성주", "양주", "고성", "하동", "보성", "인제", "함양", "무안", "금산", "김제", "경기", "경산", "파주", "경주", "강화", "완주", "횡성", "달성", "보은", "구미", "아산", "청도", "태안", "울진",
	"천원", "청원", "중원", "명주", "정주", "선산", "이리", // of former towns
}

func newGazetteer(list []bonbogi.Government) *gazetteer {
	g := &gazetteer{first: map[rune][]*name{}, byID: map[string]*gov{}}
	for _, b := range list {
		g.byID[b.ID] = &gov{Government: b, above: map[string]bool{}}
	}
	for _, x := range g.byID {
		x.climb(g, x.Government, 0)
	}
	words := map[string]*name{}
	for _, b := range list {
		x := g.byID[b.ID]
		for _, f := range b.Forms {
			for _, w := range append(slices.Clone(f.Aliases), f.Name) {
				add(words, w, false, x)
			}
			for _, w := range shortNames(f.Name, b.Level) {
				add(words, w, b.Level != bonbogi.Province || w == "경기", x)
			}
		}
	}
	for w, n := range words {
		r, _ := utf8.DecodeRuneInString(w)
		g.first[r] = append(g.first[r], n)
	}
	for _, l := range g.first {
		slices.SortFunc(l, func(a, b *name) int {
			if d := len(b.word) - len(a.word); d != 0 {
				return d
			}
			return strings.Compare(a.word, b.word)
		})
	}
	return g
}

func (x *gov) climb(g *gazetteer, b bonbogi.Government, depth int) {
	for _, f := range b.Forms {
		if f.Parent == "" || x.above[f.Parent] || depth > 5 {
			continue
		}
		x.above[f.Parent] = true
		if p := g.byID[f.Parent]; p != nil {
			x.climb(g, p.Government, depth+1)
		}
	}
}

func add(words map[string]*name, w string, bare bool, x *gov) {
	w = strings.TrimSpace(w)
	if runes(w) < 2 || !isHangul(w) || strings.Contains(w, " ") {
		return
	}
	n := words[w]
	if n == nil {
		n = &name{word: w, bare: bare}
		words[w] = n
	}
	n.bare = n.bare && bare
	if !slices.Contains(n.govs, x) {
		n.govs = append(n.govs, x)
	}
}

// shortNames are the short forms that a text is searched for: 전남 and 전남도 for 전라남도, 부산 and 부산시 for
// 부산광역시, 안양 for 안양시. They are fewer than what people may type into a search: a district without its 구
// (동안, 북) is a word in most texts.
func shortNames(official string, level bonbogi.Level) []string {
	r := []rune(official)
	switch level {
	case bonbogi.Province:
		for _, end := range []string{"특별자치시", "특별자치도", "통합특별시", "특별시", "광역시", "직할시"} {
			if stem, ok := strings.CutSuffix(official, end); ok {
				if strings.HasSuffix(end, "도") {
					return []string{stem, stem + "도"}
				}
				return []string{stem, stem + "시"}
			}
		}
		if len(r) == 4 && r[3] == '도' { // 전라남도, 충청북도
			stem := string([]rune{r[0], r[2]})
			return []string{stem, stem + "도"}
		}
		if len(r) == 3 && r[2] == '도' { // 경기도
			return []string{string(r[:2])}
		}
	case bonbogi.Municipality, bonbogi.AdminCity:
		if n := len(r); n >= 3 && (r[n-1] == '시' || r[n-1] == '군') {
			return []string{string(r[:n-1])}
		}
	}
	return nil
}

// at returns the longest name that begins at i.
func (g *gazetteer) at(s string, i int) *name {
	r, _ := utf8.DecodeRuneInString(s[i:])
	for _, n := range g.first[r] {
		if strings.HasPrefix(s[i:], n.word) {
			return n
		}
	}
	return nil
}

// shared returns the city or province that stood on the day over a district whose name others bear as well.
func (g *gazetteer) shared(x *gov, day bonbogi.Date) *gov {
	f, ok := x.FormOn(day.First())
	if day.IsZero() || !ok {
		f = x.Current()
	}
	name := f.Name
	if x.Level != bonbogi.Municipality {
		return nil
	}
	if n := g.at(name, 0); n == nil || n.word != name || !g.severalStand(n.govs, day) {
		return nil
	}
	return g.byID[f.Parent]
}

// severalStand reports whether more than one local government of them stood on the day.
func (g *gazetteer) severalStand(govs []*gov, day bonbogi.Date) bool {
	n := 0
	for _, x := range govs {
		_, ok := x.FormOn(day.First())
		if day.IsZero() {
			ok = x.Exists()
		}
		if ok && x.Level == bonbogi.Municipality {
			n++
		}
	}
	return n > 1
}

// under returns the name at i that one of the given provinces or cities holds.
func (g *gazetteer) under(s string, i int, above []*gov) (*name, []*gov) {
	r, _ := utf8.DecodeRuneInString(s[i:])
	for _, n := range g.first[r] {
		if !strings.HasPrefix(s[i:], n.word) {
			continue
		}
		var in []*gov
		for _, x := range n.govs {
			if slices.ContainsFunc(above, func(a *gov) bool { return x.above[a.ID] }) {
				in = append(in, x)
			}
		}
		if len(in) > 0 {
			return n, in
		}
	}
	return nil, nil
}
