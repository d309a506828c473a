package store

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
)

// What the import that is killed says: of governments in two blocks, indicators in two rows of a profile, and two
// periods, all with one value, which is another one each time.
const (
	killedGovernments = 204 // the first hundred, and those from 4,096 to 4,199
	killedIndicators  = 258 // the first and the last
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

// importUntilKilled imports again and again, and prints each value that is acknowledged.
func importUntilKilled(path string) error {
	ctx := context.Background()
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	last, err := db.Slice(ctx, "i-0", bonbogi.YearPeriod(2023), bonbogi.View{})
	if err != nil {
		return err
	}
	for v := last.Values[0] + 1; ; v++ {
		if _, _, err := db.ImportObservations(ctx, kim, fromSource, nil, killedSlices(v)); err != nil {
			return err
		}
		fmt.Println(v)
	}
}

func TestAnImportThatIsKilledIsThereOrNot(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("left out with -short: it starts ten processes")
	}
	path := filepath.Join(t.TempDir(), "bonbogi.db")
	db := openAt(t, path)
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
	db.Close()
	for round := range 10 {
		told := runAndKill(t, importerVariable, path, 1, time.Duration(round*round)*time.Millisecond)
		acknowledged, err := strconv.ParseFloat(told[len(told)-1], 64)
		if err != nil {
			t.Fatal(err)
		}
		if v := oneValue(t, path); v != acknowledged && v != acknowledged+1 {
			t.Fatalf("%v was acknowledged, and %v is there", acknowledged, v)
		}
	}
}

// oneValue is the value that everything must have, in whatever way it is asked for.
func oneValue(t *testing.T, path string) float64 {
	t.Helper()
	db, err := Open(t.Context(), path, Options{})
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
