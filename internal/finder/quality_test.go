package finder

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/search"
)

// TestQualityOnPressReleases measures the search on real press releases with judged queries and with titles, and holds it to
// floors. `go test ./internal/finder -run Quality -v` prints the tables of docs/search.md.
func TestQualityOnPressReleases(t *testing.T) {
	sources := pressReleases(t)
	all := needs(t, "judged.jsonl")
	docs := asked(t, sources)
	known := map[string]bool{}
	for _, d := range docs {
		known[d.ID] = true
	}
	for _, n := range all {
		for id := range n.Grades {
			if !known[id] {
				t.Errorf("%s: %s is judged and not among the documents", n.Need, id)
			}
		}
	}
	ours, classes, lines := answers(t, engine(t, docs), all)
	base, best := best(t, docs, all)
	t.Logf("%d documents, %d queries for %d needs; FTS5 asked for %s", len(docs), len(ours), len(all), best)
	t.Log("\n" + table(ours, base, classes))
	for name, of := range measures {
		t.Logf("%s: difference by chance with p = %.4f", name, permutation(ours, base, of, 10_000))
	}
	if os.Getenv("BONBOGI_QUALITY") != "" {
		slices.Sort(lines)
		t.Log("\n" + strings.Join(lines, "\n"))
	}
	m, b := mean(ours), mean(base)
	if m.reciprocal < floorReciprocal || m.recall < floorRecall || m.ndcg < floorNDCG {
		t.Errorf("the search became worse: %+v", m)
	}
	if m.reciprocal <= b.reciprocal || m.recall <= b.recall || permutation(ours, base, measures["MRR"], 2_000) > 0.01 {
		t.Errorf("the search is not clearly better than trigrams: %+v, %+v", m, b)
	}
}

// What a change must not fall below; docs/search.md has what was measured.
const (
	floorReciprocal = 0.96
	floorRecall     = 0.82
	floorNDCG       = 0.88
)

var measures = map[string]func(score) float64{
	"MRR":       func(s score) float64 { return s.reciprocal },
	"recall@10": func(s score) float64 { return s.recall },
	"nDCG@10":   func(s score) float64 { return s.ndcg },
}

// best is the formulation with which FTS5 answers best.
func best(t testing.TB, docs []search.Document, all []need) (scores []score, name string) {
	for _, n := range []string{"every word", "any word", "any trigram"} {
		got, _, _ := answers(t, trigrams(t, docs, formulations[n]), all)
		t.Logf("FTS5, %s: %+.3v", n, mean(got))
		if name == "" || mean(got).reciprocal > mean(scores).reciprocal {
			scores, name = got, n
		}
	}
	return scores, name
}

func table(ours, base []score, classes []string) string {
	var b strings.Builder
	fmt.Fprintln(&b, "| queries | | MRR | FTS5 | recall@10 | FTS5 | nDCG@10 | FTS5 |\n|---|---|---|---|---|---|---|---|")
	for _, class := range append(slices.Compact(slices.Sorted(slices.Values(classes))), "") {
		m, f := mean(ofClass(ours, classes, class)), mean(ofClass(base, classes, class))
		name := class
		if class == "" {
			name = "all"
		}
		fmt.Fprintf(&b, "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |\n", name, len(ofClass(ours, classes, class)),
			m.reciprocal, f.reciprocal, m.recall, f.recall, m.ndcg, f.ndcg)
	}
	return b.String()
}

// TestQualityOfKnownItems looks for press releases by their titles, which stand nowhere in what is indexed.
func TestQualityOfKnownItems(t *testing.T) {
	sources := pressReleases(t)
	var docs []search.Document
	var all []need
	r := rand.New(rand.NewPCG(11, 23))
	for i, s := range sources {
		text := withoutTitle(s.Text, s.Title)
		if len([]rune(text)) < 100 || len(strings.Fields(s.Title)) < 3 {
			continue // pages of which only a menu was kept
		}
		docs = append(docs, search.Document{ID: ID(bonbogi.KindSource, s.ID), Kind: "source", Body: text})
		if i%5 > 0 && os.Getenv("BONBOGI_QUALITY") == "" {
			continue // a fifth of the titles is enough to see that something became worse
		}
		s.Title = strings.NewReplacer("“", "", "”", "", `"`, "", "″", "", "‶", "").Replace(s.Title) // quotes would ask for a phrase
		all = append(all, need{Grades: map[string]int{ID(bonbogi.KindSource, s.ID): 2}, Queries: []question{
			{"title", s.Title}, {"joined", strings.ReplaceAll(s.Title, " ", "")}, {"half", half(r, s.Title)}, {"wrong letter", misspelt(r, s.Title)},
		}})
	}
	ours, classes, _ := answers(t, engine(t, docs), all)
	base, name := best(t, docs, all)
	t.Logf("%d documents; FTS5 asked for %s", len(docs), name)
	t.Log("\n" + table(ours, base, classes))
	for name, of := range measures {
		t.Logf("%s: difference by chance with p = %.4f", name, permutation(ours, base, of, 2_000))
	}
	if m := mean(ofClass(ours, classes, "title")); m.reciprocal < 0.85 || m.recall < 0.90 {
		t.Errorf("titles are found worse than before: %+v", m)
	}
}

// half is every other word of a title, beginning with the first or the second.
func half(r *rand.Rand, title string) string {
	var out []string
	for i, w := range strings.Fields(title)[r.IntN(2):] {
		if i%2 == 0 {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// misspelt has another vowel in one syllable of the longest word.
func misspelt(r *rand.Rand, title string) string {
	words := strings.Fields(title)
	long := slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
	runes := []rune(long)
	for range 50 {
		i := r.IntN(len(runes))
		if s := runes[i]; s >= '가' && s <= '힣' {
			n := s - '가'
			vowel := (n/28%21 + 1 + rune(r.IntN(20))) % 21
			runes[i] = '가' + n/588*588 + vowel*28 + n%28
			break
		}
	}
	return strings.Replace(title, long, string(runes), 1)
}
