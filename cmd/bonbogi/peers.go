package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// peersCommand names the comparable governments of one, and takes the distances apart.
type peersCommand struct {
	For        string `placeholder:"GOVERNMENT" help:"Whose peers in the database: a name, a code or an id."`
	Indicators string `placeholder:"ID,ID:2,…" help:"The indicators to compare by in the database, each with a weight of the squared distance if it is not 1."`
	Preset     string `placeholder:"NAME" help:"Instead of --indicators: a model that is ready, such as general or welfare."`
	Year       int    `placeholder:"YEAR" help:"By the values of which year. Without it: the last in which every indicator was observed."`
	CSV        string `name:"csv" placeholder:"FILE.csv" help:"The table: a row a government, with a header; packed with gzip if you like; - for standard input."`
	ID         string `name:"id" placeholder:"COL" help:"The column that names the governments."`
	Vars       string `placeholder:"A,B:2,…" help:"The columns to compare by, each with a weight of the squared distance if it is not 1."`
	Of         string `placeholder:"ID" help:"Whose peers."`
	Number     int    `short:"n" default:"20" help:"How many."`
	Method     string `enum:"euclidean,mahalanobis" default:"euclidean" placeholder:"euclidean|mahalanobis" help:"euclidean: each variable by its own spread; mahalanobis: variables that say the same count once."`
	BOM        bool   `name:"bom" help:"Begin the output with a byte-order mark, for Excel."`
}

// Help says what comes out.
func (peersCommand) Help() string {
	return "Prints rank, id, distance and the share of each variable in the squared distance. Variables are standardised over all rows without a missing value; the others are left out, and named on standard error."
}

// Validate refuses what cannot be meant.
func (c *peersCommand) Validate() error {
	if c.For != "" || c.Indicators != "" || c.Preset != "" || c.Year != 0 {
		return c.validateForDatabase()
	}
	for _, f := range []struct{ name, value string }{{"--csv", c.CSV}, {"--id", c.ID}, {"--vars", c.Vars}, {"--of", c.Of}} {
		if f.value == "" {
			return errors.New("peers of whom, by what? Give --csv, --id, --vars and --of, or --for and --indicators; " + f.name + " is missing")
		}
	}
	if c.Number < 1 {
		return fmt.Errorf("-n %d: ask for at least one", c.Number)
	}
	return nil
}

func (c *peersCommand) validateForDatabase() error {
	switch {
	case c.CSV != "" || c.ID != "" || c.Vars != "" || c.Of != "":
		return errors.New("ask a table by --csv, --id, --vars and --of, or the database by --for and --indicators; not both")
	case c.For == "" || (c.Indicators == "") == (c.Preset == ""):
		return errors.New("peers of whom, by what? Give --for, and --indicators or --preset")
	case c.Number < 1:
		return fmt.Errorf("-n %d: ask for at least one", c.Number)
	}
	return nil
}

func (c *peersCommand) Run(ctx context.Context, p *program) error {
	if c.For != "" {
		return c.runOnDatabase(ctx, p)
	}
	t, err := p.readTable(ctx, c.CSV)
	if err != nil {
		return err
	}
	sample, columns, err := c.sample(t)
	if err != nil {
		return err
	}
	of := strings.TrimSpace(c.Of)
	if !slices.Contains(sample.IDs, of) {
		return bonbogi.Errorf(bonbogi.NotFound, "no_government", "%s has no %s %q; %s", c.CSV, c.ID, of, nearOnes(of, sample.IDs))
	}
	space, err := peer.New(sample, bonbogi.PeerMethod(c.Method))
	if err != nil {
		return fmt.Errorf("%s: %w", c.CSV, err)
	}
	for _, out := range space.LeftOut {
		p.warn(leftOut(t, sample, columns, out))
	}
	for _, name := range space.Constant {
		p.warn(name + " is the same in all rows that are compared, so it adds nothing")
	}
	near, err := space.Nearest(of, c.Number, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", c.CSV, err)
	}
	found := make([]foundPeer, len(near))
	for i, n := range near {
		e, err := space.Explain(of, n.ID)
		if err != nil {
			return err
		}
		found[i] = foundPeer{id: n.ID, distance: n.Distance}
		for _, part := range e.Parts {
			found[i].shares = append(found[i].shares, part.Share)
		}
	}
	var names []string
	for _, v := range sample.Variables {
		names = append(names, v.Name)
	}
	return p.printPeers(names, found, c.BOM)
}

