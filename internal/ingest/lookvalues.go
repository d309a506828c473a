package ingest

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

var (
	indexWords       = []string{"no", "번호", "연번", "순번", "index", "idx", "순위", "rank"}
	unitWords        = []string{"unit", "units", "enhet", "einheit", "unité", "unidad", "unidad de medida", "unit nm", "단위", "단위명", "unit measure"}
	statusWords      = []string{"status", "flag", "flags", "obs flag", "data marking", "obs status", "상태", "observation status"}
	noteWords        = []string{"note", "notes", "comment", "comments", "remark", "remarks", "비고", "주석", "각주", "footnote"}
	lowWords         = []string{"low", "lower", "lci", "lci 95", "lower ci", "ci low", "ci lower", "하한", "신뢰하한", "lower bound", "ll"}
	highWords        = []string{"high", "upper", "uci", "uci 95", "upper ci", "ci high", "ci upper", "상한", "신뢰상한", "upper bound", "ul"}
	numeratorWords   = []string{"numerator", "분자"}
	denominatorWords = []string{"denominator", "분모"}
	valueWords       = []string{"value", "값", "수치", "관측값", "obs value", "observation", "data value", "자료값", "통계값", "데이터", "figure", "dt", "data", "total", "valor", "värde", "wert", "valeur", "count"}
	aboutWords       = slices.Concat(noteWords, []string{"freq", "frequency", "last update", "lst chn de", "prd se", "v4 marking"})
	scaleWords       = []string{"decimals", "unit mult"} // of SDMX: how a value is written, and its power of ten
	placeCodeWords   = []string{"코드", "code", "cd", "id"}
)

// valuing is which columns hold values, and what stands beside them.
type valuing struct {
	mapping ValuesMapping
	columns []*column
	left    []string // columns that are left out although they hold numbers
	texts   []*column
	signs   map[string]string
	flags   map[string]string
	odd     []string // texts in cells that are no numbers
	doubts  []*Remark
}

// values sorts the columns that are left into values, what belongs to them, and texts. Of columns that the header names
// by periods, those without one are no values.
func (s *sample) values(taken []int, t timing) valuing {
	v := valuing{signs: map[string]string{}, flags: map[string]string{}}
	for _, c := range s.columns {
		switch {
		case slices.Contains(taken, c.index), c.filled == 0:
		case s.beside(&v, c):
		case !c.isNumeric() && !(t.mapping.Header > 0 && s.hasPeriod(c, t) && 2*c.numbers >= c.filled):
			v.texts = append(v.texts, c)
		case c.called(scaleWords...):
			if c.called("unit mult") && !(len(c.order) == 1 && c.order[0] == "0") {
				v.doubts = append(v.doubts, remark("doubt_power", "the column %s gives powers of ten by which the values are to be multiplied, and a table is read without them; bring it in with --from sdmx", c.name))
			}
		case c.isIndex(), c.named(placeCodeWords...), s.isCodeOf(c, taken), c.isPeriod() && (c.named(slices.Concat(yearWords, periodWords)...) || c.frequency() == bonbogi.Daily), len(s.header.path(c.index)) == 0 && s.header.levels() > 0:
		case t.mapping.Header > 0 && !s.hasPeriod(c, t):
			v.left = append(v.left, c.name)
		default:
			v.columns = append(v.columns, c)
		}
	}
	if slices.ContainsFunc(v.columns, func(c *column) bool { return c.called("value") }) { // the count of Kolada's values
		v.columns = slices.DeleteFunc(v.columns, func(c *column) bool { return c.called("count") })
	}
	if len(v.columns) > 1 { // what stands beside one value says nothing of several
		v.mapping = ValuesMapping{Unit: v.mapping.Unit}
	}
	v.read()
	return v
}

// isCodeOf reports whether the numbers of a column are codes of what stands in another: all of one length, one to each,
// and the same in all of its rows.
func (s *sample) isCodeOf(c *column, places []int) bool {
	if c.integers < c.filled || len(c.order) < 2 || 2*len(c.order) > len(s.spread) {
		return false
	}
	oneToOne := func(other int) bool {
		alone, together := s.different(other, c.index)
		back, _ := s.different(c.index, other)
		return alone == together && back == alone
	}
	for _, text := range s.namesOf(c) { // C2 stands beside C2_NM
		if oneToOne(text) {
			return true
		}
	}
	for _, text := range c.order {
		if len(text) != len(c.order[0]) || len(text) < 2 {
			return false
		}
	}
	return slices.ContainsFunc(places, oneToOne)
}

