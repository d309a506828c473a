package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/bonbogi/bonbogi"
)

var sources = mapping[bonbogi.Source]{
	kind:  bonbogi.KindSource,
	table: "sources",
	meta:  func(s *bonbogi.Source) *bonbogi.Meta { return &s.Meta },
	fields: func(s *bonbogi.Source) []field {
		body := textField("text", &s.Text)
		body.use = heavy
		return []field{
			textField("type", &s.Type),
			textField("publisher", &s.Publisher),
			textField("title", &s.Title),
			dateField("date", &s.Date),
			textField("url", &s.URL),
			body,
			textField("note", &s.Note),
			textField("note_en", &s.NoteEn),
			derivedText("digest", digest(s.Text)),
			derivedText("address_digest", digest(s.URL)),
		}
	},
	search: func(s *bonbogi.Source) []string { return []string{s.Title, s.Publisher, s.URL, s.Note} },
}

// digest is the same for two texts that differ in nothing but white space and the composition of their
// letters; "" for an empty text.
func digest(text string) string {
	folded := strings.Join(strings.Fields(norm.NFC.String(text)), " ")
	if folded == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(folded))
	return hex.EncodeToString(sum[:])
}

// sourceWith returns the ID of the source that has the text; "" if none has it.
func sourceWith(ctx context.Context, q querier, text string) (id string, err error) {
	d := digest(text)
	if d == "" {
		return "", nil
	}
	err = q.QueryRowContext(ctx, `SELECT id FROM sources WHERE digest = $1 AND digest <> ''`, d).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("look for the text: %w", err)
	}
	return id, nil
}

// SourceWith returns the ID of the source that has the text, without regard to white space; "" if none has it.
func (db *DB) SourceWith(ctx context.Context, text string) (id string, err error) {
	err = db.read(ctx, func(q querier) error {
		id, err = sourceWith(ctx, q, text)
		return err
	})
	return id, err
}

// SourceFilter chooses sources; what is zero does not count.
type SourceFilter struct {
	Text      string       // words in title, publisher, address or note
	URL       string       // whole
	Title     string       // whole
	Publisher string       // whole
	Date      bonbogi.Date // of publication, as exact as it is known
	Year      int          // of publication
	Type      bonbogi.SourceType
	Sort      string // created (default), date, publisher, title, updated
	Desc      bool
	Limit     int // 0: DefaultLimit, All: no limit
	Offset    int
}

// Sources lists sources that are not withdrawn, without their texts.
func (db *DB) Sources(ctx context.Context, f SourceFilter) (Page[bonbogi.Source], error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset, sorts: map[string]string{
		"": "created_at", "created": "created_at", "date": "date", "publisher": "publisher", "title": "title",
		"updated": "updated_at",
	}}
	q.equal("type", string(f.Type))
	q.yearOf("date", f.Year)
	q.digested("address_digest", f.URL)
	q.equal("url", f.URL)
	q.equal("title", f.Title)
	q.equal("publisher", f.Publisher)
	q.equal("date", f.Date.String())
	q.text(f.Text)
	return list(ctx, db, sources, q)
}

// SourcesByID returns the sources that exist among ids, without their texts.
func (db *DB) SourcesByID(ctx context.Context, ids []string) (map[string]bonbogi.Source, error) {
	return byID(ctx, db, sources, ids)
}
