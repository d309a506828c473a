package article

import (
	"cmp"

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

// presumedFirst is the one of whose practice the text tells, as long as it says of nobody that it was first.
func (st *story) presumedFirst(sent sentence, spoken string) *pioneer {
	if st.started != nil {
		p := *st.started
		return &p
	}
	if spoken == "" || st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment {
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
