package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
)

// aLibrary is enough of everything to choose from.
func aLibrary(t *testing.T, db *DB) {
	t.Helper()
	seoul := bonbogi.Party{Name: "도요타시", Type: bonbogi.PartyForeign}
	a1 := anAward("award-1", anyang, "청년친화헌정대상", "2021-07-01", "source-1")
	a1.Practice, a1.Fee = "practice-1", number64(0)
	a2 := anAward("award-2", anyang, "지방정부 일자리대상", "2020", "source-2")
	a2.Year, a2.Grade, a2.Conferrer = 2020, "최우수상", anyang
	a3 := anAward("award-3", chuncheon, "50%_할인 Award", "", "source-1")
	a3.Year, a3.Grade, a3.ConferrerType, a3.Organiser, a3.Fee = 2019, "", bonbogi.ConferrerPress, bonbogi.Party{}, nil
	a4 := anAward("award-4", anyang, "이름 없는 해의 상", "", "source-2")
	a4.Year, a4.Grade, a4.Department = 0, "장관상", "미래전략과"
	population := anIndicator("indicator-2", "주민등록인구", "source-2")
	population.Topics, population.Simulated, population.Rankable, population.Publisher, population.Unit = []string{"인구 이동", "ageing"}, false, false, "행정안전부", "명"
	population.Measure, population.Frequency, population.Definition = bonbogi.MeasureOutcome, bonbogi.Monthly, ""
	fund := aPractice("practice-2", "청년 창업펀드", "source-2")
	fund.Functions, fund.Topics, fund.Extra = []string{"04.1", "10"}, []string{"안전한 창업"}, json.RawMessage(`{"a":[1],"url":"https://fund.example/?a=1&b=2"}`)
	mustSave(t, db, aSource("source-1", "one"), aSource("source-2", "two"), aPractice("practice-1", "안전귀가 서비스", "source-1"), fund,
		a1, a2, a3, a4,
		aVisit("visit-1", chuncheon, anyang, "2021-07-28", "source-1", "practice-1", "practice-2"),
		aVisit("visit-2", suwon, anyang, "2021-02", "source-1", "practice-2"),
		aVisit("visit-3", anyang, seoul, "2020", "source-2"),
		anAdoption("adoption-1", "practice-1", anyang, suwon, "2019", "source-1"),
		anAdoption("adoption-2", "practice-1", suwon, chuncheon, "2018-05", "source-2"),
		anAdoption("adoption-3", "practice-2", suwon, anyang, "2020", "source-2"),
		aSelection("selection-1", anyang, "source-1"), aClaim("claim-1", anyang, 16, "source-1"),
		anIndicator("indicator-1", "고령인구비율", "source-1"), population, aPeerSet("peers-1", anyang.Government, "indicator-1", "indicator-2"),
		aPeerSet("peers-2", chuncheon.Government, "indicator-2"))
}

func ids[T bonbogi.Record](items []T) []string {
	out := []string{}
	for _, r := range items {
		out = append(out, r.RecordID())
	}
	return out
}

