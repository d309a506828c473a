package article

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// practiceHeads are the last words of names of policies, services, systems and brands.
var practiceHeads = []string{
	"사업", "서비스", "시스템", "제도", "정책", "프로그램", "플랫폼", "수당", "센터", "학교", "대학", "아카데미", "캠프", "축제", "페스티벌", "브랜드", "뉴딜", "펀드", "상품권", "바우처", "조례", "모델", "인증제", "출근제", "대출제", "예산제", "총량제", "신고제", "실명제", "할인제", "마일리지제", "포인트제",
	"돌봄", "방문의 해", "정원", "직매장", "프로젝트", "챌린지", "버스", "택시", "자전거", "배달앱", "앱", "카드", "클러스터", "특구", "단지", "마을", "교육", "체계", "기금", "지원금", "장학금", "마켓", "장터", "도서관", "놀이터", "쉼터", "기업", "일자리", "아카이브", "포털", "누리집", "연구소", "여행", "농장", "은행", "병원", "급식", "식당", "주택", "보험", "관제", "봉사단", "서포터즈", "커뮤니티", "거리", "길", "공원", "워케이션", "대전", "데이터", "지원단", "케어", "박람회", "쿠폰", "복지", "행정", "혁신", "실천", "운동", "캠페인", "공감", "살이", "한우", "쌀",
}

// practiceTails may follow a name in quotation marks and say what it is.
var practiceTails = []string{"사업", "서비스", "시스템", "제도", "정책", "프로그램", "플랫폼", "브랜드", "프로젝트", "체계", "운영", "조성", "도입", "추진", "시행", "구축", "제작", "육성", "출시", "캠프", "교육", "축제", "센터", "직매장", "앱", "조례"}

// events are what is held on one day: no practice.
var events = []string{"시상식", "성과보고회", "보고회", "간담회", "협약식", "수료식", "졸업식", "개소식", "개관식", "준공식", "선포식", "기념식", "발대식", "토론회", "설명회", "총회", "회의", "결의대회", "한마음대회", "체육대회", "자원봉사자대회", "대회", "의 밤", "의 날", "음악회", "콘서트", "특강", "워크숍", "세미나", "포럼", "심포지엄", "전시회", "전달식", "위촉식", "퍼포먼스", "서명운동", "주간", "협의체", "협의회", "위원회", "연구회", "팀", "평가", "수여식", "강연", "행사"}

// candidate is a name that may be a practice, with what speaks for it.
type candidate struct {
	name, written string
	score         float64
	owner         bonbogi.Party // whoever stands before the name: 새별시의 ‘물길콜’; none otherwise
	st            *story
	span          span
}

