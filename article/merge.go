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
