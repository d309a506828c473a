package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// taking is the question whether a sentence says of the governments of a row that they did what another did first.
type taking struct {
	*story
	sent  sentence
	rows  []takerRow
	i     int
	row   *takerRow
	first *pioneer
	from  int  // behind the words that say who was first
	told  bool // the sentence itself says so
	rest  span // behind the row
	vague bool // nobody is named or counted

	form   bonbogi.AdoptionForm
	verb   verbFound // what the row is said to do, or what reached it
	found  bool
	framed bool // a sentence before said that many followed
}

// tookUp reports whether a sentence says of the governments of a row that they did what another did first, and how.
func (st *story) tookUp(sent sentence, rows []takerRow, i int, first *pioneer, from int, told bool) (form bonbogi.AdoptionForm, ok bool) {
	s, r := st.s, &rows[i]
	t := &taking{story: st, sent: sent, rows: rows, i: i, row: r, first: first, from: from, told: told, form: bonbogi.AdoptionUnknown,
		rest:  span{min(r.after, sent.end), min(sent.end, clip(s, r.after+240))},
		vague: len(r.named) == 0 && r.n == 0 && !containsAny(r.set.of(s), "모든", "어느", "각지", "대부분", "대다수", "곳곳")}
	if t.elsewhere() || r.aside(s) {
		return t.form, false
	}
	if st.whoTook(sent, r, first) {
		return bonbogi.AdoptionCopied, true
	}
	if r.called {
		return t.form, st.grownTo(sent, r, first)
	}
	settled := false
	switch r.josa {
	case "로", "으로", "로도", "으로도", "에", "에도", "까지", "에게", "에는":
		settled, ok = t.reached()
	case "의":
		settled, ok = t.has()
	case "이", "가", "도", "은", "는", "에서", "에서도", "에서는":
		settled, ok = t.acts()
	}
	if settled {
		return t.form, ok
	}
	return t.form, t.stands()
}

// elsewhere reports whether what a row is told to do is no taking over for whom it lies in, or where it lies.
func (t *taking) elsewhere() bool {
	r, first, in := t.row, t.first, t.sent.of(t.s)
	set := r.set.of(t.s)
	if len(r.named) > 0 && first.who != nil && t.within(r.named, first.who) || len(r.named) == 0 && first.who != nil && first.who.Level == bonbogi.Province && !strings.Contains(set, "전국") && hasSuffix(set, "시군", "시·군", "자치구", "군", "구") {
		return true // a province extends its own scheme
	}
	if abroad := len(r.named) > 0 && r.named[0].typ == bonbogi.PartyForeign || strings.HasSuffix(set, "개국"); abroad && first.who != nil {
		if first.presumed || !isSubject(r.josa) && !canExport(in) || !t.told && !t.speaksAbout(t.sent, first) && !containsAny(in, copying...) && !t.takesThis(t.sent) && !containsAny(in, thisOne...) {
			return true // 볼티모어시는 그 뒤 공원을 만들었다
		}
	}
	return len(r.named) > 0 && !isSubject(r.josa) && t.main != nil && !first.is(t.story, &mention{govs: []*gov{t.main}}) && t.within(r.named, t.main) // the main government does it there
}

// nearest keeps the first verb of the classes in a stretch, if it stands before the one that was found.
func (t *taking) nearest(sp span, classes ...verbs) {
	for _, class := range classes {
		if f, found := class.next(t.s, sp); found && (!t.found || f.start < t.verb.start) {
			t.verb, t.found = f, true
		}
	}
}

// reached looks for what came to the row: 새별시로 퍼졌다, 새별시에도 들어섰다.
func (t *taking) reached() (settled, took bool) {
	s, r, first := t.s, t.row, t.first
	near := span{t.rest.start, min(t.rest.end, clip(s, t.rest.start+110))}
	if t.somethingElse(span{t.from, r.start}, first.practice) ||
		hasSuffix(r.josa, "로") && hasPrefix(s[t.rest.start:], " 가는", " 향하", " 오가", " 통하", " 떠나", " 이어지는", " 돌아", " 온 ", " 간 ") {
		return true, false
	}
	t.nearest(near, spreads, handsOn)
	if t.found && t.somethingElse(span{t.rest.start, t.verb.start}, first.practice) && !containsAny(s[t.rest.start:t.verb.start], "같은 ", "비슷한 ") {
		return true, false // 새별시로 가는 길도 넓어졌다
	}
	left := t.leavesOut(t.sent, first.practice)
	if left {
		t.nearest(near, opensAt)
	}
	if r.josa == "까지" {
		t.nearest(near, takesUp)
	}
	if t.found && t.verb.told == attends {
		return true, false
	}
	if r.josa == "에도" || t.speaksAbout(t.sent, first) {
		t.nearest(near, putsUp)
	}
	if at := strings.Index(near.of(s), "있"); at >= 0 && r.josa == "에" && containsAny(near.of(s)[:at], "같은 ", "똑같은 ") { // 23개 시군에 같은 시설이 있다
		t.nearest(near, amounts)
	}
	if (r.n > 0 || len(r.named) > 0) && isTopicOfTakers(s[min(t.from, r.start):r.start], first.practice) || r.n > 0 && (t.told || left) {
		t.nearest(near, grows)
	}
	return false, false
}

