package browser_test

import (
	"strings"
	"testing"
)

// TestAPersonTellsOfAPractice fills the long form, asks for more rows, is refused for naming a person, saves and edits,
// with scripts and without.
func TestAPersonTellsOfAPractice(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for _, v := range []view{desk.in("ko"), telephone.in("en").atNight().withoutScripts()} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			s := serve(t, true, records(t)...)
			w := s.tab(t, browser, v)
			w.open("/practices/new")
			w.check("practice-new")
			for name, text := range map[string]string{"owner": "춘천시", "name": "청년 창업 펀드", "problem": "담보가 없다", "steps": "조례 개정\n운용사 공모", "workings": "운용사가 심사한다",
				"cost_first": "350,000,000", "legal_basis[0].title": "청년 기본 조례", "legal_basis[1].title": "벤처투자법", "aims[0].name": "청년 창업 수", "aims[0].months": "12",
				"contact.office": "기업지원과 홍길동", "source_title": "추진 계획", "who": "이하늘"} {
				w.fill(name, text)
			}
			w.press(`//main//button[@value="more:legal_basis"]`)
			if w.value("problem") != "담보가 없다" || w.value("legal_basis[1].title") != "벤처투자법" {
				t.Fatalf("%s: what was typed is gone", v)
			}
			w.fill("legal_basis[3].title", "지방재정법")
			w.choose("functions[0]", "04.1.1")
			w.choose("status", "withdrawn")
			if got := w.press(save); got != 400 {
				t.Errorf("%s: the name of a person is answered by %d", v, got)
			}
			w.expect()
			w.check("practice-refused")
			w.fill("contact.office", "기업지원과")
			w.press(save)
			at := w.at()
			if !strings.HasPrefix(at, "/practices/practice-") {
				t.Fatalf("%s: the form leads to %s", v, at)
			}
			w.sees("담보가 없다", "운용사 공모", "350,000,000", "지방재정법", "청년 창업 수", "기업지원과")
			w.check("practice-kept")
			w.press(`//section[@id="needs"]//a[contains(@href, "#in-limits")]`)
			w.fill("limits", "수도권 기업에 쏠렸다")
			w.press(save)
			w.sees("수도권 기업에 쏠렸다")
			w.silent("practice")
		})
	}
}

// save is the button at the end of a form; one at its beginning, which nobody sees, is for the key Enter.
const save = `//main//p[@class="actions"]/button[@name="action" and @value="save"]`
