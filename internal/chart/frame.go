package chart

import (
	"strings"

	"github.com/bonbogi/bonbogi/internal/table"
)

// Frame is what stands around every picture. All of it is text for people, in the language of the page.
type Frame struct {
	ID          string // unique on the page; what no id may have is left out of it
	Language    string // "ko", "en"
	Title       string // printed on a downloaded picture; on a page it is the name for those who listen
	Subtitle    string // unit, period, peer group; printed under the title
	Description string // what the picture shows, in a sentence or two
	Source      string // the whole line: "Source: KOSIS, 2024"
	Simulated   string // the mark on values that a model made; empty where they were measured
	Words       Words
}

const (
	sizeText  = 13.0
	sizeSmall = 12.0
	lineStep  = 17.0
)

// sheet is a scene while it is drawn, from top to bottom.
type sheet struct {
	*Scene
	frame  Frame
	layout Layout
	y      float64 // how far down it is full
}

// sheet begins a scene with its head and, where the values are simulated, the mark that says so.
func (f Frame) sheet(l Layout) *sheet {
	id := identifier(f.ID)
	s := &sheet{&Scene{Width: l.width(), ID: id + []string{"-wide", "-narrow"}[l], Layout: l, Language: f.Language,
		Title: f.Title, Description: f.Description}, f, l, 0}
	if f.Simulated != "" {
		s.Title += " (" + f.Simulated + ")"
		s.Description = strings.TrimSpace(s.Description + " " + f.Simulated)
	}
	s.head()
	if f.Simulated != "" {
		s.mark(f.Simulated)
	}
	return s
}

// head prints title and subtitle above the picture's own area, where a page does not show them.
func (s *sheet) head() {
	titles := wrap(s.frame.Title, 18, true, s.Width)
	subtitles := wrap(s.frame.Subtitle, sizeText, false, s.Width)
	s.Head = 24*float64(len(titles)) + 18*float64(len(subtitles)) + 10
	y := -s.Head + 17
	g := s.group(style{fill: ink})
	for _, line := range titles {
		g.add(text{0, y, 18, start, true, line})
		y += 24
	}
	g = s.group(style{fill: inkSoft})
	for _, line := range subtitles {
		g.add(text{0, y - 3, sizeText, start, false, line})
		y += 18
	}
}

// mark says that the values were not measured, in the picture itself, so that no copy is without it.
func (s *sheet) mark(words string) {
	words = shorten(words, sizeSmall, true, s.Width-20)
	w := textWidth(words, sizeSmall, true) + 20
	s.group(style{fill: warningGround, stroke: warningLine, width: 1.2, dash: dashes}).add(rect{0.6, 0.6, w, 22, 4})
	s.group(style{fill: warningInk}).add(text{0.6 + w/2, 16, sizeSmall, middle, true, words})
	s.y = 32
}

// empty says that there is nothing to draw.
func (s *sheet) empty() *Scene {
	s.group(style{fill: ground, stroke: line, width: 1, dash: dashes}).add(rect{0.5, s.y + 0.5, s.Width - 1, 96, 6})
	s.group(style{fill: inkSoft}).add(text{s.Width / 2, s.y + 53, sizeText, middle, false, shorten(s.frame.Words.NoData, sizeText, false, s.Width-24)})
	s.y += 97
	return s.end()
}

// end prints the source and closes the scene.
func (s *sheet) end() *Scene {
	if s.frame.Source != "" {
		s.y += 10
		s.paragraph(s.frame.Source, inkFaint)
	}
	s.Height = s.y + 2
	return s.Scene
}

// paragraph prints a text over as many lines as it takes.
func (s *sheet) paragraph(words string, p paint) {
	g := s.group(style{fill: p})
	for _, l := range wrap(words, sizeSmall, false, s.Width) {
		s.y += lineStep
		g.add(text{0, s.y - 4, sizeSmall, start, false, l})
	}
}

// table begins the table behind the picture.
func (f Frame) table(header ...string) table.Table {
	t := table.Table{Name: identifier(f.ID), Title: f.Title, Header: header}
	if f.Simulated != "" {
		t.Header = append(t.Header, f.Words.Note)
		t.Notes = append(t.Notes, f.Simulated)
	}
	if f.Source != "" {
		t.Notes = append(t.Notes, f.Source)
	}
	return t
}

// add appends a row, with the mark where the values are simulated: a row alone must still say so.
func (f Frame) add(t *table.Table, cells ...table.Cell) {
	if f.Simulated != "" {
		cells = append(cells, table.Text(f.Simulated))
	}
	t.Add(cells...)
}

// identifier keeps what may stand in an id and in a file's name.
func identifier(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return -1
	}, s)
	return "chart-" + s[:min(len(s), 100)]
}
