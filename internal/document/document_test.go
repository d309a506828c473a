package document_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/unicode/norm"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The same words, kept in each of the formats.
const (
	article = "샘물시, 든든마을 상담소로 대상 수상\n" +
		"샘물시는 4일 전국 마을정책 한마당에서 대상을 받았다고 밝혔다.\n" +
		"구분\t수상 내용\t비고\n" +
		"2023년\t최우수 (행정안전부)\t첫 수상\n" +
		"2024년\t대상 & 상금 <천만 원>\t\n" +
		"푸른군 공무원들은 다음 날 상담소를 찾았다.\n" +
		"똠방각하도 펲시도 쓸 수 있다."
)

func asHTML() string {
	return `<!DOCTYPE html><html lang="ko"><head><meta charset="CHARSET"><title>샘물시 소식</title></head><body>
<h1>샘물시, 든든마을 상담소로
   대상 수상</h1><p>샘물시는 4일 <b>전국 마을정책 한마당</b>에서 대상을 받았다고 밝혔다.</p>
<table><thead><tr><th>구분<th>수상 내용<th>비고</tr></thead><tr><td>2023년<td>최우수<br>(행정안전부)<td>첫 수상</tr>
<tr><td>2024년</td><td>대상 &amp; 상금 &lt;천만&nbsp;원&gt;</td><td></td></tr></table>
<div>푸른군 공무원들은 다음 날 상담소를 찾았다.<br/>똠방각하도 펲시도 쓸 수 있다.</div></body></html>`
}

func asHWPX(t testing.TB) []byte {
	return hwpxFile(t,
		`<hp:p><hp:run><hp:secPr><hp:pagePr/></hp:secPr><hp:ctrl><hp:colPr/></hp:ctrl><hp:t>샘물시, 든든마을 </hp:t></hp:run><hp:run><hp:t>상담소로 대상 수상</hp:t></hp:run></hp:p>`+
			hp("샘물시는 4일 전국 마을정책 한마당에서 대상을 받았다고 밝혔다.")+hp("")+
			hpTable([]string{hp("구분"), hp("수상 내용"), hp("비고")},
				[]string{hp("2023년"), hp("최우수") + hp("(행정안전부)"), hp("첫 수상")},
				[]string{hp("2024년"), hp("대상 &amp; 상금 &lt;천만<hp:nbSpace/>원&gt;"), hp("")}),
		hp("푸른군 공무원들은 다음 날 상담소를 찾았다.<hp:lineBreak/>똠방각하도 펲시도 쓸 수 있다."))
}

func asDOCX(t testing.TB) []byte {
	return docxFile(t, wp("샘물시, 든든마을 상담소로 대상 수상")+
		wp("샘물시는 4일 전국 마을정책 한마당에서 대상을 받았다고 밝혔다.")+wp("")+
		wTable([]string{wp("구분"), wp("수상 내용"), wp("비고")},
			[]string{wp("2023년"), wp("최우수") + wp("(행정안전부)"), wp("첫 수상")},
			[]string{wp("2024년"), wp("대상 &amp; 상금 &lt;천만\u00A0원&gt;"), wp("")})+
		`<w:p><w:r><w:t>푸른군 공무원들은 다음 날 상담소를 찾았다.</w:t><w:br/><w:t>똠방각하도 펲시도 쓸 수 있다.</w:t></w:r></w:p>`)
}

