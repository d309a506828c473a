package finder

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/search"
	"github.com/bonbogi/bonbogi/registry"
)

// need is what somebody wants to know, the ways to ask for it, and the documents that a reader judged: 2 is about it, 1 says
// something of it. What is not named is not relevant.
type need struct {
	Need       string
	Government string // a filter
	Queries    []question
	Grades     map[string]int
}

type question struct{ Class, Text string }

// needs reads a file of judged queries.
func needs(t testing.TB, name string) (out []need) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "quality", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var n need
		if err := json.Unmarshal(lines.Bytes(), &n); err != nil {
			t.Fatal(name, err)
		}
		out = append(out, n)
	}
	return out
}

// pressReleases are the public press releases beside the checkout, one of each text: the store keeps a text once, and near copies
// would only be found together. They are sources, as the program would keep them.
func pressReleases(t testing.TB) []bonbogi.Source {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "kr-press-releases-jeonnam-2025", "posts_20251219.csv.gz"))
	if err != nil {
		t.Skip("left out: no press releases beside the checkout")
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
	b, err := os.ReadFile(filepath.Join("testdata", "quality", "copies.txt"))
	if err != nil {
		t.Fatal(err)
	}
	copies := map[string]bool{}
	for _, id := range strings.Fields(string(b)) {
		copies[id] = true
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[strings.TrimPrefix(name, "\ufeff")] = i
	}
	var out []bonbogi.Source
	for _, row := range rows[1:] {
		if id := row[at["id"]]; !copies[id] {
			out = append(out, bonbogi.Source{Meta: bonbogi.Meta{ID: id}, Type: bonbogi.SourcePress, Publisher: row[at["source"]],
				Title: ownTitle(row[at["title"]]), Date: yearOf(row[at["published_at"]]), Text: row[at["content"]]})
		}
	}
	return out
}

func yearOf(published string) bonbogi.Date {
	y, err := strconv.Atoi(published[:min(4, len(published))])
	if err != nil {
		return bonbogi.Date{}
	}
	return bonbogi.Date{Year: y}
}

// ownTitle takes off what the web sites added to a title.
func ownTitle(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for _, cut := range []string{"NEW", "새로운글", "...", ".."} {
		s = strings.TrimSpace(strings.TrimSuffix(s, cut))
	}
	return strings.TrimPrefix(s, "새글 ")
}

// asked are the documents of the judged queries: the sources, and all governments.
func asked(t testing.TB, sources []bonbogi.Source) (docs []search.Document) {
	t.Helper()
	w := writer{names: registry.Korea()}
	for _, g := range w.names.All() {
		d, _ := w.document(g, nil)
		docs = append(docs, d)
	}
	for _, s := range sources {
		d, _ := w.document(s, nil)
		docs = append(docs, d)
	}
	return docs
}

// withoutTitle is a text without the places where its title stands, whatever the blanks and signs in them.
func withoutTitle(text, title string) string {
	wanted, _ := lettersOf(title)
	if len(wanted) < 4 {
		return text
	}
	runes := []rune(text)
	for {
		letters, places := lettersOf(string(runes))
		at := strings.Index(string(letters), string(wanted))
		if at < 0 {
			return string(runes)
		}
		first := len([]rune(string(letters)[:at]))
		from, to := places[first], places[first+len(wanted)-1]+1
		runes = append(append(append([]rune{}, runes[:from]...), '\n'), runes[to:]...)
	}
}

// lettersOf are the letters and digits of a text, and where they stand.
func lettersOf(s string) (letters []rune, places []int) {
	for i, r := range []rune(s) {
		if r > ' ' && !strings.ContainsRune("‘’“”\"'′″·…,.!?()[]{}<>-–—~∼:;|/\u00a0\u200b", r) {
			letters, places = append(letters, r), append(places, i)
		}
	}
	return letters, places
}
