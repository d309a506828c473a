package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// table is what backup, export and their ways back know of a table: read from the migrations, so that
// there is one description of the tables and no second one to keep in step.
type table struct {
	name    string
	title   string // in a description; empty where the name says all
	columns []column
	key     []string
	refers  []foreignKey
}

type column struct {
	name    string
	kind    columnKind
	null    bool
	derived bool // computed from the others
	figure  bool // a number of which 0 means that it is not known
}

// columnKind is the type of a column by its name in Table Schema.
type columnKind string

const (
	textColumn    columnKind = "string"
	integerColumn columnKind = "integer"
	realColumn    columnKind = "number"
	booleanColumn columnKind = "boolean"
	bytesColumn   columnKind = "bytes" // packed; exports unpack it
)

type foreignKey struct{ column, table, references string }

// tables lists the tables, those first to which others refer, without work under way. They are those of the
// migrations of this program, so they are looked up once.
var tables = sync.OnceValues(func() ([]table, error) { return describeTables(context.Background()) })

func describeTables(ctx context.Context) ([]table, error) {
	memory, err := sql.Open("sqlite", "file::memory:")
	if err != nil {
		return nil, fmt.Errorf("tables: %w", err)
	}
	defer memory.Close()
	memory.SetMaxOpenConns(1)
	db := &DB{engine: sqlite, location: "memory", writer: memory, log: discard}
	if err := db.migrate(ctx); err != nil {
		return nil, err
	}
	cells, err := binders()
	if err != nil {
		return nil, err
	}
	names, err := column1(ctx, memory, `SELECT name FROM sqlite_master
		WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> $1 AND name <> $2 ORDER BY name`, schemaTable, uploadsTable)
	if err != nil {
		return nil, err
	}
	var out []table
	for len(names) > 0 {
		// Take the first whose references are all taken.
		i := 0
		var t table
		for ; i < len(names); i++ {
			if t, err = describe(ctx, memory, names[i]); err != nil {
				return nil, err
			}
			if !slices.ContainsFunc(t.refers, func(f foreignKey) bool { return slices.Contains(names, f.table) }) {
				break
			}
		}
		if i == len(names) {
			return nil, fmt.Errorf("tables: %v refer to each other in a circle", names)
		}
		for i, c := range t.columns {
			_, t.columns[i].figure = cells[t.name][c.name].(interface{ zeroIsUnknown() })
		}
		out, names = append(out, t), slices.Delete(names, i, i+1)
	}
	return out, nil
}

func describe(ctx context.Context, q querier, name string) (t table, err error) {
	t.name = name
	rows, err := q.QueryContext(ctx, `SELECT name, type, "notnull", dflt_value IS NOT NULL, pk FROM pragma_table_info($1) ORDER BY cid`, name)
	if err != nil {
		return t, fmt.Errorf("table %s: %w", name, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	keys := map[int]string{}
	for rows.Next() {
		var c column
		var declared string
		var notNull bool
		var key int
		if err := rows.Scan(&c.name, &declared, &notNull, &c.derived, &key); err != nil {
			return t, fmt.Errorf("table %s: %w", name, err)
		}
		c.null = !notNull
		switch strings.ToUpper(declared) {
		case "BIGINT":
			c.kind = integerColumn
		case "DOUBLE PRECISION":
			c.kind = realColumn
		case "BOOLEAN":
			c.kind = booleanColumn
		case "CTEXT":
			c.kind = textColumn
		case "BLOB":
			c.kind = bytesColumn
		default:
			return t, fmt.Errorf("table %s: column %s has the type %s, which is not the same on both engines", name, c.name, declared)
		}
		if key > 0 {
			keys[key] = c.name
		}
		t.columns = append(t.columns, c)
	}
	if err := rows.Err(); err != nil {
		return t, fmt.Errorf("table %s: %w", name, err)
	}
	for i := 1; i <= len(keys); i++ {
		t.key = append(t.key, keys[i])
	}
	rows.Close()
	t.refers, err = foreignKeys(ctx, q, name)
	return t, err
}

func foreignKeys(ctx context.Context, q querier, name string) (out []foreignKey, err error) {
	rows, err := q.QueryContext(ctx, `SELECT "from", "table", "to" FROM pragma_foreign_key_list($1) ORDER BY id, seq`, name)
	if err != nil {
		return nil, fmt.Errorf("table %s: %w", name, err)
	}
	defer rows.Close()
	for rows.Next() {
		var f foreignKey
		if err := rows.Scan(&f.column, &f.table, &f.references); err != nil {
			return nil, fmt.Errorf("table %s: %w", name, err)
		}
		out = append(out, f)
	}
	return out, rows.Err()
}

// column1 reads a statement that returns one column of text.
func column1(ctx context.Context, q querier, statement string, args ...any) (out []string, err error) {
	rows, err := q.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// each reads the rows in the order of the primary key. Values are string, int64, float64, bool, []byte or nil.
func (t table) each(ctx context.Context, q querier, f func([]any) error) (err error) {
	rows, err := q.QueryContext(ctx, "SELECT "+strings.Join(t.columnNames(), ", ")+" FROM "+t.name+
		" ORDER BY "+strings.Join(t.key, ", "))
	if err != nil {
		return fmt.Errorf("read %s: %w", t.name, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		cells := make([]cell, len(t.columns))
		targets := make([]any, len(cells))
		for i, c := range t.columns {
			cells[i].kind = c.kind
			targets[i] = &cells[i]
		}
		if err := rows.Scan(targets...); err != nil {
			return faultf("table %s has a value of another type than its column: %v", t.name, err)
		}
		row := make([]any, len(cells))
		for i := range cells {
			row[i] = cells[i].value
		}
		if err := f(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (t table) columnNames() []string {
	out := make([]string, len(t.columns))
	for i, c := range t.columns {
		out[i] = c.name
	}
	return out
}

// stored are the columns that are not derived from others.
func (t table) stored() []column {
	return slices.DeleteFunc(slices.Clone(t.columns), func(c column) bool { return c.derived })
}

// cell takes a value as the same Go type from both engines.
type cell struct {
	kind  columnKind
	value any
}

func (c *cell) Scan(v any) error {
	if v == nil {
		c.value = nil
		return nil
	}
	switch c.kind {
	case integerColumn:
		var n int64
		c.value = n
		err := number[int64]{&n}.Scan(v)
		c.value = n
		return err
	case realColumn:
		var f float64
		err := real{&f}.Scan(v)
		c.value = f
		return err
	case booleanColumn:
		var b bool
		err := flag{&b}.Scan(v)
		c.value = b
		return err
	case bytesColumn:
		b, ok := v.([]byte)
		c.value = bytes.Clone(b)
		if !ok {
			return fmt.Errorf("cannot read %T as bytes", v)
		}
		return nil
	}
	var s string
	err := text[string]{&s}.Scan(v)
	c.value = s
	return err
}
