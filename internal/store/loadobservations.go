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
	at      map[string]int // columns by name
	imports map[string]int64
	marked  map[string]bool // indicators that are simulated
	next    *loadedFigure
	err     error
}

func (l *repacker) openFigures(t table, dir string) (*figureReader, error) {
	f, err := t.openFile(filepath.Join(dir, t.name+".csv"), nil)
	if err != nil {
		return nil, err
	}
	r := &figureReader{fileReader: f, at: map[string]int{}, imports: l.imports, marked: l.marked}
	for _, c := range t.columns {
		if r.at[c.name] = slices.IndexFunc(f.columns, func(d column) bool { return d.name == c.name }); r.at[c.name] < 0 {
			f.close()
			return nil, f.refuse(1, fmt.Errorf("the column %q is missing", c.name))
		}
	}
	r.advance()
	return r, r.err
}

// take returns the figures of a group that come next.
func (r *figureReader) take(key figureGroup) (out []loadedFigure) {
	for r.next != nil && r.next.group() == key {
		out = append(out, *r.next)
		r.advance()
	}
	return out
}

// advance reads the next figure; nil after the last one, or after an error.
func (r *figureReader) advance() {
	last := r.next
	row, err := r.fileReader.next()
	if err != nil {
		if r.next = nil; err != io.EOF {
			r.err = err
		}
		return
	}
	if r.next, err = r.figure(row); err == nil && last != nil && r.next.compare(last) <= 0 {
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

var numberColumns = []string{"value", "low", "high", "numerator", "denominator"}

// figure reads a row.
func (r *figureReader) figure(row []any) (f *loadedFigure, err error) {
	cell := func(name string) string { return row[r.at[name]].(string) }
	f = &loadedFigure{indicator: cell("indicator"), government: cell("government"), period: cell("period"), Figure: figureless}
	marked, there := r.marked[f.indicator]
	if !there {
		return nil, fmt.Errorf("there is no indicator %.100q", f.indicator)
	}
	if row[r.at["simulated"]] != marked {
		return nil, fmt.Errorf("column simulated is not what the indicator %s says", f.indicator)
	}
	if !bonbogi.ValidID(f.government) {
		return nil, fmt.Errorf("%.100q is no id of a government", f.government)
	}
	if p, err := bonbogi.ParsePeriod(f.period); err != nil || p.String() != f.period {
		return nil, fmt.Errorf("%.100q is no period, or has another name", f.period)
	}
	for i, target := range []*float64{&f.Value, &f.Low, &f.High, &f.Numerator, &f.Denominator} {
		if v, known := row[r.at[numberColumns[i]]].(float64); known {
			*target = v
		}
	}
	f.Note = cell("note")
	if f.Status, err = bonbogi.ParseStatus(cell("status")); err == nil {
		err = validFigure(f.Figure)
	}
	if err != nil {
		return nil, err
	}
	if f.given, there = r.imports[cell("import")]; !there {
		return nil, fmt.Errorf("there is no import %.100q", cell("import"))
	}
	if _, replaced := r.at["replaced_by"]; replaced {
		if f.replaced = r.imports[cell("replaced_by")]; f.replaced <= f.given {
			return nil, fmt.Errorf("it was replaced by the import %.100q, which is none or came before", cell("replaced_by"))
		}
	}
	return f, nil
}
