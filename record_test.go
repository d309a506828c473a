package bonbogi

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

var (
	anyang    = Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: PartyGovernment}
	chuncheon = Party{Government: "kr-gangwon-chuncheon", Name: "춘천시", Type: PartyGovernment}
	cited     = []Citation{{Source: "source-1", Quote: "대상을 받았다"}}
	meta      = Meta{ID: "x-1"}
)

func number(n int64) *int64 { return &n }

func award(change func(*Award)) Award {
	a := Award{Meta: meta, Recipient: anyang, Name: "청년친화헌정대상", ConferrerType: ConferrerUnknown, Sources: cited}
	change(&a)
	return a
}

func indicator(change func(*Indicator)) Indicator {
	i := Indicator{Meta: meta, Name: "고령인구비율", Direction: NoDirection, Measure: MeasureContext, Decimals: 1, Frequency: Yearly, Interval: IntervalWilson, Per: 100, Sources: cited}
	change(&i)
	return i
}

func peerSet(change func(*PeerSet)) PeerSet {
	p := PeerSet{Meta: meta, Name: "비슷한 도시", Government: anyang.Government, Year: 2024,
		Model:   PeerModel{Method: Euclidean, Variables: []PeerVariable{{"population", 1}, {"area", 0.5}}, Population: "population", PopulationLow: 0.5, PopulationHigh: 2, Size: 2},
		Members: []PeerMember{{"kr-gyeonggi-suwon", 0.5, []float64{0.25, 0.75}}, {"kr-gyeonggi-bucheon", 0.7, nil}}}
	change(&p)
	return p
}

