package block

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// Damage says why a packed column cannot be read.
type Damage struct {
	Column string // which one, as in the database: "value", "status", …
	What   string
}

// Error names the column and the damage.
func (d *Damage) Error() string {
	if d.Column == "" {
		return d.What
	}
	return d.Column + ": " + d.What
}

func damaged(format string, args ...any) error { return &Damage{What: fmt.Sprintf(format, args...)} }

// version is that of the format. A program refuses one that it does not know.
const version = 1

// The kinds of columns; a column of one kind is never read as another.
const (
	numbersKind  = 'n'
	statusesKind = 's'
	notesKind    = 't'
	slotsKind    = 'p'
)

var kindNames = map[byte]string{numbersKind: "numbers", statusesKind: "statuses", notesKind: "notes", slotsKind: "slots"}

// Every column begins with the version, the kind and the number of slots, and ends with the CRC-32C of all before.
const (
	headLength = 4
	sumLength  = 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// appendHead begins a column.
func appendHead(dst []byte, kind byte, slots int) []byte {
	return binary.LittleEndian.AppendUint16(append(dst, version, kind), uint16(slots))
}

// appendSum ends the column that begins at start.
func appendSum(dst []byte, start int) []byte {
	return binary.LittleEndian.AppendUint32(dst, crc32.Checksum(dst[start:], castagnoli))
}

// open checks a column and returns what stands between head and sum.
func open(packed []byte, kind byte) (slots int, body []byte, err error) {
	if len(packed) < headLength+sumLength {
		return 0, nil, damaged("it is cut: it has %d bytes, and no column has fewer than %d", len(packed), headLength+sumLength)
	}
	end := len(packed) - sumLength
	if have, want := crc32.Checksum(packed[:end], castagnoli), binary.LittleEndian.Uint32(packed[end:]); have != want {
		return 0, nil, damaged("its checksum is %08x and should be %08x: bytes were changed or lost", have, want)
	}
	if packed[0] != version {
		return 0, nil, damaged("it has the version %d, and this program knows %d", packed[0], version)
	}
	if packed[1] != kind {
		return 0, nil, damaged("it is of the kind %q, not %s", packed[1], kindNames[kind])
	}
	slots = int(binary.LittleEndian.Uint16(packed[2:]))
	if slots == 0 || slots > Slots {
		return 0, nil, damaged("it has %d slots, not from 1 to %d", slots, Slots)
	}
	return slots, packed[headLength:end], nil
}
