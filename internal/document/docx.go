package document

import (
	"encoding/xml"
	"slices"
	"strings"
)

// readDOCX reads the text of a Word file (ECMA-376), as it stands when all tracked changes are accepted.
func readDOCX(data []byte) (Text, error) {
	a, err := openZip(data)
	if err != nil {
		return Text{}, err
	}
	var body, notes flow
	for _, part := range []struct {
		name string
		to   *flow
	}{{"word/document.xml", &body}, {"word/footnotes.xml", &notes}, {"word/endnotes.xml", &notes}} {
		if part.to == &notes && !a.has(part.name) {
			continue
		}
		b, err := a.read(part.name)
		if err != nil {
			return Text{}, err
		}
		d := docx{newXML(part.name, b)}
		if err := d.content(part.to); err != nil {
			return Text{}, err
		}
	}
	t := Text{Body: strings.Join(append(body.all(), notes.all()...), "\n")}
	if a.has("docProps/core.xml") {
		b, err := a.read("docProps/core.xml")
		if err != nil {
			return Text{}, err
		}
		meta := metadata("docProps/core.xml", b)
		t.Title, t.Saved = meta["title"], day(meta["modified"])
	}
	return t, nil
}

type docx struct{ x *xmlReader }

// isWord reports whether an element is of WordprocessingML: formulas and drawings have elements of the
// same names.
func isWord(e xml.StartElement) bool {
	return e.Name.Space == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
		e.Name.Space == "http://purl.oclc.org/ooxml/wordprocessingml/main"
}

// content reads the element that was just begun into f.
func (d docx) content(f *flow) error {
	return d.x.each(func(e xml.StartElement) error { return d.element(e, f) }, nil)
}

// element reads one element that was just begun.
func (d docx) element(e xml.StartElement, f *flow) error {
	switch {
	case e.Name.Local == "AlternateContent":
		return d.x.first(func() error { return d.content(f) })
	case !isWord(e):
		return d.content(f)
	}
	switch e.Name.Local {
	case "p":
		return d.paragraph(f)
	case "r":
		return d.run(f)
	case "tbl":
		return d.table(f)
	case "footnote", "endnote":
		if kind := attr(e, "type"); kind != "" && kind != "normal" {
			return d.x.skip() // the lines that part notes from the text
		}
	case "del", "moveFrom", "sectPr", "sdtPr", "rt":
		return d.x.skip()
	}
	return d.content(f)
}

func (d docx) paragraph(f *flow) error {
	p := f.begin()
	open := false // its end is deleted: it is one with the next
	err := d.x.each(func(e xml.StartElement) (err error) {
		if isWord(e) && e.Name.Local == "pPr" {
			open, err = d.marks("del", "moveFrom")
			return err
		}
		return d.element(e, p)
	}, nil)
	f.finish(p, open)
	return err
}

func (d docx) run(f *flow) error {
	hidden := false
	put := func(s string) {
		if !hidden {
			f.put(s)
		}
	}
	return d.x.each(func(e xml.StartElement) (err error) {
		if !isWord(e) {
			return d.element(e, f)
		}
		switch e.Name.Local {
		case "rPr":
			hidden, err = d.marks("vanish")
			return err
		case "t":
			return d.x.each(func(xml.StartElement) error { return d.x.skip() }, put)
		case "tab":
			put("\t")
		case "noBreakHyphen":
			put("-")
		case "br", "cr":
			f.end()
		default:
			return d.element(e, f)
		}
		return d.x.skip()
	}, nil)
}

// marks reports whether the properties that were just begun hold one of the names, switched on.
func (d docx) marks(names ...string) (found bool, err error) {
	err = d.x.each(func(e xml.StartElement) error {
		off := slices.Contains([]string{"0", "false", "off"}, attr(e, "val"))
		if isWord(e) && slices.Contains(names, e.Name.Local) && !off {
			found = true
			return d.x.skip()
		}
		inner, err := d.marks(names...)
		found = found || inner
		return err
	}, nil)
	return found, err
}

func (d docx) table(f *flow) error {
	var table flow
	err := d.rows(&table)
	f.block(table.all())
	return err
}

// rows reads rows also where they stand inside content controls.
func (d docx) rows(table *flow) error {
	return d.x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tr":
			var cells [][]string
			deleted, err := d.cells(&cells)
			if !deleted {
				table.block(row(cells))
			}
			return err
		case "tblPr", "tblGrid", "sdtPr", "del", "moveFrom":
			return d.x.skip()
		}
		return d.rows(table)
	}, nil)
}

func (d docx) cells(cells *[][]string) (deleted bool, err error) {
	err = d.x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "trPr":
			marks, err := d.marks("del")
			deleted = marks
			return err
		case "tc":
			var cell flow
			err := d.content(&cell)
			*cells = append(*cells, cell.all())
			return err
		case "tblPrEx", "sdtPr":
			return d.x.skip()
		}
		_, err := d.cells(cells)
		return err
	}, nil)
	return deleted, err
}
