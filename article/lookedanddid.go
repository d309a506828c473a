package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Words for those who came to see what another has and did the same at home.
var (
	delegations = []string{"담당자", "실무자", "단체장", "방문단", "견학단", "연수단", "대표단"}
	looked      = []string{"견학", "둘러", "살펴", "다녀", "찾아", "방문", "보고 ", "배워", "배우", "답사", "시찰", "벤치마킹"}
	atHome      = []string{"자기 지역", "자기 고장", "자기네", "자기 동네", "자신의 지역", "자신들의 지역", "자신들의 고장", "각자", "각기", "각각 ", "저마다", "제 고장", "제 지역", "제각기", "돌아가", "해당 지역", "같은 ", "똑같은 ", "비슷한 ", "닮은 ", "그대로"}
)

// doneAfterLooking: 전국 자치단체의 공무원들이 현장을 견학한 뒤 저마다 자기 고장에서 물길 걷기를 추진하고 있다.
func (st *story) doneAfterLooking(sent sentence, first *pioneer, spoken string) []Fact {
	s := st.s
	if st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || containsAny(sent.of(s), notTaken...) {
		return nil
	}
	origin, practice := st.mainParty(), cmp.Or(spoken, st.matter)
	if first != nil && first.who != nil {
		origin, practice = first.party, cmp.Or(first.practice, practice)
	}
	for _, r := range st.takerRows(sent.span) {
		if r.josa != "의" && r.josa != "" || slices.ContainsFunc(r.named, func(m *mention) bool { return first != nil && first.is(st, m) || m.only() == st.main }) {
			continue
		}
		from := max(r.after, r.end)
		if who := firstOf(clipped(s[from:sent.end], 40), slices.Concat(officials, delegations)); who < 0 {
			continue
		}
		look := firstOf(clipped(s[from:sent.end], 110), looked)
		if look < 0 {
			continue
		}
		from += look
		home := firstOf(clipped(s[from:sent.end], 60), atHome)
		if home < 0 {
			continue
		}
		from += home
		if !st.speaksOfWork(s[from:sent.end], practice) || containsAny(s[from:sent.end], hoped...) || containsAny(s[from:sent.end], learningOnly...) {
			continue
		}
		told := false
		for _, class := range []verbs{doesSo, takesUp} {
			for v, ok := class.next(s, span{from, sent.end}); ok && !told; v, ok = class.next(s, span{v.end, sent.end}) {
				told = v.told == done && runes(s[v.start:v.end]) > 1
			}
		}
		if !told || practice == "" {
			continue
		}
		before := words(s, span{sent.start, r.start})
		if r.set.end > 0 && len(r.named) == 1 && !hasSuffix(r.named[0].name.of(s), "시", "군", "구", "도") && len(before) > 0 && st.g.at(s, before[len(before)-1].start) != nil && lastJosa(s, before[len(before)-1]) == "" {
			r.named = nil // 가람 새별 등 전국 자치단체: a list that is not to be read
		}
		var out []Fact
		for _, m := range r.named {
			out = append(out, st.adoption(practice, origin, st.party(m), m.written(s), bonbogi.AdoptionInspired, st.adoptedOn(sent), 0.6, sent.span))
		}
		if r.set.end > 0 && len(r.named) == 0 {
			set := strings.ReplaceAll(r.set.of(s), "의 ", " ")
			out = append(out, st.adoption(practice, origin, bonbogi.Party{Name: set, Type: bonbogi.PartyGroup, Count: int64(r.n)}, set, bonbogi.AdoptionInspired, st.adoptedOn(sent), 0.55, sent.span))
		}
		return out
	}
	return nil
}

// speaksOfWork reports whether a stretch names a practice, or one like it: 같은 사업을.
func (st *story) speaksOfWork(in, practice string) bool {
	if containsAny(in, "같은 ", "똑같은 ", "비슷한 ", "닮은 ", "이를 ") {
		return true
	}
	flat := squash(in)
	for w := range strings.FieldsSeq(practice) {
		if runes(w) >= 3 && !slices.Contains(generalNouns, w) && st.g.at(w, 0) == nil && strings.Contains(flat, w) {
			return true
		}
	}
	name := squash(practice)
	for _, general := range []string{"운동", "사업", "정책", "제도", "서비스"} {
		name = strings.TrimSuffix(name, general)
	}
	return runes(name) >= 3 && strings.Contains(flat, name)
}
