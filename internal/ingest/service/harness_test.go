package service

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/registry"
)

var update = flag.Bool("update", false, "write the golden files anew")

// answer is what a server says to one request.
type answer func(http.ResponseWriter, *http.Request)

// server answers as a service would. The answers of an address come one after the other; the last one stays.
type server struct {
	*httptest.Server
	mu      sync.Mutex
	answers map[string][]answer
	asked   []string // path and query of every request, without the key
	keys    []string
	accept  []string
}

// serve answers at addresses: path, or path and query as it is asked.
func serve(t *testing.T, answers map[string][]answer) *server {
	t.Helper()
	s := &server{answers: answers}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	q := r.URL.Query()
	for _, name := range []string{"apiKey", "serviceKey"} {
		if q.Has(name) {
			s.keys = append(s.keys, q.Get(name))
			q.Del(name)
		}
	}
	path := r.URL.EscapedPath()
	whole := path
	if len(q) > 0 {
		whole += "?" + q.Encode()
	}
	s.asked, s.accept = append(s.asked, whole), append(s.accept, r.Header.Get("Accept"))
	key := whole
	if _, ok := s.answers[key]; !ok {
		key = path
	}
	list := s.answers[key]
	if len(list) > 1 {
		s.answers[key] = list[1:]
	}
	s.mu.Unlock()
	if len(list) == 0 {
		http.NotFound(w, r)
		return
	}
	list[0](w, r)
}

// times is how often the server was asked. A client that gave up may be ahead of it, so it is waited for the number that
// is expected.
func (s *server) times(expected int) int {
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(time.Millisecond) {
		s.mu.Lock()
		n := len(s.asked)
		s.mu.Unlock()
		if n >= expected || time.Now().After(end) {
			return n
		}
	}
}

// file answers with a file of testdata.
func file(name string) []answer { return []answer{from(name)} }

func from(name string) answer {
	return func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join("testdata", filepath.FromSlash(name)))
	}
}

// text answers with a status and a text.
func text(status int, body string) answer {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

// broken answers with less than it promised, and closes the connection.
func brokenOff(body string) answer {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(2*len(body)))
		fmt.Fprint(w, body)
	}
}

// clock is a time that passes only while somebody sleeps.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (c *clock) Now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.now }

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now, c.slept = c.now.Add(d), append(c.slept, d)
	return ctx.Err()
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)} }

// options reach a server on this machine, in no time.
func options(t *testing.T) Options {
	t.Helper()
	c := newClock()
	return Options{AllowPrivate: true, Now: c.Now, Sleep: c.Sleep, Random: func() float64 { return 0.5 }, Tries: 3,
		Caches: t.TempDir(), Registry: registry.Korea()}
}

// read fetches and reads all that a query wants.
func read(t *testing.T, q Query, o Options) (*Reading, []ingest.Entry, error) {
	t.Helper()
	r, err := Open(t.Context(), q, o)
	if err != nil {
		return r, nil, err
	}
	var entries []ingest.Entry
	for e, err := range r.Entries(t.Context()) {
		if err != nil {
			t.Fatalf("what was fetched cannot be read again: %v", err)
		}
		entries = append(entries, e)
	}
	return r, entries, nil
}

// render writes what a reading says, for golden files.
func render(r *Reading, entries []ingest.Entry, server string) string {
	var b strings.Builder
	_, host, _ := strings.Cut(server, "://")
	fmt.Fprintf(&b, "source: %s | %s | %s | %s\n", r.Title, strings.ReplaceAll(r.Publisher, host, "SERVER"), r.Licence, strings.ReplaceAll(r.URL, server, "http://SERVER"))
	for _, i := range r.Indicators {
		fmt.Fprintf(&b, "indicator: %s | %s | unit %q | %s %s, %d decimals | %s | %s\n", i.ID, i.Name, i.Unit, i.Measure, i.Frequency, i.Decimals,
			i.Definition, strings.ReplaceAll(i.URL, server, "http://SERVER"))
	}
	for _, e := range entries {
		fmt.Fprintf(&b, "%d %s: %s [%s %s %s] %s = %q %s %q\n", e.Row, e.Column, e.Indicator, e.Scheme, e.Government, e.Name, e.Period, e.Value, e.Status, e.Note)
	}
	for _, of := range slices.Sorted(maps.Keys(r.LeftOut)) {
		fmt.Fprintf(&b, "left out: %d of %s\n", r.LeftOut[of], of)
	}
	for _, w := range r.Without {
		fmt.Fprintf(&b, "without: %s\n", w)
	}
	return b.String()
}

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; write it with -update", err)
	}
	if got != string(want) {
		t.Errorf("%s:\n--- got\n%s--- want\n%s", name, got, want)
	}
}

type entry = ingest.Entry

// refused looks whether an error is a refusal of a kind, and says what it should.
func refused(t *testing.T, err error, code bonbogi.Code, says ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("it was not refused")
	}
	if got := bonbogi.CodeOf(err); got != code {
		t.Errorf("code %q, want %q: %v", got, code, err)
	}
	for _, s := range says {
		if !strings.Contains(err.Error(), s) {
			t.Errorf("%q is missing in: %v", s, err)
		}
	}
}
