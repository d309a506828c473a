package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// copied are the words that say of what is there that it was made after something, and intended those that say it of what is to come.
var (
	copied   = []string{"벤치마킹해", "벤치마킹하여", "벤치마킹한 것", "본뜬", "본떠", "본떴", "본받아", "본받은", "본받았", "따라 한", "따라 했", "따라 만", "들여온", "들여왔", "가져온", "가져왔", "가져와", "옮겨 온", "옮겨 왔", "옮겨온", "옮겨왔", "옮긴 것", "참고해", "참고한", "참고했", "모델로 삼", "모델로 한", "본보기로", "차용", "이식한", "이식했", "이전받", "전수받", "넘겨받", "물려받", "그대로 쓴", "그대로 썼", "그대로 따", "원용", "착안한", "착안했"}
	intended = []string{"예정", "계획", "방침", "검토", "겠다", "고자 ", "하려", "하기 위", "려고", "구상", "기대", "희망", "요청", "건의", "방문", "찾아 ", "찾은 ", "찾았", "견학", "다녀", "둘러", "살펴", "살폈", "설명", "아니다", "아니라", "아닌 ", "지적", "논란", "의혹", "비판", "주장"}
)

// madeAfter reads that what the main government has was made after what another has: 이 제도는 새별시가 운영하는 ‘물길콜’을
// 본뜬 것이다.
func (r *adoptionReading) madeAfter(sent sentence) []Fact {
	s, in := r.s, sent.of(r.s)
	if r.main == nil || r.main.isCentral() || sent.role != roleBody || containsAny(in, intended...) || containsAny(in, wishes...) || !containsAny(in, copied...) {
		return nil
	}
	ms := r.actorsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if r.whole(m) == r.main {
			continue
		}
		if !r.canBeFirst(m) || m.typ == bonbogi.PartyForeign {
			return nil // somebody else who does it; those abroad are read by madeAfterAbroad
		}
		at := firstOf(s[m.end:sent.end], copied)
		if at < 0 || at > 150 || i+1 < len(ms) && ms[i+1].start < m.end+at || !r.lends(m, m.end+at) || i == 0 && !r.ofOwnThing(sent, m.start) {
			return nil
		}
		origin := r.pioneering(m)
		if origin.Same(r.mainParty()) || slices.ContainsFunc(ms[i+1:], func(o mention) bool { return r.whole(&o) != r.main }) {
			return nil
		}
		name, _ := r.thingBehind(sent, m.end+len(m.josa))
		for _, q := range r.quotesIn(span{m.end, m.end + at}) {
			name = q.of(s)
		}
		if slices.Contains(generalNouns, name) {
			name = ""
		}
		if name = cmp.Or(name, r.spoken); name == "" {
			return nil
		}
		return []Fact{r.adoption(name, origin, r.mainParty(), "", bonbogi.AdoptionInspired, r.adoptedOn(sent), 0.45, sent.span)}
	}
	return nil
}

// lends reports whether what stands between a government and a verb of copying is what it has: 새별시가 운영하는 ‘물길콜’을, 새별시의 물길콜을,
// 새별시에서 처음 시작한 것을.
func (r *adoptionReading) lends(m *mention, end int) bool {
	s := r.s
	between := s[m.end:end]
	switch {
	case isObject(m.josa), hasSuffix(m.josa, "로부터"):
		return true
	case !containsAny(between, "을 ", "를 ", "에서 ", "에 "):
		return false
	case isNominative(m.josa), m.josa == "에서":
		v, ok := makesForNoun(s, span{m.end + len(m.josa), end})
		return ok && v.told.ofNoun() && !strings.Contains(s[m.end:v.start], ", ")
	}
	return m.josa == "의" || m.josa == "" && !strings.Contains(between, ", ")
}

// ofOwnThing reports whether the words before a name speak of what the main government has, and not of what somebody else has.
func (r *adoptionReading) ofOwnThing(sent sentence, end int) bool {
	before := strings.TrimSpace(r.s[sent.start:end])
	return before == "" || hasPrefix(before, "이 ", "이번 ", "해당 ", "이는", "이웃", "시는", "군은", "구는", "도는", "앞서 ", "특히 ") ||
		r.spoken != "" && strings.HasPrefix(squash(before), squash(r.spoken)) || !containsAny(before+" ", "은 ", "는 ", "이 ", "가 ")
}
