package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
)

const (
	bomUTF8 = "\xEF\xBB\xBF"
	bomLE   = "\xFF\xFE"
	bomBE   = "\xFE\xFF"
)

func begins(data []byte, with string) bool { return bytes.HasPrefix(data, []byte(with)) }

// decode turns the bytes of a text into UTF-8: by its byte-order mark, else as UTF-8 if it is valid,
// else as CP949 if all of it is. declared is the encoding that the text names for itself, if any.
func decode(data []byte, declared string) (string, error) {
	switch {
	case begins(data, bomUTF8):
		data = data[len(bomUTF8):]
		if at := brokenAt(data); at >= 0 {
			return "", brokenText(at + len(bomUTF8))
		}
	case begins(data, bomLE):
		return decodeUTF16(data, func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 })
	case begins(data, bomBE):
		return decodeUTF16(data, func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 })
	}
	if len(data) > MaxText {
		return "", tooLarge("the text", len(data), MaxText)
	}
	at := brokenAt(data)
	if at < 0 {
		return string(data), nil
	}
	if !mayBeKorean(declared) {
		return "", refuse("document_encoding", "the text says that it is in %q, which is not read; save it as UTF-8", declared)
	}
	if mostlyUTF8(data) {
		return "", brokenText(at)
	}
	text, err := korean.EUCKR.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("decode CP949: %w", err)
	}
	if bytes.ContainsRune(text, utf8.RuneError) {
		return "", brokenText(at)
	}
	return string(text), nil
}

// mayBeKorean reports whether a text that is no UTF-8 can be CP949 although it names an encoding:
// pages often name UTF-8 or Latin-1 from habit.
func mayBeKorean(declared string) bool {
	switch strings.ToLower(strings.TrimSpace(declared)) {
	case "", "euc-kr", "euckr", "cp949", "ms949", "x-windows-949", "windows-949", "uhc", "korean",
		"ks_c_5601-1987", "ks_c_5601-1989", "ks_c_5601", "ksc5601", "ksc_5601",
		"utf-8", "utf8", "iso-8859-1", "latin1", "windows-1252", "us-ascii":
		return true
	}
	return false
}

// brokenAt is the place of the first byte that is no UTF-8, or -1.
func brokenAt(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// mostlyUTF8 tells broken UTF-8 from CP949: in Korean text of the one nearly every character is a valid
// sequence, in the other nearly none, and both may by chance be read as the other.
func mostlyUTF8(data []byte) bool {
	valid, invalid := 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			invalid++
		case n > 1:
			valid++
		}
		i += n
	}
	return valid > invalid
}

func decodeUTF16(data []byte, unit func([]byte) uint16) (string, error) {
	if len(data)%2 != 0 {
		return "", brokenText(len(data) - 1)
	}
	if len(data) > 2*MaxText+2 {
		return "", tooLarge("the text", len(data)/2, MaxText)
	}
	var b strings.Builder
	for i := 2; i < len(data); i += 2 {
		r := rune(unit(data[i:]))
		if utf16.IsSurrogate(r) {
			if i+3 >= len(data) {
				return "", brokenText(i)
			}
			if r = utf16.DecodeRune(r, rune(unit(data[i+2:]))); r == utf8.RuneError {
				return "", brokenText(i)
			}
			i += 2
		}
		if r == 0 {
			return "", brokenText(i)
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

func brokenText(at int) error {
	return refuse("document_encoding", "the text is broken at byte %d: it is neither UTF-8 nor CP949 from there on; save it again as UTF-8 and try once more", at)
}
