package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// mention is a government in the text, or a body that bears its name: 가람시, 가람시의회, 다솔군 농정과.
type mention struct {
	span          // all of it, with the province before and the body behind
	name   span   // the name of the government alone
	govs   []*gov // whom the name can mean
	bare   bool   // short name without 시 or 군
	typ    bonbogi.PartyType
	office span // a department or town office of the government
	leader bool // the mayor, governor or minister is named, or an official
	glued  bool // more letters follow directly that are no particle: 가람시민, 국토부령
	josa   string

	doubtful bool // may be an ordinary word or a part of one
}

// above is what stands before the name of a government as that to which it belongs: 경기도 of 경기도 안양시.
func (m *mention) above(s string) string { return strings.TrimSpace(s[m.start:m.name.start]) }

// government is the government alone that a mention names: 경기도 안양시 of 경기도 안양시의회.
func (m *mention) government() *mention {
	return &mention{span: span{m.start, m.name.end}, name: m.name, govs: m.govs, typ: bonbogi.PartyGovernment}
}

func (m *mention) written(s string) string { return m.span.of(s) }

// only is the government meant if just one can be.
func (m *mention) only() *gov {
	if m != nil && len(m.govs) == 1 {
		return m.govs[0]
	}
	return nil
}

// mentions finds the governments in a stretch, and the bodies that bear their names.
func (g *gazetteer) mentions(s string, in span) []mention {
	s = s[:in.end]
	var out []mention
	for i := in.start; i < in.end; {
		_, w := utf8.DecodeRuneInString(s[i:])
		if s[i] < 0x80 || !wordBegins(s, i) {
			i += w
			continue
		}
		m, ok := g.mention(s, i)
		if !ok {
			i += w
			continue
		}
		out = append(out, m)
		i = max(m.end, i+w)
		for m.typ == bonbogi.PartyForeign { // 베트남 후에시와 다낭시
			next, ok := foreignNext(g, s, m)
			if !ok {
				break
			}
			out = append(out, next)
			m, i = next, next.end
		}
	}
	return out
}

func (g *gazetteer) mention(s string, i int) (mention, bool) {
	n := g.at(s, i)
	if n == nil {
		if m, ok := foreignMention(s, i); ok {
			return m, true
		}
		return townBody(s, i)
	}
	m := mention{span: span{i, i + len(n.word)}, govs: n.govs, bare: n.bare, typ: bonbogi.PartyGovernment}
	m.name = m.span
	// a municipality behind its province, a district behind its city: 경기도 안양시 만안구
	for range 2 {
		next := m.end
		if strings.HasPrefix(s[next:], " ") {
			next++
		}
		inner, govs := g.under(s, next, m.govs)
		if inner == nil || inner.bare && !bareFits(s, next+len(inner.word)) {
			break
		}
		m.name = span{next, next + len(inner.word)}
		m.end = m.name.end
		m.govs, m.bare = govs, false
	}
	m.behind(s)
	if m.bare {
		m.doubtful = m.glued && !namesPlace(wordAt(s, m.end)) || slices.Contains(commonWords, m.name.of(s)) && m.typ == bonbogi.PartyGovernment && !m.leader
	}
	return m, true
}

// bareFits reports whether a short name behind a province can end here: 강원 강릉 바닷가, 충북 충주를, 경북 경주박물관.
func bareFits(s string, i int) bool {
	return wordEnds(s, i) || particle(s, i) != "" || namesPlace(wordAt(s, i)) || hasPrefix(s[i:], "교육지원청", "소방서", "경찰서", "세무서")
}

// behind reads what follows the name: a particle, an office, a body, the mayor.
func (m *mention) behind(s string) {
	if hasPrefix(s[m.end:], "청") && (wordEnds(s, m.end+3) || particle(s, m.end+3) != "") && hasSuffix(s[:m.end], "시", "군", "구", "도") {
		m.end += len("청")
	}
	defer m.bracket(s)
	if m.josa = particle(s, m.end); m.josa != "" && !m.bodyAhead(s) {
		return
	}
	if wordEnds(s, m.end) {
		m.bodyBehind(s)
		return
	}
	if m.josa != "" {
		return
	}
	m.attached(s)
}

// foreignMention is a guest from abroad.
func foreignMention(s string, i int) (mention, bool) {
	if countryAt(s, i) == "" {
		return mention{}, false
	}
	end := len(s)
	if k := strings.IndexAny(s[i:], ".\n"); k >= 0 {
		end = i + k
	}
	if c, j, ok := foreignRow(s, i, end); ok {
		m := mention{span: span{i, i + len(c)}, typ: bonbogi.PartyForeign, josa: j}
		m.name = m.span
		return m, true
	}
	name, whole, ok := foreignBody(s, i, end)
	if !ok {
		return mention{}, false
	}
	m := mention{span: whole, name: name, typ: bonbogi.PartyForeign}
	after := m.end
	if strings.HasPrefix(strings.TrimLeft(s[after:end], " "), "일행") {
		after += strings.Index(s[after:], "일행") + len("일행")
	}
	if strings.HasPrefix(s[after:], "(") { // 대표단(단장 …)이
		if k := strings.IndexByte(s[after:end], ')'); k > 0 && k < 150 {
			after += k + 1
		}
	}
	m.josa = particle(s, after)
	if m.josa == "" {
		m.josa = nextJosa(s, after, end)
	}
	return m, true
}

// foreignNext is a further city of the country that was just named.
func foreignNext(g *gazetteer, s string, m mention) (mention, bool) {
	rest := s[m.end:]
	for _, link := range []string{"와 ", "과 ", ", ", "·"} {
		if !strings.HasPrefix(rest, link) {
			continue
		}
		at := m.end + len(link)
		word := wordAt(s, at)
		j := lastJosa(s, span{at, at + len(word)})
		stem := strings.TrimSuffix(word, j)
		if n := runes(stem); n < 3 || n > 8 || !hasSuffix(stem, "시", "현", "주", "성") || g.at(s, at) != nil || countryAt(s, at) != "" {
			return mention{}, false
		}
		next := mention{span: span{at, at + len(stem)}, typ: bonbogi.PartyForeign, josa: j}
		next.name = next.span
		return next, true
	}
	return mention{}, false
}
