package web_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest/xlsxtest"
)

func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFilesThatAreNoTablesAreRefusedWithAdvice(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	book := xlsxtest.Build([]xlsxtest.Sheet{{Name: "a", Data: xlsxtest.Rows([]string{"시군구", "2024"}, []string{"안양시", "1"})}}, nil)
	for _, test := range []struct {
		name   string
		data   []byte
		ko, en string
	}{
		{"인구.xls", []byte(compound + strings.Repeat("\x00", 600)), "옛 엑셀 파일", "Old Excel"},
		{"인구.hwp", []byte(compound + strings.Repeat("\x00", 600)), "한글 문서", "Hangul"},
		{"인구.hwpx", asHWPX(t, release), "한글 문서", "Hangul"},
		{"인구.docx", asDOCX(t, release), "워드 같은 문서", "spreadsheet"},
		{"인구.pdf", []byte("%PDF-1.7\n%\xE2\xE3"), "PDF 파일", "PDF file"},
		{"인구.xls", []byte("<html><body><table><tr><td>안양시</td></tr></table>"), "웹 화면", "web page"},
		{"빈 파일.csv", []byte{}, "아무것도 없습니다", "nothing"},
		{"picture.png", []byte("\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR"), "표로 읽을 수 없는", "cannot be read as a table"},
		{"잘린.xlsx", book[:len(book)/2], "망가져", "damaged"},
		{"잘린.csv.gz", gzipped(t, []byte(strings.Repeat(plain, 5000)))[:300], "잘려", "cut off"},
		{"자료.zip", packed(t, "a.csv", "x", "b.csv", "y"), "압축 묶음", "archive"},
		{"locked.xlsx", []byte(compound + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), "암호", "password"},
	} {
		for _, language := range []string{"ko", "en"} {
			v := s.visitor(language)
			a := v.send("/import", with(v.get("/import").form("/import"), "who", "이하늘"), test.name, test.data)
			if a.Status != 400 {
				t.Errorf("%s: status %d, to %s", test.name, a.Status, a.Header.Get("Location"))
				continue
			}
			sound(t, a, language)
			a.says(map[string]string{"ko": test.ko, "en": test.en}[language])
			if who := a.form("/import").Get("who"); who != "이하늘" {
				t.Errorf("%s: the form shows the name %q", test.name, who)
			}
		}
	}
	if kept, err := s.db.Uploads(t.Context()); err != nil || len(kept) != 0 {
		t.Errorf("%d files are kept, %v", len(kept), err)
	}
}

// A file that may be a table is kept, so that a person can say how to read it.
func TestTablesThatCannotBeReadYetAreKeptWithWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	spain := "municipio,2023,2024\nM\xe1laga,1,2\nC\xe1diz,3,4\nLe\xf3n,5,6\n"
	half := func(data []byte) []byte { return data[:len(data)/2] }
	for _, test := range []struct {
		name   string
		data   []byte
		ko, en string
	}{
		{"넓은.csv", []byte("시군구" + strings.Repeat(",2024", 10_000) + "\n안양시" + strings.Repeat(",1", 10_000) + "\n"), "1행의 열이 8192개보다", "columns"},
		{"긴 칸.csv", []byte("시군구,2024\n안양시,\"" + strings.Repeat("x", 1<<20) + "\"\n"), "2행 B열의 칸이", "column B: the cell has"},
		{"따옴표.csv", []byte("시군구,2024\n안양시,\"1\n과천시,2\n"), "따옴표", "quotation mark"},
		{"잘린.csv.gz", half(gzipped(t, []byte(strings.Repeat(plain, 5000)))), "잘려", "cut off"},
		{"폭탄.csv.gz", gzipped(t, append([]byte(plain), bytes.Repeat([]byte("안양시"+strings.Repeat(" ", 10_000)+",1,2\n"), 6750)...)), "풀면", ""}, // in one language: it takes its time
		{"spain.csv", []byte(spain), "글자가 깨져", "ncoding"},
		{"글.csv", []byte("시군구,설명\n안양시,좋다\n과천시,나쁘다\n"), "값이 든 열을 찾지 못했습니다", "holds values"},
		{"한 열.csv", []byte("시군구\n안양시\n과천시\n"), "열이 하나뿐", "column"},
		{"없는 목록.json", []byte(`{"err":"30"}`), "목록이 없습니다", "list"},
	} {
		for language, said := range map[string]string{"ko": test.ko, "en": test.en} {
			if said == "" {
				continue
			}
			v := s.visitor(language)
			at := v.sendTable(test.name, string(test.data))
			page := v.get(at)
			sound(t, page, language)
			page.says(test.name, said)
			if language == "en" {
				continue
			}
			if a := v.post(at+"/run", with(page.form(at), "who", "이하늘")); a.Status != 400 {
				t.Errorf("%s: an import of what cannot be read: status %d", test.name, a.Status)
			} else {
				sound(t, a, language)
			}
		}
	}
	// Told how, the program reads it.
	v := s.visitor("ko")
	at := v.sendTable("spain.csv", spain)
	v.correct(at, "map_encoding", "windows-1252").says("Málaga")
}

func TestATableOfMoreThanFiftyMegabytesIsForTheCommand(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	v := s.visitor("ko")
	a := v.send("/import", with(v.get("/import").form("/import"), "who", "이하늘"), "large.csv", bytes.Repeat([]byte("a"), 50<<20+1))
	if a.Status != 400 {
		t.Errorf("status %d", a.Status)
	}
	a.says("50 MB", "bonbogi import")
	if who := a.form("/import").Get("who"); who != "이하늘" {
		t.Errorf("the form shows the name %q", who)
	}
}

func TestATableWithoutAFileOrANameIsAskedForThem(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	a := v.send("/import", with(v.get("/import").form("/import"), "who", ""), "", nil)
	if a.Status != 400 {
		t.Errorf("status %d", a.Status)
	}
	a.says("파일을 골라 주세요", "꼭 적어야 합니다", "2곳을 다시 확인해 주세요")
}

func TestNamesOfFilesAreShownAsTexts(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	for i, name := range append(payloads, `C:\Users\kim\표.csv`, "../../../etc/passwd.csv", strings.Repeat("긴", 500)+".csv", "\xff\xfe.csv") {
		text := strings.Replace(plain, "1,011", "1,"+string(rune('0'+i/10))+string(rune('0'+i%10))+"1", 1)
		at := v.sendTable(name, strings.Replace(text, "시군구", "시군구"+name, 1))
		for _, a := range []*answer{v.get(at), v.get("/import")} {
			harmless(t, a, name)
		}
	}
	v.get("/import").says("표.csv", "passwd.csv")
	v.get("/import").saysNot(`C:\`, "../")
}
