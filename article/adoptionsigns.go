package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// originSign is a government of which a sentence says something that those can be said of who had a practice first.
type originSign struct {
	key      string // who it is, at home or abroad
	who      *gov
	party    bonbogi.Party
	practice string
	sentence int // -1 in the headline
	start    int
	signs    []string
}

// keyOf names the government or city abroad that a mention means.
func (st *story) keyOf(m *mention) string {
	if x := st.whole(m); x != nil {
		return x.ID
	}
	return strings.TrimSuffix(m.name.of(st.s), "시")
}

// originSigns are the governments of a sentence that can be the first, with what speaks for each.
func (st *story) originSigns(sent sentence, spoken string) []originSign {
	s := st.s
	told, practice := map[string]string{}, ""
	tell := func(p pioneer, sign string) {
		practice = p.practice
		for _, x := range append([]bonbogi.Party{p.party}, p.with...) {
			if key := x.Government + x.Name; told[key] == "" {
				told[key] = sign
			}
		}
	}
	if p, ok := st.pioneerOf(sent, spoken); ok {
		tell(p, "first")
	}
	if p, ok := st.makerOf(sent, spoken); ok {
		tell(p, "made")
	}
	var out []originSign
	ms := st.actorsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if !st.canBeFirst(m) {
			continue
		}
		o := originSign{key: st.keyOf(m), who: st.whole(m), party: st.pioneering(m), sentence: sent.no, start: m.start}
		add := func(sign string, ok bool) {
			if ok {
				o.signs = append(o.signs, sign)
			}
		}
		if sign := told[o.party.Government+o.party.Name]; sign != "" {
			o.practice = practice
			add(sign, true)
		}
		from := m.end + len(m.josa)
		rest := s[from:sent.end]
		if (m.josa == "의" || strings.HasPrefix(m.josa, "에서")) && st.outsiderActs(span{from, min(sent.end, clip(s, from+75))}) {
			continue // 새별시에서 온 김 씨가 시작했다, 새별시의 한 업체가 만든
		}
		near := clipped(strings.TrimLeft(rest, " "), 75)
		clause := clauseOf(near)
		name, _, example := st.isExample(sent, m)
		if example && o.practice == "" {
			o.practice = name
		}
		add("example", example)
		add("first near", containsAny(clause, firsts...) || containsAny(s[max(sent.start, clip(s, m.start-45)):m.start], firsts...))
		add("root", containsAny(clause, origins...))
		add("copied", isObject(m.josa) && (containsAny(clause, copying...) || containsAny(clause, "벤치마킹", "본받", "따라", "스승", "배우", "배워")))
		add("copied near", containsAny(clause, copying...) || containsAny(clause, "벤치마킹", "참고"))
		add("like", isLink(m.josa) && hasPrefix(near, "같은", "똑같", "비슷", "마찬가지") || m.josa == "처럼" || strings.HasPrefix(near, "이어"))
		switch {
		case m.josa == "의" || m.josa == "":
			name, _ := st.thingBehind(sent, from)
			at := strings.Index(rest, name)
			if name != "" && at >= 0 && at < 30 && st.canOwn(sent, m) && (endsLikeScheme(name) || len(st.quotesIn(span{from, min(sent.end, from+at+len(name)+len("’ "))})) > 0) {
				o.practice = cmp.Or(o.practice, name)
				add("owner", true)
			}
			add("case", hasPrefix(rest, " 사례", " 모델", " 방식", " 것", " 조례", "형 ", "식 ", "표 ", " 경험", " 성공", " 모범", " 시스템", " 제도"))
		case isNominative(m.josa) || isTopic(m.josa) || strings.HasPrefix(m.josa, "에서"):
			v, ok := makesForNoun(s, span{from, min(sent.end, clip(s, from+90))})
			add("makes", ok && v.told.ofNoun() && !strings.Contains(s[from:v.start], ", ") && len(st.mentionsIn(span{from, v.start})) == 0)
			add("creates", containsAny(near, "개발", "고안", "창안", "발명", "설계", "만든", "만들어"))
		}
		if m.josa == "에서" || hasSuffix(m.josa, "로부터", "에게서", "에게") {
			_, began := begins.next(s, span{from, min(sent.end, clip(s, from+60))})
			add("began", began)
			add("from", containsAny(near, "받아", "받은", "받았", "얻어", "배워", "배운", "들여", "가져", "빌려", "옮겨", "온 ", "왔"))
		}
		_, sure := st.comesFrom(sent, m)
		add("taken from", sure > 0)
		add("source", containsAny(clipped(rest, 150), sourceWords...))
		add("main", st.main != nil && o.who == st.main)
		add("title", sent.no < 0)
		out = append(out, o)
	}
	return out
}