func TestListsFilterAndSort(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		aLibrary(t, db)
		awards := func(f AwardFilter) func() ([]string, int, error) {
			return func() ([]string, int, error) { p, err := db.Awards(t.Context(), f); return ids(p.Items), p.Total, err }
		}
		visits := func(f VisitFilter) func() ([]string, int, error) {
			return func() ([]string, int, error) { p, err := db.Visits(t.Context(), f); return ids(p.Items), p.Total, err }
		}
		adoptions := func(f AdoptionFilter) func() ([]string, int, error) {
			return func() ([]string, int, error) {
				p, err := db.Adoptions(t.Context(), f)
				return ids(p.Items), p.Total, err
			}
		}
		practices := func(f PracticeFilter) func() ([]string, int, error) {
			return func() ([]string, int, error) {
				p, err := db.Practices(t.Context(), f)
				return ids(p.Items), p.Total, err
			}
		}
		indicators := func(f IndicatorFilter) func() ([]string, int, error) {
			return func() ([]string, int, error) {
				p, err := db.Indicators(t.Context(), f)
				return ids(p.Items), p.Total, err
			}
		}
		peerSets := func(f PeerSetFilter) func() ([]string, int, error) {
			return func() ([]string, int, error) {
				p, err := db.PeerSets(t.Context(), f)
				return ids(p.Items), p.Total, err
			}
		}
		yes, no := true, false
		for name, tt := range map[string]struct {
			list  func() ([]string, int, error)
			want  []string
			total int
		}{
			"by year":               {awards(AwardFilter{}), []string{"award-4", "award-3", "award-2", "award-1"}, 4},
			"newest first":          {awards(AwardFilter{Sort: "year", Desc: true}), []string{"award-1", "award-2", "award-3", "award-4"}, 4},
			"a page":                {awards(AwardFilter{Sort: "year", Desc: true, Limit: 2, Offset: 1}), []string{"award-2", "award-3"}, 4},
			"behind the last page":  {awards(AwardFilter{Limit: 2, Offset: 8}), []string{}, 4},
			"no limit":              {awards(AwardFilter{Limit: All, Sort: "created"}), []string{"award-1", "award-2", "award-3", "award-4"}, 4},
			"by grade":              {awards(AwardFilter{Sort: "grade"}), []string{"award-4", "award-1", "award-2", "award-3"}, 4},
			"by Korean name":        {awards(AwardFilter{Sort: "name"}), []string{"award-3", "award-4", "award-2", "award-1"}, 4},
			"recipient":             {awards(AwardFilter{Government: "kr-gyeonggi-anyang", Sort: "created"}), []string{"award-1", "award-2", "award-4"}, 3},
			"conferrer":             {awards(AwardFilter{Conferrer: "kr-gyeonggi-anyang"}), []string{"award-2"}, 1},
			"year":                  {awards(AwardFilter{Year: 2019}), []string{"award-3"}, 1},
			"grade":                 {awards(AwardFilter{Grade: bonbogi.GradeMinister}), []string{"award-4"}, 1},
			"unknown grade":         {awards(AwardFilter{Grade: bonbogi.GradeUnknown}), []string{"award-3"}, 1},
			"kind of conferrer":     {awards(AwardFilter{Type: bonbogi.ConferrerPress}), []string{"award-3"}, 1},
			"paid for":              {awards(AwardFilter{Paid: &yes, Sort: "created"}), []string{"award-2", "award-4"}, 2},
			"no fee on record":      {awards(AwardFilter{Paid: &no, Sort: "created"}), []string{"award-1", "award-3"}, 2},
			"department":            {awards(AwardFilter{Department: "미래"}), []string{"award-4"}, 1},
			"organiser":             {awards(AwardFilter{Text: "한국자치학회", Sort: "created"}), []string{"award-1", "award-2", "award-4"}, 3},
			"part of a word":        {awards(AwardFilter{Text: "친화헌"}), []string{"award-1"}, 1},
			"case does not count":   {awards(AwardFilter{Text: " aWARD "}), []string{"award-3"}, 1},
			"signs stand for them":  {awards(AwardFilter{Text: "50%_"}), []string{"award-3"}, 1},
			"no wildcard":           {awards(AwardFilter{Text: "청%상"}), []string{}, 0},
			"decomposed letters":    {awards(AwardFilter{Text: "\u110e\u1165\u11bc\u1102\u1167\u11ab친화"}), []string{"award-1"}, 1},
			"source":                {awards(AwardFilter{Source: "source-2", Sort: "created"}), []string{"award-2", "award-4"}, 2},
			"practice":              {awards(AwardFilter{Practice: "practice-1"}), []string{"award-1"}, 1},
			"all at once":           {awards(AwardFilter{Government: "kr-gyeonggi-anyang", Year: 2021, Grade: bonbogi.GradeGrand, Text: "청년", Source: "source-1", Practice: "practice-1"}), []string{"award-1"}, 1},
			"guest or host":         {visits(VisitFilter{Government: "kr-gyeonggi-anyang"}), []string{"visit-3", "visit-2", "visit-1"}, 3},
			"guest":                 {visits(VisitFilter{Guest: "kr-gyeonggi-anyang"}), []string{"visit-3"}, 1},
			"host":                  {visits(VisitFilter{Host: "kr-gyeonggi-anyang", Desc: true}), []string{"visit-1", "visit-2"}, 2},
			"a year of exact dates": {visits(VisitFilter{Year: 2021, Sort: "guest"}), []string{"visit-2", "visit-1"}, 2},
			"what was looked at":    {visits(VisitFilter{Practice: "practice-2"}), []string{"visit-2", "visit-1"}, 2},
			"status":                {visits(VisitFilter{Status: bonbogi.VisitPlanned}), []string{}, 0},
			"origin or adopter":     {adoptions(AdoptionFilter{Government: "kr-gyeonggi-suwon"}), []string{"adoption-2", "adoption-1", "adoption-3"}, 3},
			"name of the practice":  {adoptions(AdoptionFilter{Text: "창업펀드"}), []string{"adoption-3"}, 1},
			"form":                  {adoptions(AdoptionFilter{Form: bonbogi.AdoptionShared, Practice: "practice-1"}), []string{"adoption-2", "adoption-1"}, 2},
			"another name":          {practices(PracticeFilter{Text: "스마트 안전귀가", Sort: "name"}), []string{"practice-1", "practice-2"}, 2},
			"owner and start":       {practices(PracticeFilter{Government: "kr-gyeonggi-anyang", Year: 2014, Sort: "name", Desc: true}), []string{"practice-2", "practice-1"}, 2},
			"a topic of practices":  {practices(PracticeFilter{Topic: "안전"}), []string{"practice-1"}, 1},
			"a function":            {practices(PracticeFilter{Function: "03.1"}), []string{"practice-1"}, 1},
			"what lies in one":      {practices(PracticeFilter{Function: "04"}), []string{"practice-2"}, 1},
			"no part of a code":     {practices(PracticeFilter{Function: "1"}), []string{}, 0},
			"where it is described": {practices(PracticeFilter{URL: "https://fund.example/?a=1&b=2"}), []string{"practice-2"}, 1},
			"no part of an address": {practices(PracticeFilter{URL: "https://fund.example/?a=1"}), []string{}, 0},
			"indicators by name":    {indicators(IndicatorFilter{}), []string{"indicator-1", "indicator-2"}, 2},
			"words of a definition": {indicators(IndicatorFilter{Text: "65세 이상"}), []string{"indicator-1"}, 1},
			"a topic":               {indicators(IndicatorFilter{Topic: "인구"}), []string{"indicator-1"}, 1},
			"a topic in its case":   {indicators(IndicatorFilter{Topic: "ageing"}), []string{"indicator-2"}, 1},
			"a topic with quotes":   {indicators(IndicatorFilter{Topic: `"quoted"`}), []string{"indicator-1"}, 1},
			"no part of a topic":    {indicators(IndicatorFilter{Topic: "이동"}), []string{}, 0},
			"measure and frequency": {indicators(IndicatorFilter{Measure: bonbogi.MeasureOutcome, Frequency: bonbogi.Monthly}), []string{"indicator-2"}, 1},
			"publisher":             {indicators(IndicatorFilter{Publisher: "통계청"}), []string{"indicator-1"}, 1},
			"source that defines":   {indicators(IndicatorFilter{Source: "source-2"}), []string{"indicator-2"}, 1},
			"simulated":             {indicators(IndicatorFilter{Simulated: new(true)}), []string{"indicator-1"}, 1},
			"measured":              {indicators(IndicatorFilter{Simulated: new(false)}), []string{"indicator-2"}, 1},
			"rankable":              {indicators(IndicatorFilter{Rankable: new(true)}), []string{"indicator-1"}, 1},
			"compared":              {peerSets(PeerSetFilter{Government: anyang.Government}), []string{"peers-1"}, 1},
			"compared with":         {peerSets(PeerSetFilter{Member: suwon.Government, Sort: "government"}), []string{"peers-2", "peers-1"}, 2},
			"found by":              {peerSets(PeerSetFilter{Indicator: "indicator-1"}), []string{"peers-1"}, 1},
			"preset and year":       {peerSets(PeerSetFilter{Preset: "general", Year: 2024, Text: "비슷한", Sort: "name"}), []string{"peers-1", "peers-2"}, 2},
			"another preset":        {peerSets(PeerSetFilter{Preset: "welfare"}), []string{}, 0},
		} {
			got, total, err := tt.list()
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if !slices.Equal(got, tt.want) || total != tt.total {
				t.Errorf("%s: got %v of %d, want %v of %d", name, got, total, tt.want, tt.total)
			}
		}
		for _, odd := range []string{"\x00", "a\xff", strings.Repeat("가", 20000)} {
			_, err := db.Awards(t.Context(), AwardFilter{Text: odd})
			wantCode(t, err, bonbogi.Invalid)
			_, err = db.Visits(t.Context(), VisitFilter{Government: odd})
			wantCode(t, err, bonbogi.Invalid)
			_, err = db.Indicators(t.Context(), IndicatorFilter{Topic: odd})
			wantCode(t, err, bonbogi.Invalid)
			_, err = db.Dossier(t.Context(), []string{odd}, 5)
			wantCode(t, err, bonbogi.Invalid)
			_, err = Get[bonbogi.Claim](t.Context(), db, odd)
			wantCode(t, err, bonbogi.NotFound)
			_, err = db.History(t.Context(), bonbogi.KindClaim, odd)
			wantCode(t, err, bonbogi.NotFound)
			_, err = db.Proposal(t.Context(), odd)
			wantCode(t, err, bonbogi.NotFound)
			facts, err := db.Citing(t.Context(), odd)
			found, err2 := db.SourcesByID(t.Context(), []string{odd})
			lineage, err3 := db.Lineage(t.Context(), odd)
			if len(facts)+len(found)+len(lineage) > 0 || err != nil || err2 != nil || err3 != nil {
				t.Errorf("%.10q: %v %v %v", odd, err, err2, err3)
			}
		}
		_, err := db.Awards(t.Context(), AwardFilter{Sort: "id; DROP TABLE awards"})
		wantCode(t, err, bonbogi.Invalid)
	})
}

