package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// withOwn adds the main government's council where a sentence names it without its town, and with it the main
// government itself: 시는 시의회와 함께, 군수와 군의원들이.
func (v *visits) withOwn(sent sentence, ms []mention) []mention {
	if v.main == nil || v.hosted || !containsAny(sent.of(v.s), "의회", "의원") {
		return ms
	}
	var own []mention
	council := slices.ContainsFunc(ms, func(m mention) bool { return m.typ == bonbogi.PartyCouncil && v.ofMain(&m) })
	ws := words(v.s, sent.span)
	for i, w := range ws {
		if m, ok := v.ownCouncil(w); ok {
			own = append(own, m)
			council = true
		} else if m, ok := v.ownHead(ws, i); ok {
			own = append(own, m)
		}
	}
	if !council {
		return ms
	}
	own = slices.DeleteFunc(own, func(o mention) bool {
		return slices.ContainsFunc(ms, func(m mention) bool {
			return m.start <= o.start && o.start < m.end || o.typ == bonbogi.PartyGovernment && m.only() == v.main && m.typ == o.typ
		})
	})
	out := slices.Concat(ms, own)
	slices.SortFunc(out, func(a, b mention) int { return a.start - b.start })
	return out
}

// ownUnit is the last letter of the main government's name, as it stands for the whole: 시, 군.
func (v *visits) ownUnit() string {
	name := v.main.Current().Name
	for _, u := range []string{"시", "군", "구", "도"} {
		if strings.HasSuffix(name, u) {
			return u
		}
	}
	return ""
}

// ownCouncil reads 시의회, 군의원들.
func (v *visits) ownCouncil(w span) (mention, bool) {
	word := strings.TrimRight(w.of(v.s), ",")
	u := v.ownUnit()
	rest, ok := strings.CutPrefix(word, u)
	if u == "" || !ok || !hasPrefix(rest, "의회", "의원") {
		return mention{}, false
	}
	end := w.start + len(u) + len("의회")
	if strings.HasPrefix(v.s[end:], "들") {
		end += len("들")
	}
	m := mention{span: span{w.start, end}, name: span{w.start, w.start + len(u)}, govs: []*gov{v.main}, typ: bonbogi.PartyCouncil}
	if m.josa = particle(v.s, end); m.josa == "" && !wordEnds(v.s, end) {
		return mention{}, false
	}
	return m, true
}

// ownHead reads 시는, and 김하늘 시장과.
func (v *visits) ownHead(ws []span, i int) (mention, bool) {
	w := ws[i]
	m := mention{govs: []*gov{v.main}, typ: bonbogi.PartyGovernment}
	if j, ok := v.isSelf(w); ok && (isSubject(j) || isLink(j)) {
		m.span = span{w.start, w.start + len(v.ownUnit())}
		m.name, m.josa = m.span, j
		return m, true
	}
	if i == 0 || !isPersonalName(ws[i-1].of(v.s)) {
		return mention{}, false
	}
	for _, head := range []string{"시장", "군수", "구청장", "도지사"} {
		if end := w.start + len(head); strings.HasPrefix(w.of(v.s), head) && (wordEnds(v.s, end) || particle(v.s, end) != "") {
			m.span, m.leader, m.josa = span{w.start, end}, true, particle(v.s, end)
			m.name = m.span
			return m, true
		}
	}
	return mention{}, false
}

// ownBody is whom the main government sends where a sentence names nobody: itself, or its council or residents, if it says that
// councillors or residents go.
func (v *visits) ownBody(sent sentence, before int) bonbogi.Party {
	p := v.mainParty()
	if v.council {
		return bonbogi.Party{Name: v.main.nameOn(v.published, "") + "의회", Type: bonbogi.PartyCouncil}
	}
	link := false // 귀농인과 주민 80명은: no one body
	for _, w := range words(v.s, span{sent.start, max(sent.start, before)}) {
		j := lastJosa(v.s, w)
		mixed := link
		link = isLink(j)
		stem := strings.TrimSuffix(strings.TrimSuffix(w.of(v.s), j), "들")
		rest := strings.TrimLeft(v.s[w.end:sent.end], " ")
		acts := isNominative(j) || isTopic(j) || j == "" && rest != "" && isDigit(rest[0])
		switch {
		case !acts || v.schools:
		case mixed:
		case stem == "주민" || stem == "농업인" || stem == "상인" || stem == "이장" || stem == "통장":
			return bonbogi.Party{Name: p.Name + " " + stem, Type: bonbogi.PartyResidents}
		case (stem == "의원" || stem == "의회" || stem == "의장") && v.main.Level != bonbogi.Country:
			return bonbogi.Party{Name: v.main.nameOn(v.published, "") + "의회", Type: bonbogi.PartyCouncil}
		}
	}
	return p
}

// onlyCouncil reports whether a text names the council of a government, and never the government itself; a headline may name neither.
func onlyCouncil(st *story, x *gov) bool {
	for i := range st.mentions {
		if m := &st.mentions[i]; m.only() == x {
			if m.typ != bonbogi.PartyCouncil {
				return false
			}
		}
	}
	return true
}
