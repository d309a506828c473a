package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
)

func mustUpload(t *testing.T, db *DB, file, body string) Upload {
	t.Helper()
	u, there, err := db.AddUpload(t.Context(), kim, file, []byte(body))
	if err != nil || there {
		t.Fatalf("there: %v, %v", there, err)
	}
	return u
}

func TestAnUploadIsKeptWithWhatItMeans(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		body := "시군구,인구\n안양시,\x00\xff1\n" // whatever it is
		u := mustUpload(t, db, "인구.csv", body)
		if err := db.MapUpload(t.Context(), u.ID, "government: {name: 시군구}\n"); err != nil {
			t.Fatal(err)
		}
		got, err := db.Upload(t.Context(), u.ID)
		if err != nil {
			t.Fatal(err)
		}
		want := u
		want.Mapping = "government: {name: 시군구}\n"
		if got != want || got.Size != int64(len(body)) || got.Who != kim.Who || len(got.Digest) != 64 {
			t.Errorf("%+v, want %+v", got, want)
		}
		kept, err := db.UploadBody(t.Context(), u.ID)
		if err != nil || string(kept) != body {
			t.Errorf("%q, %v", kept, err)
		}
		if by, err := db.UploadOf(t.Context(), u.Digest); err != nil || by.ID != u.ID {
			t.Errorf("%+v, %v", by, err)
		}
		list, err := db.Uploads(t.Context())
		if err != nil || len(list) != 1 || list[0] != u {
			t.Errorf("%+v, %v", list, err)
		}
	})
}

func TestTheSameContentIsTheSameUpload(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		first := mustUpload(t, db, "a.csv", "x")
		if err := db.MapUpload(t.Context(), first.ID, "m"); err != nil {
			t.Fatal(err)
		}
		again, there, err := db.AddUpload(t.Context(), Change{Who: "이바다"}, "b.csv", []byte("x"))
		if err != nil || !there || again.ID != first.ID || again.File != "a.csv" || again.Mapping != "m" || again.Who != kim.Who {
			t.Errorf("%+v, there: %v, %v", again, there, err)
		}
		if !again.At.After(first.At) {
			t.Error("the days of an upload that comes again begin anew")
		}
		if other := mustUpload(t, db, "a.csv", "y"); other.ID == first.ID {
			t.Error("another content under the same name is the same upload")
		}
	})
}

func TestUploadsGoAfterAWeek(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
		db.now = func() time.Time { return now }
		old := mustUpload(t, db, "old.csv", "old")
		now = now.Add(24 * time.Hour)
		young := mustUpload(t, db, "young.csv", "young")
		now = now.Add(6*24*time.Hour + time.Second)
		mustUpload(t, db, "new.csv", "new")
		_, err := db.Upload(t.Context(), old.ID)
		wantCode(t, err, bonbogi.NotFound)
		_, err = db.UploadBody(t.Context(), old.ID)
		wantCode(t, err, bonbogi.NotFound)
		if _, err := db.Upload(t.Context(), young.ID); err != nil {
			t.Error(err)
		}
	})
}

func TestAnUploadThatIsNotThereIsSaidToBeGone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		u := mustUpload(t, db, "a.csv", "x")
		if err := db.DropUpload(t.Context(), u.ID); err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{u.ID, "", "../x", "upload-\x00"} {
			_, err := db.Upload(t.Context(), id)
			wantCode(t, err, bonbogi.NotFound)
		}
		wantCode(t, db.MapUpload(t.Context(), u.ID, "m"), bonbogi.NotFound)
		wantCode(t, db.DropUpload(t.Context(), u.ID), bonbogi.NotFound)
		_, _, err := db.AddUpload(t.Context(), Change{}, "a.csv", []byte("x"))
		wantCode(t, err, bonbogi.Invalid)
		wantCode(t, db.MapUpload(t.Context(), mustUpload(t, db, "a.csv", "x").ID, "a\x00"), bonbogi.Invalid)
	})
}

// Work under way is not what a database is kept for: exports are the same with it and without.
func TestUploadsAreNotExported(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		filled(t, db)
		dir := t.TempDir()
		export := func(name string) map[string]string {
			path := filepath.Join(dir, name)
			if err := db.Export(t.Context(), path, ExportOptions{}); err != nil {
				t.Fatal(err)
			}
			return folder(t, path)
		}
		before := export("before")
		mustUpload(t, db, "a.csv", "x")
		after := export("after")
		if len(before) != len(after) {
			t.Errorf("%d files, with an upload %d", len(before), len(after))
		}
		for name, content := range after {
			if before[name] != content {
				t.Errorf("%s differs", name)
			}
		}
		backup := filepath.Join(dir, "backup.db")
		if err := db.Backup(t.Context(), backup); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(backup); err != nil || !bytes.HasPrefix(b, []byte("SQLite format 3")) {
			t.Error(err)
		}
	})
}
