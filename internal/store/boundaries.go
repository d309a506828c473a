package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// Boundary is a file of outlines by which maps are drawn, and how its areas go with governments.
type Boundary struct {
	ID        string       `json:"id"`
	Name      string       `json:"name"`
	ValidFrom bonbogi.Date `json:"valid_from"` // the day from which the outlines hold
	Publisher string       `json:"publisher"`
	Licence   string       `json:"licence"`
	URL       string       `json:"url,omitempty"`
	Layer     string       `json:"layer"`            // of the file
	Property  string       `json:"property"`         // which of an area says whose it is
	Scheme    string       `json:"scheme,omitempty"` // of the codes in it; empty: any, or names
	Areas     int          `json:"areas"`
	Joined    int          `json:"joined"` // areas that have a government
	Withdrawn bool         `json:"withdrawn,omitempty"`
	At        time.Time    `json:"at"`
	Who       string       `json:"who"`
}

func (b *Boundary) fields() []field {
	return []field{
		{column: "id", bind: identifier{text[string]{&b.ID}}},
		textField("name", &b.Name),
		dateField("valid_from", &b.ValidFrom),
		textField("publisher", &b.Publisher),
		textField("licence", &b.Licence),
		textField("url", &b.URL),
		textField("layer", &b.Layer),
		textField("property", &b.Property),
		textField("scheme", &b.Scheme),
		numberField("areas", &b.Areas),
		numberField("joined", &b.Joined),
		flagField("withdrawn", &b.Withdrawn),
		momentField("at", &b.At),
		textField("who", &b.Who),
	}
}

// validate refuses outlines of which nobody could say later where they are from.
func (b Boundary) validate() error {
	for _, f := range []struct{ name, value string }{{"name", b.Name}, {"publisher", b.Publisher}, {"licence", b.Licence}, {"property", b.Property}} {
		if strings.TrimSpace(f.value) == "" {
			return &bonbogi.Error{Code: bonbogi.Invalid, Field: f.name, Rule: "required", Message: "must be given"}
		}
		if len(f.value) > 900 {
			return &bonbogi.Error{Code: bonbogi.Invalid, Field: f.name, Rule: "too_long", Message: "is too long; shorten it to 300 letters"}
		}
	}
	if b.URL != "" && !bonbogi.WebAddress(b.URL) {
		return &bonbogi.Error{Code: bonbogi.Invalid, Field: "url", Rule: "url", Message: "is no web address; it begins with https:// or http://"}
	}
	if b.ValidFrom.IsZero() {
		return &bonbogi.Error{Code: bonbogi.Invalid, Field: "valid_from", Rule: "required", Message: "must be given: outlines change"}
	}
	return nil
}

// AddBoundary keeps a file of outlines. The store sets its ID, the time and who.
func (db *DB) AddBoundary(ctx context.Context, c Change, b Boundary, file []byte) (id string, err error) {
	if err := errors.Join(c.validate(), b.validate()); err != nil {
		return "", err
	}
	packed, err := packText(file)
	if err != nil {
		return "", err
	}
	b.ID, b.At, b.Who = "boundary-"+db.letters(), db.moment(), c.Who
	args, err := values(b.fields())
	if err != nil {
		return "", err
	}
	columns := append(names(b.fields()), "file")
	err = db.write(ctx, func(tx *sql.Tx) error {
		if err := db.spend(ctx, tx, c, []string{b.ID}); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO boundaries ("+strings.Join(columns, ", ")+") VALUES ("+marks(1, len(columns))+")", append(args, packed)...)
		if err != nil {
			return fmt.Errorf("keep boundaries: %w", err)
		}
		return nil
	})
	return b.ID, err
}

// Boundaries lists the outlines, those that hold for the newest time first; the withdrawn ones too if all is set.
func (db *DB) Boundaries(ctx context.Context, all bool) (out []Boundary, err error) {
	out = []Boundary{}
	which := " WHERE withdrawn = FALSE"
	if all {
		which = ""
	}
	err = db.read(ctx, func(q querier) (err error) {
		rows, err := q.QueryContext(ctx, "SELECT "+strings.Join(names((&Boundary{}).fields()), ", ")+" FROM boundaries"+which+" ORDER BY valid_from DESC, at DESC, id")
		if err != nil {
			return fmt.Errorf("read boundaries: %w", err)
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		for rows.Next() {
			var b Boundary
			if err := rows.Scan(targets(b.fields())...); err != nil {
				return fmt.Errorf("read boundaries: %w", err)
			}
			out = append(out, b)
		}
		return rows.Err()
	})
	return out, err
}

// Boundary returns outlines by their ID, also withdrawn ones, with the file.
func (db *DB) Boundary(ctx context.Context, id string) (b Boundary, file []byte, err error) {
	none := bonbogi.Errorf(bonbogi.NotFound, "no_record", "there are no boundaries %q", id)
	if !bonbogi.ValidID(id) {
		return b, nil, none
	}
	var packed string
	err = db.read(ctx, func(q querier) error {
		columns := strings.Join(names(b.fields()), ", ")
		return q.QueryRowContext(ctx, "SELECT "+columns+", file FROM boundaries WHERE id = $1", id).Scan(append(targets(b.fields()), &packed)...)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return b, nil, none
	}
	if err != nil {
		return b, nil, fmt.Errorf("read boundaries: %w", err)
	}
	file, err = unpackText(packed)
	return b, file, err
}

// UpdateBoundary changes what is said of outlines; the file stays. The store sets the time and who.
func (db *DB) UpdateBoundary(ctx context.Context, c Change, b Boundary) error {
	if err := errors.Join(c.validate(), b.validate()); err != nil {
		return err
	}
	b.At, b.Who = db.moment(), c.Who
	args, err := values(b.fields())
	if err != nil {
		return err
	}
	var set []string
	for i, name := range names(b.fields()) {
		set = append(set, fmt.Sprintf("%s = $%d", name, i+1))
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, "UPDATE boundaries SET "+strings.Join(set, ", ")+" WHERE id = $1", args...)
		if err != nil {
			return fmt.Errorf("change boundaries: %w", err)
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, bonbogi.Errorf(bonbogi.NotFound, "no_record", "there are no boundaries %q", b.ID))
		}
		return nil
	})
}

// packText packs a file so that it is a text: exports have texts alone.
func packText(file []byte) (string, error) {
	var b bytes.Buffer
	to := base64.NewEncoder(base64.StdEncoding, &b)
	z := gzip.NewWriter(to)
	_, err := z.Write(file)
	if err := errors.Join(err, z.Close(), to.Close()); err != nil {
		return "", fmt.Errorf("pack boundaries: %w", err)
	}
	return b.String(), nil
}

// largestUnpacked is more than any file that is taken.
const largestUnpacked = 256 << 20

func unpackText(packed string) ([]byte, error) {
	z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(packed)))
	if err != nil {
		return nil, fmt.Errorf("unpack boundaries: %w", err)
	}
	file, err := io.ReadAll(io.LimitReader(z, largestUnpacked))
	if err != nil {
		return nil, fmt.Errorf("unpack boundaries: %w", err)
	}
	return file, nil
}
