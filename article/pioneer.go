package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// pioneer is who had a practice first, as a text says it once for all that follows: 2015년 가람시에서 처음 시작된 이 제도는.
type pioneer struct {
	who      *gov // nil for one abroad
	party    bonbogi.Party
	with     []bonbogi.Party // those who had it first together with it
	practice string
	sentence int
	start    int     // where it is named
	end      int     // behind the words that say so; from there on a sentence can tell of others
	sure     float64 // what speaks for it
	copied   bool    // the sentence says that it was a model: 가람시의 ‘물길콜’을 본떠
	owner    bool    // the sentence says whose it is that somebody took over: 가람시의 ‘물길콜’을 도입했다
	frame    int     // the sentence that says that many followed, after which they are named
	presumed bool    // nobody says so: it is the one of whose practice the text tells
}

// surelyFirst is how much speaks for a pioneer of whom a text says so itself.
const surelyFirst = 0.25

// Words of the one who was first.
var (
	nationalFirsts = []string{"전국 최초", "국내 최초", "전국 첫", "국내 첫", "나라 첫", "세계 첫", "전국에서 처음", "전국 처음", "국내에서 처음", "국내 처음", "전국에서 가장 먼저", "가장 먼저", "맨 먼저", "제일 먼저", "전국 지자체 최초", "전국 지자체 가운데", "전국 지자체 중", "전국 지방자치단체 중", "전국 지방자치단체 가운데", "지자체 가운데", "지자체 중 ", "전국 기초", "전국 광역", "우리나라 최초", "우리나라에서 처음", "세계 최초", "대한민국 최초", "권에서 처음", "권 최초", "도내 최초", "도내에서 처음", "도내 처음"}
	firsts         = []string{"최초", "전국 첫", "국내 첫", "나라 첫", "세계 첫", "첫 번째로", "처음", "맨 먼저", "가장 먼저", "제일 먼저", "맨 처음", "가장 일찍", "먼저 ", "앞장서", "일찍이", "일찌감치", "선제적", "선도적", "앞서 "}
	origins        = []string{"원조", "맏이", "맏형", "시조", "선구", "1호", "효시", "시초", "시발점", "출발점", "발상지", "발원지", "진원지", "종주", "작품", "발명품", "창작품", "아이디어다", "본고장", "첫 사례", "첫 테이프"}
	begunWith      = []string{"을 시작으로", "를 시작으로", "을 필두로", "를 필두로", "을 기점으로", "를 기점으로", "을 출발점으로", "를 출발점으로", "에서 물꼬", "에서 큰 호응", "에서 좋은 반응", "에서 성공", "발 ‘", "발 “", "발(發)"}
)

// pioneerOf is the government of which a sentence says that it was first. Where no other is named it is the main one, but only
// if it was the first of the country: who does something for the first time is no pioneer.
func (st *story) pioneerOf(sent sentence, spoken string) (pioneer, bool) {
	for _, told := range []func(sentence) (pioneer, span, bool, bool){st.beginner, st.firstOfAll} {
		p, verb, relative, ok := told(sent)
		if !ok {
			continue
		}
		p.sentence = sent.no
		p.practice = cmp.Or(st.practiceTold(sent, verb, relative, spoken), st.matter)
		return p, true
	}
	return pioneer{}, false
}

// canBeFirst reports whether a mention is one municipality or province, or its council.
func (st *story) canBeFirst(m *mention) bool {
	if m.typ == bonbogi.PartyForeign {
		return st.isAbroad(m)
	}
	return (!m.glued || isCopula(st.s[m.end:]) || strings.HasPrefix(st.s[m.end:], "입니다")) && !m.central() && (m.typ == bonbogi.PartyGovernment || m.typ == bonbogi.PartyCouncil) && st.sole(m) != nil && st.sole(m).only() != nil
}

// pioneering is the government of a mention: what its council made is its own.
func (st *story) pioneering(m *mention) bonbogi.Party {
	if m = cmp.Or(st.sole(m), m); m.typ == bonbogi.PartyCouncil {
		return bonbogi.Party{Government: m.only().ID, Name: st.fullName(m.only(), m.name.of(st.s)), Type: bonbogi.PartyGovernment}
	}
	return st.party(m)
}

// whole is the government that a mention means; nil for one abroad.
func (st *story) whole(m *mention) *gov {
	if one := st.sole(m); one != nil {
		return one.only()
	}
	return nil
}

