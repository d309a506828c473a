package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// districts are the districts that a row names without their last letter, which stands once at its end, or in the count
// behind it: 물길·새별·다솔구, 물길·새별·다솔 등 11개 자치구. Alone, such a name would be an ordinary word.
func (g *gazetteer) districts(s string, sent span, known []mention) []mention {
	var out []mention
	ws := words(s, sent)
	for k := 0; k < len(ws); k++ {
		w, link := ws[k], "·"
		for k+1 < len(ws) && strings.HasSuffix(w.of(s), ",") && g.district(strings.TrimSuffix(ws[k].of(s), ",")) != nil { // 물길, 새별, 다솔구
			k++
			w.end, link = ws[k].end, ", "
		}
		in := w.of(s)
		if !strings.Contains(in, link) {
			continue
		}
		parts := strings.Split(in, link)
		last := wordAt(parts[len(parts)-1], 0)
		tail := s[w.end:min(sent.end, clip(s, w.end+60))]
		counted := strings.HasPrefix(tail, " 등") && containsAny(tail[:max(0, countEnd(tail))], "자치구", "개 구")
		if i := strings.Index(last, "구"); !counted && (i < 0 || g.district(last[:i]) == nil) {
			continue
		}
		at := w.start
		for i, p := range parts {
			word := wordAt(p, 0)
			if i == len(parts)-1 {
				word = strings.TrimSuffix(word, last[len(strings.SplitN(last, "구", 2)[0]):])
			}
			if n := g.district(word); n != nil && (i < len(parts)-1 || counted) {
				m := mention{span: span{at, at + len(word)}, govs: n.govs, bare: true, typ: bonbogi.PartyGovernment}
				m.name = m.span
				out = append(out, m)
			}
			at += len(p) + len(link)
		}
	}
	if len(out) == 0 {
		return known
	}
	known = slices.DeleteFunc(known, func(m mention) bool {
		return slices.ContainsFunc(out, func(o mention) bool { return m.start < o.end && m.end > o.start })
	})
	known = append(known, out...)
	slices.SortStableFunc(known, func(a, b mention) int { return a.start - b.start })
	for i := 1; i < len(known); i++ { // 서울 물길·새별구
		over, m := &known[i-1], &known[i]
		if x := over.only(); x == nil || x.Level != bonbogi.Province || over.josa != "" || m.start-over.end != 1 || !slices.ContainsFunc(out, func(o mention) bool { return o.start == m.start }) {
			continue
		}
		if in := slices.DeleteFunc(slices.Clone(m.govs), func(y *gov) bool { return !y.above[over.only().ID] }); len(in) > 0 {
			m.start, m.govs = over.start, in
			known = slices.Delete(known, i-1, i)
			i--
		}
	}
	return known
}

// district is the district of which a word is the name without its last letter, or nil.
func (g *gazetteer) district(word string) *name {
	if n := runes(word); n < 1 || n > 4 || !isHangul(word) {
		return nil
	}
	full := word + "구"
	if n := g.at(full, 0); n != nil && n.word == full {
		return n
	}
	return nil
}
