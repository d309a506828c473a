package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// personalPrizes are words in the names of prizes, and of their categories, that heads of governments get for themselves.
var personalPrizes = []string{"의정대상", "의정 대상", "자치발전 대상", "자치발전대상", "리더 대상", "리더대상", "CEO", "경영인", "인물대상", "인물 대상", "목민", "단체장 부문", "자치단체장", "지도자 대상"}

// headOfGovernment are the titles of those who head a government.
var headOfGovernment = []string{"시장", "군수", "구청장", "지사", "교육감", "의장"}

// personal is the head of a government who won a prize that is given to persons: 김하늘 가람시장은 …
// 의정대상을 받았다. It is not the government's.
func (st *story) personal(sent sentence, prize span, contest string) (bonbogi.Party, bool) {
	s := st.s
	name := s[min(prize.start, prize.end):prize.end]
	own := containsAny(name, personalPrizes...)
	if contest == "" {
		contest = name
	}
	if !own && !isPersonsPrize(contest, sent.of(s)) {
		return bonbogi.Party{}, false
	}
	ws := words(s, span{sent.start, max(sent.start, prize.start)})
	for i := len(ws) - 1; i >= 0; i-- {
		if st.governmentActs(sent, ws[i]) { // … 시장은 가람시가 받았다고 밝혔다
			return bonbogi.Party{}, false
		}
		word, j := strings.TrimRight(ws[i].of(s), ","), lastJosa(s, ws[i])
		title := strings.TrimSuffix(word, j)
		acts := isTopic(j) || isNominative(j) || word != ws[i].of(s)
		if acts && hosts(s, span{ws[i].end, sent.end}) {
			continue
		}
		if m := st.mentionEnding(ws[i].end - len(j)); !own && acts && !(m != nil && m.leader) && !hasSuffix(title, headOfGovernment...) && !(i > 0 && hasSuffix(ws[i-1].of(s), headOfGovernment...)) {
			return bonbogi.Party{}, false // somebody else acts
		}
		switch {
		case acts && i > 0 && isPersonalName(title) && hasSuffix(ws[i-1].of(s), headOfGovernment...): // 가람군수 김하늘은
			return bonbogi.Party{Name: title, Type: bonbogi.PartyPerson}, true
		case !acts || !hasSuffix(title, headOfGovernment...):
		case i > 0 && isPersonalName(ws[i-1].of(s)): // 김하늘 가람군수는
			return bonbogi.Party{Name: ws[i-1].of(s), Type: bonbogi.PartyPerson}, true
		case i > 1 && isPersonalName(ws[i-2].of(s)) && st.mentionAt(ws[i-1].start) != nil: // 김하늘 가람시의회 의장이
			return bonbogi.Party{Name: ws[i-2].of(s), Type: bonbogi.PartyPerson}, true
		default:
			return bonbogi.Party{Name: title, Type: bonbogi.PartyPerson}, true
		}
	}
	return bonbogi.Party{}, false
}

// isPersonsPrize reports whether a sentence in which the head of a government acts tells of a prize as that person's: it is a
// prize by its name, not a contest of governments, and nobody reports it of somebody else.
func isPersonsPrize(prize, in string) bool {
	return containsAny(prize, "상") && !containsAny(prize, "평가", "경진", "공모", "대회", "경연", "우수", "기관", "지자체", "도시", "행정", "정책", "어워드", "어워즈", "브랜드") && !containsAny(in, "밝혔", "알렸", "전했", "말했", "설명", "강조", "따르면")
}

// governmentActs reports whether a word ends with a government, not its head, as the one that acts.
func (st *story) governmentActs(sent sentence, w span) bool {
	if j, ok := st.isSelf(w); ok && isSubject(j) {
		return true
	}
	ms := st.mentionsIn(w)
	for i := range ms {
		if m := &ms[i]; m.typ == bonbogi.PartyGovernment && !m.leader && !m.glued && !m.central() && isSubject(m.josa) && m.end+len(m.josa) == w.end {
			return !hosts(st.s, span{w.end, sent.end})
		}
	}
	return false
}

// isPersonalName reads a name without a title behind it, where other words can stand as well.
func isPersonalName(word string) bool { return isFullName(word) && !isOpener(word) }