// beginner is the one with whom a sentence says that something began: 가람시를 시작으로, 가람시에서 출발한, 가람시가 원조다.
func (st *story) beginner(sent sentence) (p pioneer, verb span, relative, ok bool) {
	s := st.s
	if containsAny(sent.of(s), "우기", "우긴", "서로 원조", "원조 논란", "원조 다툼", "원조라고 주장") {
		return pioneer{}, span{}, false, false
	}
	ms := st.actorsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.glued && m.bare && m.typ == bonbogi.PartyGovernment && m.only() != nil { // 가람물길자전거는 … 원조다
			word := wordAt(s, m.start)
			if j := lastJosa(word, span{0, len(word)}); (isTopic(j) || isNominative(j)) && containsAny(clauseOf(s[m.end:sent.end]), origins...) {
				p := pioneer{who: m.only(), party: st.party(m), sure: 0.25, end: m.start + len(word)}
				return p, span{p.end, p.end}, false, true
			}
		}
		if !st.canBeFirst(m) {
			continue
		}
		p := pioneer{who: st.whole(m), party: st.pioneering(m), start: m.start, sure: 0.3}
		rest := s[m.end:sent.end]
		if before := strings.TrimRight(s[sent.start:m.start], " "); hasSuffix(before, "원조인", "원조", "발상지인", "발상지", "시초인", "효시인", "본고장인", "본고장", "선구자인", "원조격인") { // 물길자전거의 원조인 가람시는
			p.end = m.end
			return p, span{m.start, m.start}, false, true
		}
		for _, w := range begunWith {
			if strings.HasPrefix(rest, w) {
				p.end = m.end + len(w)
				p.end += len(wordAt(s, p.end))
				return p, span{m.end, p.end}, hasSuffix(s[:p.end], "된", "한", "인", "둔") || strings.HasPrefix(w, "발"), true
			}
		}
		if m.josa == "에서" { // 가람시에서 비롯한
			from := m.end + len(m.josa)
			near := span{from, min(sent.end, clip(s, from+45))}
			v, found := begins.next(s, near)
			if made, ok := makes.next(s, near); ok && made.told.ofNoun() && (!found || made.start < v.start) {
				v, found = made, true
			}
			if found && !containsAny(s[from:v.start], ",", "에서") && v.told >= done {
				p.end = v.end + len(wordAt(s, v.end))
				return p, span{v.start, p.end}, v.told.ofNoun(), true
			}
		}
		if before := wordStemBefore(s, sent.start, m.start); slices.Contains([]string{"다", "이다", "입니다", "였다", "이었다"}, wordAt(s, m.end)) && (hasSuffix(before, origins...) || hasSuffix(before, "곳", "지자체", "도시", "주인공") && containsAny(s[sent.start:m.start], firsts...)) {
			p.end = sent.end // 물길자전거의 본고장은 가람시다
			return p, span{m.start, m.start}, false, true
		}
		if isNominative(m.josa) || isTopic(m.josa) || m.josa == "의" {
			near := clauseOf(clipped(rest, 60))
			if at := firstOf(near, origins); at >= 0 && hasPrefix(near[at:], origins...) {
				p.end = m.end + at
				return p, span{m.start, m.start}, false, true
			}
		}
	}
	return pioneer{}, span{}, false, false
}

// wordStemBefore is the word before a place, with a province between left out, without its particle.
func wordStemBefore(s string, from, at int) string {
	ws := words(s, span{from, at})
	if len(ws) == 0 {
		return ""
	}
	return wordStem(ws[len(ws)-1].of(s))
}

