package service

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
)

const sdmxLines = "DATAFLOW,GEO,TIME_PERIOD,OBS_VALUE\nX:Y(1.0),A,2024,1\n"

func sdmxQuery(s *server) Query { return Query{Service: "sdmx", URL: s.URL + "/data/X"} }

func TestAFaultThatPassesIsTriedAgain(t *testing.T) {
	t.Parallel()
	after := func(seconds string) answer {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", seconds)
			w.WriteHeader(http.StatusTooManyRequests)
		}
	}
	for name, c := range map[string]struct {
		first answer
		slept []time.Duration
	}{
		"asked too often":                {after("7"), []time.Duration{7*time.Second + 750*time.Millisecond}},
		"asked too often, until a time":  {after("Mon, 02 Mar 2026 09:00:10 GMT"), []time.Duration{10*time.Second + 750*time.Millisecond}},
		"an error of the server":         {text(500, "oops"), []time.Duration{750 * time.Millisecond}},
		"a gateway":                      {text(502, "<html><title>Bad gateway</title>"), []time.Duration{750 * time.Millisecond}},
		"maintenance without a time":     {text(503, ""), []time.Duration{750 * time.Millisecond}},
		"a reply that breaks off":        {brokenOff(sdmxLines), []time.Duration{750 * time.Millisecond}},
		"a connection that is closed":    {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, []time.Duration{750 * time.Millisecond}},
		"a packed reply that breaks off": {packedHalf, []time.Duration{750 * time.Millisecond}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, map[string][]answer{"/data/X": {c.first, text(200, sdmxLines)}})
			o, clock := options(t), newClock()
			o.Now, o.Sleep = clock.Now, clock.Sleep
			_, entries, err := read(t, sdmxQuery(s), o)
			if err != nil || len(entries) != 1 {
				t.Fatalf("%d entries, %v", len(entries), err)
			}
			// The pace of the service may add to the pause.
			if len(clock.slept) == 0 || clock.slept[0] != c.slept[0] {
				t.Errorf("slept %v, want %v first", clock.slept, c.slept)
			}
		})
	}
}

func TestThreeFailuresAreBorne(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{"/data/X": {text(500, ""), text(503, ""), text(200, "<html><title>Sign in</title>"), text(200, sdmxLines)}})
	o := options(t)
	o.Tries = 0 // as the program asks
	if _, entries, err := read(t, sdmxQuery(s), o); err != nil || len(entries) != 1 || len(s.asked) != 4 {
		t.Errorf("%d entries, %v; asked %d times", len(entries), err, len(s.asked))
	}
}

func packedHalf(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	var b strings.Builder
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, sdmxLines)
	z.Close()
	_, _ = io.WriteString(w, b.String()[:b.Len()-6])
}

func TestPausesGrowAndEnd(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{"/data/X": {text(500, "")}})
	o, clock := options(t), newClock()
	o.Now, o.Sleep, o.Tries, o.Random = clock.Now, clock.Sleep, 9, func() float64 { return 0 }
	f := newFetcher(o, 1e9)
	begin := func() (io.Writer, error) { return io.Discard, nil }
	err := f.get(t.Context(), Request{URL: s.URL + "/data/X", Limit: pageLimit}, begin, func() error { return nil })
	refused(t, err, bonbogi.Refused, "500")
	if len(s.asked) != 9 {
		t.Errorf("asked %d times", len(s.asked))
	}
	want := []time.Duration{500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second, 30 * time.Second, 30 * time.Second}
	if !slices.Equal(clock.slept, want) {
		t.Errorf("%v, want %v", clock.slept, want)
	}
}

func TestWhatWillNotPassIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	long := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "86400")
		w.WriteHeader(http.StatusTooManyRequests)
	}
	for name, c := range map[string]struct {
		answer answer
		says   string
	}{
		"a wrong question":    {text(400, "Bad dimension"), "Bad dimension"},
		"no right":            {text(403, "Forbidden"), "does not let us in"},
		"a day of rest":       {long, "24h0m0s"},
		"nothing of the kind": {text(501, ""), "501"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, map[string][]answer{"/data/X": {c.answer}})
			_, _, err := read(t, sdmxQuery(s), options(t))
			refused(t, err, bonbogi.Refused, c.says)
			if len(s.asked) != 1 {
				t.Errorf("asked %d times", len(s.asked))
			}
		})
	}
}

