package service

import (
	"context"
	"errors"
	"io"
	"time"
)

// get asks until the reply is whole and good, or gives up. Before a further try to is emptied by begin.
func (f *fetcher) get(ctx context.Context, r Request, begin func() (io.Writer, error), check func() error) error {
	for try := 1; ; try++ {
		if err := f.keepPace(ctx); err != nil {
			return err
		}
		to, err := begin()
		if err != nil {
			return err
		}
		if err = f.once(ctx, r, to); err == nil {
			err = check()
		}
		if err == nil || !isPassing(err) || try >= f.Tries {
			return err
		}
		if err := f.Sleep(ctx, f.pause(try, err)); err != nil {
			return err
		}
	}
}

// keepPace waits until the service may be asked again.
func (f *fetcher) keepPace(ctx context.Context) error {
	now := f.Now()
	if d := f.pace.ReserveN(now, 1).DelayFrom(now); d > 0 {
		return f.Sleep(ctx, d)
	}
	return ctx.Err()
}

const (
	firstPause   = time.Second
	longestPause = time.Minute
)

// pause is how long to wait after a failed try: twice as long each time, and anything from half of that on, so
// that clients that failed together do not come back together ("equal jitter").
func (f *fetcher) pause(try int, err error) time.Duration {
	d := min(longestPause, firstPause<<(try-1))
	d = d/2 + time.Duration(f.Random()*float64(d/2))
	if w, ok := errors.AsType[wait](err); ok {
		d += w.least
	}
	return d
}

// idleReader ends a reply that stands still.
type idleReader struct {
	from  io.Reader
	after time.Duration
	timer *time.Timer
}

// newIdleReader calls end when nothing was read for so long.
func newIdleReader(from io.Reader, after time.Duration, end func()) *idleReader {
	return &idleReader{from, after, time.AfterFunc(after, end)}
}

func (r *idleReader) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	r.timer.Reset(r.after)
	return n, err
}

func (r *idleReader) stop() { r.timer.Stop() }
