package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/testpg"
)

// The busiest government takes part in a twentieth of everything, thousands of records.
const crowd = 100_000

// aCountry fills a database with n each of practices, awards and visits, and a tenth of the others.
func aCountry(b testing.TB, db *DB, n int) {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	party := func() bonbogi.Party {
		if r.IntN(20) == 0 {
			return anyang
		}
		i := r.IntN(243)
		return gov(fmt.Sprintf("kr-%d", i), fmt.Sprintf("시군구 %d", i))
	}
	other := func(p bonbogi.Party) bonbogi.Party {
		for {
			if q := party(); !q.Same(p) {
				return q
			}
		}
	}
	date := func() string { return fmt.Sprintf("%d-%02d-%02d", 2005+r.IntN(20), 1+r.IntN(12), 1+r.IntN(28)) }
	const sourcesOf = 1000
	ctx := context.Background()
	var batch []bonbogi.Record
	save := func(rs ...bonbogi.Record) {
		if batch = append(batch, rs...); len(batch) >= 5000 || len(rs) == 0 {
			if err := db.Save(ctx, kim, batch...); err != nil {
				b.Fatal(err)
			}
			batch = nil
		}
	}
	for i := range sourcesOf {
		save(aSource(fmt.Sprintf("source-%d", i), strings.Repeat(fmt.Sprintf("본문 %d ", i), 100)))
	}
	save()
	source := func() string { return fmt.Sprintf("source-%d", r.IntN(sourcesOf)) }
	for i := range n {
		p := aPractice(fmt.Sprintf("practice-%d", i), fmt.Sprintf("시책 %d", i), source())
		p.Owner = party()
		save(p)
	}
	save()
	practice := func() string { return fmt.Sprintf("practice-%d", r.IntN(n)) }
	for i := range n {
		guest := party()
		a := anAward(fmt.Sprintf("award-%d", i), party(), fmt.Sprintf("상 %d", i), date(), source())
		save(a, aVisit(fmt.Sprintf("visit-%d", i), guest, other(guest), date(), source(), practice()))
		if i%10 == 0 {
			origin := party()
			c := aClaim(fmt.Sprintf("claim-%d", i), party(), 16, source())
			c.Practice = ""
			s := aSelection(fmt.Sprintf("selection-%d", i), party(), source())
			s.Practice = ""
			save(anAdoption(fmt.Sprintf("adoption-%d", i), practice(), origin, other(origin), date(), source()), c, s)
		}
	}
	save()
	if db.engine == postgres { // autovacuum does it in time; SQLite must do without
		if _, err := db.writer.ExecContext(ctx, "VACUUM ANALYZE"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPages measures what the pages ask, in a database with 100,000 each of practices, awards and visits.
// Filling it takes a minute or more: BONBOGI_BENCH_DB names a database that is kept from one run to the next.
func BenchmarkPages(b *testing.B) {
	if kept := os.Getenv("BONBOGI_BENCH_DB"); kept != "" {
		pages(b, kept)
		return
	}
	b.Run("sqlite", func(b *testing.B) { pages(b, filepath.Join(b.TempDir(), "bonbogi.db")) })
	b.Run("postgres", func(b *testing.B) { pages(b, testpg.New(b)) })
}

func pages(b *testing.B, dsn string) {
	ctx := b.Context()
	db := openAt(b, dsn)
	if empty, err := db.Empty(ctx); err != nil {
		b.Fatal(err)
	} else if empty {
		aCountry(b, db, crowd)
	}
	claim := aClaim("claim-0", anyang, 16, "source-1")
	for _, page := range []struct {
		name string
		ask  func() error
	}{
		{"dossier of the busiest", func() error { _, err := db.Dossier(ctx, []string{anyang.Government}, 20); return err }},
		{"dossier of a usual one", func() error { _, err := db.Dossier(ctx, []string{"kr-7"}, 20); return err }},
		{"dossier of four", func() error {
			_, err := db.Dossier(ctx, []string{anyang.Government, "kr-7", "kr-8", "kr-9"}, 20)
			return err
		}},
		{"awards on record", func() error { _, err := db.OnRecord(ctx, claim); return err }},
		{"award", func() error { _, err := Get[bonbogi.Award](ctx, db, "award-7"); return err }},
		{"practice's awards", func() error { _, err := db.Awards(ctx, AwardFilter{Practice: "practice-7"}); return err }},
		{"practice's visits", func() error { _, err := db.Visits(ctx, VisitFilter{Practice: "practice-7"}); return err }},
		{"source", func() error { _, err := db.Citing(ctx, "source-7"); return err }},
		{"all awards", func() error { _, err := db.Awards(ctx, AwardFilter{Sort: "year", Desc: true}); return err }},
		{"awards of a government", func() error {
			_, err := db.Awards(ctx, AwardFilter{Government: anyang.Government, Sort: "year", Desc: true})
			return err
		}},
		{"visits of a government", func() error {
			_, err := db.Visits(ctx, VisitFilter{Government: anyang.Government, Sort: "date", Desc: true})
			return err
		}},
		{"awards with words", func() error { _, err := db.Awards(ctx, AwardFilter{Text: "상 777"}); return err }},
		{"newest", func() error { _, err := db.Newest(ctx, 5); return err }},
		{"counts", func() error { _, err := db.Counts(ctx); return err }},
		{"most adopted", func() error { _, err := db.MostAdopted(ctx); return err }},
	} {
		b.Run(page.name, func(b *testing.B) {
			for b.Loop() {
				if err := page.ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestThePagesUseTheIndexes(t *testing.T) {
	t.Parallel()
	db := openFile(t)
	aCountry(t, db, 300)
	for statement, index := range map[string]string{
		"SELECT listed_year, COUNT(*) FROM awards WHERE recipient_government IN ($1) AND withdrawn = FALSE GROUP BY listed_year":                              "COVERING INDEX awards_recipient",
		"SELECT id FROM awards WHERE recipient_government IN ($1) AND withdrawn = FALSE ORDER BY listed_year DESC, received DESC, id DESC LIMIT 20":           "awards_recipient",
		"SELECT id FROM practices WHERE owner_government IN ($1) AND withdrawn = FALSE ORDER BY updated_at DESC, id DESC LIMIT 20":                            "practices_owner",
		"SELECT id FROM visits WHERE host_government IN ($1) AND withdrawn = FALSE ORDER BY date DESC, id DESC LIMIT 20":                                      "visits_host",
		"SELECT id FROM visits WHERE guest_government IN ($1) AND withdrawn = FALSE ORDER BY date DESC, id DESC LIMIT 20":                                     "visits_guest",
		"SELECT id FROM adoptions WHERE adopter_government IN ($1) AND withdrawn = FALSE ORDER BY date DESC, id DESC LIMIT 20":                                "adoptions_adopter",
		"SELECT id FROM adoptions WHERE origin_government IN ($1) AND withdrawn = FALSE ORDER BY date DESC, id DESC LIMIT 20":                                 "adoptions_origin",
		"SELECT id FROM selections WHERE recipient_government IN ($1) AND withdrawn = FALSE ORDER BY listed_year DESC, decided DESC, id DESC LIMIT 20":        "selections_recipient",
		"SELECT id FROM claims WHERE subject_government IN ($1) AND withdrawn = FALSE ORDER BY as_of DESC, id DESC LIMIT 20":                                  "claims_subject",
		"SELECT COUNT(*) FROM visits WHERE withdrawn = FALSE AND (guest_government = $1 AND withdrawn = FALSE OR host_government = $1 AND withdrawn = FALSE)": "visits_host",
		"SELECT COUNT(*) FROM awards WHERE withdrawn = FALSE AND practice = $1":                                                                               "awards_practice",
		"SELECT record FROM citations WHERE kind = 'award' AND source = $1":                                                                                   "citations_source",
		"SELECT name FROM awards WHERE withdrawn = FALSE ORDER BY listed_year DESC, received DESC, id DESC LIMIT 50":                                          "awards_year",
		"SELECT id FROM visits WHERE withdrawn = FALSE ORDER BY date DESC, id DESC LIMIT 5":                                                                   "visits_date",
		"SELECT name FROM practices WHERE withdrawn = FALSE ORDER BY updated_at DESC, id DESC LIMIT 5":                                                        "practices_updated",
		"SELECT value FROM observation_blocks WHERE indicator = $1 AND period = '2024' ORDER BY block":                                                        "observation_blocks_indicator (indicator=? AND period=?)",
		"SELECT value FROM observation_blocks WHERE indicator = $1 AND block IN (1, 2)":                                                                       "observation_blocks_indicator (indicator=?",
		"SELECT DISTINCT period FROM observation_blocks WHERE indicator = $1":                                                                                 "COVERING INDEX observation_blocks_indicator",
		"SELECT value FROM observation_blocks WHERE period = $1 AND block = 0 AND indicator >= 256 AND indicator < 512":                                       "observation_blocks_1 (period=? AND block=? AND indicator>? AND indicator<?)",
		"SELECT value FROM profile_blocks WHERE period = $1 AND place IN (1, 2)":                                                                              "profile_blocks_1 (period=? AND place=?)",
		"SELECT slots FROM observation_changes WHERE indicator = $1 AND period = '2024' AND block = 0 AND import > 7 ORDER BY import DESC":                    "observation_changes_1 (indicator=? AND period=? AND block=? AND import>?)",
		"SELECT indicator, period, block, import, revised FROM observation_changes WHERE revised > 0 AND block = $1 ORDER BY import DESC, indicator, period":  "COVERING INDEX observation_changes_import",
		"SELECT id FROM practices WHERE withdrawn = FALSE AND owner_government = $1 AND owner_type = 'government' AND name_digest IN ('?', 'a')":              "practices_name (name_digest=? AND owner_government=?)",
		"SELECT id FROM practices WHERE withdrawn = FALSE AND owner_government = $1 AND owner_type = 'government' AND other_names <> '[]'":                    "practices_other_names (owner_government=?)",
		"SELECT id FROM practices WHERE withdrawn = FALSE AND address_digest IN ('?', $1)":                                                                    "practices_address (address_digest=?)",
		"SELECT id FROM sources WHERE withdrawn = FALSE AND address_digest IN ('?', 'a') AND url = $1":                                                        "sources_address (address_digest=?)",
		"SELECT id FROM sources WHERE withdrawn = FALSE AND title = $1":                                                                                       "sources_title (title=?)",
		"SELECT id FROM adoptions WHERE practice = $1 AND withdrawn = FALSE ORDER BY date, id":                                                                "adoptions_practice",
	} {
		args := []any{anyang.Government}
		if !strings.Contains(statement, "$1") {
			args = nil
		}
		rows, err := db.reader.Query("EXPLAIN QUERY PLAN "+statement, args...)
		if err != nil {
			t.Fatal(err)
		}
		var plan []string
		for rows.Next() {
			var a, b, c int
			var detail string
			if err := rows.Scan(&a, &b, &c, &detail); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, detail)
		}
		rows.Close()
		if !slices.ContainsFunc(plan, func(s string) bool { return strings.Contains(s, index) }) || strings.Contains(strings.Join(plan, " "), "TEMP B-TREE") {
			t.Errorf("%s\nis answered by %v, not from %s in its order", statement, plan, index)
		}
	}
}
