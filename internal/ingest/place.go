package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// place is how a row names its government.
type place struct {
	scheme, code, name, parent string
}

// called is what the row calls it, with what is above it.
func (l place) called() string { return strings.TrimSpace(l.parent + " " + l.name) }

// governments finds which government a row is about. What was found once is remembered: a name means the same
// on all days between two changes anywhere in the country.
type governments struct {
	names   *registry.Registry
	anyTime bool
	level   bonbogi.Level // where several bear a name, the one of this level is meant
	schemes []string      // of which all codes are known: another code of them is no government
	ids     []string
	at      map[string]int32 // of an ID among ids
	changes []bonbogi.Date   // days on which any government changed, in order

	mu    sync.Mutex
	found map[visit]located
}

// visit is a place between two changes.
type visit struct {
	place       place
	last, first int
}

// located is the government of a place, or why there is none.
type located struct {
	government int32 // -1: none
	reason     *Remark
	absent     bool // the government is known, and did not exist then
}

func newGovernments(names *registry.Registry, m GovernmentMapping) *governments {
	g := &governments{names: names, schemes: names.SchemeNames(), anyTime: m.Names == anyTime, level: m.Level, at: map[string]int32{}, found: map[visit]located{}}
	for i, gov := range names.All() {
		g.ids = append(g.ids, gov.ID)
		g.at[gov.ID] = int32(i)
		for _, f := range gov.Forms {
			g.changes = append(g.changes, f.From.First(), f.To.First())
		}
	}
	slices.SortFunc(g.changes, bonbogi.Date.Compare)
	g.changes = slices.Compact(g.changes)
	return g
}

// find returns the government that the place means in the period. The last day counts, then the first; then a
// name or a code of another time, if the government existed on one of them.
func (g *governments) find(l place, p bonbogi.Period) located {
	v := visit{l, g.since(p.Last()), g.since(p.First())}
	g.mu.Lock()
	defer g.mu.Unlock()
	if have, ok := g.found[v]; ok {
		return have
	}
	have := g.locate(l, p)
	if len(g.found) > 2*maxRemembered {
		clear(g.found)
	}
	g.found[v] = have
	return have
}

// since is the number of changes up to a day.
func (g *governments) since(day bonbogi.Date) int {
	at, _ := slices.BinarySearchFunc(g.changes, day, func(c, day bonbogi.Date) int {
		if c.Compare(day) <= 0 {
			return -1
		}
		return 1
	})
	return at
}

func (g *governments) locate(l place, p bonbogi.Period) located {
	if l.code == "" && len(g.names.ResolveIn(l.name, l.parent, bonbogi.Date{}).Matches) == 0 {
		l.code, l.name = cutCode(l.name)
	}
	if l.code == "" && l.name == "" { // a row about the larger unit itself
		l.name, l.parent = l.parent, ""
	}
	var found registry.Result
	if l.code != "" {
		found = g.ask(p, func(on registry.When) registry.Result { return g.names.ResolveCode(l.scheme, l.code, on) })
	}
	byCode := found
	byName := l.name != "" && len(byCode.Matches) != 1 && len(byCode.Near) == 0 && !(l.code != "" && slices.Contains(g.schemes, l.scheme))
	if byName {
		found = g.ask(p, func(on registry.When) registry.Result { return g.names.ResolveIn(l.name, l.parent, on) })
		found.Matches = common(byCode.Matches, found.Matches)
	}
	matches := g.narrow(found.Matches)
	switch {
	case l.code == "" && l.name == "":
		return none("reject_unnamed", "the government is not named")
	case len(matches) > 1 && l.code != "":
		return none("reject_code_ambiguous", "the code %s can mean %s; say in the mapping of which scheme the codes are", l.code, g.list(matches))
	case len(matches) > 1:
		return none("reject_name_ambiguous", "%q can mean %s; name the province in the table or in the mapping", l.name, g.list(matches))
	case len(matches) == 0 && g.isAbsent(l, p):
		l := none("reject_absent", "%s did not exist at that time", g.list(g.ever(l)))
		l.absent = true
		return l
	case len(matches) == 0 && byName && looksLikeCode.MatchString(l.name):
		return located{government: -1, reason: g.noCode(l.name, found)}
	case len(matches) == 0 && byName && len(found.Near) > 0:
		return none("reject_name_near", "no government is called %q; near are: %s", l.called(), g.list(found.Near))
	case len(matches) == 0 && byName:
		return none("reject_name_unknown", "no government is called %q", l.called())
	case len(matches) == 0:
		return located{government: -1, reason: g.noCode(l.code, found)}
	case l.code != "" && g.contradicts(l, p, matches[0]):
		return none("reject_contradiction", "the code %s is that of %s, but the name beside it is %q; is the scheme of the codes right?", l.code, g.names.FullNameOf(matches[0]), l.name)
	}
	return located{government: g.at[matches[0].Government.ID]}
}

