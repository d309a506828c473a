package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/registry"
)

func TestAnImportEndsWithItsContextAndLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	var b strings.Builder
	b.WriteString("시군,연도,지표,값\n")
	for i := range 2_000_000 { // more than the buffers hold
		fmt.Fprintf(&b, "안양시,2023,i%d,%d\n", i%100_000, i)
	}
	f := open(t, "a.csv", b.String())
	m, err := ingest.ParseMapping([]byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	_, err = ingest.Run(ctx, ingest.Job{Table: f, Mapping: m, Governments: registry.Korea(), Store: newKept(), Change: change,
		Progress: func(share float64) {
			if share > 0.3 {
				stop()
			}
		}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}
