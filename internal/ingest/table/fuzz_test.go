package table_test

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/ingest/xlsxtest"
)

// told fails if an error is none that a person can act on.
func told(t *testing.T, err error) {
	if _, ok := errors.AsType[*bonbogi.Error](err); err != nil && !ok {
		t.Fatalf("%v is no refusal", err)
	}
}

// FuzzText reads a text as it is and with a long one before it, so that it falls into other chunks, and, where that
// reads it too, compares with the reader of the standard library.
func FuzzText(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\nb\",\"c\"\"d\"\r\n", "\"\"x\",y\n", "a\"b,c\n\n", "\"a\"\r\n\"b", ",,\n,", "\"a\"b\",c\n"} {
		f.Add(s)
	}
	filler := strings.Repeat("0123456789,0123456789\n", 50_000)
	f.Fuzz(func(t *testing.T, s string) {
		o := table.Options{Delimiter: ',', Encoding: "utf-8"}
		rows, _, err := read("t.csv", []byte("x,y\n"+s), o)
		told(t, err)
		if err != nil || strings.Contains(s, "\r") {
			return
		}
		long, _, err := read("t.csv", []byte(filler+s), o)
		if err != nil || show(long[50_000:]) != show(rows[1:]) {
			t.Fatalf("%q is %q, and after others %q, %v", s, show(rows[1:]), show(long[50_000:]), err)
		}
		r := csv.NewReader(strings.NewReader(s))
		r.FieldsPerRecord = -1
		all, err := r.ReadAll()
		if err != nil {
			return
		}
		all = slices.DeleteFunc(all, func(row []string) bool { return strings.Join(row, "") == "" })
		if show(rows[1:]) != show(all) {
			t.Fatalf("%q is %q, want %q", s, show(rows[1:]), show(all))
		}
	})
}

func FuzzAnyFile(f *testing.F) {
	f.Add("t.csv", []byte("a;b\n1;2\n"))
	f.Add("t.json", []byte(`{"a":[{"b":1},{"c":[2]}]}`))
	f.Add("t.gz", packed([]byte("a,b\n")))
	f.Add("t.csv", []byte("\xff\xfea\x00,\x00"))
	f.Add("t.csv", []byte("\xbe\xc8\xbe\xe7,1\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		_, _, err := read(name, data, table.Options{})
		told(t, err)
	})
}

// FuzzSheet puts anything into the place of a sheet.
func FuzzSheet(f *testing.F) {
	f.Add([]byte(xlsxtest.Rows([]string{"a", "1"}, []string{"b", "", "2"})))
	f.Add([]byte(`<row r="9"><c r="AA9" t="s"><v>0</v></c></row>`))
	f.Add([]byte(`<row><c><f>A1</f></c></row><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "a", Data: string(data)}}, nil)
		_, numbers, err := read("t.xlsx", book, table.Options{})
		told(t, err)
		for i := 1; i < len(numbers); i++ {
			if numbers[i] <= numbers[i-1] {
				t.Fatalf("row %d comes after row %d", numbers[i], numbers[i-1])
			}
		}
	})
}
