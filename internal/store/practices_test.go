package store

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

func TestPracticesAreFoundByTheirFields(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, aSource("source-1", "글"), anIndicator("jobs", "고용률", "source-1"))
		for _, p := range []struct {
			id                string
			functions, topics []string
			status            bonbogi.PracticeStatus
			aims              []bonbogi.Aim
			change            func(*bonbogi.Practice)
		}{
			{id: "a", functions: []string{"04.7.3", "04.7"}, topics: []string{"청년", "관광"}, status: bonbogi.PracticeRunning, aims: []bonbogi.Aim{{Indicator: "jobs", Direction: bonbogi.Up}}},
			{id: "b", functions: []string{"04"}, topics: []string{"청년"}, status: bonbogi.PracticeEnded},
			{id: "c", functions: []string{"10.4"}, status: bonbogi.PracticeRunning, aims: []bonbogi.Aim{{Name: "jobs", Direction: bonbogi.Up}}},
			{id: "d", topics: []string{"청년정책"}, status: bonbogi.PracticeIdea},
			{id: "e", functions: []string{"04"}, topics: []string{"청년"}, change: func(p *bonbogi.Practice) { p.Owner = suwon }},
			{id: "f", functions: []string{"04"}, topics: []string{"청년"}, change: func(p *bonbogi.Practice) { p.Withdrawn = true }},
		} {
			x := aPractice(p.id, p.id, "source-1")
			x.Functions, x.Topics, x.Status, x.Aims = p.functions, p.topics, p.status, p.aims
			if p.change != nil {
				x.Status = bonbogi.PracticeUnknown
				p.change(&x)
			}
			mustSave(t, db, x)
		}
		for filter, want := range map[PracticeFilter]string{
			{Function: "04"}:                            "a b e",
			{Function: "04.7"}:                          "a",
			{Function: "04.7.3"}:                        "a",
			{Function: "10"}:                            "c",
			{Function: "1"}:                             "",
			{Function: "04.7.30"}:                       "",
			{Topic: "청년"}:                               "a b e",
			{Topic: "청"}:                                "",
			{Indicator: "jobs"}:                         "a",
			{Function: "04", Topic: "관광"}:               "a",
			{Status: "ended", Function: "04"}:           "b",
			{Government: suwon.Government, Topic: "청년"}: "e",
		} {
			filter.Sort = "name"
			page, err := db.Practices(t.Context(), filter)
			if got := strings.Join(ids(page.Items), " "); err != nil || got != want {
				t.Errorf("%+v: %q (%v), want %q", filter, got, err, want)
			}
		}
		fields, err := db.PracticeFields(t.Context(), anyang.Government, 0)
		if err != nil {
			t.Fatal(err)
		}
		want := Fields{Functions: map[string]int{"04": 2, "10": 1}, Topics: map[string]int{"청년": 2, "관광": 1, "청년정책": 1},
			Statuses: map[bonbogi.PracticeStatus]int{"running": 2, "ended": 1, "idea": 1}}
		if diff := cmp.Diff(want, fields); diff != "" {
			t.Error(diff)
		}
		if all, err := db.PracticeFields(t.Context(), "", 0); err != nil || all.Topics["청년"] != 3 {
			t.Errorf("in all there are %v (%v)", all, err)
		}
		if newest, err := db.PracticeFields(t.Context(), "", 1); err != nil || newest.Topics["청년"] != 1 || len(newest.Statuses) != 1 {
			t.Errorf("the newest is in %v (%v)", newest, err)
		}
	})
}

func TestAPracticeKeepsEveryFieldAndWhatItRefersTo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		want := aPractice("practice-2", "펀드", "source-1")
		want.Aims = []bonbogi.Aim{{Indicator: "jobs", Name: "고용", Direction: bonbogi.Up, Months: 12}, {Name: "창업", Direction: bonbogi.Down}}
		want.BasedOn = []string{"practice-1", "https://other.example/1"}
		mustSave(t, db, aSource("source-1", "글"), aPractice("practice-1", "원형", "source-1"), anIndicator("jobs", "고용률", "source-1"))
		mustSave(t, db, want)
		got := mustGet[bonbogi.Practice](t, db, "practice-2")
		want.Meta = got.Meta
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		for name, change := range map[string]func(*bonbogi.Practice){
			"aims[0].indicator": func(p *bonbogi.Practice) { p.Aims = []bonbogi.Aim{{Indicator: "nothing", Direction: bonbogi.Up}} },
			"based_on":          func(p *bonbogi.Practice) { p.BasedOn = []string{"practice-9"} },
		} {
			p := got
			change(&p)
			err := db.Save(t.Context(), kim, p)
			if e, ok := err.(*bonbogi.Error); !ok || e.Field != name || e.Rule != "no_such_record" {
				t.Errorf("%s: %v", name, err)
			}
		}
		bare := oldPractice("practice-3")
		mustSave(t, db, bare)
		bare.Meta = mustGet[bonbogi.Practice](t, db, "practice-3").Meta
		if diff := cmp.Diff(bare, mustGet[bonbogi.Practice](t, db, "practice-3")); diff != "" {
			t.Errorf("a practice of which little is known came back otherwise:\n%s", diff)
		}
		again := got
		again.Aims, again.Steps = slices.Clone(got.Aims[1:]), nil
		mustSave(t, db, again)
		if p := mustGet[bonbogi.Practice](t, db, "practice-2"); len(p.Aims) != 1 || p.Steps != nil {
			t.Errorf("after a change it aims at %v, with the steps %v", p.Aims, p.Steps)
		}
	})
}
