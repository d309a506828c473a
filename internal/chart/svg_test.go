package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
)

// wellFormed reads an SVG with a strict XML parser and returns what people read in it.
func wellFormed(t testing.TB, svg []byte) (texts []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		switch v := token.(type) {
		case xml.StartElement:
			switch v.Name.Local {
			case "svg", "g", "rect", "circle", "path", "text", "title", "desc", "defs", "pattern", "style":
			default:
				t.Fatalf("there is an element %s", v.Name.Local)
			}
			for _, a := range v.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" || a.Name.Local == "href" {
					t.Fatalf("there is an attribute %s", a.Name.Local)
				}
				if a.Name.Local == "id" {
					if ids[a.Value] {
						t.Fatalf("the id %s is there twice", a.Value)
					}
					ids[a.Value] = true
				}
			}
		case xml.CharData:
			texts = append(texts, string(v))
		}
	}
}

var reference = regexp.MustCompile(`url\(#([^)]*)\)|aria-labelledby="([^" ]*) ([^"]*)"`)

func TestEachPictureIsNamedDescribedAndWhole(t *testing.T) {
	for name, p := range samples() {
		for width, l := range layouts {
			s := p.Draw(l)
			for kind, svg := range map[string][]byte{"inline": s.Inline(), "file": s.SVG()} {
				wellFormed(t, svg)
				for _, want := range []string{`role="img"`, `aria-labelledby="` + s.ID + `-title ` + s.ID + `-desc"`, "<title id=", "<desc id=", `lang="`} {
					if !bytes.Contains(svg, []byte(want)) {
						t.Errorf("%s %s %s lacks %s", name, width, kind, want)
					}
				}
				for _, m := range reference.FindAllSubmatch(svg, -1) {
					for _, id := range m[1:] {
						if len(id) > 0 && !bytes.Contains(svg, append(append([]byte(`id="`), id...), '"')) {
							t.Errorf("%s %s %s points to %s, which is not there", name, width, kind, id)
						}
					}
				}
			}
			if bytes.Contains(s.Inline(), []byte("<style")) || bytes.Contains(s.Inline(), []byte("style=")) {
				t.Errorf("%s %s has a style of its own within the page, which its policy forbids", name, width)
			}
		}
	}
}

func TestHostileNamesStayNames(t *testing.T) {
	hostile := []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "]]>", "&amp;", "a\x00b\x1b[31m", "\xff\xfe", "\u202egpj.exe", "&#x3c;", strings.Repeat("긴", 5000)}
	b := bars("x", len(hostile), true)
	f := &b.Frame
	f.ID, f.Title, f.Description, f.Source, f.Simulated, f.Language = `"x onload=1`, hostile[0], hostile[1], hostile[4], hostile[5], `ko" onload="x`
	b.Number.Unit = hostile[1]
	for i, h := range hostile {
		b.Bars[i].Name, b.Bars[i].Rank, b.Bars[i].Figure.Note = h, h, h
	}
	tr := trend("y", 5, true)
	tr.Own.Name, tr.Time.Labels = hostile[0], hostile
	for _, p := range []chart.Picture{b, tr} {
		for _, l := range layouts {
			s := p.Draw(l)
			for _, svg := range [][]byte{s.Inline(), s.SVG()} {
				for _, text := range wellFormed(t, svg) {
					if strings.ContainsAny(text, "\x00\x1b\u202e") {
						t.Errorf("a letter that cannot be printed is in %q", text)
					}
				}
			}
			if err := s.PNG(t.Context(), io.Discard, nil, false); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestWhatIsNoValueIsNotDrawn(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	b := chart.Bars{Frame: frame("none", false), Median: nan, Low: inf, High: -inf}
	for i, v := range []float64{nan, inf, -inf} {
		b.Bars = append(b.Bars, chart.Bar{Name: name(i, false), Role: chart.Own, Figure: bonbogi.Figure{Value: v, Low: v, High: v, Status: bonbogi.Normal}})
	}
	b.Bars = append(b.Bars, chart.Bar{Name: name(3, false), Figure: bonbogi.NoFigure(bonbogi.NotApplicable, "no coast")})
	svg := string(b.Draw(chart.Wide).Inline())
	if strings.Contains(svg, "<rect") || !strings.Contains(svg, "Missing (3): Anyang-si, Suwon-si, Seongnam-si") || !strings.Contains(svg, "Not applicable (1): Goyang-si") {
		t.Errorf("got %s", svg)
	}
	for _, row := range b.Table().Rows {
		if row[3].Numeric() {
			t.Errorf("the table has a value in %v", row)
		}
	}
}

func TestSimulatedValuesSaySoWhereverTheyGo(t *testing.T) {
	b := samples()["bars-simulated"].(chart.Bars)
	for _, l := range layouts {
		s := b.Draw(l)
		for kind, svg := range map[string][]byte{"inline": s.Inline(), "file": s.SVG()} {
			if n := strings.Count(strings.Join(wellFormed(t, svg), "\n"), b.Simulated); n < 3 {
				t.Errorf("%s: the mark stands %d times, want it in the title, the description and the picture", kind, n)
			}
		}
	}
	table := b.Table()
	for _, row := range table.Rows {
		if row[len(row)-1].Text != b.Simulated {
			t.Errorf("the row %v does not say that it is simulated", row)
		}
	}
}
