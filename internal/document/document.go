// Package document reads what people have on their desks, and returns its text: plain text in the
// encodings that Korean offices use, web pages, HWPX and DOCX. The same words come out the same,
// whichever of these they were kept in: a paragraph is a line, a row of a table is a line with tabs
// between its cells, and notes at the foot of a page stand at the end.
//
// What it is given is not trusted. The kind of a file is told by its content; its name is a hint.
// Nothing in it is executed, no name inside it is opened, nothing outside it is fetched. What cannot be
// read is refused with a bonbogi.Error that says what to do instead.
package document

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/bonbogi/bonbogi"
)

// The formats of a Text.
const (
	Plain = "txt"
	HTML  = "html"
	HWPX  = "hwpx"
	DOCX  = "docx"
)

// MaxFile and MaxText are the most bytes that a file and the text in it may have.
const (
	MaxFile = 50 << 20
	MaxText = 10 << 20
)

// Text is what a document says, and what it says of itself.
type Text struct {
	Title     string       // as declared by the document; empty for plain text
	Body      string       // UTF-8
	Publisher string       // the site that published a web page
	Published bonbogi.Date // the day in Seoul; zero unless the document declares it
	Saved     bonbogi.Date // when an office file was last saved: a hint, no day of publication
	URL       string       // the address that a web page gives for itself
	Format    string
}

// Read returns the text of a file. Plain text is returned byte for byte once it is UTF-8 without a
// byte-order mark, so that offsets in it are offsets in the file.
func Read(name string, data []byte) (Text, error) {
	if len(data) > MaxFile {
		return Text{}, tooLarge("the file", len(data), MaxFile)
	}
	format, err := detect(name, data)
	if err != nil {
		return Text{}, err
	}
	var t Text
	switch format {
	case HWPX:
		t, err = readHWPX(data)
	case DOCX:
		t, err = readDOCX(data)
	case HTML:
		t, err = readHTML(data)
	default:
		t.Body, err = decode(data, "")
	}
	if err != nil {
		return Text{}, err
	}
	t.Format = format
	t.Title, t.Publisher = line(t.Title), line(t.Publisher)
	t.Body = composed(t.Body)
	if strings.TrimSpace(t.Body) == "" {
		return Text{}, refuse("document_empty", "there is no text in the file; if it holds a picture of a page, type or copy the text and paste it")
	}
	if len(t.Body) > MaxText {
		return Text{}, tooLarge("the text", len(t.Body), MaxText)
	}
	return t, nil
}

// composed puts syllables together that some systems write as single letters (ㅎㅏㄴ). Other text, such as
// compatibility ideographs, stays as it is.
func composed(s string) string {
	apart := func(r rune) bool { return r >= 0x1100 && r <= 0x11FF }
	if strings.IndexFunc(s, apart) < 0 {
		return s
	}
	return norm.NFC.String(s)
}

// line puts a text on one line with single spaces.
func line(s string) string { return composed(strings.Join(strings.Fields(s), " ")) }
