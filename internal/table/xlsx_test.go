package table_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	reading "github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/table"
)

func TestATableComesBackFromItsWorkbook(t *testing.T) {
	in := table.Table{Name: "x", Title: "재정자립도", Header: []string{"이름", "값"}, Notes: []string{"모의 자료", "출처: 행정안전부"}}
	in.Add(table.Text("안양시"), table.Number(1234.5678, "1,234.6"))
	in.Add(table.Text(`=HYPERLINK("http://x","y")`), table.Text("결측"))
	in.Add(table.Text("+82\x00\x1b\xff<&"), table.Number(math.Inf(1), "–"))
	in.Add(table.Text(strings.Repeat("긴", 40000)), table.Number(-1e-9, "0"))
	in.Add(table.Text(""), table.Text("뒤"))
	var b, again bytes.Buffer
	if err := in.WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	if err := in.WriteXLSX(&again); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("written twice it differs (%v)", err)
	}
	rows := read(t, b.Bytes(), "Sheet1")
	want := [][]string{{"이름", "값"}, {"안양시", "1234.5678"}, {`=HYPERLINK("http://x","y")`, "결측"}, {"+82\ufffd<&", "–"}, {strings.Repeat("긴", 32767), "-1e-09"}, {"", "뒤"}}
	if fmt.Sprint(rows) != fmt.Sprint(want) {
		t.Errorf("got %.300q", rows)
	}
	if notes := read(t, b.Bytes(), "Sheet2"); fmt.Sprint(notes) != "[[재정자립도] [모의 자료] [출처: 행정안전부]]" {
		t.Errorf("got %q", notes)
	}
	wellFormed(t, b.Bytes())
	if s := part(t, b.Bytes(), "xl/worksheets/sheet1.xml"); strings.Contains(s, "<f") || !strings.Contains(s, `<c r="B2"><v>1234.5678</v></c>`) || !strings.Contains(s, `<c r="A3" t="inlineStr">`) {
		t.Errorf("a formula, or a number that is none, in %.900s", s)
	}
}

// read reads a sheet as an import would.
func read(t *testing.T, data []byte, sheet string) (rows [][]string) {
	t.Helper()
	f, err := reading.Open(t.Context(), "x.xlsx", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for chunk, err := range f.Rows(t.Context(), reading.Options{Sheet: sheet}) {
		if err != nil {
			t.Fatal(err)
		}
		err := chunk.Each(func(_ int, cells [][]byte) error {
			var row []string
			for _, c := range cells {
				row = append(row, string(c))
			}
			rows = append(rows, row)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		chunk.Release()
	}
	return rows
}

func wellFormed(t *testing.T, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		d := xml.NewDecoder(strings.NewReader(part(t, data, f.Name)))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
}

func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
