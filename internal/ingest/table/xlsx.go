package table

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// NoResult is what stands in a cell with a formula of which the file does not keep the result.
const NoResult = "=formula without a result"

// sheetRows gives out the rows of a sheet. Numbers are as they are stored, not as they are rounded; days as ISO 8601
// writes them, and what is shown as percent as so many percent (0.213 as 21.3%); of a formula the stored result counts.
func (f *File) sheetRows(ctx context.Context, o Options, yield func(Chunk) bool) error {
	if err := f.book.load(); err != nil {
		return err
	}
	s, err := f.book.find(o.Sheet)
	if err != nil {
		return err
	}
	d, c, err := f.book.open(s.part)
	if err != nil {
		return err
	}
	defer func() { _ = c.Close() }() // only read from
	r := &sheetReader{workbook: f.book, part: s.part, xml: d}
	total := max(int64(f.book.parts[s.part].UncompressedSize64), 1)
	g := gather{yield: yield}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		cells, err := r.row()
		switch {
		case errors.Is(err, io.EOF):
			g.flush()
			return nil
		case err != nil:
			return err
		}
		if o.Progress != nil {
			o.Progress(int64(float64(d.InputOffset()) / float64(total) * float64(f.size)))
		}
		if !g.add(row{r.number, cells}) {
			return nil
		}
	}
}

// load reads what all sheets share.
func (w *workbook) load() error {
	if w.loaded {
		return nil
	}
	w.loaded = true
	return errors.Join(w.readStyles(), w.readStrings())
}

// sheetReader reads the rows of a sheet one by one.
type sheetReader struct {
	*workbook
	part   string
	xml    *xml.Decoder
	number int // of the row
}

// row returns the next row that has cells, or io.EOF after the last.
func (r *sheetReader) row() ([][]byte, error) {
	for {
		t, err := r.xml.Token()
		if errors.Is(err, io.EOF) {
			return nil, err
		}
		if err != nil {
			return nil, brokenPart(r.part, err)
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "row" {
			continue
		}
		r.number++
		if n, err := strconv.Atoi(attribute(e, "r")); err == nil && n >= r.number {
			r.number = n
		}
		cells, err := r.cells()
		if err != nil || len(cells) > 0 {
			return cells, err
		}
	}
}

func (r *sheetReader) cells() ([][]byte, error) {
	var cells [][]byte
	for {
		t, err := r.xml.Token()
		if err != nil {
			return nil, brokenPart(r.part, noEnd(err))
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "row" {
				return cells, nil
			}
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			column := len(cells)
			if at := Index(strings.TrimRight(attribute(t, "r"), "0123456789")); at >= column {
				column = at
			}
			if column >= MaxColumns {
				return nil, tooManyColumns(r.number)
			}
			text, err := r.cell(t)
			switch {
			case err != nil:
				return nil, err
			case text == "":
				continue
			case len(text) > MaxCell:
				return nil, cellTooLarge(r.number, column, len(text))
			}
			for len(cells) < column {
				cells = append(cells, nil)
			}
			cells = append(cells, []byte(text))
		}
	}
}

// noEnd says that a part that ends within an element is cut off.
func noEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// cell reads one cell: its value, as its type says, or the text within it.
func (r *sheetReader) cell(start xml.StartElement) (string, error) {
	var value strings.Builder
	inValue, stored, formula, text := false, false, false, ""
	for {
		t, err := r.xml.Token()
		if err != nil {
			return "", brokenPart(r.part, noEnd(err))
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				inValue, stored = true, true
			case "f":
				formula = true
			case "is":
				if text, err = richText(r.xml, "is"); err != nil {
					return "", brokenPart(r.part, noEnd(err))
				}
			}
		case xml.CharData:
			if inValue {
				value.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v":
				inValue = false
			case "c":
				if text == "" {
					text, err = r.meaning(start, value.String())
				}
				if formula && (!stored || value.Len() == 0 && attribute(start, "t") != "str") { // only a text can be empty
					text = NoResult
				}
				return text, err
			}
		}
	}
}

// meaning is the text of a value by the type of its cell.
func (r *sheetReader) meaning(cell xml.StartElement, value string) (string, error) {
	switch attribute(cell, "t") {
	case "s":
		if value == "" {
			return "", nil
		}
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(r.strings) {
			return "", damaged("table_shared_text", "the cell %s names the shared text %.20q, which the file does not have", attribute(cell, "r"), value)
		}
		return r.strings[i], nil
	case "str", "inlineStr", "e", "d":
		return value, nil
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[value], nil
	}
	if i, err := strconv.Atoi(attribute(cell, "s")); err == nil && i >= 0 && i < len(r.shown) && r.shown[i] != "" {
		if text, ok := r.asShown(value, r.shown[i]); ok {
			return text, nil
		}
	}
	return unlikeThousands(value), nil
}

// unlikeThousands writes a stored number with three decimals with a fourth, so that no table whose texts have a decimal
// comma takes 1.234 for a thousand and more.
func unlikeThousands(number string) string {
	if point := strings.IndexByte(number, '.'); point > 0 && point <= len("-999") && len(number)-point == len(".000") {
		return number + "0"
	}
	return number
}
