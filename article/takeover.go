package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Words behind a practice that say what others did with it.
var (
	tookOver  = []string{"도입했", "도입해", "도입하고", "도입한다", "도입키로", "도입하기로", "도입하여", "채택했", "채택해", "들여와", "들여왔", "받아들여", "사들", "구매", "이전받", "넘겨받", "물려받", "확대 시행"}
	learnt    = []string{"본떠", "본뜬", "벤치마킹해", "벤치마킹하여", "벤치마킹한 ", "참고해", "참고하여"} // took over only who made something of it
	madeOfIt  = []string{"도입", "시작했", "시작하", "시행", "만들었", "만든", "제정했", "개장했", "개소했", "개관했", "문을 열", "열었", "설치했", "조성했", "준공했", "개통했", "운영하", "운영했", "놓았", "마련했", "선보", "출시했", "구축했", "편성했", "개편", "추진한다", "추진하고"}
	intoState = []string{"국정과제", "국가정책", "국가 정책", "국가사업", "정부 정책", "법제화", "제도에", "정책에", "정책으로", "전국 사업"}
	reached   = []string{"보급됐", "보급되", "보급돼", "확산됐", "확산되", "확산돼", "퍼졌", "퍼지고", "전파됐", "전파되", "전해졌", "도입됐", "도입되", "도입돼"}
)

// owned is a practice that a sentence names with the one to whom it belongs: 가람시의 ‘물길콜’.
type owned struct {
	owner *mention
	name  string
	span
	said bool // the text says whose it is: 가람시의 ‘물길콜’, 가람시가 개발한 ‘물길콜’
}

// makers are the words that say who had something first.
var makers = []string{"개발한", "만든", "시작한", "도입한", "시행한", "선보인", "고안한", "운영하는", "운영 중인", "시행하는", "시행 중인", "추진하는", "추진한", "추진 중인"}

// ownedIn are the practices of a sentence that are named with their owner.
func (st *story) ownedIn(sent sentence) []owned {
	var out []owned
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.glued || m.typ != bonbogi.PartyGovernment || m.only() == nil || m.central() {
			continue
		}
		from, said := m.end+len(m.josa), m.josa == "의" || strings.HasSuffix(m.josa, "로부터")
		if isNominative(m.josa) {
			from, said = st.madeBy(sent, m)
		}
		if m.josa != "" && !said {
			continue
		}
		if name, sp := st.practiceAfter(sent, m.start, from); name != "" {
			out = append(out, owned{m, name, sp, said})
		}
	}
	return out
}

// madeBy is where the practice begins of which a clause says who made it: 가람시가 처음 개발한 ‘물길콜’.
func (st *story) madeBy(sent sentence, m *mention) (from int, ok bool) {
	rest := st.s[m.end+len(m.josa) : sent.end]
	at := firstOf(rest, makers)
	if at < 0 || strings.Contains(rest[:at], ",") || len(strings.Fields(rest[:at])) > 3 {
		return 0, false
	}
	v := makers[slices.IndexFunc(makers, func(v string) bool { return strings.HasPrefix(rest[at:], v) })]
	return m.end + len(m.josa) + at + len(v), true
}

// madeThing is what a clause says that a government made: 가람시가 개발한 ‘물길콜’.
func (st *story) madeThing(sent sentence, m *mention) (string, bool) {
	if !isNominative(m.josa) {
		return "", false
	}
	from, ok := st.madeBy(sent, m)
	if !ok {
		return "", false
	}
	name, _ := st.practiceAfter(sent, m.start, from)
	return name, name != ""
}

// practiceAfter is the practice that is named directly behind its owner, in quotation marks or up to a particle.
// A noun that says nothing by itself takes the owner with it, who stands at at.
func (st *story) practiceAfter(sent sentence, at, from int) (string, span) {
	s := st.s
	if quotes := st.quotesIn(span{from, sent.end}); len(quotes) > 0 {
		q := quotes[0]
		if gap := s[from:q.start]; len(gap) <= len(" ‘") && runes(squash(q.of(s))) >= 3 && headOf(q.of(s)) == "" {
			return q.of(s), q.span
		}
	}
	for i, w := range words(s, span{from, sent.end}) {
		j := lastJosa(s, w)
		if i > 4 || strings.ContainsAny(w.of(s), "‘’“”,()") {
			break
		}
		if !isObject(j) && !isTopic(j) && !isNominative(j) {
			if isVerbal(w.of(s)) {
				break
			}
			continue
		}
		sp := trim(s, span{from, w.end - len(j)})
		named := hasSuffix(sp.of(s), practiceHeads...) || hasSuffix(sp.of(s), "제", "패스")
		if n := runes(squash(sp.of(s))); n >= 4 && n <= 25 && named || n >= 2 && n <= 20 && isObject(j) && st.isTakenOver(span{w.end, sent.end}) {
			if slices.Contains([]string{"모델", "방식", "사례", "제도", "사업", "시스템"}, sp.of(s)) {
				sp.start = at // 가람시 모델
			}
			return sp.of(s), sp
		}
		if !isNominative(j) { // 안심귀가 is no subject
			break
		}
	}
	return "", span{}
}

