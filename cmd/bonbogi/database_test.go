package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestDataFolderFollowsTheSystem(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("left out: Windows has one place only, AppData")
	}
	usual := map[string]string{"darwin": "Library/Application Support/bonbogi"}[runtime.GOOS]
	if usual == "" {
		usual = ".local/share/bonbogi"
	}
	for _, c := range []struct{ xdg, want string }{
		{"", filepath.Join("/home/kim", usual)},
		{"/data", "/data/bonbogi"},
		{"relative/is/not/valid", filepath.Join("/home/kim", usual)},
	} {
		m := &Main{Getenv: func(name string) string {
			return map[string]string{"HOME": "/home/kim", "XDG_DATA_HOME": c.xdg}[name]
		}}
		if got, err := m.dataFolder("--db"); got != c.want || err != nil {
			t.Errorf("XDG_DATA_HOME=%q: %q, want %q; error %v", c.xdg, got, c.want, err)
		}
	}
}

func TestALookupNeedsNoRightToWrite(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("left out: root may write everywhere, so no file is closed to it")
	}
	run := func(args ...string) (status int, stdout, stderr string) {
		var out, messages bytes.Buffer
		m := &Main{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &messages, Now: time.Now, Getenv: func(string) string { return "" }}
		status = m.Run(context.Background(), args)
		return status, out.String(), messages.String()
	}
	table := filepath.Join(t.TempDir(), "norway.csv")
	if err := os.WriteFile(table, []byte("id,name,level\nno,Norge,country\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, modes := range map[string]struct{ file, folder os.FileMode }{
		"the file": {0o400, 0o700}, "the folder": {0o600, 0o500}, "both": {0o400, 0o500},
	} {
		folder := t.TempDir()
		file := filepath.Join(folder, "bonbogi.db")
		if status, _, messages := run("gov", "--db", file, "import", "--who", "kim", table); status != done {
			t.Fatal(messages)
		}
		if err := os.Chmod(file, modes.file); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(folder, modes.folder); err != nil {
			t.Fatal(err)
		}
		status, out, messages := run("gov", "--db", file, "안양")
		if status != done || !strings.HasPrefix(out, "kr-gyeonggi-anyang\t") || !strings.Contains(messages, "warning: only the bundled governments") {
			t.Errorf("%s is closed: status %d, %q, %q", name, status, out, messages)
		}
		if err := os.Chmod(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(file, 0); err != nil {
			t.Fatal(err)
		}
		if status, out, _ := run("gov", "--db", file, "안양"); status != failed || out != "" {
			t.Errorf("a file that cannot be read: status %d, %q", status, out)
		}
	}
}