// takerSigns are what a sentence says of a row of governments that can be said of those who took something up; none if it says of
// them nothing of the kind.
func (st *story) takerSigns(sent sentence, rows []takerRow, i int, spoken string) []string {
	s, in, r := st.s, sent.of(st.s), &rows[i]
	role := ""
	switch j := r.josa; {
	case hasSuffix(j, "에도", "로도", "으로도"), j == "로", j == "으로", j == "에", j == "에게", j == "까지":
		role = "to"
	case strings.HasPrefix(j, "에서"):
		role = "at"
	case isSubject(j), isLink(j) && actsWith(s[r.after:sent.end]):
		role = "acts"
	case r.self:
		role = "unsaid"
	case j == "" && sent.no >= 0 && placedIn(s[r.after:sent.end]):
		role = "place"
	case j == "" && sent.no < 0:
		role = "named"
	}
	switch {
	case role == "" || r.self:
	case len(r.named) > 0 && r.named[0].central():
		if spoken == "" || !st.speaksOf(sent, spoken) {
			return nil // it does much else
		}
		role = "state " + role
	case len(r.named) > 0 && r.named[0].typ == bonbogi.PartyForeign:
		role = "abroad " + role
	case len(r.named) == 0 && r.n == 0:
		role = "some " + role
	}
	if role == "" || r.aside(s) || sent.heading() && sent.no >= 0 || containsAny(in, hoped...) || containsAny(in, notTaken...) || containsAny(in, untrue...) || containsAny(in, plagiarism...) || containsAny(in, prizeWords...) && !st.spreading(sent) {
		return nil
	}
	out := []string{role}
	add := func(sign string, ok bool) {
		if ok {
			out = append(out, sign)
		}
	}
	rest := span{min(r.after, sent.end), min(sent.end, clip(s, r.after+180))}
	near := span{rest.start, min(rest.end, clip(s, rest.start+90))}
	if r.self {
		rest, near = sent.span, sent.span
	}
	if v, ok := makes.next(s, rest); ok && v.told.ofNoun() && isNominative(r.josa) && sent.no >= 0 {
		return nil // 새별시가 만든 …: whose it is, and not what it did
	}
	acted := sent.no < 0 && (role != "acts" || hasSuffix(r.josa, "도") || containsAny(rest.of(s), taken...) || containsAny(rest.of(s), copying...))
	next, nearest := 0, ""
	for _, class := range []struct {
		name string
		verbs
		span
	}{{"takes", takesUp, rest}, {"spreads", spreads, near}, {"does", doesSo, rest}, {"hands on", handsOn, rest}, {"puts up", putsUp, near}, {"opens", opensAt, near}} {
		v, ok := class.next(s, class.span)
		if !ok || (class.name == "puts up" || class.name == "opens") && !strings.HasSuffix(role, "to") || class.name == "spreads" && role == "acts" && !containsAny(in, copying...) { // 신도시가 생겼다
			continue
		}
		how := "did"
		switch {
		case v.told.ofNoun():
			how = "for noun"
		case v.told == planned:
			how = "plans"
		}
		acted = acted || (how == "did" || how == "plans" && hasTime(in)) && (!strings.HasSuffix(role, "to") || class.name != "takes")
		out = append(out, class.name+" "+how, role+": "+class.name+" "+how)
		if next == 0 || v.start < next {
			next, nearest = v.start, class.name+" "+how
		}
	}
	add("first verb: "+nearest, nearest != "")
	looks := containsAny(in, visited...) || containsAny(in, "배우려", "배우러", "벤치마킹하려", "벤치마킹하러", "줄이어", "발길", "점검")
	made := sent.no < 0 && containsAny(near.of(s), "개발", "고안", "창안") || containsAny(near.of(s), "개발했", "고안했", "창안했", "발명했", "개발한 것", "고안한 것", "창안한 것", "생각해 낸") // it is the origin
	if !acted || made || looks && !slices.Contains(out, "takes did") || containsAny(rest.of(s), "지 않", "지 못") || strings.HasSuffix(role, "to") && st.somethingElse(span{sent.start, r.start}, st.matter) {
		return nil
	}
	after := containsAny(rest.of(s), copying...) || containsAny(rest.of(s), "벤치마킹", "배워", "본따")
	add("copies", after)
	add("copying said", !after && (containsAny(in, copying...) || containsAny(in, "벤치마킹", "배워", "본따")))
	add("one after the other", containsAny(in, successive...))
	add("the same", containsAny(in, "같은 ", "똑같", "비슷한", "동일한", "그대로", "유사한", "닮은"))
	add("points back", containsAny(in, pointing...))
	add("now", containsAny(in, nowadays...))
	add("also", hasSuffix(r.josa, "도") && r.josa != "")
	add("row", len(r.named) > 1)
	add("counted", r.n > 0)
	add("main takes", len(r.named) > 0 && st.main != nil && r.named[0].only() == st.main)
	add("visited", looks)
	add("others act", !isSubject(r.josa) && !r.self && slices.ContainsFunc(rows[:min(i, len(rows))], func(o takerRow) bool { return isSubject(o.josa) && (len(o.named) > 0 || o.n > 0) }))
	add("agreement", containsAny(in, "협약", "체결"))
	add("nation", containsAny(in, "국민", "국회", "법", "전국"))
	add("time", hasTime(in) || containsAny(in, "올해", "지난해", "이달", "지난달", "년 "))
	add("unfinished", !st.happened(sent))
	add("heading", sent.no < 0)
	add("others near", slices.ContainsFunc(rows[i+1:], func(o takerRow) bool { return len(o.named) > 0 && o.start < near.end }))
	return out
}

