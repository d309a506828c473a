package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

func inForm(a bonbogi.Adoption, f bonbogi.AdoptionForm) bonbogi.Adoption {
	a.Form = f
	return a
}

func TestFindSameFindsWhatSaysTheSame(t *testing.T) {
	t.Parallel()
	village := bonbogi.Party{Name: "행복마을", Type: bonbogi.PartyResidents}
	change := func(f bonbogi.Award, change func(*bonbogi.Award)) bonbogi.Fact { change(&f); return f }
	award := anAward("", anyang, "청년친화 헌정대상", "2021-12-30", "source-2")
	selection := aSelection("", anyang, "source-2")
	visit := aVisit("", chuncheon, anyang, "2021-07-28", "source-2")
	claim := aClaim("", anyang, 16, "source-2")
	other := aPractice("", "스마트안전귀가 앱", "source-2")
	other.OtherNames = nil
	owned := other
	owned.Owner = suwon
	tests := []struct {
		name string
		fact bonbogi.Fact
		want string
	}{
		{"award, spaced otherwise, later in the year", award, "award-1"},
		{"award in quotes", change(award, func(a *bonbogi.Award) { a.Name = "‘청년친화헌정대상’" }), "award-1"},
		{"award of another year", change(award, func(a *bonbogi.Award) { a.Received.Year = 2020 }), ""},
		{"award of the same contest, the day not said", change(award, func(a *bonbogi.Award) { a.Received = bonbogi.Date{} }), "award-1"},
		{"award of an earlier contest, the day not said", change(award, func(a *bonbogi.Award) { a.Year, a.Received = 2020, bonbogi.Date{} }), ""},
		{"award given in the year after its contest", change(award, func(a *bonbogi.Award) { a.Name, a.Received = "적극행정 종합평가", bonbogi.Date{} }), "award-4"},
		{"award of another grade", change(award, func(a *bonbogi.Award) { a.Grade = "장려상" }), ""},
		{"award with the honour that came with it", change(award, func(a *bonbogi.Award) { a.Grade += "(대통령 표창)" }), "award-1"},
		{"award of another grade with an honour", change(award, func(a *bonbogi.Award) { a.Grade = "장려상(대통령 표창)" }), ""},
		{"award of another recipient", change(award, func(a *bonbogi.Award) { a.Recipient = suwon }), ""},
		{"award of a body without a government", change(award, func(a *bonbogi.Award) { a.Recipient = village }), "award-2"},
		{"award of the council", change(award, func(a *bonbogi.Award) { a.Recipient.Type = bonbogi.PartyCouncil }), ""},
		{"the record itself", change(award, func(a *bonbogi.Award) { a.ID = "award-1" }), ""},
		{"withdrawn award", change(award, func(a *bonbogi.Award) { a.Name = "거둔 상" }), ""},
		{"selection", selection, "selection-1"},
		{"visit", visit, "visit-1"},
		{"visit on another day", aVisit("", chuncheon, anyang, "2021-07-29", "source-2"), ""},
		{"visit the other way", aVisit("", anyang, chuncheon, "2021-07-28", "source-2"), ""},
		{"adoption at another date", anAdoption("", "practice-1", anyang, suwon, "2015", "source-2"), "adoption-1"},
		{"adoption that was announced", inForm(anAdoption("", "practice-1", anyang, suwon, "2015", "source-2"), bonbogi.AdoptionAnnounced), ""},
		{"adoption of which nobody says how", inForm(anAdoption("", "practice-1", anyang, suwon, "2015", "source-2"), bonbogi.AdoptionUnknown), "adoption-1"},
		{"adoption from another", anAdoption("", "practice-1", chuncheon, suwon, "2015", "source-2"), ""},
		{"adoption by another", anAdoption("", "practice-1", anyang, chuncheon, "2021", "source-2"), ""},
		{"practice under another name", other, "practice-1"},
		{"practice of another owner", owned, ""},
		{"claim", claim, "claim-1"},
		{"claim of another number", aClaim("", anyang, 17, "source-2"), ""},
	}
	onBoth(t, func(t *testing.T, db *DB) {
		late := anAward("award-4", anyang, "적극행정 종합평가", "2022", "source-1")
		gone := anAward("award-3", anyang, "거둔 상", "2021", "source-1")
		gone.Withdrawn = true
		mustSave(t, db, append(oneOfEach(), anAward("award-2", village, "청년친화헌정대상", "2021", "source-1"), late, gone)...)
		for _, tt := range tests {
			ids, err := db.FindSame(t.Context(), tt.fact)
			if err != nil || strings.Join(ids, " ") != tt.want {
				t.Errorf("%s: found %q (%v), want %q", tt.name, ids, err, tt.want)
			}
		}
	})
}

func TestDigestsOfOlderTablesAreComputedWhenTheyAreOpened(t *testing.T) {
	t.Parallel()
	onNew(t, func(t *testing.T, e engine, dsn string) {
		from := openFile(t)
		plain, sent := aSource("source-1", "글"), aSource("source-2", "다른 글")
		plain.URL, sent.URL = "", "https://a.example/글"
		mustSave(t, from, plain, sent)
		for i := range 501 { // more than are read at once
			mustSave(t, from, oldPractice(fmt.Sprint("practice-", i)))
		}
		makeFirst(t, e, dsn, from)
		db := openAt(t, dsn)
		for statement, want := range map[string]int{
			"SELECT id FROM practices WHERE name_digest = '" + digest(Essence(oldPractice("practice-1").Name)) + "' AND address_digest = ''": 501,
			"SELECT id FROM sources WHERE address_digest = '" + digest(sent.URL) + "'":                                                       1,
			"SELECT id FROM sources WHERE address_digest = ''":                                                                               1,
		} {
			if ids, err := column1(t.Context(), db.reader, statement); err != nil || len(ids) != want {
				t.Errorf("%s: %d rows, %v; want %d", statement, len(ids), err, want)
			}
		}
	})
}

func TestPracticesOfOlderTablesAreFoundByNameAndAddress(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		p := aPractice("practice-1", "안전귀가", "source-1")
		p.OtherNames, p.Extra = nil, []byte(`{"url":"https://a.example/1"}`)
		mustSave(t, db, aSource("source-1", "본문"), p)
		for _, older := range []string{"", "UPDATE practices SET name_digest = '?', address_digest = '?'"} {
			if older != "" {
				if _, err := db.writer.Exec(older); err != nil {
					t.Fatal(err)
				}
			}
			p.ID, p.Name = "", "안전 귀가"
			if ids, err := db.FindSame(t.Context(), p); err != nil || len(ids) != 1 {
				t.Errorf("by the name it is %v, %v", ids, err)
			}
			for address, want := range map[string]int{"https://a.example/1": 1, "https://a.example/2": 0} {
				if found, err := db.Practices(t.Context(), PracticeFilter{URL: address}); err != nil || found.Total != want {
					t.Errorf("%d at %s, %v; want %d", found.Total, address, err, want)
				}
			}
		}
	})
}
