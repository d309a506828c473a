package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
)

// readingJSON is what `read --format json` prints.
type readingJSON struct {
	Title       *string        `json:"title"`
	Publisher   *string        `json:"publisher"`
	PublishedAt bonbogi.Date   `json:"published_at"`
	Facts       []article.Fact `json:"facts"`
}

func newReadingJSON(r article.Reading) readingJSON {
	known := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	return readingJSON{known(r.Title), known(r.Publisher), r.Published, append([]article.Fact{}, r.Facts...)}
}

// printReading writes the reading for people: each fact, and the passage with its words marked.
func printReading(w io.Writer, in article.Input, r article.Reading) error {
	b := new(strings.Builder)
	for _, line := range []string{r.Title, strings.Trim(r.Publisher+", "+r.Published.String(), ", ")} {
		if line != "" {
			fmt.Fprintln(b, line)
		}
	}
	if len(r.Facts) == 0 {
		fmt.Fprintln(b, "No facts were found in it.")
	}
	for i, f := range r.Facts {
		text := in.Text
		if f.In == article.InTitle {
			text = r.Title
		}
		fmt.Fprintf(b, "\n%d. %s (%.0f%% sure): %s\n   %s\n", i+1, f.Kind, 100*f.Confidence, describe(f), passage(text, f.Start, f.End))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// describe says what the fact is in a line.
func describe(f article.Fact) string {
	var parts []string
	add := func(format string, value string) {
		if value != "" {
			parts = append(parts, fmt.Sprintf(format, value))
		}
	}
	switch {
	case f.Award != nil:
		a := f.Award
		add("%s", a.Recipient.Name)
		add("%s", a.Name)
		add("%s", a.FullGrade())
		add("from %s", a.Conferrer.Name)
		add("%s", a.Period)
		if a.Streak > 0 {
			parts = append(parts, fmt.Sprintf("%d years in a row", a.Streak))
		}
		add("for %s", a.For)
	case f.Visit != nil:
		v := f.Visit
		add("%s", v.Guest.Name+" → "+v.Host.Name)
		add("%s", v.HostDepartment)
		add("%s", v.Date.String())
		add("%s", string(v.Status))
		add("about %s", v.Purpose)
	case f.Adoption != nil:
		a := f.Adoption
		add("%s", a.Practice)
		add("%s", a.Origin.Name+" → "+a.Adopter.Name)
		add("%s", a.FormWord())
		add("%s", a.Date.String())
	case f.Practice != nil:
		add("%s", f.Practice.Owner.Name)
		add("%s", f.Practice.Name)
		if f.Practice.AsWritten != f.Practice.Name {
			add("written %s", f.Practice.AsWritten)
		}
	case f.Claim != nil:
		c := f.Claim
		add("%s", c.Subject.Name)
		add("%s", fmt.Sprintf("%s: %v", c.Type, c.Value))
		add("in %s", c.Period)
		add("as of %s", c.AsOf)
	}
	return strings.Join(parts, ", ")
}

// around is how much of the text, in bytes, stands on either side of a marked passage.
const around = 60

// passage is the place in the text, with the words of the fact between marks.
func passage(text string, start, end int) string {
	if start < 0 || end > len(text) || start > end {
		return ""
	}
	from, to := max(start-around, 0), min(end+around, len(text))
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > end && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	// A passage ends with its line: what follows is often another article.
	before, after := text[from:start], text[end:to]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	after, _, _ = strings.Cut(after, "\n")
	return strings.Join(strings.Fields(before+"⟦"+text[start:end]+"⟧"+after), " ")
}