// firstOfAll is the one that did something first: 가람시가 전국 최초로 도입한, 가람시에서 처음 시작된.
func (st *story) firstOfAll(sent sentence) (p pioneer, verb span, relative, ok bool) {
	s, in := st.s, sent.of(st.s)
	first := firstOf(in, firsts)
	if first < 0 {
		return p, span{}, false, false
	}
	at := sent.start + first
	v, found := makes.next(s, span{at, min(sent.end, at+110)})
	if !found || strings.Count(s[at:v.start], ",") > 1 {
		return p, span{}, false, false
	}
	for !v.told.ofNoun() { // 처음 개발해 운영하는
		next, more := makes.next(s, span{v.end, min(sent.end, v.end+30)})
		if !more || strings.Contains(s[v.end:next.start], ",") || next.told < done {
			break
		}
		v = next
	}
	ofTheCountry := containsAny(s[max(sent.start, clip(s, at-30)):min(sent.end, at+len("가장 먼저"))], nationalFirsts...)
	p.end = v.end + len(wordAt(s, v.end))
	relative = v.told.ofNoun()
	since := hasPrefix(s[p.end:sent.end], " 이후", " 뒤", " 이래", " 후 ", " 데 이어") // 가람시가 처음 시행한 이후
	if rest := s[p.end:sent.end]; strings.HasPrefix(rest, " 중인") || strings.HasPrefix(rest, " 온 ") {
		p.end += len(" 온")
		relative = true
	}
	if relative { // 처음 만든 가람시의 물길콜
		if m := st.mentionAt(skip(s, p.end, sent.end)); m != nil && st.canBeFirst(m) && (m.josa == "의" || m.josa == "") && p.end < m.start {
			p.who, p.party, p.sure, p.end = st.whole(m), st.pioneering(m), 0.3, m.end+len(m.josa)
			return p, span{v.start, p.end}, true, true
		}
	}
	rows := st.takerRows(span{sent.start, v.start})
	for i := len(rows) - 1; i >= 0; i-- {
		r := &rows[i]
		if len(r.named) == 0 || at-r.end > 120 {
			continue
		}
		if r.josa == "도" {
			return p, span{}, false, false // 새별시도 … 처음: it has what others had before
		}
		behind := r.start > at // 전국 최초로 가람시가 만든
		if !r.named[0].central() && (isSubject(r.josa) || strings.HasPrefix(r.josa, "에서") && !behind || r.josa == "의" && hasPrefix(s[at:], "선제적", "선도적")) {
			p.who, p.party, p.sure = r.named[0].only(), st.pioneering(r.named[0]), 0.2
			if ofTheCountry {
				p.sure = 0.3
			}
			for _, m := range r.named[1:] {
				p.with = append(p.with, st.pioneering(m))
			}
			p.start = r.start
			return p, span{v.start, p.end}, relative, relative || since || ofTheCountry || p.who == nil || strings.HasPrefix(s[at:], "선제적") // not: 올해 처음 도입했다
		}
	}
	ms := st.mentionsIn(span{sent.start, v.start})
	for i := len(ms) - 1; i >= 0; i-- {
		if m := &ms[i]; m.typ == bonbogi.PartyCouncil && st.canBeFirst(m) && isSubject(m.josa) {
			p.who, p.party, p.sure = st.whole(m), st.pioneering(m), 0.25
			return p, span{v.start, p.end}, relative, relative || ofTheCountry
		}
	}
	if !ofTheCountry || st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || containsAny(in[:first], "정부", "국가") {
		return p, span{}, false, false
	}
	p.who, p.party, p.sure = st.main, st.mainParty(), 0.25
	return p, span{v.start, p.end}, relative, true
}

// madeAsHead is whose head is said to have made something once: 한빛도지사 시절 도입한 물길택시.
func (st *story) madeAsHead(sent sentence) (pioneer, bool) {
	s := st.s
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.central() || st.whole(m) == nil {
			continue
		}
		title := strings.TrimLeft(s[m.name.end:sent.end], "시도군구 ")
		rest, ok := cutAny(title, "지사", "시장", "장", "군수", "수", "구청장", "청장")
		if at := firstOf(clipped(rest, 30), []string{"시절", "때", "재임", "재직", "이던", "였던", "당시"}); !ok || at < 0 {
			continue
		}
		from := sent.end - len(rest)
		if v, found := makes.next(s, span{from, min(sent.end, clip(s, from+110))}); found {
			p := pioneer{who: st.whole(m), party: st.pioneering(m), sentence: sent.no, end: v.end + len(wordAt(s, v.end)), sure: surelyFirst}
			if p.party.Type != bonbogi.PartyGovernment {
				continue
			}
			p.practice = cmp.Or(st.practiceTold(sent, span{v.start, p.end}, v.told.ofNoun(), st.matter), st.matter)
			return p, true
		}
	}
	return pioneer{}, false
}

// cutAny cuts the first of the prefixes that stands there.
func cutAny(s string, prefixes ...string) (rest string, ok bool) {
	for _, p := range prefixes {
		if rest, ok = strings.CutPrefix(s, p); ok {
			return rest, true
		}
	}
	return s, false
}

