package service

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// observation is a row of SDMX-CSV.
type observation struct {
	table *sdmxTable
	row   []string
}

// whole is a cell as it stands there.
func (o observation) whole(c component) string {
	if c.at < 0 {
		return ""
	}
	return o.row[c.at]
}

// code is a cell without the name behind the code.
func (o observation) code(c component) string {
	s := o.whole(c)
	if o.table.both {
		s, _, _ = strings.Cut(s, ": ")
	}
	return s
}

// codes are those of a cell that may hold several values, one behind the other.
func (o observation) codes(c component) string {
	if !c.several || o.table.between == "" || !o.table.both {
		return o.code(c)
	}
	var all []string
	for value := range strings.SplitSeq(o.whole(c), o.table.between) {
		if code, _, named := strings.Cut(value, ": "); named { // what is not is the rest of a name
			all = append(all, code)
		}
	}
	return strings.Join(all, " ")
}

// label is the name that belongs to the code of a cell.
func (o observation) label(c component) string {
	switch {
	case c.at < 0:
	case c.label >= 0:
		return o.row[c.label]
	case o.table.both:
		_, name, _ := strings.Cut(o.row[c.at], ": ")
		return name
	}
	return ""
}

// named is the code in the column of an ID.
func (o observation) named(id string) string { return o.code(o.table.find(id)) }

func (o observation) action() string { return o.code(o.table.action) }

// isObservation reports whether the row is of one observation: one of attributes alone has no value, and leaves dimensions
// open (empty) or switched off (~). Beside a value those are dimensions of other data in the same table.
func (o observation) isObservation() bool {
	if !noValue(o.whole(o.table.measure)) {
		return true
	}
	for _, d := range append([]component{o.table.time, o.table.government}, o.table.dimensions...) {
		if s := o.code(d); s == "" || s == "~" {
			return false
		}
	}
	return true
}

// dataflow is what the data belong to.
type dataflow struct{ id, version, name string }

// flow reads AGENCY:ID(VERSION), and the name behind it.
func (o observation) flow() (f dataflow) {
	reference := o.whole(o.table.structure)
	if o.table.both {
		reference, f.name, _ = strings.Cut(reference, ": ")
	} else {
		f.name = o.whole(o.table.find("STRUCTURE_NAME"))
	}
	id, version, _ := strings.Cut(reference, "(")
	f.id, f.version = strings.ReplaceAll(id, ":", "-"), cut(strings.TrimSuffix(version, ")"), 100)
	return f
}

// unit is the unit of measure, where the table says it.
func (o observation) unit() string {
	return cmp.Or(o.label(o.table.unit), o.code(o.table.unit))
}

// value reads the measure with its power of ten, its status and its comment.
func (o observation) value() (value, status, note string) {
	value = strings.TrimSpace(o.whole(o.table.measure))
	if o.table.comma {
		value = strings.Replace(value, ",", ".", 1)
	}
	note = o.whole(o.table.comment)
	flags := o.codes(o.table.flags)
	if noValue(value) {
		value = ""
	} else if power, err := strconv.Atoi(o.code(o.table.power)); err == nil {
		value = shift(value, power)
	}
	s, unsaid := sdmxStatus(flags)
	if value == "" && s.HasValue() {
		s = bonbogi.Missing
		if c := strings.ToUpper(o.code(o.table.secrecy)); c == "C" || c == "S" || c == "D" || c == "N" {
			s = bonbogi.Suppressed
		}
	}
	if unsaid != "" {
		note = strings.TrimSpace(unsaid + " " + note)
	}
	if s != bonbogi.Normal {
		status = s.String()
	}
	return value, status, cut(note, 1000)
}

// noValue reports whether a cell of the measure is empty, says that it is meant to be (NaN, #N/A), or is Eurostat's colon.
func noValue(cell string) bool {
	return slices.Contains([]string{"", "NaN", "#N/A", ":"}, strings.TrimSpace(cell))
}

// sdmxStatus reads OBS_STATUS by the code list CL_OBS_STATUS 2.2, and the small letters of Eurostat's OBS_FLAG. Of
// several flags the gravest counts; unsaid are those that no status of ours says.
func sdmxStatus(flags string) (status bonbogi.Status, unsaid string) {
	status = bonbogi.Normal
	grave := func(s bonbogi.Status) {
		if s > status {
			status = s
		}
	}
	for _, flag := range flags {
		switch flag {
		case 'A', ' ', ',', ';', '|', '+':
		case 'B', 'b':
			grave(bonbogi.Break)
		case 'E', 'e', 'I', 'i', 's':
			grave(bonbogi.Estimated)
		case 'F', 'f':
			grave(bonbogi.Forecast)
		case 'P', 'p', 'V':
			grave(bonbogi.Provisional)
		case 'U', 'u':
			grave(bonbogi.LowReliability)
		case 'O', 'H', 'L':
			grave(bonbogi.Missing)
		case 'M', 'z':
			grave(bonbogi.NotApplicable)
		case 'Q', 'c':
			grave(bonbogi.Suppressed)
		default:
			unsaid += string(flag)
		}
	}
	if unsaid != "" {
		unsaid = "OBS_STATUS " + unsaid + "."
	}
	return status, unsaid
}

// shift multiplies a decimal number by a power of ten, in its digits: 12.4 by 3 is 12400.
func shift(s string, power int) string {
	if power == 0 || power < -30 || power > 30 {
		return s
	}
	sign, digits := "", s
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		sign, digits = strings.TrimPrefix(s[:1], "+"), s[1:]
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole+fraction == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		if f, err := strconv.ParseFloat(s, 64); err == nil { // in another notation: 1.2E5
			s = strconv.FormatFloat(f*math.Pow10(power), 'g', -1, 64)
		}
		return s
	}
	if power > 0 {
		fraction += strings.Repeat("0", max(0, power-len(fraction)))
		whole, fraction = whole+fraction[:power], fraction[power:]
	} else {
		whole = strings.Repeat("0", max(0, -power-len(whole))) + whole
		at := len(whole) + power
		whole, fraction = whole[:at], whole[at:]+fraction
	}
	whole = cmp.Or(strings.TrimLeft(whole, "0"), "0")
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		return sign + whole + "." + fraction
	}
	return sign + whole
}
