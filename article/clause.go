package article

import (
	"slices"
	"strings"
)

// isOneOfThose reports whether a sentence ends by saying that somebody is one of those who did it: 두 번째로 도입한 곳이다.
func (st *story) isOneOfThose(rest string) bool {
	_, rest, _ = strings.Cut(rest, " ")
	return len(rest) < 45 && hasPrefix(rest, "곳", "지자체", "자치단체", "도시", "고장", "지역", "시군", "사례", "첫 사례", "유일한") && hasSuffix(strings.TrimRight(rest, ". "), "이다", "다", "입니다", "됐다", "꼽힌다")
}

// gapped reports whether what stands between two that act leaves out the verb, which they share: 새별시는 세 곳에, 다솔군은 두 곳에 지었다.
func gapped(between string) bool {
	between, comma := strings.CutSuffix(strings.TrimRight(between, " "), ",")
	return comma && !hasSuffix(between, "고", "며", "자", "해", "어", "아", "여", "서", "만", "데", "다", "면")
}

// aside reports whether the words behind a row say that nothing came to it: 새별시가 아닌, 새별시에 따르면, 새별시에서 열린.
func (r *takerRow) aside(s string) bool {
	rest := s[min(r.after, len(s)):]
	switch {
	case isSubject(r.josa) && hasPrefix(rest, " 아닌", " 아니"):
	case r.josa == "에" && hasPrefix(rest, " 이어", " 따르면", " 대한", " 대해", " 있는", " 의해", " 위치", " 따라", " 걸쳐", " 의하면", " 비해"):
	case strings.HasPrefix(r.josa, "에서") && hasPrefix(rest, " 열린", " 열리", " 개최", " 처음", " 시작", " 비롯", " 온 "):
	default:
		return false
	}
	return true
}

// isTopicOfTakers reports whether what stands before a count says that those are counted who have a practice: 도입 지자체는.
func isTopicOfTakers(before, practice string) bool {
	before = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(before), "전국"))
	word := before[strings.LastIndex(before, " ")+1:]
	stem := wordStem(word)
	return stem != word && (hasSuffix(stem, "지자체", "자치단체", "시군", "시·군", "지방정부") || hasSuffix(stem, "도시") && strings.Contains(squash(practice), squash(stem)))
}

// happened reports whether a sentence tells at its end of what is done, and not of a plan or a wish.
func (st *story) happened(sent sentence) bool {
	end := st.s[max(sent.start, clip(st.s, sent.end-75)):sent.end]
	return hasSuffix(strings.TrimRight(end, " ”’)"), "다.", "다", "요.") && !containsAny(end, "계획", "예정", "방침", "검토", "논의", "지시", "추진하", "하겠", "할 수", "바란", "바랐", "기대", "해야", "않", "못", "말했", "밝혔", "전했", "요청", "희망", "싶", "이다.")
}

// together are the words of what those who are counted do at one place or for one end, and not each at home.
var together = []string{"참가", "참여", "응모", "신청", "경쟁", "출품", "제출", "모여", "모인", "모였", "한자리", "겨루", "겨뤘", "회원", "협의회", "방문", "문의", "관심", "견학", "선정", "온 ", "몰리", "찾", "다녀"}

// learningOnly are the verbs of those who learnt from others and made nothing of it yet.
var learningOnly = []string{"돌아왔", "돌아갔", "살펴봤", "살폈", "배웠", "배워", "논의했", "나눴", "다짐", "구상", "모색", "연구", "둘러봤", "설명", "간담회", "회의", "토론", "세미나", "워크숍", "당부", "주문했"}

// whoTook reports whether the clause before a row says of it that it took something over: ‘물길콜’을 넘겨받은 새별시는.
func (st *story) whoTook(sent sentence, r *takerRow, first *pioneer) bool {
	s := st.s
	from := max(sent.start, clip(s, r.start-40))
	if first.end <= r.start {
		from = max(from, first.end)
	}
	for v, ok := takesUp.next(s, span{from, r.start}); ok; v, ok = takesUp.next(s, span{v.end, r.start}) {
		if v.told == relates && v.end+1 == r.start {
			before := s[sent.start:v.start]
			return !isSubject(r.josa) || !st.endsWithActor(sent, v.start, first) && containsAny(before, "을 ", "를 ")
		}
	}
	return false
}

