package table

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// longestFirstLine is how long the first line of JSON Lines may be.
const longestFirstLine = 1 << 20

// listOfLines reads JSON Lines (jsonlines.org), a value a line, as one list of them. Other JSON passes as it is.
func listOfLines(r io.Reader) io.Reader {
	in := bufio.NewReaderSize(r, longestFirstLine)
	head, _ := in.Peek(longestFirstLine) // an error comes again when it is read
	first, rest, found := bytes.Cut(head, []byte("\n"))
	for found && len(bytes.TrimSpace(first)) == 0 {
		first, rest, found = bytes.Cut(rest, []byte("\n"))
	}
	rest = bytes.TrimLeft(rest, " \t\r\n")
	if !found || len(rest) == 0 || rest[0] != '{' && rest[0] != '[' || !json.Valid(first) {
		return in
	}
	return &lineList{in: in, before: '['}
}

// lineList puts lines between brackets, with commas between them.
type lineList struct {
	in     *bufio.Reader
	ready  []byte
	before byte // the next line; 0: within a line
	ended  bool
}

func (l *lineList) Read(p []byte) (int, error) {
	for len(l.ready) == 0 {
		if l.ended {
			return 0, io.EOF
		}
		if err := l.more(); err != nil {
			return 0, err
		}
	}
	n := copy(p, l.ready)
	l.ready = l.ready[n:]
	return n, nil
}

// more makes the next line ready, or a part of it.
func (l *lineList) more() error {
	line, err := l.in.ReadSlice('\n')
	switch {
	case err == io.EOF:
		l.ended = true
	case err != nil && err != bufio.ErrBufferFull:
		return err
	}
	if len(bytes.TrimSpace(line)) > 0 {
		if l.before != 0 {
			l.ready = append(l.ready, l.before)
		}
		l.ready = append(l.ready, line...)
		l.before = 0
	}
	if err == nil {
		l.before = max(l.before, ',')
	}
	if l.ended {
		l.ready = append(l.ready, ']')
	}
	return nil
}
