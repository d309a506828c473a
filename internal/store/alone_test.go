package store

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/bonbogi/bonbogi"
)

func TestWhoLooksAndWritesAloneMakesNoTwins(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, aSource("source-1", "본문"))
		var group sync.WaitGroup
		for i := range 8 {
			group.Go(func() {
				award := anAward(fmt.Sprint("award-", i), anyang, "상", "2021", "source-1")
				err := db.Alone(t.Context(), func(db *DB) error {
					ids, err := db.FindSame(t.Context(), award)
					if err != nil || len(ids) > 0 {
						return err
					}
					return db.Save(t.Context(), kim, award)
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if page, err := db.Awards(t.Context(), AwardFilter{}); err != nil || page.Total != 1 {
			t.Errorf("%d awards, want 1 (%v)", page.Total, err)
		}
	})
}

func TestNothingStandsOfWhatFailedAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		failure := errors.New("failure")
		err := db.Alone(t.Context(), func(db *DB) error {
			if err := db.Save(t.Context(), kim, aSource("source-1", "본문")); err != nil {
				return err
			}
			if _, err := Get[bonbogi.Source](t.Context(), db, "source-1"); err != nil { // it sees its own
				t.Error(err)
			}
			return failure
		})
		if !errors.Is(err, failure) {
			t.Errorf("error %v", err)
		}
		_, err = Get[bonbogi.Source](t.Context(), db, "source-1")
		wantCode(t, err, bonbogi.NotFound)
	})
}
