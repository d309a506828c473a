package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

func TestAViewLimitsThePeriods(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "population", "births")
		for _, period := range []string{"2021", "2019", "2020-06", "2020", "2020-Q2"} {
			mustImport(t, db, value("population", "kr-1", period, 1), value("births", "kr-2", period, 1))
		}
		for _, c := range []struct {
			view bonbogi.View
			want string
		}{
			{bonbogi.View{}, "[2019 2020 2020-Q2 2020-06 2021]"},
			{bonbogi.View{Frequency: bonbogi.Yearly}, "[2019 2020 2021]"},
			{bonbogi.View{From: bonbogi.YearPeriod(2020)}, "[2020 2020-Q2 2020-06 2021]"},
			{bonbogi.View{To: bonbogi.YearPeriod(2020)}, "[2019 2020 2020-Q2 2020-06]"},
			{bonbogi.View{From: bonbogi.YearPeriod(2020), To: bonbogi.YearPeriod(2020), Frequency: bonbogi.Monthly}, "[2020-06]"},
			{bonbogi.View{From: bonbogi.YearPeriod(2030)}, "[]"},
		} {
			panel, err := db.Panel(t.Context(), "population", nil, c.view)
			if err != nil || fmt.Sprint(panel.Periods) != c.want || len(panel.Figures) != len(panel.Periods) {
				t.Errorf("%+v: the panel has %v (%v), want %s", c.view, panel.Periods, err, c.want)
			}
			profiles, err := db.Profiles(t.Context(), []string{"kr-1"}, c.view)
			if err != nil || fmt.Sprint(profiles[0].Periods) != c.want {
				t.Errorf("%+v: the profile has %v (%v), want %s", c.view, profiles[0].Periods, err, c.want)
			}
		}
		periods, err := db.Periods(t.Context(), "births")
		if err != nil || fmt.Sprint(periods) != "[2019 2020 2020-Q2 2020-06 2021]" {
			t.Errorf("the periods are %v (%v)", periods, err)
		}
	})
}

func TestWhatNobodyObservedIsAskedForInVain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "population")
		check := func() {
			t.Helper()
			year := bonbogi.YearPeriod(2024)
			if s, err := db.Slice(t.Context(), "births", year, bonbogi.View{}); err != nil || s.Len() != 0 {
				t.Errorf("slice: %+v %v", s, err)
			}
			if p, err := db.Panel(t.Context(), "births", []string{"kr-9"}, bonbogi.View{}); err != nil || len(p.Periods) != 0 || len(p.Governments) != 1 {
				t.Errorf("panel: %+v %v", p, err)
			}
			if p, err := db.Periods(t.Context(), "births"); err != nil || len(p) != 0 {
				t.Errorf("periods: %v %v", p, err)
			}
			if p, err := db.Profiles(t.Context(), []string{"kr-9"}, bonbogi.View{}); err != nil || len(p) != 1 || len(p[0].Periods) != 0 {
				t.Errorf("profiles: %+v %v", p, err)
			}
			if c, err := db.Corrections(t.Context(), CorrectionFilter{Indicator: "births"}); err != nil || c.Total != 0 {
				t.Errorf("corrections: %+v %v", c, err)
			}
		}
		check()
		mustImport(t, db, value("population", "kr-1", "2024", 1))
		check()
	})
}

func TestProfilesShareTheirIndicatorsAndPeriods(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "population", "births", "deaths", "area")
		mustImport(t, db, value("area", "kr-3", "2024", 9))
		mustImport(t, db, value("population", "kr-1", "2023", 1), value("births", "kr-2", "2024", 2),
			observation("deaths", "kr-1", "2024", bonbogi.NoFigure(bonbogi.Suppressed, "")), value("area", "kr-3", "2022", 9))
		got, err := db.Profiles(t.Context(), []string{"kr-2", "kr-none", "kr-1", "kr-2"}, bonbogi.View{})
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, p := range got {
			lines = append(lines, fmt.Sprint(p.Government, p.Indicators, p.Periods, p.Values, p.Statuses))
		}
		want := []string{
			"kr-2[population births deaths] [2023 2024] [[NaN NaN NaN] [NaN 2 NaN]] [[  ] [ normal ]]",
			"kr-none[population births deaths] [2023 2024] [[NaN NaN NaN] [NaN NaN NaN]] [[  ] [  ]]",
			"kr-1[population births deaths] [2023 2024] [[1 NaN NaN] [NaN NaN NaN]] [[normal  ] [  suppressed]]",
			"kr-2[population births deaths] [2023 2024] [[NaN NaN NaN] [NaN 2 NaN]] [[  ] [ normal ]]",
		}
		if diff := cmp.Diff(want, lines); diff != "" {
			t.Error(diff)
		}
	})
}

