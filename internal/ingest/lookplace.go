package ingest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// leastShare is how many of the texts of a column must mean a government, if it is to name them.
const leastShare = 0.3

// lookNames is how many different names of a column are looked up.
const lookNames = 400

// placing is a way in which a table can name its governments, and how well it explains them.
type placing struct {
	mapping    GovernmentMapping
	columns    []int           // code, name, parent, code where the first is empty; -1: none
	share      float64         // of the different places that mean one government
	found      map[string]bool // governments
	unknown    []string
	ambiguous  []string
	branches   bool     // there are branch offices
	totals     []string // rows that are no government but a sum, by their names
	wholes     []string // and by their parents
	contrary   []string // codes with names beside them that are others' names
	likelihood float64
}

// nameWords and codeWords are what stands over names and codes of governments.
var (
	nameWords   = []string{"지역", "지역명", "자치단체", "자치단체명", "지자체", "지자체명", "시군구", "시군구명", "자치구", "행정구역", "행정기관", "시군", "기관명", "region", "area", "areanm", "government", "municipality", "district", "name", "entity", "country", "countryname", "state"}
	codeWords   = []string{"코드", "code", "cd", "areacd", "id", "geo", "fips"}
	partWords   = []string{"city", "cityname", "town", "읍면동", "동", "읍면동명", "행정동", "법정동"}
	parentWords = []string{"시도", "시도명", "광역시도", "sido", "province", "state", "adm1"}
)

// places finds the columns that name the governments.
func (s *sample) places(names *registry.Registry) (placing, bool) {
	var named, coded []*column
	schemes := map[int]string{}
	for _, c := range s.columns {
		if c.filled == 0 {
			continue
		}
		some := c.some(lookNames)
		share, canName := 0.0, !c.isNumeric() || c.named(nameWords...)
		if canName {
			share = nameShare(names, some)
		}
		if len(some) > 1 || c.named(codeWords...) {
			if fits := names.Schemes(some, bonbogi.Date{}); len(fits) > 0 && fits[0].Share >= max(leastShare, share) && !c.isShortNumber() {
				coded = append(coded, c)
				schemes[c.index] = fits[0].Scheme
				continue
			}
		}
		if canName && share >= leastShare {
			named = append(named, c)
		}
	}
	var all []placing
	second := -1 // of the codes
	try := func(code, name, parent int, scheme, within string) {
		all = append(all, s.placing(names, []int{code, name, parent, second}, scheme, within))
	}
	for _, n := range named {
		try(-1, n.index, -1, "", "")
		for _, parent := range named {
			if parent != n && parent.mayHold(n) {
				try(-1, n.index, parent.index, "", "")
			}
		}
		if within := commonParent(names, n.some(lookNames)); within != "" {
			try(-1, n.index, -1, "", within)
		} else {
			all = append(all, s.placingBelow(names, n.index))
		}
	}
	for _, c := range coded {
		second = -1
		for _, other := range coded {
			if c.empty > 0 && other.empty == 0 && schemes[other.index] == schemes[c.index] {
				second = other.index
			}
		}
		try(c.index, -1, -1, schemes[c.index], "")
		for _, n := range named {
			if n != c {
				try(c.index, n.index, -1, schemes[c.index], "")
			}
			for _, parent := range named {
				if n != c && parent != n && parent != c && parent.mayHold(n) {
					try(c.index, n.index, parent.index, schemes[c.index], "")
				}
			}
		}
	}
	best, found := likeliest(all)
	for _, p := range all { // codes that are all known and agree with most names are no codes of another scheme
		if found && best.columns[0] < 0 && p.columns[0] >= 0 && p.columns[1] == best.columns[1] && p.share > 0.5 && len(p.unknown) == len(p.contrary) {
			best.contrary = p.contrary
		}
	}
	return best, found
}

// isAcross reports whether governments stand side by side: the header names them, and no column does.
func (s *sample) isAcross(names *registry.Registry) bool {
	for level := range s.header.levels() {
		var texts []string
		for _, c := range s.columns {
			if text := s.header.columns[c.index][level]; text != "" && c.isNumeric() {
				texts = add(texts, text)
			}
		}
		if len(texts) > 1 && nameShare(names, texts) >= 0.5 {
			_, found := s.places(names)
			return !found
		}
	}
	return false
}

// likeliest is the way that explains most names, and by them most governments. What is above the governments of another
// way is none: a table by cities tells of no province.
func likeliest(all []placing) (best placing, found bool) {
	most := 1
	above := map[int]bool{}
	for _, p := range all {
		most = max(most, len(p.found))
		if parent := p.columns[2]; parent >= 0 && p.share >= 0.5 {
			above[parent] = true
		}
	}
	for _, p := range all {
		if above[p.columns[1]] {
			continue
		}
		if p.likelihood += p.share + 0.5*float64(len(p.found))/float64(most); p.share > 0 && p.likelihood > best.likelihood {
			best = p
		}
	}
	return best, best.share > 0
}

