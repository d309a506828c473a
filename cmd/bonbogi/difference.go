package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// bookkeeping are fields that every change changes.
var bookkeeping = []string{"revision", "created_at", "updated_at"}

// difference lists the fields that differ between two states of a record, in the order of their names.
// Before is empty for the first state.
func difference(before, after json.RawMessage) (changes []string, err error) {
	old, err := fields(before)
	if err != nil {
		return nil, err
	}
	now, err := fields(after)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(union(old, now))) {
		was, is := old[name], now[name]
		switch {
		case slices.Contains(bookkeeping, name) || bytes.Equal(was, is):
		case len(was) == 0 || string(was) == "null":
			changes = append(changes, fmt.Sprintf("%s: %s", name, is))
		case len(is) == 0:
			changes = append(changes, fmt.Sprintf("%s: %s → nothing", name, was))
		default:
			changes = append(changes, fmt.Sprintf("%s: %s → %s", name, was, is))
		}
	}
	return changes, nil
}

func fields(record json.RawMessage) (map[string]json.RawMessage, error) {
	if len(record) == 0 {
		return nil, nil
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(record, &m); err != nil {
		return nil, err
	}
	return m, nil
}

func union(a, b map[string]json.RawMessage) map[string]json.RawMessage {
	both := maps.Clone(b)
	if both == nil {
		both = map[string]json.RawMessage{}
	}
	maps.Copy(both, a)
	return both
}
