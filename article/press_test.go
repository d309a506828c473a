package article_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
)

// Press releases of towns on whose texts no rule was written. Their texts may not be passed on: only what somebody found in them
// is here, and the texts lie beside the project.
func TestPracticesOfOtherTownsAreFoundInTheirPressReleases(t *testing.T) {
	t.Parallel()
	texts := pressReleases(t)
	var gold bytes.Buffer
	for line := range bytes.Lines(labelledTexts(t, "unseen-press.jsonl.gz")) {
		var l struct {
			ID        string            `json:"id"`
			Title     string            `json:"title"`
			Published string            `json:"published_at"`
			Text      string            `json:"text"`
			Facts     []json.RawMessage `json:"facts"`
		}
		if err := json.Unmarshal(line, &l); err != nil {
			t.Fatal(err)
		}
		stored, ok := texts[l.ID]
		if !ok {
			t.Fatalf("the press releases lack %s", l.ID)
		}
		l.Title, l.Text = stored[0], stored[1]
		if err := json.NewEncoder(&gold).Encode(l); err != nil {
			t.Fatal(err)
		}
	}
	at := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(at, gold.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	predicted := predict(t, gold.Bytes(), bonbogi.KindAward, bonbogi.KindSelection, bonbogi.KindPractice)
	atLeast(t, score(t, at, predicted), map[string]float64{"practice.recall": 0.6, "award.gov.precision": 0.7})
}

// pressReleases are titles and texts by ID.
func pressReleases(t *testing.T) map[string][2]string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(beside(t, "data/kr-press-releases-jeonnam-2025/posts_20251219.csv.gz")))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(z).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	title, text := slices.Index(rows[0], "title"), slices.Index(rows[0], "content")
	if title < 0 || text < 0 {
		t.Fatalf("the columns are %q", rows[0])
	}
	out := map[string][2]string{}
	for _, row := range rows[1:] {
		out[row[0]] = [2]string{row[title], row[text]}
	}
	return out
}
