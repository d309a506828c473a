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

// townless are the last words of names of bodies that may come without their town's name.
var townless = []struct {
	end string
	typ bonbogi.PartyType
}{
	{"주민협의회", bonbogi.PartyResidents}, {"주민협의체", bonbogi.PartyResidents}, {"주민자치회", bonbogi.PartyResidents}, {"주민자치위원회", bonbogi.PartyResidents},
	{"이장협의회", bonbogi.PartyResidents}, {"통장협의회", bonbogi.PartyResidents}, {"상인회", bonbogi.PartyResidents}, {"부녀회", bonbogi.PartyResidents}, {"작목반", bonbogi.PartyResidents},
	{"인재개발원", bonbogi.PartyInstitution}, {"연수원", bonbogi.PartyInstitution}, {"진흥원", bonbogi.PartyInstitution}, {"연구원", bonbogi.PartyInstitution}, {"공단", bonbogi.PartyInstitution}, {"문화재단", bonbogi.PartyInstitution},
}

// withBodies adds bodies that act in a sentence and whose names tell no town: 물길지구 주민협의체는.
func (v *visits) withBodies(sent sentence, ms []mention) []mention {
	in := sent.of(v.s)
	if sent.heading() || !containsAny(in, visiting...) {
		return ms
	}
	var found []mention
	for _, w := range words(v.s, sent.span) {
		j := lastJosa(v.s, w)
		stem := strings.TrimSuffix(w.of(v.s), j)
		if k := strings.IndexByte(stem, '('); k > 0 {
			stem = stem[:k]
		}
		for _, b := range townless {
			if !strings.HasSuffix(stem, b.end) || j != "" && !isSubject(j) && !isLink(j) || j == "도" {
				continue
			}
			from := w.start
			if b.typ == bonbogi.PartyResidents {
				from = phraseStart(v.s, sent.start, w.start)
			}
			sp := span{from, w.start + len(stem)}
			if n := runes(sp.of(v.s)); n < 6 || n > 20 || strings.ContainsAny(sp.of(v.s), "‘’“”,[]0123456789") || slices.ContainsFunc(ms, func(m mention) bool { return m.start < sp.end && sp.start < m.end }) {
				break
			}
			if b.typ == bonbogi.PartyInstitution && containsAny(clipped(v.s[w.end:sent.end], 90), "주관", "주최", "과정", "마련", "초청", "교육", "연수") {
				break // it only sends those who learn with it
			}
			m := mention{span: sp, name: sp, typ: b.typ}
			if j == "" {
				j = particle(v.s, sp.end)
			}
			m.josa = j
			m.bracket(v.s)
			found = append(found, m)
			break
		}
	}
	if len(found) == 0 {
		return ms
	}
	out := slices.Concat(ms, found)
	slices.SortFunc(out, func(a, b mention) int { return a.start - b.start })
	return out
}

// ownBody is whom the main government sends where a sentence names nobody: itself, or its council or residents, if it says that
// councillors or residents go.
func (v *visits) ownBody(sent sentence, before int) bonbogi.Party {
	p := v.mainParty()
	for _, w := range words(v.s, span{sent.start, max(sent.start, before)}) {
		j := lastJosa(v.s, w)
		stem := strings.TrimSuffix(strings.TrimSuffix(w.of(v.s), j), "들")
		rest := strings.TrimLeft(v.s[w.end:sent.end], " ")
		acts := isNominative(j) || isTopic(j) || j == "" && rest != "" && isDigit(rest[0])
		switch {
		case !acts || v.schools:
		case stem == "주민" || stem == "농업인" || stem == "상인" || stem == "이장" || stem == "통장":
			return bonbogi.Party{Name: p.Name + " " + stem, Type: bonbogi.PartyResidents}
		case stem == "의원" && v.main.Level != bonbogi.Country:
			return bonbogi.Party{Name: v.main.nameOn(v.published, "") + "의회", Type: bonbogi.PartyCouncil}
		}
	}
	return p
}
