package article

import (
	"slices"
	"sort"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// story is one text of an article, its title or its body, with what the rules need of it.
type story struct {
	g         *gazetteer
	in        string // InTitle or InText
	t         *text
	s         string // the read form, speech blanked out
	quotes    []quoted
	mentions  []mention
	sentences []sentence
	published bonbogi.Date

	known     map[*gov]bool   // whom the article names beyond doubt
	above     map[*gov]string // what they belong to, as the article writes it: 광주 of 광주 동구
	main      *gov            // whom the article is about; nil if it is no government
	schools   bool            // it is about the school office of that government
	tells     bool            // the main government is said to do something
	dated     []contest       // contests that were named with a year
	contest   *contest        // the one that was last spoken of
	started   *pioneer        // who the text began by telling that it has a practice
	followers []*gov          // who, too, has what the article is about, as its headline says
	namedIn   int             // the sentence that first named the practice that was named last
	abroad    []mention       // cities and countries abroad
	matter    string          // the thing that the article is about, as its headline names it
	opens     string          // what it says that somebody opens, if matter does not tell
	bodies    map[string]bool // named with their heads: 다정제과(대표 …)
}

// tell prepares a text for the rules. Title lines are kept whole.
func tell(g *gazetteer, given, in string, published bonbogi.Date) *story {
	st := &story{g: g, in: in, t: read(given), published: published}
	st.quotes = quotations(st.t.s)
	slices.SortFunc(st.quotes, func(a, b quoted) int { return a.start - b.start })
	st.s = hush(st.t.s, st.quotes)
	return st
}

func (st *story) quotesIn(sp span) []quoted {
	from := sort.Search(len(st.quotes), func(i int) bool { return st.quotes[i].start >= sp.start })
	var out []quoted
	for _, q := range st.quotes[from:] {
		if q.start >= sp.end {
			break
		}
		if q.end <= sp.end && !q.speech {
			out = append(out, q)
		}
	}
	return out
}

func (st *story) mentionsIn(sp span) []mention {
	from := sort.Search(len(st.mentions), func(i int) bool { return st.mentions[i].end > sp.start })
	to := from
	for to < len(st.mentions) && st.mentions[to].start < sp.end {
		to++
	}
	return st.mentions[from:to]
}

// mentionAt is the mention that begins at i.
func (st *story) mentionAt(i int) *mention {
	at := sort.Search(len(st.mentions), func(k int) bool { return st.mentions[k].start >= i })
	if at < len(st.mentions) && st.mentions[at].start == i {
		return &st.mentions[at]
	}
	return nil
}

func (m *mention) central() bool { return len(m.govs) > 0 && m.govs[0].isCentral() }

// settle decides whom ambiguous names mean: the one in the main government's province, or the one that
// existed on the day.
func (st *story) settle() {
	certain := map[*gov]bool{}
	for i := range st.mentions {
		if x := st.mentions[i].only(); x != nil {
			certain[x] = true
		}
	}
	for i := range st.mentions {
		m := &st.mentions[i]
		if len(m.govs) < 2 {
			continue
		}
		if in := slices.DeleteFunc(slices.Clone(m.govs), func(x *gov) bool { return !certain[x] }); len(in) == 1 && m.start == m.name.start { // 울산 북구 … 북구는
			m.govs = in
			continue
		}
		if strings.HasSuffix(m.span.of(st.s), "교육청") && !strings.HasSuffix(m.span.of(st.s), "교육지원청") { // provinces have one, towns an office of it
			if in := slices.DeleteFunc(slices.Clone(m.govs), func(x *gov) bool { return x.Level != bonbogi.Province }); len(in) > 0 {
				m.govs = in
			}
		}
		m.govs = st.narrow(m.govs)
	}
}

func (st *story) narrow(govs []*gov) []*gov {
	keep := func(ok func(*gov) bool) {
		var in []*gov
		for _, x := range govs {
			if ok(x) {
				in = append(in, x)
			}
		}
		if len(in) > 0 {
			govs = in
		}
	}
	if !st.published.IsZero() {
		keep(func(x *gov) bool { _, ok := x.FormOn(st.published.First()); return ok })
	} else {
		keep(func(x *gov) bool { return x.Exists() })
	}
	if len(govs) > 1 && st.main != nil {
		keep(func(x *gov) bool { return x == st.main })
	}
	if len(govs) > 1 && st.main != nil {
		keep(func(x *gov) bool {
			if x.above[st.main.ID] || st.main.above[x.ID] {
				return true
			}
			for a := range x.above {
				if y := st.g.byID[a]; y != nil && y.Level != bonbogi.Country && st.main.above[a] {
					return true
				}
			}
			return false
		})
	}
	return govs
}

// party is the official form of a mention.
func (st *story) party(m *mention) bonbogi.Party {
	p := bonbogi.Party{Type: m.typ}
	written := m.name.of(st.s)
	if m.typ == bonbogi.PartyForeign {
		p.Name = written
		return p
	}
	if len(m.govs) > 0 && m.central() && m.typ != bonbogi.PartyGovernment {
		p.Name = strings.TrimSpace(st.s[m.name.end:m.end]) // 교육부 평생학습관
		return p
	}
	if x := m.only(); x != nil {
		p.Name = x.nameOn(st.published, written)
		if m.typ == bonbogi.PartyGovernment {
			p.Government, p.Name = x.ID, st.fullName(x, written)
			if over := m.above(st.s); over != "" && p.Name != x.nameOn(st.published, written) {
				p.Name = st.overName(x, over) + " " + x.nameOn(st.published, written)
			}
			if x.Level == bonbogi.Country {
				p.Name = "정부"
			}
			return p
		}
	} else {
		p.Name = strings.TrimSuffix(m.span.of(st.s), "청")
		if m.office.end > 0 || m.leader {
			p.Name = written
		}
		if m.typ == bonbogi.PartyGovernment {
			return p
		}
	}
	tail := st.s[m.name.end:m.end]
	if strings.HasSuffix(written, "구") && m.start < m.name.start && m.typ != bonbogi.PartyCouncil {
		p.Name = m.span.of(st.s) // there are many 중구
		return p
	}
	if m.typ == bonbogi.PartyCouncil {
		p.Name += "의회"
		return p
	}
	if strings.HasPrefix(tail, "청 ") {
		tail = strings.TrimPrefix(tail, "청")
	}
	if m.only() == nil || tail != "" && tail[0] != ' ' && !strings.HasPrefix(tail, "교육청") {
		p.Name = written // 예산교육지원청, 한빛평생교육진흥원
	}
	p.Name += tail
	return p
}

// fullName is the name of a government on the day of the text, with what it belongs to where others bear the same:
// there are many 중구.
func (st *story) fullName(x *gov, written string) string {
	name := x.nameOn(st.published, written)
	if st.g.shared(x, st.published) != nil {
		return st.overName(x, st.above[x]) + " " + name
	}
	return name
}

// overName is the name of what a government belongs to; where nobody says of when a text is, as it is written: 광주광역시 북구.
func (st *story) overName(x *gov, written string) string {
	if n := st.g.at(written, 0); n != nil && n.word == written && st.published.IsZero() {
		for _, over := range n.govs {
			if x.above[over.ID] {
				return over.nameOn(st.published, written)
			}
		}
	}
	return st.g.shared(x, st.published).nameOn(st.published, "")
}

// meetAbove keeps what governments are said to belong to, the first time that somebody says so.
func (st *story) meetAbove(above map[*gov]string) {
	for i := range st.mentions {
		m := &st.mentions[i]
		if x := m.only(); x != nil && above[x] == "" {
			above[x] = m.above(st.s)
		}
	}
	st.above = above
}

func (st *story) mainParty() bonbogi.Party {
	if st.main == nil {
		return bonbogi.Party{}
	}
	if st.schools {
		return bonbogi.Party{Name: st.main.nameOn(st.published, "") + "교육청", Type: bonbogi.PartyInstitution}
	}
	return bonbogi.Party{Government: st.main.ID, Name: st.fullName(st.main, ""), Type: bonbogi.PartyGovernment}
}

// province are the names, long and short, of the province of the main government, or of itself.
func (st *story) province() []string {
	if st.main == nil {
		return nil
	}
	var out []string
	for _, x := range st.g.byID {
		if x.Level != bonbogi.Province || x != st.main && !st.main.above[x.ID] {
			continue
		}
		for _, f := range x.Forms {
			out = append(append(out, f.Name), shortNames(f.Name, x.Level)...)
		}
	}
	slices.Sort(out) // the map has no order
	return out
}

// fact completes a fact with its place.
func (st *story) fact(f Fact, sp span) Fact {
	sp = trim(st.s, onLetters(st.s, sp))
	f.In = st.in
	f.Start, f.End = st.t.source(sp.start), st.t.source(sp.end)
	for f.End > f.Start && (st.t.given[f.End-1] == ' ' || st.t.given[f.End-1] == '\n' || st.t.given[f.End-1] == '\r') {
		f.End--
	}
	f.Quote = st.t.given[f.Start:f.End]
	return f
}

func sortByStart(cs []contest) {
	slices.SortStableFunc(cs, func(a, b contest) int { return a.start - b.start })
}
