package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// example is a pair of a labelled text, and whether its label says so.
type example struct {
	signs []string
	right bool
}

// The weights of the signs are those of a logistic regression on the seen texts; -update fits them anew.
func TestWeightsOfAdoptionSignsFitTheSeenTexts(t *testing.T) {
	t.Parallel()
	var texts []example
	for _, name := range []string{"seen-adoptions.jsonl", "seen-visits.jsonl", "seen-awards.jsonl", "invented-adoptions.jsonl", "invented-visits.jsonl"} {
		for _, ofOne := range examplesByText(t, filepath.Join("testdata", "labelled", name)) {
			texts = append(texts, ofOne...)
		}
	}
	fitted := fitted(texts)
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		writeWeights(t, fitted)
		return
	}
	if now, best := surprise(texts, adoptionWeights), surprise(texts, fitted); now > 1.15*best {
		t.Errorf("the weights explain the seen texts worse (%.4f) than weights fitted to them (%.4f): run go test ./article -run Weights -update", now, best)
	}
}

// examplesByText are the pairs of each text of a file of labelled ones. What is labelled, but in another sentence, is no example.
func examplesByText(t *testing.T, path string) [][]example {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	g := newGazetteer(registry.Korea().All())
	var out [][]example
	lines := bufio.NewScanner(bytes.NewReader(raw))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var d struct {
			Title, Text string
			Published   *bonbogi.Date `json:"published_at"`
			Facts       []struct {
				Kind, Origin, Adopter, Quote string
				Doubt                        any
				Alt                          map[string][]any
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		in := Input{Title: d.Title, Text: d.Text}
		if d.Published != nil {
			in.Published = *d.Published
		}
		var pairs []example
		for _, p := range pairsIn(t, g, in) {
			right, unsure := false, false
			for _, f := range d.Facts {
				if f.Kind != "adoption" || !isNamed(p.origin.Name, f.Origin, f.Alt["origin"]) || !isNamed(p.adopter.Name, f.Adopter, f.Alt["adopter"]) {
					continue
				}
				told, quote := letters(p.sent.of(p.of.s)), letters(f.Quote)
				here := p.sent.no >= 0 && (strings.Contains(told, clip15(quote)) || strings.Contains(quote, clip15(told)))
				right, unsure = right || here && f.Doubt == nil, unsure || !here || f.Doubt != nil
			}
			if right || !unsure {
				pairs = append(pairs, example{p.signs, right})
			}
		}
		out = append(out, pairs)
	}
	return out
}

func clip15(s string) string { return s[:clip(s, 45)] }

// letters drops what can differ between a text and what is quoted from it.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" ,.·‘’“”\"'()\n", r) {
			return -1
		}
		return r
	}, s)
}

// isNamed reports whether a name is one of those that a label takes; the count stands for a set.
func isNamed(name, label string, alt []any) bool {
	plain := func(s string) string {
		return strings.NewReplacer(" ", "", "·", "", "전국", "", "기초", "", "광역", "").Replace(s)
	}
	is := func(s string) bool {
		digits := func(s string) string {
			return strings.Map(func(r rune) rune {
				if r < '0' || r > '9' {
					return -1
				}
				return r
			}, s)
		}
		return plain(s) == plain(name) || digits(s) != "" && digits(s) == digits(name)
	}
	return is(label) || slices.ContainsFunc(alt, func(a any) bool { s, ok := a.(string); return ok && is(s) })
}

// pairsIn are the pairs that the reader weighs in an article.
func pairsIn(t *testing.T, g *gazetteer, in Input) []adoptionPair {
	t.Helper()
	title, body := tell(g, in.Title, InTitle, in.Published), tell(g, in.Text, InText, in.Published)
	title.sentences, body.sentences = titleOf(title.s), sentences(body.s, openPage(body.s).lines)
	if err := prepare(t.Context(), title, body, ""); err != nil {
		t.Fatal(err)
	}
	var pairs []adoptionPair
	err := body.eachPair(t.Context(), title, body.prepareAdoptions(title), func(p adoptionPair) {
		p.signs = slices.Clone(p.signs)
		pairs = append(pairs, p)
	})
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

// fitted are the weights under which the examples are likeliest, with small ones preferred (a ridge), by stochastic gradients with
// a step for each weight (Duchi, Hazan and Singer 2011, AdaGrad).
func fitted(texts []example) map[string]float64 {
	const step, rounds = 0.2, 25
	ridge := 50 / float64(len(texts))
	w, squares := map[string]float64{}, map[string]float64{}
	order := rand.New(rand.NewPCG(1, 1))
	for range rounds {
		for _, i := range order.Perm(len(texts)) {
			x := texts[i]
			off := likelihood(x.signs, w)
			if x.right {
				off--
			}
			for _, sign := range append([]string{""}, x.signs...) {
				g := off
				if sign != "" {
					g += ridge * w[sign]
				}
				squares[sign] += g * g
				w[sign] -= step * g / math.Sqrt(squares[sign]+1e-6)
			}
		}
	}
	return w
}

func likelihood(signs []string, w map[string]float64) float64 {
	z := w[""]
	for _, sign := range signs {
		z += w[sign]
	}
	return 1 / (1 + math.Exp(-z))
}

// surprise is the mean of the negative logarithms of how likely the weights find what the labels say.
func surprise(texts []example, w map[string]float64) float64 {
	sum := 0.0
	for _, x := range texts {
		p := likelihood(x.signs, w)
		if !x.right {
			p = 1 - p
		}
		sum -= math.Log(max(p, 1e-9))
	}
	return sum / float64(len(texts))
}

// writeWeights writes those that matter.
func writeWeights(t *testing.T, w map[string]float64) {
	t.Helper()
	var b strings.Builder
	b.WriteString("// Code generated by go test ./article -run Weights -update; DO NOT EDIT.\n\npackage article\n\n// adoptionWeights are how much each sign speaks for an adoption; \"\" is where no sign does.\nvar adoptionWeights = map[string]float64{\n")
	for _, sign := range slices.Sorted(maps.Keys(w)) {
		if x := math.Round(100*w[sign]) / 100; math.Abs(x) >= 0.1 {
			fmt.Fprintf(&b, "%q: %.2f,\n", sign, x)
		}
	}
	b.WriteString("}\n")
	code, err := format.Source([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("adoptionweights.go", code, 0o600); err != nil {
		t.Fatal(err)
	}
}
