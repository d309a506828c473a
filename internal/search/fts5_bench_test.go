package search

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"
)

// BenchmarkAgainstFTS5 gives the same documents and the same queries to this index and to SQLite's FTS5 with the trigram tokenizer,
// ranked by bm25, one after the other in one run. Words of a query are joined by OR there, which is what this index does;
// words of fewer than three letters, which trigrams cannot find, are left out.
func BenchmarkAgainstFTS5(b *testing.B) {
	l := pressReleases(b)
	n := size(b)
	dir := b.TempDir()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "fts5.db")+"?_pragma=journal_mode(WAL)&_pragma=synchronous(OFF)&_pragma=cache_size(-64000)")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	run := func(q string, args ...any) {
		if _, err := db.ExecContext(b.Context(), q, args...); err != nil {
			b.Fatal(err)
		}
	}
	run(`CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, title, body, tokenize='trigram')`)
	var theirs, ours time.Duration
	ix := open(b, filepath.Join(dir, "ours"))
	for i := 0; i < n; i += 1000 {
		var docs []Document
		for j := i; j < min(i+1000, n); j++ {
			docs = append(docs, l.document(j))
		}
		began := time.Now()
		tx, err := db.BeginTx(b.Context(), nil)
		if err != nil {
			b.Fatal(err)
		}
		put, err := tx.Prepare(`INSERT INTO t(id, title, body) VALUES (?, ?, ?)`)
		if err != nil {
			b.Fatal(err)
		}
		for _, d := range docs {
			if _, err := put.Exec(d.ID, d.Title, d.Body); err != nil {
				b.Fatal(err)
			}
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
		theirs += time.Since(began)
		began = time.Now()
		if err := ix.Put(b.Context(), docs...); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(began)
	}
	began := time.Now()
	if err := ix.Commit(b.Context(), "all"); err != nil {
		b.Fatal(err)
	}
	ix.merging.Wait()
	ours += time.Since(began)
	run(`PRAGMA wal_checkpoint(TRUNCATE)`)
	b.Logf("%d documents: indexed in %v, FTS5 in %v; %d MB, FTS5 %d MB", n, ours.Round(time.Millisecond), theirs.Round(time.Millisecond),
		bytesIn(filepath.Join(dir, "ours"))>>20, (bytesIn(dir)-bytesIn(filepath.Join(dir, "ours")))>>20)
	all := l.questions(n)
	for _, sort := range []string{"title", "words", "phrase", "frequent"} {
		var we, they []time.Duration
		for _, q := range all[sort][:min(40, len(all[sort]))] {
			match := matchOf(q.Text, sort == "phrase")
			if match == "" {
				continue
			}
			began := time.Now()
			rows, err := db.QueryContext(b.Context(), `SELECT id, snippet(t, 2, '[', ']', '…', 40) FROM t WHERE t MATCH ? ORDER BY bm25(t, 0, 5, 1) LIMIT 20`, match)
			if err != nil {
				b.Fatal(match, err)
			}
			for rows.Next() {
				var id, snippet string
				if err := rows.Scan(&id, &snippet); err != nil {
					b.Fatal(err)
				}
			}
			rows.Close()
			they = append(they, time.Since(began))
			began = time.Now()
			if _, err := ix.Search(b.Context(), q); err != nil {
				b.Fatal(err)
			}
			we = append(we, time.Since(began))
		}
		if len(we) == 0 {
			continue
		}
		slices.Sort(we)
		slices.Sort(they)
		b.Logf("%-9s %3d queries: median %.2f ms, slowest %.1f ms; FTS5 %.2f ms, %.1f ms", sort, len(we), ms(we[len(we)/2]), ms(we[len(we)-1]), ms(they[len(they)/2]), ms(they[len(they)-1]))
	}
	b.ReportMetric(0, "ns/op")
}

// matchOf is a query in the language of FTS5.
func matchOf(text string, phrase bool) string {
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, "") + `"` }
	if phrase {
		if text = strings.Trim(text, `"`); runeCount(text) < 3 {
			return ""
		}
		return quote(text)
	}
	var out []string
	for _, w := range strings.Fields(text) {
		if runeCount(w) >= 3 {
			out = append(out, quote(w))
		}
	}
	return strings.Join(out, " OR ")
}
