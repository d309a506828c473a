package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// Import says where observations come from.
type Import struct {
	Source   string     // ID of the source
	File     string     // name of the file or the service
	Digest   string     // SHA-256 of the file
	Mapping  string     // the mapping that was used
	Shape    string     // fingerprint of the header: finds the mapping for next year's file
	Rejected func() int // how many values were left out, when all slices were given; nil: none
	DryRun   bool       // count only, store nothing
}

// Counts says what an import did.
type Counts struct {
	New       int `json:"new"`       // nothing was there
	Revised   int `json:"revised"`   // something else was there
	Unchanged int `json:"unchanged"` // the same was there
}

// ImportRecord is an import that was stored.
type ImportRecord struct {
	ID       string    `json:"id"`
	Source   string    `json:"source"`
	File     string    `json:"file,omitempty"`
	Digest   string    `json:"digest,omitempty"`
	Mapping  string    `json:"mapping,omitempty"`
	Shape    string    `json:"shape,omitempty"`
	Rejected int       `json:"rejected"`
	Who      string    `json:"who"`
	Why      string    `json:"why,omitempty"`
	At       time.Time `json:"at"`
	Counts
}

// fields are the columns of table imports, but for the number. The mapping is left out of lists.
func (r *ImportRecord) fields() []field {
	mapping := textField("mapping", &r.Mapping)
	mapping.use = heavy
	return []field{
		{column: "id", bind: identifier{text[string]{&r.ID}}},
		textField("source", &r.Source),
		textField("file", &r.File),
		textField("digest", &r.Digest),
		mapping,
		textField("shape", &r.Shape),
		numberField("new_figures", &r.New),
		numberField("revised_figures", &r.Revised),
		numberField("unchanged_figures", &r.Unchanged),
		numberField("rejected_figures", &r.Rejected),
		momentField("at", &r.At),
		textField("who", &r.Who),
		textField("why", &r.Why),
	}
}

// note gives the import its number, before anything rests on it. Later numbers are of later times.
func (im *importer) note() error {
	var last time.Time
	err := im.tx.QueryRowContext(im.ctx, "SELECT number, at FROM imports ORDER BY number DESC LIMIT 1").Scan(&im.number, moment{&last})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("read imports: %w", err)
	}
	im.number++
	withdrawn, err := im.db.lookUp(im.ctx, im.tx, "sources", im.imp.Source)
	if err == nil && withdrawn {
		err = errSourceWithdrawn(im.imp.Source)
	}
	if err != nil {
		return inField(err, "source")
	}
	r := ImportRecord{ID: im.id, Source: im.imp.Source, File: im.imp.File, Digest: im.imp.Digest, Mapping: im.imp.Mapping,
		Shape: im.imp.Shape, Who: im.change.Who, Why: im.change.Why, At: im.db.moment()}
	if r.At.Before(last) {
		r.At = last
	}
	args, err := values(r.fields())
	if err != nil {
		return err
	}
	_, err = im.tx.ExecContext(im.ctx, "INSERT INTO imports (number, "+strings.Join(names(r.fields()), ", ")+") VALUES ("+
		marks(1, len(args)+1)+")", append([]any{im.number}, args...)...)
	if err != nil {
		return fmt.Errorf("write imports: %w", err)
	}
	return nil
}

// conclude writes what the import did; of one that changed nothing no trace is left but its records.
func (im *importer) conclude() error {
	n := im.counts
	var err error
	if n.New+n.Revised > 0 {
		rejected := 0
		if im.imp.Rejected != nil {
			rejected = im.imp.Rejected()
		}
		_, err = im.tx.ExecContext(im.ctx, "UPDATE imports SET new_figures = $2, revised_figures = $3, unchanged_figures = $4, rejected_figures = $5 WHERE number = $1",
			im.number, n.New, n.Revised, n.Unchanged, rejected)
	} else if _, err = im.tx.ExecContext(im.ctx, "DELETE FROM imports WHERE number = $1", im.number); err == nil && im.change.Token != "" {
		_, err = im.tx.ExecContext(im.ctx, "UPDATE tokens SET ids = '[]' WHERE token = $1", im.change.Token)
	}
	if err != nil {
		return fmt.Errorf("write imports: %w", err)
	}
	return nil
}

// Imports lists the imports, the newest first, without their mappings.
func (db *DB) Imports(ctx context.Context, limit, offset int) (page Page[ImportRecord], err error) {
	page.Limit, page.Offset = limit, max(offset, 0)
	if page.Limit == 0 {
		page.Limit = DefaultLimit
	}
	err = db.read(ctx, func(q querier) error {
		if err := q.QueryRowContext(ctx, "SELECT COUNT(*) FROM imports").Scan(&page.Total); err != nil {
			return fmt.Errorf("count imports: %w", err)
		}
		rows := "TRUE ORDER BY number DESC"
		if page.Limit > 0 {
			rows += fmt.Sprintf(" LIMIT %d OFFSET %d", page.Limit, page.Offset)
		}
		page.Items, err = importsWhere(ctx, q, rows, []use{heavy})
		return err
	})
	return page, err
}

// Import returns an import by its ID.
func (db *DB) Import(ctx context.Context, id string) (imp ImportRecord, err error) {
	return db.oneImport(ctx, "id = $1", id, bonbogi.Errorf(bonbogi.NotFound, "no_record", "there is no import %.100q", id))
}

// ImportOf returns the newest import of the file with the digest.
func (db *DB) ImportOf(ctx context.Context, digest string) (imp ImportRecord, err error) {
	return db.oneImport(ctx, "digest = $1 ORDER BY number DESC LIMIT 1", digest,
		bonbogi.Errorf(bonbogi.NotFound, "no_record", "no file with the digest %.100q was imported", digest))
}

// ImportOfShape returns the newest import of a table with this header.
func (db *DB) ImportOfShape(ctx context.Context, shape string) (imp ImportRecord, err error) {
	return db.oneImport(ctx, "shape = $1 ORDER BY number DESC LIMIT 1", shape,
		bonbogi.Errorf(bonbogi.NotFound, "no_record", "no table of the shape %.100q was imported", shape))
}

// MappingFor returns the mapping of the newest import of a table with this header; "" if there was none.
func (db *DB) MappingFor(ctx context.Context, shape string) (mapping string, err error) {
	imp, err := db.ImportOfShape(ctx, shape)
	if bonbogi.CodeOf(err) == bonbogi.NotFound {
		return "", nil
	}
	return imp.Mapping, err
}

// oneImport returns the import that where chooses by v, or the error for none.
func (db *DB) oneImport(ctx context.Context, where, v string, none error) (imp ImportRecord, err error) {
	if _, err := (text[string]{&v}).Value(); v == "" || err != nil {
		return imp, none
	}
	found, err := importsWhere(ctx, db.view(), where, nil, v)
	if err != nil {
		return imp, db.explain(err)
	}
	if len(found) == 0 {
		return imp, none
	}
	return found[0], nil
}

func importsWhere(ctx context.Context, q querier, where string, leave []use, args ...any) (out []ImportRecord, err error) {
	out = []ImportRecord{}
	columns := strings.Join(names(without(new(ImportRecord).fields(), leave...)), ", ")
	rows, err := q.QueryContext(ctx, "SELECT "+columns+" FROM imports WHERE "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read imports: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var r ImportRecord
		if err := rows.Scan(targets(without(r.fields(), leave...))...); err != nil {
			return nil, fmt.Errorf("read imports: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
