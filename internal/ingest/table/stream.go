package table

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/bonbogi/bonbogi"
)

// counter counts what was read of a file.
type counter struct {
	from io.Reader
	n    int64
	tell func(int64)
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.n += int64(n)
	if c.tell != nil {
		c.tell(c.n)
	}
	return n, err
}

// bounded reads what a packed file unpacks to, and stops where that is no table any more.
type bounded struct {
	from   io.Reader
	packed *counter
	n      int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	b.n += int64(n)
	switch {
	case b.n > MaxFile:
		return 0, tooLarge(MaxFile)
	case b.n > freeRatio && b.n > maxRatio*b.packed.n:
		return 0, bomb()
	}
	return n, err
}

func bomb() error {
	return refuse("table_bomb", "the file unpacks to more than %d times its size, which no table does; unpack it, look what it is, and give the table inside", maxRatio)
}

// unread is what a failed reading means to the person.
func unread(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case err == nil, bonbogi.CodeOf(err) != "", errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return damaged("table_cut", "the file is cut off")
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.As(err, &corrupt):
		return damaged("table_damaged", "the packed file is damaged (%v)", err)
	}
	return fmt.Errorf("table: read: %w", err)
}

// interruptible reads until its context is done.
type interruptible struct {
	ctx  context.Context
	from io.Reader
}

func (r interruptible) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}
