package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// State is what became of a proposal.
type State string

// The states of a proposal.
const (
	Undecided State = "open"
	Accepted  State = "accepted"
	Rejected  State = "rejected"
)

// Proposal is a fact that was read in a source and counts only once a person accepts it.
type Proposal struct {
	ID          string          `json:"id"` // given by AddReading where empty
	Source      string          `json:"source"`
	Kind        bonbogi.Kind    `json:"kind"`
	Fact        json.RawMessage `json:"fact"`        // for the reader's package; the store does not look into it
	Fingerprint string          `json:"fingerprint"` // the same for the same fact; of Kind and Fact where empty
	Quote       string          `json:"quote"`
	In          string          `json:"in"` // "text" or "title": where Start and End count
	Start       int             `json:"start"`
	End         int             `json:"end"`
	Confidence  float64         `json:"confidence"`
	Party       string          `json:"party,omitempty"`   // whom it is about: "government/type", or a name
	Other       string          `json:"other,omitempty"`   // the other one who takes part
	SameAs      string          `json:"same_as,omitempty"` // the same for proposals that say the same; given by the store
	State       State           `json:"state"`
	Record      string          `json:"record,omitempty"` // ID of the record that it became
	By          string          `json:"by"`               // who read it, then who decided
	Why         string          `json:"why,omitempty"`
	At          time.Time       `json:"at"` // when it was read, then when it was decided
}

func (p *Proposal) fields() []field {
	return []field{
		textField("id", &p.ID),
		textField("source", &p.Source),
		textField("kind", &p.Kind),
		{column: "fact", bind: rawJSON{&p.Fact}},
		textField("fingerprint", &p.Fingerprint),
		textField("quote", &p.Quote),
		textField("part", &p.In),
		numberField("start_at", &p.Start),
		numberField("end_at", &p.End),
		realField("confidence", &p.Confidence),
		referenceField("party", &p.Party),
		referenceField("other_party", &p.Other),
		referenceField("same_as", &p.SameAs),
		textField("state", &p.State),
		textField("record", &p.Record),
		textField("who", &p.By),
		textField("why", &p.Why),
		momentField("at", &p.At),
	}
}

// Proposals returns what was proposed from a source, in the order of the text, the title first.
func (db *DB) Proposals(ctx context.Context, source string) (out []Proposal, err error) {
	if !bonbogi.ValidID(source) {
		return nil, nil
	}
	err = db.read(ctx, func(q querier) error {
		out, err = scanProposals(ctx, q, `source = $1 ORDER BY CASE part WHEN 'title' THEN 0 ELSE 1 END, start_at, end_at, id`, source)
		return err
	})
	return out, err
}

// Proposal returns one proposal; a bonbogi.Error with NotFound if there is none.
func (db *DB) Proposal(ctx context.Context, id string) (p Proposal, err error) {
	err = db.read(ctx, func(q querier) error {
		p, err = proposal(ctx, q, id)
		return err
	})
	return p, err
}

func proposal(ctx context.Context, q querier, id string) (Proposal, error) {
	none := bonbogi.Errorf(bonbogi.NotFound, "no_record", "there is no proposal %q", id)
	if !bonbogi.ValidID(id) {
		return Proposal{}, none
	}
	found, err := scanProposals(ctx, q, "id = $1", id)
	if err != nil {
		return Proposal{}, err
	}
	if len(found) == 0 {
		return Proposal{}, none
	}
	return found[0], nil
}

func scanProposals(ctx context.Context, q querier, where string, args ...any) (out []Proposal, err error) {
	out = []Proposal{}
	rows, err := q.QueryContext(ctx, "SELECT "+strings.Join(names((&Proposal{}).fields()), ", ")+
		" FROM proposals WHERE "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read proposals: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var p Proposal
		if err := rows.Scan(targets(p.fields())...); err != nil {
			return nil, fmt.Errorf("read proposals: %w", err)
		}
		out = append(out, p)
	}
	return out, rows.Err()
}
