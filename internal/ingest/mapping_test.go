package ingest_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

func TestAMistakeInAMappingIsNamedWithItsLine(t *testing.T) {
	t.Parallel()
	const sound = "government: {name: x}\nperiod: {fixed: 2023}\n"
	for _, c := range []struct{ text, says string }{
		{"", "nothing in it"},
		{"a: [", "line 1"},
		{"just words", "line 1"},
		{sound + "vlaues: {}\n", `line 3: unknown field "vlaues"`},
		{"government: {}\nperiod: {fixed: 2023}\n", "where the government stands"},
		{"government: {name: x}\nperiod: {}\n", "where the period stands"},
		{"government: {name: x}\nperiod:\n  fixed: soon\n", "line 3: period.fixed"},
		{"government: {name: x, fixed: y}\nperiod: {fixed: 2023}\n", "line 1: government.fixed"},
		{"government: {code: x, parent: y}\nperiod: {fixed: 2023}\n", "line 1: government.parent"},
		{sound + "table:\n  header: 4-2\n", "line 4: table.header"},
		{sound + "table:\n  header: 1-99\n", "line 4: table.header"},
		{sound + "table: {header: 1-2}\nindicator:\n  header: [3]\n", "line 5: indicator.header"},
		{sound + "signs:\n  \"-\": maybe\n", "signs"},
		{sound + "flags:\n  p: perhaps\n", "flags"},
		{sound + "skip:\n  - column: x\n", "line 4: skip[0]"},
		{sound + "indicators:\n  - label: a\n  - label: a\n", "line 5: indicators[1].label"},
		{sound + "indicators:\n  - label: a\n    direction: sideways\n", "line 4: indicators[0]"},
		{sound + "source:\n  url: nowhere\n", "line 4: source.url"},
		{"government: &a {name: x}\nperiod: {fixed: 2023}\n", "write everything out"},
	} {
		_, err := ingest.ParseMapping([]byte(c.text))
		if bonbogi.CodeOf(err) != bonbogi.Invalid || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v, want %q", c.text, err, c.says)
		}
	}
}

func TestAMappingIsTheSameAfterItWasWritten(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/mappings/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d mappings, %v", len(files), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m, err := ingest.ParseMapping(b)
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		text, err := m.Write()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := ingest.ParseMapping([]byte(text)); err != nil || !reflect.DeepEqual(m, again) {
			t.Errorf("%s became\n%s\n%v", f, text, err)
		}
	}
}

func FuzzMapping(f *testing.F) {
	files, err := filepath.Glob("testdata/mappings/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := ingest.ParseMapping(text)
		if err != nil {
			if bonbogi.CodeOf(err) != bonbogi.Invalid {
				t.Fatalf("%v is no refusal", err)
			}
			return
		}
		if _, err := m.Write(); err != nil {
			t.Fatal(err)
		}
	})
}
