package ingest_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/registry"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestProposals compares what is made of each table in testdata/tables with its golden file: the proposed mapping, and
// what comes in by it.
func TestProposals(t *testing.T) {
	t.Parallel()
	govs, err := os.ReadFile("testdata/governments.csv")
	if err != nil {
		t.Fatal(err)
	}
	names := country(t, bytes.NewBuffer(govs))
	tables, err := filepath.Glob("testdata/tables/*.*")
	if err != nil || len(tables) == 0 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	for _, name := range tables {
		if filepath.Ext(name) == ".golden" {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := told(t, filepath.Base(name), string(b), names)
			golden := name + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("%v; it is\n%s\nwant\n%s", err, got, want)
			}
		})
	}
}

// told is the proposal for a table, and the values that come in by it.
func told(t *testing.T, name, text string, names *registry.Registry) string {
	var b strings.Builder
	p := proposal(t, open(t, name, text), names)
	b.WriteString(p.Text)
	fmt.Fprintln(&b, "--- comes in")
	if _, err := ingest.ParseMapping([]byte(p.Text)); err != nil {
		fmt.Fprintln(&b, err)
		return b.String()
	}
	store := newKept()
	result, rejected, err := importer{t: t, db: store, names: names, partial: true}.run(open(t, name, text), p.Text)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for k, f := range store.figures {
		lines = append(lines, fmt.Sprintf("%s | %s | %s | %v %s %s", k.indicator, k.government, k.period, f.Value, f.Status, f.Note))
	}
	slices.Sort(lines)
	for _, l := range lines {
		fmt.Fprintln(&b, strings.TrimSpace(l))
	}
	for _, r := range rejected {
		fmt.Fprintf(&b, "rejected: row %d, column %s, %q: %s\n", r.Row, r.Column, r.Value, r.Reason)
	}
	for _, id := range slices.Sorted(maps.Keys(store.indicators)) {
		i := store.indicators[id]
		fmt.Fprintf(&b, "indicator: %s, %s, %s, %d decimals\n", i.Name, i.Unit, i.Frequency, i.Decimals)
	}
	fmt.Fprintf(&b, "%d rows, %d rejected, %d skipped\n", result.Rows, result.Rejected, result.Skipped)
	return b.String()
}

// A table whose codes cannot be known is refused with one sentence that tells it, before anything is rejected.
func TestAProposalSaysWhatIsWrongWithItsCodes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ table, rule string }{
		"institutions": {"기관코드,2022년,2023년\n3000000,1,2\n3010000,3,4\n3020000,5,5\n3100000,5,6\n3830000,7,8\n6410000,5,5\n", "reject_code_institution"},
		"shortened":    {"코드,2022년,2023년\n4.117E+09,1,2\n1.111E+09,3,4\n1.1E+09,3,4\n", "reject_code_shortened"},
		"parts":        {"법정동코드,2022년,2023년\n4117310200,1,2\n1111010100,3,4\n1111051500,3,4\n", "reject_code_part"},
	} {
		p, err := ingest.Propose(t.Context(), open(t, "t.csv", c.table), table.Options{}, registry.Korea())
		if err != nil {
			t.Fatal(err)
		}
		if p.Sure() || p.Doubts[0].Rule != c.rule {
			t.Errorf("%s: %q", name, p.Doubts)
		}
	}
	named := "기관코드,기관명,2022년,2023년\n3000000,서울특별시 종로구,1,2\n3010000,서울특별시 중구,3,4\n3100000,서울특별시 노원구,5,6\n3830000,경기도 안양시,7,8\n"
	p, err := ingest.Propose(t.Context(), open(t, "t.csv", named), table.Options{}, registry.Korea())
	if err != nil || !p.Sure() || p.Mapping.Government.Name == "" {
		t.Errorf("with names beside them: %v, %+v", err, p)
	}
}