func TestRecordsNameEveryFieldThatBreaksARule(t *testing.T) {
	t.Parallel()
	none := func(*Award) {}
	long := strings.Repeat("가", 20001)
	tests := []struct {
		name   string
		record Record
		fields []string
	}{
		{"a good award", award(none), nil},
		{"no recipient and no name", award(func(a *Award) { a.Recipient, a.Name = Party{}, " " }), []string{"recipient", "name"}},
		{"no source", award(func(a *Award) { a.Sources = nil }), []string{"sources"}},
		{"a strange id", award(func(a *Award) { a.ID = "../etc" }), []string{"id"}},
		{"a strange source id", award(func(a *Award) { a.Sources = []Citation{{Source: "a b"}} }), []string{"sources"}},
		{"a year of two digits", award(func(a *Award) { a.Year = 21 }), []string{"year"}},
		{"a day that does not exist", award(func(a *Award) { a.Received = Date{2023, 2, 29} }), []string{"received"}},
		{"no applicants, not even the recipient", award(func(a *Award) { a.Applicants = number(0) }), []string{"applicants"}},
		{"more winners than applicants", award(func(a *Award) { a.Applicants, a.Winners = number(3), number(4) }), []string{"winners"}},
		{"unknown is not zero", award(func(a *Award) { a.Winners = number(4) }), nil},
		{"money below nothing", award(func(a *Award) { a.Prize, a.Fee = number(-1), number(0) }), []string{"prize"}},
		{"a party of no type", award(func(a *Award) { a.Conferrer = Party{Name: "경기도"} }), []string{"conferrer"}},
		{"a name without end", award(func(a *Award) { a.Name = strings.Repeat("가", 301) }), []string{"name"}},
		{"a visit to oneself", Visit{Meta: meta, Guest: anyang, Host: anyang, Status: VisitHeld, Sources: cited}, []string{"host"}},
		{"a visit of no status", Visit{Meta: meta, Guest: chuncheon, Host: anyang, Sources: cited}, []string{"status"}},
		{"an adoption from oneself", Adoption{Meta: meta, Practice: "p", Origin: anyang, Adopter: anyang, Form: AdoptionCopied,
			DateSense: On, ClaimedBy: ClaimedByBoth, Sources: cited}, []string{"adopter"}},
		{"an adoption of nothing", Adoption{Meta: meta, Origin: anyang, Adopter: chuncheon, Sources: cited}, []string{"practice", "form", "date_sense", "claimed_by"}},
		{"a practice without a name", Practice{Meta: meta, Owner: anyang, Status: PracticeRunning, Sources: cited}, []string{"name"}},
		{"a selection for nothing", Selection{Meta: meta, Recipient: anyang, Sources: cited}, []string{"programme"}},
		{"a place that ends before it begins", award(func(a *Award) { a.Sources = []Citation{{Source: "s", In: "text", Start: 9, End: 3}} }), []string{"sources"}},
		{"a place in what a source does not have", award(func(a *Award) { a.Sources = []Citation{{Source: "s", In: "margin"}} }), []string{"sources"}},
		{"several long texts, in their order", Practice{Meta: meta, Owner: anyang, Name: "x", Status: PracticeRunning, Sources: cited,
			Summary: long, Problem: long, Cost: long, Note: long}, []string{"summary", "problem", "cost", "note"}},
		{"a good indicator", indicator(func(*Indicator) {}), nil},
		{"an indicator of nothing", Indicator{Meta: meta}, []string{"name", "direction", "measure", "frequency", "interval", "sources"}},
		{"an indicator out of range", indicator(func(i *Indicator) { i.Decimals, i.Per, i.URL = 11, math.NaN(), "ftp://x" }), []string{"decimals", "per", "url"}},
		{"a good peer set", peerSet(func(*PeerSet) {}), nil},
		{"a peer set chosen by hand", peerSet(func(p *PeerSet) { p.Model.Variables, p.Members = nil, p.Members[1:] }), nil},
		{"a peer set of nobody", peerSet(func(p *PeerSet) { p.Members, p.Model.Size = nil, 0 }), []string{"size", "members"}},
		{"a peer set with itself, and with another twice", peerSet(func(p *PeerSet) { p.Members = append(p.Members, p.Members[1], PeerMember{Government: p.Government}) }), []string{"members", "members"}},
		{"a peer set with odd numbers", peerSet(func(p *PeerSet) { p.Members[0].Shares, p.Members[1].Distance = []float64{1.5, math.NaN()}, math.Inf(1) }), []string{"members", "members", "members"}},
		{"shares of another model", peerSet(func(p *PeerSet) { p.Members[0].Shares = []float64{1} }), []string{"members"}},
		{"a peer model of nothing", peerSet(func(p *PeerSet) {
			p.Model = PeerModel{Population: "a b", PopulationLow: 2, PopulationHigh: 1, Size: 1001, Levels: []Level{"village"}}
			p.Members[0].Shares = nil
		}),
			[]string{"population", "method", "levels", "population_low", "size"}},
		{"a peer model with a weight below nothing", peerSet(func(p *PeerSet) { p.Model.Variables[0] = PeerVariable{"", -1} }), []string{"variables", "variables"}},
		{"a claim without end", Claim{Meta: meta, Subject: anyang, Type: ClaimVisitors, Value: math.Inf(1), Sources: cited}, []string{"value"}},
		{"a claim of no number", Claim{Meta: meta, Subject: anyang, Type: ClaimAwardsReceived, Value: math.NaN(), Sources: cited}, []string{"value"}},
		{"an address that runs", Source{Meta: meta, Type: SourceNews, Title: "기사", URL: "javascript:alert(1)"}, []string{"url"}},
		{"a source without a title", Source{Meta: meta, Type: "rumour"}, []string{"type", "title"}},
		{"a source of a day that does not exist", Source{Meta: meta, Type: SourceNews, Title: "기사", Date: Date{2021, 2, 30}}, []string{"date"}},
		{"a source of a month of no year", Source{Meta: meta, Type: SourceNews, Title: "기사", Date: Date{0, 2, 3}}, []string{"date"}},
		{"a government without a name", Government{ID: "kr-x", Level: Municipality}, []string{"forms"}},
		{"names that overlap", Government{ID: "kr-x", Level: Municipality, Forms: []Form{
			{Name: "여주군", To: MustDate("2013-09-23")}, {Name: "여주시", From: MustDate("2013-09-22")}}}, []string{"valid_from"}},
		{"a name without end before the next", Government{ID: "kr-x", Level: Municipality, Forms: []Form{
			{Name: "여주군"}, {Name: "여주시", From: MustDate("2013-09-23")}}}, []string{"valid_to"}},
		{"a name that ends before it begins", Government{ID: "kr-x", Level: Municipality, Forms: []Form{
			{Name: "여주군", From: MustDate("2013-09-23"), To: MustDate("1988")}}}, []string{"valid_to"}},
	}
	for _, tt := range tests {
		var fields []string
		if err := tt.record.Validate(); err != nil {
			var problems Problems
			if !errors.As(err, &problems) || CodeOf(fmt.Errorf("store: %w", err)) != Invalid {
				t.Errorf("%s: %v is no list of problems", tt.name, err)
			}
			for _, p := range problems {
				fields = append(fields, p.Field)
				if p.Rule == "" || p.Message == "" {
					t.Errorf("%s: %+v says neither rule nor what to do", tt.name, p)
				}
			}
		}
		if !slices.Equal(fields, tt.fields) {
			t.Errorf("%s: problems with %v, want %v", tt.name, fields, tt.fields)
		}
	}
}

