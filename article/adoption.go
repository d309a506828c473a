package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Words of taking over.
var (
	taken = []string{"도입", "만들기로", "본받아", "모델을 따라", "확산", "확대", "반영", "채택", "뒤따르", "뒤따라", "퍼지고", "퍼졌", "퍼져", "전파", "보급", "시행", "구매", "사들", "벤치마킹해", "본떠", "본뜬", "따라 하", "들여와", "들여왔", "받아들", "이전받", "넘겨받", "벤치마킹하여", "참고해"}
	// notTaken says that nobody took it over.
	notTaken = []string{"주문이 나왔", "지적이 나왔", "목소리가 나왔", "요구가 나왔", "제안이 나왔", "의견이 나왔", "했다면", "해야 한다", "해야 할", "사실이 아니", "사실과 다르", "사실무근"}

	// hoped is what has not happened.
	hoped = []string{"기대", "희망", "바란", "바라", "예상된다", "전망이", "전망된", "전망했", "전망하", "전망한", "검토", "건의", "촉구", "제안", "필요", "기여할", "기여하", "노력", "대상지로 자리", "되도록", "될 수 있", "하기를", "하길", "나서며", "접목하겠", "모색", "할 방침"}
)

// adoptions reads what one sentence tells of a practice being taken over.
func (st *story) adoptions(sent sentence, spoken string) []Fact {
	s := st.s
	in := sent.of(s)
	if st.main == nil || sent.heading() {
		return nil
	}
	if strings.Contains(in, "선도") {
		if f, ok := st.precedence(sent); ok {
			return []Fact{f}
		}
	}
	if !containsAny(in, taken...) || containsAny(in, notTaken...) {
		return nil
	}
	for _, rule := range []func(sentence, string) []Fact{st.nationalPolicy, st.bought, st.fromAbroad} {
		if fs := rule(sent, spoken); len(fs) > 0 {
			return fs
		}
	}
	return nil
}

// nationalPolicy: 교육부가 국가사업으로 채택한 …, 나라 제도로 반영, 전국적으로 시행.
func (st *story) nationalPolicy(sent sentence, spoken string) []Fact {
	s := st.s
	in := sent.of(s)
	for _, p := range []string{"정책으로", "정책에", "국가정책으로", "국가사업으로", "국가 사업으로", "표준모델로", "전국으로 확대 시행", "전국적으로 확대 시행", "전국적으로 시행", "전국 사업으로", "제도로 반영", "정책 반영", "사업으로 확대", "국책사업으로"} {
		i := strings.Index(in, p)
		if i < 0 || !containsAny(clipped(in[i:], 90), "반영", "확대", "채택", "도입", "시행", "선정", "지정") {
			continue
		}
		at := sent.start + i
		verbEnd := clipped(in[i:], 120)
		if containsAny(verbEnd, hoped...) {
			return nil
		}
		if hasPrefix(strings.TrimLeft(in[i+len(p):], " "), "되는 ", "하는 ") || strings.HasSuffix(p, "시행") && strings.HasPrefix(in[i+len(p):], "될 ") && !hasPrefix(in[i+len(p):], "될 예정", "될 전망", "될 계획") {
			continue // 전국적으로 시행하는 검진에 참여: not theirs
		}
		var adopters []*mention
		ms := st.mentionsIn(span{sent.start, at})
		for k := len(ms) - 1; k >= 0; k-- {
			m := &ms[k]
			if !m.central() {
				if len(adopters) > 0 || at-m.end < 12 {
					break
				}
				continue
			}
			if len(adopters) == 0 && at-m.end > 50 || len(adopters) > 0 && adopters[0].start-m.end > 8 {
				break
			}
			adopters = slices.Insert(adopters, 0, m)
		}
		nationwide := strings.HasPrefix(p, "전국") || strings.HasPrefix(p, "국가") || strings.HasPrefix(p, "국책")
		if len(adopters) == 0 && !nationwide {
			continue
		}
		practice, psp := st.practiceOf(sent, at, spoken)
		if practice == "" {
			return nil
		}
		sp := sent.span
		if psp.end > 0 {
			sp = span{min(psp.start, at), max(psp.end, min(at+len(p)+20, sent.end))}
			if len(adopters) > 0 {
				sp.start = min(sp.start, adopters[0].start)
			}
			sp = onLetters(s, sp)
		}
		date := st.adoptedOn(sent)
		var out []Fact
		if len(adopters) == 0 {
			out = append(out, st.adoption(practice, st.mainParty(), st.state(), "", bonbogi.AdoptionNational, date, 0.68, sp))
		}
		for _, m := range adopters {
			office := m.government() // 교육부 of 교육부 방과후교실
			out = append(out, st.adoption(practice, st.mainParty(), st.party(office), office.written(s), bonbogi.AdoptionNational, date, 0.8, sp))
		}
		return out
	}
	return nil
}

