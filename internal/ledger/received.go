package ledger

import (
	"cmp"
	"context"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// Received lists what a government received in a year, or in all of them if the year is 0: the oldest first, those of an
// unknown day at the end of their year.
func Received(ctx context.Context, db *store.DB, government string, year int) ([]bonbogi.Award, error) {
	page, err := db.Awards(ctx, store.AwardFilter{Government: government, Sort: "received", Limit: store.All})
	if err != nil {
		return nil, err
	}
	if year != 0 {
		page.Items = slices.DeleteFunc(page.Items, func(a bonbogi.Award) bool { return a.ReceivedIn() != year })
	}
	slices.SortStableFunc(page.Items, func(a, b bonbogi.Award) int {
		return cmp.Or(cmp.Compare(a.ReceivedIn(), b.ReceivedIn()), a.Received.Last().Compare(b.Received.Last()), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return page.Items, nil
}