// makerOf is who made what a sentence says others have, without having been first: 가람시와 새별시가 시작한 물길택시가 전국으로
// 번지고 있다.
func (st *story) makerOf(sent sentence, _ string) (pioneer, bool) {
	s := st.s
	if p, ok := st.madeAsHead(sent); ok {
		return p, true
	}
	for _, r := range st.takerRows(sent.span) {
		if len(r.named) == 0 || r.named[0].central() {
			continue
		}
		m := r.named[0]
		from := r.after
		if !isNominative(r.josa) && r.josa != "에서" {
			continue
		}
		v, ok := makes.next(s, span{from, min(sent.end, clip(s, from+90))})
		if !ok || !v.told.ofNoun() || strings.Contains(s[from:v.start], ", ") || len(st.mentionsIn(span{from, v.start})) > 0 {
			continue
		}
		p := pioneer{who: st.whole(m), party: st.pioneering(m), sentence: sent.no, end: v.end + len(wordAt(s, v.end)), sure: 0.15}
		for _, o := range r.named[1:] {
			p.with = append(p.with, st.pioneering(o))
		}
		if p.practice, _ = st.thingBehind(sent, p.end); p.practice != "" {
			return p, true
		}
	}
	return pioneer{}, false
}

// exampleOf is whose example a sentence says was followed, or whose practice was taken over: 가람시의 모델을 따라, 가람시 사례가
// 알려지자, 가람시를 벤치마킹해, 가람시로부터 이전받아, 가람시의 ‘물길콜’을 도입했다.
func (st *story) exampleOf(sent sentence, spoken string) (pioneer, bool) {
	ms := st.actorsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if !st.canBeFirst(m) {
			continue
		}
		name, end, ok := st.isExample(sent, m)
		if !ok {
			continue
		}
		p := pioneer{who: st.whole(m), party: st.pioneering(m), practice: name, sentence: sent.no, start: m.start, end: end, sure: 0.3, owner: true, copied: containsAny(clipped(st.s[end:sent.end], 60), copying...) || containsAny(clipped(st.s[end:sent.end], 60), inspired...) || containsAny(clipped(st.s[end:sent.end], 60), succeeded...)}
		if p.practice == "" {
			p.practice = st.practiceMeant(sent, m.end, spoken)
		}
		if isNominative(m.josa) {
			p.with = st.pioneersWith(sent, m)
		}
		if p.practice != "" {
			return p, true
		}
	}
	return pioneer{}, false
}

// pioneersWith are those who are named with one in its row: 가람시와 새별시가 만든.
func (st *story) pioneersWith(sent sentence, m *mention) []bonbogi.Party {
	var out []bonbogi.Party
	for _, r := range st.takerRows(sent.span) {
		if r.start <= m.start && m.end <= r.end {
			for _, o := range r.named {
				if o.start != m.start {
					out = append(out, st.pioneering(o))
				}
			}
		}
	}
	return out
}

// examples are nouns for what others follow.
var examples = []string{"모델", "사례", "방식", "성공", "선제적", "경험", "시도", "예를", "예가", "것을", "모범", "실험", "본을", "노하우", "시책", "정책", "제도", "조례", "사업"}

