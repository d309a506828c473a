package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

func TestEveryFieldOfEveryKindComesBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		saved := oneOfEach()
		mustSave(t, db, saved...)
		for _, want := range saved {
			k, err := keeperOf(want.RecordKind())
			if err != nil {
				t.Fatal(err)
			}
			var got bonbogi.Record
			if err := db.read(t.Context(), func(q querier) (err error) {
				got, err = k.get(t.Context(), q, want.RecordID())
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(content(t, want), content(t, got)); diff != "" {
				t.Errorf("%s differs (-saved +read):\n%s", want.RecordKind(), diff)
			}
		}
	})
}

func TestTheSampleRecordsFillEveryField(t *testing.T) {
	t.Parallel()
	// Else a field that lies in no column would come back as it went.
	for _, r := range oneOfEach() {
		v := reflect.ValueOf(r)
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.Name != "Meta" && v.Field(i).IsZero() {
				t.Errorf("the sample %s has no %s", r.RecordKind(), f.Name)
			}
		}
	}
}

// content is a record as JSON without what the store sets.
func content(t *testing.T, r bonbogi.Record) map[string]any {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"revision", "created_at", "updated_at"} {
		delete(m, key)
	}
	return m
}

func TestSaveSetsRevisionAndTimes(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, oneOfEach()...)
		first := mustGet[bonbogi.Award](t, db, "award-1")
		if first.Revision != 1 || first.CreatedAt.IsZero() || !first.CreatedAt.Equal(first.UpdatedAt) || first.CreatedAt.Location() != time.UTC {
			t.Errorf("a new record has %+v", first.Meta)
		}
		changed := first
		changed.Grade = "최우수상"
		mustSave(t, db, changed)
		second := mustGet[bonbogi.Award](t, db, "award-1")
		if second.Revision != 2 || !second.CreatedAt.Equal(first.CreatedAt) || !second.UpdatedAt.After(first.UpdatedAt) {
			t.Errorf("a changed record has %+v, was %+v", second.Meta, first.Meta)
		}
		mustSave(t, db, second)
		if again := mustGet[bonbogi.Award](t, db, "award-1"); again.Revision != 2 {
			t.Errorf("saving what is stored made revision %d", again.Revision)
		}
	})
}

func TestHistoryTellsWhoWhenWhyAndWhatWasBefore(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, oneOfEach()...)
		p := mustGet[bonbogi.Practice](t, db, "practice-1")
		p.Name = "안심귀가 서비스"
		if err := db.Save(t.Context(), Change{Who: "이감사", Why: "name as in the ordinance"}, p); err != nil {
			t.Fatal(err)
		}
		history, err := db.History(t.Context(), bonbogi.KindPractice, "practice-1")
		if err != nil {
			t.Fatal(err)
		}
		if len(history) != 2 || history[0].Before != nil || history[1].Who != "이감사" || history[1].Why != "name as in the ordinance" || history[1].At.IsZero() {
			t.Fatalf("history is %+v", history)
		}
		var before, after bonbogi.Practice
		if err := errors.Join(json.Unmarshal(history[1].Before, &before), json.Unmarshal(history[1].After, &after)); err != nil {
			t.Fatal(err)
		}
		if before.Name != "안전귀가 서비스" || before.Revision != 1 || after.Name != "안심귀가 서비스" || after.Revision != 2 {
			t.Errorf("before %q at %d, after %q at %d", before.Name, before.Revision, after.Name, after.Revision)
		}
		_, err = db.History(t.Context(), bonbogi.KindPractice, "practice-0")
		wantCode(t, err, bonbogi.NotFound)
	})
}

