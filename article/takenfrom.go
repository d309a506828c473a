package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// takenFrom reads a sentence that says, be it in passing, from whom somebody has what he has: 이 사업은 새별시가 2018년 시작한 것을
// 본떴다; 군은 새별시에서 설계도를 받아 첫 삽을 떴다; 스승은 새별시다. Where nobody else is named the main government has it from there.
func (st *story) takenFrom(sent sentence, spoken string) []Fact {
	s, in := st.s, sent.of(st.s)
	if st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || sent.heading() || containsAny(in, notTaken...) || containsAny(in, untrue...) || containsAny(in, plagiarism...) || containsAny(in, "것은 아니", "것이 아니") || containsAny(in, prizeWords...) {
		return nil
	}
	if hasSuffix(st.matter, goods...) {
		return nil
	}
	ms := st.actorsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if !st.canBeFirst(m) || slices.ContainsFunc(st.quotesIn(sent.span), func(q quoted) bool { return q.start <= m.start && m.end <= q.end }) {
			continue
		}
		end, sure := st.comesFrom(sent, m)
		if sure == 0 || st.outsiderActs(span{m.end, end}) {
			continue
		}
		practice := st.practiceMeant(sent, m.end, cmp.Or(spoken, st.matter))
		if slices.Contains(generalNouns, practice) {
			practice = ""
		}
		if practice = cmp.Or(practice, spoken, st.matter, st.announced()); practice == "" {
			continue
		}
		var out []Fact
		for _, taker := range st.takersOf(sent, m, end) {
			for _, origin := range append([]bonbogi.Party{st.pioneering(m)}, st.pioneersWith(sent, m)...) {
				to, written := st.mainParty(), ""
				if taker != nil {
					to, written = st.party(taker), taker.written(s)
				}
				if !to.Same(origin) {
					out = append(out, st.adoption(practice, origin, to, written, bonbogi.AdoptionCopied, st.adoptedOn(sent), sure, sent.span))
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// announced is what an article is about that names nothing in quotation marks: the best name of a practice in its headline or its first
// sentences, else what the first sentence says that somebody does: 빨래방 of 군은 3월 빨래방을 연다.
func (st *story) announced() string { return st.opens }

// opening is what announced tells.
func opening(title, body *story) string {
	best := candidate{score: 0.2}
	for _, st := range []*story{title, body} {
		for i, sent := range st.sentences {
			for _, c := range st.practiceNames(sent) {
				if i < 3 && c.score > best.score {
					best = c
				}
			}
		}
		if best.name != "" {
			return best.name
		}
	}
	for _, sent := range title.sentences {
		if name := title.headlineNoun(sent); name != "" {
			return name
		}
	}
	for _, sent := range body.sentences {
		if !sent.heading() {
			return objectBefore(body.s, sent.span)
		}
	}
	return ""
}

// headlineNoun is the noun phrase behind the government with which a headline begins: 야간 책방 of 다솔군, 야간 책방 착공.
func (st *story) headlineNoun(sent sentence) string {
	ms := st.mentionsIn(sent.span)
	if len(ms) == 0 || ms[0].start-sent.start > 12 {
		return ""
	}
	var name []string
	for _, w := range words(st.s, span{ms[0].end + len(ms[0].josa), sent.end}) {
		word := strings.Trim(w.of(st.s), ",…‘’“”")
		if word == "" {
			continue
		}
		stem := wordStem(word)
		if slices.Contains(doings, word) || hasSuffix(word, "열어", "실시", "추진", "인기", "눈길", "호평", "확대", "제정", "첫선", "한다", "성과", "본격") {
			break
		}
		name = append(name, stem)
		if stem != word || len(name) > 3 || strings.ContainsAny(w.of(st.s), ",…") {
			break
		}
	}
	if joined := strings.Join(name, " "); runes(squash(joined)) > 2 && runes(joined) < 20 {
		return joined
	}
	return ""
}

// takersOf are those who have from the one what it had: the governments that act in the sentence, else those of whom the text went on
// to tell, else the main one, which is nil.
func (st *story) takersOf(sent sentence, from *mention, end int) []*mention {
	var out []*mention
	for _, r := range st.takerRows(sent.span) {
		if !isSubject(r.josa) && !isCopula(st.s[r.end:]) || r.start >= end && !isCopula(st.s[r.end:]) || slices.ContainsFunc(r.named, func(m *mention) bool { return m.start == from.start }) {
			continue
		}
		if len(r.named) == 0 {
			return nil // others than the main one, who are not named
		}
		if hasPrefix(st.s[r.after:], " 아닌", " 아니") || isNominative(r.josa) && r.end < from.start && st.relativeBefore(r.after, from.start) {
			continue
		}
		out = append(out, r.named...)
	}
	who := st.whole(from)
	out = slices.DeleteFunc(out, func(m *mention) bool { return m.central() || st.whole(m) == who })
	if len(out) > 0 || !st.goesWith(sent, from.start) {
		return out
	}
	if n := severalIn(st.s[sent.start:from.start]); n > 0 || st.main == who {
		return st.actedBefore(sent, from, n)
	}
	if who == nil || !st.main.above[who.ID] && !who.above[st.main.ID] {
		return []*mention{nil}
	}
	return nil
}

// severalIn is how many governments a stretch counts of which the text told before: 두 시군은.
func severalIn(in string) int {
	for n, word := range []string{"두 ", "세 ", "네 ", "다섯 "} {
		for _, noun := range []string{"시군", "시·군", "군", "시", "구", "도시", "지자체", "자치단체", "기관", "곳", "고장"} {
			if containsAny(" "+in, " "+word+noun+"은 ", " "+word+noun+"는 ", " "+word+noun+"이 ", " "+word+noun+"가 ", " "+word+noun+" 모두 ") {
				return n + 2
			}
		}
	}
	return 0
}

// actedBefore are the governments that the sentences before one said do something, as many as are counted; the nearest one if none
// are.
func (st *story) actedBefore(sent sentence, but *mention, n int) []*mention {
	var out []*mention
	for k := sent.no - 1; k >= max(0, sent.no-4) && k < len(st.sentences); k-- {
		for _, r := range st.takerRows(st.sentences[k].span) {
			for _, m := range r.named {
				if isSubject(r.josa) && !m.central() && !but.same(st, m) && !slices.ContainsFunc(out, func(o *mention) bool { return o.same(st, m) }) {
					out = append(out, m)
				}
			}
		}
		if len(out) > 0 && len(out) >= n {
			break
		}
	}
	if n > 0 && len(out) != n || n == 0 && len(out) != 1 {
		return nil
	}
	return out
}

// same reports whether two mentions mean the same government.
func (m *mention) same(st *story, o *mention) bool {
	if who := st.whole(m); who != nil {
		return who == st.whole(o)
	}
	return sameCity(m.name.of(st.s), o.name.of(st.s))
}

// relativeBefore reports whether a clause between two places belongs to the noun at its end: 새별시가 배운 가람시의 물길콜.
func (st *story) relativeBefore(from, to int) bool {
	v, ok := makes.next(st.s, span{from, to})
	return ok && v.told.ofNoun()
}

// outsiders are those who act in a sentence that tells nothing of what their government does.
var outsiders = []string{"주민", "시민", "군민", "구민", "도민", "의원", "의회", "기자", "업체", "회사", "기업", "대학", "교수", "학생", "씨", "방문단", "견학단", "상인", "농가", "농민", "단체", "모임", "연구회", "협회", "위원회", "관광객", "이용자", "전문가", "작가", "대표", "재료", "비용", "예산", "사고", "인구"}

// goesWith reports whether what a sentence tells before a place is told of the main government, of its people or of what it has.
func (st *story) goesWith(sent sentence, before int) bool {
	s := st.s
	for _, w := range words(s, span{sent.start, before}) {
		j := lastJosa(s, w)
		if !isTopic(j) && !isNominative(j) && j != "도" || strings.HasPrefix(w.of(s), "이") {
			continue
		}
		who, stem := st.mentionAt(w.start), strings.TrimSuffix(wordStem(w.of(s)), "들")
		if who != nil && who.only() != nil && who.only() != st.main && isTopic(j) || hasSuffix(stem, outsiders...) || isNominative(j) && who == nil && !hasSuffix(stem, officials...) && !isThing(stem) && !slices.Contains(ourselves, stem) {
			return false
		}
	}
	return true
}

// outsiderActs reports whether somebody who is no government does something in a stretch: 새별시의 한 업체가.
func (st *story) outsiderActs(sp span) bool {
	return slices.ContainsFunc(words(st.s, sp), func(w span) bool {
		return isNominative(lastJosa(st.s, w)) && hasSuffix(strings.TrimSuffix(wordStem(w.of(st.s)), "들"), outsiders...)
	})
}

// ourselves is how a government is called in its own news.
var ourselves = []string{"시", "군", "구", "도", "우리", "저희", "본청", "당국", "직원", "직원들", "시장", "군수", "구청장", "도지사"}

// topicThing reports whether what a sentence tells before a place is told of the thing that the text is about, or of nothing else.
func (st *story) topicThing(sent sentence, m *mention) bool {
	s := st.s
	for _, w := range words(s, span{sent.start, m.start}) {
		if j := lastJosa(s, w); !isTopic(j) || hasPrefix(w.of(s), "이", "그") || hasSuffix(s[sent.start:w.start], "이 ", "그 ", "이런 ", "이러한 ", "해당 ") {
			continue
		}
		stem := strings.Trim(wordStem(w.of(s)), "‘’“”")
		return isThing(stem) || slices.Contains(ancestry, stem) || strings.Contains(squash(cmp.Or(st.matter, st.announced())), squash(stem))
	}
	return true
}

// topicIn reports whether the topic of a sentence before a place is one of the nouns.
func (st *story) topicIn(sent sentence, m *mention, nouns []string) bool {
	return slices.ContainsFunc(words(st.s, span{sent.start, m.start}), func(w span) bool {
		j := lastJosa(st.s, w)
		return (isTopic(j) || j == "도") && slices.Contains(nouns, wordStem(w.of(st.s)))
	})
}

// isThing reports whether a noun is what one government can have from another.
func isThing(noun string) bool {
	return slices.Contains(generalNouns, noun) || slices.Contains(examples, noun) || hasSuffix(noun, knowledge...) || isScheme(noun)
}

// knowledge are nouns for what is handed from one to another so that he can do the same.
var knowledge = []string{"것", "노하우", "비법", "비결", "설계도", "설계", "도면", "규칙", "점수표", "채점표", "평가표", "매뉴얼", "지침", "지침서", "교재", "교안", "교육과정", "과정", "서식", "양식", "문안", "문구", "그림", "디자인", "조례", "조례안", "규정", "프로그램", "소프트웨어", "시스템", "앱", "플랫폼", "기술", "방법", "방식", "요령", "경험", "사례", "모델", "운영법", "운영 체계", "체계", "틀", "얼개", "뼈대", "원리", "기법", "아이디어", "영감", "힌트", "착상", "발상", "구상", "이름", "형식", "자료", "대본", "공법", "특허", "소스", "코드", "정책", "제도", "사업", "시책", "방안", "실험", "성공", "대회", "축제", "장터", "학교", "은행", "가게", "식당", "택시", "버스", "냉장고", "교실", "놀이터", "놀이", "음악회", "행사"}

// Verbs of having from another.
var (
	copies = verbsOf("본뜨", "본받", "본을 뜨", "본을 받", "모방하", "흉내 내", "흉내내", "따르", "따라 하", "따라하", "따라 만들", "뒤따르", "벤치마킹하", "참고하", "참조하", "들여오", "들이", "들여놓", "가져오", "가져다 쓰", "갖다 쓰", "가져다 놓", "빌리", "빌려 쓰", "빌려 오", "빌려오", "옮기", "옮겨 오", "옮겨오", "옮겨와", "옮겨 심", "옮겨 놓", "옮겨 짓", "이식하", "받아들이", "배워 오", "배워오", "이전받", "전수받", "전수 받", "이전 받", "넘겨받", "물려받", "이어받", "내려받", "제공받", "건네받", "전달받", "도입하", "채택하", "수용하", "접목하", "공동 활용하", "공동으로 활용하", "공동 이용하", "공동 사용하", "함께 쓰", "같이 쓰", "나눠 쓰", "받아 쓰", "차용하", "원용하", "준용하", "응용하", "변형하", "개량하", "보완하", "손질하", "손보", "고치", "고쳐 쓰", "다듬", "착안하", "따오", "따다 쓰", "영감을 얻", "영감을 받", "힌트를 얻", "아이디어를 얻", "아이디어를 빌리", "거울삼", "거울로 삼", "본보기로 삼", "본보기 삼", "본보기로 하", "모델로 삼", "모델 삼", "모델로 하", "밑그림으로 삼", "밑그림 삼", "교본으로 삼", "교본 삼", "교과서로 삼", "교과서 삼", "표본으로 삼", "표본 삼", "모범으로 삼", "기준으로 삼", "바탕으로 하", "토대로 하", "기초로 하", "기반으로 하", "바탕으로 삼", "토대로 삼", "수입하", "재현하", "적용하", "사들이", "구입하", "벤치마킹을 통해 도입하", "이어 가", "심", "쓰")
	// imitates is what one does with what serves as a model, and stays where it is.
	imitates = verbsOf("본뜨", "본받", "따르", "따라 하", "벤치마킹하", "참고하", "참조하", "배우", "배워 오", "본보기로 삼", "모델로 삼", "모델로 하", "모범으로 삼", "눈여겨보", "착안하", "베끼", "모방하", "흉내 내", "토대로 하", "바탕으로 하", "교본으로 삼", "스승으로 삼")
	comes    = verbsOf("오", "건너오", "건너 오", "넘어오", "들어오", "날아오", "비롯되", "비롯하", "시작되", "시작하", "출발하", "출발되", "유래하", "유래되", "배우", "배워 오", "배워오", "태어나", "싹트", "생겨나", "도입되", "이식되", "전해지", "옮겨지", "먼저 시작되", "처음 시작되")
	// designs is what somebody does with what he learnt.
	designs = verbsOf("설계하", "짜", "구상하", "기획하", "마련하", "만들", "개발하")
	gets    = verbsOf("받", "얻", "구하", "가져오", "배우", "익히", "건네받", "전수받", "빌리")
)

// After what somebody has seen of another's he did what a sentence tells: 새별시가 하는 것을 보고.
var (
	seen   = []string{"보고 ", "본 뒤", "본 후", "지켜보", "지켜본", "눈여겨", "살펴본 ", "둘러본 ", "견학한 ", "견학하고 ", "배운 뒤", "배운 후", "배워 ", "접하고 ", "접한 ", "전해 듣고", "듣고 ", "바탕으로", "토대로", "기초로", "기반으로", "밑거름으로", "본보기로", "모델로", "모범으로", "교본으로", "거울삼", "삼아 ", "따라 ", "통해 ", "계기로", "힘입어", "자극받아", "고무돼", "그대로 "}
	agreed = []string{"협약", "계약", "양해각서", "손잡", "손을 잡", "협의", "협력", "합의"}
	// handedOver says what an agreement was about: that one gets what the other has.
	handedOver = []string{"이전", "넘겨받", "전수", "물려받", "제공받", "내려받", "받아 ", "가져", "기술", "사용권", "이용권", "특허", "라이선스", "공동 활용", "공동 이용", "공동 사용", "프로그램", "시스템", "같은 ", "그대로"}
	permitted  = []string{"허락", "동의", "양해", "승낙", "허가", "도움", "자문", "협조", "조언", "지도를", "교육을", "컨설팅", "전수"}
	calledOn   = []string{"다녀온 ", "다녀와", "찾은 ", "찾아 ", "찾아가 ", "방문한 ", "방문해 ", "견학한 ", "견학하고 ", "둘러본 ", "둘러보고 ", "살펴본 ", "만나 "}
	alikeOf    = []string{"같은 ", "똑같은 ", "동일한 ", "그대로", "닮은 ", "비슷한 ", "똑같이 ", "같이 ", "이 사업", "이 제도", "이 서비스", "이 시책"}
	// circumstances are what two can have in common without either having it from the other.
	circumstances = []string{"날", "해", "달", "때", "시기", "시간", "생활권", "권역", "지역", "이름", "도", "곳", "선거구", "입장", "수준", "처지", "상황", "길", "조", "문제", "고민", "뜻", "생각", "이유", "금액", "규모", "점수", "순위", "기간", "장소"}
	ancestry      = []string{"시초", "원조", "스승", "뿌리", "고향", "출발", "출발점", "출발지", "본보기", "모델", "롤모델", "교과서", "발상지", "발원지", "원형", "모태", "효시", "선배", "주인", "원산지", "친정", "진원지", "시작", "기원", "원작자", "선구자", "본가", "종가"}
)

// comesFrom reports how sure a sentence says that somebody has from one what the text speaks of, and where the words end that say so.
func (st *story) comesFrom(sent sentence, m *mention) (end int, sure float64) {
	s := st.s
	from := min(m.end+len(m.josa), sent.end)
	rest := s[from:sent.end]
	switch {
	case isNominative(m.josa), m.josa == "에서", m.josa == "의", m.josa == "", m.josa == "서":
		if st.isAncestor(sent, m) {
			return m.end, 0.45
		}
		if m.josa == "" && !st.canOwn(sent, m) {
			return 0, 0
		}
		if end, ok := st.thingTaken(sent, m, from); ok {
			return end, 0.55
		}
		if m.josa == "의" && st.permitted(sent, from) {
			return from, 0.45
		}
		if m.josa == "에서" || m.josa == "서" {
			return st.gotThere(sent, m, from)
		}
		if isNominative(m.josa) && st.firstThere(sent, m, from) {
			return from, 0.4
		}
		if isNominative(m.josa) && st.gives(sent, from) {
			return from, 0.5
		}
	case hasSuffix(m.josa, "로부터", "에게서", "한테서"):
		return st.gotThere(sent, m, from)
	case isLink(m.josa):
		if at := firstOf(clipped(rest, 20), alikeOf[:3]); at >= 0 {
			word := strings.TrimLeft(rest[at+len(wordAt(rest, at)):], " ")
			if stem := wordStem(wordAt(word, 0)); !slices.Contains(circumstances, stem) && st.doneIn(sent, sent.end-len(word), doesSo, copies) {
				return sent.end, 0.5
			}
		}
		if at := firstOf(clipped(rest, 100), agreed); at >= 0 && (containsAny(rest, handedOver...) || st.speaksOf(sent, cmp.Or(st.matter, st.announced())) && containsAny(rest[:at], "공동")) && st.doneIn(sent, from+at, doesSo, copies) {
			return sent.end, 0.5
		}
	case isObject(m.josa):
		if v, ok := copies.next(s, span{from, min(sent.end, clip(s, from+36))}); ok && (st.topicThing(sent, m) && v.told >= done || st.doneIn(sent, v.end, doesSo, takesUp)) {
			return v.end, 0.5
		}
		if at := firstOf(clipped(rest, 36), seen); at >= 0 && st.doneIn(sent, from+at, doesSo, takesUp) {
			return from + at, 0.5
		}
		if at := firstOf(clipped(rest, 50), calledOn); at >= 0 && (containsAny(rest[at:], alikeOf...) || containsAny(rest[at:], "도입", "들여", "옮겨") || st.speaksOf(sent, cmp.Or(st.matter, st.announced()))) && st.doneIn(sent, from+at+len("다녀온 "), doesSo, takesUp) {
			return sent.end, 0.45
		}
	case isTopic(m.josa):
		if st.gives(sent, from) {
			return from, 0.5
		}
	case m.josa == "처럼":
		if (containsAny(rest, alikeOf...) || st.speaksOf(sent, cmp.Or(st.matter, st.announced()))) && st.doneIn(sent, from, doesSo, copies) {
			return from, 0.4
		}
	}
	return 0, 0
}

// thingTaken reports whether what one did or has is what a sentence says was taken over: 새별시가 하던 것을 본떴다, 새별시의 규칙을
// 가져다 쓴다.
func (st *story) thingTaken(sent sentence, m *mention, from int) (end int, ok bool) {
	s := st.s
	does := !(m.josa == "의" || m.josa == "")
	told := !does // what it does is told before the noun
	for i, w := range words(s, span{from, min(sent.end, clip(s, from+170))}) {
		if who := st.mentionAt(w.start); who != nil && who.typ == bonbogi.PartyGovernment && who.only() != st.main || i > 12 || !told && strings.HasSuffix(w.of(s), ",") {
			return 0, false
		}
		word := strings.TrimRight(w.of(s), ",")
		j := lastJosa(word, span{0, len(word)})
		stem := strings.Trim(strings.TrimSuffix(word, j), "‘’“”")
		quoted := strings.HasSuffix(strings.TrimSuffix(word, j), "’")
		if isLink(j) && stem == "것" && strings.HasPrefix(s[w.end:sent.end], " 다") {
			return 0, false // 새별시의 것과 다른 물길콜을
		}
		if told && isLink(j) && stem == "것" && hasPrefix(s[w.end:sent.end], " 같은 ", " 똑같은 ", " 동일한 ") && st.doneIn(sent, w.end, doesSo, copies) {
			return w.end, true
		}
		if told && (isObject(j) || j == "까지" || j == "도" || j == "에서" || j == "에") && (quoted || isThing(stem)) && !hasSuffix(stem, goods...) {
			if end, ok := st.takenBehind(sent, m, w.end, j != "에서" && j != "에"); ok {
				return end, true
			}
		}
		if isTopic(j) && runes(word) > 2 && !does {
			return 0, false
		}
		told = told || int(lastRune(word)-firstSyllable)%ends == endN && !hasSuffix(word, "년", "같은", "다른", "이런", "그런", "모든", "지난", "오는", "이번", "관련", "새로운", "어떤", "작년", "올해는") && (runes(word) > 1 || slices.Contains([]string{"본", "온", "쓴", "연", "낸", "든", "둔", "준", "한"}, word))
	}
	return 0, false
}

// takenBehind reports whether behind the name of a thing a sentence says that it was taken over.
func (st *story) takenBehind(sent sentence, m *mention, at int, object bool) (end int, ok bool) {
	s := st.s
	near := span{at, min(sent.end, clip(s, at+75))}
	if k := strings.Index(near.of(s), ", "); k >= 0 {
		near.end = at + k
	}
	v, found := copies.next(s, near)
	if !object && found && !hasPrefix(v.span.of(s), "착안", "영감", "힌트", "아이디어", "따오", "따온", "따와", "따왔", "본") {
		return 0, false
	}
	learnt := found && containsAny(v.span.of(s), "벤치마킹", "참고", "참조") && !v.told.ofNoun() && !strings.HasPrefix(s[v.end:], " 것") && !st.doneIn(sent, v.end, doesSo, takesUp, designs)
	if found && (!learnt || st.thingLeads(span{sent.start, m.start})) { // who only learnt has nothing yet
		switch {
		case v.told == done, v.told == decided, v.told == planned && hasTime(sent.of(s)):
			return v.end, !containsAny(clauseOf(s[v.start:sent.end]), unsettled...)
		case v.told.ofNoun():
			return v.end, endsInCopula(s[v.end:sent.end]) || st.contracted(sent, v.end) || st.leadsThing(sent, v.end) || st.doneIn(sent, v.end, doesSo, copies)
		}
	}
	if g, found := gets.next(s, near); object && found && g.told == done && g.start-at < 12 && !hasSuffix(s[:at], "지원을", "성과를", "효과를", "조치를") && st.doneIn(sent, g.end, doesSo, copies) {
		return g.end, true
	}
	if k := firstOf(near.of(s), seen); object && k >= 0 && st.doneIn(sent, at+k+3, doesSo, copies, makes) {
		return at + k, true
	}
	return 0, false
}

// thingLeads reports whether a stretch tells of a thing and not of who does something: ‘물길콜’은.
func (st *story) thingLeads(sp span) bool {
	for _, w := range words(st.s, sp) {
		if j := lastJosa(st.s, w); isTopic(j) {
			stem := strings.Trim(wordStem(w.of(st.s)), "‘’“”")
			return st.mentionAt(w.start) == nil && !hasSuffix(stem, outsiders...) && (stem != wordStem(w.of(st.s)) || isThing(stem))
		}
	}
	return false
}

// unsettled are words of a clause that tells of nothing done.
var unsettled = slices.Concat(hoped, []string{"않", "못", "자고 ", "자는 ", "하라", "해야", "겠다", "말아", "주장", "요구", "논의", "고려", "싶", "예정이 없", "려고", "려면", "돌아왔", "돌아갔", "지적", "보라", "보자", "합시다", "십시오"})

// endsInCopula reports whether a clause says what something is: … 것이다, … 것으로, … 제도다.
func endsInCopula(rest string) bool {
	clause := clauseOf(rest)
	if at := strings.Index(clause, "것"); at >= 0 && at < 30 {
		return hasPrefix(clause[at+len("것"):], "이다", "이기", "이라고", "이라며", "이라 ", "으로", "이었다", "입니다", "인데", "이며", "이고", "이에요", "이죠", "이지요", "과 같", "과 다름")
	}
	clause = strings.TrimRight(clause, ". ")
	return len(strings.Fields(clause)) <= 4 && hasSuffix(clause, "이다", "입니다", "이라고", "제도다", "택시다", "이며", "으로", "로")
}

// leadsThing reports whether behind a place stands a thing of which the sentence goes on to tell: … 본뜬 이 사업은.
func (st *story) leadsThing(sent sentence, at int) bool {
	s := st.s
	for i, w := range words(s, span{min(at+len(wordAt(s, at)), sent.end), sent.end}) {
		if j := lastJosa(s, w); isTopic(j) || isNominative(j) {
			return isThing(strings.Trim(wordStem(w.of(s)), "‘’“”")) && !containsAny(s[w.end:sent.end], unsettled...)
		}
		if i > 3 {
			break
		}
	}
	return false
}

// contracted reports whether behind a place stands that it was agreed on: 공동 활용하는 협약이 12일 맺어졌다.
func (st *story) contracted(sent sentence, at int) bool {
	rest := clipped(st.s[at:sent.end], 60)
	k := firstOf(rest, agreed)
	return k >= 0 && k < 30 && containsAny(rest[k:], "맺", "체결") && !containsAny(rest, unsettled...)
}

// doneIn reports whether a sentence says behind a place that something was done or is decided.
func (st *story) doneIn(sent sentence, at int, classes ...verbs) bool {
	s := st.s
	if containsAny(s[at:sent.end], unsettled...) {
		return false
	}
	for _, class := range classes {
		for v, ok := class.next(s, span{at, sent.end}); ok; v, ok = class.next(s, span{v.end, sent.end}) {
			if v.told == done || v.told == decided || v.told == planned && hasTime(sent.of(s)) || v.told.ofNoun() && endsInCopula(s[v.end:sent.end]) {
				return true
			}
		}
	}
	return false
}

// permitted: 새별시의 허락을 받아 그림을 그대로 썼다.
func (st *story) permitted(sent sentence, from int) bool {
	near := clipped(st.s[from:sent.end], 50)
	at := firstOf(near, permitted)
	if at < 0 || strings.Contains(near[:at], ", ") {
		return false
	}
	v, ok := gets.next(st.s, span{from + at, min(sent.end, clip(st.s, from+at+40))})
	return ok && v.told == done && st.doneIn(sent, v.end, doesSo, copies)
}

// gives: 새별시는 운영 기술을 다솔군에 넘겨준다.
func (st *story) gives(sent sentence, from int) bool {
	s := st.s
	for _, m := range st.mentionsIn(span{from, sent.end}) {
		if m.only() != st.main || m.josa != "에" && m.josa != "에게" {
			continue
		}
		near := span{from, min(sent.end, clip(s, m.end+80))}
		if k := strings.Index(s[m.end:near.end], ", "); k >= 0 {
			near.end = m.end + k
		}
		v, ok := handsOn.next(s, span{m.end, near.end})
		thing := slices.ContainsFunc(words(s, near), func(w span) bool {
			return isObject(lastJosa(s, w)) && hasSuffix(wordStem(w.of(s)), knowledge...)
		})
		return ok && thing && (v.told == done || v.told == decided)
	}
	return false
}

// gotThere reports how sure it is that one was given at or by another what he needs to do the same: 새별시에서 설계도를 받아, 새별시에서
// 건너왔다.
func (st *story) gotThere(sent sentence, m *mention, from int) (end int, sure float64) {
	s := st.s
	near := span{from, min(sent.end, clip(s, from+110))}
	if k := strings.Index(near.of(s), ", "); k >= 0 {
		near.end = from + k
	}
	object := ""
	for _, w := range words(s, near) {
		word := w.of(s)
		j := lastJosa(s, w)
		if isObject(j) && object == "" {
			object = strings.Trim(strings.TrimSuffix(word, j), "‘’“”")
		}
	}
	if object != "" && !isThing(object) && !strings.Contains(squash(cmp.Or(st.matter, st.announced())), squash(object)) && object != "교육" {
		return 0, 0
	}
	if v, ok := copies.next(s, near); ok && (object != "" || st.topicThing(sent, m)) {
		if end, ok := st.takenBehind(sent, m, max(from, v.start-1), true); ok {
			return end, 0.5
		}
	}
	if v, ok := gets.next(s, near); ok && object == "" && v.told == done && st.topicIn(sent, m, knowledge) {
		return v.end, 0.5 // 아이디어는 새별시에서 얻었다
	}
	if v, ok := gets.next(s, near); ok && object != "" && (v.told == done && (st.doneIn(sent, v.end, doesSo, copies) || st.doneIn(sent, v.start, gets)) || v.told.ofNoun() && (endsInCopula(s[v.end:sent.end]) || st.doneIn(sent, v.end, doesSo, copies))) {
		return v.end, 0.5
	}
	if v, ok := comes.next(s, near); ok && st.topicThing(sent, m) && !strings.Contains(s[from:v.start], "러 ") && !containsAny(s[v.start:sent.end], unsettled...) && (v.told == done || v.told == decided || v.told.ofNoun() && endsInCopula(s[v.end:sent.end])) {
		return v.end, 0.4
	}
	return 0, 0
}

// firstThere: 이 사업은 새별시가 2018년 처음 시작한 것으로.
func (st *story) firstThere(sent sentence, m *mention, from int) bool {
	v, ok := makesForNoun(st.s, span{from, min(sent.end, clip(st.s, from+110))})
	return ok && v.told.ofNoun() && st.topicThing(sent, m) && containsAny(st.s[from:v.start], firsts...) && !strings.Contains(st.s[from:v.start], ", ") && endsInCopula(st.s[v.end:sent.end])
}

// isAncestor: 이 사업의 시초는 새별시다, 새별시가 원조다, 처음 시작한 곳은 새별시의 ‘물길콜’이다.
func (st *story) isAncestor(sent sentence, m *mention) bool {
	s := st.s
	rest := strings.TrimRight(s[m.end:sent.end], ". ")
	if isNominative(m.josa) {
		first := strings.TrimSpace(strings.TrimPrefix(rest, m.josa))
		return st.topicThing(sent, m) && hasPrefix(first, ancestry...) && hasSuffix(first, "다", "이다", "입니다", "였다", "이었다", "이에요", "예요") && len(strings.Fields(first)) == 1
	}
	if !hasSuffix(rest, "다", "이다", "입니다", "였다", "이었다", "이에요", "예요") || len(strings.Fields(rest)) > 4 || strings.Contains(rest, ", ") {
		return false
	}
	for _, w := range words(s, span{sent.start, m.start}) {
		if j := lastJosa(s, w); isTopic(j) {
			stem := wordStem(w.of(s))
			before := s[sent.start:w.start]
			if v, ok := imitates.next(s, span{max(sent.start, clip(s, w.start-24)), w.start}); ok && v.told == relates && slices.Contains([]string{"것", "곳", "대상", "사례", "모델", "제도", "사업"}, stem) {
				return true // 참고한 것은 새별시의 사례다
			}
			if slices.Contains(ancestry, stem) || hasSuffix(stem, "곳", "지자체", "도시", "주인공") && (containsAny(before, firsts...) || containsAny(before, ancestry...)) {
				return true
			}
		}
	}
	return false
}
