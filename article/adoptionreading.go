package article

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// adoptionReading is what the sentences read so far told of a practice and of those who took it over.
type adoptionReading struct {
	*story
	out      []Fact
	spoken   string                   // the practice of which the text speaks
	first    *pioneer                 // who had it first, as far as the text has said
	handing  *handing                 // who last was said to bring to others what some have made
	owners   map[string]bonbogi.Party // of the practices that were named with theirs
	presumed map[int]bool             // facts whose origin nobody has named yet
}

// readAdoptions goes through the sentences.
func (st *story) readAdoptions(ctx context.Context, title *story) ([]Fact, error) {
	spoken := st.prepareAdoptions(title)
	r := &adoptionReading{story: st, spoken: spoken, owners: map[string]bonbogi.Party{}, presumed: map[int]bool{}}
	if m := st.mostAbroad(title); m != nil {
		r.first = &pioneer{party: st.party(m), practice: r.spoken, sentence: -1, sure: 0.1, presumed: true}
	}
	err := st.walk(ctx, r.sentence)
	for _, f := range st.followedInInterview(r.first, r.spoken) {
		r.add(f)
	}
	if err != nil {
		return nil, err
	}
	r.withdraw()
	weighed, err := st.weigh(ctx, title, spoken, r.out)
	r.out = nil
	for _, f := range append(weighed, title.takenInHeadline(cmp.Or(r.spoken, st.opens))...) {
		r.add(f)
	}
	return r.out, err
}

// prepareAdoptions finds what the article is about and whom it names abroad, and returns the practice that its headline names.
func (st *story) prepareAdoptions(title *story) (spoken string) {
	for _, sent := range title.sentences {
		if spoken == "" {
			spoken = title.spokenOf(sent)
		}
		st.followers = append(st.followers, title.headlineFollowers(sent)...)
		if st.started == nil {
			st.started = title.starter(sent)
		}
	}
	st.matter, st.namedIn = matter(title, st), -1
	if spoken == "" && !strings.Contains(title.s, st.matter) {
		st.namedIn = slices.IndexFunc(st.sentences, func(sent sentence) bool { return strings.Contains(sent.of(st.s), st.matter) })
	}
	st.opens = opening(title, st)
	st.abroad, title.abroad = abroadIn(st.s, span{0, len(st.s)}), abroadIn(title.s, span{0, len(title.s)})
	return cmp.Or(spoken, st.matter)
}

// sentence reads what one sentence tells, and remembers what the next ones go on about.
func (r *adoptionReading) sentence(sent sentence) {
	if len(r.out) >= most {
		return
	}
	for _, p := range r.ownedIn(sent) {
		if key := squash(p.name); p.said && r.owners[key].IsZero() {
			r.owners[key] = r.party(p.owner)
		}
	}
	if p := r.spokenOf(sent); p != "" && (r.spoken == "" || sent.role == roleBody) {
		if r.spoken == "" || alike(p, r.spoken) < 0.6 {
			r.namedIn = sent.no
		}
		r.spoken = p
	}
	if h, ok := r.handingOn(sent); ok {
		r.handing = &h
	}
	told, whose := r.exported(sent, r.spoken), (*pioneer)(nil)
	if len(told) == 0 {
		told = r.spreadByState(sent, r.spoken)
	}
	if len(told) == 0 {
		told = r.spreadWithState(sent, r.first, r.spoken)
	}
	if r.handing != nil && len(told) == 0 {
		if told = r.handed(sent, *r.handing); len(told) < 2 {
			told = nil
		}
	}
	if len(told) == 0 {
		told = r.doneAfterLooking(sent, r.first, r.spoken)
	}
	if len(told) == 0 {
		told, whose = r.follow(sent, r.leading(sent), r.spoken)
		if from := r.takenFrom(sent, r.spoken); len(from) > 0 && (len(told) == 0 || whose != nil && whose.presumed || contrary(told, from)) {
			told, whose = from, nil
		}
	}
	if len(told) == 0 {
		told = r.adoptions(sent, r.spoken)
	}
	if len(told) == 0 {
		told = r.followedInSpeech(sent, r.first, r.spoken)
	}
	r.remember(sent, whose, len(told) > 0)
	for _, f := range told {
		if owner := r.owners[squash(f.Adoption.Practice)]; (whose == nil || whose.presumed) && !owner.IsZero() && !owner.Same(f.Adoption.Adopter) {
			f.Adoption.Origin = owner // 가람시의 ‘물길콜’은 … 확산됐다
		}
		if r.add(f); whose != nil && whose.sure < surelyFirst && (whose.presumed || f.Adoption.Form == bonbogi.AdoptionNational) {
			r.presumed[len(r.out)-1] = true
		}
	}
}

