package store

import "sync"

// lane does what is to be done on the one connection of a transaction, one thing after the other, while whoever asks
// for it goes on. After an error it does nothing more.
type lane struct {
	work chan task
	done sync.WaitGroup
	mu   sync.Mutex
	err  error
}

type task struct {
	do    func() error
	reply chan<- error // nil: nobody waits
}

func newLane() *lane {
	l := &lane{work: make(chan task, 1)}
	l.done.Go(func() {
		for t := range l.work {
			err := l.failed()
			if err == nil {
				err = t.do()
			}
			l.mu.Lock()
			l.err = err
			l.mu.Unlock()
			if t.reply != nil {
				t.reply <- err
			}
		}
	})
	return l
}

// failed returns the error after which nothing more is done.
func (l *lane) failed() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.err
}

// later has f done in its turn. The error is one of before.
func (l *lane) later(f func() error) error {
	l.work <- task{do: f}
	return l.failed()
}

// now waits until f is done, after all that was to be done before.
func (l *lane) now(f func() error) error {
	reply := make(chan error, 1)
	l.work <- task{f, reply}
	return <-reply
}

// close waits for all.
func (l *lane) close() {
	close(l.work)
	l.done.Wait()
}
