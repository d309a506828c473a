package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
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
		textField("state", &p.State),
		textField("record", &p.Record),
		textField("who", &p.By),
		textField("why", &p.Why),
		momentField("at", &p.At),
	}
}

// AddReading keeps a source that was read and the facts proposed from it. The same text is the same
// source: one that was read before with less known takes what it lacked. What was proposed from it before
// is not proposed again, whatever was decided about it; what is still open is brought up to date.
// It returns the ID of the source and how many proposals are new.
func (db *DB) AddReading(ctx context.Context, c Change, source bonbogi.Source, proposals []Proposal) (id string, added int, err error) {
	if err := c.validate(); err != nil {
		return "", 0, err
	}
	if digest(source.Text) == "" {
		return "", 0, &bonbogi.Error{Code: bonbogi.Invalid, Field: "text", Rule: "required",
			Message: "must be given: there is nothing to read in an empty text"}
	}
	if source.ID == "" {
		source.ID = db.NewID(bonbogi.KindSource)
	}
	err = db.write(ctx, func(tx *sql.Tx) error {
		added = 0
		stored, err := db.sourceRead(ctx, tx, c, source)
		if err != nil {
			return err
		}
		id = stored.ID
		if err := db.spend(ctx, tx, c, []string{id}); err != nil {
			return err
		}
		for _, p := range proposals {
			p.Source = id
			// What was read as of another day than that of the source tells nothing better.
			better := stored.Date == source.Date
			// Places count in the text that is stored; the same words may stand elsewhere in this one.
			placed := stored.Text == source.Text
			if p.In == "title" {
				placed = stored.Title == source.Title
			}
			new, err := db.propose(ctx, tx, c, &p)
			if err == nil && !new && better {
				err = p.refresh(ctx, tx, placed)
			}
			if err != nil {
				return err
			}
			if new {
				added++
			}
		}
		return nil
	})
	if err != nil {
		return "", 0, err
	}
	return id, added, nil
}

