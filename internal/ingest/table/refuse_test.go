package table_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"runtime"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/ingest/xlsxtest"
)

func zipped(names ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		_, _ = z.Create(n)
	}
	_ = z.Close()
	return b.Bytes()
}

func TestWhatIsNoTableIsRefusedWithAdvice(t *testing.T) {
	t.Parallel()
	compound := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	for _, c := range []struct{ name, data, rule, says string }{
		{"empty.csv", "", "table_empty", "empty"},
		{"blank.csv", " \n\t\r\n", "table_empty", "empty"},
		{"old.xls", compound, "table_xls", "XLSX"},
		{"older.xls", "\x09\x08\x10\x00", "table_xls", "XLSX"},
		{"report.hwp", compound, "table_hwp", "Hangul"},
		{"paper.pdf", "%PDF-1.7\n", "table_pdf", "PDF"},
		{"answer.csv", "\n<!DOCTYPE html><html>error", "table_page", "service"},
		{"data.parquet", "PAR1\x00\x00", "table_parquet", "Parquet"},
		{"data.7z", "7z\xBC\xAF\x27\x1C", "table_archive", "unpack"},
		{"program", "\x7fELF\x00\x00", "table_kind", "no table"},
		{"twice.csv.gz", string(packed(packed([]byte("a,b\n")))), "table_archive", "twice"},
		{"zip", string(zipped("a.csv", "b.csv")), "table_archive", "unpack"},
		{"letter.docx", string(zipped("word/document.xml")), "table_word", "XLSX"},
		{"form.hwpx", string(zipped("Contents/section0.xml")), "table_hwp", "Hangul"},
		{"sheet.ods", string(zipped("content.xml")), "table_kind", "OpenDocument"},
		{"sheet.xlsb", string(zipped("xl/workbook.bin")), "table_kind", "xlsb"},
	} {
		_, _, err := read(c.name, []byte(c.data), table.Options{})
		wants(t, c.name, err, c.rule, c.says)
	}
}

func TestACutFileIsDamaged(t *testing.T) {
	t.Parallel()
	csv := packed([]byte(strings.Repeat("안양,1\n의왕,2\n과천,3\n", 1000)))
	book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "a", Data: xlsxtest.Rows([]string{"a", "1"})}}, nil)
	for n := 20; n < len(csv)-1; n += 7 {
		_, _, err := read("t.csv.gz", csv[:n], table.Options{})
		wants(t, "gzip", err, "table_cut", "")
	}
	for n := 10; n < len(book)-1; n += 31 {
		_, _, err := read("t.xlsx", book[:n], table.Options{})
		wants(t, "workbook", err, "table_damaged", "")
	}
	spoilt := bytes.Clone(csv)
	spoilt[len(spoilt)-6] ^= 1
	_, _, err := read("t.csv.gz", spoilt, table.Options{})
	wants(t, "wrong checksum", err, "table_damaged", "")
}

func TestWhatUnpacksToFarMoreIsRefusedEarly(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for range 1 << 10 {
		_, _ = z.Write(bytes.Repeat([]byte("0,0\n"), 1<<18))
	}
	_ = z.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := drop("bomb.csv.gz", b.Bytes())
	wants(t, "gzip", err, "table_bomb", "unpacks")
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 64<<20 {
		t.Errorf("%d MB of memory were taken", grown>>20)
	}

	book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "a", Data: strings.Repeat(" ", 200<<20)}}, nil)
	err = drop("bomb.xlsx", book)
	wants(t, "workbook", err, "table_bomb", "unpacks")
}

// drop reads a table and keeps nothing.
func drop(name string, data []byte) error {
	f, err := table.Open(context.Background(), name, bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer f.Close()
	for chunk, err := range f.Rows(context.Background(), table.Options{}) {
		if err != nil {
			return err
		}
		chunk.Release()
	}
	return nil
}
