package finder

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	_ "modernc.org/sqlite"

	"github.com/bonbogi/bonbogi/internal/search"
	"github.com/bonbogi/bonbogi/registry"

	"github.com/bonbogi/bonbogi"
)

const depth = 10

// ranker returns the IDs of the first ten documents for a query, the best first.
type ranker func(text, government string) []string

// engine ranks by the index of the program.
func engine(t testing.TB, docs []search.Document) ranker {
	t.Helper()
	ix, err := search.Open("", search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	if err := ix.Put(t.Context(), docs...); err != nil {
		t.Fatal(err)
	}
	if err := ix.Commit(t.Context(), "all"); err != nil {
		t.Fatal(err)
	}
	names := writer{names: registry.Korea()}
	return func(text, government string) (out []string) {
		q := search.Query{Text: text, Limit: depth, Also: names.korean(text)}
		if government != "" {
			q.Governments = []string{government}
		}
		found, err := ix.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range found.Hits {
			out = append(out, h.ID)
		}
		return out
	}
}

// trigrams ranks by SQLite's FTS5 with the trigram tokenizer and bm25, the title three times as heavy as the text. formulate makes
// the MATCH expression of a query.
func trigrams(t testing.TB, docs []search.Document, formulate func(words []string) string) ranker {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, governments UNINDEXED, title, names, body, tokenize = 'trigram')`); err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if _, err := db.Exec(`INSERT INTO d VALUES (?, ?, ?, ?, ?)`, d.ID, " "+strings.Join(d.Governments, " ")+" ", d.Title, strings.Join(d.Names, "\n"), d.Body); err != nil {
			t.Fatal(err)
		}
	}
	return func(text, government string) (out []string) {
		match := formulate(longWords(text))
		if match == "" {
			return nil
		}
		rows, err := db.Query(`SELECT id FROM d WHERE d MATCH ? AND (? = '' OR governments LIKE '% ' || ? || ' %') ORDER BY bm25(d, 0, 0, 3, 3, 1) LIMIT ?`,
			match, government, government, depth)
		if err != nil {
			t.Fatal(text, match, err)
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); err != nil {
				t.Fatal(err)
			}
			out = append(out, id)
		}
		return out
	}
}

// longWords are the words of a query that a trigram tokenizer can look for: those of three letters and more.
func longWords(text string) (out []string) {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if utf8.RuneCountInString(w) >= 3 {
			out = append(out, w)
		}
	}
	return out
}

// The three ways to ask FTS5 that were tried: all words as they stand, any of them, any three letters of them.
var formulations = map[string]func([]string) string{
	"every word": func(words []string) string { return quoted(words, " AND ") },
	"any word":   func(words []string) string { return quoted(words, " OR ") },
	"any trigram": func(words []string) string {
		var three []string
		for _, w := range words {
			r := []rune(w)
			for i := range len(r) - 2 {
				three = append(three, string(r[i:i+3]))
			}
		}
		slices.Sort(three)
		return quoted(slices.Compact(three), " OR ")
	},
}

func quoted(words []string, by string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = `"` + w + `"`
	}
	return strings.Join(out, by)
}

// score is how well one query was answered.
type score struct{ reciprocal, recall, ndcg float64 }

// judge measures a ranking: the reciprocal rank of the first relevant document, the share of the relevant ones among the first
// ten, and the normalised discounted cumulative gain there (Järvelin and Kekäläinen 2002, gains 1 and 3).
func judge(found []string, grades map[string]int) (s score) {
	gain := func(grade int) float64 { return math.Exp2(float64(grade)) - 1 }
	hits, sum := 0, 0.0
	for i, id := range found[:min(depth, len(found))] {
		if g := grades[id]; g > 0 {
			if hits++; hits == 1 {
				s.reciprocal = 1 / float64(i+1)
			}
			sum += gain(g) / math.Log2(float64(i+2))
		}
	}
	var all []int
	for _, g := range grades {
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b int) int { return b - a })
	ideal := 0.0
	for i, g := range all[:min(depth, len(all))] {
		ideal += gain(g) / math.Log2(float64(i+2))
	}
	if ideal > 0 {
		s.recall, s.ndcg = float64(hits)/float64(len(all)), sum/ideal
	}
	return s
}

// mean adds up scores.
func mean(scores []score) (m score) {
	for _, s := range scores {
		m.reciprocal += s.reciprocal / float64(len(scores))
		m.recall += s.recall / float64(len(scores))
		m.ndcg += s.ndcg / float64(len(scores))
	}
	return m
}

// permutation is how often a difference of means as large as that of a and b comes about if which of them answered which query
// were chance: a paired randomisation test, two-sided (Smucker, Allan and Carterette 2007).
func permutation(a, b []score, of func(score) float64, rounds int) float64 {
	r := rand.New(rand.NewPCG(1, 2))
	observed := 0.0
	for i := range a {
		observed += of(a[i]) - of(b[i])
	}
	larger := 0
	for range rounds {
		sum := 0.0
		for i := range a {
			d := of(a[i]) - of(b[i])
			if r.IntN(2) == 0 {
				d = -d
			}
			sum += d
		}
		if math.Abs(sum) >= math.Abs(observed)-1e-12 {
			larger++
		}
	}
	return float64(larger+1) / float64(rounds+1)
}

// governmentOf is the ID of the government that a filter names.
func governmentOf(t testing.TB, name string) string {
	if name == "" {
		return ""
	}
	found := registry.Korea().Resolve(name, bonbogi.Date{Year: 2025, Month: 12, Day: 1}).Matches
	if len(found) != 1 {
		t.Fatalf("%q is not one government", name)
	}
	return found[0].Government.ID
}

// answers asks all queries, and returns the scores by class in the order of asking.
func answers(t testing.TB, rank ranker, all []need) (scores []score, classes []string, lines []string) {
	for _, n := range all {
		government := governmentOf(t, n.Government)
		for _, q := range n.Queries {
			s := judge(rank(q.Text, government), n.Grades)
			scores, classes = append(scores, s), append(classes, q.Class)
			lines = append(lines, fmt.Sprintf("%-11s %.2f %.2f %.2f  %s", q.Class, s.reciprocal, s.recall, s.ndcg, q.Text))
		}
	}
	return scores, classes, lines
}

// ofClass are the scores of one class of queries; "" is all.
func ofClass(scores []score, classes []string, class string) (out []score) {
	for i, s := range scores {
		if class == "" || classes[i] == class {
			out = append(out, s)
		}
	}
	return out
}
