package main

import (
	"context"
	"io"
)

// interruptible reads from what can keep one waiting for ever, such as a terminal or a device without an
// end, until ctx is done.
type interruptible struct {
	ctx  context.Context
	from io.Reader
}

// Read waits for the next bytes or for the end of ctx. The bytes go through a buffer of their own: a read
// that nobody waits for any more must not write into p.
func (r interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	buffer := make([]byte, len(p))
	read := make(chan result, 1)
	go func() {
		n, err := r.from.Read(buffer)
		read <- result{n, err}
	}()
	select {
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	case got := <-read:
		return copy(p, buffer[:got.n]), got.err
	}
}
