package store

import (
	"slices"
	"testing"
)

func TestDefinitionsComeAtOnceAndTheirVersionTellsWhenTheyChange(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		a, b := anIndicator("indicator-1", "나", "source-1"), anIndicator("indicator-2", "가", "source-1")
		mustSave(t, db, aSource("source-1", "one"), a, b)
		all, version, err := db.Definitions(t.Context())
		if err != nil || !slices.Equal(ids(all), []string{"indicator-2", "indicator-1"}) || len(all[0].Sources) != 0 {
			t.Fatalf("%+v, %v", all, err)
		}
		if same, err := db.IndicatorsVersion(t.Context()); err != nil || same != version {
			t.Errorf("version %d beside %d, %v", same, version, err)
		}
		a.Revision, a.Withdrawn = 1, true
		mustSave(t, db, a)
		if all, next, err := db.Definitions(t.Context()); err != nil || next <= version || len(all) != 1 {
			t.Errorf("after a change: version %d after %d, %d definitions, %v", next, version, len(all), err)
		}
	})
}
