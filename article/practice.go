package article

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// events are what is held on one day: no practice.
var events = []string{"시상식", "성과보고회", "보고회", "간담회", "협약식", "수료식", "졸업식", "개소식", "개관식", "준공식", "선포식", "기념식", "발대식", "토론회", "설명회", "총회", "회의", "결의대회", "한마음대회", "체육대회", "자원봉사자대회", "대회", "의 밤", "의 날", "음악회", "콘서트", "특강", "워크숍", "세미나", "포럼", "심포지엄", "전시회", "전달식", "위촉식", "퍼포먼스", "서명운동", "주간", "협의체", "협의회", "위원회", "연구회", "팀", "평가", "수여식", "강연", "행사", "한마당", "연주회", "공유회", "팸투어", "발표회", "성장식", "기공식", "입학식", "바자회", "시연회", "전시", "전시회", "전시전", "잔치", "봉사활동", "간담", "캠핑", "여행단", "점검", "회", "장학금 수여", "김장 나눔", "나눔", "계획", "종합계획", "송년회", "북콘서트", "토크쇼", "모임", "한마음", "공연", "협약"}

// candidate is a name that may be a practice, with what speaks for it.
type candidate struct {
	name, written string
	score         float64
	owner         bonbogi.Party // whoever stands before the name: 새별시의 ‘물길콜’; none otherwise
	st            *story
	span          span
}

// enough is what must speak for a practice. An article proposes six at most, and of more than three only those for which
// a good deal speaks.
const (
	enough        = 1.0
	plenty        = 1.4
	fewPractices  = 3
	mostPractices = 6
)

// readPractices finds the named policies of the main government, and those that somebody took over; title and
// body together.
func (st *story) readPractices(ctx context.Context, title *story, adopted []Fact, awards []Fact) ([]Fact, error) {
	if st.main == nil {
		return nil, nil
	}
	var all nameList
	for _, from := range []*story{title, st} {
		err := from.walk(ctx, func(sent sentence) {
			if sent.role != roleCaption && len(all.names) < most {
				all.add(from.practiceNames(sent)...)
				all.add(from.bareNames(sent)...)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	all.add(st.headlineThing(title)...)
	all.add(honoured(awards, title, st)...)
	out := all.merged()
	for i := range out {
		for _, a := range awards { // a contest of its own is a practice
			if a.Award.GivenByGovernment || !samePrize(a.Award.Name, out[i].name) {
				continue
			}
			if out[i].score -= 3; a.Kind == bonbogi.KindSelection {
				out[i].score += 1.2 // the programme of another, or a project that was chosen for one
			}
		}
		for _, a := range adopted {
			if alike(a.Adoption.Practice, out[i].name) == 1 {
				out[i].score += 2
			}
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	var facts []Fact
	for _, c := range out {
		owner := st.mainParty()
		if !c.owner.IsZero() {
			owner = c.owner
		}
		for _, a := range adopted { // it belongs to the one from whom it was taken
			if alike(a.Adoption.Practice, c.name) == 1 {
				owner = a.Adoption.Origin
			}
		}
		if c.score < enough || c.score < plenty && len(facts) >= fewPractices || len(facts) >= mostPractices {
			break
		}
		p := &Practice{Owner: owner, Name: c.name, AsWritten: c.written}
		facts = append(facts, c.st.fact(Fact{Kind: bonbogi.KindPractice, Practice: p, Confidence: min(0.35+0.1*c.score, 0.9)}, c.span))
	}
	return facts, nil
}

// practiceNames finds names in one sentence: in quotation marks, or in a list of what was shown to guests.
func (st *story) practiceNames(sent sentence) []candidate {
	s := st.s
	var out []candidate
	for _, q := range st.quotesIn(sent.span) {
		if c, ok := st.quotedPractice(sent, q); ok {
			out = append(out, c)
		}
	}
	if in := sent.of(s); containsAny(in, "소개했", "소개하", "설명했", "공유했", "전수했") && strings.Contains(in, ",") {
		out = append(out, st.shown(sent)...)
	}
	return out
}

func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexAny(s, " ,‘“(")+1:]
}

func isGradeWord(name string) bool {
	return hasSuffix(name, "상", "우수", "최우수", "우수기관", "표창", "우수 기관", "인증", "등급", "1위", "선정", "우수사례", "대상")
}

// samePrize reports whether a name is that of a prize, or all but a little of it.
func samePrize(prize, name string) bool {
	return alike(prize, name) >= 0.75 && runes(squash(name))*3 >= runes(squash(prize))*2
}