// namesOf are the columns of texts whose names begin with that of this one.
func (s *sample) namesOf(c *column) (texts []int) {
	for _, other := range s.columns {
		if other != c && other.filled > 0 && !other.isNumeric() && strings.HasPrefix(other.words(), c.words()+" ") {
			texts = append(texts, other.index)
		}
	}
	return texts
}

// isValue reports whether a column is called no more than that it holds values. So is that of the Office for National
// Statistics, whose name says how many columns of marks there are: v4_1.
func (c *column) isValue() bool {
	return c.called(valueWords...) || strings.HasPrefix(c.words(), "v4 ") || totalWords[c.words()]
}

// isIndex reports whether the column only counts the rows.
func (c *column) isIndex() bool {
	return c.counts && c.filled > 2 && c.index == 0 || c.numbers == c.filled && c.called(indexWords...)
}

// hasPeriod reports whether the header of the column names a period in the row that does so.
func (s *sample) hasPeriod(c *column, t timing) bool {
	w, rest := lookPeriods.within(s.header.columns[c.index][t.mapping.Header-1])
	return !w.isZero() && (rest == "" || t.mixed)
}

// beside takes a column that belongs to the values.
func (s *sample) beside(v *valuing, c *column) bool {
	for _, role := range []struct {
		words   []string
		numeric bool
		field   *string
	}{
		{unitWords, false, &v.mapping.Unit}, {statusWords, false, &v.mapping.Status}, {noteWords, false, &v.mapping.Note},
		{lowWords, true, &v.mapping.Low}, {highWords, true, &v.mapping.High}, {numeratorWords, true, &v.mapping.Numerator}, {denominatorWords, true, &v.mapping.Denominator},
	} {
		if *role.field == "" && c.named(role.words...) && (c.isNumeric() && c.numbers+c.commas > 0) == role.numeric {
			*role.field = s.reference(c.index)
			return true
		}
	}
	return false
}

// read looks at what stands in the columns of values besides numbers.
func (v *valuing) read() {
	commas := 0
	for _, c := range v.columns {
		if c.commas > c.filled/2 && c.commas > c.numbers {
			commas++
		}
		for text := range c.texts {
			folded := fold(text)
			if sign, ok := signs[folded]; ok {
				v.signs[text] = sign.Status.String()
				continue
			}
			if k := c.texts[text]; !k.sign && !k.point && !k.comma && len(v.odd) < 20 {
				v.odd = add(v.odd, text)
			}
		}
	}
	if commas > 0 && 2*commas >= len(v.columns) {
		v.mapping.Decimal = "comma"
	} else if c := slices.IndexFunc(v.columns, (*column).canBeThousands); c >= 0 {
		v.doubts = append(v.doubts, remark("doubt_thousands", "the points in %s can be before decimals or set thousands apart; if they do that, say values: decimal: comma", v.columns[c].name))
	}
	slices.Sort(v.odd)
}

// thousands is a number whose point may set thousands apart.
var thousands = regexp.MustCompile(`^-?[1-9]\d{0,2}\.\d{3}$`)

// canBeThousands reports whether each point in the column may set thousands apart, as all numbers without one are small.
func (c *column) canBeThousands() bool {
	points := 0
	for text, k := range c.texts {
		switch {
		case thousands.MatchString(text):
			points++
		case k.point && (strings.Contains(text, ".") || math.Abs(k.value) >= 1000):
			return false
		}
	}
	return points > 1
}

// marks reads the column of flags: each text that is known, and words, which are a note beside a value.
func (v *valuing) marks(c *column) {
	for text := range c.texts {
		status, ok := flags[foldFlag(text)]
		switch {
		case ok:
			v.flags[text] = status.String()
		case strings.Contains(text, " "):
			v.flags[text] = bonbogi.Normal.String()
			v.doubts = append(v.doubts, remark("doubt_note", "“%s” stands where marks stand; it is taken for a note beside a normal value", text))
		default:
			v.doubts = append(v.doubts, remark("doubt_mark", "what the mark “%s” means is not known; say it under flags:", text))
		}
	}
	slices.SortFunc(v.doubts, func(a, b *Remark) int { return strings.Compare(a.String(), b.String()) })
}
