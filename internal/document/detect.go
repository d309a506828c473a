package document

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf16"
)

const (
	adviceHWP   = "open it in Hangul (한글), choose 다른 이름으로 저장 → HWPX (*.hwpx) and give that file, or copy the text and paste it"
	adviceWord  = "save it as DOCX (*.docx) and give that file, or copy the text and paste it"
	advicePaste = "copy the text and paste it"
	advicePDF   = "open it, copy the text and paste it, or ask for the HWPX or DOCX file that it was made from"
	adviceData  = "give a text (.txt), a web page (.html), an .hwpx or a .docx file"
)

// signature tells a format by how a file begins.
type signature struct{ begins, rule, message string }

var signatures = []signature{
	{"HWP Document File", "document_hwp", "this is an old HWP file (HWP 3); " + adviceHWP},
	{"{\\rtf", "document_unsupported", "this is an RTF file; " + adviceWord},
	{"\x89PNG\r\n", "document_binary", "this is a picture (PNG); type or copy its text and paste it"},
	{"\xFF\xD8\xFF", "document_binary", "this is a picture (JPEG); type or copy its text and paste it"},
	{"GIF8", "document_binary", "this is a picture (GIF); type or copy its text and paste it"},
	{"II*\x00", "document_binary", "this is a picture (TIFF); type or copy its text and paste it"},
	{"MM\x00*", "document_binary", "this is a picture (TIFF); type or copy its text and paste it"},
	{"\x1F\x8B", "document_binary", "this is a compressed file (gzip); unpack it and give the document inside"},
	{"7z\xBC\xAF\x27\x1C", "document_binary", "this is an archive (7z); unpack it and give the document inside"},
	{"Rar!\x1A\x07", "document_binary", "this is an archive (RAR); unpack it and give the document inside"},
}

// detect returns the format of a file that can be read, and refuses the others.
func detect(name string, data []byte) (string, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", refuse("document_empty", "the file is empty; choose another, or paste the text")
	}
	for _, s := range signatures {
		if begins(data, s.begins) {
			return "", refuse(s.rule, "%s", s.message)
		}
	}
	switch {
	case begins(data, "PK\x03\x04"), begins(data, "PK\x05\x06"):
		return detectZip(data)
	case begins(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return "", refuseCompound(name, data)
	case begins(bytes.TrimSpace(data), "%PDF-"):
		return "", refuse("document_pdf", "this is a PDF file, which is made for print; %s", advicePDF)
	case bytes.Contains(data[:min(len(data), 1024)], []byte("<HWPML")):
		return "", refuse("document_hwp", "this is a HWPML file; %s", adviceHWP)
	case isMHTML(name):
		return "", refuse("document_unsupported", "this is a web archive; save the page as HTML only, or %s", advicePaste)
	case isBinary(data):
		return "", refuse("document_binary", "this is no text; %s", adviceData)
	case looksLikeHTML(data), isHTMLName(name):
		return HTML, nil
	}
	return Plain, nil
}

func isMHTML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".mht" || ext == ".mhtml"
}

// refuseCompound tells apart what is kept in Microsoft's compound files: the directory of one names
// its streams in UTF-16.
func refuseCompound(name string, data []byte) error {
	has := func(stream string) bool { return bytes.Contains(data, utf16LE(stream)) }
	ext := strings.ToLower(path.Ext(name))
	switch {
	case bytes.Contains(data, []byte("HWP Document File")), has("HwpSummaryInformation"), ext == ".hwp":
		return refuse("document_hwp", "this is an HWP file, which only Hangul can read; %s", adviceHWP)
	case has("EncryptedPackage"):
		return refuse("document_locked", "this file is locked with a password; save it without one, or %s", advicePaste)
	case has("WordDocument"), ext == ".doc":
		return refuse("document_unsupported", "this is an old Word file (.doc); %s", adviceWord)
	case has("Workbook"), has("Book"), ext == ".xls":
		return refuse("document_unsupported", "this is an Excel file (.xls); %s", advicePaste)
	case has("PowerPoint Document"), ext == ".ppt":
		return refuse("document_unsupported", "this is a PowerPoint file (.ppt); %s", advicePaste)
	}
	return refuse("document_binary", "this is no text; %s", adviceData)
}

func utf16LE(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// isBinary reports whether data cannot be text: text in UTF-8 or CP949 has no zero byte and hardly a
// control character. UTF-16 is told by its byte-order mark.
func isBinary(data []byte) bool {
	if begins(data, bomLE) || begins(data, bomBE) {
		return false
	}
	controls := 0
	for _, b := range data {
		switch {
		case b == 0:
			return true
		case b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v':
			controls++
		}
	}
	return controls > 8 && controls > len(data)/200
}