func TestASlowServiceIsLeft(t *testing.T) {
	t.Parallel()
	standing := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	halting := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, sdmxLines)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
	dripping := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			_, _ = io.WriteString(w, sdmxLines)
			w.(http.Flusher).Flush()
			time.Sleep(2 * time.Millisecond)
		}
	}
	for name, c := range map[string]struct {
		answer answer
		limit  func(*Options)
		says   string
		asked  int
	}{
		"that does not begin":  {standing, func(o *Options) { o.Header = 20 * time.Millisecond }, "cannot be reached", 2},
		"that stops":           {halting, func(o *Options) { o.Idle = 20 * time.Millisecond }, "nothing came for 20ms", 2},
		"that comes to no end": {dripping, func(o *Options) { o.Whole = 60 * time.Millisecond }, "did not end within 60ms", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, map[string][]answer{"/data/X": {c.answer}})
			o := options(t)
			o.Tries = 2
			c.limit(&o)
			_, _, err := read(t, sdmxQuery(s), o)
			refused(t, err, bonbogi.Refused, c.says)
			if n := s.times(c.asked); n != c.asked {
				t.Errorf("asked %d times, want %d", n, c.asked)
			}
		})
	}
}

func TestTooLargeAReplyIsRefused(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{"/x": {func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip") // a megabyte in a kilobyte
		z := gzip.NewWriter(w)
		_, _ = z.Write(make([]byte, 1<<20))
		z.Close()
	}}})
	f := newFetcher(options(t), 100)
	err := f.once(t.Context(), Request{URL: s.URL + "/x", Limit: 1 << 16}, io.Discard)
	refused(t, err, bonbogi.Refused, "larger than")
}

func TestRedirectsLeadOnlyToTheSameService(t *testing.T) {
	t.Parallel()
	other := serve(t, map[string][]answer{"/data/X": {text(200, sdmxLines)}})
	to := func(where string) answer {
		return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, where, http.StatusFound) }
	}
	for name, c := range map[string]struct {
		where string
		ok    bool
	}{
		"another page of it": {"/data/Y", true},
		"another machine":    {other.URL + "/data/X", false},
		"another protocol":   {"https://127.0.0.1:1/", false},
		"a file":             {"file:///etc/passwd", false},
		"itself":             {"/data/X", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, map[string][]answer{"/data/X": {to(c.where)}, "/data/Y": {text(200, sdmxLines)}})
			_, entries, err := read(t, sdmxQuery(s), options(t))
			if c.ok {
				if err != nil || len(entries) != 1 {
					t.Errorf("%d entries, %v", len(entries), err)
				}
				return
			}
			refused(t, err, bonbogi.Refused, "sends us")
			if len(other.asked) != 0 {
				t.Error("the other machine was asked")
			}
		})
	}
}

func TestWhoeverInterruptsIsNotKeptWaiting(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{"/data/X": {text(500, "")}})
	ctx, cancel := context.WithCancel(t.Context())
	o := options(t)
	o.Sleep = func(context.Context, time.Duration) error { cancel(); return ctx.Err() }
	if _, err := Open(ctx, sdmxQuery(s), o); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// Whoever interrupts a run between two pages goes on with the second, and has in the end what one run would have given.
func TestAnInterruptedRunGoesOnToTheSame(t *testing.T) {
	t.Parallel()
	answers := func() map[string][]answer {
		return map[string][]answer{portalPage("1"): file("datagokr/page1.json"), portalPage("2"): file("datagokr/page2.json")}
	}
	whole := serve(t, answers())
	r, entries, err := read(t, portalQuery(whole, "lunchCnt?sexDiv=0"), options(t))
	if err != nil {
		t.Fatal(err)
	}
	want := render(r, entries, whole.URL)
	s := serve(t, answers())
	ctx, cancel := context.WithCancel(t.Context())
	s.answers[portalPage("2")] = append([]answer{func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() }}, s.answers[portalPage("2")]...)
	o := options(t)
	q := portalQuery(s, "lunchCnt?sexDiv=0")
	if r, err := Open(ctx, q, o); !errors.Is(err, context.Canceled) || !r.Kept() {
		t.Fatalf("%v; kept: %v", err, r.Kept())
	}
	r, entries, err = read(t, q, o)
	if err != nil || render(r, entries, s.URL) != want {
		t.Errorf("%v:\n%s\nwant\n%s", err, render(r, entries, s.URL), want)
	}
	if want := []string{portalPage("1"), portalPage("2"), portalPage("2")}; !slices.Equal(s.asked, want) {
		t.Errorf("asked %q", s.asked)
	}
}