func cp949(t testing.TB, s string) []byte {
	t.Helper()
	b, err := korean.EUCKR.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func utf16(s string, big bool) []byte {
	b := []byte{0xFF, 0xFE}
	if big {
		b = []byte{0xFE, 0xFF}
	}
	for _, r := range s { // all of it is in the basic plane
		lo, hi := byte(r), byte(r>>8)
		if big {
			lo, hi = hi, lo
		}
		b = append(b, lo, hi)
	}
	return b
}

func TestTheSameWordsAreReadFromEveryFormat(t *testing.T) {
	t.Parallel()
	page := asHTML()
	for name, c := range map[string]struct {
		file   string
		data   []byte
		format string
	}{
		"text in UTF-8":             {"a.txt", []byte(article), "txt"},
		"text with a mark":          {"a.txt", []byte("\uFEFF" + article), "txt"},
		"text in UTF-16LE":          {"a.txt", utf16(article, false), "txt"},
		"text in UTF-16BE":          {"a.txt", utf16(article, true), "txt"},
		"text in CP949":             {"a.txt", cp949(t, article), "txt"},
		"text in single letters":    {"a.txt", norm.NFD.AppendString(nil, article), "txt"},
		"text without a name":       {"", []byte(article), "txt"},
		"a page in UTF-8":           {"a.html", []byte(strings.Replace(page, "CHARSET", "utf-8", 1)), "html"},
		"a page in CP949":           {"a.htm", cp949(t, strings.Replace(page, "CHARSET", "euc-kr", 1)), "html"},
		"a page that says UTF-8":    {"a.html", cp949(t, strings.Replace(page, "CHARSET", "utf-8", 1)), "html"},
		"a page that says EUC-KR":   {"a.html", []byte(strings.Replace(page, "CHARSET", "euc-kr", 1)), "html"},
		"a page in UTF-16":          {"a.html", utf16(page, false), "html"},
		"a page called text":        {"a.txt", []byte(page), "html"},
		"HWPX":                      {"a.hwpx", asHWPX(t), "hwpx"},
		"HWPX called text":          {"a.txt", asHWPX(t), "hwpx"},
		"DOCX":                      {"a.docx", asDOCX(t), "docx"},
		"DOCX without a right name": {"보도자료", asDOCX(t), "docx"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := read(t, c.file, c.data)
			if diff := cmp.Diff(article, got.Body); diff != "" {
				t.Error(diff)
			}
			if got.Format != c.format {
				t.Errorf("the format is %s, want %s", got.Format, c.format)
			}
		})
	}
}

func TestHWPXWithSizesInFrontIsReadToo(t *testing.T) {
	t.Parallel()
	got := read(t, "a.hwpx", stored(t, hwpxParts(hp("본문"))...))
	if got.Body != "본문" {
		t.Errorf("got %q", got.Body)
	}
}

func TestPlainTextIsReturnedByteForByte(t *testing.T) {
	t.Parallel()
	text := "\r\n  제목 \r\n\r\n\t본문\u00A0  끝 \n\n"
	if got := read(t, "a.txt", []byte(text)).Body; got != text {
		t.Errorf("got %q, want %q", got, text)
	}
}

func TestOfficeFilesTellTheirTitleAndWhenTheyWereSaved(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"a.hwpx": asHWPX(t), "a.docx": asDOCX(t)} {
		got := read(t, name, data)
		// 15:30 in Greenwich is the next day in Seoul.
		if got.Title != "벤치마킹 보도자료" || got.Saved != bonbogi.MustDate("2024-03-05") || !got.Published.IsZero() {
			t.Errorf("%s: title %q, saved %s, published %s", name, got.Title, got.Saved, got.Published)
		}
	}
}

func TestSectionsAreReadInTheOrderOfTheirNumbers(t *testing.T) {
	t.Parallel()
	var sections []string
	for i := range 12 {
		sections = append(sections, hp(strings.Repeat("절", i+1)))
	}
	lines := strings.Split(read(t, "a.hwpx", hwpxFile(t, sections...)).Body, "\n")
	if !slices.IsSortedFunc(lines, func(a, b string) int { return len(a) - len(b) }) || len(lines) != 12 {
		t.Errorf("got %q", lines)
	}
}

// Each folder file under testdata/pages is a page as servers write them; beside it stands what is read.
func TestPages(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(page, ".html")+".golden", read(t, page, data))
		})
	}
}

func golden(t *testing.T, file string, got document.Text) {
	t.Helper()
	text := "title: " + got.Title + "\npublisher: " + got.Publisher + "\npublished: " + got.Published.String() +
		"\nurl: " + got.URL + "\n\n" + got.Body + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), text); diff != "" {
		t.Error(diff)
	}
}