func TestEveryOrderOfEveryListWorks(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		aLibrary(t, db)
		check := func(total int, err error) {
			t.Helper()
			if err != nil || total == 0 {
				t.Errorf("total %d, %v", total, err)
			}
		}
		for _, desc := range []bool{false, true} {
			for _, s := range []string{"", "year", "received", "name", "grade", "recipient", "conferrer", "created", "updated"} {
				p, err := db.Awards(t.Context(), AwardFilter{Sort: s, Desc: desc})
				check(p.Total, err)
			}
			for _, s := range []string{"", "date", "guest", "host", "status", "created", "updated"} {
				p, err := db.Visits(t.Context(), VisitFilter{Sort: s, Desc: desc})
				check(p.Total, err)
			}
			for _, s := range []string{"", "updated", "name", "owner", "started", "status", "created"} {
				p, err := db.Practices(t.Context(), PracticeFilter{Sort: s, Desc: desc})
				check(p.Total, err)
			}
			for _, s := range []string{"", "date", "origin", "adopter", "form", "created", "updated"} {
				p, err := db.Adoptions(t.Context(), AdoptionFilter{Sort: s, Desc: desc})
				check(p.Total, err)
			}
			for _, s := range []string{"", "year", "recipient", "programme", "created", "updated"} {
				p, err := db.Selections(t.Context(), SelectionFilter{Sort: s, Desc: desc, Government: anyang.Government,
					Text: "챌린지", Year: 2020, Source: "source-1", Practice: "practice-1"})
				check(p.Total, err)
			}
			for _, s := range []string{"", "as_of", "subject", "value", "created", "updated"} {
				p, err := db.Claims(t.Context(), ClaimFilter{Sort: s, Desc: desc, Government: anyang.Government, Text: "메모",
					Year: 2021, Type: bonbogi.ClaimAwardsReceived, Source: "source-1", Practice: "practice-1"})
				check(p.Total, err)
			}
			for _, s := range []string{"", "name", "name_en", "measure", "unit", "publisher", "frequency", "created", "updated"} {
				p, err := db.Indicators(t.Context(), IndicatorFilter{Sort: s, Desc: desc})
				check(p.Total, err)
			}
			for _, s := range []string{"", "updated", "name", "government", "year", "created"} {
				p, err := db.PeerSets(t.Context(), PeerSetFilter{Sort: s, Desc: desc})
				check(p.Total, err)
			}
			for _, s := range []string{"", "created", "date", "publisher", "title", "updated"} {
				p, err := db.Sources(t.Context(), SourceFilter{Sort: s, Desc: desc, Text: "우수", Year: 2021, Type: bonbogi.SourcePress})
				check(p.Total, err)
				if p.Items[0].Text != "" {
					t.Error("a list of sources holds their texts")
				}
			}
		}
	})
}