func TestTheServiceIsNotAskedFasterThanItsPace(t *testing.T) {
	t.Parallel()
	clock := newClock()
	o := options(t)
	o.Now, o.Sleep = clock.Now, clock.Sleep
	f := newFetcher(o, 4)
	begin := clock.Now()
	for range 9 {
		if err := f.keepPace(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if d := clock.Now().Sub(begin); d != 2*time.Second {
		t.Errorf("9 pages at 4 a second took %v", d)
	}
}

func TestTheKeyIsNowhereButInTheRequest(t *testing.T) {
	t.Parallel()
	const key, escaped = "s3cr3t+/key==", "s3cr3t%2B%2Fkey%3D%3D"
	s := serve(t, map[string][]answer{"/openapi/Param/statisticsParameterData.do": {
		file("kosis/rows.json")[0],
		func(w http.ResponseWriter, r *http.Request) {
			text(400, "you asked "+r.URL.String()+" with "+r.URL.Query().Get("apiKey"))(w, r)
		},
	}})
	for _, given := range []string{key, escaped} {
		o := options(t)
		q := kosisQuery(s, "999/DT_LUNCH/T1/@/ALL")
		q.Key = given
		r, _, err := read(t, q, o)
		if err == nil && r.URL != "" && strings.Contains(r.URL, "s3cr3t") {
			t.Errorf("the address holds the key: %s", r.URL)
		}
		if err != nil && (strings.Contains(err.Error(), key) || strings.Contains(err.Error(), escaped)) {
			t.Errorf("the error holds the key: %v", err)
		}
		walk(t, o.Caches, func(path, content string) {
			if strings.Contains(path+content, "s3cr3t") {
				t.Errorf("%s holds the key", path)
			}
		})
	}
	if want := []string{key, key}; !slices.Equal(s.keys, want) {
		t.Errorf("the service was given %q, want %q", s.keys, want)
	}
}

// A key in the address of a service that has no flag for one goes with every request, under its own name.
func TestAKeyInAnAddressIsSentAndNotKept(t *testing.T) {
	t.Parallel()
	var got []string
	asked := func(next answer) answer {
		return func(w http.ResponseWriter, r *http.Request) {
			got = append(got, r.URL.Query().Get("subscription-key"))
			next(w, r)
		}
	}
	s := serve(t, map[string][]answer{
		"/data/X":             {asked(text(200, sdmxLines))},
		"/p/datapackage.json": {asked(text(200, `{"name":"p","resources":[{"name":"r","path":"r.csv"}]}`))},
		"/p/r.csv":            {asked(text(200, plainTable))},
	})
	fields := map[string]string{"government": "code", "period": "year"}
	for name, q := range map[string]Query{
		"sdmx":        {Service: "sdmx", URL: s.URL + "/data/X?subscription-key=s3cr3tkey"},
		"datapackage": {Service: "datapackage", URL: s.URL + "/p/datapackage.json?subscription-key=s3cr3tkey", Fields: fields, Indicators: []string{"r/n"}},
	} {
		got = nil
		o := options(t)
		r, entries, err := read(t, q, o)
		if err != nil || len(entries) != 1 || len(got) == 0 || slices.ContainsFunc(got, func(k string) bool { return k != "s3cr3tkey" }) {
			t.Errorf("%s: %v, %d entries; keys %q", name, err, len(entries), got)
		}
		if err == nil && strings.Contains(r.URL, "s3cr3t") {
			t.Errorf("%s: the address holds the key: %s", name, r.URL)
		}
		walk(t, o.Caches, func(path, content string) {
			if strings.Contains(path+content, "s3cr3t") {
				t.Errorf("%s: %s holds the key", name, path)
			}
		})
	}
}

func walk(t *testing.T, dir string, each func(path, content string)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		each(path, string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