// has looks for what is told of what the row has: 새별시의 물길콜은 … 본뜬 것이다, 지자체의 90%가.
func (t *taking) has() (settled, took bool) {
	s, r := t.s, t.row
	switch {
	case len(r.named) == 1 && t.isCopy(t.sent, r.named[0]), t.madeAfterTheOwner() && len(r.named) > 0:
		t.form = bonbogi.AdoptionInspired // 새별시의 물길콜은 가람시 사례를 본뜬 것이다
		return true, true
	case len(r.named) > 0 && t.grewInto(t.sent, r.after) && !t.somethingElse(span{t.from, r.start}, t.first.practice):
		return true, true // … 이웃 시군의 조례로 이어졌다
	case len(r.named) > 0 || !containsAny(clipped(s[t.rest.start:t.sent.end], 40), "%", "절반", "대부분"):
		return true, false
	}
	t.nearest(t.rest, takesUp, doesSo)
	return false, false
}

// madeAfterTheOwner reports whether the sentence goes on to say of what stands behind the row that it was made after another's: 새별시가
// 연 장터는 가람시의 것을 옮겨 놓은 것이다.
func (t *taking) madeAfterTheOwner() bool {
	return t.copyBehind() && t.isTopicOf(t.sent, t.row.after, t.first.start)
}

// copyBehind reports whether the sentence names the model behind the row.
func (t *taking) copyBehind() bool {
	return t.first.owner && t.first.copied && t.row.end < t.first.start
}

// acts looks for what the row does, or what is there.
func (t *taking) acts() (settled, took bool) {
	s, r, first, in := t.s, t.row, t.first, t.sent.of(t.s)
	if strings.HasPrefix(r.josa, "에서") {
		if first.start > r.end && first.start < t.rest.end && t.told {
			return true, false // 한빛도에서는 가람시가 처음 도입한 뒤
		}
		t.rest.end = min(t.rest.end, clip(s, t.rest.start+90))
		t.nearest(t.rest, spreads, handsOn)
		if t.found && t.somethingElse(span{t.rest.start, t.verb.start}, first.practice) { // 가람시에서 감기가 번졌다
			return true, false
		}
		if len(strings.Fields(s[t.rest.start:t.sent.end])) < 6 && (r.n > 0 || r.josa != "에서는" && len(r.named) > 0) && t.leavesOut(t.sent, first.practice) {
			t.nearest(t.rest, metWith)
		}
	}
	if t.madeByCopying() || t.madeAfterTheOwner() {
		t.form = bonbogi.AdoptionInspired
		return true, true
	}
	if isNominative(r.josa) && !t.copyBehind() {
		if f, found := makes.next(s, t.rest); found && f.told == attends && t.told && r.end < first.start && t.isTopicOf(t.sent, f.end, first.start) {
			return true, true // 새별시가 시행하는 물길콜은 가람시에서 처음 시작됐다
		} else if found && f.told.ofNoun() && t.nobodyBefore(f.start) {
			return true, false // 정부가 개발한 …
		}
	}
	if t.told && first.start >= r.end && first.end < t.rest.end { // what stands between is of the other
		t.rest.start = max(t.rest.start, first.end)
	}
	t.nearest(t.rest, takesUp)
	if len(r.named) > 0 && r.named[0].central() && !first.presumed {
		t.nearest(t.rest, handsOn)
	}
	if containsAny(in, copying...) || containsAny(in, successive...) {
		t.nearest(t.rest, spreads)
	}
	t.framed = first.frame > 0 && t.sent.no >= first.frame && t.sent.no < first.frame+3 && !t.vague
	if counted := strings.ContainsAny(s[r.end:r.after], "0123456789") && !strings.Contains(s[r.end:r.after], "(") || r.n > 0; counted && len(r.named) > 0 {
		t.nearest(span{t.rest.start, min(t.rest.end, clip(s, t.rest.start+24))}, amounts)
	}
	linked := t.linked()
	if linked && !(t.vague && !first.owner && !containsAny(in, "같은 ", "똑같은 ", "비슷한 ", "닮은 ")) {
		if settled, took = t.didSo(); settled {
			return settled, took
		}
	}
	t.presume(linked)
	if t.found && t.verb.told.ofNoun() && !t.copyBehind() {
		return true, false // 새별시가 도입한 ‘물길콜’: theirs
	}
	if first.owner {
		t.form = bonbogi.AdoptionCopied
	}
	if containsAny(in, "본떠", "본뜬", "벤치마킹", "참고", "모델로 삼", "모델로 한") {
		t.form = bonbogi.AdoptionInspired
	}
	return false, false
}