func TestSaveRefuses(t *testing.T) {
	t.Parallel()
	award := func(change func(*bonbogi.Award)) bonbogi.Record {
		a := anAward("award-2", anyang, "상", "2021", "source-1")
		change(&a)
		return a
	}
	tests := []struct {
		name   string
		change Change
		record bonbogi.Record
		code   bonbogi.Code
		field  string
	}{
		{"nobody", Change{Who: " "}, award(func(*bonbogi.Award) {}), bonbogi.Invalid, "who"},
		{"a rule of the noun", kim, award(func(a *bonbogi.Award) { a.Name = "" }), bonbogi.Invalid, "name"},
		{"no source", kim, award(func(a *bonbogi.Award) { a.Sources = nil }), bonbogi.Invalid, "sources"},
		{"a source that does not exist", kim, award(func(a *bonbogi.Award) { a.Sources = cite("source-9") }), bonbogi.Invalid, "sources"},
		{"a practice that does not exist", kim, award(func(a *bonbogi.Award) { a.Practice = "practice-9" }), bonbogi.Invalid, "practice"},
		{"a visited practice that does not exist", kim, aVisit("visit-2", chuncheon, anyang, "2021", "source-1", "practice-1", "practice-9"), bonbogi.Invalid, "practices"},
		{"an adopted practice that does not exist", kim, anAdoption("adoption-2", "practice-9", anyang, suwon, "2021", "source-1"), bonbogi.Invalid, "practice"},
		{"a peer set by an indicator that does not exist", kim, aPeerSet("peers-2", anyang.Government, "indicator-1", "indicator-9"), bonbogi.Invalid, "variables"},
		{"a peer set with a band of what does not exist", kim, aPeerSet("peers-2", anyang.Government, "indicator-9"), bonbogi.Invalid, "population"},
		{"a long reason", Change{Who: "김", Why: strings.Repeat("왜", 5001)}, award(func(*bonbogi.Award) {}), bonbogi.Invalid, "why"},
		{"an odd practice", kim, award(func(a *bonbogi.Award) { a.Practice = "\x00" }), bonbogi.Invalid, "practice"},
		{"an odd government", kim, award(func(a *bonbogi.Award) { a.Recipient.Government = "kr anyang" }), bonbogi.Invalid, "recipient"},
		{"a zero byte", kim, award(func(a *bonbogi.Award) { a.For = "a\x00b" }), bonbogi.Invalid, "for"},
		{"broken UTF-8", kim, award(func(a *bonbogi.Award) { a.Note = "a\xff" }), bonbogi.Invalid, "note"},
		{"an id that is taken", kim, award(func(a *bonbogi.Award) { a.ID = "award-1" }), bonbogi.Conflict, ""},
		{"a revision that was never", kim, award(func(a *bonbogi.Award) { a.ID = "award-1"; a.Revision = 7 }), bonbogi.Conflict, ""},
		{"a change of what is not there", kim, award(func(a *bonbogi.Award) { a.Revision = 1 }), bonbogi.NotFound, ""},
		{"a text that another source has", kim, aSource("source-2", "안양시는 상반기에 열여섯 개의 상을 받았다."), bonbogi.Conflict, "text"},
	}
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, oneOfEach()...)
		before := everything(t, db)
		for _, tt := range tests {
			good := aPractice("practice-2", "함께 저장될 시책", "source-1")
			err := db.Save(t.Context(), tt.change, good, tt.record)
			wantCode(t, err, tt.code)
			if tt.field != "" && !strings.Contains(fmt.Sprint(err), tt.field+":") {
				t.Errorf("%s: %v does not name the field %s", tt.name, err, tt.field)
			}
		}
		if diff := cmp.Diff(before, everything(t, db)); diff != "" {
			t.Errorf("something was stored:\n%s", diff)
		}
	})
}

