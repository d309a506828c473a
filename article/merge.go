package article

import (
	"context"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// gather makes one fact of each award that the title and the sentences tell, however often they tell it.
// The body counts for more than headline and captions, which shorten names.
func (st *story) gather(ctx context.Context, title *story, all []found) ([]found, error) {
	all = st.inherit(all, title)
	slices.SortStableFunc(all, func(a, b found) int { return weightOf(b) - weightOf(a) })
	var out []found
	for _, f := range all {
		if f.Name == "" || f.Recipient.IsZero() || f.Recipient.Same(f.Conferrer) && isGovernment(f.Recipient) && !f.Recipient.IsZero() && f.orphan {
			continue
		}
		if i := slices.IndexFunc(out, func(o found) bool { return sameAward(o, f) }); i >= 0 {
			out[i].join(f)
			continue
		}
		if i := slices.IndexFunc(out, func(o found) bool { return f.completes(o) }); i >= 0 {
			out[i].join(f)
			continue
		}
		if f.sent.no < 0 && !f.received && !f.marked && !slices.ContainsFunc(out, func(o found) bool { return o.sent.no >= 0 && o.received }) {
			continue // a headline alone: 시민 대상 교육 평가 우수
		}
		if f.orphan && (!f.explicit || slices.ContainsFunc(out, func(o found) bool { return sameParty(o.Recipient, f.Recipient) })) {
			continue
		}
		out = append(out, f)
	}
	out = slices.DeleteFunc(slices.Clone(out), func(f found) bool { // the giver does not win its own contest
		return f.Recipient.Same(st.mainParty()) && slices.ContainsFunc(out, func(o found) bool {
			return o.GivenByGovernment && o.Conferrer.Same(f.Recipient) && (alike(o.Name, f.Name) > 0.6 || f.sent.no < 0)
		})
	})
	out = slices.DeleteFunc(out, func(f found) bool { return f.sent.no < 0 && slices.ContainsFunc(out, f.summarises) })
	if err := st.explain(ctx, title, out); err != nil {
		return nil, err
	}
	slices.SortStableFunc(out, func(a, b found) int { return a.sent.no*1e6 + a.span.start - b.sent.no*1e6 - b.span.start })
	return out, nil
}

func weightOf(f found) int {
	w := 0
	if f.sent.role == roleBody && f.sent.no >= 0 {
		w += 4
	}
	if f.sent.no < 0 {
		w -= 2 // the title
	}
	if f.received {
		w += 2
	}
	if f.named {
		w++
	}
	if f.Grade != "" {
		w++
	}
	if f.orphan || f.inherited {
		w -= 4
	}
	if f.Period != "" {
		w++
	}
	return w
}

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

// sameAward reports whether two sentences tell of one award.
func sameAward(a, b found) bool {
	if a.kind != b.kind || !sameParty(a.Recipient, b.Recipient) && b.explicit {
		return false
	}
	near := alike(a.Name, b.Name)
	if !b.explicit && b.sent.heading() && near == 1 && !sameParty(a.Recipient, b.Recipient) {
		return true // a headline that leaves out who it was
	}
	grades := a.Grade == b.Grade || a.Grade == "" || b.Grade == "" || isPlace(a.Grade) || isPlace(b.Grade) || gradeOf(a.Grade) == gradeOf(b.Grade)
	years := a.Period == "" || b.Period == "" || a.Period == b.Period
	shortened := a.sent.role != roleBody || b.sent.role != roleBody || a.sent.no < 0 || b.sent.no < 0 || a.agency || b.agency || a.orphan || b.orphan
	if a.past != b.past && !shortened && a.Period != b.Period {
		return false // last year's and this year's
	}
	switch {
	case near == 1:
		return years && (grades || shortened)
	case shortened:
		return years && grades && near >= 0.3
	}
	return years && grades && near >= 0.75
}

// completes reports whether what a sentence tells is part of an award that is told already: the honour that comes with a
// grade, where the contest is not named again, or a headline that calls the contest by another name.
func (f *found) completes(o found) bool {
	if f.kind != o.kind || !sameParty(f.Recipient, o.Recipient) || f.past != o.past || f.Period != "" && f.Period != o.Period {
		return false
	}
	switch {
	case f.inherited && f.Name == o.Name && isHonour(f.Grade) && !isHonour(o.Grade) && o.Grade != "":
		return f.sent.no >= o.sent.no && f.sent.no-o.sent.no <= 3
	case f.sent.no < 0 && f.agency && o.sent.no >= 0:
		return f.Grade == o.Grade
	case f.sent.no < 0 && o.sent.no >= 0 && isHonour(f.Grade) != isHonour(o.Grade):
		return alike(f.Name, o.Name) >= 0.5
	}
	return false
}

// isPlace tells a place in an order from a grade: 1위.
func isPlace(grade string) bool { return strings.HasSuffix(grade, "위") }

// summarises reports whether a headline says in its own words, and without saying who, what the text tells of somebody.
func (f *found) summarises(o found) bool {
	if o.sent.no < 0 || f.kind != o.kind {
		return false
	}
	grades := f.Grade == o.Grade || gradeOf(f.Grade) == gradeOf(o.Grade) || f.Grade == o.Honour
	return (grades || f.agency || o.received) && sameParty(f.Recipient, o.Recipient) || grades && !isGovernment(o.Recipient) && o.explicit && alike(f.Name, o.Name) >= 0.3
}

func isHonour(grade string) bool {
	return containsAny(grade, "표창", "대통령", "총리", "장관", "지사")
}

func sameParty(a, b bonbogi.Party) bool {
	if a.Government != "" && b.Government != "" {
		return a.Government == b.Government // 양주시 is not 남양주시
	}
	return a.Same(b) || a.Name != "" && b.Name != "" && alike(a.Name, b.Name) == 1
}

func gradeOf(g string) string {
	if containsAny(g, "장관", "청장", "처장", "도지사") {
		return "honour"
	}
	return g
}

// join adds what another sentence tells.
func (f *found) join(o found) {
	if f.Grade == "" || isPlace(f.Grade) && o.Grade != "" {
		f.Grade = o.Grade
	}
	if f.Honour == "" && isHonour(o.Grade) && !isHonour(f.Grade) {
		f.Honour = o.Grade
	}
	if f.Honour == "" && o.Honour != f.Grade {
		f.Honour = o.Honour
	}
	if f.Conferrer.IsZero() {
		f.Conferrer = o.Conferrer
	}
	if f.Period == "" && !f.Earlier {
		f.Period = o.Period
	}
	if f.Streak == 0 {
		f.Streak = o.Streak
	}
	if f.For == "" {
		f.For = o.For
	}
	f.explicit = f.explicit || o.explicit
	f.received = f.received || o.received
	f.named = f.named || o.named
}

// confidence is how sure an award is, from what stands in the text.
func (f *found) confidence(main bonbogi.Party) float64 {
	c := 0.55
	if f.explicit {
		c += 0.12
	}
	if f.named {
		c += 0.12
	}
	if f.Grade != "" {
		c += 0.1
	}
	if f.received {
		c += 0.06
	}
	if isGovernment(f.Recipient) && f.Recipient.Same(main) {
		c += 0.03
	}
	if f.agency {
		c -= 0.05
	}
	if f.orphan {
		c -= 0.2
	}
	if f.inherited {
		c -= 0.1
	}
	if f.earlier {
		c -= 0.25
	}
	if f.sent.no < 0 || f.sent.role != roleBody {
		c -= 0.15
	}
	if !isGovernment(f.Recipient) {
		c -= 0.15
	}
	if f.unclear {
		c = min(c-0.2, 0.45)
	}
	if f.Earlier {
		c = min(c-0.2, 0.45)
	}
	return min(max(c, 0.05), 0.95)
}

// facts of awards and selections.
func (st *story) awardFacts(ctx context.Context, title *story, all []found) ([]Fact, error) {
	all, err := st.gather(ctx, title, all)
	if err != nil {
		return nil, err
	}
	var out []Fact
	for _, f := range all {
		from := st
		if f.sent.no < 0 {
			from = title
		}
		a := f.Award
		a.Name = strings.Join(strings.Fields(a.Name), " ")
		fact := Fact{Kind: f.kind, Award: &a, Confidence: f.confidence(st.mainParty())}
		out = append(out, from.fact(fact, f.span))
	}
	return out, nil
}
