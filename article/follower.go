package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// follow reads a sentence that says who took a practice up after another: the one of whom it says itself that it was first, or
// of whom the text said so before. It also returns that one.
func (st *story) follow(sent sentence, before *pioneer, spoken string) ([]Fact, *pioneer) {
	s, in := st.s, sent.of(st.s)
	if sent.heading() || containsAny(in, notTaken...) || containsAny(in, untrue...) || containsAny(in, plagiarism...) {
		return nil, nil
	}
	first, told := st.firstFor(sent, before, spoken)
	if first == nil || first.sure < surelyFirst && containsAny(in, prizeWords...) && !st.spreading(sent) {
		return nil, nil
	}
	if told && first.sure >= surelyFirst {
		first.practice = cmp.Or(st.calledAfter(sent), first.practice)
	}
	from := sent.start
	if told && !first.owner {
		from = first.end
	}
	var out []Fact
	practice := cmp.Or(first.practice, spoken, st.matter, objectBefore(s, sent.span))
	if practice == "" {
		return nil, nil
	}
	add := func(p bonbogi.Party, written string, form bonbogi.AdoptionForm, c float64) {
		for _, origin := range append([]bonbogi.Party{first.party}, first.with...) {
			if !p.Same(origin) {
				out = append(out, st.adoption(practice, origin, p, written, form, st.adoptedOn(sent), c+first.sure, sent.span))
			}
		}
	}
	for _, m := range st.descendants(sent, first) {
		form := bonbogi.AdoptionInspired
		if m.central() {
			form = bonbogi.AdoptionNational
		}
		add(st.party(&mention{span: span{m.start, m.name.end}, name: m.name, govs: m.govs, typ: m.typ}), m.written(s), form, 0.3)
	}
	if fs := st.ofTheState(sent, first, told); len(fs) > 0 && len(out) == 0 {
		return fs, first
	}
	if p, ok := st.countedTakers(sent); ok {
		add(p, p.Name, bonbogi.AdoptionUnknown, 0.3)
		return out, first
	}
	for _, m := range st.namedAs(sent, first) {
		if m == nil {
			add(bonbogi.Party{Name: "지자체", Type: bonbogi.PartyGroup}, "지자체", bonbogi.AdoptionUnknown, 0.25)
			continue
		}
		add(st.party(m), m.written(s), bonbogi.AdoptionUnknown, 0.35)
	}
	if len(out) > 0 {
		return out, first
	}
	rows := st.takerRows(sent.span)
	acted := false // one that is named does it, and a set that is named behind is where
	for i := range rows {
		r := &rows[i]
		all := len(r.named)
		r.named = slices.DeleteFunc(r.named, func(m *mention) bool { return first.is(st, m) || first.began(m) })
		if first.presumed && len(r.named) < all && all > 1 {
			continue // they do it together
		}
		if r.set.end == 0 && len(r.named) == 0 || r.end <= from && !isSubject(r.josa) {
			continue
		}
		if i+1 < len(rows) && all == 0 && r.n == 0 && rows[i+1].n > 0 && len(rows[i+1].named) == 0 {
			continue // 다른 지자체의 문의가 이어져 30여 곳이: those who are counted are meant
		}
		form, ok := st.tookUp(sent, rows, i, first, from, told)
		if !ok {
			continue
		}
		for _, m := range r.named {
			if m.central() {
				form = bonbogi.AdoptionNational
			}
			acted = acted || isSubject(r.josa)
			add(st.party(m), m.written(s), form, 0.38)
		}
		if len(r.named) == 0 && !acted {
			set := setName(r.set.of(s))
			if first.frame = 0; r.n == 0 && (containsAny(in, successive...) || containsAny(in, copying...)) {
				first.frame = sent.no + 1
			}
			add(bonbogi.Party{Name: set, Type: bonbogi.PartyGroup, Count: int64(r.n)}, set, form, 0.3)
		}
	}
	if len(out) == 0 && st.main != nil && first.who != st.main && (first.owner && st.mainTakes(sent, first, rows) || told && st.madeAfter(sent, first)) {
		add(st.mainParty(), "", bonbogi.AdoptionCopied, 0.25)
	}
	return out, first
}

// plagiarism is what those say who think that theirs was taken.
var plagiarism = []string{"표절", "베꼈", "베낀"}

// mainTakes reports whether a sentence without another subject says that something of somebody else was taken over: then the main
// government did. 서울시의 카드를 함께 쓴다.
func (st *story) mainTakes(sent sentence, first *pioneer, rows []takerRow) bool {
	if st.mainParty().Type != bonbogi.PartyGovernment || hasSuffix(st.matter, goods...) || first.who != nil && st.main.above[first.who.ID] || slices.ContainsFunc(rows, func(r takerRow) bool {
		return isSubject(r.josa) && r.start < first.end && len(r.named) > 0 && r.named[0].only() != st.main
	}) {
		return false
	}
	v, ok := takesUp.next(st.s, span{first.end, min(sent.end, clip(st.s, first.end+110))})
	return ok && st.goesWith(sent, first.start) && !st.outsiderActs(span{first.start, first.end}) && (v.told == done || v.told == decided) && !containsAny(st.s[first.end:v.start], visited...)
}

