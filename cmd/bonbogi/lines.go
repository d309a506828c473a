package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// lines reads lines of which none is kept in memory beyond a limit.
type lines struct {
	from  *bufio.Reader
	limit int
}

// next returns the next line without its end. Of a line over the limit only tooLong is reported; the
// line after it comes next as if nothing had been. At the end err is io.EOF.
func (l *lines) next() (line []byte, tooLong bool, err error) {
	for {
		part, err := l.from.ReadSlice('\n')
		if len(line)+len(part) > l.limit {
			line, tooLong = nil, true
		}
		if !tooLong {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && (tooLong || len(line) > 0): // the last line may lack its end
			return line, tooLong, nil
		case err != nil:
			return nil, false, err
		}
		return bytes.TrimRight(line, "\r\n"), tooLong, nil
	}
}
