// Package table is what stands behind a picture or a list, and can be taken away: a head, rows, and words
// of where it is from. A page shows the texts; a file gets the numbers themselves.
package table

import "math"

// Cell is a text, or a number with the way people read it.
type Cell struct {
	Text   string
	Number float64 // NaN for a text
}

// Text is a cell of words.
func Text(s string) Cell { return Cell{s, math.NaN()} }

// Number is a cell of a number. Where v is not finite it is the text alone.
func Number(v float64, text string) Cell {
	if math.IsInf(v, 0) {
		v = math.NaN()
	}
	return Cell{text, v}
}

// Numeric reports whether the cell holds a number.
func (c Cell) Numeric() bool { return c.Number == c.Number }

// Table is a head and rows. Rows shorter than the head end with empty cells.
type Table struct {
	Name   string // of a file, without ending
	Title  string
	Header []string
	Rows   [][]Cell
	Notes  []string // source, and whether the values are simulated
}

// Add appends a row.
func (t *Table) Add(cells ...Cell) { t.Rows = append(t.Rows, cells) }

// AddTexts appends a row of words.
func (t *Table) AddTexts(cells ...string) {
	row := make([]Cell, len(cells))
	for i, c := range cells {
		row[i] = Text(c)
	}
	t.Add(row...)
}
