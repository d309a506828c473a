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

// others reports whether a sentence tells of other governments than the one who had it first, the state left out.
func (st *story) others(sent sentence, first *pioneer) bool {
	return slices.ContainsFunc(st.takerRows(sent.span), func(r takerRow) bool {
		return r.set.end > 0 || slices.ContainsFunc(r.named, func(m *mention) bool { return !m.central() && !first.is(st, m) })
	})
}

// namesAgain reports whether a sentence of what the state or others have names the pioneer.
func (st *story) namesAgain(sent sentence, first *pioneer) bool {
	return st.intoTheState(sent) && slices.ContainsFunc(st.mentionsIn(sent.span), func(m mention) bool { return first.who != nil && m.only() == first.who })
}

// lists reports whether a sentence names several governments and counts them: 새별시와 다솔군, 온새미시 등 9곳이 됐다.
func (st *story) lists(sent sentence) bool {
	return slices.ContainsFunc(st.takerRows(sent.span), func(r takerRow) bool {
		return len(r.named) > 2 || len(r.named) > 1 && strings.ContainsAny(st.s[r.end:r.after], "0123456789")
	})
}

// introduces reports whether a sentence says that somebody introduces something without saying what: 새별시는 내년 도입을 확정했다.
func (st *story) introduces(sent sentence) bool {
	v, ok := takesUp.next(st.s, sent.span)
	return ok && v.part == actionNoun && !containsAny(clipped(st.s[max(sent.start, clip(st.s, v.start-30)):v.start], 60), "을 ", "를 ")
}

// hasSubject reports whether a sentence says of what or whom it tells; one that does not goes on about what the one before told of.
func (st *story) hasSubject(sent sentence) bool {
	for _, w := range words(st.s, sent.span) {
		if j := lastJosa(st.s, w); (isNominative(j) || isTopic(j)) && !hasSuffix(w.of(st.s), "부터는", "에는", "에서는", "으로는", "까지는", "년은") {
			return true
		}
	}
	return false
}

// takesThis reports whether a sentence says that what was spoken of was taken over: 이 제도를 받아들여.
func (st *story) takesThis(sent sentence) bool {
	s := st.s
	for _, w := range words(s, sent.span) {
		if j := lastJosa(s, w); !isObject(j) || !(hasPrefix(w.of(s), "이를") || w.start >= 4 && hasSuffix(s[:w.start], " 이 ")) {
			continue
		}
		if v, ok := takesUp.next(s, span{w.end, min(sent.end, clip(s, w.end+60))}); ok && v.told >= planned && !v.told.ofNoun() {
			return true
		}
	}
	return false
}

// spreading reports whether a sentence says that something reached others.
func (st *story) spreading(sent sentence) bool {
	for _, v := range []verbs{spreads, handsOn} {
		if f, ok := v.next(st.s, sent.span); ok && f.told >= decided && f.told != attends {
			return true
		}
	}
	return false
}

// reaches reports whether a sentence says of a practice that it came to others, and not only that it is in use where they are.
func (st *story) reaches(sent sentence) bool {
	return containsAny(sent.of(st.s), "퍼", "번지", "번졌", "번져", "확산", "확대", "보급", "전파", "전수", "이어", "뻗", "나눠", "가져", "옮") ||
		slices.ContainsFunc(st.takerRows(sent.span), func(r takerRow) bool { return slices.Contains([]string{"에", "에도", "로", "으로"}, r.josa) })
}

// speaksOf reports whether a sentence names the practice, by its name or by the word with which it ends.
func (st *story) speaksOf(sent sentence, practice string) bool {
	in, name := squash(sent.of(st.s)), squash(practice)
	if runes(name) >= 3 && strings.Contains(in, name) {
		return true
	}
	for w := range strings.FieldsSeq(practice) {
		if runes(w) >= 4 && isHangul(w) && !slices.Contains(generalNouns, w) && st.g.at(w, 0) == nil && strings.Contains(in, w) {
			return true
		}
	}
	return false
}

// speaksAbout reports whether a sentence names the practice of the one who had it first; that of the main government may also go by
// the name that the headline gives it.
func (st *story) speaksAbout(sent sentence, first *pioneer) bool {
	return st.speaksOf(sent, first.practice) || first.who != nil && first.who == st.main && st.matter != "" && st.speaksOf(sent, st.matter)
}

// alsoNamed reports whether a sentence says of others that they do something, too: 새별시도.
func (st *story) alsoNamed(sent sentence, first *pioneer) bool {
	return slices.ContainsFunc(st.takerRows(sent.span), func(r takerRow) bool {
		return slices.Contains([]string{"도", "에도", "에서도", "로도", "으로도"}, r.josa) && !slices.ContainsFunc(r.named, func(m *mention) bool { return first.is(st, m) })
	})
}
