package table_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/ingest/xlsxtest"
)

const stringsPart = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>안양</t></si>` +
	`<si><r><t>서울</t></r><r><t xml:space="preserve"> 종로</t></r><rPh><t>ソウル</t></rPh></si></sst>`

func TestCellsOfAWorkbookAreAsStored(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, cell, want string }{
		{"number with thousands", `<c r="A1" s="3"><v>51696216</v></c>`, "51696216"},
		{"number with many digits", `<c r="A1"><v>0.10000000000000001</v></c>`, "0.10000000000000001"},
		{"number that is no thousand", `<c r="A1"><v>1.234</v></c>`, "1.2340"},
		{"text that can be one", `<c r="A1" t="str"><v>1.234</v></c>`, "1.234"},
		{"percent", `<c r="A1" s="4"><v>0.21299999999999999</v></c>`, "21.3%"},
		{"percent in a format of its own", `<c r="A1" s="5"><v>-7.0000000000000007E-2</v></c>`, "-7%"},
		{"percent that is no thousand", `<c r="A1" s="4"><v>1.234E-2</v></c>`, "1.2340%"},
		{"percent of a formula", `<c r="A1" s="4"><f>B1/C1</f><v>1.5</v></c>`, "150%"},
		{"percent as a text", `<c r="A1" s="4" t="str"><v>21.3</v></c>`, "21.3"},
		{"number with a quoted sign of percent", `<c r="A1" s="6"><v>21.3</v></c>`, "21.3"},
		{"shared text", `<c r="A1" t="s"><v>0</v></c>`, "안양"},
		{"text in runs, without how it is pronounced", `<c r="A1" t="s"><v>1</v></c>`, "서울 종로"},
		{"text in the cell", `<c r="A1" t="inlineStr"><is><t>의왕</t></is></c>`, "의왕"},
		{"day", `<c r="A1" s="1"><v>45292</v></c>`, "2024-01-01"},
		{"month", `<c r="A1" s="2"><v>45444</v></c>`, "2024-06"},
		{"day before Excel's leap day", `<c r="A1" s="1"><v>59</v></c>`, "1900-02-28"},
		{"day as text", `<c r="A1" t="d"><v>2024-06-30</v></c>`, "2024-06-30"},
		{"truth", `<c r="A1" t="b"><v>1</v></c>`, "TRUE"},
		{"mistake", `<c r="A1" t="e"><v>#DIV/0!</v></c>`, "#DIV/0!"},
		{"formula with its result", `<c r="A1"><f>1+1</f><v>2</v></c>`, "2"},
		{"formula with an empty result", `<c r="A1" t="str"><f>""</f><v></v></c>`, ""},
		{"formula without a result, as some programs write it", `<c r="A1"><f>SUM(B1:B2)</f><v></v></c>`, table.NoResult},
		{"formula without a result", `<c r="A1"><f>SUM(B1:B2)</f></c>`, table.NoResult},
	} {
		book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "a", Data: `<row r="1">` + c.cell + `<c r="B1"><v>7</v></c></row>`}}, map[string]string{"xl/sharedStrings.xml": stringsPart})
		rows, _, err := read("t.xlsx", book, table.Options{})
		if err != nil || show(rows) != c.want+"|7" {
			t.Errorf("%s: %q, %v, want %q", c.name, show(rows), err, c.want)
		}
	}
}

