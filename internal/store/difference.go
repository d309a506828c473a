package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// Difference is what a revision did to one field. Before or After is empty where the field was not there.
type Difference struct {
	Field         string
	Before, After json.RawMessage
}

// bookkeeping are the fields that every change changes.
var bookkeeping = []string{"revision", "created_at", "updated_at"}

// Differences lists the fields that the revision changed, by name.
func (r Revision) Differences() ([]Difference, error) {
	was, err := fieldsOf(r.Before)
	if err != nil {
		return nil, fmt.Errorf("revision %d, before: %w", r.Number, err)
	}
	is, err := fieldsOf(r.After)
	if err != nil {
		return nil, fmt.Errorf("revision %d, after: %w", r.Number, err)
	}
	both := maps.Clone(was)
	maps.Copy(both, is)
	var out []Difference
	for _, name := range slices.Sorted(maps.Keys(both)) {
		if !slices.Contains(bookkeeping, name) && !bytes.Equal(was[name], is[name]) {
			out = append(out, Difference{name, was[name], is[name]})
		}
	}
	return out, nil
}

// fieldsOf takes the state of a record apart; null counts as not there.
func fieldsOf(record json.RawMessage) (map[string]json.RawMessage, error) {
	fields := map[string]json.RawMessage{}
	if len(record) == 0 {
		return fields, nil
	}
	if err := json.Unmarshal(record, &fields); err != nil {
		return nil, err
	}
	maps.DeleteFunc(fields, func(_ string, v json.RawMessage) bool { return string(v) == "null" })
	return fields, nil
}
