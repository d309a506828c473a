package review_test

import (
	"encoding/json"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

func told(t *testing.T, f article.Fact, day string) store.Told {
	t.Helper()
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return store.Told{Proposal: store.Proposal{Kind: f.Kind, Fact: b}, From: bonbogi.Source{Date: bonbogi.MustDate(day)}}
}

func prize(name, grade, honour, period string) article.Fact {
	return article.Fact{Kind: bonbogi.KindAward, Award: &article.Award{Recipient: seongnam, Name: name, Grade: grade, Honour: honour, Period: period}}
}

func visitOn(day string, status bonbogi.VisitStatus) article.Fact {
	v := &article.Visit{Guest: suncheon, Host: seongnam, Status: status}
	if day != "" {
		v.Date = bonbogi.MustDate(day)
	}
	return article.Fact{Kind: bonbogi.KindVisit, Visit: v}
}

func TestArticlesOnOneFactAreLike(t *testing.T) {
	t.Parallel()
	held, planned := bonbogi.VisitHeld, bonbogi.VisitPlanned
	for name, c := range map[string]struct {
		a, b       article.Fact
		dayA, dayB string
		want       int
	}{
		"one prize":                          {prize("재난관리평가", "우수", "", "2024"), prize("재난 관리 평가", "우수기관", "", ""), "2025-02-01", "2025-02-03", 2},
		"a name with more words":             {prize("재난관리평가", "우수", "", ""), prize("전국 재난관리평가", "우수", "", ""), "2025-02-01", "2025-02-03", 2},
		"another grade":                      {prize("재난관리평가", "우수", "", ""), prize("재난관리평가", "최우수", "", ""), "2025-02-01", "2025-02-03", 1},
		"the honour alone":                   {prize("재난관리평가", "우수", "장관 표창", ""), prize("재난관리평가", "장관 표창", "", ""), "2025-02-01", "2025-02-03", 2},
		"another contest":                    {prize("재난관리평가", "우수", "", ""), prize("적극행정 평가", "우수", "", ""), "2025-02-01", "2025-02-03", 0},
		"a short name within another":        {prize("평가", "우수", "", ""), prize("적극행정 평가", "우수", "", ""), "2025-02-01", "2025-02-03", 0},
		"another year":                       {prize("재난관리평가", "우수", "", "2023"), prize("재난관리평가", "우수", "", "2024"), "2025-02-01", "2025-02-03", 0},
		"news of two years":                  {prize("재난관리평가", "우수", "", ""), prize("재난관리평가", "우수", "", ""), "2024-02-01", "2025-02-03", 0},
		"the contest of the year before":     {prize("재난관리평가", "우수", "", "2024"), prize("재난관리평가", "우수", "", ""), "2025-02-01", "2025-02-03", 2},
		"one day":                            {visitOn("2025-07-14", held), visitOn("2025-07-14", held), "2025-07-15", "2025-07-20", 2},
		"a day of its month":                 {visitOn("2025-07-14", held), visitOn("2025-07", held), "2025-07-15", "2025-08-20", 2},
		"the next day":                       {visitOn("2025-07-14", held), visitOn("2025-07-15", held), "2025-07-16", "2025-07-20", 1},
		"another week":                       {visitOn("2025-07-14", held), visitOn("2025-07-24", held), "2025-07-16", "2025-07-25", 0},
		"no day, at the time":                {visitOn("2025-07-14", held), visitOn("", held), "2025-07-16", "2025-07-25", 2},
		"no day, much later":                 {visitOn("2025-07-14", held), visitOn("", held), "2025-07-16", "2025-12-25", 0},
		"planned by one and held by another": {visitOn("2025-07-14", planned), visitOn("2025-07-14", held), "2025-07-10", "2025-07-16", 1},
		"a prize and a visit":                {prize("재난관리평가", "우수", "", ""), visitOn("", held), "2025-02-01", "2025-02-03", 0},
	} {
		for range 2 {
			if got := review.Like(told(t, c.a, c.dayA), told(t, c.b, c.dayB)); got != c.want {
				t.Errorf("%s: %d, want %d", name, got, c.want)
			}
			c.a, c.b, c.dayA, c.dayB = c.b, c.a, c.dayB, c.dayA
		}
	}
}

func TestAFactThatIsComparedWithManyIsReadOnce(t *testing.T) {
	like := review.Likeness()
	a, b := told(t, prize("재난관리평가", "우수", "", "2024"), "2025-02-01"), told(t, prize("재난 관리 평가", "우수기관", "", ""), "2025-02-03")
	a.ID, b.ID = "proposal-a", "proposal-b"
	if got := like(a, b); got != 2 {
		t.Errorf("%d, want 2", got)
	}
	first := b.Fact
	b.Fact = told(t, prize("적극행정 평가", "우수", "", ""), "").Fact // a proposal that was brought up to date
	if got := like(a, b); got != 0 {
		t.Errorf("%d, want 0", got)
	}
	b.Fact = []byte(`{"kind":`)
	if got := like(a, b); got != 0 {
		t.Errorf("what cannot be read is like another: %d", got)
	}
	b.Fact = first
	again, anew := testing.AllocsPerRun(100, func() { like(a, b) }), testing.AllocsPerRun(100, func() { review.Like(a, b) })
	if again > anew/2 {
		t.Errorf("%v pieces of memory to compare them again, %v for the first time", again, anew)
	}
}

func TestARecordCitesEveryArticleThatWasDecidedWithIt(t *testing.T) {
	t.Parallel()
	db := open(t)
	first, second := visitOn("2025-07-14", bonbogi.VisitHeld), visitOn("2025-07-14", bonbogi.VisitHeld)
	second.Visit.Purpose = "골목길 안전"
	for i, f := range []article.Fact{first, second} {
		f.Quote, f.End, f.In = "본문", len("본문"), article.InText
		s := source([]string{"성남시 글", "순천시 글"}[i], "2025-07-15")
		s.ID, s.Type = db.NewID(bonbogi.KindSource), bonbogi.SourcePress
		proposals, err := review.Propose(s, []article.Fact{f})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.AddReadings(t.Context(), tester, review.Like, store.Reading{Source: s, Proposals: proposals}); err != nil {
			t.Fatal(err)
		}
	}
	queue, err := db.Queue(t.Context(), store.QueueFilter{})
	if err != nil || queue.Total != 1 {
		t.Fatalf("%d facts wait, %v", queue.Total, err)
	}
	accepted, left, err := review.AcceptMany(t.Context(), db, registry.Korea(), tester, []store.Proposal{queue.Items[0].Told[0].Proposal})
	if accepted != 1 || len(left) > 0 || err != nil {
		t.Fatalf("accepted %d, left %v, %v", accepted, left, err)
	}
	visits, err := db.Visits(t.Context(), store.VisitFilter{})
	if err != nil || visits.Total != 1 || len(visits.Items[0].Sources) != 2 || visits.Items[0].Purpose != "골목길 안전" {
		t.Errorf("%+v, %v", visits, err)
	}
	if queue, err := db.Queue(t.Context(), store.QueueFilter{}); err != nil || queue.Total != 0 {
		t.Errorf("%d facts wait, %v", queue.Total, err)
	}
}
