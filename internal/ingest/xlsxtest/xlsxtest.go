// Package xlsxtest makes workbooks for tests: sound ones, and ones that are not as they should be.
package xlsxtest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// Sheet is a sheet of a workbook: its name and the XML of its rows, as Rows makes them.
type Sheet struct {
	Name, Data string
	Hidden     bool
	After      string // XML behind the rows: merged cells
	Dimension  string // what the sheet says of its size
}

// The formats of cells by their style: 0 plain, 1 a day, 2 a month in words, 3 thousands.
const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="4">` +
	`<numFmt numFmtId="164" formatCode="yyyy&quot;년&quot;\ m&quot;월&quot;"/><numFmt numFmtId="165" formatCode="#,##0"/>` +
	`<numFmt numFmtId="166" formatCode="[Red]0.0%;-0.0%"/><numFmt numFmtId="167" formatCode="0.0&quot;%&quot;"/></numFmts>` +
	`<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>` +
	`<xf numFmtId="10"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>`

// Rows makes rows of texts; numbers among them are numbers.
func Rows(rows ...[]string) string {
	var b strings.Builder
	for r, cells := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for c, text := range cells {
			if text == "" {
				continue
			}
			name := fmt.Sprintf("%c%d", 'A'+c, r+1)
			if strings.Trim(text, "0123456789.-") == "" && text != "-" {
				fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, name, text)
			} else {
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, name, strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(text))
			}
		}
		b.WriteString("</row>")
	}
	return b.String()
}

// Build makes a workbook. Parts replace those that it would have, or are added.
func Build(sheets []Sheet, parts map[string]string) []byte {
	all := map[string]string{"xl/styles.xml": styles}
	var list, links strings.Builder
	for i, s := range sheets {
		state := ""
		if s.Hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"%s/>`, s.Name, i+1, i+1, state)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		dimension := ""
		if s.Dimension != "" {
			dimension = fmt.Sprintf(`<dimension ref="%s"/>`, s.Dimension)
		}
		all[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + dimension +
			`<sheetData>` + s.Data + `</sheetData>` + s.After + `</worksheet>`
	}
	all["xl/workbook.xml"] = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + list.String() + `</sheets></workbook>`
	all["xl/_rels/workbook.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + links.String() + `</Relationships>`
	for name, content := range parts {
		all[name] = content
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range all {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