// finer are what stands over names of places, by how far down they are.
var finer = [][]string{parentWords, {"시군구", "시군구명", "시군", "시군명", "자치구", "자치구명", "구군", "구군명", "군구", "군구명", "구", "구명", "municipality", "district"},
	{"읍면동", "읍면동명", "행정동", "행정동명", "법정동", "법정동명", "동", "동명", "읍면", "ward"}}

// depth is how far down the places are that the name of a column says it holds; -1: it says nothing of places.
func (c *column) depth() int {
	return slices.IndexFunc(finer, func(words []string) bool { return c.named(words...) })
}

// mayHold reports whether the places of a column may be what those of another lie in: there are not many more of them, or
// both headers say so, as where one name stands beside many provinces (중구).
func (c *column) mayHold(finer *column) bool {
	return len(c.texts) < 2*len(finer.texts) || c.depth() >= 0 && c.depth() < finer.depth()
}

// isShortNumber tells counts, shares and years from codes, which have the same number of digits everywhere.
func (c *column) isShortNumber() bool {
	if c.numbers < c.filled {
		return false
	}
	if c.integers < c.filled {
		return true
	}
	lengths := map[int]int{}
	for _, t := range c.order {
		lengths[len(t)]++
	}
	return len(lengths) > 2 || c.isPeriod() && !c.named(codeWords...) || len(c.order) > 0 && len(c.order[0]) < 4 && !c.named(codeWords...)
}

// some are different texts of a column, spread over all of them.
func (c *column) some(n int) []string {
	if len(c.order) <= n {
		return c.order
	}
	var out []string
	for i := range n {
		out = append(out, c.order[i*len(c.order)/n])
	}
	return out
}

// codeLike is what a code looks like: small or capital letters, a digit, no space.
var codeLike = regexp.MustCompile(`^[A-Za-z_.-]*[0-9][A-Za-z0-9_.-]*$`)

// longestName is how many bytes the name of a government has at most.
const longestName = 200