// sourceRead finds the source with the text and completes it, or stores it. One that was withdrawn stands again.
func (db *DB) sourceRead(ctx context.Context, tx *sql.Tx, c Change, source bonbogi.Source) (bonbogi.Source, error) {
	id, err := sourceWith(ctx, tx, source.Text)
	if err != nil {
		return source, err
	}
	if id == "" {
		source.Revision = 0
		err := db.saveAll(ctx, tx, c, []bonbogi.Record{source})
		if e, ok := errors.AsType[*bonbogi.Error](err); !ok || e.Rule != "same_text" {
			return source, err
		}
		// Somebody read the same text at the same moment.
		if id, err = sourceWith(ctx, tx, source.Text); err != nil {
			return source, err
		}
	}
	if db.engine == postgres {
		// Whoever reads the same text at the same moment waits here, and completes what this one left.
		if _, err := tx.ExecContext(ctx, "SELECT 1 FROM sources WHERE id = $1 FOR UPDATE", id); err != nil {
			return source, fmt.Errorf("hold source %s: %w", id, err)
		}
	}
	stored, err := sources.one(ctx, tx, id)
	if err != nil {
		return source, err
	}
	// Quotations from a title count in it: it stays as it is.
	var quoted bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM proposals WHERE source = $1 AND part = 'title')`, id).
		Scan(flag{&quoted}); err != nil {
		return source, fmt.Errorf("look for quotations of the title of %s: %w", id, err)
	}
	complete(stored, source, !quoted)
	stored.Withdrawn = false
	return *stored, db.saveAll(ctx, tx, c, []bonbogi.Record{*stored})
}

// complete gives a source what another reading of its text knows and it does not. What it says already
// stands, but a title that is only how the text begins gives way to a headline.
func complete(s *bonbogi.Source, read bonbogi.Source, title bool) {
	s.Publisher, s.URL = cmp.Or(s.Publisher, read.Publisher), cmp.Or(s.URL, read.URL)
	if strings.HasPrefix(read.Date.String(), s.Date.String()) {
		s.Date = read.Date // as exact, or more
	}
	if title && read.Title != "" && begins(s.Text, s.Title) && !begins(s.Text, read.Title) {
		s.Title = read.Title
	}
}

// begins reports whether the title, perhaps cut, is how the text begins.
func begins(text, title string) bool {
	return strings.HasPrefix(strings.TrimSpace(text), strings.TrimSuffix(title, "…"))
}

// propose adds a proposal, unless its source has the same one already.
func (db *DB) propose(ctx context.Context, tx *sql.Tx, c Change, p *Proposal) (added bool, err error) {
	if p.ID == "" {
		p.ID = "proposal-" + db.letters()
	}
	if p.Fingerprint == "" {
		sum := sha256.Sum256([]byte(string(p.Kind) + "\n" + string(p.Fact)))
		p.Fingerprint = hex.EncodeToString(sum[:])
	}
	p.State, p.Record, p.By, p.Why, p.At = Undecided, "", c.Who, c.Why, db.moment()
	fields := p.fields()
	args, err := values(fields)
	if err != nil {
		return false, err
	}
	result, err := tx.ExecContext(ctx, "INSERT INTO proposals ("+strings.Join(names(fields), ", ")+") VALUES ("+
		marks(1, len(fields))+") ON CONFLICT (source, fingerprint) DO NOTHING", args...)
	if err != nil {
		return false, fmt.Errorf("proposal %s: %w", p.ID, err)
	}
	n, err := result.RowsAffected()
	return n == 1, err
}

// refresh brings the same proposal up to date if nobody decided it yet. What it quotes changes only if
// its places count in what is stored.
func (p *Proposal) refresh(ctx context.Context, tx *sql.Tx, placed bool) error {
	fresh := []string{"fact", "confidence"}
	if placed {
		fresh = append(fresh, "quote", "part", "start_at", "end_at")
	}
	fields := slices.DeleteFunc(p.fields(), func(f field) bool { return !slices.Contains(fresh, f.column) })
	args, err := values(fields)
	if err != nil {
		return err
	}
	set := make([]string, len(fields))
	for i, f := range fields {
		set[i] = fmt.Sprintf("%s = $%d", f.column, i+1)
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("UPDATE proposals SET %s WHERE source = $%d AND fingerprint = $%d AND state = 'open'",
		strings.Join(set, ", "), len(set)+1, len(set)+2), append(args, p.Source, p.Fingerprint)...)
	if err != nil {
		return fmt.Errorf("bring proposal %s up to date: %w", p.Fingerprint, err)
	}
	return nil
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

// Decide closes an open proposal: rejected, or accepted with the records that it becomes, all in one
// transaction. A proposal that somebody decided before is refused (Conflict) and nothing is stored.
func (db *DB) Decide(ctx context.Context, c Change, id string, state State, records ...bonbogi.Record) error {
	if err := c.validate(); err != nil {
		return err
	}
	if (state == Accepted) != (len(records) > 0) || state != Accepted && state != Rejected {
		return bonbogi.Errorf(bonbogi.Invalid, "decision", "a proposal is accepted with the record that it becomes, or rejected without one")
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		p, err := proposal(ctx, tx, id)
		if err != nil {
			return err
		}
		record := recordOf(p.Kind, records)
		if err := db.spend(ctx, tx, c, []string{record}); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `UPDATE proposals SET state = $1, record = $2, who = $3, why = $4, at = $5
			WHERE id = $6 AND state = 'open'`, string(state), record, c.Who, c.Why, db.moment().Format(momentLayout), id)
		if err != nil {
			return fmt.Errorf("decide %s: %w", id, err)
		}
		if n, err := result.RowsAffected(); err != nil {
			return fmt.Errorf("decide %s: %w", id, err)
		} else if n == 0 {
			return bonbogi.Errorf(bonbogi.Conflict, "decided", "somebody decided this proposal before; load the page again to see how")
		}
		return db.saveAll(ctx, tx, c, records)
	})
}

// Reopen puts a rejected proposal back into the queue. One that is open or was accepted is refused (Conflict).
func (db *DB) Reopen(ctx context.Context, c Change, id string) error {
	if err := c.validate(); err != nil {
		return err
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := proposal(ctx, tx, id); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `UPDATE proposals SET state = 'open', who = $1, why = $2, at = $3
			WHERE id = $4 AND state = 'rejected'`, c.Who, c.Why, db.moment().Format(momentLayout), id)
		if err != nil {
			return fmt.Errorf("reopen %s: %w", id, err)
		}
		if n, err := result.RowsAffected(); err != nil {
			return fmt.Errorf("reopen %s: %w", id, err)
		} else if n == 0 {
			return bonbogi.Errorf(bonbogi.Conflict, "not_rejected", "this proposal is not rejected; load the page again to see what became of it")
		}
		return nil
	})
}

// recordOf is the record that a proposal became, among those that come with it.
func recordOf(kind bonbogi.Kind, records []bonbogi.Record) string {
	id := ""
	for _, r := range records {
		id = r.RecordID()
		if r.RecordKind() == kind {
			return id
		}
	}
	return id
}

// Review is a source with proposals that wait for a person.
type Review struct {
	Source   bonbogi.Source `json:"source"` // without its text
	Open     int            `json:"open"`
	Accepted int            `json:"accepted"`
	Rejected int            `json:"rejected"`
}

// OpenReviews lists the sources with open proposals, the latest first.
func (db *DB) OpenReviews(ctx context.Context) (out []Review, err error) {
	err = db.read(ctx, func(q querier) error {
		found, err := sources.listed(ctx, q, `id IN (SELECT source FROM proposals WHERE state = 'open') ORDER BY created_at DESC, id`)
		if err != nil {
			return err
		}
		out = make([]Review, len(found))
		at := map[string]*Review{}
		for i, s := range found {
			out[i].Source = s
			at[s.ID] = &out[i]
		}
		rows, err := q.QueryContext(ctx, `SELECT source, state, COUNT(*) FROM proposals
			WHERE source IN (SELECT source FROM proposals WHERE state = 'open') GROUP BY source, state`)
		if err != nil {
			return fmt.Errorf("count proposals: %w", err)
		}
		defer rows.Close()
		for rows.Next() {
			var source string
			var state State
			var n int
			if err := rows.Scan(&source, &state, &n); err != nil {
				return fmt.Errorf("count proposals: %w", err)
			}
			switch r := at[source]; state {
			case Undecided:
				r.Open = n
			case Accepted:
				r.Accepted = n
			case Rejected:
				r.Rejected = n
			}
		}
		return rows.Err()
	})
	return out, err
}