// readPractices finds the named policies of the main government, and those that somebody took over; title and
// body together.
func (st *story) readPractices(ctx context.Context, title *story, adopted []Fact, awards []Fact) ([]Fact, error) {
	if st.main == nil {
		return nil, nil
	}
	var all []candidate
	for _, from := range []*story{title, st} {
		err := from.walk(ctx, func(sent sentence) {
			if sent.role != roleCaption && len(all) < most {
				all = append(all, from.practiceNames(sent)...)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	spoken, err := st.spokenNames(ctx, title)
	if err != nil {
		return nil, err
	}
	all = append(all, spoken...)
	for _, c := range append(st.headlineThing(title), honoured(awards, title, st)...) {
		if !slices.ContainsFunc(all, func(o candidate) bool { return alike(o.name, c.name) > 0.5 }) {
			all = append(all, c)
		}
	}
	var out []candidate
	for _, c := range all {
		i := slices.IndexFunc(out, func(o candidate) bool { return alike(o.name, c.name) >= 0.9 })
		if i < 0 {
			out = append(out, c)
			continue
		}
		out[i].score += 0.6 + c.score/4
		if out[i].owner.IsZero() {
			out[i].owner = c.owner
		}
		if out[i].st == title && c.st != title {
			out[i].name, out[i].written, out[i].st, out[i].span = c.name, c.written, c.st, c.span
		}
	}
	for i := range out {
		for _, a := range awards {
			if alike(a.Award.Name, out[i].name) == 1 {
				out[i].score -= 3
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
		if c.score < 1 || len(facts) >= 6 {
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

func (st *story) quotedPractice(sent sentence, q quoted) (candidate, bool) {
	s := st.s
	name := strings.TrimSpace(q.of(s))
	if y, n := leadingYear(name); n > 0 && y != "" {
		name = strings.TrimSpace(name[n:])
	}
	if strings.HasPrefix(name, "제") {
		if n := ordinal(name); n > 0 {
			name = strings.TrimSpace(name[n:])
		}
	}
	n := runes(squash(name))
	if n < 3 || n > 28 || hasSuffix(name, events...) || headOf(name) != "" && !strings.HasSuffix(name, "인증제") && !strings.HasSuffix(name, "챌린지") && !strings.HasSuffix(name, "박람회") || isGradeWord(name) || hasSuffix(strings.TrimRight(name, " !?…"), "네", "다", "요", "에서", "까", "하자", "며", "세요", "습니다", "기여", "구축", "입증", "시동", "박차", "선정", "성료", "눈길", "도약", "선도") && !st.isCalled(sent, q) {
		return candidate{}, false
	}
	after := s[min(q.end+3, len(s)):sent.end]
	before := s[sent.start:max(q.start-3, sent.start)]
	bare := strings.TrimLeft(after, " ")
	if hasPrefix(after, "을 주제", "를 주제", "라는", "이라는", "을 슬로건", "를 슬로건", "를 주제로", "란 ", "이란 ", "고 ", "라고", "으로 선정", "로 선정", "에 선정", "로 떠", "로 자리", "을 비전", "를 비전", "를 목표", "을 목표") ||
		hasPrefix(bare, "시상식", "대상", "최우수", "우수", "부문", "공모", "행사", "대회", "보고회", "간담회", "개최", "주제", "경진", "평가", "에서") || hasSuffix(strings.TrimRight(before, " "), "주제로", "슬로건인", "구호인", "표어인") {
		return candidate{}, false
	}
	c := candidate{st: st, span: q.span, written: name, name: respell(name), owner: st.ownerOf(sent, q.start-len("‘")), score: 0.4}
	if hasSuffix(name, practiceHeads...) {
		c.score += 1.2
	}
	if hasPrefix(bare, practiceTails...) {
		c.score += 0.9
	}
	if st.bearsName(name) {
		c.score += 0.6
	}
	if word := lastWord(before); hasSuffix(word, practiceHeads...) && !hasSuffix(word, "교육", "행정", "복지") {
		c.score += 0.8 // 물놀이터‘첨벙’
	}
	if hasPrefix(after, "을 ", "를 ") && containsAny(clipped(after, 60), "운영", "추진", "도입", "시행", "조성", "구축", "개발", "진행", "출시", "마련", "개최", "지원") {
		c.score += 0.5
	}
	if sent.no < 0 {
		if c.score > 0.4 {
			c.score += 0.6
		}
		c.score += 0.3
	}
	if word := lastWord(before); runes(word) > 2 && hasSuffix(word, "인") && strings.HasSuffix(before, " ") { // 대표 쌀인 ‘물길미’
		c.score += 0.6
	}
	if strings.Contains(before, "최초") {
		c.score += 0.5
	}
	return c, true
}

// ownerOf is the government whose practice is named from at on: 새별시의 ‘물길콜’, or 새별시를 방문해 ‘물길콜’을 둘러봤다.
func (st *story) ownerOf(sent sentence, at int) bonbogi.Party {
	if m := st.lookedAt(sent, at); m != nil {
		return st.party(m)
	}
	if containsAny(st.s[sent.start:max(at, sent.start)], makers...) { // 새별시가 개발한 ‘물길콜’
		for _, p := range st.ownedIn(sent) {
			if p.said && p.start == at+len("‘") {
				return st.party(p.owner)
			}
		}
	}
	before := strings.TrimRight(st.s[sent.start:max(at, sent.start)], " ")
	stem, ok := strings.CutSuffix(before, "의")
	if !ok {
		return bonbogi.Party{}
	}
	if m := st.mentionEnding(sent.start + len(stem)); m != nil && m.typ == bonbogi.PartyGovernment && m.only() != nil && !m.glued {
		return st.party(m)
	}
	return bonbogi.Party{}
}

// lookedAt is the host whose practice guests look at, which is named from at on.
func (st *story) lookedAt(sent sentence, at int) *mention {
	if !containsAny(st.s[max(at, sent.start):sent.end], "둘러", "살펴", "견학", "벤치마킹", "시찰", "체험", "설명을 듣", "설명을 들", "배웠", "배우") {
		return nil
	}
	ms := st.mentionsIn(span{sent.start, max(at, sent.start)})
	for i := range ms {
		m := &ms[i]
		gap := st.s[m.end:max(m.end, at)]
		if m.typ == bonbogi.PartyGovernment && m.only() != nil && !m.glued && !m.central() && isObject(m.josa) && len(gap) < 60 &&
			containsAny(gap, "방문해", "방문하여", "방문하고", "찾아", "찾은 자리") {
			return m
		}
	}
	return nil
}

// shown reads a list of what was shown: 시는 A 운영, B 서비스, C 조성 등을 설명했다.
func (st *story) shown(sent sentence) []candidate {
	s := st.s
	var out []candidate
	at := sent.start
	rest := s[sent.start:sent.end]
	for at < sent.end {
		end := strings.IndexByte(rest, ',')
		last := end < 0
		if last {
			end = len(rest)
			for _, stop := range []string{" 등 ", " 등에", " 등을"} {
				if i := strings.Index(rest, stop); i >= 0 {
					end = min(end, i)
				}
			}
		}
		if c, ok := st.item(sent, span{at, at + end}); ok {
			out = append(out, c)
		}
		if last {
			break
		}
		at += end + 1
		rest = s[at:sent.end]
	}
	return out
}

// item is the name at the end of one item of such a list.
func (st *story) item(sent sentence, sp span) (candidate, bool) {
	s := st.s
	sp = trim(s, sp)
	done := false
	for _, w := range []string{"달성", "조성", "운영", "추진", "도입", "구축", "개발", "시행", "제정", "지원"} {
		if stem, ok := strings.CutSuffix(sp.of(s), " "+w); ok {
			sp.end = sp.start + len(stem)
			done = true
		}
	}
	if sp.end <= sp.start || !done && !hasSuffix(sp.of(s), practiceHeads...) {
		return candidate{}, false
	}
	begin := sp.end
	for begin > sp.start && s[begin-1] != ' ' {
		begin--
	}
	start := phraseStart(s, sp.start, begin)
	for _, lead := range []string{"전국 최초 ", "전국최초 ", "도내 최초 ", "국내 최초 ", "세계 최초 "} {
		if strings.HasPrefix(s[start:sp.end], lead) {
			start += len(lead)
		}
	}
	name := strings.Trim(s[start:sp.end], " ‘’“”▲")
	if n := runes(squash(name)); n < 4 || n > 28 || hasSuffix(name, events...) {
		return candidate{}, false
	}
	return candidate{st: st, span: span{start, sp.end}, written: name, name: respell(name), score: 1.6}, true
}

func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexAny(s, " ,‘“(")+1:]
}

func isGradeWord(name string) bool {
	return hasSuffix(name, "상", "우수", "최우수", "우수기관", "표창", "우수 기관", "인증", "등급", "1위", "선정", "우수사례", "대상")
}