// endsWithActor reports whether somebody else than the pioneer acts right before a place.
func (st *story) endsWithActor(sent sentence, at int, first *pioneer) bool {
	ms := st.actorsIn(span{sent.start, at})
	return len(ms) > 0 && isNominative(ms[len(ms)-1].josa) && !first.is(st, &ms[len(ms)-1]) && at-ms[len(ms)-1].end < 30
}

// isTopicOf reports whether what stands between two places is a noun phrase of which the sentence goes on to tell: … 물길콜은.
func (st *story) isTopicOf(sent sentence, from, to int) bool {
	ws := words(st.s, span{min(from, to), to})
	for _, w := range ws {
		if j := lastJosa(st.s, w); (j == "은" || j == "는") && len(ws) < 9 {
			return true
		}
	}
	return false
}

// grewInto reports whether behind a place stands what a practice grew into: … 의 조례로 이어졌다.
func (st *story) grewInto(sent sentence, at int) bool {
	s := st.s
	for i, w := range words(s, span{at, sent.end}) {
		j := lastJosa(s, w)
		if i > 5 || isSubject(j) || isObject(j) {
			return false
		}
		if j == "로" || j == "으로" {
			v, ok := becomes.next(s, span{w.end, min(sent.end, clip(s, w.end+30))})
			return ok && !v.told.ofNoun() && v.told != planned
		}
	}
	return false
}

// hasTime reports whether a plan has its time: 내년 3월부터.
func hasTime(clause string) bool {
	return containsAny(clause, "내년", "년부터", "월부터", "하반기", "상반기", "일부터", "년까지")
}

// within reports whether all of the governments lie in another: a province extends its own scheme.
func (st *story) within(ms []*mention, in *gov) bool {
	return !slices.ContainsFunc(ms, func(m *mention) bool { return m.only() == nil || !m.only().above[in.ID] })
}

// somethingElse reports whether the last before those whom something reached of which a clause tells is no practice: 인구가 새별시로.
func (st *story) somethingElse(sp span, practice string) bool {
	if sp.start >= sp.end {
		return false
	}
	other := false
	ws := words(st.s, sp)
	for i, w := range ws {
		j := lastJosa(st.s, w)
		if isTopic(j) || j == "" && isVerbal(w.of(st.s)) { // another clause begins
			other = false
		}
		if !isNominative(j) && (j != "도" || endsInDo(w.of(st.s))) || st.mentionAt(w.start) != nil || i+1 < len(ws) && hasPrefix(ws[i+1].of(st.s), "되", "됐", "돼", "된", "아니") {
			continue
		}
		noun := wordStem(w.of(st.s))
		if hasSuffix(noun, "지자체", "자치단체", "시군", "시·군") {
			continue
		}
		other = !strings.Contains(squash(practice), squash(noun)) && !strings.HasSuffix(noun, "’") && !strings.HasSuffix(noun, "”") && !endsLikeScheme(noun) && !slices.Contains(generalNouns, noun)
	}
	return other
}

// isCopy reports whether what a government has is said to be made after another: 새별시의 ‘햇살콜’은 … 벤치마킹한 것이다.
func (st *story) isCopy(sent sentence, m *mention) bool {
	for _, q := range st.quotesIn(span{m.end, sent.end}) {
		behind := strings.TrimPrefix(st.s[q.end:sent.end], "’")
		return q.start-m.end <= 10 && hasPrefix(behind, "은 ", "는 ") && containsAny(behind, "벤치마킹한 것", "본뜬 것", "본떠 만", "따온 것", "모델로 한 것", "벤치마킹해 만")
	}
	return false
}
