package table

import (
	"encoding/json"
	"strconv"
)

// field is one value of an item of a list. Items that are lists have no names.
type field struct{ name, value string }

// items reads the rest of a list whose first item was just opened, and calls f with each item. What stands in
// an object within an item is a field of the item, as place.code; a list within an item is no value.
func (w *walk) items(first json.Delim, f func([]field) error) error {
	if w.depth++; w.depth > maxDepth {
		return refuse("table_list", "the JSON has more than %d objects and lists within each other; give the list of rows alone", maxDepth)
	}
	var record []field
	for opened := first; ; {
		var err error
		if record, err = w.fields(record[:0], "", opened); err != nil {
			return err
		}
		if len(record) > MaxColumns {
			return refuse("table_columns", "item %d of the JSON has more than %d values; give the table in parts", w.dec.InputOffset(), MaxColumns)
		}
		if err := f(record); err != nil {
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
			return refuse("table_list", "byte %d of the JSON: %v stands in a list of rows; each item must be an object or a list", w.dec.InputOffset(), t)
		}
		opened = next
	}
}

// fields reads an object or a list that was just opened.
func (w *walk) fields(record []field, prefix string, opened json.Delim) ([]field, error) {
	if w.depth++; w.depth > maxDepth {
		return nil, refuse("table_list", "the JSON has more than %d objects and lists within each other; give the list of rows alone", maxDepth)
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
		}
		t, err := w.token()
		if err != nil {
			return nil, err
		}
		switch v := t.(type) {
		case json.Delim:
			if v == '{' && opened == '{' {
				if record, err = w.fields(record, name, v); err != nil {
					return nil, err
				}
				continue
			}
			if err := w.skip(); err != nil {
				return nil, err
			}
			record = append(record, field{name, "[…]"})
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