func TestAWorkbookIsReadAsItIsNotAsItDescribesItself(t *testing.T) {
	t.Parallel()
	data := xlsxtest.Rows([]string{"시", "", "값"}, []string{"안양", "", "1"})
	for _, c := range []struct {
		name, sheet, want string
		sheets            []xlsxtest.Sheet
		parts             map[string]string
	}{
		{"dimension that lies", "", "시||값⏎안양||1", []xlsxtest.Sheet{{Name: "a", Data: data, Dimension: "A1"}}, nil},
		{"drawings that are missing", "", "시||값⏎안양||1", []xlsxtest.Sheet{{Name: "a", Data: data, After: `<drawing r:id="rId1" xmlns:r="x"/>`}}, nil},
		{"hidden sheet first", "", "시||값⏎안양||1", []xlsxtest.Sheet{{Name: "h", Data: xlsxtest.Rows([]string{"x"}), Hidden: true}, {Name: "a", Data: data}}, nil},
		{"empty sheet first", "", "시||값⏎안양||1", []xlsxtest.Sheet{{Name: "e"}, {Name: "a", Data: data}}, nil},
		{"chosen sheet", "Zwei", "x", []xlsxtest.Sheet{{Name: "a", Data: data}, {Name: "zwei", Data: xlsxtest.Rows([]string{"x"})}}, nil},
		{"rows and cells without names", "", "a|1⏎b|2", []xlsxtest.Sheet{{Name: "a", Data: `<row><c t="str"><v>a</v></c><c><v>1</v></c></row><row><c t="str"><v>b</v></c><c><v>2</v></c></row>`}}, nil},
		{"names of parts with a slash", "", "시||값⏎안양||1", []xlsxtest.Sheet{{Name: "a", Data: data}},
			map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>`}},
		{"days from 1904", "", "2024-01-01|1", []xlsxtest.Sheet{{Name: "a", Data: `<row r="1"><c r="A1" s="1"><v>43830</v></c><c r="B1"><v>1</v></c></row>`}},
			map[string]string{"xl/workbook.xml": `<workbook><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1" xmlns:r="x"/></sheets></workbook>`}},
	} {
		rows, _, err := read("t.xlsx", xlsxtest.Build(c.sheets, c.parts), table.Options{Sheet: c.sheet})
		if err != nil || show(rows) != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, show(rows), err, c.want)
		}
	}
}

func TestADamagedWorkbookIsRefusedWithThePartThatIsDamaged(t *testing.T) {
	t.Parallel()
	one := func(data string) []xlsxtest.Sheet { return []xlsxtest.Sheet{{Name: "a", Data: data}} }
	for _, c := range []struct {
		name, sheet string
		sheets      []xlsxtest.Sheet
		parts       map[string]string
		rule, says  string
	}{
		{"sheet cut off", "", nil, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1"><v>1`}, "table_part_line", "sheet1.xml"},
		{"no XML", "", nil, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></sheetData>`}, "table_part_line", "sheet1.xml"},
		{"text that is not there", "", one(`<row r="1"><c r="A1" t="s"><v>9</v></c></row>`), nil, "table_shared_text", "A1"},
		{"no sheets", "", nil, map[string]string{"xl/workbook.xml": `<workbook/>`}, "table_no_sheet", "no sheet"},
		{"another sheet", "b", one(xlsxtest.Rows([]string{"1"})), nil, "table_sheet", "a"},
		{"nothing in it", "", one(""), nil, "table_empty", "no visible sheet"},
		{"too far to the right", "", one(`<row r="1"><c r="XFD1"><v>1</v></c></row>`), nil, "table_columns", "row 1"},
		{"cell of a megabyte", "", one(`<row r="3"><c r="B3" t="str"><v>` + strings.Repeat("x", 1<<20) + `</v></c></row>`), nil, "table_cell", "row 3, column B"},
		{"entity that grows", "", nil, map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row r="1"><c r="A1"><v>&a;</v></c></row></sheetData></worksheet>`}, "table_part_line", "sheet1.xml"},
	} {
		sheets := c.sheets
		if sheets == nil {
			sheets = one(xlsxtest.Rows([]string{"1"}))
		}
		_, _, err := read("t.xlsx", xlsxtest.Build(sheets, c.parts), table.Options{Sheet: c.sheet})
		wants(t, c.name, err, c.rule, c.says)
	}
}

func TestMergedRangesOfASheetAreFound(t *testing.T) {
	t.Parallel()
	book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "a", Data: xlsxtest.Rows([]string{"x"}), After: `<mergeCells count="2"><mergeCell ref="A1:A3"/><mergeCell ref="C1:AB1"/></mergeCells>`}}, nil)
	f, err := table.Open(context.Background(), "t.xlsx", bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.Merged(context.Background(), table.Options{})
	want := []table.Range{{FirstRow: 1, FirstColumn: 0, LastRow: 3, LastColumn: 0}, {FirstRow: 1, FirstColumn: 2, LastRow: 1, LastColumn: 27}}
	if err != nil || len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
}

func TestLettersNameColumnsAsASpreadsheetDoes(t *testing.T) {
	t.Parallel()
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := table.Letter(i); got != want || table.Index(want) != i {
			t.Errorf("%d is %s, and %s is %d", i, got, want, table.Index(want))
		}
	}
	for _, s := range []string{"", "a", "A1", "AAAA", "가"} {
		if table.Index(s) != -1 {
			t.Errorf("%q is a column", s)
		}
	}
}
