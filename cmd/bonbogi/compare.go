package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

// compareCommand says where a government stands among its peers in one indicator.
type compareCommand struct {
	For       string `placeholder:"GOVERNMENT" help:"Which government: a name, a code or an id."`
	Indicator string `placeholder:"ID" help:"By which indicator: its id, or its name."`
	Peers     string `placeholder:"SET|ID,…" help:"With whom: a peer set, governments, a preset, province or level. Without it: the first preset that can be asked, else all of the same level."`
	Year      int    `placeholder:"YEAR" help:"In which year. Without it: the last in which the government has a value."`
	Period    string `placeholder:"PERIOD" help:"In which period exactly: 2024, 2024-Q1, 2024-06."`
	AsOf      day    `placeholder:"DATE" help:"With the values as they were known on that day."`
	BOM       bool   `name:"bom" help:"Begin the output with a byte-order mark, for Excel."`
}

// Help says what comes out.
func (compareCommand) Help() string {
	return "Prints the group by rank: the rank, the ranks that the intervals allow, the value with its interval and status, which share of the others it does better than, and how far it is from the median. Who has no value stands at the end without a rank, with the reason."
}

// Validate refuses what cannot be meant.
func (c *compareCommand) Validate() error {
	switch {
	case c.For == "" || c.Indicator == "":
		return errors.New("compare whom, by what? Give --for and --indicator")
	case c.Year != 0 && c.Period != "":
		return errors.New("give --year or --period, not both")
	}
	return nil
}

func (c *compareCommand) Run(ctx context.Context, p *program) error {
	question := learn.CompareQuestion{Year: c.Year, AsOf: c.AsOf.end()}
	if c.Period != "" {
		var err error
		if question.Period, err = bonbogi.ParsePeriod(c.Period); err != nil {
			return wrongUse{fmt.Errorf("--period: %w", err)}
		}
	}
	q, err := p.question(ctx)
	if err != nil {
		return err
	}
	defer q.db.Close()
	if question.Government, err = q.government(c.For); err != nil {
		return err
	}
	i, err := q.indicator(ctx, c.Indicator)
	if err != nil {
		return err
	}
	models, err := q.models(ctx)
	if err != nil {
		return err
	}
	g, err := learn.FindGroup(ctx, q.db, q.db, q.names, learn.GroupQuestion{Government: question.Government, Spec: q.peers(c.Peers), Presets: models, AsOf: question.AsOf})
	if err != nil {
		return err
	}
	question.Indicator, question.Peers = i.ID, g.Members
	a, err := learn.Compare(ctx, q.db, q.names, question)
	if err != nil {
		return err
	}
	if i.Simulated {
		p.warn(i.ID + " is simulated: a model made the values, nobody measured them")
	}
	if g.Kind == learn.GroupPreset && c.Peers == "" {
		p.say(fmt.Sprintf("Compared with the %d peers of the preset %s in %s; --peers chooses others.", len(g.Members), g.Spec, a.Period))
	}
	return c.print(p, a)
}

func (c *compareCommand) print(p *program, a learn.Comparison) error {
	w, err := p.printCSV(c.BOM)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"rank", "rank_low", "rank_high", "government", "value", "low", "high", "status", "percentile", "gap_to_median"}); err != nil {
		return err
	}
	number := func(x float64) string {
		if math.IsNaN(x) {
			return ""
		}
		return decimal(x)
	}
	rank := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	for _, x := range a.Positions {
		f := x.Figure
		if err := w.Write([]string{rank(x.Rank), rank(x.RankLow), rank(x.RankHigh), x.Government, number(f.Value), number(f.Low), number(f.High),
			f.Status.String(), number(float64(x.Percentile)), number(float64(x.GapToMedian))}); err != nil {
			return err
		}
	}
	for _, x := range a.Apart {
		if err := w.Write([]string{"", "", "", x.Government, "", "", "", x.Status.String(), "", ""}); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
