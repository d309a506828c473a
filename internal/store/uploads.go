package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// uploadsTable is work under way, which no export and no copy to another engine takes along.
const uploadsTable = "uploads"

// uploadsLast is how long an upload is kept.
const uploadsLast = 7 * 24 * time.Hour

// Upload is a table that somebody sent and is still looking at: it was not imported yet, or not long ago.
type Upload struct {
	ID      string
	File    string // its name
	Digest  string // SHA-256 of its content
	Size    int64  // in bytes
	Mapping string // what it means, as far as that is known
	At      time.Time
	Who     string
}

func (u *Upload) fields() []field {
	mapping := textField("mapping", &u.Mapping)
	mapping.use = heavy
	return []field{
		textField("id", &u.ID),
		textField("file", &u.File),
		textField("digest", &u.Digest),
		numberField("size", &u.Size),
		mapping,
		momentField("at", &u.At),
		textField("who", &u.Who),
	}
}

// AddUpload keeps a file for some days, and lets those go whose days are over. The same content is the same upload:
// there says that it was kept before, and then all about it stays as it is.
func (db *DB) AddUpload(ctx context.Context, c Change, file string, body []byte) (u Upload, there bool, err error) {
	if err := c.validate(); err != nil {
		return u, false, err
	}
	sum := sha256.Sum256(body)
	u = Upload{ID: "upload-" + db.letters(), File: file, Digest: hex.EncodeToString(sum[:]), Size: int64(len(body)), At: db.moment(), Who: c.Who}
	args, err := values(u.fields())
	if err != nil {
		return u, false, err
	}
	columns := append(names(u.fields()), "body")
	err = db.write(ctx, func(tx *sql.Tx) error {
		old := u.At.Add(-uploadsLast).Format(momentLayout)
		if _, err := tx.ExecContext(ctx, "DELETE FROM uploads WHERE at < $1 AND digest <> $2", old, u.Digest); err != nil {
			return fmt.Errorf("let old uploads go: %w", err)
		}
		result, err := tx.ExecContext(ctx, "INSERT INTO uploads ("+strings.Join(columns, ", ")+") VALUES ("+marks(1, len(columns))+
			") ON CONFLICT (digest) DO NOTHING", append(args, body)...)
		if err != nil {
			return fmt.Errorf("keep the upload %s: %w", u.File, err)
		}
		n, err := result.RowsAffected()
		if there = n == 0; err != nil || !there {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE uploads SET at = $1 WHERE digest = $2", u.At.Format(momentLayout), u.Digest); err != nil {
			return fmt.Errorf("keep the upload %s: %w", u.File, err)
		}
		u, err = oneUpload(ctx, tx, "digest", u.Digest)
		return err
	})
	return u, there, err
}

// Uploads lists what is kept, the newest first, without mappings.
func (db *DB) Uploads(ctx context.Context) (out []Upload, err error) {
	err = db.read(ctx, func(q querier) error {
		out, err = uploadsWhere(ctx, q, []use{heavy}, "TRUE ORDER BY at DESC, id")
		return err
	})
	return out, err
}

// Upload returns an upload; a bonbogi.Error with NotFound if there is none, or none any more.
func (db *DB) Upload(ctx context.Context, id string) (u Upload, err error) {
	err = db.read(ctx, func(q querier) error {
		u, err = oneUpload(ctx, q, "id", id)
		return err
	})
	return u, err
}

// UploadOf returns the upload with the content of the digest.
func (db *DB) UploadOf(ctx context.Context, digest string) (u Upload, err error) {
	err = db.read(ctx, func(q querier) error {
		u, err = oneUpload(ctx, q, "digest", digest)
		return err
	})
	return u, err
}

// UploadBody returns the content of an upload.
func (db *DB) UploadBody(ctx context.Context, id string) (body []byte, err error) {
	err = db.read(ctx, func(q querier) error {
		err := q.QueryRowContext(ctx, "SELECT body FROM uploads WHERE id = $1", id).Scan(&body)
		if errors.Is(err, sql.ErrNoRows) {
			return errNoUpload
		}
		return err
	})
	return body, err
}

// MapUpload keeps what an upload means.
func (db *DB) MapUpload(ctx context.Context, id, mapping string) error {
	if _, err := (text[string]{&mapping}).Value(); err != nil {
		return inField(err, "mapping")
	}
	return db.changeUpload(ctx, "UPDATE uploads SET mapping = $2 WHERE id = $1", id, mapping)
}

// DropUpload lets an upload go.
func (db *DB) DropUpload(ctx context.Context, id string) error {
	return db.changeUpload(ctx, "DELETE FROM uploads WHERE id = $1", id)
}

func (db *DB) changeUpload(ctx context.Context, statement string, args ...any) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, statement, args...)
		if err != nil {
			return fmt.Errorf("change the upload %v: %w", args[0], err)
		}
		if n, err := result.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return errNoUpload
	})
}

var errNoUpload = bonbogi.Errorf(bonbogi.NotFound, "no_upload", "this file is not kept any more; send it again")

func oneUpload(ctx context.Context, q querier, column, v string) (Upload, error) {
	if !bonbogi.ValidID(v) {
		return Upload{}, errNoUpload
	}
	found, err := uploadsWhere(ctx, q, nil, column+" = $1", v)
	if err != nil {
		return Upload{}, err
	}
	if len(found) == 0 {
		return Upload{}, errNoUpload
	}
	return found[0], nil
}

func uploadsWhere(ctx context.Context, q querier, leave []use, where string, args ...any) (out []Upload, err error) {
	columns := strings.Join(names(without(new(Upload).fields(), leave...)), ", ")
	rows, err := q.QueryContext(ctx, "SELECT "+columns+" FROM uploads WHERE "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read uploads: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var u Upload
		if err := rows.Scan(targets(without(u.fields(), leave...))...); err != nil {
			return nil, fmt.Errorf("read uploads: %w", err)
		}
		out = append(out, u)
	}
	return out, rows.Err()
}