// firstFor is the one whom those of whom a sentence tells can have followed. told says that the sentence itself names that one.
func (st *story) firstFor(sent sentence, before *pioneer, spoken string) (first *pioneer, told bool) {
	for _, told := range []func(sentence, string) (pioneer, bool){st.exampleOf, st.pioneerOf, st.makerOf} {
		if p, ok := told(sent, spoken); ok {
			return &p, true
		}
	}
	if p, ok := st.ownerOfWhat(sent); ok && (before == nil || before.who != p.who) {
		return &p, true
	}
	in := sent.of(st.s)
	if hasPrefix(in, "한편 ", "한편, ") && (before == nil || !st.speaksAbout(sent, before)) {
		return nil, false // something else
	}
	if before != nil && st.goesOnAbout(sent, before) {
		return before, false
	}
	if p, ok := st.branded(sent); ok {
		p.end = sent.start // others can be named before it
		return &p, true
	}
	if p := st.presumedFirst(sent, spoken); before == nil && p != nil {
		if st.silentOn(sent, p.practice) && st.others(sent, p) || (st.speaksOf(sent, p.practice) || containsAny(in, pointing...) || containsAny(in, nowadays...)) && (containsAny(in, copying...) || st.spreading(sent) && (containsAny(in, nationwide...) || st.reaches(sent)) || containsAny(in, standards...) || st.takesThis(sent) || st.intoTheState(sent) && (goesOn(in) || !strings.Contains(in, "법")) || len(st.descendants(sent, p)) > 0 ||
			containsAny(in, successive...) && st.speaksOf(sent, p.practice) && slices.ContainsFunc(st.takerRows(sent.span), func(r takerRow) bool { return r.n > 0 })) {
			return p, false
		}
	}
	if p, ok := st.aheadOf(sent, spoken); ok && (before == nil || before.who == p.who) {
		return &p, true
	}
	return nil, false
}

// goesOnAbout reports whether a sentence goes on about what one had first of whom an earlier one told.
func (st *story) goesOnAbout(sent sentence, before *pioneer) bool {
	in, since := sent.of(st.s), sent.no-before.sentence
	if !before.presumed && since > 10 {
		return false
	}
	return goesOn(in) || st.speaksAbout(sent, before) || st.alsoNamed(sent, before) || st.spreading(sent) || st.namesAgain(sent, before) ||
		before.frame > 0 && sent.no < before.frame+3 ||
		since <= 2 && (st.lists(sent) || !st.hasSubject(sent)) ||
		since <= 3 && st.introduces(sent) ||
		since <= 4 && st.silentOn(sent, before.practice) && st.others(sent, before)
}

// ownerOfWhat is whose practice a sentence is about, of which it says that it reached others or that they took it: 가람시의 ‘물길콜’은
// 12개 지자체가 가져갔다.
func (st *story) ownerOfWhat(sent sentence) (pioneer, bool) {
	s := st.s
	ms := st.actorsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if !st.canBeFirst(m) || m.josa != "의" && m.josa != "" || !st.canOwn(sent, m) {
			continue
		}
		name, _ := st.thingBehind(sent, m.end+len(m.josa))
		at := strings.Index(s[m.end:sent.end], name)
		if name == "" || at < 0 || at > 12 {
			continue
		}
		end := m.end + at + len(name)
		behind := strings.TrimLeft(s[end:sent.end], "’”")
		quoted := behind != s[end:sent.end]
		if quoted && strings.HasPrefix(behind, " ") { // ‘…’ 운영 사업은
			for i, word := range strings.Fields(behind) {
				if j := lastJosa(word, span{0, len(word)}); i > 2 || j != "" {
					behind = j + " "
					break
				}
			}
		}
		if !hasPrefix(behind, "은 ", "는 ", "이 ", "가 ", "을 ", "를 ", "도 ") || !quoted && !endsLikeScheme(name) && !hasSuffix(name, "제", "페이", "패스") {
			continue
		}
		classes := []verbs{spreads, takesUp, handsOn}
		if hasPrefix(behind, "이 ", "가 ") {
			classes = classes[:1]
		}
		if containsAny(s[end:sent.end], stateThings...) {
			classes = append(classes, becomes)
		}
		for _, v := range classes {
			if f, ok := v.next(s, span{end, sent.end}); ok && f.told >= decided && f.told != attends {
				return pioneer{who: st.whole(m), party: st.pioneering(m), practice: name, sentence: sent.no, start: m.start, end: end, sure: 0.15}, true
			}
		}
	}
	return pioneer{}, false
}

// namedAs are those of whom a sentence says that it is they: ‘물길콜’을 도입한 곳은 새별시와 다솔군 등 7곳이다.
func (st *story) namedAs(sent sentence, first *pioneer) []*mention {
	in := sent.of(st.s)
	at := -1
	for _, who := range []string{"곳은", "지자체는", "지자체로는", "자치단체는", "시군은", "도시는", "시·군은", "곳으로는", "대상은"} {
		for i := range places(in, " "+who+" ") {
			if hasSuffix(in[:i], "도입한", "하는", "시행한", "중인", "제정한", "있는", "쓰는", "들인", "들여온") && strings.Count(in[:i], ",") < 2 {
				at = sent.start + i + len(who) + 2
			}
		}
	}
	if at < 0 {
		return nil
	}
	if rest := st.s[at:sent.end]; containsAny(rest, "늘었", "늘어났", "이른다", "달한다", "넘었", "넘는다") && containsAny(rest, "곳", "개") && len(st.takerRows(span{at, sent.end})) == 0 {
		return []*mention{nil}
	}
	var out []*mention
	ms := st.mentionsIn(span{at, sent.end})
	for i := range ms {
		if m := &ms[i]; st.canTake(m) && !m.central() && !first.is(st, m) {
			out = append(out, m)
		}
	}
	return out
}
