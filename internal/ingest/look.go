package ingest

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// The limits of a look at a table. Beyond them it is taken to go on as it began.
const (
	lookHead     = 300       // rows among which the header is looked for
	lookRows     = 1_000_000 // rows whose cells are counted
	lookCells    = 20_000_000
	lookKept     = 400_000 // cells that are remembered row by row
	lookDistinct = 5000    // different texts of a column that are remembered
)

// sample is what a table shows before anybody said what it means.
type sample struct {
	file    *table.File
	options table.Options
	head    []textRow
	span    Span
	header  *header
	columns []*column
	titles  []string   // the lines above the header
	above   []string   // and their cells
	body    [][]string // the first rows below the header
	spread  [][]string // rows from all over the table
	step    int        // between those
	seen    int        // rows counted
	rows    int        // looked at
	whole   bool       // these are all
}

// column is what stands in one column below the header.
type column struct {
	index    int
	name     string // what stands above it
	filled   int
	empty    int
	numbers  int // with a decimal point
	commas   int // with a decimal comma; whole ones count as both
	signs    int
	periods  int
	integers int
	counts   bool            // 0, 1, 2 … or 1, 2, 3 … from the first row on
	texts    map[string]kind // different ones
	order    []string        // in the order of their first appearance
	many     bool            // there are more
}

// fewOdd is how many different texts among numbers can be signs that are not known yet.
const fewOdd = 3

// isNumeric reports whether nearly all that stands in the column are numbers or signs in their place, or, where the others
// are the same few texts, most.
func (c *column) isNumeric() bool {
	share := 9
	if c.isValue() || !c.many && c.odd() <= fewOdd {
		share = 6
	}
	return c.filled > 0 && 10*(max(c.numbers, c.commas)+c.signs) >= share*c.filled
}

// odd counts the different texts that are neither numbers nor signs in their place.
func (c *column) odd() (n int) {
	for _, k := range c.texts {
		if !k.sign && !k.point && !k.comma {
			n++
		}
	}
	return n
}

// isPeriod reports whether all that stands in the column are periods.
func (c *column) isPeriod() bool { return c.filled > 0 && 100*c.periods >= 99*c.filled }

// look counts what stands in the columns of a table. Its header ends above the row with the number before; 0: nothing
// tells where.
func look(ctx context.Context, f *table.File, o table.Options, before int) (*sample, error) {
	s := &sample{file: f, options: o}
	var err error
	if s.head, err = beginning(ctx, f, o, lookHead); err != nil {
		return nil, err
	}
	merged, err := f.Merged(ctx, o)
	if err != nil {
		return nil, err
	}
	s.findHeader(merged, before)
	for i := range s.header.columns {
		s.columns = append(s.columns, &column{index: i, name: s.header.name(i), counts: true, texts: map[string]kind{}})
	}
	return s, s.each(ctx, s.count)
}

// each calls f with the rows below the header, up to the limits of a look. The texts are clean.
func (s *sample) each(ctx context.Context, f func(number int, cells []string)) error {
	rows, cells, enough := 0, 0, false
	for chunk, err := range s.file.Rows(ctx, s.options) {
		if err != nil {
			return err
		}
		err := chunk.Each(func(number int, row [][]byte) error {
			if number < s.header.firstRow() || enough {
				return nil
			}
			texts := make([]string, len(s.header.columns))
			for i := range texts {
				if i < len(row) {
					texts[i] = clean(string(row[i]))
				}
			}
			rows, cells = rows+1, cells+len(texts)
			enough = rows >= lookRows || cells >= lookCells
			f(number, texts)
			return nil
		})
		if err != nil {
			return err
		}
		chunk.Release()
		if enough {
			break
		}
	}
	s.rows, s.whole = rows, !enough
	return nil
}

func (s *sample) count(_ int, cells []string) {
	if s.step = max(s.step, 1); s.seen%s.step == 0 {
		s.spread = append(s.spread, cells)
		if len(s.spread)*len(cells) > lookKept && len(s.spread) > 1 { // every other one is enough
			for i := range len(s.spread) / 2 {
				s.spread[i] = s.spread[2*i]
			}
			s.spread = s.spread[:len(s.spread)/2]
			s.step *= 2
		}
	}
	s.seen++
	if (len(s.body)+1)*len(cells) <= lookKept {
		s.body = append(s.body, cells)
	}
	for i, text := range cells {
		s.columns[i].add(text)
	}
}

// kind is what a text can be.
type kind struct {
	sign, point, comma, period bool
	value                      float64
}

func kindOf(text string) (k kind) {
	folded := fold(text)
	if _, k.sign = signs[folded]; k.sign || markedSign(folded) != "" {
		return kind{sign: true}
	}
	k.value, k.point = readNumber(text, '.')
	_, k.comma = readNumber(text, ',')
	k.period = !lookPeriods.parse(text).period.IsZero()
	return k
}

// add counts a cell.
func (c *column) add(text string) {
	n := c.filled + c.empty
	if text == "" {
		c.empty++
		c.counts = c.counts && n == 0
		return
	}
	c.filled++
	k, known := c.texts[text]
	if !known {
		if k = c.kind(text); len(c.texts) < lookDistinct {
			c.texts[text] = k
			c.order = append(c.order, text)
		} else {
			c.many = true
		}
	}
	for _, count := range []struct {
		is bool
		n  *int
	}{{k.sign, &c.signs}, {k.point, &c.numbers}, {k.comma, &c.commas}, {k.period, &c.periods}, {k.point && k.value == float64(int(k.value)), &c.integers}} {
		if count.is {
			*count.n++
		}
	}
	c.counts = c.counts && k.point && (int(k.value) == n || int(k.value) == n+1)
}

// kind is kindOf, in short where a column was seen to hold numbers and no periods.
func (c *column) kind(text string) kind {
	if c.many && c.periods < c.filled-1 {
		if v, ok := readNumber(text, '.'); ok {
			_, comma := readNumber(text, ',')
			return kind{point: true, comma: comma, value: v}
		}
	}
	return kindOf(text)
}

// readNumber reads a number with at most the sign of a footnote or a flag behind it.
func readNumber(text string, decimal byte) (float64, bool) {
	n := numbers{decimal}
	if v, _, ok := n.plain([]byte(text)); ok {
		return v, true
	}
	v, ok := n.parse([]byte(text))
	return v.value, ok && (v.rest == "" || isFootnote(v.rest) || hasFlag(flags, v.rest))
}

// humps are where a word begins within a name: RegionName.
var humps = regexp.MustCompile(`([a-z])([A-Z])`)

// words is the last part of the name of a column as words in small letters.
func (c *column) words() string {
	name := c.name[strings.LastIndex(c.name, joint)+1:]
	name = strings.ToLower(humps.ReplaceAllString(name, "$1 $2"))
	return clean(strings.NewReplacer("_", " ", "-", " ", ".", " ", "/", " ").Replace(name))
}

// called reports whether the name of a column is one of the words.
func (c *column) called(words ...string) bool { return slices.Contains(words, c.words()) }

// named reports whether the name of a column is, or ends with, one of the words.
func (c *column) named(words ...string) bool {
	name := c.words()
	for _, w := range words {
		if name == w || strings.HasSuffix(name, " "+w) || w[0] >= 0x80 && strings.HasSuffix(strings.ReplaceAll(name, " ", ""), w) {
			return true
		}
	}
	return false
}
