package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/bonbogi/bonbogi"
)

// Revision is one change of a record: who made it, when and why, what was before, what is after.
type Revision struct {
	Number int             `json:"number"`
	At     time.Time       `json:"at"`
	Who    string          `json:"who"`
	Why    string          `json:"why,omitempty"`
	Before json.RawMessage `json:"before,omitempty"` // empty for the first
	After  json.RawMessage `json:"after"`
}

// fields are the columns besides those that name the record.
func (r *Revision) fields() []field {
	return []field{
		numberField("number", &r.Number),
		momentField("at", &r.At),
		textField("who", &r.Who),
		textField("why", &r.Why),
		{column: "after", bind: rawJSON{&r.After}},
	}
}

// History returns all revisions of a record, the first one first.
func (db *DB) History(ctx context.Context, kind bonbogi.Kind, id string) (out []Revision, err error) {
	if _, err := keeperOf(kind); err != nil {
		return nil, err
	}
	none := bonbogi.Errorf(bonbogi.NotFound, "no_record", "there is no %s %q, so it has no history", kind, id)
	if !bonbogi.ValidID(id) {
		return nil, none
	}
	rows, err := db.view().QueryContext(ctx, `SELECT number, at, who, why, after FROM revisions
		WHERE kind = $1 AND record = $2 ORDER BY number`, string(kind), id)
	if err != nil {
		return nil, db.explain(fmt.Errorf("history of %s %s: %w", kind, id, err))
	}
	defer rows.Close()
	var before json.RawMessage
	for rows.Next() {
		var r Revision
		var after string
		if err := rows.Scan(&r.Number, moment{&r.At}, &r.Who, &r.Why, &after); err != nil {
			return nil, fmt.Errorf("history of %s %s: %w", kind, id, err)
		}
		r.Before, r.After = before, json.RawMessage(after)
		before = r.After
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		return nil, db.explain(fmt.Errorf("history of %s %s: %w", kind, id, err))
	}
	if len(out) == 0 {
		return nil, none
	}
	return out, nil
}
