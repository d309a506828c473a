package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

type historyView struct {
	Kind    bonbogi.Kind `json:"kind"`
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Changes []changeView `json:"changes"` // newest first
}

type changeView struct {
	Number int           `json:"revision"`
	At     time.Time     `json:"at"`
	Who    string        `json:"who"`
	Why    string        `json:"why"`
	Fields []fieldChange `json:"fields"`
}

// fieldChange is what one change did to one field.
type fieldChange struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// history shows who changed a record, when, why, and what stood there before.
func (s *Site) history(c *call) (answer, error) {
	kind, id := c.kind, c.PathValue("id")
	record, err := s.load(c, kind, id)
	if err != nil {
		return nil, err
	}
	revisions, err := s.Store.History(c.Context(), kind, id)
	if kind == bonbogi.KindGovernment && bonbogi.CodeOf(err) == bonbogi.NotFound {
		err = nil // of the registry, and never corrected here
	}
	if err != nil {
		return nil, err
	}
	v := historyView{Kind: kind, ID: id, Title: c.headline(record)}
	for _, r := range revisions {
		change := changeView{Number: r.Number, At: r.At.In(seoul), Who: r.Who, Why: r.Why}
		if change.Fields, err = differences(r); err != nil {
			return nil, err
		}
		if c.format == "html" {
			for i, f := range change.Fields {
				change.Fields[i].Before, change.Fields[i].After = c.named(f.Field, f.Before), c.named(f.Field, f.After)
			}
		}
		v.Changes = append(v.Changes, change)
	}
	slices.SortFunc(v.Changes, func(a, b changeView) int { return b.Number - a.Number })
	return &page{Template: "history", Title: c.text("history.title", "title", v.Title), Data: v}, nil
}

// differences are what a revision changed, as a person reads it.
func differences(r store.Revision) ([]fieldChange, error) {
	found, err := r.Differences()
	if err != nil {
		return nil, err
	}
	out := []fieldChange{}
	for _, d := range found {
		if change := (fieldChange{d.Field, plain(d.Before), plain(d.After)}); change.Before != change.After {
			out = append(out, change)
		}
	}
	return out, nil
}

// plain is a JSON value as a person reads it: lists a line an element, of a party or a citation what is
// said of it.
func plain(raw json.RawMessage) string {
	var v any
	numbers := json.NewDecoder(bytes.NewReader(raw))
	numbers.UseNumber() // as they are written: 350000000, not 3.5e+08
	if len(raw) == 0 || numbers.Decode(&v) != nil {
		return string(raw)
	}
	return said(v, "\n")
}

func said(v any, between string) string {
	var parts []string
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any:
		for _, e := range v {
			parts = append(parts, said(e, " · "))
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if text := said(v[key], ", "); text != "" && text != "0" {
				parts = append(parts, text)
			}
		}
		between = " · "
	default:
		return fmt.Sprint(v)
	}
	return strings.Join(parts, between)
}

// enumerated are the fields whose values have names in the language files, and under which word.
var enumerated = map[string]string{"status": "status", "form": "form", "claim": "claim", "type": "type", "level": "level",
	"conferrer_type": "conferrer", "date_sense": "sense", "claimed_by": "claimant",
	"direction": "direction", "measure": "measure", "frequency": "frequency", "interval": "interval"}

// named is a value as the pages name it.
func (c *call) named(field, value string) string {
	if key := enumerated[field] + "." + value; c.words.Has(key) {
		return c.text(key)
	}
	return value
}
