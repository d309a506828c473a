package chart_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"strconv"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/internal/chart"
)

// drawer makes pictures of whatever bytes it is given.
type drawer struct {
	data []byte
	text string
}

func (d *drawer) byte() byte {
	if len(d.data) == 0 {
		return 0
	}
	b := d.data[0]
	d.data = d.data[1:]
	return b
}

func (d *drawer) value() float64 {
	kinds := []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, 1, -1, 100, 1e15, 1e-9}
	k := d.byte()
	if int(k) < len(kinds) {
		return kinds[k]
	}
	if k < 200 {
		return float64(k) - 100
	}
	var b [8]byte
	d.data = d.data[copy(b[:], d.data):]
	return math.Float64frombits(binary.LittleEndian.Uint64(b[:]))
}

func (d *drawer) values() (out []float64) {
	for range d.byte() % 12 {
		out = append(out, d.value())
	}
	return out
}

func (d *drawer) figure() bonbogi.Figure {
	return bonbogi.Figure{Value: d.value(), Low: d.value(), High: d.value(), Status: bonbogi.Status(d.byte() % 20), Note: d.text}
}

func (d *drawer) figures() (out []bonbogi.Figure) {
	for range d.byte() % 12 {
		out = append(out, d.figure())
	}
	return out
}

func (d *drawer) period() bonbogi.Period {
	switch b := int(d.byte()); b % 4 {
	case 0:
		return bonbogi.YearPeriod(1900 + b)
	case 1:
		return bonbogi.QuarterPeriod(2000+b/4, 1+b%4)
	case 2:
		return bonbogi.MonthPeriod(2000+b/12, 1+b%12)
	}
	return bonbogi.Period{}
}

func (d *drawer) picture() chart.Picture {
	f := chart.Frame{ID: d.text, Language: d.text, Title: d.text, Subtitle: d.text, Description: d.text, Source: d.text, Words: korean}
	if d.byte()%2 == 1 {
		f.Simulated = d.text
	}
	n := chart.Number{Decimals: int(int8(d.byte())), Unit: d.text}
	times := func() (t chart.Time) {
		for range d.byte() % 12 {
			t.Periods = append(t.Periods, d.period())
		}
		return t
	}
	line := func() chart.Line { return chart.Line{Name: d.text, Figures: d.figures()} }
	band := func() chart.Band { return chart.Band{Low: d.values(), Median: d.values(), High: d.values()} }
	role := func() chart.Role { return chart.Role(d.byte() % 6) }
	switch d.byte() % 9 {
	case 0:
		b := chart.Bars{Frame: f, Number: n, Direction: bonbogi.Directions[d.byte()%3], Median: d.value(), Low: d.value(), High: d.value()}
		for i := range int(d.byte()) * int(d.byte()%3) {
			b.Bars = append(b.Bars, chart.Bar{Name: d.text + strconv.Itoa(i), Rank: d.text, Role: role(), Figure: d.figure()})
		}
		return b
	case 1:
		return chart.Trend{Frame: f, Number: n, Time: times(), Own: line(), Models: []chart.Line{line()}, Peers: band()}
	case 2:
		s := chart.Strip{Frame: f, Name: d.text}
		for range d.byte() % 12 {
			s.Rows = append(s.Rows, chart.StripRow{Label: d.text, Percentile: d.value(), Low: d.value(), High: d.value(), Value: d.text, Status: bonbogi.Status(d.byte() % 20)})
		}
		return s
	case 3:
		c := chart.Scatter{Frame: f, X: chart.Measure{Name: d.text, Number: n, Log: d.byte()%2 == 1, Median: d.value()}, Y: chart.Measure{Number: n, Log: d.byte()%2 == 1, Median: d.value()}}
		for range d.byte() {
			c.Points = append(c.Points, chart.ScatterPoint{Name: d.text, Role: role(), X: d.figure(), Y: d.figure()})
		}
		return c
	case 4:
		m := chart.Multiples{Frame: f, Time: times(), Shared: d.byte()%2 == 1}
		for range d.byte() % 8 {
			m.Panels = append(m.Panels, chart.Panel{Title: d.text, Number: n, Own: line(), Peers: band()})
		}
		return m
	case 5:
		s := chart.Shares{Frame: f, Number: n}
		for range d.byte() % 9 {
			s.Variables = append(s.Variables, d.text)
		}
		for range d.byte() % 9 {
			s.Rows = append(s.Rows, chart.ShareRow{Name: d.text, Distance: d.value(), Shares: d.values()})
		}
		return s
	case 6:
		h := chart.Heat{Frame: f}
		for range d.byte() % 20 {
			h.Columns = append(h.Columns, chart.HeatColumn{Name: d.text, Role: role()})
		}
		for range d.byte() % 9 {
			r := chart.HeatRow{Label: d.text}
			for range d.byte() % 20 {
				r.Cells = append(r.Cells, chart.HeatCell{Percentile: d.value(), Value: d.text, Status: bonbogi.Status(d.byte() % 20)})
			}
			h.Rows = append(h.Rows, r)
		}
		return h
	}
	var areas []chart.Area
	places := map[string]boundary.Tile{}
	for i := range d.byte() {
		a := chart.Area{ID: strconv.Itoa(100 + int(i)), Name: d.text, Label: d.text, Role: role(), Figure: d.figure()}
		areas = append(areas, a)
		places[a.ID] = boundary.Tile{Column: int(int8(d.byte())), Row: int(int8(d.byte()))}
	}
	by := chart.Classing(d.byte() % 2)
	if d.byte()%2 == 0 {
		return chart.Tiles{Frame: f, Number: n, Classes: by, Areas: areas, Places: places}
	}
	return chart.Map{Frame: f, Number: n, Classes: by, Areas: areas, Shapes: madeUp}
}

