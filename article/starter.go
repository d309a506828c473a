package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// starter is who a sentence says has, runs or made something: what others do in the sentences that follow may be the same. Nobody says
// that it was first. 가람시는 2015년부터 ‘물길콜’을 운영하고 있다; 가람시의 ‘물길콜’이 인기다.
func (st *story) starter(sent sentence) *pioneer {
	s := st.s
	for _, o := range st.ownedIn(sent) {
		if m := st.sole(o.owner); m != nil && st.canBeFirst(m) {
			return &pioneer{who: st.whole(m), party: st.pioneering(m), practice: o.name, sentence: sent.no, sure: 0.1, presumed: true}
		}
	}
	for _, r := range st.takerRows(sent.span) {
		if len(r.named) != 1 || r.named[0].central() || !isSubject(r.josa) && r.josa != "에서" || !st.canBeFirst(r.named[0]) {
			continue
		}
		v, ok := makes.next(s, span{r.after, min(sent.end, clip(s, r.after+150))})
		if !ok || v.told == planned || len(st.mentionsIn(span{r.after, v.start})) > 0 {
			continue
		}
		name := objectBefore(s, span{r.after, v.start})
		if v.told.ofNoun() {
			name, _ = st.thingBehind(sent, v.end+len(wordAt(s, v.end)))
		}
		if name = cmp.Or(name, st.topicOf(span{sent.start, r.start})); name == "" || !endsLikeScheme(name) && !st.isMatter(name) || st.g.at(name, 0) != nil {
			continue
		}
		m := r.named[0]
		return &pioneer{who: st.whole(m), party: st.pioneering(m), practice: name, sentence: sent.no, sure: 0.1, presumed: true}
	}
	return nil
}

// aheadOf is whom others are said to have followed though nobody says that it was the first: 가람시에 이어 새별시도 물길콜을 시작했다.
func (st *story) aheadOf(sent sentence, spoken string) (pioneer, bool) {
	s := st.s
	if strings.Contains(sent.of(s), "번째") {
		return pioneer{}, false // who is counted has followed nobody
	}
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.josa != "에" || !hasPrefix(s[m.end+len(m.josa):], " 이어") || !st.canBeFirst(m) || !st.othersBehind(sent, m.end) {
			continue
		}
		p := pioneer{who: st.whole(m), party: st.pioneering(m), sentence: sent.no, start: m.start, end: m.end, sure: 0.1}
		for _, o := range st.takerRows(sent.span) { // 가람시, 새별시에 이어
			if o.start < m.start && m.end <= o.end {
				p.who, p.party = st.whole(o.named[0]), st.pioneering(o.named[0])
			}
		}
		p.practice = cmp.Or(spoken, st.matter, objectBefore(s, sent.span))
		return p, p.practice != ""
	}
	return pioneer{}, false
}

// presumedFirst is the one of whose practice the text tells, as long as it says of nobody that it was first.
func (st *story) presumedFirst(sent sentence, spoken string) *pioneer {
	if st.started != nil && !st.followsInHeadline(st.started.who) {
		p := *st.started
		return &p
	}
	if spoken == "" || st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || st.followsInHeadline(st.main) {
		return nil
	}
	return &pioneer{who: st.main, party: st.mainParty(), practice: spoken, sentence: sent.no, sure: 0.1, presumed: true}
}

// topicOf is what a stretch begins to tell of: 물길콜은.
func (st *story) topicOf(sp span) string {
	for _, w := range words(st.s, sp) {
		if j := lastJosa(st.s, w); isTopic(j) && st.mentionAt(w.start) == nil {
			name := objectName(st.s, span{phraseStart(st.s, sp.start, w.start), w.end - len(j)})
			if namesPractice(name) {
				return name
			}
		}
	}
	return ""
}

// isMatter reports whether a name is that of the thing that the article is about.
func (st *story) isMatter(name string) bool {
	return st.matter != "" && alike(name, st.matter) > 0.6
}

// followsInHeadline reports whether the headline says of a government that it, too, has what the article is about: 새별시도 물길콜, 새별·다솔서도.
func (st *story) followsInHeadline(x *gov) bool { return x != nil && slices.Contains(st.followers, x) }

// headlineFollowers are those of whom a headline says that they, too, have something.
func (st *story) headlineFollowers(sent sentence) []*gov {
	var out []*gov
	for _, r := range st.takerRows(sent.span) {
		if !slices.Contains([]string{"도", "에도", "에서도", "서도"}, r.josa) {
			continue
		}
		for _, m := range r.named {
			out = append(out, m.only())
		}
	}
	return out
}
