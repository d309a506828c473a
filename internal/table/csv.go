package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteCSV writes head and rows as CSV with a byte-order mark, since the offices open it in Excel. The notes
// have no place in it: what every reader must know is a column.
func (t Table) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("table: write CSV: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	line := make([]string, len(t.Header))
	for i, h := range t.Header {
		line[i] = inert(h)
	}
	if err := out.Write(line); err != nil {
		return fmt.Errorf("table: write CSV: %w", err)
	}
	for _, row := range t.Rows {
		line = line[:0]
		for _, c := range row {
			line = append(line, c.Plain())
		}
		for len(line) < len(t.Header) {
			line = append(line, "")
		}
		if err := out.Write(line); err != nil {
			return fmt.Errorf("table: write CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("table: write CSV: %w", err)
	}
	return nil
}

// Plain is the cell as a program reads it: a number in full, a text that no spreadsheet takes for a formula.
func (c Cell) Plain() string {
	switch a := math.Abs(c.Number); {
	case !c.Numeric():
		return inert(c.Text)
	case a != 0 && (a < 1e-6 || a >= 1e21):
		return strconv.FormatFloat(c.Number, 'e', -1, 64)
	}
	return strconv.FormatFloat(c.Number, 'f', -1, 64)
}

// inert keeps a spreadsheet from taking a text for a formula (OWASP, CSV injection).
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
