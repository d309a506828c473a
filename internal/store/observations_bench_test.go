package store

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/testpg"
)

// world is a made-up country or continent.
type world struct {
	name                             string
	governments, indicators, periods int
	importPerPeriod                  bool // else all of it comes in one
}

// The sizes of the design. Plain `go test -bench .` takes the town; BONBOGI_BENCH names another.
var worlds = []world{
	{"town", 311, 60, 5, false},
	{"country", 311, 6_000, 25, false},    // 47 million observations
	{"continent", 100_000, 400, 25, true}, // a thousand million
}

// slices makes the observations of the years from first to last: an indicator after the other, as services deliver them.
// They are of five kinds: counts, shares of one decimal, rates of two, amounts in thousands, and scores with four. One
// in a hundred is not there.
func (w world) slices(first, last int) iter.Seq2[*bonbogi.Slice, error] {
	return func(yield func(*bonbogi.Slice, error) bool) {
		s := &bonbogi.Slice{Names: make([]string, w.governments), Values: make([]float64, 0, w.governments), Government: make([]int32, 0, w.governments)}
		for g := range s.Names {
			s.Names[g] = fmt.Sprintf("gov-%06d", g)
		}
		seed := uint64(first)
		for i := range w.indicators {
			s.Indicator = indicatorName(i)
			for year := first; year <= last; year++ {
				s.Period = bonbogi.YearPeriod(year)
				s.Values, s.Government = s.Values[:0], s.Government[:0]
				for g := range w.governments {
					seed += 0x9e3779b97f4a7c15 // splitmix64, Steele, Lea and Flood (2014)
					z := (seed ^ seed>>30) * 0xbf58476d1ce4e5b9
					z = (z ^ z>>27) * 0x94d049bb133111eb
					z ^= z >> 31
					if z%100 == 0 {
						continue
					}
					s.Government = append(s.Government, int32(g))
					s.Values = append(s.Values, madeUp(i%5, z))
				}
				if !yield(s, nil) {
					return
				}
			}
		}
	}
}

func madeUp(kind int, z uint64) float64 {
	switch kind {
	case 0:
		return float64(z >> 44) // up to a million people
	case 1:
		return float64(z>>32%1001) / 10
	case 2:
		return float64(z>>32%1_000_000) / 100
	case 3:
		return float64(z>>32%100_000_000) * 1000
	}
	return float64(z>>32%50_000) / 10_000
}

func indicatorName(i int) string { return fmt.Sprintf("indicator-%04d", i) }

// load fills a database and says how long it took.
func (w world) load(b testing.TB, db *DB) {
	var records []bonbogi.Record
	for i := range w.indicators {
		records = append(records, anIndicator(indicatorName(i), "지표", "source-1"))
	}
	mustSave(b, db, append(records, aSource("source-1", "표"))...)
	step := w.periods
	if w.importPerPeriod {
		step = 1
	}
	start := time.Now()
	for first := 2000; first < 2000+w.periods; first += step {
		_, n, err := db.ImportObservations(context.Background(), kim, fromSource, nil, w.slices(first, first+step-1))
		if err != nil {
			b.Fatal(err)
		}
		if os.Getenv("BONBOGI_BENCH") != "" {
			fmt.Fprintf(os.Stderr, "%d: %v, %+v, peak %d MB\n", first, time.Since(start).Round(time.Millisecond), n, peakMemory())
		}
	}
}

// peakMemory is the most that the process had in memory, in MB; 0 where the system does not tell.
func peakMemory() int {
	status, _ := os.ReadFile("/proc/self/status")
	if m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status); m != nil {
		kb, _ := strconv.Atoi(string(m[1]))
		return kb >> 10
	}
	return 0
}

