package web_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"maps"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"golang.org/x/text/encoding/korean"
)

// packed is a ZIP of pairs of name and content.
func packed(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err == nil {
			_, err = f.Write([]byte(pairs[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// paragraphs wraps each line of a text.
func paragraphs(text, before, after string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(before + line + after)
		}
	}
	return b.String()
}

func asHWPX(t testing.TB, text string) []byte {
	return packed(t, "mimetype", "application/hwp+zip",
		"Contents/content.hpf", `<?xml version="1.0" encoding="UTF-8"?><opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata><opf:title>도서관 보도자료</opf:title></opf:metadata></opf:package>`,
		"Contents/section0.xml", `<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">`+
			paragraphs(text, "<hp:p><hp:run><hp:t>", "</hp:t></hp:run></hp:p>")+`</hs:sec>`)
}

func asDOCX(t testing.TB, text string) []byte {
	return packed(t, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+
			paragraphs(text, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>")+`</w:body></w:document>`)
}

func asPage(text string) string {
	return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>안양시, 도서관 정책으로 대통령 표창</title>` +
		`<meta property="og:site_name" content="새봄일보"><meta property="article:published_time" content="2024-05-22T09:00:00+09:00">` +
		`<script>document.write("안양시는 '거짓 대상'에서 대상을 받았다.")</script></head><body><main>` + paragraphs(text, "<p>", "</p>") + `</main></body></html>`
}

func cp949(t testing.TB, text string) []byte {
	t.Helper()
	b, err := korean.EUCKR.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestUploadsOfEveryKindAreRead(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"release.txt":      []byte(release),
		"release-mark.txt": []byte("\ufeff" + release),
		"crlf.txt":         []byte(strings.ReplaceAll(release, "\n", "\r\n")),
		"cp949.txt":        cp949(t, release),
		"page.html":        []byte(asPage(release)),
		"page-cp949.htm":   cp949(t, strings.Replace(asPage(release), "utf-8", "euc-kr", 1)),
		"보도자료.hwpx":        asHWPX(t, release),
		"보도자료.docx":        asDOCX(t, release),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := openEmpty(t).visitor("ko")
			a := v.upload(with(v.get("/read").form("/read"), "who", "이하늘", "published", "2024-05-22"), name, data)
			page := v.follow(a)
			page.says("전국 도서관 운영평가", "대통령 표창")
			page.saysNot("거짓 대상")
			source := strings.TrimPrefix(page.Path, "/read/")
			one(t, v.proposals(source), bonbogi.KindAward, "도서관 운영평가")
			var twin struct{ Source bonbogi.Source }
			v.json("/sources/"+source+".json", &twin)
			if strings.HasPrefix(name, "page") && (twin.Source.Publisher != "새봄일보" || twin.Source.Date.String() != "2024-05-22") {
				t.Errorf("the page says who published it and when; kept is %+v", twin.Source)
			}
			if twin.Source.Title == "" {
				t.Error("the source has no title")
			}
		})
	}
}

const compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

func TestUploadsThatCannotBeReadAreRefusedWithAdvice(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	for _, test := range []struct {
		name   string
		data   []byte
		ko, en string
	}{
		{"보도자료.hwp", []byte(compound + "HWP Document File"), "HWPX", "HWPX"},
		{"보도자료.pdf", []byte("%PDF-1.7\n%\xE2\xE3"), "복사해 붙여", "Copy the text"},
		{"empty.txt", nil, "글이 없습니다", "no text"},
		{"picture.png", []byte("\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR"), "글이 있는 문서가 아닙니다", "no document with text"},
		{"binary.txt", []byte(strings.Repeat("\x00\x01\x02\x03", 1000)), "글이 있는 문서가 아닙니다", "no document with text"},
		{"broken.txt", []byte("안양시가 \xEC\x88 상을 받았다"), "깨져", "broken"},
		{"damaged.docx", asDOCX(t, release)[:300], "망가져", "damaged"},
		{"table.xlsx", packed(t, "xl/workbook.xml", "<x/>"), "읽을 수 없는 형식", "format cannot be read"},
		{"locked.docx", []byte(compound + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), "암호", "password"},
		{"eleven.txt", []byte(strings.Repeat("안양시는 상을 받았다.\n", 11<<20/32)), "10 MB", "10 MB"},
		{"english.txt", []byte("The city of Anyang won an award.\n"), "한국어가 없는 글", "no Korean"},
		{"../../../etc/passwd.hwp", []byte(compound + "xx"), "HWPX", "HWPX"},
	} {
		for _, language := range []string{"ko", "en"} {
			v := s.visitor(language)
			before := s.counts()
			a := v.upload(with(v.get("/read").form("/read"), "who", "이하늘", "publisher", "새봄일보", "url", "https://example.org/1"), test.name, test.data)
			if a.Status != 400 {
				t.Errorf("%s: status %d", test.name, a.Status)
				continue
			}
			sound(t, a, language)
			a.says(map[string]string{"ko": test.ko, "en": test.en}[language])
			again := a.form("/read")
			for field, want := range map[string]string{"who": "이하늘", "publisher": "새봄일보", "url": "https://example.org/1"} {
				if got := again.Get(field); got != want {
					t.Errorf("%s: the form shows %s %q, want %q", test.name, field, got, want)
				}
			}
			if after := s.counts(); !maps.Equal(before, after) {
				t.Errorf("%s: something was stored: %v", test.name, after)
			}
		}
	}
}

func TestAFileOfMoreThanFiftyMegabytesIsRefused(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	for name, size := range map[string]int{"a little more": 50<<20 + 1, "far more": 120 << 20} {
		v := s.visitor("ko")
		a := v.upload(with(v.get("/read").form("/read"), "who", "이하늘"), "large.txt", bytes.Repeat([]byte("a"), size))
		if a.Status != 400 {
			t.Errorf("%s: status %d", name, a.Status)
		}
		a.says("50 MB")
		if who := a.form("/read").Get("who"); who != "이하늘" {
			t.Errorf("%s: the form shows the name %q", name, who)
		}
		if n := s.counts()[bonbogi.KindSource]; n != 0 {
			t.Errorf("%s: %d sources are stored", name, n)
		}
	}
}

func TestAPostedTextOfMoreThanAFormCarriesIsRefusedForItsSize(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("en")
	a := v.post("/read", with(v.get("/read").form("/read"), "who", "이하늘", "text", strings.Repeat("a", 60<<20)))
	if a.Status != 400 {
		t.Errorf("status %d", a.Status)
	}
	a.says("50 MB")
}

func TestAllThatIsWrongWithTheFormOfATextIsSaidAtItsTop(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	form := with(v.get("/read").form("/read"), "text", release, "who", "", "published", "2027-01-01", "url", "example")
	a := v.post("/read", form)
	a.says("꼭 적어야 합니다", "아직 오지 않은 날짜", "웹 주소가 아닙니다")
	if top := a.classed("alert"); len(top) != 1 || !strings.Contains(words(top[0]), "3곳을 다시 확인해 주세요") {
		t.Errorf("status %d; the form says at its top %v", a.Status, a.problems())
	}
}

func TestTextsThatCannotBeReadAreRefused(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	for _, test := range []struct {
		name, field, value string
		ko, en             string
	}{
		{"nothing", "text", "", "글이 비어 있습니다", "The text is empty"},
		{"only spaces", "text", " \n\t ", "글이 비어 있습니다", "The text is empty"},
		{"another language", "text", strings.Repeat("The city of Anyang won an award. ", 9), "한국어가 없는 글", "no Korean"},
		{"broken UTF-8", "text", "안양시가 \xEC\x88 상을 받았다", "UTF-8로 읽을 수 없는", "not valid UTF-8"},
		{"zero bytes", "text", "안양시가\x00상을 받았다", "이진 데이터", "binary"},
		{"more than 10 MB", "text", strings.Repeat("안양시는 상을 받았다.\n", 11<<20/32), "너무", "too l"},
		{"a future date", "published", "2027-01-01", "아직 오지 않은 날짜", "in the future"},
		{"a date that is none", "published", "어제", "날짜로 읽을 수 없습니다", "This is no date"},
		{"no web address", "url", "example", "웹 주소가 아닙니다", "no web address"},
		{"no name", "who", "", "꼭 적어야 합니다", "This is needed"},
		{"a title that is far too long", "title", strings.Repeat("긴", 501), "너무 깁니다", "too long"},
		{"a publisher that is far too long", "publisher", strings.Repeat("긴", 301), "너무 깁니다", "too long"},
	} {
		for _, language := range []string{"ko", "en"} {
			v := s.visitor(language)
			form := with(v.get("/read").form("/read"), "text", release, "who", "이하늘", "published", "2024-05-22",
				"publisher", "안양시", "title", "도서관", test.field, test.value)
			a := v.post("/read", form)
			if a.Status != 400 {
				t.Errorf("%s: status %d", test.name, a.Status)
				continue
			}
			sound(t, a, language)
			a.says(map[string]string{"ko": test.ko, "en": test.en}[language])
			again := a.form("/read")
			for field := range form {
				sent, shown := strings.TrimSpace(form.Get(field)), strings.TrimSpace(again.Get(field))
				if field == test.field && strings.Contains(test.name, "bytes") || strings.Contains(test.name, "UTF-8") && field == "text" {
					continue // cannot be shown as it is
				}
				if shown != sent {
					t.Errorf("%s: the form shows %s %.60q, want %.60q", test.name, field, shown, sent)
				}
			}
			if n := s.counts()[bonbogi.KindSource]; n != 0 {
				t.Errorf("%s: %d sources are stored", test.name, n)
			}
		}
	}
}

func TestAFileThatIsTooLargeIsRefusedInWords(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	file := bytes.Repeat([]byte("a,b\n"), 53<<18)
	for _, page := range []string{"/import", "/boundaries", "/indicators/import"} {
		if a := v.send(page, url.Values{"who": {"이하늘"}}, "a.csv", file); a.Status != 400 || !strings.Contains(strings.Join(a.problems(), " "), "50 MB") {
			t.Errorf("%s: status %d, %q", page, a.Status, a.problems())
		}
	}
	if a := v.send("/indicators/import", url.Values{"who": {"이하늘"}}, "a.csv", file[:2<<20]); a.Status != 400 || len(a.Body) > 100_000 {
		t.Errorf("status %d, a page of %d bytes", a.Status, len(a.Body))
	}
}

// leaving is a file of which the visitor leaves half way.
type leaving struct {
	io.Reader
	leave context.CancelFunc
}

func (l leaving) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if err == io.EOF {
		l.leave()
		err = context.Canceled
	}
	return n, err
}

// The tests of a site fail where its log has an error.
func TestAVisitorWhoLeavesIsNoError(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	for _, page := range []string{"/import", "/boundaries", "/indicators/import"} {
		ctx, cancel := context.WithCancel(t.Context())
		begun := strings.NewReader("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\n1")
		r := httptest.NewRequestWithContext(ctx, "POST", "http://localhost:8080"+page, leaving{begun, cancel})
		r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		v.do(r)
		r = httptest.NewRequestWithContext(ctx, "GET", "http://localhost:8080"+page, nil)
		v.do(r)
	}
}