// linked reports whether a sentence says that it goes on about what the pioneer did.
func (t *taking) linked() bool {
	r, in := t.row, t.sent.of(t.s)
	return t.told || t.framed || r.josa == "도" || r.josa == "에서도" || !t.first.presumed && t.speaksAbout(t.sent, t.first) || containsAny(in, copying...) ||
		!t.vague && pointsBack(in) || r.n > 0 && goesOn(in) || !(len(r.named) > 0 && r.named[0].central()) && t.leavesOut(t.sent, t.first.practice)
}

// madeByCopying: 새별시가 벤치마킹해 만든.
func (t *taking) madeByCopying() bool {
	cue := firstOf(clipped(t.rest.of(t.s), 40), copying)
	if cue < 0 || !t.first.owner {
		return false
	}
	at := t.rest.start + cue
	for _, class := range []verbs{takesUp, makes, doesSo} {
		if f, found := class.next(t.s, span{at, min(t.rest.end, clip(t.s, at+60))}); found && f.told != planned && f.start > at+len("본") && !hasSuffix(t.s[:f.start], "고 ", "기로 ") {
			return true
		}
	}
	return false
}

// didSo looks for what the row did as the pioneer had done.
func (t *taking) didSo() (settled, took bool) {
	s, rest := t.s, t.rest
	for at := rest.start; ; {
		f, found := doesSo.next(s, span{at, rest.end})
		switch {
		case !found:
			return false, false
		case hasSuffix(s[rest.start:f.start], "고 ", "기로 ") && hasPrefix(s[f.start:], "했", "한다"): // 물려받고 싶다고 했다
		case !f.told.ofNoun():
			if !t.found || f.start < t.verb.start {
				t.verb, t.found = f, true
			}
			return false, false
		case t.madeByCopying():
			t.form = bonbogi.AdoptionInspired
			return true, true
		case isNominative(t.row.josa) && !t.copyBehind() && t.nobodyBefore(f.start):
			return true, false // 정부가 추진하는 …
		}
		at = f.end
	}
}

// nobodyBefore reports whether no other row stands between this one and a place.
func (t *taking) nobodyBefore(at int) bool {
	return !slices.ContainsFunc(t.rows, func(o takerRow) bool { return o.start >= t.row.end && o.end < at })
}

// presume takes it as done where the sentence ends as one does that tells what happened, whatever its verb is.
func (t *taking) presume(linked bool) {
	r, first := t.row, t.first
	happened := span{t.rest.start, t.rest.start}
	if !t.found && !t.vague && first.owner && first.copied && t.happened(t.sent) && !containsAny(t.rest.of(t.s), learningOnly...) {
		t.verb, t.found = verbFound{span: happened, told: done}, true
	}
	if t.found && t.verb.told == relates && t.isOneOfThose(t.s[t.verb.end:t.sent.end]) {
		t.verb.told = done
	}
	manyNow := linked && r.n > 2 && len(r.named) == 0 && containsAny(t.sent.of(t.s), nowadays...) && !containsAny(t.rest.of(t.s), together...) // 이제 전국 100여 개 시군에서 달린다
	if !t.found && (t.framed || manyNow) && t.happened(t.sent) {
		t.verb, t.found = verbFound{span: happened, told: done}, true
	}
}

// stands reports whether the verb that was found tells of the row that it took something up, and of nobody else, and not of a visit.
func (t *taking) stands() bool {
	s, r, v := t.s, t.row, t.verb
	if !t.found || containsAny(s[t.rest.start:v.start], visited...) && !containsAny(s[v.start:v.end], "들여", "도입", "본떠", "본떴", "채택", "받아들") || strings.Contains(s[t.rest.start:v.start], "않") {
		return false
	}
	for k := range t.rows { // somebody else does it
		o := &t.rows[k]
		if k != t.i && o.start > r.start && o.end <= v.start && isSubject(o.josa) && !slices.ContainsFunc(o.named, func(m *mention) bool { return t.first.is(t.story, m) }) && len(o.named) > 0 && !gapped(s[r.after:o.start]) {
			return false
		}
	}
	if t.framed {
		t.first.frame = t.sent.no + 1
	}
	if v.told == planned {
		return len(r.named) > 0 && r.named[0].central() || t.told && hasTime(s[r.start:t.sent.end])
	}
	return true
}
