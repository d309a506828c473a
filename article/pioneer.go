package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// firsts are the words that say that somebody had something before all others.
var firsts = []string{
	"전국 최초", "전국에서 최초", "국내 최초", "전국 처음", "전국에서 처음", "국내에서 처음", "국내 처음", "처음 도입", "처음 시작", "처음 시도", "처음 시행", "처음 선보", "처음으로 도입", "처음으로 시작", "처음으로 시행",
	"처음 만든", "처음 내놓", "처음 들여", "처음 마련", "최초로", "맨 먼저", "가장 먼저", "제일 먼저", "먼저 도입", "먼저 시작", "먼저 시행", "앞서 도입", "앞서 시작", "앞장서 도입", "선제적 추진", "선제적 도입", "선제적인 추진",
}

// pioneer is who had a practice before all others, as far as the text told.
type pioneer struct {
	owner bonbogi.Party
	gov   *gov
	name  string // of the practice, if the clause names it: 가람시에서 처음 시작된 이 제도 does not
	end   int    // behind the clause
}

// pioneerIn finds who a sentence says had something first: 가람시가 맨 먼저 도입한, 가람시에서 처음 시작된, 가람시의 선제적 추진.
func (st *story) pioneerIn(sent sentence) (pioneer, bool) {
	s := st.s
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.glued || m.typ != bonbogi.PartyGovernment || m.only() == nil || !m.only().isLocal() {
			continue
		}
		end := sent.end
		if i+1 < len(ms) {
			end = ms[i+1].start
		}
		near := clipped(s[m.end:end], 130)
		at := firstOf(near, firsts)
		if at < 0 || !isSubject(m.josa) && m.josa != "에서" && m.josa != "의" && m.josa != "에서는" {
			continue
		}
		p := pioneer{owner: st.party(m), gov: m.only(), end: m.end + at}
		if from, ok := st.madeBy(sent, m); ok {
			p.name, _ = st.practiceAfter(sent, m.start, from)
		}
		if p.name == "" {
			for _, q := range st.quotesIn(span{m.end, min(m.end+200, sent.end)}) {
				if hasSuffix(q.of(s), practiceHeads...) || runes(q.of(s)) <= 14 {
					p.name = q.of(s)
					break
				}
			}
		}
		return p, true
	}
	for _, w := range words(s, sent.span) { // 시가 전국에서 처음 들여온
		j, ok := st.isSelf(w)
		if near := clipped(s[w.end:sent.end], 70); ok && st.main.isLocal() && (isSubject(j) || j == "에서") && firstOf(near, firsts) >= 0 {
			return pioneer{owner: st.mainParty(), gov: st.main, end: w.end + firstOf(near, firsts)}, true
		}
	}
	return pioneer{}, false
}

// started are verbs behind a row of governments that began what another had begun.
var started = []string{"시작했", "시작하", "운행을 시작", "운영을 시작", "확대 시행", "도입", "뒤를 이", "뻗고", "뻗어", "번졌", "번지", "가입했", "채택했", "따라 했", "시행하고", "시행에 들어", "운영하고", "운영 중", "시행 중", "퍼졌", "퍼지", "확산됐", "확산되", "확산돼"}

// afterPioneer: 가람시가 처음 도입한 마을택시는 새별시에 이어 다솔군, 온새미시가 운행을 시작했다; … 올해 228개 지자체가 운영하고 있다.
func (st *story) afterPioneer(sent sentence, p pioneer, here bool, spoken string) []Fact {
	s := st.s
	from := sent.start
	if here {
		from = p.end
	}
	rest := s[from:sent.end]
	if p.gov == nil || !containsAny(rest, started...) || containsAny(rest, hoped...) || containsAny(rest, notTaken...) {
		return nil
	}
	if !here && !containsAny(rest, spreading...) && !containsAny(rest, "등 ", "전국", "도 ") {
		return nil
	}
	practice := p.name
	if practice == "" {
		practice = spoken
	}
	if practice == "" {
		return nil
	}
	var out []Fact
	add := func(to bonbogi.Party, written string, c float64) {
		form := bonbogi.AdoptionUnknown
		if !to.Same(p.owner) {
			out = append(out, st.adoption(practice, p.owner, to, written, form, st.adoptedOn(sent), c, sent.span))
		}
	}
	for _, m := range st.startersIn(span{from, sent.end}, p.gov) {
		add(st.party(m), m.written(s), 0.66)
	}
	ms := st.mentionsIn(span{from, sent.end})
	for i := range ms { // 환경부도 이를 … 시행에 들어간다
		m := &ms[i]
		if near := s[m.end:sent.end]; m.central() && !m.glued && m.typ == bonbogi.PartyGovernment && (m.josa == "도" || isSubject(m.josa) && containsAny(near, "이를 ", "이 제도", "이 사업", "이 모델", "이 정책", "이 방식")) &&
			containsAny(near, "도입했", "도입하기로", "도입한다", "시행에 들어", "시행한다", "시행하기로", "법제화", "제도화", "확대하기로", "확대했", "채택했") {
			out = append(out, st.adoption(practice, p.owner, st.party(m), m.written(s), bonbogi.AdoptionNational, st.adoptedOn(sent), 0.66, sent.span))
		}
	}
	for _, c := range startersAbroad(s, span{from, sent.end}) {
		add(bonbogi.Party{Name: c, Type: bonbogi.PartyForeign}, c, 0.6)
	}
	if set, n := unnamed(s, span{from, sent.end}); set.end > 0 && len(out) == 0 && containsAny(clipped(s[set.end:sent.end], 110), started...) {
		add(bonbogi.Party{Name: set.of(s), Type: bonbogi.PartyGroup, Count: int64(n)}, set.of(s), 0.6)
	}
	return out
}