// isExample reports whether a sentence says of a government that somebody followed it or was given what it has, and which
// practice it was, if it is named with it; end is behind both.
func (st *story) isExample(sent sentence, m *mention) (name string, end int, ok bool) {
	s := st.s
	from := m.end + len(m.josa)
	rest := strings.TrimLeft(s[from:sent.end], " ")
	near := clipped(rest, 75)
	cue := firstOf(near, copying)
	switch {
	case m.josa == "처럼":
		return "", from, true
	case isObject(m.josa):
		return "", from, cue == 0 || hasPrefix(near, "따라", "뒤따라", "좇", "모델로", "본보기로")
	case m.josa == "에서" || hasSuffix(m.josa, "로부터", "에게서"):
		got := firstOf(near, []string{"받아", "받았", "받은", "얻어", "배워", "사들", "들여", "가져", "빌려", "구매"})
		if m.josa == "에서" && (got < 0 || got > 50 || strings.Contains(near[:got], ",")) || got < 0 {
			return "", from, false
		}
		name, _ = st.thingBehind(sent, from)
		return name, from, true
	case isLink(m.josa): // 가람시와 협약을 맺고 … 이전받아
		return "", from, containsAny(clipped(rest, 40), "협약", "협의", "협력") && containsAny(rest, "이전받", "넘겨받", "전수받", "물려받", "무상으로 받", "제공받")
	case isNominative(m.josa): // 가람시가 만든 ‘물길콜’을
		v, made := makes.next(s, span{from, min(sent.end, clip(s, from+90))})
		if !made || !v.told.ofNoun() || strings.Contains(s[from:v.start], ", ") || len(st.mentionsIn(span{from, v.start})) > 0 {
			return "", from, false
		}
		from = v.end + len(wordAt(s, v.end))
		if strings.HasPrefix(s[from:], " 중인") {
			from += len(" 중인")
		}
	case m.josa != "의" && m.josa != "":
		return "", from, false
	}
	if !st.canOwn(sent, m) { // 가람·새별여객의
		return "", from, false
	}
	if thing := firstOf(near, examples); thing >= 0 && cue >= thing && !strings.Contains(near[:cue], ", ") && !isNominative(m.josa) && len(st.actorsIn(span{from, min(sent.end, from+1+thing)})) == 0 {
		name, _ = st.thingBehind(sent, from)
		if slices.Contains(generalNouns, name) || !endsLikeScheme(name) {
			name = ""
		}
		if hasSuffix(name, examples[:2]...) {
			name = s[m.start:m.name.end] + " " + name
		}
		return name, from, true
	}
	if thing, _ := st.thingBehind(sent, from); thing != "" { // 가람시의 물길콜이 반응이 좋자, 가람시의 물길콜에서 착안해
		at := from + max(0, strings.Index(s[from:sent.end], thing)) + len(thing)
		behind := clipped(strings.TrimLeft(s[at:sent.end], "’”"), 70)
		cues := succeeded
		switch {
		case hasPrefix(behind, "에 이어 "):
			return thing, at, true
		case strings.HasPrefix(behind, "에서 "):
			cues = inspired
		case !hasPrefix(behind, "이 ", "가 ", "의 ", "은 ", "는 "):
			cues = nil
		}
		if cue := firstOf(behind, cues); at-from < 60 && cue >= 0 && !strings.Contains(behind[:cue], ", ") {
			return thing, at, true
		}
		if hasPrefix(behind, "이 ", "가 ", "에 ") && at-from < 40 && whereupon(behind) { // 가람시 물길마을에 손님이 몰리자
			return thing, at, true
		}
	}
	if name, end = st.objectBehind(sent, from); name == "" {
		return "", from, false
	}
	next := span{end, min(sent.end, clip(s, end+60))}
	if cue := firstOf(next.of(s), copying); cue >= 0 && cue < 24 {
		return st.ownedName(sent, m, name), end, true
	}
	if hasPrefix(strings.TrimLeft(next.of(s), " "), "국정", "국가", "정부", "전국") && containsAny(next.of(s), stateThings...) {
		return name, end, true
	}
	quoted := len(st.quotesIn(span{from, end})) > 0
	v, takes := takesUp.next(s, next)
	takes = takes && len(strings.Fields(s[end:v.start])) <= 3
	if !takes && (quoted || endsLikeScheme(name)) {
		v, takes = doesSo.next(s, span{end, min(sent.end, clip(s, end+100))})
		if f, found := handsOn.next(s, span{end, min(sent.end, clip(s, end+100))}); found && (!takes || f.start < v.start) {
			v, takes = f, true
		}
	}
	if !takes || v.told.ofNoun() && !strings.Contains(s[v.end:sent.end], "는 ") {
		return "", from, false
	}
	return st.ownedName(sent, m, name), end, true
}

// whereupon reports whether a clause says that something followed from it: … 손님이 몰리자.
func whereupon(clause string) bool {
	for i, w := range strings.Fields(clause) {
		if i > 0 && runes(w) > 1 && strings.HasSuffix(w, "자") && !hasSuffix(w, "환자", "노동자", "사용자", "이용자", "소비자", "기자", "투자", "사업자", "종사자", "참가자", "참여자", "관계자", "대상자", "보자", "숫자") {
			return true
		}
		if strings.ContainsAny(w, ",.") {
			return false
		}
	}
	return false
}

