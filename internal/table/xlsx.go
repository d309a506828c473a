package table

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	reading "github.com/bonbogi/bonbogi/internal/ingest/table"
)

// maxCell is the most letters that a cell of a workbook holds (Excel specifications and limits).
const maxCell = 32767

// WriteXLSX writes the table as a workbook (ECMA-376): its rows on one sheet under a head that stays in sight, and
// title and notes on another, where no program takes them for rows. A text stays a text, whatever it begins
// with, so that nothing in it is calculated; a number is a number.
func (t Table) WriteXLSX(w io.Writer) error {
	out := zip.NewWriter(w)
	parts := []struct {
		name  string
		write func(*bufio.Writer)
	}{
		{"[Content_Types].xml", fixed(contentTypes)},
		{"_rels/.rels", fixed(packageParts)},
		{"xl/workbook.xml", fixed(workbook)},
		{"xl/_rels/workbook.xml.rels", fixed(workbookParts)},
		{"xl/styles.xml", fixed(styles)},
		{"xl/worksheets/sheet1.xml", t.writeRows},
		{"xl/worksheets/sheet2.xml", t.writeNotes},
	}
	for _, p := range parts {
		f, err := out.Create(p.name)
		if err != nil {
			return fmt.Errorf("table: write XLSX: %w", err)
		}
		b := bufio.NewWriter(f) // keeps the first error for Flush
		b.WriteString(xml.Header)
		p.write(b)
		if err := b.Flush(); err != nil {
			return fmt.Errorf("table: write XLSX: %s: %w", p.name, err)
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("table: write XLSX: %w", err)
	}
	return nil
}

const (
	sheetNames   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	partNames    = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeNames  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	packageParts = `<Relationships xmlns="` + partNames + `"><Relationship Id="rId1" Type="` + officeNames + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	workbook     = `<workbook xmlns="` + sheetNames + `" xmlns:r="` + officeNames + `"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/><sheet name="Sheet2" sheetId="2" r:id="rId2"/></sheets></workbook>`

	workbookParts = `<Relationships xmlns="` + partNames + `"><Relationship Id="rId1" Type="` + officeNames + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + officeNames + `/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="` + officeNames + `/styles" Target="styles.xml"/></Relationships>`
	// Style 1 is bold.
	styles = `<styleSheet xmlns="` + sheetNames + `"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>` +
		`<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)

func fixed(s string) func(*bufio.Writer) { return func(b *bufio.Writer) { b.WriteString(s) } }

func (t Table) writeRows(b *bufio.Writer) {
	b.WriteString(`<worksheet xmlns="` + sheetNames + `"><sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	if len(t.Header) > 0 {
		b.WriteString("<cols>")
		for i, width := range t.widths() {
			fmt.Fprintf(b, `<col min="%d" max="%[1]d" width="%g" customWidth="1"/>`, i+1, width)
		}
		b.WriteString("</cols>")
	}
	b.WriteString("<sheetData>")
	head := make([]Cell, len(t.Header))
	for i, h := range t.Header {
		head[i] = Text(h)
	}
	writeRow(b, 1, head, ` s="1"`)
	for i, row := range t.Rows {
		writeRow(b, i+2, row, "")
	}
	b.WriteString("</sheetData></worksheet>")
}

func (t Table) writeNotes(b *bufio.Writer) {
	b.WriteString(`<worksheet xmlns="` + sheetNames + `"><cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>`)
	writeRow(b, 1, []Cell{Text(t.Title)}, ` s="1"`)
	for i, note := range t.Notes {
		writeRow(b, i+2, []Cell{Text(note)}, "")
	}
	b.WriteString("</sheetData></worksheet>")
}

func writeRow(b *bufio.Writer, n int, row []Cell, style string) {
	fmt.Fprintf(b, `<row r="%d">`, n)
	for i, c := range row {
		place := reading.Letter(i) + strconv.Itoa(n)
		switch {
		case c.Numeric() && !math.IsInf(c.Number, 0):
			fmt.Fprintf(b, `<c r="%s"%s><v>%s</v></c>`, place, style, strconv.FormatFloat(c.Number, 'g', -1, 64))
		case c.Text != "":
			fmt.Fprintf(b, `<c r="%s"%s t="inlineStr"><is><t xml:space="preserve">`, place, style)
			_ = xml.EscapeText(b, []byte(short(c.Text))) // what is wrong with b is told by Flush
			b.WriteString("</t></is></c>")
		}
	}
	b.WriteString("</row>")
}

// widths are how wide columns should be, in letters: enough for most of their cells.
func (t Table) widths() []float64 {
	out := make([]float64, len(t.Header))
	take := func(i int, s string) {
		w := 2.0
		for _, r := range s {
			if w++; r >= 0x1100 { // Hangul
				w += 0.8
			}
		}
		out[i] = min(max(out[i], w), 50)
	}
	for i, h := range t.Header {
		take(i, h)
	}
	for _, row := range t.Rows[:min(len(t.Rows), 500)] {
		for i, c := range row[:min(len(row), len(out))] {
			take(i, c.Text)
		}
	}
	return out
}

// short is a text as a cell can hold it: not too long, and without controls, which XML does not know.
func short(s string) string {
	n := 0
	return strings.Map(func(r rune) rune {
		if n++; n > maxCell || r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
