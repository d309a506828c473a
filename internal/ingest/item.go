package ingest

import (
	"encoding/binary"
	"math"

	"github.com/bonbogi/bonbogi"
)

// item is an observation on its way from its cell to the store, as a record of fixed width: 24 bytes, and 64 where
// a table has more than values. Numbers stand for the texts; which is which is known to dictionaries.
//
//	0  8   indicator (24 bits), period (16), government (24): the number that items are sorted by
//	8  8   value
//	16 8   row (39 bits), column (13), status (5), mark (7)
//	24 40  low, high, numerator, denominator, note: if the table has them
type item struct {
	key                               uint64
	value                             float64
	row, column                       int
	status                            bonbogi.Status
	mark                              int // of the sign in the cell; 0: none
	low, high, numerator, denominator float64
	note                              int // 0: none
}

const (
	plainWidth = 24
	fullWidth  = 64

	governmentBits, periodBits, indicatorBits = 24, 16, 24

	rowBits, columnBits, statusBits, markBits = 39, 13, 5, 7
)

func keyOf(indicator, period, government int) uint64 {
	return uint64(indicator)<<(periodBits+governmentBits) | uint64(period)<<governmentBits | uint64(government)
}

func (i item) indicator() int  { return int(i.key >> (periodBits + governmentBits)) }
func (i item) period() int     { return int(i.key >> governmentBits & (1<<periodBits - 1)) }
func (i item) government() int { return int(i.key & (1<<governmentBits - 1)) }

// write puts all but the key into a record.
func (i *item) write(rest []byte) {
	binary.LittleEndian.PutUint64(rest, math.Float64bits(i.value))
	where := uint64(i.row)<<(columnBits+statusBits+markBits) | uint64(i.column)<<(statusBits+markBits) | uint64(i.status)<<markBits | uint64(i.mark)
	binary.LittleEndian.PutUint64(rest[8:], where)
	if len(rest) > plainWidth {
		for n, v := range [...]float64{i.low, i.high, i.numerator, i.denominator} {
			binary.LittleEndian.PutUint64(rest[16+8*n:], math.Float64bits(v))
		}
		binary.LittleEndian.PutUint64(rest[48:], uint64(i.note))
	}
}

// readItem takes a record apart.
func readItem(record []byte) item {
	number := func(at int) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(record[at:])) }
	where := binary.LittleEndian.Uint64(record[16:])
	i := item{
		key: binary.LittleEndian.Uint64(record), value: number(8),
		row: int(where >> (columnBits + statusBits + markBits)), column: int(where >> (statusBits + markBits) & (1<<columnBits - 1)),
		status: bonbogi.Status(where >> markBits & (1<<statusBits - 1)), mark: int(where & (1<<markBits - 1)),
	}
	if len(record) > plainWidth {
		i.low, i.high, i.numerator, i.denominator = number(24), number(32), number(40), number(48)
		i.note = int(binary.LittleEndian.Uint64(record[56:]))
	} else {
		nan := math.NaN()
		i.low, i.high, i.numerator, i.denominator = nan, nan, nan, nan
	}
	return i
}

// same reports whether two items say the same.
func (i item) same(j item) bool {
	for _, p := range [...][2]float64{{i.value, j.value}, {i.low, j.low}, {i.high, j.high}, {i.numerator, j.numerator}, {i.denominator, j.denominator}} {
		if p[0] != p[1] && (p[0] == p[0] || p[1] == p[1]) {
			return false
		}
	}
	return i.status == j.status && i.mark == j.mark && i.note == j.note
}
