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
	For       string `placeholder:"GOVERNMENT" help:"Which government of the database: a name, a code or an id."`
	Indicator string `placeholder:"ID" help:"By which indicator: its id, or its name."`
	Peers     string `placeholder:"SET|ID,…" help:"With whom: a peer set, governments, a preset, province or level. Without it: the first preset that can be asked, else all of the same level; of a table all rows."`
	Year      int    `placeholder:"YEAR" help:"In which year. Without it: the last in which the government has a value."`
	Period    string `placeholder:"PERIOD" help:"In which period exactly: 2024, 2024-Q1, 2024-06."`
	AsOf      day    `placeholder:"DATE" help:"With the values as they were known on that day."`

	compareTable

	BOM bool `name:"bom" help:"Begin the output with a byte-order mark, for Excel."`
}

// Help says what comes out.
func (compareCommand) Help() string {
	return "Prints the group by rank: the rank, the ranks that the intervals allow, the value with its interval and status, which share of the others it does better than, and how far it is from the median. Who has no value stands at the end without a rank, with the reason. Asks the database by --for and --indicator, or a table by --csv, --id and --value."
}

// Validate refuses what cannot be meant.
func (c *compareCommand) Validate() error {
	database := c.For != "" || c.Indicator != "" || c.Year != 0 || c.Period != "" || !c.AsOf.IsZero()
	switch {
	case database && c.asked():
		return errors.New("ask a table by --csv, --id and --value, or the database by --for and --indicator; not both")
	case c.asked() && c.Peers != "" && c.Of == "":
		return errors.New("the peers of whom? Give --of")
	case c.asked():
		return c.compareTable.validate()
	case c.For == "" || c.Indicator == "":
		return errors.New("compare whom, by what? Give --for and --indicator, or --csv, --id and --value")
	case c.Year != 0 && c.Period != "":
		return errors.New("give --year or --period, not both")
	}
	return nil
}

func (c *compareCommand) Run(ctx context.Context, p *program) error {
	if c.CSV != "" {
		return c.runOnTable(ctx, p)
	}
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
	spec, err := q.peers(c.Peers)
	if err != nil {
		return err
	}
	g, err := learn.FindGroup(ctx, q.db, q.db, q.names, learn.GroupQuestion{Government: question.Government, Spec: spec, Indicator: i.ID, Presets: models, AsOf: question.AsOf})
	if err != nil {
		return err
	}
	question.Indicator, question.Peers, question.Rule = i.ID, g.Members, g.Kind
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
	rows := make([]comparedRow, 0, len(a.Positions)+len(a.Apart))
	for _, x := range a.Positions {
		rows = append(rows, comparedRow{x.Government, x.Figure.Figure, x.Rank, x.RankLow, x.RankHigh, float64(x.Percentile), float64(x.GapToMedian)})
	}
	for _, x := range a.Apart {
		rows = append(rows, apartRow(x.Government, x.Status))
	}
	return p.printComparison(rows, c.BOM)
}

// comparedRow is a line of the answer. A rank of 0 and a NaN are not known.
type comparedRow struct {
	government      string
	figure          bonbogi.Figure
	rank, low, high int
	percentile, gap float64
}

// apartRow is that of a government without a value. One of which nothing was ever said is missing too.
func apartRow(government string, why bonbogi.Status) comparedRow {
	if why == bonbogi.NoObservation {
		why = bonbogi.Missing
	}
	return comparedRow{government: government, figure: bonbogi.NoFigure(why, ""), percentile: math.NaN(), gap: math.NaN()}
}

func (p *program) printComparison(rows []comparedRow, bom bool) error {
	w, err := p.printCSV(bom)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"rank", "rank_low", "rank_high", "government", "value", "low", "high", "status", "percentile", "gap_to_median"}); err != nil {
		return err
	}
	rank := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	for _, x := range rows {
		f := x.figure
		if err := w.Write([]string{rank(x.rank), rank(x.low), rank(x.high), x.government, exactly(f.Value), decimal(f.Low), decimal(f.High),
			f.Status.String(), decimal(x.percentile), decimal(rounded(x.gap, max(math.Abs(f.Value), math.Abs(x.gap)), 15))}); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
