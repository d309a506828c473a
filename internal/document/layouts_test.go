package document_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/document"
)

func lines(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

// The pages under testdata/layouts are laid out as boards of offices and papers are; beside each stands its article. What
// surrounds them, menus, side columns, other headlines with their first sentences, comments and feet, stands in others.list.
func TestTheArticleIsToldFromWhatSurroundsIt(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob("testdata/layouts/*.html")
	if err != nil || len(pages) < 20 {
		t.Fatal(len(pages), "pages", err)
	}
	others := lines(t, "testdata/layouts/others.list")
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			body := strings.Split(read(t, page, data).Body, "\n")
			for _, want := range lines(t, strings.TrimSuffix(page, ".html")+".txt") {
				if !slices.Contains(body, want) {
					t.Errorf("lost: %s", want)
				}
			}
			for _, got := range body {
				if slices.Contains(others, got) {
					t.Errorf("leaked: %s", got)
				}
			}
		})
	}
}

// A page that is nested as deep as a parser goes, or has a great many links, takes no longer than others of its size.
func TestLargePagesAreReadInTime(t *testing.T) {
	t.Parallel()
	for name, page := range map[string]string{
		"deep":  "<html><body>" + strings.Repeat("<div class=a>가나 <a>다</a>", 400) + strings.Repeat("<p>본문이다.</p>", 20000) + "</body></html>",
		"links": "<html><body>" + strings.Repeat("<div><a href=x>다른 글</a> 한 문장이다.</div>", 40000) + "</body></html>",
		"flat":  "<html><body>" + strings.Repeat("문장 하나가 있다.<br>", 100000) + "</body></html>",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := document.Read("a.html", []byte(page)); err != nil {
				t.Error(err)
			}
		})
	}
}
