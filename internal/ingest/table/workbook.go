package table

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// workbook is an opened XLSX (ECMA-376, part 1): a ZIP of XML. Only the parts that hold cells are read, so
// missing drawings and a wrong dimension do not matter.
type workbook struct {
	parts    map[string]*zip.File
	sheets   []sheet
	strings  []string // the shared texts, by their number; read with the first sheet
	shown    []string // of each cell format: how its numbers are read as a day or as percent; empty: as stored
	from1904 bool     // days are counted from 1904
	loaded   bool
}

type sheet struct {
	name, part string
	hidden     bool
}

func openWorkbook(from io.ReaderAt, size int64) (*workbook, error) {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return nil, damaged("table_damaged", "the file is cut off or damaged (%v)", err)
	}
	w := &workbook{parts: make(map[string]*zip.File, len(z.File))}
	if err := w.index(z, size); err != nil {
		return nil, err
	}
	if err := w.isWorkbook(); err != nil {
		return nil, err
	}
	return w, w.readSheets()
}

// index notes the parts, and refuses what unpacks to more than a table: what the ZIP says of itself costs
// nothing to check, and the reader of the ZIP holds it to that.
func (w *workbook) index(z *zip.Reader, size int64) error {
	if len(z.File) > maxParts {
		return refuse("table_bomb", "the file holds more than %d parts; save the sheet alone as XLSX or “CSV UTF-8”", maxParts)
	}
	var unpacked uint64
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return refuse("table_locked", "this file is locked with a password; save it without one")
		}
		unpacked += f.UncompressedSize64
		if f.UncompressedSize64 > maxZip || unpacked > maxZip || unpacked > freeRatio && unpacked > maxRatio*uint64(size) {
			return bomb()
		}
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, twice := w.parts[name]; !twice {
			w.parts[name] = f
		}
	}
	return nil
}

func (w *workbook) isWorkbook() error {
	under := func(folder string) bool {
		for name := range w.parts {
			if strings.HasPrefix(name, folder) {
				return true
			}
		}
		return false
	}
	switch {
	case w.parts["xl/workbook.xml"] != nil:
		return nil
	case w.parts["xl/workbook.bin"] != nil:
		return refuse("table_kind", "this is a binary Excel file (.xlsb); %s", adviceSave)
	case under("contents/section"):
		return refuse("table_hwp", "this is an HWPX file; open it in Hangul (한글), copy the table into a spreadsheet and save it as XLSX")
	case under("word/"), under("ppt/"):
		return refuse("table_word", "this is no spreadsheet but another file of an office; copy the table into a spreadsheet and save it as XLSX")
	case w.parts["content.xml"] != nil:
		return refuse("table_kind", "this is an OpenDocument file; %s", adviceSave)
	}
	return refuse("table_archive", "this is a ZIP archive; unpack it and give the table inside")
}

// readSheets lists the sheets and where they are.
func (w *workbook) readSheets() error {
	targets := map[string]string{}
	err := w.elements("xl/_rels/workbook.xml.rels", func(e xml.StartElement) error {
		if e.Name.Local == "Relationship" {
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("xl", target)
			}
			targets[attribute(e, "Id")] = strings.ToLower(strings.TrimPrefix(target, "/"))
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = w.elements("xl/workbook.xml", func(e xml.StartElement) error {
		switch e.Name.Local {
		case "sheet":
			s := sheet{name: attribute(e, "name"), part: targets[attribute(e, "id")], hidden: attribute(e, "state") != "" && attribute(e, "state") != "visible"}
			if f := w.parts[s.part]; f != nil && strings.Contains(s.part, "worksheets") {
				w.sheets = append(w.sheets, s)
			}
		case "workbookPr":
			v := attribute(e, "date1904")
			w.from1904 = v == "1" || v == "true"
		}
		return nil
	})
	if err == nil && len(w.sheets) == 0 {
		err = damaged("table_no_sheet", "the file has no sheet that could be read")
	}
	return err
}

func (w *workbook) visible() []string {
	var names []string
	for _, s := range w.sheets {
		if !s.hidden {
			names = append(names, s.name)
		}
	}
	return names
}

// attribute is that of an element, whatever name space it is in.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// open reads a part as XML.
func (w *workbook) open(part string) (*xml.Decoder, io.Closer, error) {
	f := w.parts[part]
	if f == nil {
		return nil, nil, damaged("table_part_missing", "the file lacks its part %s", part)
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, damaged("table_part", "its part %s cannot be unpacked (%v)", part, err)
	}
	d := xml.NewDecoder(r)
	d.CharsetReader = func(charset string, input io.Reader) (io.Reader, error) { return decode(input, charset) }
	return d, r, nil
}

// elements calls f with every element of a part.
func (w *workbook) elements(part string, f func(xml.StartElement) error) error {
	d, c, err := w.open(part)
	if err != nil {
		return err
	}
	defer func() { _ = c.Close() }() // only read from
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return brokenPart(part, err)
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := f(e); err != nil {
				return err
			}
		}
	}
}

func brokenPart(part string, err error) error {
	if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return damaged("table_part_line", "its part %s is broken in line %d (%s)", part, syntax.Line, syntax.Msg)
	}
	if errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) {
		return damaged("table_part", "its part %s is cut off or damaged (%v)", part, err)
	}
	return unread(fmt.Errorf("part %s: %w", part, err))
}

// find returns the sheet of that name, or the first visible one that holds a cell.
func (w *workbook) find(name string) (sheet, error) {
	for _, s := range w.sheets {
		if name != "" && strings.EqualFold(s.name, name) {
			return s, nil
		}
	}
	if name != "" {
		return sheet{}, refuse("table_sheet", "there is no sheet %.60q; there are: %s", name, strings.Join(w.visible(), ", "))
	}
	for _, s := range w.sheets {
		if !s.hidden && w.hasCells(s) {
			return s, nil
		}
	}
	return sheet{}, refuse("table_empty", "no visible sheet of the file holds a cell; show the sheet, or choose another file")
}

// hasCells looks into the beginning of a sheet.
func (w *workbook) hasCells(s sheet) bool {
	r, err := w.parts[s.part].Open()
	if err != nil {
		return true // reading it will tell
	}
	defer func() { _ = r.Close() }() // only read from
	head := make([]byte, headSize)
	n, _ := io.ReadFull(r, head)
	return bytes.Contains(head[:n], []byte("<c ")) || bytes.Contains(head[:n], []byte(":c ")) || n == headSize
}

// FirstSheet is the name of the first visible sheet of a workbook that holds a cell.
func (f *File) FirstSheet() (string, error) {
	s, err := f.book.find("")
	return s.name, err
}
