package service

import (
	"bytes"
	"encoding/csv"
	"io"
	"unicode/utf8"
)

// longestLine is what a row of a table may have; a cell of 1 MB has room.
const longestLine = 16 << 20

// limited refuses what unpacks to more than a table has, in place of cutting it off.
type limited struct {
	from io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, badReply("the file unpacks to more than %d GB; this is no table", fileLimit>>30)
	}
	return n, err
}

// legible refuses a row that is no text in UTF-8: its names would come in as other signs.
func legible(rows *csv.Reader, row []string) error {
	for i, cell := range row {
		if !utf8.ValidString(cell) {
			line, _ := rows.FieldPos(i)
			return badReply("line %d: %q is no text in UTF-8; the encoding is another one than is said", line, cell)
		}
	}
	return nil
}

// lineGuard refuses lines that would fill the memory.
type lineGuard struct {
	from io.Reader
	line int
}

func (g *lineGuard) Read(p []byte) (int, error) {
	n, err := g.from.Read(p)
	if at := bytes.LastIndexByte(p[:n], '\n'); at >= 0 {
		g.line = n - at - 1
	} else if g.line += n; g.line > longestLine {
		return 0, badReply("a line is longer than %d MB; this is no table", longestLine>>20)
	}
	return n, err
}
