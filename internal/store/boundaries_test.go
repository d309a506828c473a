package store

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

var outlines = Boundary{Name: "시군구 경계", ValidFrom: bonbogi.MustDate("2024-07-01"), Publisher: "통계청 SGIS", Licence: "공공누리 1유형", Layer: "sigungu",
	Property: "code", Scheme: "kr-bjd", Areas: 250, Joined: 249}

func TestOutlinesAreKeptWithTheirFile(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		file := bytes.Repeat([]byte(`{"type":"FeatureCollection","features":[]}`), 1000)
		id, err := db.AddBoundary(t.Context(), kim, outlines, file)
		if err != nil {
			t.Fatal(err)
		}
		got, back, err := db.Boundary(t.Context(), id)
		if err != nil || !bytes.Equal(back, file) {
			t.Fatalf("%d bytes come back of %d, %v", len(back), len(file), err)
		}
		want := outlines
		want.ID, want.At, want.Who = id, got.At, kim.Who
		if d := cmp.Diff(want, got); d != "" || got.At.IsZero() {
			t.Error(d)
		}
		older := outlines
		older.ValidFrom = bonbogi.MustDate("2013")
		if _, err := db.AddBoundary(t.Context(), kim, older, file); err != nil {
			t.Fatal(err)
		}
		all, err := db.Boundaries(t.Context(), false)
		if err != nil || len(all) != 2 || all[0].ID != id {
			t.Errorf("%+v, %v", all, err)
		}
		got.Withdrawn, got.Property = true, "name"
		if err := db.UpdateBoundary(t.Context(), kim, got); err != nil {
			t.Fatal(err)
		}
		if all, _ := db.Boundaries(t.Context(), false); len(all) != 1 || all[0].ID == id {
			t.Errorf("what was withdrawn is still in use: %+v", all)
		}
		if all, _ := db.Boundaries(t.Context(), true); len(all) != 2 || all[0].Property != "name" {
			t.Errorf("what was withdrawn is gone: %+v", all)
		}
		linked := outlines
		linked.URL = "javascript:alert(1)"
		for _, b := range []Boundary{linked, {}, {Name: "x", Publisher: "y", Licence: "z", Property: "p"}, {Publisher: "y", Licence: "z", Property: "p", ValidFrom: outlines.ValidFrom}} {
			if _, err := db.AddBoundary(t.Context(), kim, b, file); bonbogi.CodeOf(err) != bonbogi.Invalid {
				t.Errorf("%+v: %v", b, err)
			}
		}
		for _, id := range []string{"boundary-none", "", "a b"} {
			if _, _, err := db.Boundary(t.Context(), id); bonbogi.CodeOf(err) != bonbogi.NotFound {
				t.Errorf("%q: %v", id, err)
			}
		}
		got.ID = "boundary-none"
		if err := db.UpdateBoundary(t.Context(), kim, got); bonbogi.CodeOf(err) != bonbogi.NotFound {
			t.Error(err)
		}
	})
}

func TestOutlinesGoWithAnExport(t *testing.T) {
	t.Parallel()
	db := openFile(t)
	file := []byte(`{"type":"Polygon","coordinates":[]}`)
	id, err := db.AddBoundary(t.Context(), kim, outlines, file)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "export")
	if err := db.Export(t.Context(), dir, ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	other := openFile(t)
	if err := other.Load(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	if b, back, err := other.Boundary(t.Context(), id); err != nil || !bytes.Equal(back, file) || b.Name != outlines.Name {
		t.Errorf("%+v, %q, %v", b, back, err)
	}
}
