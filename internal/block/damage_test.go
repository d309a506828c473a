package block

import (
	"encoding/binary"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

// damages are what can be wrong with a column, by the names that docs/format/blocks.md gives them. Those that change
// bytes get the right checksum again, but for the first ones, so that what lies behind it is put to the test.
var damages = []struct {
	name   string
	packed []byte
	unpack func([]byte) error
	want   string
}{
	{"cut to nothing", []byte{version, numbersKind, 1}, asNumbers, "it is cut: it has 3 bytes"},
	{"a bit turned", turned(numbers(1, 2, 3)), asNumbers, "its checksum is"},
	{"the end cut off", cut(numbers(1, 2, 3), 1), asNumbers, "its checksum is"},
	{"another version", with(numbers(1, 2, 3), 0, 2), asNumbers, "it has the version 2, and this program knows 1"},
	{"another kind of column", AppendNotes(nil, map[int]string{0: "x"}), asNumbers, `it is of the kind 't', not numbers`},
	{"no slots", with(numbers(1, 2, 3), 2, 0), asNumbers, "it has 0 slots"},
	{"too many slots", with(numbers(1, 2, 3), 3, 0x11), asNumbers, "it has 4355 slots"},

	{"no presence", made(numbersKind, 3), asNumbers, "does not say which slots"},
	{"unknown presence", made(numbersKind, 3, 7), asNumbers, "written in an unknown way (7)"},
	{"bits of slots cut", made(numbersKind, 9, presentBitmap, 1), asNumbers, "ends within the bits"},
	{"list of slots cut", made(numbersKind, 9, presentList, 2, 0, 1, 0), asNumbers, "ends within the list"},
	{"slots out of order", made(numbersKind, 9, presentList, 2, 0, 8, 0, 8, 0), asNumbers, "slot 8 follows slot 8"},
	{"last bit not set", made(numbersKind, 9, presentBitmap, 1, 0), asNumbers, "does not end with a slot that is present"},
	{"last slot not listed", made(numbersKind, 9, presentList, 1, 0, 3, 0), asNumbers, "does not end with a slot that is present"},

	{"no numbers", made(numbersKind, 3, presentAll), asNumbers, "it has no numbers"},
	{"unknown encoding", made(numbersKind, 3, presentAll, 9), asNumbers, "numbers are written in an unknown way (9)"},
	{"too few raw numbers", made(numbersKind, 3, presentAll, rawNumbers, 1, 2, 3, 4, 5, 6, 7, 8), asNumbers, "take 8 bytes, and should take 24"},
	{"a raw number that is none", made(numbersKind, 1, append([]byte{presentAll, rawNumbers}, float64Bits(math.NaN())...)...), asNumbers, "a number of it is none"},
	{"a constant cut", made(numbersKind, 3, presentAll, constantNumbers, 1), asNumbers, "take 1 bytes, and should take 8"},
	{"a constant that is none", made(numbersKind, 3, append([]byte{presentAll, constantNumbers}, float64Bits(math.Inf(1))...)...), asNumbers, "a number of it is none"},
	{"a scale cut", made(numbersKind, 3, presentAll, scaledNumbers, 1, 2), asNumbers, "it ends within its scale"},
	{"a scale that is none", made(numbersKind, 3, presentAll, scaledNumbers, 99, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1), asNumbers, "its scale is none"},
	{"too few scaled numbers", made(numbersKind, 3, presentAll, scaledNumbers, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1), asNumbers, "take 2 bytes, and should take 6"},
	{"too few mixed numbers", made(numbersKind, 3, presentAll, mixedNumbers, 0x11, 5), asNumbers, "ends after 1 of 3 numbers"},
	{"a mixed number cut", made(numbersKind, 1, presentAll, mixedNumbers, 0x12, 5), asNumbers, "ends within a number"},
	{"a mixed number that is none", made(numbersKind, 1, append([]byte{presentAll, mixedNumbers, 0xf8}, float64Bits(math.NaN())...)...), asNumbers, "a number of it is none"},
	{"bytes behind mixed numbers", made(numbersKind, 1, presentAll, mixedNumbers, 0x11, 5, 5), asNumbers, "1 bytes follow its numbers"},

	{"no statuses", made(statusesKind, 3), asStatuses, "it has no statuses"},
	{"unknown statuses", made(statusesKind, 3, 9, 1), asStatuses, "written in an unknown way (9)"},
	{"too few statuses", made(statusesKind, 3, byteStatuses, 1, 1), asStatuses, "its 3 statuses are written in an unknown way (2) in 2 bytes"},
	{"a status behind the end", made(statusesKind, 3, sparseStatuses, 3, 0, 1), asStatuses, "a status for slot 3 and only 3 slots"},
	{"a status that is none", made(statusesKind, 3, sparseStatuses, 1, 0, 77), asStatuses, "slot 1 has the status 77"},
	{"a value without a status", made(statusesKind, 3, sparseStatuses, 1, 0, byte(bonbogi.Missing)), asStatuses, "slot 1 has the status missing, which does not go"},
	{"a status without a value", made(statusesKind, 4, byteStatuses, 1, 1, 1, 1), asStatuses, "slot 3 has the status normal, which does not go"},

	{"no notes", made(notesKind, 3), asNotes, "it has no notes"},
	{"notes cut", made(notesKind, 3, 1, 0, 5, 'a'), asNotes, "it ends within its notes"},
	{"a note that is no text", made(notesKind, 3, 1, 0, 1, 0xff, 0, 0, 0, 0), asNotes, "a note is no text"},
	{"list of notes cut", made(notesKind, 3, 1, 0, 1, 'a', 0, 0), asNotes, "it ends within the list of its notes"},
	{"notes out of order", made(notesKind, 3, 1, 0, 1, 'a', 1, 0, 0, 0, 1, 0, 0, 0), asNotes, "slot 1 has note 0"},
	{"a note that is not there", made(notesKind, 3, 1, 0, 1, 'a', 1, 0, 1, 0), asNotes, "slot 1 has note 1, of 3 slots and 1 notes"},

	{"bytes behind slots", made(slotsKind, 3, presentAll, 1), asSlots, "1 bytes follow"},
	{"a number of nothing", nil, func([]byte) error { return unpacked(Packed{Value: numbers(1), Low: numbers(0, 1)}) }, "low: it has a number for slot 1, of which nothing was said"},
	{"a note of nothing", nil, func([]byte) error {
		return unpacked(Packed{Value: numbers(1), Note: AppendNotes(nil, map[int]string{1: "x"})})
	},
		"note: it has a note for slot 1, of which nothing was said"},
}

func TestEveryDamageIsFoundAndNamed(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/format/blocks.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range damages {
		err := d.unpack(d.packed)
		if _, ok := err.(*Damage); !ok || !strings.Contains(err.Error(), d.want) {
			t.Errorf("%s: %v, want %q", d.name, err, d.want)
		}
		if !strings.Contains(string(page), "| "+d.name+" |") {
			t.Errorf("docs/format/blocks.md does not name %q", d.name)
		}
	}
}

func TestNoBitCanTurnUnnoticed(t *testing.T) {
	t.Parallel()
	for _, packed := range samples() {
		for _, c := range packed.columns() {
			sound := *c.packed
			for at := range 8 * len(sound) {
				*c.packed = append([]byte(nil), sound...)
				(*c.packed)[at/8] ^= 1 << (at % 8)
				if _, err := packed.Unpack(); err == nil {
					t.Fatalf("bit %d of %s turned, and nobody noticed", at, c.name)
				}
			}
			*c.packed = sound
		}
	}
}

func numbers(all ...float64) []byte {
	var p Packer
	return p.AppendNumbers(nil, all)
}

// made is a column with this body.
func made(kind byte, slots int, body ...byte) []byte {
	return appendSum(append(appendHead(nil, kind, slots), body...), 0)
}

func float64Bits(v float64) []byte { return binary.LittleEndian.AppendUint64(nil, math.Float64bits(v)) }

func with(packed []byte, at int, b byte) []byte {
	packed[at] = b
	return resummed(packed)
}

func turned(packed []byte) []byte {
	packed[len(packed)/2] ^= 1
	return packed
}

func cut(packed []byte, n int) []byte { return packed[:len(packed)-n] }

func asNumbers(b []byte) error { _, err := UnpackNumbers(nil, b); return err }

func asStatuses(b []byte) error { _, err := UnpackStatuses(nil, b, []float64{1, 2, 3}); return err }

func asNotes(b []byte) error { _, err := UnpackNotes(b); return err }

func asSlots(b []byte) error { _, err := UnpackSlots(b); return err }

func unpacked(p Packed) error { _, err := p.Unpack(); return err }
