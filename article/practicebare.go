package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// bareNames are names without quotation marks in a sentence: phrases that end like a scheme's, and words that bear the
// government's name. Where one stands as a place (물길센터에서 열린) it names none.
func (st *story) bareNames(sent sentence) []candidate {
	s := st.s
	var out []candidate
	qs := st.quotesIn(sent.span)
	ws := words(s, sent.span)
	for i, w := range ws {
		for len(qs) > 0 && qs[0].end < w.start {
			qs = qs[1:]
		}
		if len(qs) > 0 && qs[0].start < w.end {
			continue
		}
		c, ok := st.bareName(sent, w)
		if !ok && i > 0 {
			c, ok = st.calledName(sent, ws[i-1], w)
		}
		if !ok {
			continue
		}
		if n := len(out); n > 0 && out[n-1].span.start == c.span.start { // 물길 돌봄 사업: the longer one; 물길센터 조성: the shorter
			if c.score < out[n-1].score {
				continue
			}
			out = out[:n-1]
		}
		out = append(out, c)
	}
	return out
}

// bareName is the name that ends in the word.
func (st *story) bareName(sent sentence, w span) (candidate, bool) {
	s := st.s
	word := w.of(s)
	stem := strings.TrimRight(word, ".,!?…)")
	if strings.ContainsAny(stem, "‘’“”▲") || len(stem) < 6 {
		return candidate{}, false
	}
	if i := strings.IndexByte(stem, '('); i > 0 { // 케어팜(Care Farm)은
		stem = stem[:i]
	}
	end, sort := schemeEnd(stem)
	josa := ""
	if sort == noNoun && len(stem) == len(strings.TrimRight(word, ".,!?…")) {
		josa = lastJosa(s, span{w.start, w.start + len(stem)})
		stem = strings.TrimSuffix(stem, josa)
		end, sort = schemeEnd(stem)
	}
	if sort == noNoun || sort == placeNoun && (josa == "에서" || josa == "에" || josa == "에서는" || josa == "에는" || josa == "으로") {
		return candidate{}, false
	}
	start := st.nameStart(sent, w.start)
	sp := withoutTurn(s, span{start, w.start + len(stem)})
	name := sp.of(s)
	n := runes(squash(name))
	if n < 4 || n > 24 || strings.Count(name, " ") > 6 || n <= runes(squash(end))+1 || isOther(name) {
		return candidate{}, false
	}
	if containsAny(name, "올해", "지난", "다양한", "각종", "주요", "관련", "적인 ", "새로운", "고품질", "대규모", "소규모", "세부", "등 ", "년도 ", "여러", "이번", "해당") || beginsWithCount(name) || strings.HasPrefix(name, "및 ") {
		return candidate{}, false
	}
	c := candidate{st: st, span: sp, written: name, name: respell(name), owner: st.ownerOf(sent, sp.start), score: st.signs(sent, sp, false)}
	c.score += [...]float64{plainNoun: -0.5, placeNoun: 0, broadNoun: 0.2, schemeNoun: 0.4}[sort]
	own := st.bearsName(name)
	m := st.mentionEnding(sp.start - 1)
	if m != nil && m.only() == st.main && m.typ == bonbogi.PartyGovernment && m.josa == "" && m.end == sp.start-1 {
		c.score += 0.3
	}
	if !own && sort == placeNoun && sp.start > sent.start && s[sp.start-1] == ' ' && m != nil && m.only() == st.main && m.typ == bonbogi.PartyGovernment && st.isPlain(name, end) {
		sp.start = m.start // 가람시 청년센터
		name, own = sp.of(s), true
		c.span, c.written, c.name = sp, name, respell(name)
	}
	if own {
		c.score += 0.6
	}
	plain := (!own || sort == plainNoun) && st.isPlain(name, end)
	if !plain && containsAny(name, ownWords...) {
		c.score += 0.5
	}
	if plain || !own && describes(name) {
		c.score -= 0.6
	}
	if sent.no < 0 {
		c.score += 0.5
	} else if sent.no <= 1 {
		c.score += 0.2
	}
	return c, true
}

// calledName is a word that follows the noun for what is called so: 대표브랜드 물길미는.
func (st *story) calledName(sent sentence, before, w span) (candidate, bool) {
	s := st.s
	josa := lastJosa(s, w)
	sp := span{w.start, w.end - len(josa)}
	name := sp.of(s)
	if josa == "" || !hasSuffix(before.of(s), naming...) || runes(name) < 3 || !isHangul(name) || hasSuffix(name, ofBrands...) || st.mentionAt(w.start) != nil {
		return candidate{}, false
	}
	return candidate{st: st, span: sp, written: name, name: name, score: 0.4 + st.signs(sent, sp, false)}, true
}

