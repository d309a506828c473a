package search

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestWordsLoseTheirParticlesAndEndings(t *testing.T) {
	e := allEndings()
	for word, want := range map[string]string{
		"안양시는": "안양시", "안양시의": "안양시", "청년을": "청년", "펀드를": "펀드", "도서관에서는": "도서관", "시민들에게": "시민", "기업과": "기업", "축제가": "축제",
		"지원하는": "지원", "지원했다": "지원", "선정됐다": "선정", "추진한다고": "추진", "시행으로": "시행", "개최합니다": "개최", "발전시키는": "발전", "숲을": "숲", "길은": "길", "전국적으로": "전국",
		// What only looks like one stays.
		"마을": "마을", "행복마을": "행복마을", "전문가": "전문가", "도로": "도로", "회의": "회의", "나이": "나이", "총무과": "총무과", "피해": "피해", "역할": "역할", "가을": "가을", "하늘": "하늘",
	} {
		r := []rune(word)
		if n, _ := e.cut(r); string(r[:n]) != want {
			t.Errorf("%s becomes %s, not %s", word, string(r[:n]), want)
		}
	}
}

func TestTheSameWordsAreTheSameLetters(t *testing.T) {
	for given, want := range map[string]string{
		"ＡＩ기반 ＣＣＴＶ": "ai기반cctv", "1,000만 원": "1000만원", "3.5점": "3.5점", "ᄒ\u1161\u11ab글": "한글", "Córdoba": "cordoba", "5G·AI": "5gai", "A.I.": "ai", "①②": "", "ㅇㅇㅅ": "ㅇㅇㅅ",
	} {
		l := newLetters()
		if l.read(plain(given), 100); string(l.r) != want {
			t.Errorf("%q is read %q, not %q", given, string(l.r), want)
		}
	}
}

func TestPlainLettersNeedNoComposing(t *testing.T) {
	for r := rune(1); r < 0x30000; r++ {
		if s := string(r); isPlain(s) && !norm.NFC.IsNormalString(s) {
			t.Errorf("%U is taken for composed", r)
		}
		for _, second := range []rune{0x0301, 0x0338, 0x3099, 0x11A8, 0x1161} {
			if s := string(r) + string(second); isPlain(s) {
				t.Errorf("%U %U is taken for composed", r, second)
			}
		}
	}
}
