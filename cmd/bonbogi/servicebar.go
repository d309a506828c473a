package main

import (
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// serviceBar shows how far the fetching has come, if somebody looks at a terminal.
type serviceBar struct {
	program *program
	bar     *progressbar.ProgressBar
}

func (p *program) serviceBar() *serviceBar { return &serviceBar{program: p} }

// Begin shows a bar for so many items or bytes; -1 is not known.
func (b *serviceBar) Begin(total int64, bytes bool) {
	if f, ok := b.program.Stderr.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) {
		return
	}
	b.end()
	b.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(b.program.Stderr), progressbar.OptionShowBytes(bytes), progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100_000_000))
}

// Done moves the bar.
func (b *serviceBar) Done(n int64) {
	if b.bar != nil {
		_ = b.bar.Add64(n) // it is only a picture
	}
}

func (b *serviceBar) end() {
	if b.bar != nil {
		_ = b.bar.Clear()
		b.bar = nil
	}
}
