package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/testpg"
)

// What the import that is killed says: of governments in two blocks, indicators in two rows of a profile, and two
// periods, all with one value, which is another one each time.
const (
	killedGovernments = 204 // the first hundred, and those from 4,096 to 4,199
	killedIndicators  = 258 // the first and the last
	killedSliceCount  = 4
)

func killedSlices(v float64) func(func(*bonbogi.Slice, error) bool) {
	s := &bonbogi.Slice{}
	for i := range 4200 {
		s.Names = append(s.Names, fmt.Sprint("gov-", i))
		if i < 100 || i >= 4096 {
			s.Government, s.Values = append(s.Government, int32(i)), append(s.Values, v)
		}
	}
	return func(yield func(*bonbogi.Slice, error) bool) {
		for i := 0; i < killedIndicators; i += 257 {
			for year := 2023; year < 2025; year++ {
				s.Indicator, s.Period = fmt.Sprint("i-", i), bonbogi.YearPeriod(year)
				if !yield(s, nil) {
					return
				}
			}
		}
	}
}

// killedMoment is what the process that is killed is told besides where the database is: at which slice, and how long after the
// last one.
const killedMoment = "BONBOGI_TEST_MOMENT"

// importAndBeKilled imports the next value, prints it if that is acknowledged, and is killed by itself, as hard as kill -9
// does it.
func importAndBeKilled(dsn string) error {
	ctx := context.Background()
	var slice int
	var after time.Duration
	if _, err := fmt.Sscan(os.Getenv(killedMoment), &slice, &after); err != nil {
		return err
	}
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		return err
	}
	db, err := Open(ctx, dsn, Options{})
	if err != nil {
		return err
	}
	last, err := db.Slice(ctx, "i-0", bonbogi.YearPeriod(2023), bonbogi.View{})
	if err != nil {
		return err
	}
	next := last.Values[0] + 1
	_, _, err = db.ImportObservations(ctx, kim, fromSource, nil, func(yield func(*bonbogi.Slice, error) bool) {
		n := 0
		for s, err := range killedSlices(next) {
			if n == slice {
				self.Kill()
			}
			if n++; !yield(s, err) {
				return
			}
		}
		time.AfterFunc(after, func() { self.Kill() })
	})
	if err != nil {
		return err
	}
	fmt.Println(next)
	select {} // until it is killed
}

func TestAnImportThatIsKilledIsThereOrNot(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("left out with -short: it starts many processes")
	}
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		importsAreKilled(t, filepath.Join(t.TempDir(), "bonbogi.db"))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		importsAreKilled(t, testpg.New(t))
	})
}

func importsAreKilled(t *testing.T, dsn string) {
	db, err := Open(t.Context(), dsn, Options{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i := range killedIndicators {
		ids = append(ids, fmt.Sprint("i-", i))
	}
	measured(t, db, ids...)
	var all []bonbogi.Observation
	for _, id := range ids { // so that the last one is of the second row of a profile
		all = append(all, value(id, "gov-0", "2000", 1))
	}
	for i := range 4199 { // and the last ones of the second block
		all = append(all, value(ids[0], fmt.Sprint("gov-", i+1), "2000", 1))
	}
	mustImport(t, db, all...)
	if _, _, err := db.ImportObservations(t.Context(), kim, fromSource, nil, killedSlices(0)); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	was := 0.0
	for round := range killedSliceCount + 12 {
		late := max(round-killedSliceCount, 0)
		acknowledged := runImport(t, dsn, round, time.Duration(late*late)*time.Millisecond)
		v := oneValue(t, dsn)
		switch {
		case acknowledged && v != was+1:
			t.Fatalf("%v was acknowledged, and %v is there", was+1, v)
		case round < killedSliceCount && v != was:
			t.Fatalf("an import that was killed at slice %d came in", round)
		case v != was && v != was+1:
			t.Fatalf("%v came after %v", v, was)
		}
		was = v
	}
	t.Logf("%v of %d imports came in", was, killedSliceCount+12)
}

// runImport runs the process that is killed, and reports whether it said that its import was done.
func runImport(t *testing.T, dsn string, slice int, after time.Duration) (acknowledged bool) {
	t.Helper()
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), importerVariable+"="+dsn, fmt.Sprintf("%s=%d %d", killedMoment, slice, after))
	out, err := process.Output()
	if ended, ok := errors.AsType[*exec.ExitError](err); !ok || len(ended.Stderr) > 0 {
		t.Fatalf("the process was not killed: %v (%+v)", err, ended)
	}
	return len(out) > 0
}

// oneValue is the value that everything must have, in whatever way it is asked for.
func oneValue(t *testing.T, dsn string) float64 {
	t.Helper()
	db, err := Open(t.Context(), dsn, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var values []float64
	for i := 0; i < killedIndicators; i += 257 {
		for year := 2023; year < 2025; year++ {
			s, err := db.Slice(t.Context(), fmt.Sprint("i-", i), bonbogi.YearPeriod(year), bonbogi.View{})
			if err != nil || s.Len() != killedGovernments {
				t.Fatalf("%d observations (%v)", s.Len(), err)
			}
			values = append(values, s.Values...)
		}
	}
	profiles, err := db.Profiles(t.Context(), []string{"gov-0", "gov-4199"}, bonbogi.View{From: bonbogi.YearPeriod(2023)})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range profiles {
		if len(p.Periods) != 2 || len(p.Indicators) != 2 {
			t.Fatalf("a profile has %v and %v", p.Periods, p.Indicators)
		}
		for _, row := range p.Values {
			values = append(values, row...)
		}
	}
	for _, v := range values {
		if v != values[0] {
			t.Fatalf("one value is %v, another one %v", values[0], v)
		}
	}
	imports, err := db.Imports(t.Context(), 1, 0)
	if err != nil || imports.Total != int(values[0])+2 {
		t.Fatalf("there are %d imports, and the value is %v (%v)", imports.Total, values[0], err)
	}
	if err := db.read(t.Context(), func(q querier) error { return checkObservations(t.Context(), q) }); err != nil {
		t.Error(err)
	}
	return values[0]
}

func TestWhoReadsWhileAnImportRunsSeesAllOfItOrNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "i-0", "i-257")
		imported := func(v float64) {
			if _, _, err := db.ImportObservations(t.Context(), kim, fromSource, nil, killedSlices(v)); err != nil {
				t.Error(err)
			}
		}
		imported(0)
		done := make(chan struct{})
		go func() {
			defer close(done)
			for v := 1.0; v < 5; v++ {
				imported(v)
			}
		}()
		for running := true; running; {
			select {
			case <-done:
				running = false
			default:
			}
			profiles, err := db.Profiles(t.Context(), []string{"gov-0", "gov-4199"}, bonbogi.View{})
			if err != nil {
				t.Fatal(err)
			}
			panel, err := db.Panel(t.Context(), "i-257", []string{"gov-99", "gov-4196"}, bonbogi.View{})
			if err != nil {
				t.Fatal(err)
			}
			first := profiles[0].Values[0][0]
			for _, p := range profiles {
				for _, row := range p.Values {
					for _, v := range row {
						if v != first {
							t.Fatalf("one value of the profiles is %v, another one %v", first, v)
						}
					}
				}
			}
			first = panel.Figures[0][0].Value
			for _, row := range panel.Figures {
				for _, f := range row {
					if f.Value != first {
						t.Fatalf("one value of the panel is %v, another one %v", first, f.Value)
					}
				}
			}
		}
	})
}
