package ingest

import (
	"regexp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/registry"
)

// lowestHeader is how many rows are above a header at most, if the first can be one.
const lowestHeader = 40

// findHeader finds out which rows name the columns. In the columns that hold numbers further down, a header has texts,
// or periods alone; what stands above it, with nothing over these columns, is a title. It ends above the row with the
// number before, if that is given.
func (s *sample) findHeader(merged []table.Range, before int) {
	width := 0
	for _, r := range s.head {
		width = max(width, len(r.cells))
	}
	values := s.valueColumns(width)
	body := slices.IndexFunc(s.head, func(r textRow) bool { return isBody(r, values) })
	if body < 0 {
		body = len(s.head)
	}
	body = s.firstBody(body, values)
	if at := slices.IndexFunc(s.head, func(r textRow) bool { return r.number >= before }); before > 0 && at >= 0 {
		body = min(body, at)
	}
	last := body - 1
	for last >= 0 && !isHeader(s.head[last], values) {
		last--
	}
	if last > lowestHeader && isHeader(s.head[0], values) { // days below each other look like periods side by side
		last = 0
	}
	first := last
	for first > 0 && last-first+1 < maxLevels && s.head[first-1].number == s.head[first].number-1 && (isHeader(s.head[first-1], values) || isAboveAll(s.head[first-1], values)) {
		first--
	}
	for first < last && isTitle(s.head[first], values) {
		first++
	}
	s.span = None
	if last >= 0 {
		s.span = Span{First: s.head[first].number, Last: s.head[last].number}
	}
	var above [][]string
	for i, r := range s.head {
		switch {
		case i >= first && i <= last && last >= 0:
			for len(above) < r.number-s.span.First {
				above = append(above, nil)
			}
			above = append(above, r.cells)
		case i < first || last < 0 && i < body:
			s.titles = append(s.titles, strings.TrimSpace(strings.Join(texts(r.cells), " ")))
			s.above = append(s.above, texts(r.cells)...)
		}
	}
	inHeader := slices.DeleteFunc(merged, func(m table.Range) bool { return m.LastRow < s.span.First || m.FirstRow > s.span.Last })
	s.header = newHeader(s.span, above, width, inHeader)
	if !s.options.Turned {
		s.header.count(s.file.Format, above)
	}
}

// firstBody looks among the rows above the body for some that belong to it, as their cells say why there is no number:
// below a row of words alone one with numbers that are no periods, or with words that come again further down.
func (s *sample) firstBody(body int, values []int) int {
	below := map[[2]string]bool{} // texts by their columns
	for _, r := range s.head[body:] {
		for _, c := range values {
			below[[2]string{table.Letter(c), headerText(at(r.cells, c))}] = true
		}
	}
	for first := 1; first < body; first++ {
		words, numbers, years := over(s.head[first], values)
		again := slices.ContainsFunc(values, func(c int) bool {
			text := headerText(at(s.head[first].cells, c))
			return text != "" && below[[2]string{table.Letter(c), text}]
		})
		if before, some, _ := over(s.head[first-1], values); before > 0 && before >= some && words > 0 && (numbers > years || again) {
			return first
		}
	}
	return body
}

// placeInHeader returns the number of the first row below the top of the header that names a government where the rows
// below do, so that it is one of these, with cells that are no numbers; 0: there is none.
func (s *sample) placeInHeader(names *registry.Registry) int {
	for level := 1; level < s.header.levels(); level++ {
		for _, c := range s.columns {
			text := s.header.columns[c.index][level]
			if text == "" || text == s.header.columns[c.index][level-1] || c.isNumeric() || nameShare(names, []string{text}) == 0 {
				continue
			}
			if c.filled == 0 || nameShare(names, c.some(lookNames)) >= 0.5 {
				return s.span.First + level
			}
		}
	}
	return 0
}

// texts are the cells that hold something that a person wrote.
func texts(cells []string) []string {
	var out []string
	for _, c := range cells {
		if c = headerText(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// valueColumns are those that hold numbers in the second half of the rows: behind the first column of texts, if there
// are any.
func (s *sample) valueColumns(width int) []int {
	numbers, filled := make([]int, width), make([]int, width)
	for _, r := range s.head[len(s.head)/2:] {
		for c, text := range r.cells {
			if text = headerText(text); text == "" {
				continue
			}
			filled[c]++
			_, isSign := signs[fold(text)]
			_, point := readNumber(text, '.')
			_, comma := readNumber(text, ',')
			if isSign || point || comma {
				numbers[c]++
			}
		}
	}
	var out, behind []int
	texts := false
	for c := range width {
		switch {
		case filled[c] == 0:
		case 10*numbers[c] < 6*filled[c]:
			texts = true
		default:
			out = append(out, c)
			if texts {
				behind = append(behind, c)
			}
		}
	}
	if len(behind) > 0 {
		return behind
	}
	return out
}

// isTitle reports whether a row above a header is none itself: it says nothing over the first column of values, and
// nothing over most others.
func isTitle(r textRow, values []int) bool {
	words, numbers, _ := over(r, values)
	first := headerText(at(r.cells, values[0])) != ""
	alone := len(texts(r.cells)) == 1 && headerText(at(r.cells, 0)) != ""
	return alone || !first && 2*(words+numbers) < len(values)
}

func at(cells []string, column int) string {
	if column < len(cells) {
		return cells[column]
	}
	return ""
}

var unitLine = regexp.MustCompile(`^[(\[<]?\s*(?:단위|Unit)s?\s*[:：]`)

// over counts what a row has in the columns of values: texts, numbers, and numbers that can be periods.
func over(r textRow, values []int) (words, numbers, years int) {
	for _, c := range values {
		if c >= len(r.cells) {
			continue
		}
		text := headerText(r.cells[c])
		if text == "" || unitLine.MatchString(text) {
			continue
		}
		_, isSign := signs[fold(text)]
		_, point := readNumber(text, '.')
		_, comma := readNumber(text, ',')
		if !isSign && !point && !comma {
			words++
			continue
		}
		numbers++
		if m := mangled.FindStringSubmatch(text); m != nil {
			text = m[1]
		}
		if !(periods{}).parse(text).period.IsZero() && !isSign {
			years++
		}
	}
	return words, numbers, years
}

func isBody(r textRow, values []int) bool {
	words, numbers, years := over(r, values)
	return numbers > 0 && 4*words <= numbers && years < numbers
}

func isHeader(r textRow, values []int) bool {
	words, numbers, years := over(r, values)
	return words > 0 && words >= numbers || numbers > 0 && years == numbers && 2*years >= len(values) && (years > 1 || len(values) == 1)
}

// isAboveAll reports whether a row above one of the header has periods alone, the first over the first column of values:
// each goes on over the empty cells behind it.
func isAboveAll(r textRow, values []int) bool {
	words, numbers, years := over(r, values)
	return words == 0 && numbers > 0 && years == numbers && headerText(at(r.cells, values[0])) != ""
}
