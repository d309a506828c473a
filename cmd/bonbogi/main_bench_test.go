package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkReadOneFile measures `bonbogi read FILE` as a whole process.
func BenchmarkReadOneFile(b *testing.B) {
	program := filepath.Join(b.TempDir(), "bonbogi")
	if out, err := exec.CommandContext(b.Context(), "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	home := b.TempDir()
	for b.Loop() {
		read := exec.CommandContext(b.Context(), program, "read", "--published", "2025-07-20", "testdata/articles/visit.txt")
		read.Env = append(os.Environ(), "HOME="+home)
		read.Stdout, read.Stderr = io.Discard, os.Stderr
		if err := read.Run(); err != nil {
			b.Fatal(err)
		}
	}
}
