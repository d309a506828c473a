package table

import (
	"bytes"
	"regexp"
)

// dialect is how rows and cells are set apart in a text.
type dialect struct {
	delimiter byte
	end       byte // of a row: '\n', or '\r' in files of old
	keyed     bool // commas set apart what stands in the first cell, as Eurostat writes its tables
}

// delimiters are tried in this order; where two explain a text equally well, the first counts.
const delimiters = ",\t;|"

// sniff finds out how a text sets its cells apart: the delimiter that gives most rows the same number of
// cells, more than one. whole says that the sample is all of the text.
func sniff(sample []byte, whole bool) dialect {
	d := dialect{delimiter: ',', end: '\n'}
	if bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 {
		d.end = '\r'
	}
	if first, _, found := bytes.Cut(sample, []byte{'\t'}); found && key.Match(first) {
		return dialect{delimiter: '\t', end: d.end, keyed: true}
	}
	best := 0.0
	for _, delimiter := range []byte(delimiters) {
		try := dialect{delimiter: delimiter, end: d.end}
		if fit := try.fit(sample, whole); fit > best {
			best, d.delimiter = fit, delimiter
		}
	}
	return d
}

// key is what stands first in a table of Eurostat: the dimensions of its rows, and behind a stroke that of its columns.
var key = regexp.MustCompile(`^[\w,]+\\\w+\s*$`)

// fit is the share of rows that have the most usual number of cells, if that is more than one.
func (d dialect) fit(sample []byte, whole bool) float64 {
	counts := map[int]int{}
	rows := 0
	for s := (scanner{dialect: d, text: bytes.Clone(sample)}); rows < 200 && !s.done(); {
		cells := s.row()
		if s.done() && !whole && rows > 0 {
			break // the last row may be cut off
		}
		if len(cells) == 1 && len(bytes.TrimSpace(cells[0])) == 0 {
			continue
		}
		rows++
		counts[len(cells)]++
	}
	most := 0
	for cells, n := range counts {
		if cells > 1 {
			most = max(most, n)
		}
	}
	return float64(most) / float64(max(rows, 1))
}