// state is the national government: the country that stands above the main government.
func (st *story) state() bonbogi.Party {
	p := bonbogi.Party{Name: "정부", Type: bonbogi.PartyGovernment}
	for id := range st.main.above {
		if x := st.g.byID[id]; x != nil && x.Level == bonbogi.Country {
			p.Government = id
		}
	}
	return p
}

// precedence: ‘가람형 돌봄’은 정부의 통합돌봄보다 앞서 나왔다.
func (st *story) precedence(sent sentence) (Fact, bool) {
	s := st.s
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		rest := s[m.end:sent.end]
		if !m.central() || m.josa != "의" || !containsAny(clipped(rest, 60), "을 선도", "를 선도", "보다 앞서", "에 앞서") {
			continue
		}
		for _, q := range st.quotesIn(span{sent.start, m.start}) {
			p := st.party(m)
			return st.adoption(q.of(s), st.mainParty(), p, m.written(s), bonbogi.AdoptionPrecedence, bonbogi.Date{}, 0.5, sent.span), true
		}
	}
	return Fact{}, false
}

// objectName is the phrase that ends in an object particle at the end of a stretch.
func objectName(s string, sp span) string {
	in := strings.TrimSpace(sp.of(s))
	for _, j := range []string{"을", "를"} {
		if stem, ok := strings.CutSuffix(in, j); ok {
			in = stem
		}
	}
	in = strings.Trim(in, " ‘’“”")
	if n := runes(in); n < 2 || n > 25 {
		return ""
	}
	return in
}

func (st *story) adoption(practice string, origin, adopter bonbogi.Party, written string, form bonbogi.AdoptionForm, date bonbogi.Date, c float64, sp span) Fact {
	practice = strings.Join(strings.Fields(strings.Trim(practice, " ‘’“”")), " ")
	a := &Adoption{Practice: practice, Origin: origin, Adopter: adopter, AsWritten: strings.TrimSpace(written), Form: form, Date: date}
	return st.fact(Fact{Kind: bonbogi.KindAdoption, Adoption: a, Confidence: c}, sp)
}

// practiceOf is the practice that a sentence speaks of: the name behind 반영된, in quotation marks, or the
// topic of the sentence, or the one that the text spoke of before.
func (st *story) practiceOf(sent sentence, at int, spoken string) (string, span) {
	s := st.s
	for _, v := range []string{"반영된 ", "채택된 ", "확대된 ", "도입된 "} {
		if i := strings.Index(s[at:sent.end], v); i >= 0 {
			from := at + i + len(v)
			to := from + strings.IndexAny(s[from:sent.end]+",", ",.")
			sp := trim(s, span{from, min(to, sent.end)})
			for _, w := range words(s, sp) {
				if j := lastJosa(s, w); (isObject(j) || j == "은" || j == "는" || isNominative(j)) && isVerbal(w.of(s)) || j == "도" && endsLikeScheme(strings.TrimSuffix(w.of(s), j)) {
					sp.end = w.end - len(j)
					break
				}
			}
			if n := runes(sp.of(s)); n >= 3 && n <= 30 {
				return strings.Trim(sp.of(s), "‘’“” "), sp
			}
		}
	}
	var best quoted
	for _, q := range st.quotesIn(sent.span) {
		in := q.of(s)
		if headOf(in) != "" || runes(squash(in)) < 3 {
			continue
		}
		if q.start <= at || best.end == 0 {
			best = q
		}
	}
	if best.end > 0 {
		return best.of(s), best.span
	}
	for _, w := range words(s, span{sent.start, min(at, sent.end)}) {
		j := lastJosa(s, w)
		if !isTopic(j) && !isNominative(j) {
			continue
		}
		stem := span{w.start, w.end - len(j)}
		if !endsLikeScheme(stem.of(s)) && !hasSuffix(stem.of(s), "제") {
			continue
		}
		start := phraseStart(s, sent.start, w.start)
		return strings.Trim(s[start:stem.end], " ‘’“”▲"), span{start, stem.end}
	}
	return spoken, span{}
}

// adoptedOn is when a practice was or will be taken over: 2026년부터, 내년 3월부터, 내년.
func (st *story) adoptedOn(sent sentence) bonbogi.Date {
	in := sent.of(st.s)
	for _, d := range st.dates(sent.span) {
		if d.date.Month > 0 && (d.far || d.next) && !d.base {
			year := d.date.Year
			if d.far && containsAny(in, "시행한다", "운영한다", "도입한다", "예정", "계획") {
				year = st.notBefore(sent, year)
			}
			return bonbogi.Date{Year: year, Month: d.date.Month}
		}
	}
	for _, w := range []string{"년부터", "년에는", "년 부터", "년에 ", "년까지"} {
		if i := strings.Index(in, w); i >= 4 {
			if n, end := number(in, i-4, i); end == i && n >= 1990 && n < 2100 {
				return bonbogi.Date{Year: n}
			}
		}
	}
	if strings.Contains(in, "내년") && !st.published.IsZero() {
		return bonbogi.Date{Year: st.published.Year + 1}
	}
	return bonbogi.Date{}
}