// saidAdoptions are those of which only somebody's words tell, as done: “미국, 독일 등이 이 방식을 채택했다”.
func (st *story) saidAdoptions(sent sentence, spoken string) []Fact {
	var out []Fact
	for _, q := range st.quotes {
		if !q.speech || q.start < sent.start || q.end > sent.end {
			continue
		}
		in := q.of(st.t.s)
		if !containsAny(in, "채택했", "도입했", "도입해 운영", "도입돼", "본떠", "벤치마킹해 도입") && !containsAny(in, firsts...) || containsAny(in, hoped...) {
			continue
		}
		loud := *st
		loud.s, loud.quotes, loud.contest = st.t.s, nil, nil
		loud.mentions = believe(st.g.mentions(loud.s, q.span), map[*gov]bool{st.main: true})
		loud.settle()
		said := sentence{q.span, sent.role, sent.no}
		p, here := loud.pioneerIn(said)
		if !here {
			p = st.pioneered
		}
		if p.gov == nil && st.main != nil {
			p = pioneer{owner: st.mainParty(), gov: st.main}
		}
		for _, f := range loud.afterPioneer(said, p, here, spoken) {
			f.Confidence -= 0.1
			out = append(out, f)
		}
	}
	return out
}

// modelOf: ‘물길터’는 환경부 ‘물길 설치 지침’의 모델이 됐다.
func (st *story) modelOf(sent sentence, spoken string) []Fact {
	s, in := st.s, sent.of(st.s)
	at := firstOf(in, []string{"의 모델이 됐", "의 모델이 되", "의 표준이 됐", "의 바탕이 됐", "의 토대가 됐", "의 본보기가 됐", "의 모태가 됐", "의 시초가 됐", "의 표준모델이 됐", "의 표준 모델이 됐"})
	if at < 0 || containsAny(in, hoped...) {
		return nil
	}
	ms := st.mentionsIn(span{sent.start, sent.start + at})
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		if !m.central() || m.glued {
			continue
		}
		practice, _ := st.practiceOf(sent, m.start, spoken)
		if practice == "" {
			return nil
		}
		office := &mention{span: m.name, name: m.name, govs: m.govs, typ: bonbogi.PartyGovernment}
		return []Fact{st.adoption(practice, st.mainParty(), st.party(office), office.written(s), bonbogi.AdoptionNational, st.adoptedOn(sent), 0.66, sent.span)}
	}
	return nil
}

// startersIn are the governments of a stretch that are said to have begun something: 새별시에 이어 다솔군과 온새미시가.
func (st *story) startersIn(sp span, owner *gov) []*mention {
	s := st.s
	ms := st.mentionsIn(sp)
	var row, out []*mention
	for i := range ms {
		m := &ms[i]
		if m.glued || m.typ != bonbogi.PartyGovernment || m.only() == nil || m.only() == owner || m.central() || m.start < sp.start {
			row = nil
			continue
		}
		row = append(row, m)
		after := strings.TrimLeft(s[m.end:sp.end], " ")
		if strings.HasPrefix(after, "에 이어") {
			continue
		}
		next := sp.end
		if i+1 < len(ms) {
			next = ms[i+1].start
		}
		gap := s[m.end:next]
		if i+1 < len(ms) && (len(gap) <= 12 && strings.Trim(gap, " ,·와과및") == "" || len(gap) <= 24 && containsAny(gap, "비롯해", "비롯하여", "비롯한", "는 물론", "은 물론", "에 이어")) {
			continue
		}
		tail := clipped(s[m.end:next], 120)
		topic := isTopic(m.josa) && containsAny(s[sp.start:sp.end], "다녀간", "벤치마킹", "본떠", "뒤따라", "배운")
		if topic || slices.Contains([]string{"이", "가", "도", "에", "에도", "에서", "에서도", "로", "으로", "까지"}, m.josa) || hasPrefix(after, "등", "군 등", "시 등", "구 등") {
			if containsAny(tail, started...) || m.josa == "도" && containsAny(tail, "운영한다", "시행한다", "도입한다") {
				out = append(out, row...)
			}
		}
		row = nil
	}
	return out
}

// startersAbroad are the countries of a row that took something over: 미국, 독일, 프랑스 등이 … 채택했다.
func startersAbroad(s string, sp span) []string {
	var row []string
	last := -1
	for _, w := range words(s, sp) {
		c := countryAt(s, w.start)
		if c == "" {
			continue
		}
		if last >= 0 && w.start-last > 12 {
			row = nil
		}
		row = append(row, c)
		last = w.start + len(c)
	}
	if last < 0 || !containsAny(clipped(s[last:sp.end], 130), "채택했", "도입했", "도입해", "시작했") || !hasPrefix(strings.TrimLeft(s[last:sp.end], " "), "등", "이 ", "가 ", "도 ", "에서") {
		return nil
	}
	return row
}
