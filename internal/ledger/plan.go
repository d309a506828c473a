package ledger

import (
	"context"
	"fmt"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// State is what becomes of a row.
type State string

// The states of a row.
const (
	New     State = "new"     // an award that is not on record
	Cited   State = "cited"   // one on record, which gets the ledger as a further source, or is completed
	Known   State = "known"   // one on record that has this ledger as a source already, and all that it says
	Refused State = "refused" // it cannot be stored
)

// Planned is a row with what becomes of it.
type Planned struct {
	Row
	State   State
	Award   bonbogi.Award // as it will be stored
	Adds    []string      // fields of the award on record that the row fills, by their names
	Differs []Difference

	inCharge string // the body that the row itself names
}

// Difference is a field of which the record says something else. The record stays as it is.
type Difference struct{ Field, Row, Record string }

// Plan is what storing a ledger would do.
type Plan struct {
	Government string
	Source     bonbogi.Source // the ledger
	Rows       []Planned
	Elsewhere  string // ID of the local government that the title or the file names, where it does not name this one; "" if none
	Ours       bool   // it says what the ledger here says, no more and no less: there is nothing to store

	again func(context.Context, *store.DB) (*Plan, error) // as things stand then
}

// Count is how many rows have the state.
func (p *Plan) Count(s State) (n int) {
	for _, r := range p.Rows {
		if r.State == s {
			n++
		}
	}
	return n
}

// NewPlan says what storing the ledger as that of a government would do. newID makes IDs; file is its name.
func NewPlan(ctx context.Context, db *store.DB, names *registry.Registry, sheet *Sheet, government, file, who string) (*Plan, error) {
	g, ok := names.Get(government)
	if !ok {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "government_unknown", "%s", government)
	}
	recipient := bonbogi.Party{Government: g.ID, Name: g.Current().Name, Type: bonbogi.PartyGovernment}
	p := &Plan{Government: g.ID, Elsewhere: elsewhere(names, sheet.Title+"\n"+file, g.ID)}
	p.again = func(ctx context.Context, db *store.DB) (*Plan, error) {
		return NewPlan(ctx, db, names, sheet, government, file, who)
	}
	var err error
	if p.Source, err = sourceOf(ctx, db, sheet, recipient.Name, file); err != nil {
		return nil, err
	}
	page, err := db.Awards(ctx, store.AwardFilter{Government: g.ID, Sort: "created", Limit: store.All})
	if err != nil {
		return nil, err
	}
	rows := slices.Clone(sheet.Rows)
	inCharge := make([]string, len(rows))
	for i := range rows {
		inCharge[i] = BodyOf(rows[i].Award).Name
		bodies(&rows[i].Award, names)
	}
	told := match(rows, page.Items)
	for i, row := range rows {
		cite := bonbogi.Citation{Source: p.Source.ID, Quote: row.Quote, Place: itoa(row.Number) + "행", In: "text", Start: row.Start, End: row.End, By: who}
		at, there := told[i]
		if there {
			p.Rows = append(p.Rows, onRecord(row, page.Items[at], cite, inCharge[i]))
			continue
		}
		x := Planned{Row: row, State: New, Award: row.Award}
		x.Award.ID, x.Award.Recipient, x.Award.Sources = db.NewID(bonbogi.KindAward), recipient, []bonbogi.Citation{cite}
		if problem := firstProblem(x.Award.Validate()); x.Problem == nil {
			x.Problem = problem
		}
		if x.Problem != nil {
			x.State = Refused
		}
		p.Rows = append(p.Rows, x)
	}
	p.Ours = p.saysOurs(page.Items)
	return p, nil
}

func firstProblem(err error) *bonbogi.Error {
	if many, ok := err.(bonbogi.Problems); ok && len(many) > 0 {
		return many[0]
	}
	return nil
}

// sourceOf is the ledger as a source: the one on record that has its text, else a new one.
func sourceOf(ctx context.Context, db *store.DB, sheet *Sheet, government, file string) (bonbogi.Source, error) {
	id, err := db.SourceWith(ctx, sheet.Text)
	if err != nil {
		return bonbogi.Source{}, err
	}
	if id != "" {
		return store.Get[bonbogi.Source](ctx, db, id)
	}
	return bonbogi.Source{
		Meta: bonbogi.Meta{ID: db.NewID(bonbogi.KindSource)}, Type: bonbogi.SourceOwn, Publisher: government,
		Title: fmt.Sprintf("%s 수상실적 (%s)", government, file), Text: sheet.Text,
	}, nil
}

// saysOurs reports whether the ledger is the one that is written from the records: every row is on record and tells nothing
// more, and all awards of its years stand on it. Citing that would make a record the source of itself.
func (p *Plan) saysOurs(awards []bonbogi.Award) bool {
	listed, inYear := map[string]bool{}, map[int]bool{}
	for _, r := range p.Rows {
		if r.State != Cited && r.State != Known || len(r.Adds) > 0 || len(r.Differs) > 0 || len(r.Remarks) > 0 || !saysAll(r) {
			return false
		}
		listed[r.Award.ID], inYear[r.Award.ReceivedIn()] = true, true
	}
	for _, a := range awards {
		if inYear[a.ReceivedIn()] && !listed[a.ID] {
			return false
		}
	}
	return len(p.Rows) > 0
}

// saysAll reports whether the row says all that a ledger written from the record would say.
func saysAll(r Planned) bool {
	a, row := r.Award, r.Row.Award
	return row.Received == a.Received && row.Grade == a.Grade && row.Department == a.Department && r.inCharge == BodyOf(a).Name &&
		(row.Prize == nil) == (a.Prize == nil)
}

// Save stores the new awards, and the ledger as a source of all, in one transaction. What is refused is left out. The plan is
// made once more in that transaction, for somebody else may have stored such a ledger meanwhile.
func (p *Plan) Save(ctx context.Context, db *store.DB, change store.Change) error {
	return db.Alone(ctx, func(db *store.DB) error {
		now, err := p.again(ctx, db)
		if err != nil {
			return err
		}
		*p = *now
		return p.save(ctx, db, change)
	})
}

func (p *Plan) save(ctx context.Context, db *store.DB, change store.Change) error {
	if p.Ours {
		return nil
	}
	var records []bonbogi.Record
	for _, r := range p.Rows {
		if r.State == New || r.State == Cited {
			records = append(records, r.Award)
		}
	}
	if len(records) == 0 {
		return nil
	}
	if p.Source.Revision == 0 || p.Source.Withdrawn { // one that is sent again stands again
		p.Source.Withdrawn = false
		records = append([]bonbogi.Record{p.Source}, records...)
	}
	return db.Save(ctx, change, records...)
}