func TestPartiesAreTheSameByGovernmentAndType(t *testing.T) {
	t.Parallel()
	council := Party{Government: anyang.Government, Name: "안양시의회", Type: PartyCouncil}
	tests := []struct {
		p, q Party
		want bool
	}{
		{anyang, Party{Government: anyang.Government, Name: "경기도 안양시", Type: PartyGovernment}, true},
		{anyang, council, false},
		{anyang, chuncheon, false},
		{Party{Name: "마을회", Type: PartyResidents}, Party{Name: "마을회", Type: PartyResidents}, true},
		{Party{Name: "안양시", Type: PartyPerson}, anyang, false},
	}
	for _, tt := range tests {
		if got := tt.p.Same(tt.q); got != tt.want || tt.q.Same(tt.p) != got {
			t.Errorf("%v and %v: %v, want %v", tt.p, tt.q, got, tt.want)
		}
	}
}

func TestGradeAsWrittenAmountsToARank(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]Grade{
		"대통령 표창": GradePresident, "국무총리상": GradePrimeMinister, "보건복지부 장관상": GradeMinister, "농촌진흥청장상": GradeMinister,
		"경기도지사 표창": GradeGovernor, "강남구청장 표창": GradeOther, "군수상": GradeOther, "특허청장 표창": GradeMinister, "대상": GradeGrand, "종합대상": GradeGrand, "최우수": GradeFirst, "금상": GradeFirst, "우수기관": GradeExcellent,
		"장려상": GradeGood, "특별상": GradeOther, "": GradeUnknown, " ": GradeUnknown,
	} {
		if got := ParseGrade(written); got != want {
			t.Errorf("%q is %s, want %s", written, got, want)
		}
	}
}

func TestAnAwardIsListedUnderTheContestAndCountsWhenItWasReceived(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		year           int
		received       string
		listed, counts int
	}{
		{2020, "2021-03-05", 2020, 2021},
		{2020, "", 2020, 2020},
		{0, "2021", 2021, 2021},
		{0, "", 0, 0},
	} {
		a := award(func(a *Award) { a.Year, a.Received = tt.year, MustDate(tt.received) })
		if a.YearOf() != tt.listed || a.ReceivedIn() != tt.counts {
			t.Errorf("contest of %d, received %q: listed under %d, received in %d", tt.year, tt.received, a.YearOf(), a.ReceivedIn())
		}
	}
}

func TestClaimCountsTheAwardsThatStandBehindIt(t *testing.T) {
	t.Parallel()
	claim := Claim{Meta: meta, Subject: anyang, Type: ClaimAwardsReceived, Value: 16, AsOf: MustDate("2021-06"), Sources: []Citation{{Source: "article"}}}
	awards := []Award{
		award(func(a *Award) { a.Received = MustDate("2021-03") }),
		award(func(a *Award) { a.Year = 2021 }),
		award(func(a *Award) { a.Year, a.Received = 2020, MustDate("2021-02") }),            // the contest of a year is often given in the next
		award(func(a *Award) { a.Year, a.Sources = 2020, []Citation{{Source: "article"}} }), // named by the claim's own source
		award(func(a *Award) { a.Year = 2020 }),
		award(func(a *Award) { a.Year, a.Recipient = 2021, chuncheon }),
		award(func(a *Award) { a.Year, a.Withdrawn = 2021, true }),
		award(func(a *Award) {}), // of an unknown year
	}
	if got := claim.OnRecord(awards); got != 4 {
		t.Errorf("%d on record, want 4", got)
	}
	claim.Period = "2020"
	if got := claim.OnRecord(awards); got != 2 {
		t.Errorf("%d on record in 2020, want 2", got)
	}
}

func TestGovernmentHasTheFormOfTheDay(t *testing.T) {
	t.Parallel()
	yeoju := Government{ID: "kr-gyeonggi-yeoju", Level: Municipality, Forms: []Form{
		{Name: "여주군", Code: "41730", From: MustDate("1988-04-23"), To: MustDate("2013-09-23")},
		{Name: "여주시", Code: "41670", From: MustDate("2013-09-23")},
	}}
	for day, want := range map[string]string{"1988-04-22": "", "1988-04-23": "41730", "2013-09-22": "41730", "2013-09-23": "41670", "2026-11-23": "41670"} {
		f, ok := yeoju.FormOn(MustDate(day))
		if f.Code != want || ok != (want != "") {
			t.Errorf("on %s: %q %v, want %q", day, f.Code, ok, want)
		}
	}
	if !yeoju.Exists() || yeoju.Current().Name != "여주시" || (Government{}).Exists() {
		t.Error("the last form without an end is the current one")
	}
}

func TestErrorSaysTheFieldAndTheCode(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("store: %w", &Error{Code: Conflict, Field: "revision", Message: "somebody else changed it"})
	if CodeOf(err) != Conflict || err.Error() != "store: revision: somebody else changed it" {
		t.Errorf("%v is %q", err, CodeOf(err))
	}
	if CodeOf(errors.New("disk")) != "" || CodeOf(nil) != "" {
		t.Error("an ordinary error has no code")
	}
}
