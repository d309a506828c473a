package search

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// library makes up as many documents as one likes, of the sentences of real press releases: words are as frequent in it as in
// those. Some words are replaced by others, and there are names that nobody else has, so that the vocabulary grows with the
// collection as that of a language does.
type library struct {
	titles    []string
	sentences []string
	words     []string // every word of the texts, as often as it occurs
}

// pressReleases reads the public data beside the checkout.
func pressReleases(t testing.TB) *library {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "data", "kr-press-releases-jeonnam-2025", "posts_20251219.csv.gz")
	f, err := os.Open(path)
	if err != nil {
		t.Skip("no press releases beside the checkout: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(z).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	l := &library{}
	title, content := 0, 0
	for i, name := range rows[0] {
		switch strings.TrimPrefix(name, "\ufeff") {
		case "title":
			title = i
		case "content":
			content = i
		}
	}
	ends := regexp.MustCompile(`[.!?]\s+|\n`)
	for _, row := range rows[1:] {
		l.titles = append(l.titles, strings.Join(strings.Fields(row[title]), " "))
		for _, s := range ends.Split(row[content], -1) {
			if s = strings.Join(strings.Fields(s), " "); runeCount(s) > 15 && runeCount(s) < 300 {
				l.sentences = append(l.sentences, s)
				l.words = append(l.words, strings.Fields(s)...)
			}
		}
	}
	return l
}

// document is the i-th document, always the same.
func (l *library) document(i int) Document {
	r := rand.New(rand.NewPCG(uint64(i), 4711))
	d := Document{ID: fmt.Sprintf("source/%07d", i), Kind: "source", Year: 2016 + r.IntN(10)}
	switch k := r.IntN(10); {
	case k < 2:
		d.Kind = "practice"
	case k < 3:
		d.Kind = "award"
	}
	d.Governments = []string{fmt.Sprintf("kr-%03d", int(r.ExpFloat64()*40)%250)}
	d.Topics = []string{fmt.Sprintf("topic-%d", r.IntN(30))}
	d.Title = l.vary(r, l.titles[r.IntN(len(l.titles))], 0.35)
	var b strings.Builder
	for n := 0; n < 800; {
		s := l.vary(r, l.sentences[r.IntN(len(l.sentences))], 0.12)
		b.WriteString(s)
		b.WriteString(". ")
		n += runeCount(s) + 2
	}
	d.Body = b.String()
	return d
}

// vary replaces a share of the words.
func (l *library) vary(r *rand.Rand, s string, share float64) string {
	words := strings.Fields(s)
	for i := range words {
		switch p := r.Float64(); {
		case p < share*0.9:
			words[i] = l.words[r.IntN(len(l.words))]
		case p < share:
			words[i] = name(r) + []string{"", "은", "이", "의", "씨는", "에서"}[r.IntN(6)]
		}
	}
	return strings.Join(words, " ")
}

// name makes up a name of two to four syllables.
func name(r *rand.Rand) string {
	const syllables = "가강고광교구권금길김나남노단달대도동두라량려로류리림마만명목무문미민박반배백변봉부산상서석선설성소손송수순승시신심아안양어연영예오옥온완용우원유윤은의이인일임장재전정제조종주준지진차창천철청초최춘충태하학한해향허현형호홍화황효후흥희"
	all := []rune(syllables)
	var out []rune
	for range 2 + r.IntN(3) {
		out = append(out, all[r.IntN(len(all))])
	}
	return string(out)
}
