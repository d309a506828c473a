package table

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// maxJSON is how large a JSON text may be: its values are read one by one, but each of them whole.
const maxJSON = 256 << 20

// List is a list of rows within a JSON text: a candidate for the table.
type List struct {
	Path    string   // names of the objects around it, with dots between
	Length  int      //
	Columns []string // names of the fields of its objects in the order of their first appearance; nil: lists of cells
}

// Lists finds the lists in a JSON text that can be tables: those of objects or of lists.
func (f *File) Lists(ctx context.Context) ([]List, error) {
	var found []List
	err := f.walk(ctx, Options{}, func(w *walk, path string, first json.Delim) error {
		l := List{Path: path}
		known := map[string]bool{}
		err := w.items(first, func(record []field) error {
			l.Length++
			for _, c := range record {
				if c.name != "" && !known[c.name] {
					known[c.name] = true
					l.Columns = append(l.Columns, c.name)
				}
			}
			return nil
		})
		found = append(found, l)
		return err
	})
	if err == nil && len(found) == 0 {
		err = refuse("table_list", "there is no list of rows in the JSON; a table is a list of objects, or of lists of values")
	}
	return found, err
}

// errEnough ends a walk before the end of the text.
var errEnough = errors.New("enough")

// listRows gives out the items of a list; the names of the fields are the first row. The list is read twice:
// first for the names of all columns, which any object may add to.
func (f *File) listRows(ctx context.Context, o Options, yield func(Chunk) bool) error {
	l, err := f.list(ctx, o.List)
	if err != nil {
		return err
	}
	g := gather{yield: yield}
	number := 1
	if l.Columns != nil {
		head := make([][]byte, len(l.Columns))
		for i, name := range l.Columns {
			head[i] = []byte(name)
		}
		g.add(row{number, head})
		number++
	}
	at := make(map[string]int, len(l.Columns))
	for i, name := range l.Columns {
		at[name] = i
	}
	err = f.walk(ctx, o, func(w *walk, path string, first json.Delim) error {
		if path != l.Path {
			return w.items(first, func([]field) error { return nil })
		}
		err := w.items(first, func(record []field) error {
			values := make([][]byte, max(len(l.Columns), len(record)))
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
			err = errEnough
		}
		return err
	})
	if errors.Is(err, errEnough) {
		g.flush()
		return nil
	}
	return err
}

// list returns the list that is the table.
func (f *File) list(ctx context.Context, path string) (List, error) {
	lists, err := f.Lists(ctx)
	if err != nil {
		return List{}, err
	}
	if path == "" {
		return slices.MaxFunc(lists, func(a, b List) int { return a.Length - b.Length }), nil
	}
	var have []string
	for _, l := range lists {
		if l.Path == path {
			return l, nil
		}
		have = append(have, l.Path)
	}
	return List{}, refuse("table_list", "there is no list %.100q in the JSON; there are: %s", path, strings.Join(have, ", "))
}

// walk reads a JSON text value by value.
type walk struct {
	dec   *json.Decoder
	depth int
	visit func(w *walk, path string, first json.Delim) error
}

// walk calls visit for every list of objects or lists, whose first one was just opened; visit reads it to its end.
func (f *File) walk(ctx context.Context, o Options, visit func(*walk, string, json.Delim) error) error {
	raw, err := f.bytes(o.Progress)
	if err != nil {
		return err
	}
	text, err := decode(interruptible{ctx, raw}, o.Encoding)
	if err != nil {
		return err
	}
	limited := &io.LimitedReader{R: text, N: maxJSON + 1}
	w := &walk{dec: json.NewDecoder(limited), visit: visit}
	w.dec.UseNumber()
	if err = w.value(""); err == nil {
		if _, end := w.dec.Token(); !errors.Is(end, io.EOF) {
			err = refuse("table_list", "the JSON has more than one value (byte %d); put them into one list", w.dec.InputOffset())
		}
	}
	if limited.N <= 0 {
		return refuse("table_too_large", "the JSON has more than %d MB; write it as CSV, which has no such limit", maxJSON>>20)
	}
	return err
}

// token returns the next token; a text that ends before its last bracket is cut off.
func (w *walk) token() (json.Token, error) {
	t, err := w.dec.Token()
	syntax, ok := errors.AsType[*json.SyntaxError](err)
	switch {
	case ok:
		return nil, damaged("the JSON is broken at byte %d (%v)", syntax.Offset, syntax)
	case errors.Is(err, io.EOF):
		return nil, io.ErrUnexpectedEOF
	}
	return t, err
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
	if w.depth++; w.depth > maxDepth {
		return refuse("table_list", "the JSON has more than %d objects and lists within each other; give the list of rows alone", maxDepth)
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

func (w *walk) array(path string) error {
	for w.dec.More() {
		t, err := w.token()
		if err != nil {
			return err
		}
		if first, ok := t.(json.Delim); ok {
			return w.visit(w, path, first)
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
