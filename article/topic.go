package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// topic finds the government that an article is about: the one in the headline, with its mayor in
// brackets, as whose news the text is told, and most often named.
func topic(title, body *story, publisher string) (main *gov, schools bool) {
	b := ballot{all: map[*gov]float64{}, schools: map[*gov]float64{}}
	b.count(title, 3)
	first := 1.5
	if len(title.sentences) == 0 && len(body.sentences) > 0 && body.sentences[0].heading() {
		first = 3 // the headline stands in the text
	}
	b.count(body, first)
	if n := body.g.at(publisher, 0); n != nil && len(n.govs) == 1 {
		b.all[n.govs[0]] += 4
	}
	main, schools = b.winner()
	return main, schools || main != nil && ofSchools(body.s)
}

// ofSchools reports whether a text speaks of a school office as the one whose news it is: 시교육청은.
func ofSchools(s string) bool {
	n := 0
	for _, office := range []string{" 시교육청", " 도교육청", "\n시교육청", "\n도교육청"} {
		n += strings.Count(s, office)
	}
	return n > 1 && !containsAny(s, "시는 ", "도는 ")
}

// ballot says how much speaks for each government to be the one that an article is about.
type ballot struct {
	all     map[*gov]float64
	schools map[*gov]float64 // of all, what speaks for its school office
}

// count gives a vote to each of the first names of a text, and more to the very first.
func (b ballot) count(st *story, first float64) {
	for i := range min(len(st.mentions), 40) {
		m := &st.mentions[i]
		after := st.s[m.end:]
		n := 1.0
		if i == 0 {
			n += first
		}
		if hasPrefix(after, "(시장", "(군수", "(구청장", "(도지사", "(지사") {
			n += 8
		}
		if hasPrefix(after, "에 따르면", " 관계자") || isTopic(m.josa) || isNominative(m.josa) {
			n++
		}
		b.vote(st, m, n)
	}
}

// vote shares a vote among those whom a name can mean: 광주시 is the province rather than the town of the same name,
// unless the text says so.
func (b ballot) vote(st *story, m *mention, n float64) {
	s := st.s
	if len(m.govs) == 0 || len(m.govs) > 6 || !m.govs[0].isLocal() {
		return
	}
	x := m.govs[0]
	if len(m.govs) > 1 {
		n *= 0.8
		i := slices.IndexFunc(m.govs, func(y *gov) bool { return y.Level == bonbogi.Province })
		if i < 0 {
			if i = st.namedAbove(m.govs); i < 0 {
				return
			}
		}
		x = m.govs[i]
		for _, y := range m.govs {
			if y != x {
				b.all[y] += n * 0.9
			}
		}
	}
	if m.typ != bonbogi.PartyGovernment {
		if strings.HasSuffix(m.span.of(s), "교육청") || hasPrefix(s[m.end:], "교육청") {
			b.schools[x] += n
		}
		if m.typ != bonbogi.PartyCouncil {
			n /= 2
		}
	}
	b.all[x] += n
}

// namedAbove is the place of the only one of several governments whose province the text names: 강서구 in the news of 서울시.
func (st *story) namedAbove(govs []*gov) int {
	found := -1
	for i, x := range govs {
		if !slices.ContainsFunc(st.mentions, func(m mention) bool {
			return m.only() != nil && m.only().Level == bonbogi.Province && x.above[m.only().ID]
		}) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// winner is the government with the most votes, and whether most of them are its school office's.
func (b ballot) winner() (main *gov, schools bool) {
	for x, n := range b.all {
		if main == nil || n > b.all[main] || n == b.all[main] && x.ID < main.ID {
			main = x
		}
	}
	return main, b.schools[main] > b.all[main]*0.6
}

// mainActs reports whether the main government is the subject of something, by its name or as 시는, 도는, or heads a headline.
func (st *story) mainActs() bool {
	if st.main == nil {
		return false
	}
	for i := range st.mentions {
		m := &st.mentions[i]
		if m.typ == bonbogi.PartyGovernment && m.only() == st.main && !m.glued && (isTopic(m.josa) && m.josa != "에서는" || isNominative(m.josa) || hasPrefix(st.s[m.end:], ", ", "(도지사", "(시장")) {
			return true
		}
	}
	for _, sent := range st.sentences {
		for _, w := range words(st.s, span{sent.start, clip(st.s, min(sent.end, sent.start+24))}) {
			if j, ok := st.isSelf(w); ok && isSubject(j) && j != "도" && j != "에서는" {
				return true
			}
		}
	}
	return false
}

// isSelf reports whether the word at i means the main government: 시는, 군이, 도에서는.
func (st *story) isSelf(w span) (josa string, ok bool) {
	if st.main == nil {
		return "", false
	}
	word := w.of(st.s)
	for _, u := range []string{"시", "군", "구", "도"} {
		rest, found := strings.CutPrefix(word, u)
		if !found {
			continue
		}
		name := st.main.Current().Name
		if !strings.HasSuffix(name, u) && !(u == "시" && strings.HasSuffix(name, "특별시")) {
			continue
		}
		rest = strings.TrimRight(rest, ",")
		switch rest {
		case "는", "은", "가", "이", "에", "에서", "에서는", "에서도", "도", "를", "을", "와", "과", "의":
			return rest, true
		}
	}
	return "", false
}
