package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

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
		if object, _ := st.objectBehind(sent, m.end+len(m.josa)); p.practice == "" && strings.Contains(object, " ") && hasSuffix(object, examples...) {
			p.practice = object // 가람시의 축제 노하우를 물려받아
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

// lent are nouns for what one is given by another to do the same.
var lent = []string{"허락", "동의", "승인", "자문", "도움", "도면", "설계", "교재", "자료를 ", "기술을 ", "소스", "프로그램을 ", "표준안", "협조", "지도를 ", "교육을 "}

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
		start := skip(s, from, sent.end)
		for _, w := range words(s, span{start, min(sent.end, start+got)}) {
			if j := lastJosa(s, w); isObject(j) && !isThing(strings.Trim(wordStem(w.of(s)), "‘’“”")) && !strings.HasSuffix(wordStem(w.of(s)), "’") && !strings.Contains(squash(st.matter), squash(wordStem(w.of(s)))) {
				return "", from, false // 가람시에서 딸기를 가져와
			}
		}
		name, _ = st.thingBehind(sent, from)
		return name, from, true
	case isLink(m.josa) && hasPrefix(near, "같은 ", "똑같은 ", "꼭 같은 ", "동일한 ", "비슷한 ", "닮은 ", "같이 "): // 가람시와 같은 물길콜을
		name, _ = st.thingBehind(sent, m.end+len(m.josa)+len(wordAt(s, skip(s, m.end+len(m.josa), sent.end)))+1)
		return name, from, true
	case m.josa == "의" && hasPrefix(near, lent...) && containsAny(near, "받아", "받은", "얻어", "빌려", "받고", "얻은", "업고"): // 가람시의 허락을 받아
		return "", from, true
	case isLink(m.josa): // 가람시와 협약을 맺고 … 이전받아
		return "", from, containsAny(clipped(rest, 40), "협약", "협의", "협력") && containsAny(rest, "이전받", "넘겨받", "전수받", "물려받", "무상으로 받", "제공받", "들여왔", "들여와", "도입했", "가져왔", "가져와", "함께 쓰", "같이 쓰")
	case isNominative(m.josa): // 가람시가 만든 ‘물길콜’을
		v, made := makesForNoun(s, span{from, min(sent.end, clip(s, from+90))})
		if !made || !v.told.ofNoun() || strings.Contains(s[from:v.start], ", ") || len(st.mentionsIn(span{from, v.start})) > 0 {
			return "", from, false
		}
		from = v.end + len(wordAt(s, v.end))
		for _, on := range []string{" 중인", " 온", " 오던"} {
			if strings.HasPrefix(s[from:], on) {
				from += len(on)
			}
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
		case hasPrefix(behind, "에 이어 ", "에 자극", "에서 자극", "에 착안"):
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
		if i > 6 || strings.HasPrefix(word, "것과") || strings.Contains(word, ",") || i > 0 && st.mentionAt(w.start) != nil {
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
		case isTopic(j) || isNominative(j) && runes(word) > 1 && !strings.HasSuffix(word, "가 ") && i > 0 && hasSuffix(wordStem(word), "시", "군", "도"):
			return "", 0
		case j == "" && runes(word) > 1 && hasSuffix(word, "고", "며", "면서", "자", "해", "하여", "돼", "되어", "지만", "는데", "다"):
			return "", 0
		}
	}
	return "", 0
}
