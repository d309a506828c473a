package web

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/table"
)

// picture is a picture on a page, that can be taken away as it is, and as the table behind it.
type picture struct {
	chart.Picture
	Name string   // in the address of its files
	page *url.URL // that it stands on
}

// Inline is the picture for a desk and for a telephone; the style sheet shows one of them.
func (p picture) Inline() template.HTML {
	return template.HTML(p.Draw(chart.Wide).Inline()) + template.HTML(p.Draw(chart.Narrow).Inline())
}

// File is the address of the picture, or of its table, in a format.
func (p picture) File(format string) string {
	q := p.page.Query()
	q.Set("picture", p.Name)
	return twin(p.page.Path, q.Encode(), format)
}

// formatsOfPictures are those in which a picture or its table can be had.
var formatsOfPictures = []string{"svg", "png", "csv", "xlsx"}

// Formats are those in which the picture can be had.
func (p picture) Formats() []string { return formatsOfPictures }

// picture is the one of the page's pictures that the address names; the first if it names none.
func (p *page) picture(name string) (picture, error) {
	for _, x := range p.Pictures {
		if name == "" || x.Name == name {
			return x, nil
		}
	}
	return picture{}, bonbogi.Errorf(bonbogi.NotFound, "no_picture", "this page has no picture %q", name)
}

// writeFile sends a picture, or the table behind it, as a file.
func (p picture) writeFile(c *call, w http.ResponseWriter) error {
	var b bytes.Buffer
	t := p.Table()
	switch c.format {
	case "csv", "xlsx":
		return writeTable(w, t, c.format)
	case "svg":
		return writeFile(w, t.Name+".svg", "image/svg+xml", p.Draw(chart.Wide).SVG())
	case "png":
		if err := p.Draw(chart.Wide).PNG(c.Context(), &b, c.site.fonts(), false); err != nil {
			return err
		}
		return writeFile(w, t.Name+".png", "image/png", b.Bytes())
	}
	return fmt.Errorf("web: a picture has no format %s", c.format)
}

// shownRows is how many rows of a picture's table a page prints; the file has all.
const shownRows = 40

// behind is the table behind a picture as far as a page prints it, and how many rows it leaves out.
type behind struct {
	table.Table
	Body template.HTML // its rows; a page has hundreds, too many for a template to go through
	Left int
}

// Behind is the table behind the picture.
func (p picture) Behind() behind {
	t := p.Table()
	shown := min(len(t.Rows), shownRows)
	left := len(t.Rows) - shown
	t.Rows = t.Rows[:shown]
	var body strings.Builder
	for _, row := range t.Rows {
		body.WriteString("<tr>")
		for _, cell := range row {
			body.WriteString("<td")
			if cell.Numeric() {
				body.WriteString(` class="number"`)
			}
			body.WriteString(">" + template.HTMLEscapeString(cell.Text) + "</td>")
		}
		body.WriteString("</tr>")
	}
	return behind{t, template.HTML(body.String()), left}
}
