package service

import "io"

// Progress is told how far the fetching has come.
type Progress interface {
	Begin(total int64, bytes bool) // so many items or bytes are to come; -1 if that is not known
	Done(n int64)                  // so many more have come
}

// silence is for when nobody looks.
type silence struct{}

func (silence) Begin(int64, bool) {}
func (silence) Done(int64)        {}

// counting tells the progress what is written, and remembers why it could not be.
type counting struct {
	to       io.Writer
	progress Progress
	failed   error
}

func (c *counting) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.progress.Done(int64(n))
	c.failed = err
	return n, err
}