// isTakenOver reports whether what follows an object says that it was taken over: … 를 본떠, … 를 무상으로 이전받아.
func (st *story) isTakenOver(sp span) bool {
	ws := words(st.s, sp)
	for i := 0; i < len(ws) && i < 2; i++ {
		if word := ws[i].of(st.s) + " "; hasPrefix(word, tookOver...) || hasPrefix(word, learnt...) {
			return true
		}
	}
	return false
}

// takenFrom: 새별시와 다솔군은 가람시의 ‘물길콜’을 도입했다, 정부는 … 국정과제에 반영했다, … 본떠 만든.
func (st *story) takenFrom(sent sentence, _ string) []Fact {
	s := st.s
	for _, p := range st.ownedIn(sent) {
		rest := s[p.end:sent.end]
		near := clipped(rest, 100)
		copied := containsAny(near, learnt...)
		own := p.said || containsAny(clipped(rest, 80), "본떠", "본뜬", "이전받", "넘겨받") || copied && hasPrefix(rest, "을 ", "를 ") || strings.HasSuffix(p.name, "모델")
		if !own || containsAny(rest, hoped...) || containsAny(rest, "계획", "예정", "방침", "살펴", "알아", "않", "대신", "성공한") || containsAny(rest, untrue...) {
			continue
		}
		state := containsAny(near, intoState...) && containsAny(near, "반영했", "반영됐", "채택했", "확대했", "도입했")
		var takers []*mention
		if containsAny(near, tookOver...) || copied && containsAny(rest, madeOfIt...) || state {
			takers = st.takersAround(sent, p, containsAny(near, "본떠", "본뜬"))
		}
		var out []Fact
		for _, m := range takers {
			form := bonbogi.AdoptionCopied
			switch {
			case m.central():
				form = bonbogi.AdoptionNational
			case copied:
				form = bonbogi.AdoptionInspired
			}
			out = append(out, st.adoption(p.name, st.party(p.owner), st.party(m), m.written(s), form, st.adoptedOn(sent), 0.7, sent.span))
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// takersAround are those who act in the sentence: a row before the practice, or behind it where it says what was made.
func (st *story) takersAround(sent sentence, p owned, behind bool) []*mention {
	ms := st.mentionsIn(sent.span)
	acts := func(m *mention) bool {
		if hasPrefix(strings.TrimLeft(st.s[m.end+len(m.josa):sent.end], " "), "아닌", "아니라") { // 새별시가 아닌 다솔군의
			return false
		}
		return m.typ == bonbogi.PartyGovernment && !m.glued && m.only() != nil && m.only() != p.owner.only() && (isSubject(m.josa) || m.josa == "에서")
	}
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		if !acts(m) || m.start > p.start && !behind {
			continue
		}
		row := []*mention{m}
		for k := i - 1; k >= 0 && st.linked(&ms[k], row[0]) && ms[k].only() != p.owner.only(); k-- {
			row = slices.Insert(row, 0, &ms[k])
		}
		return row
	}
	return nil
}

// linked reports whether two governments stand next to each other in a row: 새별시와 다솔군, 온새미시.
func (st *story) linked(a, b *mention) bool {
	gap := st.s[a.end:max(a.end, b.start)]
	return a.typ == bonbogi.PartyGovernment && !a.glued && len(gap) <= 8 && strings.Trim(gap, " ,·와과및") == "" && strings.Trim(gap, " ") != ""
}

// spreadTo: ‘물길콜’은 새별시와 다솔군에도 보급됐다.
func (st *story) spreadTo(sent sentence, spoken string) []Fact {
	s := st.s
	ms := st.mentionsIn(sent.span)
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		if m.typ != bonbogi.PartyGovernment || m.glued || m.only() == nil || m.only() == st.main || !slices.Contains([]string{"에", "에도", "로", "으로", "로도", "으로도", "까지", "에서도"}, m.josa) {
			continue
		}
		if rest := clipped(s[m.end:sent.end], 60); !containsAny(rest, reached...) || containsAny(s[m.end:sent.end], hoped...) {
			continue
		}
		row := []*mention{m}
		for k := i - 1; k >= 0 && st.linked(&ms[k], row[0]); k-- {
			row = slices.Insert(row, 0, &ms[k])
		}
		origin := st.mainParty()
		practice, place := st.practiceOf(sent, row[0].start, spoken)
		for _, p := range st.ownedIn(sent) {
			if p.end < row[0].start {
				origin, practice, place = st.party(p.owner), p.name, p.span
			}
		}
		if practice == "" || st.anotherSpreads(place, row[0].start) {
			continue
		}
		var out []Fact
		for _, to := range row {
			if party := st.party(to); !party.Same(origin) {
				out = append(out, st.adoption(practice, origin, party, to.written(s), bonbogi.AdoptionUnknown, st.adoptedOn(sent), 0.66, sent.span))
			}
		}
		return out
	}
	return nil
}

// anotherSpreads reports whether something else than the practice is what reached the governments that stand at to:
// ‘물길콜’ 시행에도 감기가 새별시로 퍼졌다.
func (st *story) anotherSpreads(practice span, to int) bool {
	if practice.end == 0 || practice.end >= to {
		return false
	}
	for i, w := range words(st.s, span{practice.end, to}) {
		if j := lastJosa(st.s, w); i > 0 && (isTopic(j) || isNominative(j)) {
			return true
		}
	}
	return false
}