// ofBrands are common nouns behind the noun for a brand.
var ofBrands = []string{"가치", "개발", "이미지", "육성", "경쟁력", "마케팅", "홍보", "제품", "상품", "대상", "평가", "인지도", "선호도", "파워", "관리", "구축", "운영", "도입", "발행", "이용", "사용", "가맹점", "결제", "출시", "디자인", "공모", "상담", "서비스", "사용처", "이용자", "만들기", "선정", "사업", "정책", "위상", "제고", "화", "도", "라", "성", "력", "률", "상"}

// nameStart is where the name begins whose last word begins at head: its owner and words that carry particles are left out,
// a bracket behind one of its words stays in it.
func (st *story) nameStart(sent sentence, head int) int {
	s := st.s
	start := phraseStart(s, sent.start, head)
	for start-sent.start > 3 && strings.HasSuffix(s[:start], ") ") { // 물길(MG) 센터
		i := strings.LastIndexByte(s[sent.start:start], '(')
		if i <= 0 || start-sent.start-i > 40 || wordBegins(s, sent.start+i) {
			break
		}
		begin := sent.start + i
		for begin > sent.start && s[begin-1] != ' ' {
			begin--
		}
		start = phraseStart(s, sent.start, begin)
	}
	for _, w := range words(s, span{start, head}) { // 중점사업인 물길 교실
		if word := w.of(s); cutsName(word) {
			start = min(w.end+1, head)
		}
	}
	ms := st.mentionsIn(span{start, head})
	for i := range ms {
		if m := &ms[i]; m.start <= start && m.end < head && !m.glued && s[m.end] == ' ' {
			start = m.end + 1
		}
	}
	return start
}

// isContest reports whether a name is one of a contest rather than of a scheme.
func isContest(name string) bool {
	return headOf(name) != "" && !hasSuffix(name, "인증제", "챌린지", "박람회", "캠페인", "페스티벌", "문학상", "지원 공모")
}

// noCopula are words that end like a copula (중점사업인) and are none.
var noCopula = []string{"노인", "장애인", "업인", "시인", "국인", "개인", "법인", "군인", "상인", "장인", "성인", "한인", "술인", "육인", "신인", "명인", "달인", "주인", "부인", "본인", "디자인", "라인", "와인", "코인", "체인", "할인", "확인", "승인", "원인", "요인", "무인", "1인", "2인", "다인", "기인", "공인", "악인", "문인", "의인", "촌인"}

// cutsName reports whether a word before a name does not belong to it, though it carries no particle: 중점사업인, 앞으로도, 향후.
func cutsName(word string) bool {
	if strings.HasSuffix(word, "인") && runes(word) > 2 {
		return !hasSuffix(word, noCopula...)
	}
	return hasSuffix(word, "에도", "으로도", "주제로", "데", "게", "지만", "면서", "하게", "년도", "차원", "차원의", "보다") || hasPrefix(word, "향후", "내년도", "기념")
}

// bodyNouns end names of bodies that are no practice.
var bodyNouns = []string{"농업기술센터", "행정복지센터", "주민센터", "치매안심센터", "자원봉사센터", "정신건강복지센터", "대학교", "고등학교", "중학교", "초등학교", "재단", "법인", "공사", "공단", "위원회", "협의회", "협의체", "보건소", "상담복지센터", "농협은행", "광주은행", "한국은행", "국민은행", "발전소", "사업소", "지사", "교육원", "종합복지관", "공과대학", "사업학교", "물품 지원", "지회", "지부", "공모사업", "공모 사업", "자활센터", "가족센터", "지원청", "센터장", "원장", "관장", "기술사", "기념탑", "특별법"}

// isOther reports whether a name is one of something else than a practice: an event, a contest, a body, a firm.
func isOther(name string) bool { return isEvent(name) || isContest(name) || isBody(name) }

// isEvent reports whether a name is one of what is held on a day, or only of a part of a contest.
func isEvent(name string) bool {
	name = beforeBracket(name)
	return hasSuffix(name, events...) || hasSuffix(name, "부문", "분야") ||
		strings.HasSuffix(name, "식") && !hasSuffix(name, "급식", "간식", "음식", "방식", "양식", "지식", "의식", "채식", "한식", "조식") // 출범식
}

// isBody reports whether a name is one of a body or a firm.
func isBody(name string) bool {
	name = beforeBracket(name)
	return hasSuffix(name, bodyNouns...) || containsAny(name, "(주)", "㈜", "㈔", "(사)", "(재)", "(이하", "[", "]") || strings.HasPrefix(name, "국립")
}

// beginsWithCount reports whether a phrase begins with a count, not with an amount or an hour that names it: 21개 사업, but 100원 택시.
func beginsWithCount(name string) bool {
	rest := strings.TrimLeft(name, "0123456789,")
	return rest != name && !hasPrefix(rest, "원", "시", "분 ", "세 ", "-")
}
