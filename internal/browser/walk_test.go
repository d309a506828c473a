package browser_test

import (
	"strings"
	"testing"
)

// words are what a person looks for on the pages, by language.
var words = map[string]map[string]string{
	"ko": {
		"find": "찾기", "tally": "수상 16건이라고 밝힘 · 기록 10건", "practice": "안전귀가 서비스", "molit": "국토교통부", "moj": "법무부", "year": "연도",
		"filter": "찾기", "read": "사실 찾기", "accept": "받아들이기", "correct": "고쳐서 받아들이기", "reject": "버리기", "savecorrected": "고친 대로 받아들이기",
		"many": "고른 것 모두 받아들이기", "accepted": "받아들임", "rejected": "버림", "award": "수상", "enter": "수상 적기", "save": "저장하기", "edit": "고치기",
		"savechange": "고친 내용 저장하기", "history": "바뀐 내력", "anyang": "안양시", "chuncheon": "춘천시", "again": "이미 읽은 글입니다", "needed": "꼭 적어야 합니다",
		"other": "English", "hwp": "HWPX", "skip": "본문으로 바로가기", "practices": "우수사례", "visits": "방문", "sources": "출처",
	},
	"en": {
		"find": "Search", "tally": "16", "practice": "Safe-return service", "molit": "Ministry of Land", "moj": "Ministry of Justice", "year": "Year",
		"filter": "Apply", "read": "Find", "accept": "Accept", "correct": "Correct", "reject": "Reject", "savecorrected": "Accept",
		"many": "Accept", "accepted": "Accepted", "rejected": "Rejected", "award": "Awards", "enter": "award", "save": "Save", "edit": "Edit",
		"savechange": "Save", "history": "History", "anyang": "Anyang", "chuncheon": "Chuncheon", "again": "read before", "needed": "This is needed",
		"other": "한국어", "hwp": "HWPX", "skip": "Skip", "practices": "Practices", "visits": "Visits", "sources": "Sources",
	},
}

// TestAPersonWalksThroughTheProgram goes the ways that the program was made for: look around, read a press
// release and review it, enter a record by hand and correct it, change the language.
func TestAPersonWalksThroughTheProgram(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, v := range []view{desk.in("ko"), telephone.in("ko").atNight().withoutScripts(), desk.in("en").atNight(), telephone.in("en")} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			s := serve(t, true, records(t)...)
			w := s.tab(t, browser, v)
			say := words[v.language]
			lookAround(w, say)
			readAndReview(w, say)
			enterByHand(w, say)
			changeLanguage(w, say)
		})
	}
}

func lookAround(w *tab, say map[string]string) {
	w.t.Helper()
	w.open("/")
	w.fill("q", "안양")
	w.press(button(say["find"]))
	w.sees(say["tally"], say["chuncheon"], "41170")
	if w.at() != "/governments/kr-gyeonggi-anyang" {
		w.t.Fatalf("%s: the search leads to %s", w.view, w.at())
	}
	w.check("walk-government")

	w.press(link(say["practice"]))
	w.sees(say["molit"], say["moj"], "2014")
	w.check("walk-practice")

	w.menu("/awards")
	w.fill("government", "안양")
	w.fill("year", "2021")
	w.press(button(say["filter"]))
	w.sees("거버넌스 지방정치대상")
	if w.view.phone { // the heads of the columns are not shown
		w.choose("sort", "name")
		w.press(button(say["filter"]))
	} else {
		w.press(`//th[@scope="col"]//a[contains(@href, "sort=name")]`)
	}
	if got := w.js(`document.querySelector("th[aria-sort]").getAttribute("aria-sort")`); got != "ascending" {
		w.t.Errorf("%s: sorted %q", w.view, got)
	}
	up := w.firstCell()
	if w.view.phone {
		w.choose("sort", "-name")
		w.press(button(say["filter"]))
	} else {
		w.press(`//th[@aria-sort]//a`)
	}
	if down := w.firstCell(); down == up {
		w.t.Errorf("%s: the list is not turned round: %q", w.view, up)
	}
	w.check("walk-awards")

	w.menu("/visits")
	w.sees(say["chuncheon"])
	w.press(`//main//tbody//tr[1]//a[contains(@href, "/visits/")]`)
	w.check("walk-visit")
	w.press(`//section[@id="sources"]//a`)
	if !strings.HasPrefix(w.at(), "/sources/") {
		w.t.Fatalf("%s: the source of a visit is at %s", w.view, w.at())
	}
	w.check("walk-source")
}

// menu goes to a page by the menu, which is folded on a telephone.
func (w *tab) menu(path string) {
	w.t.Helper()
	at := `//header/nav`
	if w.view.phone {
		w.click(`//header/details/summary`)
		at = `//header/details//nav`
	}
	w.press(at + `//a[@href="` + path + `"]`)
}

