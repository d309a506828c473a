package table

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// The ways in which a number is read otherwise than it is stored: as a day, as exactly as its format shows it, or as
// so many percent.
const (
	asDay     = "2006-01-02"
	asMonth   = "2006-01"
	asYear    = "2006"
	asPercent = "%"
)

// readStyles notes which cell formats show their numbers as days or percent.
func (w *workbook) readStyles() error {
	const part = "xl/styles.xml"
	if w.parts[part] == nil {
		return nil
	}
	custom := map[string]string{}
	inCells := false
	return w.elements(part, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			custom[attribute(e, "numFmtId")] = attribute(e, "formatCode")
		case "cellStyleXfs", "cellXfs", "cellStyles":
			inCells = e.Name.Local == "cellXfs"
		case "xf":
			if inCells {
				id := attribute(e, "numFmtId")
				if code, ok := custom[id]; ok {
					w.shown = append(w.shown, shows(code))
				} else {
					w.shown = append(w.shown, builtin(id))
				}
			}
		}
		return nil
	})
}

// builtin is what a number format shows that every program knows (ECMA-376, part 1, 18.8.30, with those of
// East Asia).
func builtin(id string) string {
	n, _ := strconv.Atoi(id)
	switch {
	case n == 9 || n == 10:
		return asPercent
	case n == 17:
		return asMonth
	case n >= 14 && n <= 16, n == 22, n >= 27 && n <= 31, n >= 34 && n <= 36, n >= 50 && n <= 58:
		return asDay
	}
	return ""
}

// shows is what a custom format shows of a number: years, months, days or a sign of percent that stand in it unquoted.
func shows(code string) string {
	code, _, _ = strings.Cut(code, ";")
	var year, month, day, clock, digits bool
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return ""
			}
			i += end + 1
		case '[': // a colour, a locale or a duration
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return ""
			}
			i += end
		case '\\', '_', '*':
			i++
		case 'y', 'Y', 'e', 'E':
			year = year || c == 'y' || c == 'Y'
		case 'm', 'M':
			month = true
		case 'd', 'D':
			day = true
		case 'h', 'H', 's', 'S':
			clock = true
		case '0', '#', '?':
			digits = true
		case '%':
			return asPercent
		}
	}
	switch {
	case digits:
		return ""
	case year && month && day, year && clock:
		return asDay
	case year && month:
		return asMonth
	case year:
		return asYear
	case month && day:
		return asDay
	}
	return ""
}

// asShown reads a number in one of the ways above.
func (w *workbook) asShown(number, way string) (string, bool) {
	if way == asPercent {
		return percentOf(number)
	}
	return w.dayOf(number, way)
}

// dayOf reads a number as a day in the way of Excel, which believes that 1900 was a leap year.
func (w *workbook) dayOf(number, layout string) (string, bool) {
	f, err := strconv.ParseFloat(number, 64)
	if err != nil || f < 1 || f >= 2958466 { // the year 10000
		return "", false
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case w.from1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case f < 61:
		first = first.AddDate(0, 0, 1)
	}
	return first.AddDate(0, 0, int(f)).Format(layout), true
}

// percentOf writes a number as a format of percent shows it, a hundred times as large, with the fifteen digits that
// spreadsheets hold.
func percentOf(number string) (string, bool) {
	f, err := strconv.ParseFloat(number, 64)
	if err != nil || math.IsInf(100*f, 0) || math.IsNaN(f) {
		return "", false
	}
	return unlikeThousands(strconv.FormatFloat(100*f, 'g', 15, 64)) + "%", true
}
