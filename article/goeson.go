package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// inherit gives a grade without a contest (이번 대상 수상은) the contest that the text spoke of, and a
// sentence without an actor the one of whom the text speaks.
func (st *story) inherit(all []found, title *story) []found {
	hero := title.protagonist(st)
	var last *found
	for i := range all {
		f := &all[i]
		if !f.explicit {
			f.Recipient = st.mainParty()
			if p := st.topicBefore(f.sent, title); !p.IsZero() {
				f.Recipient = p
			}
			if !hero.IsZero() {
				f.Recipient = hero
			}
			if last != nil && !isGovernment(last.Recipient) && last.explicit && !(last.Recipient.Type != bonbogi.PartyPerson && last.Recipient.Type != bonbogi.PartyCompany && opensField(st.s, f.sent)) && (last.Recipient.Type != bonbogi.PartyPerson || st.main == nil || !f.agency && !f.institutional) && f.sent.no-last.sent.no <= 2 && f.sent.no >= 0 && last.sent.no >= 0 {
				f.Recipient = last.Recipient
			}
		}
		if f.orphan && f.Name == "" && f.explicit && last != nil && last.Name != "" && f.sent.no >= 0 && last.sent.no >= 0 {
			f.Name, f.orphan, f.inherited = last.Name, false, true
			if !f.timed {
				f.Period = last.Period
			}
			if f.Conferrer.IsZero() {
				f.Conferrer = last.Conferrer
			}
		}
		if f.orphan && f.Name == "" && f.explicit && f.context.name != "" && f.sent.no >= 0 {
			f.Name, f.named, f.orphan, f.inherited = f.context.name, f.context.strong, false, true
			if f.Conferrer.IsZero() && !f.context.by.Same(f.Recipient) {
				f.Conferrer = f.context.by
			}
			if !f.timed {
				f.Period = f.context.period
			}
		}
		if (f.explicit || last == nil) && f.Name != "" {
			last = f
		}
	}
	return all
}

// opensField reports whether a sentence goes on to another field of the news: 관광에서는 ….
func opensField(s string, sent sentence) bool {
	ws := words(s, span{sent.start, clip(s, min(sent.end, sent.start+60))})
	for i := range min(2, len(ws)) {
		if hasSuffix(ws[i].of(s), "에서는", "에서도", "분야는", "부문은") {
			return true
		}
	}
	return false
}

// topicBefore is the government of which the sentence before speaks, so that a sentence without a subject goes on about it.
// It goes on into the next paragraph if the headline names that government.
func (st *story) topicBefore(sent sentence, title *story) bonbogi.Party {
	if sent.no < 1 || sent.no > len(st.sentences) || sent.heading() {
		return bonbogi.Party{}
	}
	var before sentence
	var ms []mention
	apart := false
	for k := 1; k <= 3 && k <= sent.no; k++ { // a sentence that names nobody goes on about the same
		before = st.sentences[sent.no-k]
		ms = slices.DeleteFunc(slices.Clone(st.mentionsIn(before.span)), func(m mention) bool { return m.central() })
		if before.role != sent.role || before.end > sent.start {
			return bonbogi.Party{}
		}
		apart = strings.Contains(st.s[before.end:sent.start], "\n")
		if len(ms) > 0 {
			break
		}
	}
	if len(ms) == 0 {
		return bonbogi.Party{}
	}
	m := &ms[0]
	if m.start-before.start > 6 || m.glued || m.central() || m.leader || m.typ != bonbogi.PartyGovernment || m.only() == nil || m.josa != "은" && m.josa != "는" || apart && !slices.ContainsFunc(title.mentions, func(o mention) bool { return o.only() == m.only() }) {
		return bonbogi.Party{}
	}
	return st.party(m)
}
