package article_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/registry"
)

const shared = "../../shared/" // beside the module's root

// beside reads a file that lies beside the project, or skips the test where there is none.
func beside(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(shared + name)
	if os.IsNotExist(err) {
		t.Skipf("left out: %s is not beside the project", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

type fields = map[string]any

// asFields is a reading in the words of its JSON, as other programs see it.
func asFields(t *testing.T, in article.Input) []fields {
	t.Helper()
	got, err := article.NewReader(registry.Korea()).Read(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(got.Facts)
	if err != nil {
		t.Fatal(err)
	}
	var out []fields
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func seedFacts(t *testing.T) map[string][]fields {
	t.Helper()
	var all map[string]json.RawMessage
	if err := json.Unmarshal(beside(t, "seed/facts.json"), &all); err != nil {
		t.Fatal(err)
	}
	out := map[string][]fields{}
	for _, kind := range []string{"claims", "awards", "visits", "practices", "adoptions"} {
		var list []fields
		if err := json.Unmarshal(all[kind], &list); err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(kind, "s")] = list
	}
	return out
}

// has reports whether a fact has every field that is wanted. Notes are for people.
func has(got, want fields) bool {
	for k, v := range want {
		switch k {
		case "note", "date_without_publication_date":
		case "form": // the list explains the form behind a colon
			form, _, _ := strings.Cut(v.(string), ":")
			if got[k] != form {
				return false
			}
		case "quote":
			if !strings.Contains(got[k].(string), v.(string)) {
				return false
			}
		default:
			if got[k] != v {
				return false
			}
		}
	}
	return true
}

func TestTheFirstArticleGivesAllItsFactsAndNoOthers(t *testing.T) {
	t.Parallel()
	text := string(beside(t, "seed/article.txt"))
	want := seedFacts(t)
	got := asFields(t, article.Input{Text: text, Published: bonbogi.MustDate("2021-07-28")})
	used := map[int]bool{}
	for kind, list := range want {
		for _, w := range list {
			found := false
			for i, g := range got {
				if g["kind"] == kind && !used[i] && has(g, w) {
					used[i], found = true, true
					break
				}
			}
			if !found {
				t.Errorf("no %s like %v", kind, w)
			}
		}
	}
	for i, g := range got {
		if !used[i] {
			t.Errorf("not in the article: %v", g)
		}
		start, end := int(g["start"].(float64)), int(g["end"].(float64))
		if text[start:end] != g["quote"] {
			t.Errorf("the quotation of %v stands elsewhere", g)
		}
		if end > strings.Index(text, "경기소식") {
			t.Errorf("from the side columns: %v", g)
		}
	}
}

func TestTheFirstArticleWithoutADateLeavesTheMonthOpen(t *testing.T) {
	t.Parallel()
	got := asFields(t, article.Input{Text: string(beside(t, "seed/article.txt"))})
	visits := 0
	for _, g := range got {
		if g["kind"] != "visit" {
			continue
		}
		visits++
		if g["date"] != nil {
			t.Errorf("a date was made up: %v", g)
		}
	}
	if visits != 3 {
		t.Errorf("%d visits", visits)
	}
}

func TestASlipOfThePenIsProposedAndKept(t *testing.T) {
	t.Parallel()
	for _, g := range asFields(t, article.Input{Text: string(beside(t, "seed/article.txt"))}) {
		if g["kind"] == "practice" && g["name"] == "청년창업펀드" {
			if g["as_written"] != "청년창업편드" || g["quote"] != "청년창업편드" {
				t.Errorf("the article's spelling was lost: %v", g)
			}
			return
		}
	}
	t.Error("the practice was not found")
}
