package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// tookUp reports whether a sentence says of the governments of a row that they did what another did first, and how.
func (st *story) tookUp(sent sentence, rows []takerRow, i int, first *pioneer, from int, told bool) (form bonbogi.AdoptionForm, ok bool) {
	s := st.s
	r := &rows[i]
	form = bonbogi.AdoptionUnknown
	if len(r.named) > 0 && first.who != nil && st.within(r.named, first.who) || len(r.named) == 0 && first.who != nil && first.who.Level == bonbogi.Province && !strings.Contains(r.set.of(s), "전국") && hasSuffix(r.set.of(s), "시군", "시·군", "자치구", "군", "구") {
		return form, false // a province extends its own scheme
	}
	abroad := len(r.named) > 0 && r.named[0].typ == bonbogi.PartyForeign || strings.HasSuffix(r.set.of(s), "개국")
	if abroad && first.who != nil && (first.presumed || !isSubject(r.josa) && !canExport(sent.of(s))) {
		return form, false
	}
	if abroad && first.who != nil && !told && !st.speaksAbout(sent, first) && !containsAny(sent.of(s), copying...) && !st.takesThis(sent) && !containsAny(sent.of(s), thisOne...) {
		return form, false // 볼티모어시는 그 뒤 공원을 만들었다
	}
	rest := span{min(r.after, sent.end), min(sent.end, clip(s, r.after+240))}
	vague := len(r.named) == 0 && r.n == 0 && !containsAny(r.set.of(s), "모든", "어느", "각지", "대부분", "대다수", "곳곳")
	framed := false
	var v verbFound
	nearest := func(sp span, classes ...verbs) {
		for _, class := range classes {
			if f, found := class.next(s, sp); found && (!ok || f.start < v.start) {
				v, ok = f, true
			}
		}
	}
	if len(r.named) > 0 && !isSubject(r.josa) && st.main != nil && !first.is(st, &mention{govs: []*gov{st.main}}) && st.within(r.named, st.main) {
		return form, false // it is the main government that does it there
	}
	if r.aside(s) {
		return form, false
	}
	if st.whoTook(sent, r, first) {
		return bonbogi.AdoptionCopied, true
	}
	if r.called {
		return form, st.grownTo(sent, r, first)
	}
	switch r.josa {
	case "로", "으로", "로도", "으로도", "에", "에도", "까지", "에게", "에는":
		near := span{rest.start, min(rest.end, clip(s, rest.start+110))}
		if st.somethingElse(span{from, r.start}, first.practice) {
			return form, false
		}
		if hasSuffix(r.josa, "로") && hasPrefix(s[rest.start:], " 가는", " 향하", " 오가", " 통하", " 떠나", " 이어지는", " 돌아", " 온 ", " 간 ") {
			return form, false
		}
		nearest(near, spreads, handsOn)
		if ok && st.somethingElse(span{rest.start, v.start}, first.practice) && !containsAny(s[rest.start:v.start], "같은 ", "비슷한 ") {
			return form, false // 새별시로 가는 길도 넓어졌다
		}
		if st.leavesOut(sent, first.practice) {
			nearest(near, opensAt)
		}
		if r.josa == "까지" {
			nearest(near, takesUp)
		}
		if ok && v.told == attends {
			return form, false
		}
		if r.josa == "에도" || st.speaksAbout(sent, first) {
			nearest(near, putsUp)
		}
		if at := strings.Index(near.of(s), "있"); at >= 0 && r.josa == "에" && containsAny(near.of(s)[:at], "같은 ", "똑같은 ") { // 23개 시군에 같은 시설이 있다
			nearest(near, amounts)
		}
		if (r.n > 0 || len(r.named) > 0) && isTopicOfTakers(s[min(from, r.start):r.start], first.practice) || r.n > 0 && (told || st.leavesOut(sent, first.practice)) {
			nearest(near, grows)
		}
	case "의":
		if len(r.named) == 1 && st.isCopy(sent, r.named[0]) {
			return bonbogi.AdoptionInspired, true
		}
		if len(r.named) > 0 && st.grewInto(sent, r.after) && !st.somethingElse(span{from, r.start}, first.practice) {
			return form, true // … 이웃 시군의 조례로 이어졌다
		}
		if len(r.named) > 0 && first.owner && first.copied && r.end < first.start && st.isTopicOf(sent, r.after, first.start) {
			return bonbogi.AdoptionInspired, true // 새별시의 물길콜은 가람시 사례를 본뜬 것이다
		}
		if len(r.named) > 0 || !containsAny(clipped(s[rest.start:sent.end], 40), "%", "절반", "대부분") {
			return form, false
		}
		nearest(rest, takesUp, doesSo)
	case "이", "가", "도", "은", "는", "에서", "에서도", "에서는":
		if strings.HasPrefix(r.josa, "에서") && first.start > r.end && first.start < rest.end && told {
			return form, false // 한빛도에서는 가람시가 처음 도입한 뒤
		}
		if strings.HasPrefix(r.josa, "에서") {
			rest.end = min(rest.end, clip(s, rest.start+90))
			nearest(rest, spreads, handsOn)
			if ok && st.somethingElse(span{rest.start, v.start}, first.practice) { // 가람시에서 감기가 번졌다
				return form, false
			}
			if len(strings.Fields(s[rest.start:sent.end])) < 6 && (r.n > 0 || r.josa != "에서는" && len(r.named) > 0) && st.leavesOut(sent, first.practice) {
				nearest(rest, metWith)
			}
		}
		if cue := firstOf(clipped(rest.of(s), 40), copying); cue >= 0 && first.owner { // 새별시가 벤치마킹해 만든
			for _, class := range []verbs{takesUp, makes, doesSo} {
				if f, found := class.next(s, span{rest.start + cue, min(rest.end, clip(s, rest.start+cue+60))}); found && f.told != planned && f.start > rest.start+cue+len("본") && !hasSuffix(s[:f.start], "고 ", "기로 ") {
					return bonbogi.AdoptionInspired, true
				}
			}
		}
		if first.owner && first.copied && r.end < first.start && st.isTopicOf(sent, r.after, first.start) {
			return bonbogi.AdoptionInspired, true // 새별시가 연 장터는 가람시의 것을 옮겨 놓은 것이다
		}
		if isNominative(r.josa) && !(first.owner && first.copied && r.end < first.start) {
			if f, found := makes.next(s, rest); found && f.told == attends && told && r.end < first.start && st.isTopicOf(sent, f.end, first.start) {
				return form, true // 새별시가 시행하는 물길콜은 가람시에서 처음 시작됐다
			} else if found && f.told.ofNoun() && !slices.ContainsFunc(rows, func(o takerRow) bool { return o.start >= r.end && o.end < f.start }) {
				return form, false // 정부가 개발한 …
			}
		}
		if told && first.start >= r.end && first.end < rest.end { // what stands between is of the other
			rest.start = max(rest.start, first.end)
		}
		nearest(rest, takesUp)
		if len(r.named) > 0 && r.named[0].central() && !first.presumed {
			nearest(rest, handsOn)
		}
		if containsAny(sent.of(s), copying...) || containsAny(sent.of(s), successive...) {
			nearest(rest, spreads)
		}
		framed = first.frame > 0 && sent.no >= first.frame && sent.no < first.frame+3 && !vague
		if counted := strings.ContainsAny(s[r.end:r.after], "0123456789") && !strings.Contains(s[r.end:r.after], "(") || r.n > 0; counted && len(r.named) > 0 {
			nearest(span{rest.start, min(rest.end, clip(s, rest.start+24))}, amounts)
		}
		linked := told || framed || r.josa == "도" || r.josa == "에서도" || !first.presumed && st.speaksAbout(sent, first) || containsAny(sent.of(s), copying...) || !vague && pointsBack(sent.of(s)) || r.n > 0 && goesOn(sent.of(s)) || !(len(r.named) > 0 && r.named[0].central()) && st.leavesOut(sent, first.practice)
		if linked && !(vague && !first.owner && !containsAny(sent.of(s), "같은 ", "똑같은 ", "비슷한 ", "닮은 ")) {
			for at := rest.start; ; {
				f, found := doesSo.next(s, span{at, rest.end})
				if !found {
					break
				}
				if hasSuffix(s[rest.start:f.start], "고 ", "기로 ") && hasPrefix(s[f.start:], "했", "한다") { // 물려받고 싶다고 했다
					at = f.end
					continue
				}
				if !f.told.ofNoun() {
					if !ok || f.start < v.start {
						v, ok = f, true
					}
					break
				}
				if cue := firstOf(clipped(rest.of(s), 40), copying); cue >= 0 && first.owner { // 새별시가 벤치마킹해 만든
					for _, class := range []verbs{takesUp, makes, doesSo} {
						if f, found := class.next(s, span{rest.start + cue, min(rest.end, clip(s, rest.start+cue+60))}); found && f.told != planned && f.start > rest.start+cue+len("본") && !hasSuffix(s[:f.start], "고 ", "기로 ") {
							return bonbogi.AdoptionInspired, true
						}
					}
				}
				if first.owner && first.copied && r.end < first.start && st.isTopicOf(sent, r.after, first.start) {
					return bonbogi.AdoptionInspired, true // 새별시가 연 장터는 가람시의 것을 옮겨 놓은 것이다
				}
				if isNominative(r.josa) && !(first.owner && first.copied && r.end < first.start) && !slices.ContainsFunc(rows, func(o takerRow) bool { return o.start >= r.end && o.end < f.start }) {
					return form, false // 정부가 추진하는 …
				}
				at = f.end
			}
		}
		if !ok && !vague && first.owner && first.copied && st.happened(sent) && !containsAny(rest.of(s), learningOnly...) {
			v, ok = verbFound{span: span{rest.start, rest.start}, told: done}, true
		}
		if ok && v.told == relates && st.isOneOfThose(s[v.end:sent.end]) {
			v.told = done
		}
		if ok && v.told.ofNoun() && !(first.owner && first.copied && r.end < first.start) {
			return form, false // 새별시가 도입한 ‘물길콜’: theirs
		}
		if !ok && framed && st.happened(sent) {
			v, ok = verbFound{span: span{rest.start, rest.start}, told: done}, true
		}
		if !ok && linked && r.n > 2 && len(r.named) == 0 && containsAny(sent.of(s), nowadays...) && st.happened(sent) && !containsAny(rest.of(s), together...) {
			v, ok = verbFound{span: span{rest.start, rest.start}, told: done}, true // 이제 전국 100여 개 시군에서 달린다
		}
		if first.owner {
			form = bonbogi.AdoptionCopied
		}
		if containsAny(sent.of(s), "본떠", "본뜬", "벤치마킹", "참고", "모델로 삼", "모델로 한") {
			form = bonbogi.AdoptionInspired
		}
	}
	if !ok || containsAny(s[rest.start:v.start], visited...) && !containsAny(s[v.start:v.end], "들여", "도입", "본떠", "본떴", "채택", "받아들") || strings.Contains(s[rest.start:v.start], "않") {
		return form, false
	}
	for k := range rows { // somebody else does it
		o := &rows[k]
		if k != i && o.start > r.start && o.end <= v.start && isSubject(o.josa) && !slices.ContainsFunc(o.named, func(m *mention) bool { return first.is(st, m) }) && len(o.named) > 0 && !gapped(s[r.after:o.start]) {
			return form, false
		}
	}
	if framed {
		first.frame = sent.no + 1
	}
	if v.told == planned {
		central := len(r.named) > 0 && r.named[0].central()
		return form, central || told && hasTime(s[r.start:sent.end])
	}
	return form, true
}

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
