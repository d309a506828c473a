package document_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/document"
)

// check holds for whatever is read: text in UTF-8 that is not empty, or a refusal with advice.
func check(t *testing.T, name string, data []byte) {
	t.Helper()
	text, err := document.Read(name, data)
	if err != nil {
		if e, ok := errors.AsType[*bonbogi.Error](err); !ok || e.Rule == "" || e.Message == "" {
			t.Fatalf("%v is no refusal", err)
		}
		return
	}
	if strings.TrimSpace(text.Body) == "" || !utf8.ValidString(text.Body) || !utf8.ValidString(text.Title) {
		t.Fatalf("read %q, %q", text.Title, text.Body)
	}
	if len(text.Body) > document.MaxText {
		t.Fatalf("read %d bytes", len(text.Body))
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte(article))
	f.Add(utf16("안양시", false))
	f.Add(utf16("안양시", true))
	f.Add([]byte("\xBE\xC8\xBE\xE7\xBD\xC3")) // 안양시 in CP949
	f.Add([]byte("안양시가 \xEC\x88 상을"))
	f.Add([]byte("\xFF\xFE\x3D\xD8"))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "a.txt", data) })
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(asHTML()))
	f.Add([]byte("<table><tr><td><table><tr><td>가<p hidden>나</table>"))
	pages, err := filepath.Glob("testdata/pages/*.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range pages {
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "a.html", data) })
}

func FuzzHWPXSection(f *testing.F) {
	f.Add(hp("가<hp:lineBreak/>나") + hpTable([]string{hp("다"), hp("라")}))
	f.Add(hp(`가<hp:deleteBegin/>나`) + hp(`다<hp:deleteEnd/>라`))
	f.Add(`<hp:p><hp:switch><hp:case/><hp:default/></hp:switch><hp:tbl><hp:tr/></hp:tbl></hp:p>`)
	f.Fuzz(func(t *testing.T, section string) { check(t, "a.hwpx", hwpxFile(t, section)) })
}

func FuzzDOCXBody(f *testing.F) {
	f.Add(wp("가") + wTable([]string{wp("나"), wp("다")}))
	f.Add(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>가</w:t></w:r></w:p><w:tbl><w:tr><w:trPr><w:del/></w:trPr></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, body string) { check(t, "a.docx", docxFile(t, body)) })
}

func FuzzZip(f *testing.F) {
	f.Add(asHWPX(f))
	f.Add(asDOCX(f))
	f.Add(stored(f, hwpxParts(hp("가"))...))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "a.hwpx", data) })
}

func BenchmarkRead(b *testing.B) {
	for name, data := range map[string][]byte{
		"a.txt": []byte(article), "a.html": []byte(asHTML()), "a.hwpx": asHWPX(b), "a.docx": asDOCX(b),
		"megabyte.txt":  []byte(strings.Repeat(article+"\n", 2500)),
		"megabyte.html": []byte(strings.Repeat("<p>"+article+"</p>", 2500)),
		"megabyte.hwpx": zipped(b, append(hwpxParts(strings.Repeat(hp("샘물시는 4일 마을정책 한마당에서 대상을 받았다고 밝혔다."), 13000)),
			part{"BinData/image1.png", noise(100_000)})...),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := document.Read(name, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