// canOwn reports whether what stands behind a mention can be what it has: 가람시 물길콜, and not 새별시, 가람시 10곳이.
func (st *story) canOwn(sent sentence, m *mention) bool {
	if m.josa != "" {
		return true
	}
	s := st.s
	rest := s[m.end:sent.end]
	return hasPrefix(rest, " ", "‘", "“") && !(len(rest) > 1 && isDigit(rest[1])) && !hasSuffix(s[sent.start:m.start], ", ", "·", "와 ", "과 ") && !hasPrefix(rest, " 등")
}

// ownedName is the name of a practice with its owner, if it says nothing by itself: 가람시 모델.
func (st *story) ownedName(sent sentence, m *mention, name string) string {
	if slices.Contains(generalNouns, name) {
		return m.name.of(st.s) + " " + name
	}
	return name
}

// objectBehind is the noun phrase that begins behind a place and is the object of what follows, and where its particle ends.
func (st *story) objectBehind(sent sentence, from int) (name string, end int) {
	s := st.s
	from = skip(s, from, sent.end)
	for i, w := range words(s, span{from, sent.end}) {
		word := w.of(s)
		if i > 6 || strings.Contains(word, ",") || i > 0 && st.mentionAt(w.start) != nil {
			return "", 0
		}
		j := lastJosa(s, w)
		inQuotes := slices.ContainsFunc(st.quotesIn(span{from, sent.end}), func(q quoted) bool { return q.start <= w.start && w.end <= q.end })
		switch {
		case inQuotes:
		case isObject(j):
			name = strings.Trim(s[from:w.end-len(j)], " ‘’“”")
			if quotes := st.quotesIn(span{from, w.end}); len(quotes) > 0 {
				name = quotes[0].of(s)
			}
			if n := runes(name); n < 2 || n > 30 {
				return "", 0
			}
			return name, w.end
		case isTopic(j) || isNominative(j) && runes(word) > 2 && !strings.HasSuffix(word, "가 ") && i > 0 && hasSuffix(wordStem(word), "시", "군", "도"):
			return "", 0
		case j == "" && runes(word) > 1 && hasSuffix(word, "고", "며", "면서", "자", "해", "하여", "돼", "되어", "지만", "는데", "다"):
			return "", 0
		}
	}
	return "", 0
}

// branded is who stands in the name of a practice: 광주형 일자리, 대구발 무임승차.
func (st *story) branded(sent sentence) (pioneer, bool) {
	s := st.s
	for _, w := range words(s, sent.span) {
		at := w.start + len(w.of(s)) - len(strings.TrimLeft(w.of(s), "‘“"))
		n := st.g.at(s, at)
		if n == nil || hasSuffix(n.word, "시", "군", "구", "도", "청") {
			continue
		}
		rest := s[at+len(n.word) : sent.end]
		if !hasPrefix(rest, "형 ", "표 ", "발 ", "발(發) ", "다움 ", "식 ") {
			continue
		}
		one := st.sole(&mention{span: span{at, at + len(n.word)}, name: span{at, at + len(n.word)}, govs: st.narrow(n.govs), typ: bonbogi.PartyGovernment})
		if one == nil || one.only() == nil || one.central() {
			continue
		}
		name, _ := st.thingBehind(sent, at)
		for _, q := range st.quotesIn(sent.span) {
			if q.start == at {
				name = q.of(s)
			}
		}
		if name != "" {
			return pioneer{who: one.only(), party: st.party(one), practice: name, sentence: sent.no, start: at, end: at + len(n.word), sure: 0.15}, true
		}
	}
	return pioneer{}, false
}

// is reports whether a mention is the one who had it first.
func (p *pioneer) is(st *story, m *mention) bool {
	if p.who != nil || m.typ == bonbogi.PartyForeign {
		return p.who != nil && st.whole(m) == p.who || p.who == nil && sameCity(m.name.of(st.s), p.party.Name)
	}
	return false
}

// sameCity compares names of cities: 파리, 파리시.
func sameCity(a, b string) bool {
	return strings.TrimSuffix(a, "시") == strings.TrimSuffix(b, "시")
}

// isAbroad reports whether a mention is a city or country abroad, and no body from there.
func (st *story) isAbroad(m *mention) bool {
	return slices.ContainsFunc(st.abroad, func(o mention) bool { return o.start == m.start && o.end == m.end })
}

// began reports whether a mention is one of those who had it first.
func (p *pioneer) began(m *mention) bool {
	return m.only() != nil && slices.ContainsFunc(p.with, func(o bonbogi.Party) bool { return o.Government == m.only().ID })
}
