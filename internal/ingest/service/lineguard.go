package service

import (
	"bytes"
	"io"
)

// longestLine is what a row of a table may have; a cell of 1 MB has room.
const longestLine = 16 << 20

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