// everything is the whole database as text: every row of every table.
func everything(t *testing.T, db *DB) map[string][]string {
	t.Helper()
	tables, err := tables()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	err = db.read(t.Context(), func(q querier) error {
		for _, table := range tables {
			err := table.each(t.Context(), q, func(row []any) error {
				all[table.name] = append(all[table.name], fmt.Sprint(row...))
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestOfManyWritersOneWins(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, oneOfEach()...)
		read := mustGet[bonbogi.Award](t, db, "award-1")
		var won, lost int
		var mu sync.Mutex
		var group sync.WaitGroup
		for i := range 8 {
			group.Go(func() {
				mine := read
				mine.Note = fmt.Sprintf("writer %d", i)
				mine.Sources = slices.Clone(mine.Sources)
				err := db.Save(t.Context(), kim, mine)
				mu.Lock()
				defer mu.Unlock()
				switch bonbogi.CodeOf(err) {
				case "":
					if err != nil {
						t.Error(err)
					}
					won++
				case bonbogi.Conflict:
					lost++
				default:
					t.Error(err)
				}
			})
		}
		group.Wait()
		if won != 1 || lost != 7 {
			t.Errorf("%d won and %d were refused, want 1 and 7", won, lost)
		}
		if got := mustGet[bonbogi.Award](t, db, "award-1"); got.Revision != 2 || len(got.Sources) != 1 {
			t.Errorf("afterwards revision %d with %d sources", got.Revision, len(got.Sources))
		}
	})
}

func TestWritersThatWaitForEachOtherBothEnd(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, aSource("source-1", "text"), anAward("award-a", anyang, "상", "2021", "source-1"), anAward("award-b", anyang, "상", "2021", "source-1"))
		var group sync.WaitGroup
		for i := range 4 {
			group.Go(func() {
				for n := 0; n < 15; {
					a, errA := Get[bonbogi.Award](t.Context(), db, "award-a")
					b, errB := Get[bonbogi.Award](t.Context(), db, "award-b")
					if errA != nil || errB != nil {
						t.Error(errA, errB)
						return
					}
					a.Note, b.Note = fmt.Sprint(i, n), fmt.Sprint(i, n)
					pair := []bonbogi.Record{a, b}
					if i%2 == 0 {
						slices.Reverse(pair)
					}
					switch err := db.Save(t.Context(), kim, pair...); {
					case err == nil:
						n++
					case bonbogi.CodeOf(err) != bonbogi.Conflict:
						t.Error(err)
						return
					}
				}
			})
		}
		group.Wait()
		a, b := mustGet[bonbogi.Award](t, db, "award-a"), mustGet[bonbogi.Award](t, db, "award-b")
		if a.Revision != 61 || b.Revision != 61 || a.Note != b.Note {
			t.Errorf("at the end %d %q and %d %q, want revision 61 and one note", a.Revision, a.Note, b.Revision, b.Note)
		}
	})
}

func TestNoFactEndsUpOnAWithdrawnSource(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		for i := range 20 {
			source := fmt.Sprint("source-", i)
			mustSave(t, db, aSource(source, source))
			var group sync.WaitGroup
			var cited, withdrawn error
			group.Go(func() {
				cited = db.Save(t.Context(), kim, anAward(fmt.Sprint("award-", i), anyang, "상", "2021", source))
			})
			group.Go(func() { withdrawn = db.Withdraw(t.Context(), kim, bonbogi.KindSource, source, 1) })
			group.Wait()
			if (cited == nil) == (withdrawn == nil) {
				t.Errorf("citing: %v; withdrawing: %v; want one of them refused", cited, withdrawn)
			}
		}
	})
}

func TestAFormSentTwiceIsStoredOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, oneOfEach()...)
		form := kim
		form.Token = "token-1"
		var mu sync.Mutex
		var stored, done []string
		var group sync.WaitGroup
		for i := range 6 {
			group.Go(func() {
				id := fmt.Sprintf("award-form-%d", i)
				err := db.Save(t.Context(), form, anAward(id, anyang, "같은 상", "2021", "source-1"))
				mu.Lock()
				defer mu.Unlock()
				if d, ok := errors.AsType[*Done](err); ok {
					done = append(done, d.IDs...)
				} else if err != nil {
					t.Error(err)
				} else {
					stored = append(stored, id)
				}
			})
		}
		group.Wait()
		if len(stored) != 1 || len(done) != 5 || slices.ContainsFunc(done, func(id string) bool { return id != stored[0] }) {
			t.Errorf("stored %v, the others were told %v", stored, done)
		}
		page, err := db.Awards(t.Context(), AwardFilter{Text: "같은 상"})
		if err != nil || page.Total != 1 {
			t.Errorf("there are %d awards (%v), want 1", page.Total, err)
		}
	})
}

func TestARefusedFormCanBeSentAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, oneOfEach()...)
		form := kim
		form.Token = "token-1"
		bad := anAward("award-2", anyang, "", "2021", "source-1")
		wantCode(t, db.Save(t.Context(), form, bad), bonbogi.Invalid)
		bad.Name = "상"
		if err := db.Save(t.Context(), form, bad); err != nil {
			t.Errorf("the corrected form is refused: %v", err)
		}
	})
}

func TestSourcesStayInTheirOrder(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, aSource("source-b", "b"), aSource("source-a", "a"), aSource("source-c", "c"))
		award := anAward("award-1", anyang, "상", "2021", "source-b")
		award.Sources = append(award.Sources, bonbogi.Citation{Source: "source-c"}, bonbogi.Citation{Source: "source-a"}, bonbogi.Citation{Source: "source-c", Quote: "again"})
		mustSave(t, db, award)
		got := mustGet[bonbogi.Award](t, db, "award-1")
		if diff := cmp.Diff(award.Sources, got.Sources); diff != "" {
			t.Error(diff)
		}
		got.Sources = got.Sources[1:3]
		mustSave(t, db, got)
		if diff := cmp.Diff(award.Sources[1:3], mustGet[bonbogi.Award](t, db, "award-1").Sources); diff != "" {
			t.Error(diff)
		}
	})
}

func TestWithdrawKeepsTheRecordAndItCanComeBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, oneOfEach()...)
		wantCode(t, db.Withdraw(t.Context(), kim, bonbogi.KindVisit, "visit-1", 5), bonbogi.Conflict)
		if err := db.Withdraw(t.Context(), kim, bonbogi.KindVisit, "visit-1", 1); err != nil {
			t.Fatal(err)
		}
		gone := mustGet[bonbogi.Visit](t, db, "visit-1")
		if !gone.Withdrawn || gone.Revision != 2 || gone.Purpose == "" {
			t.Errorf("the withdrawn visit is %+v", gone)
		}
		if page, err := db.Visits(t.Context(), VisitFilter{}); err != nil || page.Total != 0 || len(page.Items) != 0 {
			t.Errorf("it is still listed: %+v %v", page, err)
		}
		gone.Withdrawn = false
		mustSave(t, db, gone)
		if page, err := db.Visits(t.Context(), VisitFilter{}); err != nil || page.Total != 1 {
			t.Errorf("it did not come back: %+v %v", page, err)
		}
		if history, err := db.History(t.Context(), bonbogi.KindVisit, "visit-1"); err != nil || len(history) != 3 {
			t.Errorf("history has %d revisions (%v), want 3", len(history), err)
		}
	})
}

func TestASourceInUseIsNotWithdrawn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, aSource("source-1", "text"), anAward("award-1", anyang, "상", "2021", "source-1"))
		wantCode(t, db.Withdraw(t.Context(), kim, bonbogi.KindSource, "source-1", 1), bonbogi.Conflict)
		if err := db.Withdraw(t.Context(), kim, bonbogi.KindAward, "award-1", 1); err != nil {
			t.Fatal(err)
		}
		if err := db.Withdraw(t.Context(), kim, bonbogi.KindSource, "source-1", 1); err != nil {
			t.Fatal(err)
		}
		back := mustGet[bonbogi.Award](t, db, "award-1")
		back.Withdrawn = false
		wantCode(t, db.Save(t.Context(), kim, back), bonbogi.Invalid)
	})
}

func TestGovernmentsAndTheirVersion(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		version := func() int64 {
			v, err := db.GovernmentsVersion(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		if version() != 0 {
			t.Errorf("an empty database has version %d", version())
		}
		g := aGovernment("uk-1", "Ashford")
		mustSave(t, db, g, aGovernment("uk-2", "Barnet"))
		first := version()
		g.Forms = g.Forms[:1]
		mustSave(t, db, g)
		if version() <= first {
			t.Errorf("version went from %d to %d", first, version())
		}
		got, err := db.Governments(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]bonbogi.Government{g, aGovernment("uk-2", "Barnet")}, got); diff != "" {
			t.Error(diff)
		}
		if history, err := db.History(t.Context(), bonbogi.KindGovernment, "uk-1"); err != nil || len(history) != 2 {
			t.Errorf("history has %d revisions (%v), want 2", len(history), err)
		}
	})
}
