package ingest

import (
	"regexp"
	"slices"
	"strings"
)

// labelling is where a table names its indicators.
type labelling struct {
	mapping IndicatorMapping
	doubts  []*Remark
}

var indicatorWords = []string{"indicator", "indicator id", "indicator code", "지표", "지표id", "지표코드", "지표명", "항목", "변수", "variable", "measure", "series", "통계항목", "kpi", "nyckeltal", "indikator", "indicador"}

// labels finds the columns of texts that name indicators: those that are called so, else those that tell rows of one
// government and period apart.
func (s *sample) labels(texts []*column, place []int, t timing, v valuing) labelling {
	var l labelling
	base := append(slices.Clone(place), t.columns...)
	free := s.telling(texts, base)
	if len(free) == 0 && len(v.columns) == 1 && v.columns[0].isValue() { // one text that stands in all rows
		free = slices.DeleteFunc(slices.Clone(texts), func(c *column) bool { return len(c.texts) != 1 || c.many || c.named(aboutWords...) })
	}
	for _, c := range free {
		l.mapping.Columns = append(l.mapping.Columns, s.reference(c.index))
		if c.named(slices.Concat(nameWords, parentWords, placeCodeWords)...) {
			l.doubts = append(l.doubts, remark("doubt_label_column", "the column %s is taken for one that names indicators", c.name))
		}
	}
	if len(free) > 0 {
		l.mapping.Under = s.under(free[len(free)-1], base)
		return l
	}
	byYears := t.mapping.Header > 0 && s.header.levels() == 1 && !t.mixed // the header names nothing but periods
	if byYears || len(v.columns) == 1 && v.columns[0].isValue() {
		l.mapping.Fixed = s.title()
	}
	return l
}

// telling are the columns that tell rows of one government and period apart. One that follows from the government or
// from the period is no more than a word about these; of several that follow from one of them, that one is enough.
func (s *sample) telling(texts []*column, base []int) []*column {
	alone := s.unique(base)
	var free []*column
	for _, c := range texts {
		called := c.called(indicatorWords...)
		switch {
		case c.named(noteWords...), c.many && 2*len(c.texts) > c.filled:
		case !called && (alone || len(c.texts) <= 1 && !c.many || s.follows(c, base)):
		default:
			free = append(free, c)
		}
	}
	if one := s.enough(free); one != nil {
		return []*column{one}
	}
	return free
}

// follows reports whether what stands in a column follows from one of the others: to each text of that belongs one.
func (s *sample) follows(c *column, base []int) bool {
	for _, b := range base {
		if b < 0 {
			continue
		}
		alone, together := s.different(b, c.index)
		back, _ := s.different(c.index, b)
		few := alone / 20                                                                     // can be of two kinds: an area that is also one of another division
		if together-alone <= few && alone > 1 && (2*alone < len(s.spread) || back == alone) { // to each one, or one to one
			return true
		}
	}
	return false
}

// unique reports whether each row has a government and a period of its own, so that no text has to tell rows apart.
func (s *sample) unique(columns []int) bool {
	columns = existing(slices.Clone(columns)...)
	fill := filler{columns: s.sparse(columns)}
	seen := map[string]bool{}
	for _, row := range s.body {
		row = fill.fill(slices.Clone(row))
		var parts []string
		for _, c := range columns {
			parts = append(parts, row[c])
		}
		seen[strings.Join(parts, "\x1F")] = true
	}
	return len(seen) == len(s.body)
}

// different counts the texts of a column, and the pairs that they make with those of another.
func (s *sample) different(column, other int) (alone, together int) {
	one, both := map[string]bool{}, map[[2]string]bool{}
	for _, row := range s.spread {
		one[row[column]] = true
		both[[2]string{row[column], row[other]}] = true
	}
	return len(one), len(both)
}

// isCode reports whether the texts of a column are codes, not words.
func (c *column) isCode() bool {
	return c.named(placeCodeWords...) || !slices.ContainsFunc(c.order, func(t string) bool { return !codeLike.MatchString(strings.TrimPrefix(t, "'")) })
}

// enough is the column from which all others follow; nil if there is none, or only one column.
func (s *sample) enough(free []*column) *column {
	if len(free) < 2 {
		return nil
	}
	var found *column
	for _, c := range free {
		all := true
		for _, other := range free {
			if other == c {
				continue
			}
			alone, together := s.different(c.index, other.index)
			all = all && alone == together && !(other.called(indicatorWords...) && len(other.texts) == 1 && other.isCode())
		}
		if all && (found == nil || c.named(indicatorWords...) && !found.named(indicatorWords...) || found.isCode() && !c.isCode()) {
			found = c
		}
	}
	return found
}

// under are the texts of a column that come again within the rows of one government: they belong to what stands above
// them, as men and women do to each of several totals.
func (s *sample) under(c *column, place []int) Words {
	fill := filler{columns: s.sparsePlaces(place)}
	seen, again := map[string]bool{}, map[string]bool{}
	last, blocks := "", map[string]bool{}
	for _, row := range s.body {
		row = fill.fill(slices.Clone(row))
		var parts []string
		for _, p := range place {
			if p >= 0 {
				parts = append(parts, row[p])
			}
		}
		if at := strings.Join(parts, "\x1F"); at != last {
			if blocks[at] {
				return nil // the rows of a government do not stand together
			}
			blocks[at] = true
			last, seen = at, map[string]bool{}
		}
		if seen[row[c.index]] {
			again[row[c.index]] = true
		}
		seen[row[c.index]] = true
	}
	if len(again) == 0 || len(again) == len(c.texts) {
		return nil
	}
	var out Words
	for _, text := range c.order {
		if again[text] {
			out = append(out, text)
		}
	}
	return out
}

// title is what the table is called: by the line above it, by its sheet, or by its file.
func (s *sample) title() string {
	for _, line := range s.titles {
		if line != "" && !unitLine.MatchString(line) && !strings.HasPrefix(line, "※") {
			return line
		}
	}
	if len(s.file.Sheets) > 1 {
		return s.options.Sheet
	}
	name := s.file.Name
	if i := strings.LastIndexByte(strings.TrimSuffix(name, ".gz"), '.'); i > 0 {
		name = name[:i]
	}
	name = clean(strings.ReplaceAll(name, "_", " "))
	if short := numbered.ReplaceAllString(name, ""); short != "" {
		return short
	}
	return name
}

// numbered is how people put their files in order.
var numbered = regexp.MustCompile(`^\d{1,2}[.)]\s*`)
