package document_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/document"
)

// part is one file in a ZIP.
type part struct{ name, content string }

// zipped packs parts with data descriptors, as Go and many programs do.
func zipped(t testing.TB, parts ...part) []byte {
	t.Helper()
	return pack(t, func(w *zip.Writer, p part) error {
		f, err := w.Create(p.name)
		if err == nil {
			_, err = f.Write([]byte(p.content))
		}
		return err
	}, parts)
}

// stored packs parts uncompressed with their sizes in front, as Hangul wants the first part.
func stored(t testing.TB, parts ...part) []byte {
	t.Helper()
	return pack(t, func(w *zip.Writer, p part) error {
		n := uint64(len(p.content))
		f, err := w.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(p.content)),
			CompressedSize64: n, UncompressedSize64: n,
		})
		if err == nil {
			_, err = f.Write([]byte(p.content))
		}
		return err
	}, parts)
}

func pack(t testing.TB, add func(*zip.Writer, part) error, parts []part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		if err := add(w, p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const hwpxNamespaces = `xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"`

// hwpxParts are the parts of a HWPX file with these sections.
func hwpxParts(sections ...string) []part {
	parts := []part{
		{"mimetype", "application/hwp+zip"},
		{"version.xml", `<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5"/>`},
		{"META-INF/container.xml", `<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"/>`},
		{"Contents/content.hpf", `<?xml version="1.0" encoding="UTF-8"?><opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata>` +
			`<opf:title>벤치마킹 보도자료</opf:title><opf:meta name="creator" content="text">정책기획과</opf:meta>` +
			`<opf:meta name="ModifiedDate" content="text">2024-03-04T15:30:00Z</opf:meta></opf:metadata></opf:package>`},
		{"Contents/header.xml", `<hh:head xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"/>`},
	}
	for i, s := range sections {
		parts = append(parts, part{fmt.Sprintf("Contents/section%d.xml", i),
			`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><hs:sec ` + hwpxNamespaces + `>` + s + `</hs:sec>`})
	}
	return parts
}

func hwpxFile(t testing.TB, sections ...string) []byte {
	t.Helper()
	return zipped(t, hwpxParts(sections...)...)
}

func hp(text string) string {
	return `<hp:p id="0" paraPrIDRef="0"><hp:run charPrIDRef="0"><hp:t>` + text + `</hp:t></hp:run></hp:p>`
}

func hpTable(rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<hp:p><hp:run><hp:tbl rowCnt="1"><hp:sz width="1"/>`)
	for _, r := range rows {
		b.WriteString("<hp:tr>")
		for _, c := range r {
			b.WriteString(`<hp:tc><hp:subList>` + c + `</hp:subList><hp:cellAddr colAddr="0"/></hp:tc>`)
		}
		b.WriteString("</hp:tr>")
	}
	b.WriteString(`</hp:tbl><hp:t/></hp:run></hp:p>`)
	return b.String()
}

const docxNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`

func docxParts(body string, more ...part) []part {
	return append([]part{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
			`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>벤치마킹 보도자료</dc:title>` +
			`<dcterms:created>2015-01-01T00:00:00Z</dcterms:created><dcterms:modified>2024-03-04T15:30:00Z</dcterms:modified></cp:coreProperties>`},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + docxNamespaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`},
	}, more...)
}

func docxFile(t testing.TB, body string, more ...part) []byte {
	t.Helper()
	return zipped(t, docxParts(body, more...)...)
}

func wp(text string) string {
	return `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func wTable(rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr/><w:tblGrid/>`)
	for _, r := range rows {
		b.WriteString(`<w:tr><w:trPr/>`)
		for _, c := range r {
			b.WriteString(`<w:tc><w:tcPr/>` + c + `</w:tc>`)
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	return b.String()
}

// read reads a file that must be readable.
func read(t *testing.T, name string, data []byte) document.Text {
	t.Helper()
	text, err := document.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// ruleOf is the rule by which a file is refused; any other error fails the test.
func ruleOf(t *testing.T, name string, data []byte) (rule, message string) {
	t.Helper()
	text, err := document.Read(name, data)
	refusal, ok := errors.AsType[*bonbogi.Error](err)
	if !ok {
		t.Fatalf("got %.60q, %v; want a refusal", text.Body, err)
	}
	if refusal.Code != bonbogi.Refused {
		t.Errorf("the code is %s", refusal.Code)
	}
	return refusal.Rule, refusal.Message
}
