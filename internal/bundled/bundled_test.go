package bundled

import (
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

func records(t *testing.T) []bonbogi.Record {
	t.Helper()
	all, err := Records()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestRecordsReferOnlyToEarlierOnes(t *testing.T) {
	t.Parallel()
	seen := map[string]bonbogi.Kind{}
	refers := func(r bonbogi.Record, kind bonbogi.Kind, id string) {
		t.Helper()
		if id != "" && seen[id] != kind {
			t.Errorf("%s refers to the %s %q, which does not stand before it", r.RecordID(), kind, id)
		}
	}
	for _, r := range records(t) {
		if fact, ok := r.(bonbogi.Fact); ok {
			for _, c := range fact.Cited() {
				refers(r, bonbogi.KindSource, c.Source)
			}
		}
		switch r := r.(type) {
		case bonbogi.Practice:
			for _, a := range r.Aims {
				refers(r, bonbogi.KindIndicator, a.Indicator)
			}
			for _, base := range r.BasedOn {
				if bonbogi.ValidID(base) {
					refers(r, bonbogi.KindPractice, base)
				}
			}
			if len(r.Functions) == 0 {
				t.Errorf("%s says no function of government", r.ID)
			}
		case bonbogi.Award:
			refers(r, bonbogi.KindPractice, r.Practice)
		case bonbogi.Claim:
			refers(r, bonbogi.KindPractice, r.Practice)
		case bonbogi.Adoption:
			refers(r, bonbogi.KindPractice, r.Practice)
		case bonbogi.Visit:
			for _, p := range r.Practices {
				refers(r, bonbogi.KindPractice, p)
			}
		}
		if !strings.HasPrefix(r.RecordID(), string(r.RecordKind())+"-") {
			t.Errorf("%s does not begin with its kind, %s", r.RecordID(), r.RecordKind())
		}
		if _, twice := seen[r.RecordID()]; twice {
			t.Errorf("%s stands twice", r.RecordID())
		}
		seen[r.RecordID()] = r.RecordKind()
	}
}

func TestSixteenAwardsAreClaimedAndTenOnRecord(t *testing.T) {
	t.Parallel()
	var awards []bonbogi.Award
	var claim bonbogi.Claim
	for _, r := range records(t) {
		switch r := r.(type) {
		case bonbogi.Award:
			awards = append(awards, r)
		case bonbogi.Claim:
			if r.Type == bonbogi.ClaimAwardsReceived {
				claim = r
			}
		}
	}
	if claim.Value != 16 || claim.Year() != 2021 || claim.OnRecord(awards) != 10 {
		t.Errorf("claimed %v in %d, on record %d; want 16, 2021, 10", claim.Value, claim.Year(), claim.OnRecord(awards))
	}
}

// The sources are under copyright: their facts are kept, not their sentences.
func TestNoTextOfASourceIsKept(t *testing.T) {
	t.Parallel()
	for _, r := range records(t) {
		if s, ok := r.(bonbogi.Source); ok && s.Text != "" {
			t.Errorf("%s keeps the text", s.ID)
		}
		if f, ok := r.(bonbogi.Fact); ok {
			for _, c := range f.Cited() {
				if c.Quote != "" {
					t.Errorf("%s quotes %q", f.RecordID(), c.Quote)
				}
			}
		}
	}
}

func TestEveryNoteOnAnAdoptionIsInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, r := range records(t) {
		if a, ok := r.(bonbogi.Adoption); ok && (a.Note == "" || a.NoteEn == "") {
			t.Errorf("%s lacks a note", a.ID)
		}
		if c, ok := r.(bonbogi.Claim); ok && (c.Note == "" || c.NoteEn == "") {
			t.Errorf("%s lacks a note", c.ID)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ json, want string }{
		"an unknown field":       {`[{"id":"source-x","type":"news","title":"제목","pulisher":"뉴스"}]`, "pulisher"},
		"a broken rule":          {`[{"id":"source-x","type":"newspaper","title":"제목"}]`, "source-x: type"},
		"something behind it":    {`[] []`, "follows"},
		"a date that is none":    {`[{"id":"source-x","type":"news","title":"제목","date":"2021-02-30"}]`, "2021-02-30"},
		"a list that is cut off": {`[{"id":"source-x"`, "EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := parse[bonbogi.Source]([]byte(c.json))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

func BenchmarkRecords(b *testing.B) {
	for b.Loop() {
		if _, err := Records(); err != nil {
			b.Fatal(err)
		}
	}
}