// sample takes the columns that are asked for from a table, and says which columns those of the variables are.
func (c *peersCommand) sample(t *table) (s peer.Sample, columns []int, err error) {
	id, err := t.column(c.ID)
	if err != nil {
		return s, nil, err
	}
	if s.IDs, err = t.ids(id); err != nil {
		return s, nil, err
	}
	all, err := weightedNames("--vars", c.Vars, func(name string) bool { return slices.Contains(t.header, name) })
	if err != nil {
		return s, nil, err
	}
	for _, w := range all {
		column, err := t.column(w.name)
		if err != nil {
			return s, nil, err
		}
		values, err := t.numbers(column)
		if err != nil {
			return s, nil, err
		}
		s.Variables, columns = append(s.Variables, peer.Variable{Name: w.name, Weight: w.weight, Values: values}), append(columns, column)
	}
	return s, columns, nil
}

// weightedName is a name with a weight.
type weightedName struct {
	name   string
	weight float64
}

// weightedNames reads a list of names, each with or without a weight: a,b:2. Names with commas can be quoted, as in a
// table. A name that is known as a whole has no weight behind its colon.
func weightedNames(flag, list string, known func(name string) bool) (all []weightedName, err error) {
	parts, err := csv.NewReader(strings.NewReader(list)).Read()
	if err != nil {
		return nil, wrongUse{fmt.Errorf("%s: %w", flag, err)}
	}
	for _, part := range parts {
		w := weightedName{strings.TrimSpace(part), 1}
		if at := strings.LastIndexByte(w.name, ':'); at >= 0 && !known(w.name) {
			text := strings.TrimSpace(w.name[at+1:])
			w.name = strings.TrimSpace(w.name[:at])
			if w.weight, err = strconv.ParseFloat(text, 64); err != nil || !(w.weight >= 0) || math.IsInf(w.weight, 0) {
				return nil, wrongUse{fmt.Errorf("%s %s: %q is no weight; give a number from 0", flag, part, text)}
			}
		}
		all = append(all, w)
	}
	return all, nil
}

// leftOut says of a row why it has no place: what is missing, and what is no number.
func leftOut(t *table, s peer.Sample, columns []int, out peer.LeftOut) string {
	reasons := make([]string, len(out.Missing))
	for i, name := range out.Missing {
		j := slices.IndexFunc(s.Variables, func(v peer.Variable) bool { return v.Name == name })
		reasons[i] = "no value of " + name
		if text := strings.TrimSpace(t.rows[out.Index][columns[j]]); text != "" {
			reasons[i] = fmt.Sprintf("%s is %q, which is no number", name, text)
		}
	}
	return fmt.Sprintf("%s (line %d) is left out: %s", out.ID, t.lines[out.Index], strings.Join(reasons, "; "))
}

// foundPeer is a line of the answer.
type foundPeer struct {
	id       string
	distance float64
	shares   []float64
}

// printPeers prints the peers with what each variable adds to the squared distance.
func (p *program) printPeers(variables []string, found []foundPeer, bom bool) error {
	w, err := p.printCSV(bom)
	if err != nil {
		return err
	}
	row := []string{"rank", "id", "distance"}
	for _, name := range variables {
		row = append(row, "share_"+name)
	}
	if err := w.Write(row); err != nil {
		return err
	}
	for i, f := range found {
		row = append(row[:0], strconv.Itoa(i+1), f.id, decimal(f.distance))
		for _, share := range f.shares {
			row = append(row, decimal(rounded(share, 1, 13))) // a share is of 1
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
