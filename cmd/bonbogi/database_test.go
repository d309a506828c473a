package main

import (
	"path/filepath"
	"runtime"
	"testing"
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