// nameShare is the share of texts that are the name of a government; sums do not count.
func nameShare(names *registry.Registry, texts []string) float64 {
	n, all := 0, 0
	for _, t := range texts {
		if isTotal(t) {
			continue
		}
		all++
		if _, name := cutCode(t); len(t) <= longestName && !codeLike.MatchString(t) && len(names.ResolveIn(name, "", bonbogi.Date{}).Matches) > 0 {
			n++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(n) / float64(all)
}

// today is a period after all changes that are known.
var today = bonbogi.YearPeriod(2500)

// commonParent is the government above all those whose names mean one alone, if names that mean several can lie in
// it, too.
func commonParent(names *registry.Registry, texts []string) string {
	above := map[string]int{}
	var unclear []string
	clear := 0
	for _, t := range texts {
		m := names.ResolveIn(t, "", bonbogi.Date{}).Matches
		switch {
		case len(m) > 1:
			unclear = append(unclear, t)
		case len(m) == 1 && m[0].Form.Parent != "":
			above[m[0].Form.Parent]++
			clear++
		}
	}
	if len(unclear) == 0 || clear < 2 || len(above) != 1 {
		return ""
	}
	parent := ""
	for id := range above {
		parent = names.FullName(id, bonbogi.Date{})
	}
	if slices.ContainsFunc(unclear, func(t string) bool { return len(names.ResolveIn(t, parent, today).Matches) != 1 }) {
		return ""
	}
	return parent
}

// placing looks up the places that columns make together.
func (s *sample) placing(names *registry.Registry, columns []int, scheme, within string) placing {
	code, name, parent := columns[0], columns[1], columns[2]
	p := placing{columns: columns, mapping: GovernmentMapping{Scheme: scheme, Within: within}}
	tuples := s.tuples(p.columns)
	levels := p.count(names, tuples)
	if len(levels) > 1 {
		delete(levels, bonbogi.Country) // it stands beside its parts as their sum, and shares its name with none
	}
	if len(p.ambiguous) > 0 && len(levels) == 1 { // names that mean several mean the one of the level of all others
		p = placing{columns: p.columns, mapping: p.mapping} // once more
		for l := range levels {
			p.mapping.Level = l
		}
		p.count(names, tuples)
	}
	if code >= 0 && name >= 0 {
		p.likelihood += 0.05 // what says the same twice is surer
	}
	if code >= 0 && name < 0 && !s.columns[code].named(codeWords...) {
		p.likelihood -= 0.1
	}
	switch {
	case parent >= 0 && name >= 0 && s.columns[name].empty > 0: // which says whose values those without a name are
		p.likelihood += 0.01
	case parent >= 0:
		p.likelihood -= 0.001
	case within != "":
		p.likelihood -= 0.003
	}
	return p
}

// placingBelow looks up names that lie in the province named last above them.
func (s *sample) placingBelow(names *registry.Registry, name int) placing {
	p := placing{columns: []int{-1, name, -1, -1}, mapping: GovernmentMapping{Above: true}, likelihood: -0.002}
	w := &worker{shop: &shop{governments: newGovernments(names, p.mapping)}, heads: map[string]head{}}
	var tuples [][3]string
	seen := map[[3]string]bool{}
	fill := filler{columns: s.sparse(p.columns)}
	for _, row := range s.body {
		text := fill.fill(slices.Clone(row))[name]
		t := [3]string{"", text, w.above(text)}
		if !seen[t] && len(tuples) < lookNames {
			seen[t] = true
			tuples = append(tuples, t)
		}
	}
	p.count(names, tuples)
	return p
}

// count looks up places, and returns the levels of those that are governments.
func (p *placing) count(names *registry.Registry, tuples [][3]string) map[bonbogi.Level]int {
	g := newGovernments(names, p.mapping)
	g.anyTime = true
	levels := map[bonbogi.Level]int{}
	p.found = map[string]bool{}
	good, disagree := 0, 0
	for _, t := range tuples {
		l := place{scheme: p.mapping.Scheme, code: t[0], name: t[1], parent: cmp.Or(t[2], p.mapping.Within)}
		if l.code == "" && l.name == "" && t[2] == "" {
			continue
		}
		found := g.find(l, today) // or ever
		switch text := strings.Join(strings.Fields(l.code+" "+t[2]+" "+l.name), " "); {
		case found.reason == nil:
			good++
			gov, _ := names.Get(g.ids[found.government])
			p.found[gov.ID] = true
			if l.code != "" && l.name != "" && !has(names.ResolveIn(l.name, l.parent, bonbogi.Date{}).Matches, registry.Match{Government: gov}) {
				disagree++
			}
			levels[gov.Level]++
		case strings.Contains(l.name, branch):
			p.branches = true
		case isTotal(t[2]):
			p.wholes = add(p.wholes, t[2])
		case isTotal(l.name):
			p.totals = add(p.totals, l.name)
		case found.reason.Rule == "reject_code_ambiguous", found.reason.Rule == "reject_name_ambiguous":
			p.ambiguous = add(p.ambiguous, text)
		case found.reason.Rule == "reject_contradiction":
			p.contrary = add(p.contrary, text)
			p.unknown = add(p.unknown, text)
		default:
			p.unknown = add(p.unknown, text)
		}
	}
	if good > 0 {
		p.likelihood -= 0.3 * float64(disagree) / float64(good)
		p.share = float64(good) / float64(good+len(p.unknown)+len(p.ambiguous))
	}
	return levels
}

const branch = "출장소"

func add(texts []string, text string) []string {
	if slices.Contains(texts, text) {
		return texts
	}
	return append(texts, text)
}

// tuples are the different texts that stand in columns together, filled down where they are left out.
func (s *sample) tuples(columns []int) [][3]string {
	var out [][3]string
	seen := map[[3]string]bool{}
	fill, rows := filler{columns: s.sparsePlaces(columns)}, s.spread
	if len(fill.columns) > 0 {
		rows = s.body
	}
	for _, row := range rows {
		row = fill.fill(slices.Clone(row))
		var t [3]string
		for i, c := range columns {
			if c >= 0 && i < len(t) {
				t[i] = row[c]
			} else if c >= 0 && t[0] == "" {
				t[0] = row[c]
			}
		}
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
		if len(out) == lookNames {
			break
		}
	}
	return out
}

// sparsePlaces are the columns of places up to the last whose text stands only on the first of several rows: what stands
// before it tells where it ends.
func (s *sample) sparsePlaces(columns []int) []int {
	sparse := s.sparse(columns)
	if len(sparse) == 0 {
		return nil
	}
	columns = existing(slices.Clone(columns)...)
	slices.Sort(columns)
	return slices.DeleteFunc(slices.Compact(columns), func(c int) bool { return c > slices.Max(sparse) })
}

// sparse are those of the columns whose text stands only on the first of several rows.
func (s *sample) sparse(columns []int) []int {
	var out []int
	for _, i := range columns {
		if i < 0 || len(s.body) == 0 || s.body[0][i] == "" {
			continue
		}
		if c := s.columns[i]; !c.isNumeric() && 10*c.empty > c.filled {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}
