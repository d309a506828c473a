package browser_test

import (
	"bytes"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// libraries is a table as an office would send it: a title, a note where a number should stand, a total, no period.
const libraries = "공공도서관 현황,,,\n시군구,도서관 수,문의,비고\n안양시,10,070,\n과천시,공사 중,071,2025년 개관\n의왕시,5,072,\n군포시,6,073,\n광명시,7,074,\n시흥시,8,075,\n안산시,9,076,\n수원시,20,077,\n성남시,19,078,\n부천시,15,079,\n오산시,6,080,\n합계,105,,\n"

var importWords = map[string]map[string]string{
	"ko": {"send": "올리고 미리 보기", "noperiod": "어느 기간의 값인지 표에 없습니다", "anyang": "경기도 안양시", "year": "2024년", "suppressed": "비공개", "preview": "미리 보기 다시",
		"all": "그 가운데", "run": "가져오기", "new": "새로 들어온 값", "libraries": "도서관 수", "again": "이미 가져온 파일입니다", "open": "다시 열기", "idle": "바뀐 것이 없습니다"},
	"en": {"send": "Send and preview", "noperiod": "Nothing tells the period", "anyang": "Anyang", "year": "2024", "suppressed": "withheld", "preview": "Preview again",
		"all": "fit.", "run": "Import", "new": "new values", "libraries": "도서관 수", "again": "imported before", "open": "Open the file again", "idle": "nothing changed"},
}

// TestATableComesInByItsPage sends a table, corrects what the program takes it for, imports it and finds its values;
// the second time nothing changes. With scripts the preview follows every change, without them there is a button.
func TestATableComesInByItsPage(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	file := filepath.Join(t.TempDir(), "도서관.csv")
	if err := os.WriteFile(file, []byte(libraries), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, v := range []view{desk.in("ko"), telephone.in("ko").atNight().withoutScripts(), telephone.in("en"), desk.in("en").atNight().withoutScripts()} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			s := serve(t, false)
			w := s.tab(t, browser, v)
			say := importWords[v.language]
			w.open("/import")
			w.check("import")
			w.attach("file", file)
			w.fill("who", "이하늘")
			w.press(button(say["send"]))
			at := w.at()
			w.sees(say["noperiod"], "안양시")
			w.check("import-upload")

			w.change("map_period", "2024")
			w.sees(say["anyang"], say["year"])
			w.change("role_2", "none")
			w.change("role_3", "note")
			w.change("sign_0", "suppressed")
			w.sees("공사 중 → " + say["suppressed"])
			w.click(`//div[@id="found"]//summary`)
			if !v.scriptless {
				w.click(field("def_0_id"))
				w.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.value = ""; document.querySelector("main [name=map_period]").dispatchEvent(new Event("change", {bubbles: true}))`))
				w.settles()
				if half := w.value("def_0_id"); half != "" {
					t.Errorf("%s: a field that somebody is about to fill in says %q", v, half)
				}
			}
			w.change("def_0_id", "libraries")
			w.check("import-corrected")

			w.press(`//main//button[@value="run"]`)
			w.sees(say["new"], say["libraries"])
			done := w.at()
			w.check("import-done")
			w.press(link(say["libraries"]))
			w.sees("10")
			if got := w.at(); got != "/indicators/libraries" {
				t.Errorf("%s: the indicator is at %s", v, got)
			}

			// The same file leads to its import, and importing it once more changes nothing.
			w.open("/import")
			w.attach("file", file)
			w.press(button(say["send"]))
			w.sees(say["again"])
			if got := w.at(); got != done+"?again=yes" {
				t.Errorf("%s: the same file leads to %s, want %s", v, got, done)
			}
			w.press(link(say["open"]))
			if got := w.at(); got != at {
				t.Errorf("%s: the file is at %s, want %s", v, got, at)
			}
			w.press(`//main//button[@value="run"]`)
			w.sees(say["idle"])
			w.check("import-idle")
		})
	}
}

// wideTable has more columns than a page shows, two rows of header, and names that are as long as they may be.
func wideTable() string {
	var b strings.Builder
	b.WriteString("행정기관코드,행정기관")
	for year := 2000; year < 2024; year++ {
		fmt.Fprintf(&b, ",%d년,", year)
	}
	b.WriteString("\n,")
	for range 24 {
		b.WriteString(",세대수," + strings.Repeat("전국지방자치단체", 8))
	}
	for i, code := range []string{"4117000000", "4129000000", "4143000000", "4141000000"} {
		fmt.Fprintf(&b, "\n%s,%s", code, []string{"경기도 안양시", "경기도 과천시", "경기도 의왕시", "경기도 군포시"}[i])
		for n := range 48 {
			fmt.Fprintf(&b, `,"%d,%03d"`, 10+n, 7*n)
		}
	}
	return b.String() + "\n"
}

// send sends a table and returns where it is looked at.
func (s *site) send(t *testing.T, name, table string) string {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	file, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = file.Write([]byte(table))
	}
	if err := errors.Join(err, w.WriteField("who", "이하늘"), w.Close()); err != nil {
		t.Fatal(err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	r, err := client.Post(s.address+"/import", w.FormDataContentType(), &b)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	to, err := url.Parse(r.Header.Get("Location"))
	if err != nil || r.StatusCode != http.StatusSeeOther {
		t.Fatalf("%s was not taken: status %d, %v", name, r.StatusCode, err)
	}
	return to.Path
}

// attach chooses a file in a field.
func (w *tab) attach(name, path string) {
	w.t.Helper()
	found := call(w, runtime.Evaluate, runtime.EvaluateParams{Expression: fmt.Sprintf(`document.querySelector("main [name=%s]")`, name)})
	call(w, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, ObjectID: found.Result.ObjectID})
}

// change gives a field of the form of a table another value, and waits for what the page makes of it: by itself, or
// where no script runs by its button.
func (w *tab) change(name, value string) {
	w.t.Helper()
	if w.view.scriptless {
		w.set(name, value)
		w.press(`//main//button[@value="preview" and not(@hidden)]`)
		return
	}
	before := w.js(`document.querySelector("[name=base]").value`)
	w.set(name, value)
	w.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector("main [name=%s]").dispatchEvent(new Event("change", {bubbles: true}))`, name)))
	for end := time.Now().Add(patience); w.js(`document.querySelector("[name=base]").value`) == before; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			w.t.Fatalf("%s: the page does not follow the change of %s to %s", w.view, name, value)
		}
	}
	w.settles()
}

// settles waits until the preview is what the form says.
func (w *tab) settles() {
	w.t.Helper()
	for end := time.Now().Add(patience); w.js(`document.getElementById("state").getAttribute("aria-busy")`) == "true"; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			w.t.Fatalf("%s: the preview does not come to an end", w.view)
		}
	}
}

// set gives a field a value, whatever kind it is of.
func (w *tab) set(name, value string) {
	w.t.Helper()
	if w.js(fmt.Sprintf(`document.querySelector("main [name=%s]").tagName`, name)) == "SELECT" {
		w.choose(name, value)
		return
	}
	w.fill(name, value)
}
