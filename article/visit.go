package article

import (
	"context"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Words of learning and of going somewhere.
var (
	learning = []string{"벤치마킹", "견학", "선진지", "배우러", "배우기", "배우고", "배우려", "배우자", "배울", "배워", "배웠", "배운 ", "사례를 살", "사례를 둘러", "사례를 들", "운영 현황을 살", "현황을 둘러", "시찰", "현장교육", "비교연수", "의정연수", "초청연수", "정책연수", "노하우를 배", "노하우를 듣", "노하우를 공유", "노하우를 청취", "사례를 청취", "현황을 청취", "노하우를 전수", "전수받", "우수사례 탐방", "우수사례를 살", "답사"}

	// what guests do at a place that a sentence before said they went to
	studying = []string{"검토했", "들었다", "듣고", "수집했", "논의했", "확인했", "배웠", "공유했", "참고했"}

	// that an article speaks of learning from others at all
	lessons = []string{"벤치마킹", "견학", "배우", "배운", "배워", "배웠", "우수사례", "우수 사례", "선진사례", "선진 사례", "노하우", "선진", "시찰", "비교", "사례를", "운영 현황", "운영현황", "보러 ", "눈여겨", "듣고 갔", "설명을 들", "본떠", "익히", "익혔", "공부", "이야기를 들", "비결"}
	// that it may
	glances     = slices.Concat(looking, []string{"참고", "다녀갔", "다녀간", "방식을", "방식과", "과정을", "현황을", "들러", "들렀", "들었", "듣고", "확인했", "조사했", "물었", "물어", "지켜봤", "정착기", "묵으며"})
	lessonWords = byFirstLetter(slices.Concat(learning, lessons, glances))

	// that many come
	crowds = []string{"잇따", "줄을 잇", "줄이어", "줄 이어", "줄지어", "발길", "이어지고", "이어진다", "쇄도", "끊이지", "몰려", "러시"}

	// of people who came for something else
	otherTrips = []string{"자매도시", "자매결연", "우호도시", "우호교류", "수해", "피해 현장", "피해 복구", "수학여행", "팸투어", "체험학습", "민생현장"}
	wishes     = []string{"해야 한다", "할 필요", "필요가 있", "필요하다", "어야 한다", "아야 한다", "여야 한다", "야 할 것", "려 했으나", "려고 했으나", "려 했지만", "려고 했지만", "초청하는 방안", "하자고", "촉구", "제안했", "주문했", "당부했", "건의했", "검토해야"}
	inquiries  = []string{"문의", "전화", "자료 요청"}
	planning   = []string{"예정", "계획이다", "할 계획", "계획을 세", "계획을 밝", "떠난다", "나선다", "방침", "방문할", "찾을 ", "다녀올", "앞두고", "할 것으로", "방문한다", "견학한다", "벤치마킹한다", "둘러본다", "찾는다", "을 한다", "를 한다", "간다고", "로 간다", "연수를 받는다", "올 예정", "온다고", "오기로", "가기로", "하기로"}
	cancelling = []string{"취소", "미루", "연기하기로", "연기했", "연기됐", "연기되", "보류", "무산"}
	streams    = []string{"잇따", "줄을 잇", "줄이어", "줄지어", "이어지", "이어졌", "이어져", "발길", "쇄도", "끊이지", "몰려", "올해 들어", "올 들어", "지금까지", "그동안", "이후", "올 한 해", "올해", "이제까지", "이때까지", "여태", "고 있다", "문을 연 뒤", "시작한 뒤", "연 이래"}
)

// visits reads what an article tells of one body going to another to learn.
type visits struct {
	*story
	guests  []bonbogi.Party // who travel in the sentences before
	home    *gov            // whose body that is
	date    bonbogi.Date
	told    bonbogi.Date // the day of the announcement: 6일 밝혔다
	hosted  bool         // the article is told by the host
	planned bool         // the sentence before tells of a plan
	many    int          // how many guests the sentence names
	hosts   bool         // it says that the main government had guests
	stream  bool         // a sentence before told of many who come
	council bool         // of the main government only the council is named
	learns  bool         // the article speaks of learning from others
	aim     string       // what the article as a whole says was to be learned
	sides   map[*gov]*standing
	out     []Fact
}

// readVisits goes through the article's sentences in order.
func (st *story) readVisits(ctx context.Context, title *story) ([]Fact, error) {
	whole := st.beginning(title, 1<<16)
	if !st.severalNamed() && !title.severalNamed() {
		return nil, nil
	}
	said := title.t.s + "\n" + st.t.s // what people say tells what the journey was for
	if !holds(said, lessonWords) && !containsAny(whole, officials...) {
		return nil, nil
	}
	if containsAny(whole, otherTrips...) && !containsAny(whole, "벤치마킹", "선진지", "배우러", "배우고", "배웠", "견학단") {
		return nil, nil
	}
	sides := st.standings(title)
	home, hosted := st.frame(sides, whole)
	st, title = st.withHome(home), title.withHome(home)
	v := visits{story: st, hosted: hosted, sides: sides, learns: containsAny(said, lessons...)}
	var err error
	v.council = home != nil && onlyCouncil(title, home) && onlyCouncil(st, home)
	if v.aim, err = aim(ctx, title, st); err != nil {
		return nil, err
	}
	v.introduced(title)
	told := containsAny(title.s, learning...)
	for _, sent := range st.sentences {
		if sent.role == roleBody {
			break
		}
		told = told || containsAny(sent.of(st.s), learning...)
	}
	err = st.walk(ctx, func(sent sentence) {
		if sent.role != roleCaption && len(v.out) < most {
			v.sentence(sent, told)
		}
	})
	return v.closest(), err
}

// severalNamed reports whether a text names anybody but its main government and those over all.
func (st *story) severalNamed() bool {
	return holds(st.s, abroadWords) || slices.ContainsFunc(st.mentions, func(m mention) bool {
		return m.only() != st.main && !m.central() || m.only() == nil
	})
}

// beginning is the title and about as many bytes of the body's sentences.
func (st *story) beginning(title *story, n int) string {
	var b strings.Builder
	b.WriteString(clipped(title.s, n))
	for _, sent := range st.sentences {
		if b.Len() > n {
			break
		}
		b.WriteString("\n" + sent.of(st.s))
	}
	return b.String()
}

// closest leaves out a province of which the text names the towns that were visited, unless the province itself tells
// of its guests, whom it shows around; guests from abroad somewhere abroad; and a country whose city came.
func (v *visits) closest() []Fact {
	within := func(f, o Fact) bool {
		x := v.g.byID[f.Visit.Host.Government]
		return x != nil && sameBody(o.Visit.Guest, f.Visit.Guest) && x.above[o.Visit.Host.Government]
	}
	receives := func(f Fact) bool { return v.hosted && v.main != nil && f.Visit.Host.Government == v.main.ID }
	return slices.DeleteFunc(slices.Clone(v.out), func(f Fact) bool {
		if v.cityNamed(f.Visit.Guest) || f.Visit.Host.Type == bonbogi.PartyForeign && f.Visit.Guest.Type == bonbogi.PartyForeign {
			return true
		}
		return slices.ContainsFunc(v.out, func(o Fact) bool {
			return within(o, f) && !receives(f) && f.Start != o.Start || within(f, o) && receives(o) && f.Start != o.Start
		})
	})
}

// cityNamed reports whether a guest is a country of which the text names the city that came.
func (v *visits) cityNamed(guest bonbogi.Party) bool {
	return guest.Type == bonbogi.PartyForeign && slices.Contains(countries, guest.Name) && slices.ContainsFunc(v.out, func(f Fact) bool {
		return f.Visit.Guest.Type == bonbogi.PartyForeign && f.Visit.Guest.Name != guest.Name && strings.Contains(v.s, guest.Name+" "+f.Visit.Guest.Name)
	})
}

// sentence reads one sentence; told says that the headline speaks of learning.
func (v *visits) sentence(sent sentence, told bool) {
	s := v.s
	in := sent.of(s)
	runs := v.runs(sent)
	listed := slices.ContainsFunc(runs, func(r run) bool { return v.byDay(sent, r) })
	cue := containsAny(in, learning...) || v.hosted && containsAny(in, "다녀간", "다녀갔") || v.plain(sent, runs) || containsAny(in, companions...) || listed
	defer func() { v.stream = v.hosted && containsAny(in, crowds...) }()
	going := journey(in) || !v.hosted && len(v.out) > 0 && containsAny(in, studying...) || v.hosted && strings.Contains(in, "번째") || listed
	told = told || v.hosted && len(v.out) > 0 && containsAny(in, "방문했", "찾았다", "다녀갔", "찾아왔") // told of guests already
	if containsAny(in, "벤치마킹 대상으로", "벤치마킹하는 본보기", "벤치마킹하는 모범", "벤치마킹하는 모델", "벤치마킹하는 사례") {
		return // it is looked at from afar
	}
	if containsAny(in, "벤치마킹해 ", "벤치마킹하여 ", "벤치마킹한 ") && !containsAny(in, "방문", "찾", "다녀", "견학", "둘러", "벤치마킹해 갔", "벤치마킹해 간", "벤치마킹해 돌아", "벤치마킹했") {
		return // something was made after it, whoever went there
	}
	if cue && v.date.IsZero() {
		v.began(sent)
	}
	if !hasSuffix(in, ".", "다", "!", "?") && !sent.heading() && slices.ContainsFunc(runs, func(r run) bool { return r.role == partHost }) {
		going = going || len(v.guests) > 0 // cut before its verb
	}
	if !going || containsAny(in, wishes...) || !cue && !told && len(v.guests) == 0 {
		if (cue || told) && !v.hosted {
			v.remember(runs)
		}
		return
	}
	if v.strangersAct(sent) {
		return
	}
	var guests, hosts []*mention
	for i := range runs {
		r := &runs[i]
		switch r.role {
		case partGuest:
			if v.pupils(r) {
				return
			}
			if !v.onlyAsked(sent, runs, i) {
				guests = append(guests, r.members...)
			}
		case partHost:
			hosts = append(hosts, r.members...)
		}
	}
	if len(guests)+len(hosts) == 0 {
		v.calledOff(sent)
	}
	received := slices.ContainsFunc(runs, func(r run) bool {
		return r.role == partGuest && isObject(r.josa) && containsAny(clipped(v.s[r.end:sent.end], 60), welcoming...)
	})
	here := received || v.cameHere(sent) || slices.ContainsFunc(runs, func(r run) bool { return r.owner && r.role == partGuest })
	v.hosts = received
	v.pairs(sent, guests, hosts, here)
	v.thatDay(sent)
	if (cue || told) && !received && !(len(hosts) == 0 && v.alreadySent(guests)) {
		v.remember(runs)
	}
}

// alreadySent reports whether bodies of the main government, of whose visit is told already, are only those who took part in it:
// 물길과 직원과 가람시 자문위원 등 20명이 함께했다.
func (v *visits) alreadySent(guests []*mention) bool {
	return !v.hosted && len(guests) > 0 && !slices.ContainsFunc(guests, func(m *mention) bool { return !v.ofMain(m) && !v.ownBodyAt(m) && m.only() != nil }) &&
		slices.ContainsFunc(v.out, func(f Fact) bool { return f.Visit.Guest.Same(v.mainParty()) })
}

// introduced takes the council or the residents' body with which the headline begins as those who travel: 가람시의회, 물길
// 지도 배우러.
func (v *visits) introduced(title *story) {
	if v.hosted || len(title.mentions) == 0 {
		return
	}
	m := &title.mentions[0]
	if m.start > 3 || m.only() == nil || m.only() != v.main || m.typ != bonbogi.PartyCouncil && m.typ != bonbogi.PartyResidents || !hasPrefix(title.s[m.end:], ",", "가 ", "는 ", " ", "·") {
		return
	}
	p := title.party(m)
	v.guests, v.home = []bonbogi.Party{p}, v.main
}

// onlyAsked reports whether a row did no more than ask or do likewise: 가람시는 자료를 요청했고 다솔군은 … 찾았다.
func (v *visits) onlyAsked(sent sentence, runs []run, i int) bool {
	end := sent.end
	for _, r := range runs[i+1:] {
		if r.role == partGuest {
			end = r.members[0].start
			break
		}
	}
	clause := v.s[runs[i].members[0].start:end]
	if isSubject(runs[i].josa) && containsAny(clause, "운영한다", "운영하고", "시행하", "시행했", "도입하", "도입했", "제정했", "추진하고", "추진한다") && !containsAny(clause, "방문", "찾", "다녀", "견학", "둘러", "살", "배", "와 ", "왔") && !hasSuffix(v.s[sent.start:runs[i].members[0].start], "다녀간 ", "방문한 ", "찾은 ") && i > 0 {
		return true
	}
	return containsAny(clause, "문의", "전화", "자료 요청", "자료를 요청") && !containsAny(clause, "방문", "찾", "다녀", "견학", "와 ", "왔")
}

// strangers are people who go somewhere for themselves, or to be seen.
var strangers = []string{"학생", "어린이", "청소년", "원아", "관광객", "여행객", "관람객", "나들이객", "대통령", "부부", "장관", "차관", "총리", "국회의원", "후보", "선수", "가수", "기자", "신도", "순례객", "탐방객", "동호인"}

// strangersAct reports whether one of them is who goes in a sentence.
func (v *visits) strangersAct(sent sentence) bool {
	ws := strings.Fields(sent.of(v.s))
	for i, word := range ws {
		if strings.HasSuffix(word, "만명이") || strings.HasSuffix(word, "만여명이") || word == "명이" && i > 0 && hasSuffix(ws[i-1], "만", "만여") {
			return true // 50만 명이 다녀간
		}
		j := agreeing(word)
		if !isNominative(j) && j != "은" && j != "는" || !hasSuffix(strings.TrimSuffix(strings.TrimSuffix(word, j), "들"), strangers...) {
			continue
		}
		for k := i + 1; k < min(len(ws), i+9) && !isNominative(agreeing(ws[k])); k++ {
			if goesAt(ws, k) || containsAny(ws[k], looking...) {
				return true
			}
		}
	}
	return false
}

// pupils reports whether those who come are pupils or tourists.
func (v *visits) pupils(r *run) bool {
	from := r.members[len(r.members)-1].name.end
	who := v.s[from:max(from, r.end)]
	return containsAny(who, "학생", "어린이", "청소년들", "청소년 ", "원아", "관광객", "여행객") && !containsAny(who, "위원회", "협의회")
}

// remember keeps who acts for sentences such as 일행은 … 둘러봤다.
func (v *visits) remember(runs []run) {
	for _, r := range runs {
		if r.role != partGuest {
			continue
		}
		var guests []bonbogi.Party
		for _, m := range r.members {
			if p := v.body(m); !v.hosted || !p.Same(v.mainParty()) {
				guests = append(guests, p)
			}
		}
		if len(guests) > 0 {
			v.guests, v.home = guests, r.members[0].only()
			if v.ownBodyAt(r.members[0]) {
				v.home = v.main
			}
		}
	}
}
