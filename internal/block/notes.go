package block

import (
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf8"
)

// AppendNotes appends the notes of slots: each text once, and then slot and number of the text. Of none, nothing is
// appended.
func AppendNotes(dst []byte, notes map[int]string) []byte {
	if len(notes) == 0 {
		return dst
	}
	slots := slices.Sorted(maps.Keys(notes))
	numbers := map[string]int{}
	var texts []string
	for _, slot := range slots {
		if _, known := numbers[notes[slot]]; !known {
			numbers[notes[slot]] = len(texts)
			texts = append(texts, notes[slot])
		}
	}
	start := len(dst)
	dst = appendHead(dst, notesKind, slots[len(slots)-1]+1)
	dst = binary.LittleEndian.AppendUint16(dst, uint16(len(texts)))
	for _, text := range texts {
		dst = append(binary.AppendUvarint(dst, uint64(len(text))), text...)
	}
	for _, slot := range slots {
		dst = binary.LittleEndian.AppendUint16(dst, uint16(slot))
		dst = binary.LittleEndian.AppendUint16(dst, uint16(numbers[notes[slot]]))
	}
	return appendSum(dst, start)
}

// UnpackNotes reads what AppendNotes wrote.
func UnpackNotes(packed []byte) (map[int]string, error) {
	n, body, err := open(packed, notesKind)
	if err != nil {
		return nil, err
	}
	texts, body, err := unpackTexts(body)
	if err != nil {
		return nil, err
	}
	if len(body) == 0 || len(body)%4 != 0 {
		return nil, damaged("it ends within the list of its notes")
	}
	notes := make(map[int]string, len(body)/4)
	before := -1
	for ; len(body) > 0; body = body[4:] {
		slot, number := int(binary.LittleEndian.Uint16(body)), int(binary.LittleEndian.Uint16(body[2:]))
		if slot <= before || slot >= n || number >= len(texts) {
			return nil, damaged("slot %d has note %d, of %d slots and %d notes", slot, number, n, len(texts))
		}
		notes[slot], before = texts[number], slot
	}
	return notes, nil
}

func unpackTexts(body []byte) (texts []string, rest []byte, err error) {
	if len(body) < 2 {
		return nil, nil, damaged("it has no notes")
	}
	count := int(binary.LittleEndian.Uint16(body))
	body = body[2:]
	for range count {
		length, size := binary.Uvarint(body)
		if size <= 0 || length == 0 || length > uint64(len(body)-size) {
			return nil, nil, damaged("it ends within its notes")
		}
		text := body[size : size+int(length)]
		if !utf8.Valid(text) {
			return nil, nil, damaged("a note is no text")
		}
		texts = append(texts, string(text))
		body = body[size+int(length):]
	}
	return texts, body, nil
}