var madeUp = island("", true).Shapes

// FuzzDraw draws pictures of anything: they are well-formed, of a size that one can show, and without a place
// that is no number; the letters of the names stay letters.
func FuzzDraw(f *testing.F) {
	for kind := range byte(9) {
		f.Add([]byte{0, 1, kind, 20, 2, 150, 160, 120, 170, 1, 130, 110, 140, 1, 3, 200, 1, 2, 3, 4, 5, 6, 7, 8}, "안양시 <b>&")
		f.Add(bytes.Repeat([]byte{1, 1, kind, 7, 150, 3, 2, 1}, 60), "a\x00\xff")
	}
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		if len(data) > 4000 || len(text) > 2000 {
			return
		}
		p := (&drawer{data, text}).picture()
		table := p.Table()
		for _, row := range table.Rows {
			if len(row) > len(table.Header) {
				t.Fatalf("a row of %d cells under a head of %d", len(row), len(table.Header))
			}
		}
		for _, l := range layouts {
			s := p.Draw(l)
			if !(s.Width == 720 || s.Width == 360) || !(s.Height > 0 && s.Height < 60000) {
				t.Fatalf("drawn %v by %v", s.Width, s.Height)
			}
			wellFormed(t, s.Inline())
			svg := s.SVG()
			wellFormed(t, svg)
			if bytes.Contains(svg, []byte("NaN")) && text == "" {
				t.Fatalf("NaN in %s", svg)
			}
			if place, ok := chart.Unplaced(s); ok {
				t.Fatalf("a shape lies nowhere: %v", place)
			}
		}
	})
}

// FuzzPNG draws pixels of anything.
func FuzzPNG(f *testing.F) {
	for kind := range byte(9) {
		f.Add([]byte{0, 1, kind, 20, 2, 150, 160, 120, 170, 1, 130, 110, 140, 1, 3, 200, 1, 2, 3, 4, 5, 6, 7, 8}, "힣A")
	}
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		if len(data) > 200 || len(text) > 10 {
			return
		}
		if s := (&drawer{data, text}).picture().Draw(chart.Narrow); s.Height < 600 {
			if err := s.PNG(t.Context(), io.Discard, nil, true); err != nil {
				t.Fatal(err)
			}
		}
	})
}
