package review_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

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
