package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// compareTable asks a table in place of the database.
type compareTable struct {
	CSV         string  `name:"csv" placeholder:"FILE.csv" help:"The table: a row a government, with a header; packed with gzip if you like; - for standard input."`
	ID          string  `name:"id" placeholder:"COL" help:"The column that names the governments."`
	Value       string  `placeholder:"COL" help:"The column of the values. Without it: numerator / denominator × per."`
	Of          string  `placeholder:"ID" help:"Which government of the table: needed with --peers."`
	Low         string  `placeholder:"COL" help:"The column of the lower end of the interval of 95 % as published."`
	High        string  `placeholder:"COL" help:"The column of its upper end."`
	Numerator   string  `placeholder:"COL" help:"The column of what was counted, to compute an interval from."`
	Denominator string  `placeholder:"COL" help:"The column of what it is counted among."`
	Interval    string  `enum:"none,wilson,poisson" default:"none" placeholder:"none|wilson|poisson" help:"How: wilson for a share, poisson (exact) for a rate of counts."`
	Per         float64 `default:"1" help:"value = numerator / denominator × per: 100 for percent, 100000 for rates."`
	Status      string  `placeholder:"COL" help:"The column that says what a value is or why there is none: normal, provisional, missing, not_applicable, suppressed, …"`
	Direction   string  `enum:"up,down,none" default:"up" placeholder:"up|down|none" help:"Which values of the table are better: up (more), down (less), or none (neither; the largest stand first)."`
}

// asked reports whether a table is asked for.
func (c compareTable) asked() bool {
	return cmp.Or(c.CSV, c.ID, c.Value, c.Of, c.Low, c.High, c.Numerator, c.Denominator, c.Status) != ""
}

func (c compareTable) validate() error {
	switch {
	case c.CSV == "" || c.ID == "" || c.Value == "" && c.Numerator == "":
		return errors.New("compare what? Give --csv, --id, and --value or --numerator and --denominator")
	case (c.Low == "") != (c.High == ""):
		return errors.New("an interval has two ends: give --low and --high")
	case (c.Numerator == "") != (c.Denominator == ""):
		return errors.New("a share or a rate has two parts: give --numerator and --denominator")
	case c.Interval != "none" && c.Numerator == "":
		return fmt.Errorf("--interval %s is computed from counts: give --numerator and --denominator", c.Interval)
	case !(c.Per > 0) || math.IsInf(c.Per, 0):
		return fmt.Errorf("--per %v: give a number over 0", c.Per)
	}
	return nil
}

func (c *compareCommand) runOnTable(ctx context.Context, p *program) error {
	t, err := p.readTable(ctx, c.CSV)
	if err != nil {
		return err
	}
	column, err := t.column(c.ID)
	if err != nil {
		return err
	}
	ids, err := t.ids(column)
	if err != nil {
		return err
	}
	figures, err := c.figures(t)
	if err != nil {
		return err
	}
	chosen, err := c.chosen(ids)
	if err != nil {
		return err
	}
	var governments []string
	var compared []bonbogi.Figure
	for _, i := range chosen {
		governments, compared = append(governments, ids[i]), append(compared, figures[i])
		if note := figures[i].Note; note != "" {
			p.warn(fmt.Sprintf("%s (line %d) has no value: %s", ids[i], t.lines[i], note))
		}
	}
	r, err := compare.Rank(bonbogi.Indicator{Direction: bonbogi.Direction(c.Direction), Rankable: true, Interval: bonbogi.IntervalMethod(c.Interval), Per: c.Per}, governments, compared)
	if err != nil {
		return err
	}
	rows := make([]comparedRow, 0, len(governments))
	for _, x := range r.Positions {
		f := x.Figure
		f.Low, f.High = x.Interval.Low, x.Interval.High
		rows = append(rows, comparedRow{x.Government, f, x.Rank, x.RankLow, x.RankHigh, x.Percentile, x.GapToMedian})
	}
	for _, x := range r.Apart {
		rows = append(rows, apartRow(x.Government, x.Status))
	}
	return p.printComparison(rows, c.BOM)
}

// chosen are the rows that are compared: all, or those of --of and --peers.
func (c *compareCommand) chosen(ids []string) (rows []int, err error) {
	find := func(id string) (int, error) {
		i := slices.Index(ids, id)
		if i < 0 {
			return 0, bonbogi.Errorf(bonbogi.NotFound, "no_government", "%s has no %s %q; %s", c.CSV, c.ID, id, nearOnes(id, ids))
		}
		return i, nil
	}
	if of := strings.TrimSpace(c.Of); of != "" {
		i, err := find(of)
		if err != nil {
			return nil, err
		}
		rows = append(rows, i)
	}
	if c.Peers == "" {
		rows = nil
		for i := range ids {
			rows = append(rows, i)
		}
		return rows, nil
	}
	for id := range strings.SplitSeq(c.Peers, ",") {
		i, err := find(strings.TrimSpace(id))
		if err != nil {
			return nil, err
		}
		if !slices.Contains(rows, i) {
			rows = append(rows, i)
		}
	}
	return rows, nil
}

// figures reads the values of all rows. The note of one that is missing says what stands in its place.
func (c compareTable) figures(t *table) ([]bonbogi.Figure, error) {
	figures := make([]bonbogi.Figure, len(t.rows))
	for i := range figures {
		figures[i] = bonbogi.FigureOf(math.NaN())
	}
	for _, part := range []struct {
		column string
		to     func(*bonbogi.Figure) *float64
	}{
		{c.Value, func(f *bonbogi.Figure) *float64 { return &f.Value }},
		{c.Low, func(f *bonbogi.Figure) *float64 { return &f.Low }},
		{c.High, func(f *bonbogi.Figure) *float64 { return &f.High }},
		{c.Numerator, func(f *bonbogi.Figure) *float64 { return &f.Numerator }},
		{c.Denominator, func(f *bonbogi.Figure) *float64 { return &f.Denominator }},
	} {
		if part.column == "" {
			continue
		}
		column, err := t.column(part.column)
		if err != nil {
			return nil, err
		}
		numbers, err := t.numbers(column)
		if err != nil {
			return nil, err
		}
		for i, x := range numbers {
			*part.to(&figures[i]) = x
			if text := strings.TrimSpace(t.rows[i][column]); math.IsNaN(x) && text != "" {
				figures[i].Note = fmt.Sprintf("%s is %q, which is no number", part.column, text)
			}
		}
	}
	status := -1
	if c.Status != "" {
		var err error
		if status, err = t.column(c.Status); err != nil {
			return nil, err
		}
	}
	for i := range figures {
		f := &figures[i]
		if c.Value == "" && f.Denominator > 0 {
			f.Value = f.Numerator / f.Denominator * c.Per
		}
		said := ""
		if status >= 0 {
			said = strings.TrimSpace(t.rows[i][status])
		}
		if err := complete(f, said); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", t.file, t.lines[i], err)
		}
	}
	return figures, nil
}

// complete gives a figure the status that stands beside it. Without a value it is missing, if nothing else is said.
func complete(f *bonbogi.Figure, said string) (err error) {
	if said != "" {
		if f.Status, err = bonbogi.ParseStatus(said); err != nil {
			return err
		}
	}
	if !math.IsNaN(f.Value) {
		f.Note = ""
	} else if f.Status.HasValue() {
		f.Status = bonbogi.Missing
	} else {
		f.Note = ""
	}
	return f.Validate()
}
