package ingest_test

import (
	"bytes"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/ingest/xlsxtest"
	"github.com/bonbogi/bonbogi/registry"
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

func TestSheetsWithTheSameHeaderAreAskedAbout(t *testing.T) {
	t.Parallel()
	year := func(name string) xlsxtest.Sheet {
		return xlsxtest.Sheet{Name: name, Data: xlsxtest.Rows([]string{"시군", name + "년", "비고"}, []string{"춘천시", "1", ""}, []string{"원주시", "2", ""})}
	}
	other := xlsxtest.Sheet{Name: "설명", Data: xlsxtest.Rows([]string{"항목", "설명"}, []string{"시군", "이름"})}
	for _, tt := range []struct {
		sheets []xlsxtest.Sheet
		others string
	}{
		{[]xlsxtest.Sheet{year("2023"), other, year("2024"), year("2025")}, "2024, 2025"},
		{[]xlsxtest.Sheet{year("2023"), other}, ""},
	} {
		f, err := table.Open(t.Context(), "t.xlsx", bytes.NewReader(xlsxtest.Build(tt.sheets, nil)))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		p, err := ingest.Propose(t.Context(), f, table.Options{}, registry.Korea())
		if err != nil {
			t.Fatal(err)
		}
		others := ""
		for _, d := range p.Doubts {
			if d.Rule == "doubt_sheets" {
				others = d.Parts[1]
			}
		}
		if others != tt.others {
			t.Errorf("asked about %v, not %v", others, tt.others)
		}
	}
}

func TestSheetsWithoutAHeaderAreAskedAboutNothing(t *testing.T) {
	t.Parallel()
	bare := func(name string) xlsxtest.Sheet {
		return xlsxtest.Sheet{Name: name, Data: xlsxtest.Rows([]string{"춘천시", "2024", "1"}, []string{"원주시", "2024", "2"}, []string{"강릉시", "2024", "3"})}
	}
	f, err := table.Open(t.Context(), "t.xlsx", bytes.NewReader(xlsxtest.Build([]xlsxtest.Sheet{bare("a"), bare("b")}, nil)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := ingest.Propose(t.Context(), f, table.Options{}, registry.Korea())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range p.Doubts {
		if d.Rule == "doubt_sheets" {
			t.Errorf("asked: %v", d.Parts)
		}
	}
}
