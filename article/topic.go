package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// topic finds the government that an article is about: the one in the headline, with its mayor in
// brackets, as whose news the text is told, and most often named.
func topic(title, body *story, publisher string) (main *gov, schools bool) {
	score := map[*gov]float64{}
	school := map[*gov]float64{}
	vote := func(s string, m *mention, n float64) {
		if len(m.govs) == 0 || len(m.govs) > 6 || !m.govs[0].isLocal() {
			return
		}
		x := m.govs[0]
		if len(m.govs) > 1 { // 광주시: the province rather than the town of the same name, unless the text says so
			n *= 0.8
			i := slices.IndexFunc(m.govs, func(y *gov) bool { return y.Level == bonbogi.Province })
			if i < 0 {
				return
			}
			x = m.govs[i]
			for _, y := range m.govs {
				if y != x {
					score[y] += n * 0.9
				}
			}
		}
		if m.typ != bonbogi.PartyGovernment {
			if strings.HasSuffix(m.span.of(s), "교육청") {
				school[x] += n
			}
			if m.typ != bonbogi.PartyCouncil {
				n /= 2
			}
		}
		score[x] += n
	}
	count := func(st *story, first, every float64) {
		for i := range st.mentions {
			m := &st.mentions[i]
			after := st.s[m.end:]
			n := every
			if i == 0 {
				n += first
			}
			if strings.HasPrefix(after, "(시장") || strings.HasPrefix(after, "(군수") || strings.HasPrefix(after, "(구청장") || strings.HasPrefix(after, "(도지사") || strings.HasPrefix(after, "(지사") {
				n += 8
			}
			if hasPrefix(after, "에 따르면", " 관계자") || isTopic(m.josa) || m.josa == "이" || m.josa == "가" {
				n++
			}
			if i < 40 {
				vote(st.s, m, n)
			}
		}
	}
	if title != nil {
		count(title, 3, 1)
	}
	if body != nil {
		first := 1.5
		if len(body.sentences) > 0 && body.sentences[0].heading() && (title == nil || len(title.sentences) == 0) {
			first = 3 // the headline stands in the text
		}
		count(body, first, 1)
	}
	if publisher != "" {
		if n := bodyOrTitle(body, title).g.at(publisher, 0); n != nil && len(n.govs) == 1 {
			score[n.govs[0]] += 4
		}
	}
	var best *gov
	for x, n := range score {
		if best == nil || n > score[best] || n == score[best] && x.ID < best.ID {
			best = x
		}
	}
	return best, school[best] > score[best]*0.6
}

func bodyOrTitle(body, title *story) *story {
	if body != nil {
		return body
	}
	return title
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
