package article_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

// Texts of other regions and hosts, told in our own words. The reader's rules were written with the seen ones in view; what it
// does with the unseen ones is what a user may expect.
func TestTextsOfOtherGovernmentsAreReadAsWellAsBefore(t *testing.T) {
	t.Parallel()
	awards := []bonbogi.Kind{bonbogi.KindAward, bonbogi.KindSelection, bonbogi.KindPractice}
	journeys := []bonbogi.Kind{bonbogi.KindVisit, bonbogi.KindAdoption}
	for name, c := range map[string]struct {
		kinds  []bonbogi.Kind
		floors map[string]float64
	}{
		"seen-awards.jsonl":         {awards, map[string]float64{"award.gov.precision": 0.95, "award.gov.recall": 0.84, "award.grade": 0.95, "award.conferrer": 0.9, "practice.recall": 0.85}},
		"seen-visits.jsonl":         {journeys, map[string]float64{"visit.precision": 0.93, "visit.recall": 0.88, "visit.status": 0.93, "visit.guest_type": 0.93, "adoption.precision": 0.9, "adoption.recall": 0.9}},
		"seen-adoptions.jsonl":      {journeys, map[string]float64{"adoption.precision": 0.87, "adoption.recall": 0.76}},
		"invented-adoptions.jsonl":  {journeys, map[string]float64{"adoption.precision": 0.92, "adoption.recall": 0.89}},
		"invented-visits.jsonl":     {journeys, map[string]float64{"visit.precision": 0.95, "visit.recall": 0.84}},
		"unseen-awards.jsonl.gz":    {awards, map[string]float64{"award.gov.precision": 0.9, "award.gov.recall": 0.82, "award.grade": 0.95, "award.conferrer": 0.83}},
		"unseen-visits.jsonl.gz":    {journeys, map[string]float64{"visit.precision": 0.84, "visit.recall": 0.7, "visit.status": 0.93, "visit.guest_type": 0.8}},
		"unseen-adoptions.jsonl.gz": {journeys, map[string]float64{"adoption.precision": 0.84, "adoption.recall": 0.58}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			beside(t, "gold/score.go")
			gold := labelledTexts(t, name)
			at := filepath.Join(t.TempDir(), "gold.jsonl")
			if err := os.WriteFile(at, gold, 0o600); err != nil {
				t.Fatal(err)
			}
			atLeast(t, score(t, at, predict(t, gold, c.kinds...)), c.floors)
		})
	}
}

// labelledTexts are the lines of a file of them, unpacked.
func labelledTexts(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/labelled", name))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(name, ".gz") {
		return data
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if data, err = io.ReadAll(z); err != nil {
		t.Fatal(err)
	}
	return data
}

// A text that is labelled twice, or a quotation that does not stand in its text, would make the figures lie.
func TestLabelsStandInTheirTexts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/labelled/*.jsonl*")
	if err != nil || len(files) < 6 {
		t.Fatalf("no labelled texts: %v", err)
	}
	known := map[string]string{}
	for _, file := range files {
		for line := range bytes.Lines(labelledTexts(t, filepath.Base(file))) {
			l := parseLabelled(t, line)
			if other := known[l.ID]; other != "" {
				t.Errorf("%s stands in %s and in %s", l.ID, other, file)
			}
			known[l.ID] = file
			if l.Text == "" { // it lies beside the project
				continue
			}
			for _, f := range l.Facts {
				if f.Quote == "" || !strings.Contains(l.Text, f.Quote) && !strings.Contains(l.Title, f.Quote) {
					t.Errorf("%s: %q stands nowhere in it", l.ID, f.Quote)
				}
			}
		}
	}
}