// firstCell is the first row of the list.
func (w *tab) firstCell() string {
	return w.js(`document.querySelector("main tbody tr").innerText`)
}

func readAndReview(w *tab, say map[string]string) {
	w.t.Helper()
	w.menu("/read")
	w.fill("text", "The city of Anyang won an award.")
	w.fill("who", "이하늘")
	if got := w.press(button(say["read"])); got != 400 {
		w.t.Errorf("%s: an English text is answered by %d", w.view, got)
	}
	w.expect()
	if got := w.value("text"); got != "The city of Anyang won an award." {
		w.t.Errorf("%s: the form forgot the text: %q", w.view, got)
	}
	w.check("walk-read-refused")

	w.fill("text", release)
	w.fill("published", "2024-05-22")
	w.fill("publisher", "새봄일보")
	w.press(button(say["read"]))
	w.sees("전국 도서관 운영평가", "책의 도시")
	w.check("walk-review")

	w.press(proposal("전국 도서관 운영평가") + `//button[@value="accept"]`)
	w.sees(say["accepted"])
	w.press(proposal("7차례") + `//button[@value="reject"]`)
	w.sees(say["rejected"])
	w.press(proposal("책의 도시") + `//a[contains(@class, "button")]`)
	w.check("walk-correct")
	w.fill("conferrer", "문체부")
	w.fill("why", "주는 곳을 덧붙임")
	w.press(`//main//form[@method="post"]//button[@value="save"]`)
	w.check("walk-reviewed")

	w.press(proposal("책의 도시") + `//p[@class="cite"]//a`)
	w.sees("대한민국 책의 도시 대상")
	w.press(`//section[@id="sources"]//a`)
	w.sees("전국 도서관 운영평가", "책의 도시")
	w.check("walk-source-of-reading")
	w.open("/governments/kr-gyeonggi-anyang")
	w.sees("전국 도서관 운영평가", "대한민국 책의 도시 대상")

	// The same text again proposes nothing.
	w.open("/read")
	w.fill("text", release)
	w.fill("published", "2024-05-22")
	w.press(button(say["read"]))
	w.sees(say["again"])
}

// proposal is the card of the proposal whose text holds a word.
func proposal(word string) string { return `//article[contains(., "` + word + `")]` }

func enterByHand(w *tab, say map[string]string) {
	w.t.Helper()
	w.menu("/awards")
	w.press(`//main//a[@href="/awards/new"]`)
	w.fill("recipient", "고성군")
	w.fill("received", "작년")
	w.fill("who", "박바다")
	if got := w.press(`//main//form[@method="post"]//button[@value="save"]`); got != 400 {
		w.t.Errorf("%s: a wrong form is answered by %d", w.view, got)
	}
	w.expect()
	w.sees(say["needed"], "경상남도 고성군", "강원특별자치도 고성군")
	w.check("walk-form-refused")
	w.fill("recipient", "경상남도 고성군")
	w.fill("received", "2024-10-09")
	w.fill("name", "공룡 책 축제 대상")
	w.fill("grade", "장관상")
	w.choose("conferrer_type", "state")
	w.fill("source_title", "고성군 누리집 공지")
	w.fill("source_url", "https://example.org/notice/1")
	w.press(`//main//form[@method="post"]//button[@value="save"]`)
	w.sees("공룡 책 축제 대상", "고성군 누리집 공지")
	w.check("walk-entered")

	w.press(`//main//a[contains(@href, "/edit")]`)
	w.fill("name", "공룡 책 잔치 대상")
	w.fill("why", "이름을 바로잡음")
	w.press(`//main//form[@method="post"]//button[@value="save"]`)
	w.sees("공룡 책 잔치 대상")
	w.press(`//main//a[contains(@href, "/history")]`)
	w.sees("공룡 책 축제 대상", "공룡 책 잔치 대상", "이름을 바로잡음", "박바다")
	w.check("walk-history")
}

func changeLanguage(w *tab, say map[string]string) {
	w.t.Helper()
	w.open("/awards?year=2024")
	w.press(`//header//button[contains(., "` + say["other"] + `")]`)
	if w.at() != "/awards?year=2024" {
		w.t.Errorf("%s: the switch of language leads to %s", w.view, w.at())
	}
	to := map[string]string{"ko": "en", "en": "ko"}[w.view.language]
	w.open("/visits")
	if got := w.js(`document.documentElement.lang`); got != to {
		w.t.Errorf("%s: the language is %q after the switch, want %q", w.view, got, to)
	}
	w.silent("walk")
}
