package document_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi/internal/document"
)

const compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// wide writes a name as the directory of a compound file does.
func wide(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(0)
	}
	return b.String()
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	hwpxWith := func(section string) []byte { return hwpxFile(t, section) }
	for name, c := range map[string]struct {
		file string
		data []byte
		rule string
		says string // what to do, or where
	}{
		"nothing":                  {"a.txt", nil, "document_empty", "choose another"},
		"only spaces":              {"a.txt", []byte(" \r\n\t"), "document_empty", "choose another"},
		"only a mark":              {"a.txt", []byte("\uFEFF"), "document_empty", "paste"},
		"a page without text":      {"a.html", []byte("<html><body><script>x</script></body></html>"), "document_empty", "paste"},
		"HWPX with a picture only": {"a.hwpx", hwpxWith(`<hp:p><hp:run><hp:pic/></hp:run></hp:p>`), "document_empty", "paste"},
		"HWP 5":                    {"a.hwp", []byte(compound + "HWP Document File\x00" + wide("FileHeader")), "document_hwp", "HWPX"},
		"HWP 5 called HWPX":        {"a.hwpx", []byte(compound + "xx" + wide("HwpSummaryInformation")), "document_hwp", "다른 이름으로 저장"},
		"HWP 5 known by its name":  {"a.hwp", []byte(compound + "xx"), "document_hwp", "HWPX"},
		"HWP 3":                    {"a.txt", []byte("HWP Document File V3.00 \x1A\x01"), "document_hwp", "HWPX"},
		"HWPML":                    {"a.hml", []byte(`<?xml version="1.0"?><HWPML Version="2.8"><BODY/></HWPML>`), "document_hwp", "HWPX"},
		"PDF":                      {"a.pdf", []byte("%PDF-1.7\n%\xE2\xE3"), "document_pdf", "copy the text"},
		"PDF called text":          {"a.txt", []byte("%PDF-1.7\n"), "document_pdf", "copy the text"},
		"Word of old":              {"a.doc", []byte(compound + wide("WordDocument")), "document_unsupported", "DOCX"},
		"Word with a password":     {"a.docx", []byte(compound + wide("EncryptedPackage")), "document_locked", "password"},
		"Excel of old":             {"a.xls", []byte(compound + wide("Workbook")), "document_unsupported", "paste"},
		"PowerPoint of old":        {"a.ppt", []byte(compound + wide("PowerPoint Document")), "document_unsupported", "paste"},
		"another compound file":    {"a.msi", []byte(compound + "xx"), "document_binary", ".txt"},
		"Excel":                    {"a.xlsx", zipped(t, part{"xl/workbook.xml", "<x/>"}), "document_unsupported", "paste"},
		"Excel called DOCX":        {"a.docx", zipped(t, part{"xl/workbook.xml", "<x/>"}), "document_unsupported", "paste"},
		"PowerPoint":               {"a.pptx", zipped(t, part{"ppt/presentation.xml", "<x/>"}), "document_unsupported", "paste"},
		"OpenDocument":             {"a.odt", stored(t, part{"mimetype", "application/vnd.oasis.opendocument.text"}), "document_unsupported", "DOCX"},
		"RTF":                      {"a.rtf", []byte(`{\rtf1\ansi text}`), "document_unsupported", "DOCX"},
		"a web archive":            {"a.mht", []byte("MIME-Version: 1.0\r\n\r\n=ED=95=9C"), "document_unsupported", "HTML"},
		"another ZIP":              {"a.zip", zipped(t, part{"a.txt", "글"}), "document_binary", "unpack"},
		"an empty ZIP":             {"a.zip", zipped(t), "document_binary", "unpack"},
		"PNG":                      {"a.png", []byte("\x89PNG\r\n\x1A\n\x00"), "document_binary", "picture"},
		"JPEG called text":         {"a.txt", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), "document_binary", "picture"},
		"gzip":                     {"a.gz", []byte("\x1F\x8B\x08\x00"), "document_binary", "unpack"},
		"zero bytes":               {"a.txt", []byte("글\x00글"), "document_binary", ".txt"},
		"control characters":       {"a.txt", []byte(strings.Repeat("\x01\x02a", 100)), "document_binary", ".txt"},
		"UTF-8 broken in between":  {"a.txt", []byte("안양시가 \xEC\x88 상을 받았다"), "document_encoding", "byte 13"},
		"UTF-8 cut off":            {"a.txt", []byte("안양시가 수상했다\xEB\x8B"), "document_encoding", "byte 25"},
		"UTF-8 broken after mark":  {"a.txt", []byte("\uFEFF가\xFF"), "document_encoding", "byte 6"},
		"CP949 broken":             {"a.txt", append(cp949(t, "안양시가 상을"), 0xFF, 'a'), "document_encoding", "CP949"},
		"UTF-16 cut off":           {"a.txt", append(utf16("안양", false), 0x48), "document_encoding", "byte 6"},
		"UTF-16 half a pair":       {"a.txt", append(utf16("안", true), 0xD8, 0x3D), "document_encoding", "byte 4"},
		"UTF-16 wrong pair":        {"a.txt", append(utf16("안", true), 0xD8, 0x3D, 0x00, 0x41), "document_encoding", "byte 4"},
		"UTF-32":                   {"a.txt", []byte("\xFF\xFE\x00\x00\x48\xC5\x00\x00"), "document_encoding", "UTF-8"},
		"a page in Shift_JIS":      {"a.html", []byte("<html><meta charset=shift_jis><p>\x93\xFA\x96\x7B</p>"), "document_encoding", "shift_jis"},
		"HWPX cut off":             {"a.hwpx", asHWPX(t)[:400], "document_damaged", "save it again"},
		"HWPX with broken XML":     {"a.hwpx", hwpxWith(`<hp:p><hp:run>`), "document_damaged", "section0.xml"},
		"HWPX with entities":       {"a.hwpx", zipped(t, part{"mimetype", "application/hwp+zip"}, part{"Contents/section0.xml", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><p><t>&x;</t></p></a>`}), "document_damaged", "definitions"},
		"HWPX nested deeply":       {"a.hwpx", hwpxWith(strings.Repeat("<hp:p>", 300) + strings.Repeat("</hp:p>", 300)), "document_damaged", "deeply"},
		"HWPX with open deletion":  {"a.hwpx", hwpxWith(hp(`글<hp:deleteBegin Id="1"/>글`)), "document_damaged", "deletion"},
		"HWPX with a password": {"a.hwpx", zipped(t, part{"mimetype", "application/hwp+zip"}, part{"Contents/section0.xml", "\x8F\x01\x99<"},
			part{"META-INF/manifest.xml", `<odf:manifest><odf:encryption-data/></odf:manifest>`}), "document_locked", "password"},
		"DOCX with broken XML": {"a.docx", zipped(t, part{"word/document.xml", `<w:document>`}), "document_damaged", "document.xml"},
		"DOCX with entities":   {"a.docx", zipped(t, part{"word/document.xml", `<!DOCTYPE a><a/>`}), "document_damaged", "definitions"},
		"a page nested deeply": {"a.html", []byte(strings.Repeat("<div>", 100_000) + "글"), "document_damaged", "nested"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rule, message := ruleOf(t, c.file, c.data)
			if rule != c.rule || !strings.Contains(message, c.says) {
				t.Errorf("got %s: %s\nwant %s with %q", rule, message, c.rule, c.says)
			}
			if !slices.Contains(document.Rules(), rule) {
				t.Errorf("%s is not in Rules", rule)
			}
		})
	}
}

// bomb packs n parts of zeros; what the directory says of their size is the truth, or not.
func bomb(t *testing.T, n int, size int64, said uint64) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	zeros := bytes.Repeat([]byte(" "), 1<<20)
	for left := size; left > 0; left -= int64(len(zeros)) {
		if _, err := w.Write(zeros[:min(left, int64(len(zeros)))]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range n {
		f, err := z.CreateRaw(&zip.FileHeader{
			Name: fmt.Sprintf("Contents/section%d.xml", i), Method: zip.Deflate,
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: said,
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(packed.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestZipBombsAreRefusedBeforeTheyUnpack(t *testing.T) {
	t.Parallel()
	many := make([]part, 201)
	for i := range many {
		many[i] = part{fmt.Sprintf("Contents/section%d.xml", i), "<a/>"}
	}
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"one large part":             {bomb(t, 1, 1<<30, 1<<30), "64 MB"},
		"many parts":                 {bomb(t, 100, 1<<20, 1<<20), "64 MB"},
		"sizes that overflow":        {bomb(t, 3, 1<<20, 1<<63), "64 MB"},
		"packed a thousand times":    {bomb(t, 1, 20<<20, 20<<20), "100 times"},
		"more parts than a document": {zipped(t, many...), "200 parts"},
		"a directory of thousands":   {append([]byte("PK\x03\x04"), bytes.Repeat([]byte("PK\x01\x02"), 1_000_000)...), "200 parts"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := time.Now()
			rule, message := ruleOf(t, "a.hwpx", c.data)
			if rule != "document_too_large" || !strings.Contains(message, c.says) {
				t.Errorf("got %s: %s", rule, message)
			}
			if took := time.Since(before); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestAPartThatUnpacksToMoreThanItSaysIsRefused(t *testing.T) {
	t.Parallel()
	rule, _ := ruleOf(t, "a.hwpx", bomb(t, 1, 80<<20, 1000))
	if rule != "document_too_large" && rule != "document_damaged" {
		t.Errorf("got %s", rule)
	}
}

func TestTextAboveTheLimitIsRefused(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("가나다라마바사아자\n", document.MaxText/28+1)
	if len(long) <= document.MaxText {
		t.Fatal("not long enough")
	}
	for name, data := range map[string][]byte{
		"a.txt":   []byte(long),
		"b.txt":   append([]byte("\uFEFF"), long...),
		"c.txt":   utf16(long, false),
		"d.txt":   cp949(t, long),
		"a.html":  []byte("<p>" + long),
		"a.docx":  docxFile(t, strings.Repeat(wp(strings.Repeat("가나다라마바사아자", 1000)), 400), part{"word/media/noise.bin", noise(1 << 20)}),
		"big.txt": bytes.Repeat([]byte("a"), document.MaxFile+1),
	} {
		rule, message := ruleOf(t, name, data)
		if rule != "document_too_large" || !strings.Contains(message, "MB") {
			t.Errorf("%s: got %s: %s", name, rule, message)
		}
	}
	exact := strings.Repeat("a", document.MaxText)
	if got := read(t, "a.txt", []byte(exact)); got.Body != exact {
		t.Error("the limit itself is refused")
	}
}

// noise does not compress, so that the ratio of a test file stays that of a document.
func noise(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		b[i] = byte(x)
	}
	return string(b)
}