// BenchmarkObservations loads a world and asks what the pages ask. BONBOGI_BENCH is town, country or continent;
// BONBOGI_BENCH_DB names a database that is kept, and filled if it is empty.
func BenchmarkObservations(b *testing.B) {
	w := worlds[0]
	for _, other := range worlds {
		if other.name == os.Getenv("BONBOGI_BENCH") {
			w = other
		}
	}
	kept := os.Getenv("BONBOGI_BENCH_DB")
	if kept != "" {
		observations(b, w, func() string { return kept })
		return
	}
	b.Run("sqlite", func(b *testing.B) {
		observations(b, w, func() string { return filepath.Join(b.TempDir(), "bonbogi.db") })
	})
	b.Run("postgres", func(b *testing.B) { observations(b, w, func() string { return testpg.New(b) }) })
}

// observations asks the last database that was loaded; where names the next one.
func observations(b *testing.B, w world, where func() string) {
	var db *DB
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			if db != nil {
				db.Close()
			}
			var err error
			if db, err = Open(context.Background(), where(), Options{}); err != nil {
				b.Fatal(err)
			}
			if empty, err := db.Empty(b.Context()); err != nil {
				b.Fatal(err)
			} else if empty {
				w.load(b, db)
			}
		}
		b.ReportMetric(float64(size(b, db))/1e6, "MB-database")
		b.ReportMetric(float64(peakMemory()), "MB-peak")
	})
	if db == nil {
		return
	}
	defer db.Close()
	ctx := b.Context()
	year := func(i int) bonbogi.View {
		return bonbogi.View{From: bonbogi.YearPeriod(2000 + w.periods - 1 - i), To: bonbogi.YearPeriod(2000 + w.periods - 1)}
	}
	some := make([]string, 21)
	for i := range some {
		some[i] = fmt.Sprintf("gov-%06d", i*w.governments/21)
	}
	n := 0
	indicator := func() string { n++; return indicatorName(n * 7 % w.indicators) }
	for _, ask := range []struct {
		name string
		ask  func() error
	}{
		{"slice", func() error {
			_, err := db.Slice(ctx, indicator(), bonbogi.YearPeriod(2000+n%w.periods), bonbogi.View{})
			return err
		}},
		{"panel of 21 over all periods", func() error { _, err := db.Panel(ctx, indicator(), some, bonbogi.View{}); return err }},
		{"profile of one over all periods", func() error {
			n++
			_, err := db.Profiles(ctx, some[n%21:n%21+1], bonbogi.View{})
			return err
		}},
		{"profile of one, two periods", func() error { n++; _, err := db.Profiles(ctx, some[n%21:n%21+1], year(1)); return err }},
		{"profiles of 21, two periods", func() error { _, err := db.Profiles(ctx, some, year(1)); return err }},
		{"profiles of 21 over all periods", func() error { _, err := db.Profiles(ctx, some, bonbogi.View{}); return err }},
		{"periods", func() error { _, err := db.Periods(ctx, indicator()); return err }},
		{"import of one indicator and period", func() error {
			n++
			s := &bonbogi.Slice{Indicator: indicatorName(0), Period: bonbogi.YearPeriod(2000)}
			for g := range min(230, w.governments) {
				s.Names, s.Government, s.Values = append(s.Names, fmt.Sprintf("gov-%06d", g)), append(s.Government, int32(g)), append(s.Values, float64(time.Now().UnixNano()%1e6))
			}
			_, _, err := db.ImportObservations(ctx, kim, fromSource, nil, func(yield func(*bonbogi.Slice, error) bool) { yield(s, nil) })
			return err
		}},
	} {
		b.Run(ask.name, func(b *testing.B) {
			for b.Loop() {
				if err := ask.ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// size is that of the database on the disk.
func size(b *testing.B, db *DB) (n int64) {
	if db.engine == postgres {
		if err := db.reader.QueryRow("SELECT pg_database_size(current_database())").Scan(&n); err != nil {
			b.Fatal(err)
		}
		return n
	}
	info, err := os.Stat(db.location)
	if err != nil {
		b.Fatal(err)
	}
	return info.Size()
}