func TestADamagedBlockIsNamed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "population")
		rich := bonbogi.Figure{Value: 5, Low: 4, High: 6, Numerator: 1, Denominator: 2, Status: bonbogi.Provisional, Note: "잠정"}
		mustImport(t, db, observation("population", "kr-1", "2024", rich), value("population", "kr-1", "2023", 1))
		mustImport(t, db, value("population", "kr-1", "2024", 6))
		mustImport(t, db, observation("population", "kr-1", "2024", rich))
		year := bonbogi.YearPeriod(2024)
		slice := func(v bonbogi.View) func() error {
			return func() error { _, err := db.Slice(t.Context(), "population", year, v); return err }
		}
		imports, err := db.Imports(t.Context(), 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		asOf := slice(bonbogi.View{AsOf: imports.Items[1].At})
		profile := func() error {
			_, err := db.Profiles(t.Context(), []string{"kr-1"}, bonbogi.View{})
			return err
		}
		ask := map[string]func() error{"observation_blocks": slice(bonbogi.View{}), "observation_changes": asOf, "profile_blocks": profile}
		for table, columns := range map[string][]string{"observation_blocks": packedColumns, "observation_changes": {"slots", "value"}, "profile_blocks": {"value", "status"}} {
			for _, column := range columns {
				var sound []byte
				where := " WHERE period = '2024'"
				if table == "observation_changes" {
					where += " AND import = 3"
				}
				if err := db.reader.QueryRow("SELECT " + column + " FROM " + table + where).Scan(&sound); err != nil || len(sound) == 0 {
					t.Fatalf("%s of %s: %v", column, table, err)
				}
				put := func(b []byte) {
					if _, err := db.writer.Exec("UPDATE "+table+" SET "+column+" = $1"+where, b); err != nil {
						t.Fatal(err)
					}
				}
				broken := append([]byte(nil), sound...)
				broken[len(broken)/2] ^= 4
				put(broken)
				err := ask[table]()
				refused(t, err, "damaged")
				for _, words := range []string{"2024", table + ", block 0, " + column, "checksum", "restore", map[bool]string{true: "kr-1", false: "population"}[table == "profile_blocks"]} {
					if err != nil && !strings.Contains(err.Error(), words) {
						t.Errorf("the damage of %s in %s is told as %v, without %q", column, table, err, words)
					}
				}
				backup := t.TempDir() + "/backup.db"
				if err := db.Backup(t.Context(), backup); err != nil {
					t.Fatal(err)
				}
				if err := Restore(t.Context(), backup, t.TempDir()+"/restored.db"); bonbogi.CodeOf(err) != bonbogi.Refused {
					t.Errorf("a backup with a damaged %s of %s is restored (%v)", column, table, err)
				}
				put(sound)
				if err := ask[table](); err != nil {
					t.Error(err)
				}
			}
		}
	})
}

func TestABlockThatLiesWhereNoneCanBeIsNamed(t *testing.T) {
	t.Parallel()
	year := bonbogi.View{From: bonbogi.YearPeriod(2024)}
	for _, c := range []struct {
		name, statement string
		ask             func(t *testing.T, db *DB, v bonbogi.View) error // nil: only a restore looks
	}{
		{"a slice of no government", "UPDATE observation_blocks SET block = 5", func(t *testing.T, db *DB, v bonbogi.View) error {
			_, err := db.Slice(t.Context(), "population", bonbogi.YearPeriod(2024), bonbogi.View{})
			return err
		}},
		{"a panel of no government", "UPDATE observation_blocks SET block = 4611686018427387904", func(t *testing.T, db *DB, v bonbogi.View) error {
			_, err := db.Panel(t.Context(), "population", nil, year)
			return err
		}},
		{"a profile of no indicators", "UPDATE profile_blocks SET block = -1", func(t *testing.T, db *DB, v bonbogi.View) error {
			_, err := db.Profiles(t.Context(), []string{"kr-1"}, year)
			return err
		}},
		{"a profile as it was of no indicator", "UPDATE observation_blocks SET indicator = indicator + 9", func(t *testing.T, db *DB, v bonbogi.View) error {
			_, err := db.Profiles(t.Context(), []string{"kr-1"}, v)
			return err
		}},
		{"made by no import", "UPDATE observation_blocks SET created = 0", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(t *testing.T, db *DB) {
				measured(t, db, "population", "births")
				mustImport(t, db, value("births", "kr-1", "2024", 1))
				before := db.moment()
				mustImport(t, db, value("population", "kr-1", "2024", 1))
				if _, err := db.writer.Exec(c.statement + " WHERE period = '2024'"); err != nil {
					t.Fatal(err)
				}
				if c.ask != nil {
					refused(t, c.ask(t, db, bonbogi.View{AsOf: before}), "damaged")
				}
				backup := t.TempDir() + "/backup.db"
				if err := db.Backup(t.Context(), backup); err != nil {
					t.Fatal(err)
				}
				wantCode(t, Restore(t.Context(), backup, t.TempDir()+"/restored.db"), bonbogi.Refused)
			})
		})
	}
}
