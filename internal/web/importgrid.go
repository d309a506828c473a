package web

import (
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

// The part of a table that is shown.
const (
	gridRows    = 20 // below the header
	gridColumns = 30
	gridAbove   = 3 // above the header
)

// grid is the beginning of a table as it was found, with what the program takes each part of it for.
type grid struct {
	Columns     []gridColumn
	Rows        []gridRow
	MoreColumns int // than are shown
	Values      int // in the rows shown
	Unread      int // those of them that do not fit
}

// gridColumn is a column with what it is taken for.
type gridColumn struct {
	ingest.Column
	Index int
	Said  []string // what the header says of its values
}

// gridRow is a row; Kind is above, header, skipped, data, or empty of values.
type gridRow struct {
	Number int
	Kind   string
	Result string // what is common to its values: the government, the period, the indicator
	Why    string // why none of its values fits
	Cells  []gridCell
}

// gridCell is a cell, and what it is read as where that is not plain to see.
type gridCell struct {
	Text   string
	Read   string
	Why    string // it does not fit
	Number bool
}

// grid puts the first rows together with what a mapping makes of them. There is no preview where the mapping does not
// fit the table.
func (c *call) grid(l *ingest.Layout, p *ingest.Preview) *grid {
	g := &grid{MoreColumns: max(0, len(l.Columns)-gridColumns)}
	for i, column := range l.Columns[:min(len(l.Columns), gridColumns)] {
		shown := gridColumn{Column: column, Index: i}
		for _, said := range []string{column.Label, (names{c.site, c.words}).period(column.Period)} {
			if said != "" && column.Role == ingest.RoleValue {
				shown.Said = append(shown.Said, said)
			}
		}
		g.Columns = append(g.Columns, shown)
	}
	read := map[int]*ingest.PreviewRow{}
	if p != nil {
		for i := range p.Rows {
			read[p.Rows[i].Number] = &p.Rows[i]
		}
	}
	below := 0
	for _, row := range l.Head {
		r := gridRow{Number: row.Number, Kind: "data"}
		switch {
		case row.Number < l.Header.First-gridAbove:
			continue
		case row.Number < l.Header.First:
			r.Kind = "above"
		case row.Number <= l.Header.Last:
			r.Kind = "header"
		default:
			if below++; below > gridRows {
				continue
			}
		}
		cells := row.Cells
		for i := range g.Columns {
			cell := gridCell{}
			if i < len(cells) {
				cell.Text = strings.TrimSpace(cells[i])
			}
			r.Cells = append(r.Cells, cell)
		}
		if found := read[row.Number]; found != nil && r.Kind == "data" {
			c.reading(g, &r, found)
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

// reading adds what the values of a row are read as.
func (c *call) reading(g *grid, r *gridRow, p *ingest.PreviewRow) {
	switch {
	case p.Skipped:
		r.Kind = "skipped"
		return
	case len(p.Values) == 0:
		r.Kind = "empty"
		return
	}
	r.Why = c.remark(p.Values[0].Reason)
	same := p.Values[0]
	seen := false
	for _, v := range p.Values {
		why := c.remark(v.Reason)
		g.Values++
		if why != "" {
			g.Unread++
		}
		if why != r.Why {
			r.Why = ""
		}
		if v.Reason != nil {
			continue
		}
		if !seen {
			same, seen = v, true
		}
		if v.Period != same.Period {
			same.Period = bonbogi.Period{}
		}
		if v.Indicator.ID != same.Indicator.ID {
			same.Indicator = bonbogi.Indicator{}
		}
	}
	n := names{c.site, c.words}
	if seen {
		r.Result = joined(" · ", n.fullName(same.Government), n.period(same.Period), n.indicator(same.Indicator))
	}
	for _, v := range p.Values {
		if v.Column >= len(r.Cells) {
			continue
		}
		cell := &r.Cells[v.Column]
		if why := c.remark(v.Reason); why != "" {
			if r.Why == "" {
				cell.Why = why
			}
			continue
		}
		cell.Number, cell.Read = v.Figure.Status.HasValue(), c.readAs(cell.Text, v.Figure)
	}
}

// readAs is a figure in words where it is not just what stands in the cell.
func (c *call) readAs(written string, f bonbogi.Figure) string {
	var said []string
	if f.Status.HasValue() && strings.NewReplacer(",", "", " ", "").Replace(written) != strconv.FormatFloat(f.Value, 'f', -1, 64) {
		said = append(said, number(f.Value))
	}
	if f.Status != bonbogi.Normal {
		said = append(said, c.text("figure."+figureKey(f.Status)))
	}
	return joined(" · ", said...)
}

// joined are the texts that are not empty.
func joined(between string, texts ...string) string {
	var some []string
	for _, s := range texts {
		if s != "" {
			some = append(some, s)
		}
	}
	return strings.Join(some, between)
}
