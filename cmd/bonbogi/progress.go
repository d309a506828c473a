package main

import (
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// watched reports whether messages go to a terminal, where somebody sees a bar move.
func (p *program) watched() bool {
	f, ok := p.Stderr.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// betweenLines is how long a log hears nothing of how far work has come.
const betweenLines = 10 * time.Second

// progressLines say how far work has come where nobody sees a bar: in a log, in the output of a timer. What is done
// before the first is due needs none.
type progressLines struct {
	program *program
	mu      sync.Mutex
	last    time.Time
}

func (p *program) progressLines() *progressLines { return &progressLines{program: p, last: p.Now()} }

// tell writes a line, if one is due.
func (l *progressLines) tell(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now := l.program.Now(); now.Sub(l.last) >= betweenLines {
		l.last = now
		l.program.say(fmt.Sprintf(format, args...))
	}
}

// share shows how much of long work is done, until end is called: a bar on a terminal, elsewhere now and then a line.
func (p *program) share() (show func(float64), end func()) {
	if !p.watched() {
		lines := p.progressLines()
		return func(share float64) { lines.tell("%.0f %% done", 100*share) }, func() {}
	}
	const steps = 1000
	bar := progressbar.NewOptions(steps, progressbar.OptionSetWriter(p.Stderr), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100_000_000))
	last := 0
	show = func(share float64) {
		if step := int(share * steps); step != last {
			last = step
			_ = bar.Set(step) // how it looks is no reason to stop
		}
	}
	return show, func() { _ = bar.Clear() }
}
