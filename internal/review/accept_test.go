package review_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

func TestTwoPeopleWhoAcceptOneNewFactAtOnceMakeNoTwins(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *store.DB) {
		const facts = 12
		var proposals [2][]store.Proposal
		for i := range facts {
			for person := range proposals {
				fact := award(fmt.Sprint(i, "번째 상"), "2024")
				proposals[person] = append(proposals[person], read(t, db, source(fmt.Sprint(i, " of ", person), "2024-05-01"), fact)...)
			}
		}
		var group sync.WaitGroup
		for i := range facts {
			for person := range proposals {
				group.Go(func() {
					if _, _, err := review.AcceptMany(t.Context(), db, registry.Korea(), tester, proposals[person][i:i+1]); err != nil {
						t.Error(err)
					}
				})
			}
			group.Wait()
		}
		page, err := db.Awards(t.Context(), store.AwardFilter{Limit: store.All})
		if err != nil || len(page.Items) != facts {
			t.Errorf("%d awards (%v), want %d", len(page.Items), err, facts)
		}
		for _, a := range page.Items {
			if len(a.Sources) != 2 {
				t.Errorf("%s has %d sources", a.Name, len(a.Sources))
			}
		}
	})
}

func TestTwoPeopleMayAddSourcesToOneRecordAtOnce(t *testing.T) {
	t.Parallel()
	db := open(t)
	accept(t, db, source("한 상", "2024-05-01"), award("한 상", "2024"))
	var mine, yours []store.Proposal
	for i := range 10 {
		mine = append(mine, read(t, db, source(fmt.Sprint("가 ", i), "2024-05-01"), award("한 상", "2024"))...)
		yours = append(yours, read(t, db, source(fmt.Sprint("나 ", i), "2024-05-01"), award("한 상", "2024"))...)
	}
	var group sync.WaitGroup
	for _, proposals := range [][]store.Proposal{mine, yours} {
		group.Go(func() {
			if n, left, err := review.AcceptMany(t.Context(), db, registry.Korea(), tester, proposals); n != len(proposals) || err != nil {
				t.Errorf("%d accepted, left %v (%v)", n, left, err)
			}
		})
	}
	group.Wait()
	page, err := db.Awards(t.Context(), store.AwardFilter{Limit: store.All})
	if err != nil || len(page.Items) != 1 || len(page.Items[0].Sources) != 21 {
		t.Errorf("%d awards (%v), want one of 21 sources", len(page.Items), err)
	}
}
