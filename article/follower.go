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
	if sent.heading() || containsAny(in, notTaken...) || containsAny(in, untrue...) || containsAny(in, "표절", "베꼈", "베낀") {
		return nil, nil
	}
	first, told := st.firstFor(sent, before, spoken)
	if first == nil {
		return nil, nil
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
	if f, ok := st.ofTheState(sent, first, told); ok && len(out) == 0 {
		return []Fact{f}, first
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
			set := strings.ReplaceAll(r.set.of(s), "의 ", " ")
			if first.frame = 0; r.n == 0 && (containsAny(in, successive...) || containsAny(in, copying...)) {
				first.frame = sent.no + 1
			}
			add(bonbogi.Party{Name: set, Type: bonbogi.PartyGroup, Count: int64(r.n)}, set, form, 0.3)
		}
	}
	if len(out) == 0 && first.owner && st.main != nil && first.who != st.main && st.mainTakes(sent, first, rows) {
		add(st.mainParty(), "", bonbogi.AdoptionCopied, 0.25)
	}
	return out, first
}

// mainTakes reports whether a sentence without another subject says that something of somebody else was taken over: then the main
// government did. 서울시의 카드를 함께 쓴다.
func (st *story) mainTakes(sent sentence, first *pioneer, rows []takerRow) bool {
	if st.mainParty().Type != bonbogi.PartyGovernment || first.who != nil && st.main.above[first.who.ID] || slices.ContainsFunc(rows, func(r takerRow) bool {
		return isSubject(r.josa) && r.start < first.end && len(r.named) > 0 && r.named[0].only() != st.main
	}) {
		return false
	}
	v, ok := takesUp.next(st.s, span{first.end, min(sent.end, clip(st.s, first.end+110))})
	return ok && (v.told == done || v.told == decided) && !containsAny(st.s[first.end:v.start], visited...)
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
	if before != nil && (before.presumed || sent.no-before.sentence <= 10) && (st.lists(sent) && sent.no-before.sentence <= 2 || before.frame > 0 && sent.no < before.frame+3 || goesOn(in) || st.speaksAbout(sent, before) || st.alsoNamed(sent, before) || st.spreading(sent) || sent.no-before.sentence <= 3 && st.introduces(sent) || sent.no-before.sentence <= 2 && !st.hasSubject(sent)) {
		return before, false
	}
	if p, ok := st.branded(sent); ok {
		p.end = sent.start // others can be named before it
		return &p, true
	}
	if before == nil && spoken != "" && st.main != nil && st.mainParty().Type == bonbogi.PartyGovernment && (st.speaksOf(sent, spoken) || containsAny(in, pointing...) || containsAny(in, nowadays...)) {
		p := &pioneer{who: st.main, party: st.mainParty(), practice: spoken, sentence: sent.no, sure: 0.1, presumed: true}
		if containsAny(in, copying...) || st.spreading(sent) || containsAny(in, standards...) || st.takesThis(sent) || len(st.descendants(sent, p)) > 0 ||
			containsAny(in, successive...) && st.speaksOf(sent, spoken) && slices.ContainsFunc(st.takerRows(sent.span), func(r takerRow) bool { return r.n > 0 }) {
			return p, false
		}
	}
	return nil, false
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

// tookUp reports whether a sentence says of the governments of a row that they did what another did first, and how.
func (st *story) tookUp(sent sentence, rows []takerRow, i int, first *pioneer, from int, told bool) (form bonbogi.AdoptionForm, ok bool) {
	s := st.s
	r := &rows[i]
	form = bonbogi.AdoptionUnknown
	if len(r.named) > 0 && first.who != nil && st.within(r.named, first.who) || len(r.named) == 0 && first.who != nil && first.who.Level == bonbogi.Province && !strings.Contains(r.set.of(s), "전국") && hasSuffix(r.set.of(s), "시군", "시·군", "자치구", "군", "구") {
		return form, false // a province extends its own scheme
	}
	abroad := len(r.named) > 0 && r.named[0].typ == bonbogi.PartyForeign || strings.HasSuffix(r.set.of(s), "개국")
	if abroad && first.who != nil && (first.presumed || !isSubject(r.josa) && !canExport(sent.of(s))) {
		return form, false
	}
	rest := span{min(r.after, sent.end), min(sent.end, clip(s, r.after+240))}
	vague := len(r.named) == 0 && r.n == 0
	framed := false
	var v verbFound
	nearest := func(sp span, classes ...verbs) {
		for _, class := range classes {
			if f, found := class.next(s, sp); found && (!ok || f.start < v.start) {
				v, ok = f, true
			}
		}
	}
	if len(r.named) > 0 && !isSubject(r.josa) && st.main != nil && !first.is(st, &mention{govs: []*gov{st.main}}) && st.within(r.named, st.main) {
		return form, false // it is the main government that does it there
	}
	if st.whoTook(sent, r, first) {
		return bonbogi.AdoptionCopied, true
	}
	switch r.josa {
	case "로", "으로", "로도", "으로도", "에", "에도", "까지", "에게", "에는":
		near := span{rest.start, min(rest.end, clip(s, rest.start+110))}
		if r.josa == "에" && hasPrefix(s[rest.start:], " 이어", " 따르면", " 대한", " 대해", " 있는", " 의해", " 위치", " 따라", " 걸쳐", " 의하면", " 비해") || st.somethingElse(span{from, r.start}, first.practice) {
			return form, false
		}
		nearest(near, spreads, handsOn)
		if ok && v.told == attends {
			return form, false
		}
		if r.josa == "에도" || st.speaksAbout(sent, first) {
			nearest(near, putsUp)
		}
	case "의":
		if len(r.named) == 1 && st.isCopy(sent, r.named[0]) {
			return bonbogi.AdoptionInspired, true
		}
		if len(r.named) > 0 && st.grewInto(sent, r.after) && !st.somethingElse(span{from, r.start}, first.practice) {
			return form, true // … 이웃 시군의 조례로 이어졌다
		}
		if len(r.named) > 0 && first.owner && first.copied && r.end < first.start && st.isTopicOf(sent, r.after, first.start) {
			return bonbogi.AdoptionInspired, true // 새별시의 물길콜은 가람시 사례를 본뜬 것이다
		}
		if len(r.named) > 0 || !containsAny(clipped(s[rest.start:sent.end], 40), "%", "절반", "대부분") {
			return form, false
		}
		nearest(rest, takesUp, doesSo)
	case "이", "가", "도", "은", "는", "에서", "에서도", "에서는":
		if hasPrefix(s[rest.start:], " 아닌", " 아니") {
			return form, false
		}
		if strings.HasPrefix(r.josa, "에서") && first.start > r.end && first.start < rest.end && told {
			return form, false // 한빛도에서는 가람시가 처음 도입한 뒤
		}
		if strings.HasPrefix(r.josa, "에서") {
			if hasPrefix(s[rest.start:], " 열", " 개최", " 처음", " 시작", " 비롯", " 온 ") {
				return form, false
			}
			rest.end = min(rest.end, clip(s, rest.start+90))
			nearest(rest, spreads, handsOn)
			if ok && st.somethingElse(span{rest.start, v.start}, first.practice) { // 가람시에서 감기가 번졌다
				return form, false
			}
		}
		if cue := firstOf(clipped(rest.of(s), 40), copying); cue >= 0 && first.owner { // 새별시가 벤치마킹해 만든
			for _, class := range []verbs{takesUp, makes, doesSo} {
				if f, found := class.next(s, span{rest.start + cue, min(rest.end, clip(s, rest.start+cue+60))}); found && f.told != planned && f.start > rest.start+cue+len("본") {
					return bonbogi.AdoptionInspired, true
				}
			}
		}
		if isNominative(r.josa) && !(first.owner && first.copied && r.end < first.start) {
			if f, found := makes.next(s, rest); found && f.told == attends && told && r.end < first.start && st.isTopicOf(sent, f.end, first.start) {
				return form, true // 새별시가 시행하는 물길콜은 가람시에서 처음 시작됐다
			} else if found && f.told.ofNoun() && !slices.ContainsFunc(rows, func(o takerRow) bool { return o.start >= r.end && o.end < f.start }) {
				return form, false // 정부가 개발한 …
			}
		}
		nearest(rest, takesUp)
		if len(r.named) > 0 && r.named[0].central() && !first.presumed {
			nearest(rest, handsOn)
		}
		if containsAny(sent.of(s), copying...) {
			nearest(rest, spreads)
		}
		framed = first.frame > 0 && sent.no >= first.frame && sent.no < first.frame+3 && !vague
		if counted := strings.ContainsAny(s[r.end:r.after], "0123456789") || r.n > 0; counted && len(r.named) > 0 {
			nearest(span{rest.start, min(rest.end, clip(s, rest.start+24))}, amounts)
		}
		linked := told || framed || r.josa == "도" || r.josa == "에서도" || !first.presumed && st.speaksAbout(sent, first) || containsAny(sent.of(s), copying...) || !vague && pointsBack(sent.of(s)) || r.n > 0 && goesOn(sent.of(s))
		if linked && !(vague && !first.owner) {
			for at := rest.start; ; {
				f, found := doesSo.next(s, span{at, rest.end})
				if !found {
					break
				}
				if !f.told.ofNoun() {
					if !ok || f.start < v.start {
						v, ok = f, true
					}
					break
				}
				if cue := firstOf(clipped(rest.of(s), 40), copying); cue >= 0 && first.owner { // 새별시가 벤치마킹해 만든
					for _, class := range []verbs{takesUp, makes, doesSo} {
						if f, found := class.next(s, span{rest.start + cue, min(rest.end, clip(s, rest.start+cue+60))}); found && f.told != planned && f.start > rest.start+cue+len("본") {
							return bonbogi.AdoptionInspired, true
						}
					}
				}
				if isNominative(r.josa) && !(first.owner && first.copied && r.end < first.start) && !slices.ContainsFunc(rows, func(o takerRow) bool { return o.start >= r.end && o.end < f.start }) {
					return form, false // 정부가 추진하는 …
				}
				at = f.end
			}
		}
		if !ok && !vague && first.owner && first.copied && st.happened(sent) && !containsAny(rest.of(s), learningOnly...) {
			v, ok = verbFound{span: span{rest.start, rest.start}, told: done}, true
		}
		if ok && v.told.ofNoun() && !(first.owner && first.copied && r.end < first.start) {
			return form, false // 새별시가 도입한 ‘물길콜’: theirs
		}
		if !ok && framed && st.happened(sent) {
			v, ok = verbFound{span: span{rest.start, rest.start}, told: done}, true
		}
		if first.owner {
			form = bonbogi.AdoptionCopied
		}
		if containsAny(sent.of(s), "본떠", "본뜬", "벤치마킹", "참고", "모델로 삼", "모델로 한") {
			form = bonbogi.AdoptionInspired
		}
	}
	if !ok || containsAny(s[rest.start:v.start], visited...) && !containsAny(s[v.start:v.end], "들여", "도입", "본떠", "본떴", "채택", "받아들") || strings.Contains(s[rest.start:v.start], "않") {
		return form, false
	}
	for k := range rows { // somebody else does it
		o := &rows[k]
		if k != i && o.start > r.start && o.end <= v.start && isSubject(o.josa) && !slices.ContainsFunc(o.named, func(m *mention) bool { return first.is(st, m) }) && len(o.named) > 0 {
			return form, false
		}
	}
	if framed {
		first.frame = sent.no + 1
	}
	if v.told == planned {
		central := len(r.named) > 0 && r.named[0].central()
		return form, central || told && hasTime(s[r.start:sent.end])
	}
	return form, true
}

// learningOnly are the verbs of those who learnt from others and made nothing of it yet.
var learningOnly = []string{"돌아왔", "돌아갔", "살펴봤", "살폈", "배웠", "배워", "논의했", "나눴", "다짐", "구상", "모색", "연구", "둘러봤", "설명", "간담회", "회의", "토론", "세미나", "워크숍", "당부", "주문했"}

// isTopicOf reports whether what stands between two places is a noun phrase of which the sentence goes on to tell: … 물길콜은.
func (st *story) isTopicOf(sent sentence, from, to int) bool {
	ws := words(st.s, span{min(from, to), to})
	for _, w := range ws {
		if j := lastJosa(st.s, w); (j == "은" || j == "는") && len(ws) < 9 {
			return true
		}
	}
	return false
}

// whoTook reports whether the clause before a row says of it that it took something over: ‘물길콜’을 넘겨받은 새별시는.
func (st *story) whoTook(sent sentence, r *takerRow, first *pioneer) bool {
	s := st.s
	from := max(sent.start, clip(s, r.start-40))
	if first.end <= r.start {
		from = max(from, first.end)
	}
	for v, ok := takesUp.next(s, span{from, r.start}); ok; v, ok = takesUp.next(s, span{v.end, r.start}) {
		if v.told == relates && v.end+1 == r.start {
			before := s[sent.start:v.start]
			return !isSubject(r.josa) || !st.endsWithActor(sent, v.start, first) && containsAny(before, "을 ", "를 ")
		}
	}
	return false
}

// endsWithActor reports whether somebody else than the pioneer acts right before a place.
func (st *story) endsWithActor(sent sentence, at int, first *pioneer) bool {
	ms := st.actorsIn(span{sent.start, at})
	return len(ms) > 0 && isNominative(ms[len(ms)-1].josa) && !first.is(st, &ms[len(ms)-1]) && at-ms[len(ms)-1].end < 30
}

// grewInto reports whether behind a place stands what a practice grew into: … 의 조례로 이어졌다.
func (st *story) grewInto(sent sentence, at int) bool {
	s := st.s
	for i, w := range words(s, span{at, sent.end}) {
		j := lastJosa(s, w)
		if i > 5 || isSubject(j) || isObject(j) {
			return false
		}
		if j == "로" || j == "으로" {
			v, ok := becomes.next(s, span{w.end, min(sent.end, clip(s, w.end+30))})
			return ok && !v.told.ofNoun() && v.told != planned
		}
	}
	return false
}

// happened reports whether a sentence tells at its end of what is done, and not of a plan or a wish.
func (st *story) happened(sent sentence) bool {
	end := st.s[max(sent.start, clip(st.s, sent.end-75)):sent.end]
	return hasSuffix(strings.TrimRight(end, " ”’)"), "다.", "다", "요.") && !containsAny(end, "계획", "예정", "방침", "검토", "논의", "지시", "추진하", "하겠", "할 수", "바란", "바랐", "기대", "해야", "않", "못", "말했", "밝혔", "전했", "요청", "희망", "이다.")
}

// hasTime reports whether a plan has its time: 내년 3월부터.
func hasTime(clause string) bool {
	return containsAny(clause, "내년", "년부터", "월부터", "하반기", "상반기", "일부터", "년까지")
}

// within reports whether all of the governments lie in another: a province extends its own scheme.
func (st *story) within(ms []*mention, in *gov) bool {
	return !slices.ContainsFunc(ms, func(m *mention) bool { return m.only() == nil || !m.only().above[in.ID] })
}

// somethingElse reports whether the last before those whom something reached of which a clause tells is no practice: 인구가 새별시로.
func (st *story) somethingElse(sp span, practice string) bool {
	if sp.start >= sp.end {
		return false
	}
	other := false
	ws := words(st.s, sp)
	for i, w := range ws {
		j := lastJosa(st.s, w)
		if isTopic(j) || j == "" && isVerbal(w.of(st.s)) { // another clause begins
			other = false
		}
		if !isNominative(j) || st.mentionAt(w.start) != nil || i+1 < len(ws) && hasPrefix(ws[i+1].of(st.s), "되", "됐", "돼", "된", "아니") {
			continue
		}
		noun := wordStem(w.of(st.s))
		other = !strings.Contains(squash(practice), squash(noun)) && !strings.HasSuffix(noun, "’") && !strings.HasSuffix(noun, "”") && !endsLikeScheme(noun) && !slices.Contains(generalNouns, noun)
	}
	return other
}

// isCopy reports whether what a government has is said to be made after another: 새별시의 ‘햇살콜’은 … 벤치마킹한 것이다.
func (st *story) isCopy(sent sentence, m *mention) bool {
	for _, q := range st.quotesIn(span{m.end, sent.end}) {
		behind := strings.TrimPrefix(st.s[q.end:sent.end], "’")
		return q.start-m.end <= 10 && hasPrefix(behind, "은 ", "는 ") && containsAny(behind, "벤치마킹한 것", "본뜬 것", "본떠 만", "따온 것", "모델로 한 것", "벤치마킹해 만")
	}
	return false
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
