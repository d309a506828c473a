package article

import (
	"context"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// spokenNames are names without quotation marks that a text says again and again, or that its headline says
// and the text repeats: 가람로컬푸드 직매장.
func (st *story) spokenNames(ctx context.Context, title *story) ([]candidate, error) {
	var out []candidate
	seen := map[string]bool{}
	for _, from := range []*story{title, st} {
		err := from.walk(ctx, func(sent sentence) {
			if sent.role == roleCaption || len(out) > 50 || len(seen) > most {
				return
			}
			for _, w := range words(from.s, sent.span) {
				c, ok := from.spokenName(sent, w)
				if !ok || seen[c.name] {
					continue
				}
				seen[c.name] = true
				n := strings.Count(st.s, c.name)
				if n < 2 || n < 3 && sent.no >= 0 && !sent.heading() {
					continue
				}
				c.score = 0.5 + 0.2*float64(min(n, 4))
				if sent.heading() {
					c.score += 0.3
				}
				out = append(out, c)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// spokenName is the phrase that ends in the word, if it is a name of its own and ends like a policy's.
func (st *story) spokenName(sent sentence, w span) (candidate, bool) {
	s := st.s
	word := w.of(s)
	if strings.ContainsAny(word, "‘’“”(),▲") {
		return candidate{}, false
	}
	stem := word
	if !hasSuffix(stem, practiceHeads...) {
		stem = strings.TrimSuffix(word, lastJosa(s, w))
	}
	if !hasSuffix(stem, practiceHeads...) || hasSuffix(stem, "교육", "행정", "복지", "기업", "혁신", "데이터", "정책", "마을", "대학", "학교", "거리", "길", "공감", "지원단", "병원", "주택", "단지", "운동", "실천", "은행", "일자리", "사업", "체계", "센터", "제도") && len(strings.Fields(s[phraseStart(s, sent.start, w.start):w.start])) < 1 && !(strings.Contains(stem, "형") && st.bearsName(stem)) {
		return candidate{}, false
	}
	start := phraseStart(s, sent.start, w.start)
	end := w.start + len(stem)
	for _, m := range st.mentionsIn(span{start, end}) { // 가람시 …: the owner is no part of the name
		if m.typ == bonbogi.PartyGovernment && m.start <= start && m.end < w.start && !m.glued {
			start = m.end
		}
	}
	sp := trim(s, span{start, end})
	name := sp.of(s)
	if n := runes(squash(name)); n < 5 || n > 22 || len(strings.Fields(name)) > 4 || hasSuffix(name, events...) || headOf(name) != "" || containsAny(name, "올해", "지난", "다양한", "각종", "주요", "관련", "지역 ", "적인 ", "새로운", "고품질") {
		return candidate{}, false
	}
	return candidate{st: st, span: sp, written: name, name: respell(name), owner: st.ownerOf(sent, sp.start)}, true
}
