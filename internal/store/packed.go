package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// packedColumns are the columns of a packed block, in the tables that hold such.
var packedColumns = []string{"value", "status", "low", "high", "numerator", "denominator", "note"}

var packedList = strings.Join(packedColumns, ", ")

// packedTargets are what reads them. What was read holds until the next row.
func packedTargets(p *block.Packed) []any {
	out := make([]any, 0, len(packedColumns))
	for _, column := range p.Columns() {
		out = append(out, (*sql.RawBytes)(column))
	}
	return out
}

// packedValues are what is written; NULL where there is no column.
func packedValues(p *block.Packed) (values []any, size int) {
	for _, column := range p.Columns() {
		values, size = append(values, bytesOrNull(*column)), size+len(*column)
	}
	return values, size
}

func bytesOrNull(b []byte) any {
	if b == nil {
		return nil
	}
	return b
}

// blockKey names a block of observations.
type blockKey struct {
	indicator int64
	period    string
	block     int64
}

// explainDamage says which block of observations is damaged, and what to do.
func explainDamage(table, indicator, period string, number int64, err error) error {
	if _, ok := errors.AsType[*block.Damage](err); !ok {
		return err
	}
	return bonbogi.Errorf(bonbogi.Refused, "damaged", "the observations of %s in %s are damaged (%s, block %d, %v); restore the last backup into a new database (bonbogi restore)",
		indicator, period, table, number, err)
}

// periodOf reads the period of a block.
func periodOf(name string) (bonbogi.Period, error) {
	p, err := bonbogi.ParsePeriod(name)
	if err != nil {
		return p, faultf("a block of observations has the period %q, which is none", name)
	}
	return p, nil
}

// inPlace says which observation an error is about.
func inPlace(indicator string, p bonbogi.Period, government string, err error) error {
	return fmt.Errorf("%s, %s, %s: %w", indicator, p, government, err)
}
