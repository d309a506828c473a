package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// loadObservations packs what an export holds of observations again. They may lie in other blocks than they did, and
// say the same.
func (db *DB) loadObservations(ctx context.Context, tx *sql.Tx, conn *sql.Conn, dir string, description dataPackage) error {
	l, err := db.newRepacker(ctx, tx, conn)
	if err != nil {
		return err
	}
	defer l.lane.close()
	stands, err := l.openFigures(observationsTable, dir)
	if err != nil {
		return err
	}
	defer stands.close()
	former, err := l.openFigures(formerTable, dir)
	if err != nil {
		return err
	}
	defer former.close()
	for stands.next != nil {
		key := stands.next.group()
		if err := l.repack(key, stands.take(key), former.take(key)); err != nil {
			return err
		}
		if err := cmp.Or(stands.err, former.err); err != nil {
			return err
		}
	}
	if err := cmp.Or(stands.err, former.err); err != nil {
		return err
	}
	if former.next != nil {
		return former.refuse(former.in.line, errors.New("this is of no observation, or not in the order of indicator, period and government"))
	}
	if err := description.mustHave(observationsTable.name, stands.path, stands.rows); err != nil {
		return err
	}
	if err := description.mustHave(formerTable.name, former.path, former.rows); err != nil {
		return err
	}
	return l.finish()
}

// loadedFigure is a row of either file.
type loadedFigure struct {
	indicator, government, period string
	bonbogi.Figure
	given, replaced int64 // numbers of imports
}

// figureGroup is what is packed at once.
type figureGroup struct{ indicator, period string }

func (f *loadedFigure) group() figureGroup { return figureGroup{f.indicator, f.period} }

// figureReader reads figures, and knows the next one.
type figureReader struct {
	*fileReader
	into   *repacker
	places []int         // of the columns of the table in the file
	next   *loadedFigure // lies in one of pair, and the one before it in the other
	pair   [2]loadedFigure
	taken  []loadedFigure
	err    error
}

func (l *repacker) openFigures(t table, dir string) (*figureReader, error) {
	f, err := t.openFile(filepath.Join(dir, t.name+".csv"), nil)
	if err != nil {
		return nil, err
	}
	r := &figureReader{fileReader: f, into: l}
	for _, c := range t.columns {
		place := slices.IndexFunc(f.columns, func(d column) bool { return d.name == c.name })
		if place < 0 {
			f.close()
			return nil, f.refuse(1, fmt.Errorf("the column %q is missing", c.name))
		}
		r.places = append(r.places, place)
	}
	r.advance()
	return r, r.err
}

// take returns the figures of a group that come next. They hold until it is asked again.
func (r *figureReader) take(key figureGroup) []loadedFigure {
	r.taken = r.taken[:0]
	for r.next != nil && r.next.group() == key {
		r.taken = append(r.taken, *r.next)
		r.advance()
	}
	return r.taken
}

// advance reads the next figure; nil after the last one, or after an error.
func (r *figureReader) advance() {
	last := r.next
	cells, err := r.written()
	if err != nil {
		if r.next = nil; err != io.EOF {
			r.err = err
		}
		return
	}
	if r.next = &r.pair[0]; last == r.next {
		r.next = &r.pair[1]
	}
	if err = r.parse(cells, r.next, last); err == nil && last != nil && r.next.compare(last) <= 0 {
		err = errors.New("this stands twice, or not in the order of indicator, period and government")
	}
	if err != nil {
		r.next, r.err = nil, r.refuse(r.in.line, err)
	}
}

func (f *loadedFigure) compare(g *loadedFigure) int {
	return cmp.Or(strings.Compare(f.indicator, g.indicator), strings.Compare(f.period, g.period), strings.Compare(f.government, g.government),
		cmp.Compare(f.replaced, g.replaced))
}

// parse reads a row into f. What the row before it says, too, was looked at there.
func (r *figureReader) parse(cells []string, f, before *loadedFigure) (err error) {
	cell := func(i int) string { return cells[r.places[i]] }
	*f = loadedFigure{indicator: cell(indicatorCell), government: cell(governmentCell), period: cell(periodCell), Figure: figureless}
	marked, there := r.into.marked[f.indicator]
	if !there {
		return fmt.Errorf("there is no indicator %.100q", f.indicator)
	}
	if simulated, err := strconv.ParseBool(cell(simulatedCell)); err != nil || simulated != marked {
		return fmt.Errorf("column simulated is not what the indicator %s says", f.indicator)
	}
	if !r.valid(f.government) {
		return fmt.Errorf("%.100q is no id of a government", f.government)
	}
	if before == nil || f.period != before.period {
		if p, err := bonbogi.ParsePeriod(f.period); err != nil || p.String() != f.period {
			return fmt.Errorf("%.100q is no period, or has another name", f.period)
		}
	}
	for _, number := range []struct {
		cell   int
		target *float64
	}{{valueCell, &f.Value}, {lowCell, &f.Low}, {highCell, &f.High}, {numeratorCell, &f.Numerator}, {denominatorCell, &f.Denominator}} {
		if written := cell(number.cell); written != "" {
			if *number.target, err = parseNumber(written); err != nil {
				return fmt.Errorf("column %s: %w", figureColumns[number.cell].name, err)
			}
		}
	}
	f.Note = cell(noteCell)
	if f.Status, err = bonbogi.ParseStatus(cell(statusCell)); err == nil {
		err = validFigure(f.Figure)
	}
	if err != nil {
		return err
	}
	if f.given, there = r.into.imports[cell(importCell)]; !there {
		return fmt.Errorf("there is no import %.100q", cell(importCell))
	}
	if len(r.places) > replacedByCell {
		if f.replaced = r.into.imports[cell(replacedByCell)]; f.replaced <= f.given {
			return fmt.Errorf("it was replaced by the import %.100q, which is none or came before", cell(replacedByCell))
		}
	}
	return nil
}

// valid reports whether this is an ID of a government; most of them stood in the file before.
func (r *figureReader) valid(id string) bool {
	_, known := r.into.governments.given[id]
	return known || bonbogi.ValidID(id)
}
