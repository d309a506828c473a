package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
)

// Exit statuses.
const (
	done   = 0
	failed = 1 // the work failed, or something was refused
	misuse = 2 // an unknown flag, command or value
)

// Main is the program with everything it touches, so that tests can start the real one.
type Main struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time
}

// commands is what the command line can say.
type commands struct {
	Demo     demoCommand     `cmd:"" help:"Serve the bundled records, to look around and try things."`
	Serve    serveCommand    `cmd:"" help:"Serve a database of your own, which starts empty."`
	Read     readCommand     `cmd:"" help:"Find the facts in a press release."`
	Gov      govCommand      `cmd:"" help:"Say which government is meant, or load those of another country."`
	Award    awardCommand    `cmd:"" help:"Write the ledger of a government's awards, or bring one in."`
	Practice practiceCommand `cmd:"" help:"Write practices as files that travel, or bring such files in."`
	Import   importCommand   `cmd:"" help:"Bring a table of values in: CSV, XLSX or JSON."`
	Peers    peersCommand    `cmd:"" help:"Find the governments that are comparable with one, and say why they are."`
	Compare  compareCommand  `cmd:"" help:"Say where a government stands among its peers in one indicator."`
	Search   searchCommand   `cmd:"" help:"Find records by their words."`
	History  historyCommand  `cmd:"" help:"Show the revisions of a record: who, when, why, what before."`
	Backup   backupCommand   `cmd:"" help:"Copy the whole database into a file, also while it is served."`
	Restore  restoreCommand  `cmd:"" help:"Bring the database back from a backup."`
	Export   exportCommand   `cmd:"" help:"Write everything as CSV with a datapackage.json, or load that again."`
	Version  versionCommand  `cmd:"" help:"Say which version this is."`
	Help     helpCommand     `cmd:"" help:"Explain a command, its flags and the environment."`

	settings
}

// settings are the flags of every command.
type settings struct {
	DB        string `name:"db" placeholder:"FILE|postgres://…" help:"The database. Without it: bonbogi.db in the user's data folder."`
	LogFormat string `enum:"text,json" default:"text" placeholder:"text|json" help:"How messages on standard error look: text or json."`
}

// program is one run of a command.
type program struct {
	*Main
	settings
	out     *bufio.Writer // standard output
	log     *slog.Logger
	grammar *kong.Application
	explain func(command ...string) error // prints the help of a command, or of the program
}

// Run does what args say and returns the exit status.
func (m *Main) Run(ctx context.Context, args []string) int {
	cli := new(commands)
	helped := false
	parser, err := kong.New(cli,
		kong.Name("bonbogi"),
		kong.Description(description),
		kong.Writers(m.Stdout, m.Stderr),
		kong.Exit(func(int) { helped = true }),
		kong.Resolvers(environment(m.Getenv)),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.ValueFormatter(withVariable),
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	if err != nil {
		fmt.Fprintf(m.Stderr, "bonbogi: %v\n", err)
		return failed
	}
	parsed, err := parser.Parse(args)
	if helped {
		return done
	}
	p := &program{Main: m, settings: cli.settings, out: bufio.NewWriter(m.Stdout), log: newLog(m.Stderr, cli.LogFormat), grammar: parser.Model}
	p.explain = func(command ...string) error {
		if _, err := parser.Parse(append(command, "--help")); !helped {
			return wrongUse{err}
		}
		return nil
	}
	if err == nil {
		err = parsed.Run(p)
	} else {
		err = wrongUse{err}
		// The parser sets no flag before it has understood all of the line.
		p.LogFormat = logFormat(args, m.Getenv)
		p.log = newLog(m.Stderr, p.LogFormat)
	}
	return p.end(errors.Join(err, p.out.Flush()))
}

// end says what went wrong, if anything, and returns the exit status.
func (p *program) end(err error) int {
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // whoever read the output has had enough
		return done
	case errors.Is(err, context.Canceled):
		err = errors.New("interrupted")
	}
	if p.LogFormat == "json" {
		p.log.Error(err.Error())
	} else {
		fmt.Fprintf(p.Stderr, "bonbogi: %v\n", err)
	}
	if _, wrong := errors.AsType[wrongUse](err); wrong {
		return misuse
	}
	return failed
}

// wrongUse is a mistake on the command line.
type wrongUse struct{ error }

func (w wrongUse) Error() string {
	return nearest(w.error) + "\nRun \"bonbogi help\" to see how it is used."
}

func (w wrongUse) Unwrap() error { return w.error }

// say tells the person something that is no data.
func (p *program) say(message string, details ...any) {
	if p.LogFormat == "json" {
		p.log.Info(message, details...)
		return
	}
	fmt.Fprint(p.Stderr, message)
	for i := 0; i+1 < len(details); i += 2 {
		fmt.Fprintf(p.Stderr, "\n  %-12s%v", fmt.Sprint(details[i])+":", details[i+1])
	}
	fmt.Fprintln(p.Stderr)
}

// warn tells the person what the answer lacks.
func (p *program) warn(message string) {
	if p.LogFormat == "json" {
		p.log.Warn(message)
		return
	}
	fmt.Fprintf(p.Stderr, "bonbogi: warning: %s\n", message)
}

// logFormat is what a command line that is wrong elsewhere says about the look of messages.
func logFormat(args []string, getenv func(string) string) string {
	const flag = "--log-format"
	format := getenv(variable(strings.TrimPrefix(flag, "--")))
	for i, a := range args {
		if a == "--" {
			break
		}
		if value, ok := strings.CutPrefix(a, flag+"="); ok {
			format = value
		} else if a == flag && i+1 < len(args) {
			format = args[i+1]
		}
	}
	return format
}

func newLog(w io.Writer, format string) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(slog.NewTextHandler(w, nil))
}
