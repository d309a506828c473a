package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// flow collects the lines of a document in reading order. Blank lines are only spacing, and left out.
type flow struct {
	lines []string
	line  strings.Builder

	// Within a paragraph, boxes and tables that are anchored in it come after it, lest they cut a
	// sentence in two.
	paragraph bool
	after     []string

	carry string // begun by a paragraph whose end was deleted; the next one goes on with it
	space bool   // words has seen a space that is not written yet
}

// put adds text as it is.
func (f *flow) put(s string) { f.line.WriteString(s) }

// words adds text of which every run of white space means one space.
func (f *flow) words(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			f.space = true
			continue
		}
		if f.space && f.line.Len() > 0 {
			f.line.WriteByte(' ')
		}
		f.space = false
		f.line.WriteRune(r)
	}
}

// end ends the line.
func (f *flow) end() {
	if s := tidy(f.line.String()); s != "" {
		f.lines = append(f.lines, s)
	}
	f.line.Reset()
	f.space = false
}

// block adds the lines of a paragraph, box or table that stands inside.
func (f *flow) block(lines []string) {
	if f.paragraph {
		f.after = append(f.after, lines...)
		return
	}
	f.end()
	f.lines = append(f.lines, lines...)
}

// begin starts a paragraph inside f.
func (f *flow) begin() *flow {
	p := &flow{paragraph: true}
	p.put(f.carry)
	f.carry = ""
	return p
}

// finish ends the paragraph p inside f; open means that its end was deleted.
func (f *flow) finish(p *flow, open bool) {
	if open {
		f.carry = p.line.String()
		p.line.Reset()
	}
	f.block(p.all())
}

// all returns every line, and empties f.
func (f *flow) all() []string {
	f.put(f.carry)
	f.end()
	lines := append(f.lines, f.after...)
	*f = flow{paragraph: f.paragraph}
	return lines
}

// longCell is the number of characters from which a cell is no value but text that was laid out with a
// table, as the body of many press releases is.
const longCell = 500

// row returns the lines of a row: one with a tab between the cells, unless the table is a frame round
// running text.
func row(cells [][]string) []string {
	if len(cells) == 1 || slices.ContainsFunc(cells, isLong) {
		return slices.Concat(cells...)
	}
	joined := make([]string, len(cells))
	for i, c := range cells {
		joined[i] = line(strings.Join(c, " "))
	}
	if s := strings.Join(joined, "\t"); strings.TrimSpace(s) != "" {
		return []string{s}
	}
	return nil
}

func isLong(cell []string) bool {
	n := 0
	for _, l := range cell {
		if n += utf8.RuneCountInString(l); n > longCell {
			return true
		}
	}
	return false
}

// tidy trims a line and takes out what is not seen: joiners, soft hyphens, spaces that do not break.
func tidy(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch r {
		case '\u200B', '\u2060', '\uFEFF', '\u00AD':
			return -1
		case '\u00A0', '\u2007', '\u202F', '\u3000':
			return ' '
		}
		return r
	}, s))
}
