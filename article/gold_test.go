package article_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/registry"
)

// labelled is a labelled text.
type labelled struct {
	ID        string  `json:"id"`
	Title     string  `json:"title"`
	Published *string `json:"published_at"`
	Text      string  `json:"text"`
	Facts     []struct {
		Quote string `json:"quote"`
	} `json:"facts"`
}

func parseLabelled(t *testing.T, line []byte) (l labelled) {
	t.Helper()
	if err := json.Unmarshal(line, &l); err != nil {
		t.Fatal(err)
	}
	return l
}

func (l labelled) input(t *testing.T) article.Input {
	t.Helper()
	in := article.Input{Title: l.Title, Text: l.Text}
	if l.Published == nil {
		return in
	}
	if at, err := time.Parse(time.RFC3339, *l.Published); err == nil {
		in.Published = bonbogi.DateOf(at.In(time.FixedZone("KST", 9*60*60)))
		return in
	}
	d, err := bonbogi.ParseDate(*l.Published)
	if err != nil {
		t.Fatal(err)
	}
	in.Published = d
	return in
}

// predict reads the labelled texts and writes what was found, of the given kinds, as the scorer wants it.
func predict(t *testing.T, gold []byte, kinds ...bonbogi.Kind) string {
	t.Helper()
	r := article.NewReader(registry.Korea())
	out := filepath.Join(t.TempDir(), "predicted.jsonl")
	f, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(f)
	for line := range bytes.Lines(gold) {
		l := parseLabelled(t, line)
		got, err := r.Read(t.Context(), l.input(t))
		if err != nil {
			t.Fatalf("%s: %v", l.ID, err)
		}
		facts := []article.Fact{}
		for _, fact := range got.Facts {
			for _, k := range kinds {
				if fact.Kind == k {
					facts = append(facts, fact)
				}
			}
		}
		if err := enc.Encode(map[string]any{"id": l.ID, "facts": facts}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

var (
	row   = regexp.MustCompile(`(?m)^(\S+)\s+\d+\s+\d+\s+\d+\s+\d+\s+\d+\s+\d+\s+\d+\s+(\S+)\s+(\S+)\s+(\S+)$`)
	clean = regexp.MustCompile(`stay clean: (\d+) of (\d+)`)
	field = regexp.MustCompile(`(?m)^  (\S.*?)\s+([01]\.\d+)\s+\(`)
)

// score runs the scorer that lies beside the labels. Figures: "visit.F1", "award.gov.precision", "clean",
// and the fields by their names.
func score(t *testing.T, gold, predicted string) map[string]float64 {
	t.Helper()
	if testing.Short() {
		t.Skip("left out: the scorer is compiled for it")
	}
	b, err := exec.CommandContext(t.Context(), "go", "run", shared+"gold/score.go", gold, predicted).CombinedOutput()
	if err != nil {
		t.Fatalf("score: %v\n%s", err, b)
	}
	t.Logf("%s:\n%s", gold, b)
	out := map[string]float64{}
	put := func(k, v string) {
		if x, err := strconv.ParseFloat(v, 64); err == nil {
			out[k] = x
		}
	}
	text := string(b)
	for _, m := range row.FindAllStringSubmatch(text, -1) {
		put(m[1]+".precision", m[2])
		put(m[1]+".recall", m[3])
		put(m[1]+".F1", m[4])
	}
	for _, m := range field.FindAllStringSubmatch(text, -1) {
		put(strings.TrimSpace(m[1]), m[2])
	}
	if m := clean.FindStringSubmatch(text); m != nil {
		a, _ := strconv.ParseFloat(m[1], 64)
		n, _ := strconv.ParseFloat(m[2], 64)
		out["clean"] = a / n
	}
	return out
}

// atLeast holds the figures that were reached, less a little.
func atLeast(t *testing.T, got, floors map[string]float64) {
	t.Helper()
	for k, floor := range floors {
		if v, ok := got[k]; !ok || v < floor {
			t.Errorf("%s is %.3f, under %.3f", k, v, floor)
		}
	}
}

func TestPressReleasesAreReadAsWellAsBefore(t *testing.T) {
	t.Parallel()
	gold := beside(t, "gold/dev.jsonl")
	got := score(t, shared+"gold/dev.jsonl", predict(t, gold, bonbogi.KindAward, bonbogi.KindSelection, bonbogi.KindVisit, bonbogi.KindAdoption, bonbogi.KindPractice))
	atLeast(t, got, map[string]float64{
		"award.gov.precision": 0.95, "award.gov.recall": 0.96, "award.gov.F1": 0.96, "award.nongov.F1": 0.56,
		"selection.F1": 0.85, "practice.recall": 0.84, "clean": 0.97,
		"award.grade": 0.92, "award.conferrer": 0.82, "award.streak": 0.95, "quote is verbatim in text or title": 1,
	})
}

func TestVisitsAndAdoptionsAreReadAsWellAsBefore(t *testing.T) {
	t.Parallel()
	gold := beside(t, "gold/visits-dev.jsonl")
	got := score(t, shared+"gold/visits-dev.jsonl", predict(t, gold, bonbogi.KindVisit, bonbogi.KindAdoption))
	atLeast(t, got, map[string]float64{
		"visit.precision": 0.94, "visit.recall": 0.91, "visit.F1": 0.93, "adoption.F1": 0.82, "clean": 0.97,
		"visit.date": 0.96, "visit.status": 0.92, "visit.guest_type": 0.94, "visit.purpose (half the bigrams)": 0.66, "quote is verbatim in text or title": 1,
	})
}

// Of what the reader is sure of, nearly all is right; the labels leave some in doubt, which counts as right here.
func TestWhatIsSureIsRight(t *testing.T) {
	t.Parallel()
	for name, kinds := range map[string][]bonbogi.Kind{
		"gold/dev.jsonl": {bonbogi.KindAward, bonbogi.KindSelection}, "gold/visits-dev.jsonl": {bonbogi.KindVisit, bonbogi.KindAdoption},
	} {
		predicted := predict(t, beside(t, name), kinds...)
		if testing.Short() {
			t.Skip("left out: the scorer is compiled for it")
		}
		b, err := os.ReadFile(predicted)
		if err != nil {
			t.Fatal(err)
		}
		said, wrong := 0, 0
		for line := range bytes.Lines(b) {
			var read struct {
				Facts []struct{ Confidence float64 } `json:"facts"`
			}
			if err := json.Unmarshal(line, &read); err != nil {
				t.Fatal(err)
			}
			for _, f := range read.Facts {
				if f.Confidence >= 0.8 {
					said++
				}
			}
		}
		out, err := exec.CommandContext(t.Context(), "go", "run", shared+"gold/score.go", shared+name, predicted, "--verbose").Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			var f struct{ Confidence float64 }
			if raw, ok := strings.CutPrefix(strings.TrimSpace(line), "FALSE "); ok && json.Unmarshal([]byte(raw), &f) == nil && f.Confidence >= 0.8 {
				wrong++
			}
		}
		if said < 20 || wrong*10 > said {
			t.Errorf("%s: %d of %d sure facts are wrong", name, wrong, said)
		}
	}
}