func TestADossierHoldsWhatIsOnRecord(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		aLibrary(t, db)
		d, err := db.Dossier(t.Context(), []string{anyang.Government}, 1)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][]string{"awards": ids(d.Awards), "practices": ids(d.Practices), "received": ids(d.Received), "made": ids(d.Made),
			"adopted": ids(d.Adopted), "adopted from": ids(d.AdoptedFrom), "selections": ids(d.Selections), "claims": ids(d.Claims)}
		want := map[string][]string{"awards": {"award-1"}, "practices": {"practice-2"}, "received": {"visit-1"}, "made": {"visit-3"},
			"adopted": {"adoption-3"}, "adopted from": {"adoption-1"}, "selections": {"selection-1"}, "claims": {"claim-1"}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]YearCount{{2021, 1}, {2020, 1}, {0, 1}}, d.AwardYears); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(Totals{Awards: 3, Practices: 2, Received: 2, Made: 1, Adopted: 1, AdoptedFrom: 1, Selections: 1, Claims: 1}, d.Totals); diff != "" {
			t.Error(diff)
		}
		if len(d.Awards[0].Sources) != 1 || len(d.Received[0].Practices) != 2 {
			t.Error("the records of a dossier are not whole")
		}
		if d, err = db.Dossier(t.Context(), []string{anyang.Government, suwon.Government, chuncheon.Government}, 10); err != nil || d.Totals.Awards != 4 || d.Totals.Made != 3 {
			t.Errorf("three together: %+v %v", d.Totals, err)
		}
		if d, err = db.Dossier(t.Context(), []string{"nowhere"}, 10); err != nil || d.Totals != (Totals{}) || d.Awards == nil {
			t.Errorf("a government without records: %+v %v", d, err)
		}
		if d, err = db.Dossier(t.Context(), nil, 10); err != nil || d.Totals != (Totals{}) {
			t.Errorf("no government: %+v %v", d, err)
		}
	})
}

