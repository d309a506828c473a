package table

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf16"
)

// Format is the way in which a table is written down.
type Format string

// The formats.
const (
	Text Format = "csv" // rows of text: CSV, TSV and their relatives
	XLSX Format = "xlsx"
	JSON Format = "json"
)

// headSize is how much of a file tells what it is.
const headSize = 64 << 10

// detect returns the format of a table by how it begins, and refuses what is none. A gzip is for the caller.
func detect(name string, head []byte) (Format, error) {
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	ext := strings.ToLower(path.Ext(name))
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte(bomUTF8)), " \t\r\n")
	switch {
	case len(trimmed) == 0:
		return "", refuse("table_empty", "the file is empty; choose another")
	case begins("PK\x03\x04"), begins("PK\x05\x06"):
		return XLSX, nil // what else a ZIP can be is seen when it is opened
	case begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return "", refuseCompound(ext, head)
	case begins("\x09\x08"), begins("\x09\x04"), begins("\x09\x02"):
		return "", refuse("table_xls", "this is an old Excel file (.xls); %s", adviceSave)
	case begins("HWP Document File"):
		return "", refuseHWP()
	case bytes.HasPrefix(trimmed, []byte("%PDF-")):
		return "", refuse("table_pdf", "this is a PDF file, which is made for print; ask for the table that it was made from as CSV or XLSX")
	case begins("7z\xBC\xAF\x27\x1C"), begins("Rar!\x1A\x07"), begins("BZh"), begins("\xFD7zXZ"), begins("\x28\xB5\x2F\xFD"):
		return "", refuse("table_archive", "this is an archive; unpack it and give the table inside")
	case begins("PAR1"):
		return "", refuse("table_parquet", "this is a Parquet file; write it as CSV and give that file")
	case trimmed[0] == '<':
		return "", refuse("table_page", "this is a web page or XML, also if its name ends in %q: a service may have answered with a message; %s", ext, adviceSave)
	case trimmed[0] == '{', trimmed[0] == '[' && !startsSection(trimmed):
		return JSON, nil
	case !begins(bomLE) && !begins(bomBE) && bytes.IndexByte(head, 0) >= 0:
		return "", refuse("table_kind", "this is no table of text; %s", adviceSave)
	}
	return Text, nil
}

// startsSection tells a line of text in square brackets, such as a title, from a list in JSON.
func startsSection(b []byte) bool {
	rest := bytes.TrimLeft(b[1:], " \t\r\n")
	return len(rest) > 0 && !bytes.ContainsAny(rest[:1], `[{"]-0123456789tfn`)
}

// refuseCompound tells apart what is kept in Microsoft's compound files: the directory of one names its
// streams in UTF-16.
func refuseCompound(ext string, head []byte) error {
	has := func(stream string) bool {
		var b []byte
		for _, u := range utf16.Encode([]rune(stream)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return bytes.Contains(head, b)
	}
	switch {
	case ext == ".hwp", has("HwpSummaryInformation"):
		return refuseHWP()
	case has("EncryptedPackage"):
		return refuse("table_locked", "this file is locked with a password; save it without one")
	case has("WordDocument"), ext == ".doc":
		return refuse("table_word", "this is an old Word file (.doc); copy the table into a spreadsheet and save it as XLSX")
	}
	return refuse("table_xls", "this is an old Excel file (.xls); %s", adviceSave)
}

func refuseHWP() error {
	return refuse("table_hwp", "this is an HWP file; open it in Hangul (한글), copy the table into a spreadsheet and save it as XLSX")
}
