package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/bonbogi/bonbogi/internal/testpg"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bonbogi": main, "fetch": fetch, "replay": replay})
}

// TestProgram runs the scripts in testdata against the real program: each *.txtar is a story.
func TestProgram(t *testing.T) {
	t.Parallel()
	run(t, "testdata", func(env *testscript.Env) error { return nil })
}

// TestProgramOnPostgres runs the scripts in testdata/postgres, each with a database of its own in
// $DATABASE.
func TestProgramOnPostgres(t *testing.T) {
	t.Parallel()
	if os.Getenv(testpg.Variable) == "" {
		t.Skipf("left out: no PostgreSQL; `make test` starts one, or set %s", testpg.Variable)
	}
	run(t, "testdata/postgres", func(env *testscript.Env) error {
		env.Setenv("DATABASE", testpg.New(env.T().(testing.TB)))
		env.Setenv("DATABASE2", testpg.New(env.T().(testing.TB)))
		return nil
	})
}

func run(t *testing.T, dir string, more func(*testscript.Env) error) {
	shared, err := filepath.Abs("../../../shared")
	if err != nil {
		t.Fatal(err)
	}
	sample, err := filepath.Abs("testdata/articles/visit.txt")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: dir,
		Setup: func(env *testscript.Env) error {
			port, err := freePort()
			if err != nil {
				return err
			}
			env.Setenv("PORT", port)
			env.Setenv("HOME", env.WorkDir+"/home")
			env.Setenv("XDG_DATA_HOME", env.WorkDir+"/datahome")
			env.Setenv("SHARED", shared)
			env.Setenv("ARTICLE", sample)
			env.Setenv("BONBOGI_WHO", "tester")
			return more(env)
		},
		Condition: func(name string) (bool, error) {
			if name != "shared" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			_, err := os.Stat(shared)
			return err == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"make-file": makeFile},
	})
}

// makeFile writes a file that is too large or too odd for a script: make-file NAME KIND.
func makeFile(ts *testscript.TestScript, _ bool, args []string) {
	var content []byte
	switch args[1] {
	case "huge": // 50 MB of text
		content = make([]byte, 50<<20)
		for i := range content {
			content[i] = 'a'
		}
	case "binary":
		content = []byte("\x7fELF\x00\x01\x02\x00\x00\x00안양시")
	case "broken": // UTF-8 with one byte missing
		content = []byte("안양시가 \xec\x95 받았다. 안양시가 대상을 받았다.")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o644))
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

// fetch is a program for the scripts: it prints what an address answers, and waits for a server that is
// still starting.
func fetch() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, os.Args[1], nil)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		response, err := http.DefaultClient.Do(request)
		if err == nil {
			defer response.Body.Close()
			_, _ = io.Copy(os.Stdout, response.Body)
			if response.StatusCode != http.StatusOK {
				fmt.Fprintln(os.Stderr, response.Status)
				os.Exit(1)
			}
			return
		}
		select {
		case <-ctx.Done():
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		case <-time.After(20 * time.Millisecond):
		}
	}
}