// sourceWords say of the one before them that others have from it what they have.
var sourceWords = []string{"본떴", "본떠", "본뜬", "본받", "본따", "벤치마킹", "허락", "도면", "설계도", "노하우", "비법", "전수", "이전받", "넘겨받", "물려받", "이어받", "가져", "옮겨", "옮긴", "들여", "참고", "참조", "배워", "배운", "착안", "따온", "따라", "같은 ", "똑같", "모델로", "모델을", "보고 ", "계기로", "다녀", "방문"}

// placedIn reports whether behind the name of a government stands a place of it where something is: 정동진에는, 임당역 중수도시설에.
func placedIn(rest string) bool {
	for i, w := range words(rest, span{0, len(clipped(rest, 75))}) {
		j := lastJosa(rest, w)
		if i > 3 || strings.Contains(w.of(rest), ",") {
			return false
		}
		if hasPrefix(j, "에") {
			return true
		}
		if j != "" && !isLink(j) {
			return false
		}
	}
	return false
}

// actsWith reports whether those that stand behind with are named with others as the subject: 와 시·도 교육청이.
func actsWith(rest string) bool {
	for i, w := range words(rest, span{0, len(clipped(rest, 60))}) {
		j := lastJosa(rest, w)
		if isSubject(j) {
			return true
		}
		if i > 2 || isObject(j) || j == "의" || strings.Contains(w.of(rest), ",") {
			return false
		}
	}
	return false
}

// prizeWords tell of prizes, whose winners stand in rows as well.
var prizeWords = []string{"최우수", "우수상", "대상을", "장려", "수상", "표창", "시상", "평가에서", "경진대회", "공모"}
