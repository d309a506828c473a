package web_test

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/bundled"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/testpg"
	"github.com/bonbogi/bonbogi/internal/web"
	"github.com/bonbogi/bonbogi/registry"
)

// site is the pages over a database of their own.
type site struct {
	t       testing.TB
	dsn     string
	db      *store.DB
	handler http.Handler
	trouble *trouble
}

// onBoth runs a test on SQLite and on PostgreSQL.
func onBoth(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, openEmpty(t))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		test(t, openAt(t, testpg.New(t)))
	})
}

// prepared is an SQLite database that many tests begin with: filled once, and copied for each of them.
type prepared struct {
	once sync.Once
	file []byte
}

var empty, withRecords, withFigures prepared

// open opens the pages over a copy. What fill stores is an hour old.
func (p *prepared) open(t testing.TB, fill func(*site)) *site {
	t.Helper()
	p.once.Do(func() {
		path := filepath.Join(t.TempDir(), "prepared.db")
		db, err := store.Open(context.Background(), path, store.Options{Now: clock(begin.Add(-time.Hour))})
		if err != nil {
			t.Fatal(err)
		}
		fill(&site{t: t, db: db})
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if p.file, err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	})
	path := filepath.Join(t.TempDir(), "bonbogi.db")
	if err := os.WriteFile(path, p.file, 0o600); err != nil {
		t.Fatal(err)
	}
	return openAt(t, path)
}

// openEmpty opens the pages over an empty SQLite database.
func openEmpty(t testing.TB) *site {
	t.Helper()
	return empty.open(t, func(*site) {})
}

// openBundled opens the pages over the bundled records.
func openBundled(t testing.TB) *site {
	t.Helper()
	return withRecords.open(t, saveBundled)
}

func saveBundled(s *site) {
	s.t.Helper()
	records, err := bundled.Records()
	if err != nil {
		s.t.Fatal(err)
	}
	s.save(records...)
}

func openAt(t testing.TB, dsn string) *site {
	t.Helper()
	now := clock(begin)
	db, err := store.Open(context.Background(), dsn, store.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	s := &site{t: t, dsn: dsn, db: db, trouble: &trouble{}}
	s.handler, err = web.New(web.Options{Store: db, Reader: reader(), Log: slog.New(s.trouble), Now: now, Version: "v0.0.0-test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, line := range s.trouble.take() {
			t.Errorf("the log says: %s", line)
		}
	})
	return s
}

// reader is made once for all tests; it is safe for concurrent use.
var reader = sync.OnceValue(func() *article.Reader { return article.NewReader(registry.Korea()) })

// begin is when the tests begin.
var begin = time.Date(2026, 11, 23, 9, 0, 0, 0, time.FixedZone("KST", 9*3600))

// clock is a time that goes on by a second at every look.
func clock(start time.Time) func() time.Time {
	var n atomic.Int64
	return func() time.Time { return start.Add(time.Duration(n.Add(1)) * time.Second) }
}

func (s *site) save(records ...bonbogi.Record) {
	s.t.Helper()
	if err := s.db.Save(context.Background(), store.Change{Who: "시험", Why: "to begin with"}, records...); err != nil {
		s.t.Fatal(err)
	}
}

// counts is how many records of each kind stand in the database.
func (s *site) counts() map[bonbogi.Kind]int {
	s.t.Helper()
	counts, err := s.db.Counts(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	return counts
}

// trouble is a log that keeps what went wrong: a test that does not expect it fails.
type trouble struct {
	mu    sync.Mutex
	lines []string
}

func (l *trouble) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelWarn }
func (l *trouble) WithAttrs([]slog.Attr) slog.Handler               { return l }
func (l *trouble) WithGroup(string) slog.Handler                    { return l }

func (l *trouble) Handle(_ context.Context, r slog.Record) error {
	line := r.Message
	r.Attrs(func(a slog.Attr) bool { line += " " + a.String(); return true })
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, line)
	return nil
}

// take returns what went wrong so far and forgets it.
func (l *trouble) take() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	lines := l.lines
	l.lines = nil
	return lines
}

func (l *trouble) String() string { return strings.Join(l.take(), "\n") }
