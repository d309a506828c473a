package table

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
)

// field is one value of an item of a list. Items that are lists have no names.
type field struct{ name, value string }

// place is where a list is: on which path, and within the items of which other list.
type place struct {
	path, within string
	nested       bool
}

// isList stands for a list within an item, which is no value.
const isList = "[…]"

// errEnough ends a walk before the end of the text.
var errEnough = errors.New("enough")

// items reads the rest of a list whose first item was just opened, and visits each item. around is what the item that
// the list is within says of all of them.
func (w *walk) items(at place, around []field, first json.Delim) error {
	if err := w.deeper(); err != nil {
		return err
	}
	for opened := first; ; {
		record, err := w.fields(slices.Clone(around), len(around), at.path, "", opened)
		if err != nil {
			return err
		}
		if len(record) > MaxColumns {
			return refuse("table_json_wide", "the item before byte %d of the JSON has more than %d values; give the table in parts", w.dec.InputOffset(), MaxColumns)
		}
		if err := w.visit(at, record); err != nil {
			return err
		}
		t, err := w.token()
		if err != nil {
			return err
		}
		next, ok := t.(json.Delim)
		switch {
		case next == ']' && ok:
			w.depth--
			return nil
		case !ok:
			return refuse("table_json_item", "byte %d of the JSON: %v stands in a list of rows; each item must be an object or a list", w.dec.InputOffset(), t)
		}
		opened = next
	}
}

// fields adds what stands in an object or a list that was just opened to a record. What stands in an object within it
// is a field of the record, as place.code; the objects of a list within it are items of another list, and take with them
// what stands before them.
//
// The first so many fields of the record are those of the item around it.
func (w *walk) fields(record []field, around int, path, prefix string, opened json.Delim) ([]field, error) {
	if err := w.deeper(); err != nil {
		return nil, err
	}
	name := ""
	for w.dec.More() {
		if opened == '{' {
			t, err := w.token()
			if err != nil {
				return nil, err
			}
			name, _ = t.(string)
			name = joined(prefix, name)
			if slices.ContainsFunc(record[:around], func(f field) bool { return f.name == name }) {
				name = joined(path, name)
			}
		}
		t, err := w.token()
		if err != nil {
			return nil, err
		}
		switch v := t.(type) {
		case json.Delim:
			if v == '{' && opened == '{' {
				if record, err = w.fields(record, around, path, name, v); err != nil {
					return nil, err
				}
				continue
			}
			if err := w.listWithin(record, path, name, opened == '{' && v == '['); err != nil {
				return nil, err
			}
			record = append(record, field{name, isList})
		case string:
			record = append(record, field{name, v})
		case json.Number:
			record = append(record, field{name, v.String()})
		case bool:
			record = append(record, field{name, strconv.FormatBool(v)})
		case nil:
			record = append(record, field{name, ""})
		}
	}
	w.depth--
	_, err := w.token()
	return record, err
}

// listWithin reads a list within an item, or an object within a list. If it can be a table, its items are visited.
func (w *walk) listWithin(record []field, path, name string, canBe bool) error {
	if canBe && w.dec.More() {
		t, err := w.token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'):
			record = slices.DeleteFunc(slices.Clone(record), func(f field) bool { return f.value == isList })
			return w.items(place{joined(path, name), path, true}, record, '{')
		case json.Delim('['):
			if err := w.skip(); err != nil {
				return err
			}
		}
	}
	return w.skip()
}

// skip reads to the end of an object or a list that was just opened.
func (w *walk) skip() error {
	for open := 1; open > 0; {
		t, err := w.token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			open++
		case json.Delim('}'), json.Delim(']'):
			open--
		}
	}
	return nil
}

// token returns the next token; a text that ends before its last bracket is cut off.
func (w *walk) token() (json.Token, error) {
	t, err := w.dec.Token()
	syntax, ok := errors.AsType[*json.SyntaxError](err)
	switch {
	case ok:
		return nil, damaged("table_json_broken", "the JSON is broken at byte %d (%v)", syntax.Offset, syntax)
	case errors.Is(err, io.EOF):
		return nil, io.ErrUnexpectedEOF
	}
	return t, err
}

func (w *walk) deeper() error {
	if w.depth++; w.depth > maxDepth {
		return refuse("table_json_deep", "the JSON has more than %d objects and lists within each other; give the list of rows alone", maxDepth)
	}
	return nil
}