func TestWhatThePagesAskBesides(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		if empty, err := db.Empty(t.Context()); err != nil || !empty {
			t.Errorf("a new database is empty: %v %v", empty, err)
		}
		if id, err := db.MostAdopted(t.Context()); err != nil || id != "" {
			t.Errorf("most adopted of none: %q %v", id, err)
		}
		aLibrary(t, db)
		if empty, err := db.Empty(t.Context()); err != nil || empty {
			t.Errorf("a filled database is empty: %v %v", empty, err)
		}
		if id, err := db.MostAdopted(t.Context()); err != nil || id != "practice-1" {
			t.Errorf("most adopted: %q %v", id, err)
		}
		if err := db.Withdraw(t.Context(), kim, bonbogi.KindPractice, "practice-1", 1); err != nil {
			t.Fatal(err)
		}
		if id, err := db.MostAdopted(t.Context()); err != nil || id != "practice-2" {
			t.Errorf("most adopted of those that stand: %q %v", id, err)
		}
		back := mustGet[bonbogi.Practice](t, db, "practice-1")
		back.Withdrawn = false
		mustSave(t, db, back)
		lineage, err := db.Lineage(t.Context(), "practice-1")
		if err != nil || !slices.Equal(ids(lineage), []string{"adoption-2", "adoption-1"}) {
			t.Errorf("lineage: %v %v", ids(lineage), err)
		}
		counts, err := db.Counts(t.Context())
		want := map[bonbogi.Kind]int{bonbogi.KindGovernment: 0, bonbogi.KindSource: 2, bonbogi.KindPractice: 2, bonbogi.KindAward: 4,
			bonbogi.KindSelection: 1, bonbogi.KindVisit: 3, bonbogi.KindAdoption: 3, bonbogi.KindClaim: 1, bonbogi.KindIndicator: 2, bonbogi.KindPeerSet: 2}
		if diff := cmp.Diff(want, counts); diff != "" || err != nil {
			t.Errorf("counts: %s %v", diff, err)
		}
		newest, err := db.Newest(t.Context(), 2)
		if err != nil || !slices.Equal(ids(newest.Awards), []string{"award-1", "award-2"}) || !slices.Equal(ids(newest.Visits), []string{"visit-1", "visit-2"}) || len(newest.Practices) != 2 {
			t.Errorf("newest: %v %v %v", ids(newest.Awards), ids(newest.Visits), err)
		}
		facts, err := db.Citing(t.Context(), "source-2")
		if err != nil || !slices.Equal(ids(facts), []string{"practice-2", "indicator-2", "award-2", "award-4", "visit-3", "adoption-2", "adoption-3"}) {
			t.Errorf("citing: %v %v", ids(facts), err)
		}
		found, err := db.SourcesByID(t.Context(), []string{"source-1", "source-9", "source-1", ""})
		if err != nil || len(found) != 1 || found["source-1"].Title == "" {
			t.Errorf("sources by id: %v %v", found, err)
		}
		planned := aVisit("visit-9", suwon, anyang, "2027-03-02", "source-1")
		planned.Status = bonbogi.VisitPlanned
		mustSave(t, db, planned)
		if newest, err = db.Newest(t.Context(), 1); err != nil || !slices.Equal(ids(newest.Visits), []string{"visit-1"}) {
			t.Errorf("newest visits with one to come: %v %v", ids(newest.Visits), err)
		}
	})
}

