package ingest_test

import (
	"bytes"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/ingest/xlsxtest"
)

func TestAKeptMappingIsForTheFirstSheetWhereSheetsAreCalledByYears(t *testing.T) {
	t.Parallel()
	m, err := ingest.ParseMapping([]byte("table: {sheet: \"2023\"}\ngovernment: {name: 시군}\nperiod: {column: 연도}\n"))
	if err != nil {
		t.Fatal(err)
	}
	book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "2024", Data: xlsxtest.Rows([]string{"시군", "연도", "인구"}, []string{"춘천시", "2024", "1"})}, {Name: "메타", Data: xlsxtest.Rows([]string{"x"})}}, nil)
	f, err := table.Open(t.Context(), "t.xlsx", bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := m.OnFirstSheet(f)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ingest.ParseMapping([]byte(text))
	if err != nil || got.Table.Sheet != "2024" || got.Government.Name != "시군" || m.Table.Sheet != "2023" {
		t.Errorf("%q, %v", text, err)
	}
}
