package main

import "github.com/schollz/progressbar/v3"

// serviceBar shows how far the fetching has come: a bar on a terminal, elsewhere now and then a line.
type serviceBar struct {
	program *program
	lines   *progressLines
	bar     *progressbar.ProgressBar
	total   int64
	done    int64
	unit    string
}

func (p *program) serviceBar() *serviceBar {
	return &serviceBar{program: p, lines: p.progressLines()}
}

// Begin shows a bar for so many items or bytes; -1 is not known.
func (b *serviceBar) Begin(total int64, bytes bool) {
	b.end()
	b.total, b.done, b.unit = total, 0, "items"
	if bytes {
		b.unit = "bytes"
	}
	if b.program.watched() {
		b.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(b.program.Stderr), progressbar.OptionShowBytes(bytes), progressbar.OptionShowCount(),
			progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100_000_000))
	}
}

// Done moves the bar.
func (b *serviceBar) Done(n int64) {
	b.done += n
	switch {
	case b.bar != nil:
		_ = b.bar.Add64(n) // it is only a picture
	case b.total > 0:
		b.lines.tell("%d of %d %s have come", b.done, b.total, b.unit)
	default:
		b.lines.tell("%d %s have come", b.done, b.unit)
	}
}

func (b *serviceBar) end() {
	if b.bar != nil {
		_ = b.bar.Clear()
		b.bar = nil
	}
}