// codeBefore is a code and a name in one cell, as the statistics office of Spain writes them: 28079 Madrid.
var codeBefore = regexp.MustCompile(`^([A-Z]{0,3}\d{2,10})[ _-]+(\pL.*)$`)

// cutCode takes the code before a name away.
func cutCode(text string) (code, name string) {
	if m := codeBefore.FindStringSubmatch(text); m != nil {
		return m[1], m[2]
	}
	return "", text
}

func none(rule, format string, parts ...any) located {
	return located{government: -1, reason: remark(rule, format, parts...)}
}

// isAbsent reports whether a place means a government, which did not exist in the period.
func (g *governments) isAbsent(l place, p bonbogi.Period) bool {
	m := g.ever(l)
	if len(m) != 1 {
		return false
	}
	_, last := m[0].Government.FormOn(p.Last())
	_, first := m[0].Government.FormOn(p.First())
	return !last && !first
}

// ever is what a place means without regard to time.
func (g *governments) ever(l place) []registry.Match {
	if l.code != "" {
		if r := g.names.ResolveCode(l.scheme, l.code, bonbogi.Date{}); len(r.Matches) > 0 || l.name == "" || slices.Contains(g.schemes, l.scheme) {
			return r.Matches
		}
	}
	return g.names.ResolveIn(l.name, l.parent, bonbogi.Date{}).Matches
}

// head is what a name begins where names stand below the one that they lie in.
type head int

const (
	noHead       head = iota
	countryHead       // what follows lies in no province
	provinceHead      // what follows lies in it
)

// head says whether a name is that of a province or of a whole country, and of nothing else.
func (g *governments) head(name string) head {
	m := g.names.ResolveIn(name, "", bonbogi.Date{}).Matches
	switch {
	case len(m) != 1:
		return noHead
	case m[0].Government.Level == bonbogi.Province:
		return provinceHead
	case m[0].Government.Level == bonbogi.Country:
		return countryHead
	}
	return noHead
}

// ask asks about the period, and about all times if the mapping allows that.
func (g *governments) ask(p bonbogi.Period, question func(registry.When) registry.Result) registry.Result {
	r := question(p)
	if len(r.Matches) == 0 && g.anyTime {
		return question(bonbogi.Date{})
	}
	return r
}

// common is what both a code and a name can mean; a code that is not known does not count.
func common(code, name []registry.Match) []registry.Match {
	if len(code) == 0 {
		return name
	}
	return slices.DeleteFunc(slices.Clone(code), func(m registry.Match) bool { return !has(name, m) })
}

func has(list []registry.Match, m registry.Match) bool {
	return slices.ContainsFunc(list, func(n registry.Match) bool { return n.Government.ID == m.Government.ID })
}

// contradicts reports whether the name beside a code means others than the government of the code.
func (g *governments) contradicts(l place, p bonbogi.Period, m registry.Match) bool {
	bears := func(f bonbogi.Form) bool {
		return strings.EqualFold(f.Name, l.name) || strings.EqualFold(f.NameEn, l.name)
	}
	if l.name == "" || slices.ContainsFunc(m.Government.Forms, bears) {
		return false
	}
	then, ever := g.names.ResolveIn(l.name, l.parent, p).Matches, g.names.ResolveIn(l.name, l.parent, bonbogi.Date{}).Matches
	return len(then)+len(ever) > 0 && !has(then, m) && !has(ever, m)
}

// narrow chooses among several those of the level that is meant.
func (g *governments) narrow(m []registry.Match) []registry.Match {
	if len(m) < 2 || g.level == "" {
		return m
	}
	return slices.DeleteFunc(slices.Clone(m), func(m registry.Match) bool { return m.Government.Level != g.level })
}

// list names governments, and says of those that are no more, or were not yet, when they were.
func (g *governments) list(m []registry.Match) string {
	var out []string
	for _, m := range m[:min(len(m), 5)] {
		name := g.names.FullNameOf(m)
		if !m.Form.From.IsZero() || !m.Form.To.IsZero() {
			name = fmt.Sprintf("%s (%s–%s)", name, m.Form.From, m.Form.To)
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}
