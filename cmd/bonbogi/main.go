// Command bonbogi helps local governments to learn from each other: it reads press releases, keeps what
// they say with their sources, and shows who learned what from whom.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	// A reader that goes away (bonbogi … | head) shows up as an error of writing, not as a signal.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// Who asks a second time wants it to end at once.
	context.AfterFunc(ctx, stop)

	m := &Main{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Now: time.Now}
	os.Exit(m.Run(ctx, os.Args[1:]))
}
