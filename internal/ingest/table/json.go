package table

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// maxJSON is how large a JSON text may be: its values are read one by one, but each of them whole.
const maxJSON = 256 << 20

// list is a list of rows within a JSON text: a candidate for the table.
type list struct {
	place
	length  int
	columns []string // names of the fields of its objects in the order of their first appearance; nil: lists of cells
	values  bool     // some of its fields are values, and no lists
}

// lists finds the lists in a JSON text that can be tables: those of objects or of lists.
func (f *File) lists(ctx context.Context, o Options) ([]list, error) {
	var found []list
	at := map[string]int{} // of a path
	known := map[[2]string]bool{}
	err := f.walk(ctx, o, func(p place, record []field) error {
		n, there := at[p.path]
		if !there {
			n = len(found)
			at[p.path] = n
			found = append(found, list{place: p})
		}
		l := &found[n]
		l.length++
		for _, c := range record {
			l.values = l.values || c.value != isList
			if c.name != "" && !known[[2]string{p.path, c.name}] {
				known[[2]string{p.path, c.name}] = true
				l.columns = append(l.columns, c.name)
			}
		}
		return nil
	})
	if err == nil && len(found) == 0 {
		err = refuse("table_list", "there is no list of rows in the JSON; a table is a list of objects, or of lists of values")
	}
	return found, err
}

// listRows gives out the items of a list; the names of the fields are the first row. The list is read twice:
// first for the names of all columns, which any object may add to.
func (f *File) listRows(ctx context.Context, o Options, yield func(Chunk) bool) error {
	l, err := f.chosen(ctx, o)
	if err != nil {
		return err
	}
	g := gather{yield: yield}
	number := 1
	if l.columns != nil {
		head := make([][]byte, len(l.columns))
		for i, name := range l.columns {
			head[i] = []byte(name)
		}
		g.add(row{number, head})
		number++
	}
	at := make(map[string]int, len(l.columns))
	for i, name := range l.columns {
		at[name] = i
	}
	err = f.walk(ctx, o, func(p place, record []field) error {
		if p.path != l.path {
			return nil
		}
		values := make([][]byte, max(len(l.columns), len(record)))
		for i, c := range record {
			if c.name != "" {
				i = at[c.name]
			}
			if len(c.value) > MaxCell {
				return cellTooLarge(number, i, len(c.value))
			}
			values[i] = []byte(c.value)
		}
		if len(values) > MaxColumns {
			return tooManyColumns(number)
		}
		number++
		if !g.add(row{number - 1, values}) {
			return errEnough
		}
		return nil
	})
	if err == nil {
		g.flush()
	}
	if err == errEnough {
		return nil
	}
	return err
}

// chosen returns the list that is the table: the one that is named, else the longest.
func (f *File) chosen(ctx context.Context, o Options) (list, error) {
	lists, err := f.lists(ctx, o)
	if err != nil {
		return list{}, err
	}
	if o.List == "" {
		return slices.MaxFunc(outer(lists), func(a, b list) int { return a.length - b.length }), nil
	}
	var have []string
	for _, l := range lists {
		if l.path == o.List {
			return l, nil
		}
		have = append(have, l.path)
	}
	return list{}, refuse("table_list_name", "there is no list %.100q in the JSON; there are: %s", o.List, strings.Join(have, ", "))
}

// outer leaves out the lists within the items of others, which say more about these. Where the items are nothing but
// lists, or those within them hold the values, as with Kolada, it is the other way round.
func outer(lists []list) []list {
	values, inner := map[string]bool{}, map[string]bool{} // lists by their paths; those whose items hold the table
	for _, l := range lists {
		values[l.path] = l.values
	}
	for _, l := range lists {
		if l.nested && (!values[l.within] || slices.Contains(l.columns, "value")) {
			inner[l.within] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(lists), func(l list) bool {
		return inner[l.path] || l.nested && !inner[l.within]
	})
}

// walk reads a JSON text value by value.
type walk struct {
	dec   *json.Decoder
	depth int
	visit func(place, []field) error
}

// walk calls visit with every item of every list of objects or lists, and with where the list is.
func (f *File) walk(ctx context.Context, o Options, visit func(place, []field) error) error {
	raw, err := f.bytes(o.Progress)
	if err != nil {
		return err
	}
	text, err := decode(interruptible{ctx, raw}, o.Encoding)
	if err != nil {
		return err
	}
	limited := &io.LimitedReader{R: text, N: maxJSON + 1}
	w := &walk{dec: json.NewDecoder(listOfLines(limited)), visit: visit}
	w.dec.UseNumber()
	if err = w.value(""); err == nil {
		if _, end := w.dec.Token(); end != io.EOF {
			err = refuse("table_json_values", "the JSON has more than one value (byte %d); put them into one list, or each on a line of its own", w.dec.InputOffset())
		}
	}
	if limited.N <= 0 {
		return refuse("table_json_large", "the JSON has more than %d MB; write it as CSV, which has no such limit", maxJSON>>20)
	}
	return err
}

// value reads a value in search of lists.
func (w *walk) value(path string) error {
	t, err := w.token()
	if err != nil {
		return err
	}
	switch t {
	case json.Delim('{'):
		return w.object(path)
	case json.Delim('['):
		return w.array(path)
	}
	return nil
}

func (w *walk) object(path string) error {
	if err := w.deeper(); err != nil {
		return err
	}
	for w.dec.More() {
		name, err := w.token()
		if err != nil {
			return err
		}
		if err := w.value(joined(path, fmt.Sprint(name))); err != nil {
			return err
		}
	}
	w.depth--
	_, err := w.token()
	return err
}

// array reads a list in which a table may be: what stands before the first row is passed over.
func (w *walk) array(path string) error {
	for w.dec.More() {
		t, err := w.token()
		if err != nil {
			return err
		}
		if first, ok := t.(json.Delim); ok {
			return w.items(place{path: path}, nil, first)
		}
	}
	_, err := w.token()
	return err
}

func joined(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
