package table

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	bomUTF8 = "\xEF\xBB\xBF"
	bomLE   = "\xFF\xFE"
	bomBE   = "\xFE\xFF"
)

// decode makes UTF-8 of a text: by its byte-order mark, by the encoding that somebody names, else as UTF-8 or
// CP949, whichever it is at the first letter beyond ASCII. Bytes that are neither end the reading.
func decode(r io.Reader, name string) (io.Reader, error) {
	in := bufio.NewReaderSize(r, headSize)
	head, err := in.Peek(3)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, unread(err)
	}
	switch {
	case bytes.HasPrefix(head, []byte(bomUTF8)):
		_, _ = in.Discard(len(bomUTF8))
		return in, nil
	case bytes.HasPrefix(head, []byte(bomLE)), bytes.HasPrefix(head, []byte(bomBE)):
		return strict(in, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), nil
	}
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "":
		return &guess{in: in}, nil
	case "utf-8", "utf8":
		return in, nil
	case "cp949", "ms949", "uhc":
		return strict(in, korean.EUCKR), nil
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, refuse("table_encoding_name", "there is no encoding %.40q; write utf-8, cp949, utf-16le, windows-1252 or another name of the WHATWG list", name)
	}
	return strict(in, e), nil
}

// guess passes ASCII on until a byte beyond it shows which encoding the text is in.
type guess struct {
	in   *bufio.Reader
	text io.Reader // of the rest, once that is known
	at   int64
}

func (g *guess) Read(p []byte) (int, error) {
	if g.text != nil {
		return g.text.Read(p)
	}
	sample, err := g.in.Peek(headSize)
	if len(sample) == 0 {
		return 0, err
	}
	if ascii := asciiLength(sample); ascii > 0 {
		n, err := g.in.Read(p[:min(len(p), ascii)])
		g.at += int64(n)
		return n, err
	}
	switch {
	case isUTF8(sample):
		g.text = g.in
	case isCP949(sample):
		g.text = strict(g.in, korean.EUCKR)
	default:
		return 0, refuse("table_encoding_byte", "the text is neither UTF-8 nor CP949 from byte %d on; save it as “CSV UTF-8”, or name its encoding in the mapping", g.at+1)
	}
	return g.text.Read(p)
}

// asciiLength is how many bytes of ASCII a text begins with.
func asciiLength(b []byte) int {
	i := 0
	for ; i+8 <= len(b); i += 8 {
		if binary.LittleEndian.Uint64(b[i:])&0x8080808080808080 != 0 {
			break
		}
	}
	for i < len(b) && b[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// isUTF8 reports whether the sample, which may end within a letter, is UTF-8, or was before it was damaged: in
// another encoding hardly any letter would be a valid sequence.
func isUTF8(sample []byte) bool {
	valid, invalid := 0, 0
	for len(sample) > 0 {
		c, n := utf8.DecodeRune(sample)
		switch {
		case c == utf8.RuneError && n == 1 && !utf8.FullRune(sample):
			return valid >= invalid
		case c == utf8.RuneError && n == 1:
			invalid++
		case n > 1:
			valid++
		}
		sample = sample[n:]
	}
	return valid > invalid
}

// isCP949 reports whether the letters beyond ASCII are those of Korean text: nearly all in the part of the
// table that KS X 1001 fills. Text in Latin letters with accents would give rare syllables.
func isCP949(sample []byte) bool {
	common, other := 0, 0
	for i := 0; i < len(sample); i++ {
		if sample[i] < utf8.RuneSelf {
			continue
		}
		if i+1 == len(sample) {
			break
		}
		if sample[i] >= 0xA1 && sample[i+1] >= 0xA1 {
			common++
		} else {
			other++
		}
		i++
	}
	return common > 9*other
}

// strict decodes, and stops at bytes that the encoding does not know.
func strict(r io.Reader, e encoding.Encoding) io.Reader {
	return transform.NewReader(r, transform.Chain(e.NewDecoder(), refuseUnknown{}))
}

// refuseUnknown lets everything pass but the sign that decoders put for what they do not know.
type refuseUnknown struct{ transform.NopResetter }

// Decoders give out whole letters, so the sign is cut in two nowhere but where dst ends.
func (refuseUnknown) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	n := len(src)
	if n > len(dst) {
		n, err = len(dst), transform.ErrShortDst
		for n > 0 && !utf8.RuneStart(src[n]) {
			n--
		}
	}
	if i := bytes.IndexRune(src[:n], utf8.RuneError); i >= 0 {
		n, err = i, refuse("table_encoding", "the text is broken, or not in the encoding that it seems to be in; save it as “CSV UTF-8”, or name its encoding in the mapping")
	}
	return copy(dst, src[:n]), n, err
}
