package table

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// readStrings reads the texts that cells share.
func (w *workbook) readStrings() error {
	const part = "xl/sharedstrings.xml"
	if w.parts[part] == nil {
		return nil
	}
	if w.parts[part].UncompressedSize64 > maxStrings {
		return refuse("table_texts_large", "the texts of the file have more than %d MB; save the sheet as “CSV UTF-8”, which has no such limit", maxStrings>>20)
	}
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
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
			s, err := richText(d, "si")
			if err != nil {
				return brokenPart(part, err)
			}
			w.strings = append(w.strings, s)
		}
	}
}

// richText joins the runs of a text up to the end of the element; how it is pronounced is no part of it.
func richText(d *xml.Decoder, end string) (string, error) {
	var b strings.Builder
	inText, phonetic := false, 0
	for {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "rPh":
				phonetic++
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "rPh":
				phonetic--
			case end:
				return b.String(), nil
			}
		case xml.CharData:
			if inText && phonetic == 0 {
				b.Write(t)
			}
		}
	}
}