// remember keeps who had the practice first. whose is the one of whom the sentence told that others followed, if it did.
func (r *adoptionReading) remember(sent sentence, whose *pioneer, followed bool) {
	if r.started == nil {
		r.started = r.starter(sent)
	}
	p, ok := r.pioneerOf(sent, r.spoken)
	if !ok {
		if p, ok = r.makerOf(sent, r.spoken); ok && p.sure < surelyFirst {
			p.made = !r.spreading(sent)
			ok = r.first == nil
		}
	}
	switch {
	case ok:
		r.first = &p
		r.correct(p)
	case followed && whose != nil && (r.first == nil && !whose.presumed || whose.frame > 0):
		r.first = whose
		r.first.owner, r.first.copied = false, false // that was said of one sentence
	}
	if followed && r.first != nil {
		r.first.sentence = sent.no
		if whose != nil && whose.frame > 0 {
			r.first.frame = whose.frame
		}
	}
}

// correct gives the facts whose origin was presumed the one whom the text names behind them.
func (r *adoptionReading) correct(p pioneer) {
	if p.sure < surelyFirst {
		return
	}
	for i := range r.presumed {
		if a := r.out[i].Adoption; !a.Adopter.Same(p.party) {
			a.Origin = p.party
		}
	}
	clear(r.presumed)
}

// withdraw takes back what was presumed where the text says that it was the other way round.
func (r *adoptionReading) withdraw() {
	var out []Fact
	for i, f := range r.out {
		if !r.presumed[i] || !contrary([]Fact{f}, r.out) {
			out = append(out, f)
		}
	}
	r.out = out
}

// contrary reports whether some say that one took over from another what others say the other took over from the one.
func contrary(some, others []Fact) bool {
	return slices.ContainsFunc(some, func(f Fact) bool {
		return slices.ContainsFunc(others, func(o Fact) bool {
			return o.Adoption.Adopter.Same(f.Adoption.Origin) && o.Adoption.Origin.Same(f.Adoption.Adopter)
		})
	})
}

func (r *adoptionReading) add(f Fact) {
	if len(r.out) < most && !hasSuffix(f.Adoption.Practice, harms...) && !slices.ContainsFunc(r.out, func(o Fact) bool { return sameAdoption(o, f) }) {
		r.out = append(r.out, f)
	}
}

func sameAdoption(a, b Fact) bool {
	return a.Adoption.Adopter.Same(b.Adoption.Adopter) && sameParty(a.Adoption.Origin, b.Adoption.Origin) && alike(a.Adoption.Practice, b.Adoption.Practice) > 0.6
}

// spokenOf is the practice that a sentence names, if it names one.
func (st *story) spokenOf(sent sentence) string {
	best := candidate{score: 1.2}
	for _, c := range st.practiceNames(sent) {
		if c.score > best.score {
			best = c
		}
	}
	if best.name != "" {
		return best.name
	}
	s := st.s
	for _, w := range words(s, sent.span) {
		j := lastJosa(s, w)
		stem := span{w.start, w.end - len(j)}
		if sent.no >= 0 && !isTopic(j) && !isObject(j) {
			continue
		}
		if in := stem.of(s); runes(in) >= 3 && hasSuffix(in, "제", "수당", "서비스", "시스템", "플랫폼", "배달앱", "제도", "조례") && !strings.ContainsAny(in, "‘“’”,") {
			if name := strings.Trim(s[phraseStart(s, sent.start, w.start):stem.end], " ‘’“”▲|…"); runes(squash(name)) >= 5 {
				return name
			}
		}
	}
	return ""
}

// leading is who had first what a sentence speaks of. Who only made something is it where the sentence names that thing, or
// points back to it.
func (r *adoptionReading) leading(sent sentence) *pioneer {
	in := sent.of(r.s)
	if r.first == nil || !r.first.made || goesOn(in) || containsAny(in, "같은 ", "이 ") || strings.Contains(squash(in), squash(r.first.practice)) || r.leavesOut(sent, r.first.practice) || r.namesAgain(sent, r.first) || sent.no-r.first.sentence <= 1 && !r.hasSubject(sent) && !r.alsoNamed(sent, r.first) {
		return r.first
	}
	return nil
}
