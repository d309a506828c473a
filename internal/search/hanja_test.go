package search

import (
	"flag"
	"os"
	"slices"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestHanjaAreReadAsCLDRSortsThem(t *testing.T) {
	if testing.Short() {
		t.Skip("asks for every character")
	}
	c := collate.New(language.Korean, collate.Loose)
	var buf collate.Buffer
	sortKey := func(r rune) string {
		buf.Reset()
		return string(c.KeyFromString(&buf, string(r)))
	}
	sound := map[string]rune{}
	for r := rune(hangulFirst); r < hangulFirst+hangulCount; r++ {
		sound[sortKey(r)] = r
	}
	lines := map[rune][]rune{}
	for r := rune(0x4E00); r <= 0x9FFF; r++ {
		if s := sound[sortKey(r)]; s != 0 {
			lines[s] = append(lines[s], r)
		}
	}
	var text []rune
	for r := rune(hangulFirst); r < hangulFirst+hangulCount; r++ {
		if l := lines[r]; l != nil {
			slices.Sort(l)
			text = append(append(append(text, r), l...), '\n')
		}
	}
	if *update {
		if err := os.WriteFile("hanja.txt", []byte(string(text)), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(text) != hanjaText {
		t.Error("hanja.txt is not what the collation says; run with -update")
	}
}

func TestAHanjaIsReadByItsPlaceInTheWord(t *testing.T) {
	for given, want := range map[string]string{"女性": "여성", "男女": "남녀", "勞動": "노동", "安養市": "안양시", "歷史": "역사"} {
		l := newLetters()
		l.read(given, 100)
		if got := string(l.r); got != want {
			t.Errorf("%s is read %s, not %s", given, got, want)
		}
	}
}
