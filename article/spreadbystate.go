package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Words of those who talk about a practice: what is done with them is no taking over.
var talkedAbout = []string{"설명회", "간담회", "토론", "연구", "공청회", "회의", "세미나", "협의", "검토", "논의", "방문", "견학", "답사", "포럼", "박람회", "홍보", "워크숍", "심포지엄", "조사", "의견", "공모전", "발표회", "사례집", "노력", "요청", "건의", "제안"}

// spreadByState: 정부는 가람시 모델을 전국에 확산하기 위해 ‘…사업’을 도입했다. The state does something so that all have it.
func (st *story) spreadByState(sent sentence, spoken string) []Fact {
	s := st.s
	if st.main == nil || sent.heading() || containsAny(sent.of(s), notTaken...) {
		return nil
	}
	ms := st.actorsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if i+1 == len(ms) || !m.central() || !isSubject(m.josa) && !hasPrefix(s[m.end:], " 역시", " 또한") {
			continue
		}
		owner := &ms[i+1]
		if !st.canBeFirst(owner) || owner.start-m.end > 60 || owner.josa != "의" && owner.josa != "" && !isNominative(owner.josa) || !st.canOwn(sent, owner) {
			continue
		}
		name, end := st.objectBehind(sent, owner.end+len(owner.josa))
		if isNominative(owner.josa) { // 가람시가 만든 물길콜을
			v, ok := makesForNoun(s, span{owner.end, min(sent.end, clip(s, owner.end+60))})
			if !ok || !v.told.ofNoun() {
				continue
			}
			name, end = st.objectBehind(sent, v.end+len(wordAt(s, v.end)))
		}
		if name == "" || !endsLikeScheme(name) && !hasSuffix(name, examples...) && len(st.quotesIn(span{owner.end, end})) == 0 || !st.forAll(sent, end) {
			continue
		}
		if general := name[strings.LastIndex(name, " ")+1:]; hasSuffix(name, examples[:2]...) || slices.Contains(generalNouns, general) && general == name {
			if name = st.practiceBefore(sent, spoken); st.whole(owner) != st.main {
				name = owner.name.of(s) + " " + general
			}
		}
		if name == "" {
			continue
		}
		office := m.government()
		return []Fact{st.adoption(name, st.pioneering(owner), st.party(office), office.written(s), bonbogi.AdoptionNational, st.adoptedOn(sent), 0.6, sent.span)}
	}
	return nil
}

// spreadWithState: 시는 국토부와 협약을 맺고 내년부터 이를 전국에서 시행하기로 했다.
func (st *story) spreadWithState(sent sentence, first *pioneer, spoken string) []Fact {
	s := st.s
	if st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || sent.heading() || spoken == "" || !st.mainSubject(sent) || first != nil && first.who != st.main || containsAny(sent.of(s), "쌀", "농산물", "품종", "판매", "제품", "종자", "행사", "축제", "대회", "캠페인") {
		return nil
	}
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if !m.central() || !isLink(m.josa) {
			continue
		}
		if firstOf(clipped(s[m.end:sent.end], 60), []string{"협약", "손잡", "손을", "협력", "함께", "공동", "힘을 모"}) < 0 {
			continue
		}
		for _, where := range []string{"전국으로", "전국에", "전국에서", "전국적으로", "전국 지자체에", "전국 지자체로"} {
			at := strings.Index(s[m.end:sent.end], where+" ")
			if at < 0 {
				continue
			}
			at += m.end + len(where)
			for _, class := range []verbs{handsOn, verbsNationwide, nationwideDoes} {
				v, ok := class.next(s, span{at, min(sent.end, clip(s, at+48))})
				if ok && (v.told == done || v.told == decided || v.told == planned && hasTime(sent.of(s))) && !containsAny(s[v.start:sent.end], hoped...) {
					office := m.government()
					return []Fact{st.adoption(spoken, st.mainParty(), st.party(office), office.written(s), bonbogi.AdoptionNational, st.adoptedOn(sent), 0.6, sent.span)}
				}
			}
		}
	}
	return nil
}

// nationwideDoes are what one does with a scheme so that the whole country has it.
var nationwideDoes = verbsOf("시행하", "실시하", "도입하", "운영하", "적용하", "전면 시행하")

// mainSubject reports whether the main government is the one that a sentence says does something: 시는, 가람시는.
func (st *story) mainSubject(sent sentence) bool {
	for _, w := range words(st.s, sent.span)[:min(3, len(words(st.s, sent.span)))] {
		j := lastJosa(st.s, w)
		if !isTopic(j) && !isNominative(j) {
			continue
		}
		m := st.mentionAt(w.start)
		return m != nil && m.only() == st.main || slices.Contains([]string{"시", "도", "군", "구"}, wordStem(w.of(st.s)))
	}
	return false
}

// practiceBefore is the practice that the text spoke of, without what a sentence names for the first time.
func (st *story) practiceBefore(sent sentence, spoken string) string {
	if st.matter != "" && strings.Contains(squash(sent.of(st.s)), squash(spoken)) {
		return st.matter
	}
	return spoken
}

// forAll reports whether behind a place stands that something was done so that the whole country has it.
func (st *story) forAll(sent sentence, from int) bool {
	s := st.s
	rest := s[from:sent.end]
	where := firstOf(clipped(rest, 30), []string{"전국", "모든 지", "모든 시", "다른 지", "타 지", "다른 시", "각 지", "온 나라", "나라 전체"})
	if where < 0 {
		return false
	}
	spread := firstOf(clipped(rest[where:], 45), []string{"확산", "확대", "보급", "전파", "퍼뜨리", "퍼트리", "넓히", "넓혀", "공유", "이식", "적용", "시행", "도입", "옮겨", "심"})
	if spread < 0 {
		return false
	}
	from += where + spread
	behind := clipped(s[from:sent.end], 36)
	purpose := firstOf(behind, []string{"기 위해", "기 위한", "기 위하여", "고자 ", "려고 ", "려는 ", "려 ", "도록 ", "자며", "자는 ", "목적으로", "차원에서"})
	if purpose < 0 {
		v, ok := handsOn.next(s, span{from, min(sent.end, clip(s, from+30))})
		return ok && (v.told == done || v.told == decided) && !containsAny(s[v.start:sent.end], hoped...)
	}
	from += purpose
	if containsAny(s[from:sent.end], talkedAbout...) || containsAny(s[from:sent.end], hoped...) {
		return false
	}
	for _, class := range []verbs{takesUp, doesSo} {
		for v, ok := class.next(s, span{from, sent.end}); ok; v, ok = class.next(s, span{v.end, sent.end}) {
			if v.told == done || v.told == decided || v.told == planned && hasTime(s[from:sent.end]) {
				return true
			}
		}
	}
	return hasSuffix(strings.TrimRight(s[from:sent.end], " .…"), "도입", "신설", "추진", "시행", "편성", "실시", "시작", "착수") // cut off
}