func TestAwardsOnRecordAgreeWithTheRuleOfTheClaim(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, aSource("source-1", "1"), aSource("source-2", "2"), aSource("source-3", "3"))
		council := bonbogi.Party{Government: anyang.Government, Name: "안양시의회", Type: bonbogi.PartyCouncil}
		village := bonbogi.Party{Name: "행복마을", Type: bonbogi.PartyResidents}
		parties := []bonbogi.Party{anyang, suwon, council, village}
		var all []bonbogi.Award
		var records []bonbogi.Record
		for i := range 120 {
			a := anAward(fmt.Sprintf("award-%d", i), parties[i%4], "상", []string{"", "2020", "2021-03", "2021"}[i/4%4], fmt.Sprintf("source-%d", i/16%3+1))
			a.Year = []int{0, 2021, 2020}[i%3]
			a.Withdrawn = i%11 == 0
			if i%5 == 0 {
				a.Sources = append(a.Sources, bonbogi.Citation{Source: "source-3"})
			}
			all, records = append(all, a), append(records, a)
		}
		mustSave(t, db, records...)
		positive := 0
		rapid.Check(t, func(r *rapid.T) {
			c := aClaim("claim-1", rapid.SampledFrom(parties).Draw(r, "subject"), 16, "source-1")
			c.Period = rapid.SampledFrom([]string{"", "2020", "2021", "2021-03", "상반기"}).Draw(r, "period")
			c.AsOf = rapid.SampledFrom([]bonbogi.Date{{}, {Year: 2021}, {Year: 1999}}).Draw(r, "as of")
			c.Sources = nil
			for _, s := range rapid.SliceOfN(rapid.SampledFrom([]string{"source-1", "source-2", "source-3"}), 0, 3).Draw(r, "sources") {
				c.Sources = append(c.Sources, bonbogi.Citation{Source: s})
			}
			got, err := db.OnRecord(t.Context(), c)
			if err != nil {
				r.Fatal(err)
			}
			if want := c.OnRecord(all); got != want {
				r.Errorf("the store counts %d, the claim %d", got, want)
			}
			positive += got
		})
		if positive == 0 {
			t.Error("no claim had an award behind it")
		}
	})
}
