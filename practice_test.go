package bonbogi

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// a practice with a source and nothing else that could be refused.
func barePractice() Practice {
	return Practice{Meta: Meta{ID: "practice-1"}, Owner: Party{Name: "안양시", Type: PartyGovernment}, Name: "청년창업펀드",
		Status: PracticeRunning, Sources: []Citation{{Source: "source-1"}}}
}

func TestAPracticeIsRefusedWithTheFieldThatIsWrong(t *testing.T) {
	t.Parallel()
	below := int64(-1)
	for _, c := range []struct {
		name, field, rule string
		change            func(*Practice)
	}{
		{"nothing is wrong", "", "", func(*Practice) {}},
		{"a cost below nothing", "cost_first", "negative", func(p *Practice) { p.CostFirst = &below }},
		{"a currency in words", "currency", "currency", func(p *Practice) { p.Currency = "원" }},
		{"a currency in small letters", "currency", "currency", func(p *Practice) { p.Currency = "krw" }},
		{"two steps in one", "steps", "one_line", func(p *Practice) { p.Steps = []string{"조례를 만든다\n기금을 모은다"} }},
		{"an empty step", "steps", "one_line", func(p *Practice) { p.Steps = []string{"조례", " "} }},
		{"a tag as long as a text", "topics", "too_long", func(p *Practice) { p.Topics = []string{strings.Repeat("가", 201)} }},
		{"an empty tag", "topics", "one_line", func(p *Practice) { p.Topics = []string{""} }},
		{"two other names in one", "other_names", "one_line", func(p *Practice) { p.OtherNames = []string{"하나\n둘"} }},
		{"too many partners", "partners", "too_many", func(p *Practice) { p.Partners = slices.Repeat([]string{"경기도"}, 201) }},
		{"a law without its name", "legal_basis[1].title", "required", func(p *Practice) { p.LegalBasis = []LegalBasis{{Title: "조례"}, {Article: "제3조"}} }},
		{"a law at no address", "legal_basis[0].url", "url", func(p *Practice) { p.LegalBasis = []LegalBasis{{Title: "조례", URL: "elis"}} }},
		{"an aim at nothing", "aims[0].name", "required", func(p *Practice) { p.Aims = []Aim{{Direction: Up}} }},
		{"an aim in no direction", "aims[0].direction", "unknown_value", func(p *Practice) { p.Aims = []Aim{{Name: "창업", Direction: NoDirection}} }},
		{"an aim after too long", "aims[0].months", "months", func(p *Practice) { p.Aims = []Aim{{Name: "창업", Direction: Up, Months: 601}} }},
		{"an aim at an id that is none", "aims[0].indicator", "id", func(p *Practice) { p.Aims = []Aim{{Indicator: "고용률", Direction: Up}} }},
		{"something to reuse of no kind", "reusables[0].kind", "unknown_value", func(p *Practice) { p.Reusables = []Reusable{{Kind: "car", Name: "x"}} }},
		{"something to reuse without a name", "reusables[0].name", "required", func(p *Practice) { p.Reusables = []Reusable{{Kind: ReusableForm}} }},
		{"software at no address", "software.url", "url", func(p *Practice) { p.Software.URL = "javascript:alert(1)" }},
		{"an end before the beginning", "ended", "date_order", func(p *Practice) { p.Started, p.Ended = MustDate("2021-05"), MustDate("2021-04") }},
		{"an end in the year of the beginning", "", "", func(p *Practice) { p.Started, p.Ended = MustDate("2021-05"), MustDate("2021") }},
		{"a function that is none", "functions", "function", func(p *Practice) { p.Functions = []string{"04.7", "12"} }},
		{"based on itself", "based_on", "based_on_itself", func(p *Practice) { p.BasedOn = []string{"practice-1"} }},
		{"based on something else", "based_on", "url", func(p *Practice) { p.BasedOn = []string{"춘천의 것"} }},
		{"based on one elsewhere", "", "", func(p *Practice) { p.BasedOn = []string{"https://opsi.example/1", "practice-2"} }},
		{"extra that is no object", "extra", "json", func(p *Practice) { p.Extra = json.RawMessage(`[1]`) }},
		{"extra that is empty", "extra", "json", func(p *Practice) { p.Extra = json.RawMessage(`{}`) }},
		{"a status of old", "status", "unknown_value", func(p *Practice) { p.Status = "abandoned" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := barePractice()
			c.change(&p)
			wantProblem(t, p.Validate(), c.field, c.rule)
		})
	}
}

// wantProblem looks for the one thing that is wrong, nothing where no field is given.
func wantProblem(t *testing.T, err error, field, rule string) {
	t.Helper()
	problems, _ := err.(Problems)
	if field == "" {
		if err != nil {
			t.Errorf("refused: %v", err)
		}
		return
	}
	if len(problems) != 1 || problems[0].Field != field || problems[0].Rule != rule {
		t.Errorf("refused by %v, want %s of %s", err, rule, field)
	}
}

func TestAContactIsAnOfficeAndNoPerson(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		contact     Contact
		field, rule string
	}{
		{Contact{Office: "안양시 청년정책관 청년지원팀", Phone: "031-8045-2114", Email: "youth@anyang.go.kr"}, "", ""},
		{Contact{Office: "정책기획과"}, "", ""},
		{Contact{Office: "강남구"}, "", ""},
		{Contact{Office: "도서관"}, "", ""},
		{Contact{Office: "정보화 담당"}, "", ""},
		{Contact{Office: "스마트도시통합센터 (관제실)", Phone: "031) 8045-2114~6"}, "", ""},
		{Contact{Office: "시민소통담당관", Phone: "02-120 (내선 3)"}, "", ""},
		{Contact{Office: "Youth Policy Office", Phone: "+82 31 8045 2114", URL: "https://www.anyang.go.kr"}, "", ""},
		{Contact{Office: "춘천문화재단 문화원"}, "", ""},
		{Contact{Office: "청년정책과 김지원"}, "contact.office", "contact_person"},
		{Contact{Office: "홍길동"}, "contact.office", "contact_person"},
		{Contact{Office: "정책기획과 김철수"}, "contact.office", "contact_person"},
		{Contact{Office: "청년지원팀 이영희 주무관"}, "contact.office", "contact_person"},
		{Contact{Office: "박민수팀장"}, "contact.office", "contact_person"},
		{Contact{Office: "Ms. Kim, Youth Policy"}, "contact.office", "contact_person"},
		{Contact{Office: "정책기획과", Phone: "010-1234-5678"}, "contact.phone", "contact_mobile"},
		{Contact{Office: "정책기획과", Phone: "+82 10 1234 5678"}, "contact.phone", "contact_mobile"},
		{Contact{Office: "정책기획과", Phone: "01012345678"}, "contact.phone", "contact_mobile"},
		{Contact{Office: "정책기획과", Phone: "1899-1234(12)"}, "", ""},
		{Contact{Office: "정책기획과", Phone: "전화"}, "contact.phone", "phone"},
		{Contact{Office: "정책기획과", Email: "anyang"}, "contact.email", "email"},
		{Contact{Office: "정책기획과", Email: "홍길동 <a@b.kr>"}, "contact.email", "email"},
		{Contact{URL: "anyang.go.kr"}, "contact.url", "url"},
	} {
		p := barePractice()
		p.Contact = c.contact
		t.Run(c.contact.Office+c.contact.Phone+c.contact.Email, func(t *testing.T) { wantProblem(t, p.Validate(), c.field, c.rule) })
	}
}

func TestWhatACopyLacksIsCountedOpenly(t *testing.T) {
	t.Parallel()
	p := barePractice()
	all := len(p.Needs())
	if n := len(p.Lacks()); n != all {
		t.Errorf("a bare practice lacks %d of %d", n, all)
	}
	cost := int64(0)
	p.CostYearly, p.Contact.Office, p.Software.URL = &cost, "청년정책관", "https://code.example/publiccode.yml"
	var lacks []string
	for _, n := range p.Lacks() {
		lacks = append(lacks, n.Field)
		if !slices.Contains(NeedGroups, n.Group) {
			t.Errorf("%s is needed to %q", n.Field, n.Group)
		}
	}
	if got := strings.Join(lacks, " "); len(lacks) != all-3 || strings.Contains(got, "cost") || strings.Contains(got, "contact") || strings.Contains(got, "reusables") {
		t.Errorf("with a cost of nothing, an office and software it lacks %s", got)
	}
	p.Status = PracticeIdea
	if n := len(p.Needs()); n != all-1 {
		t.Errorf("of an idea %d things are asked, with its results", n)
	}
}

func TestEvidenceRisesByWhatIsShownAndNotByResultsAsStated(t *testing.T) {
	t.Parallel()
	told := barePractice()
	told.Results = "큰 성과"
	described := told
	described.Problem, described.Steps, described.Workings, described.Aims = "일자리가 없다", []string{"기금"}, "빌려 준다", []Aim{{Name: "창업", Direction: Up}}
	for _, c := range []struct {
		name     string
		practice Practice
		findings Findings
		level    EvidenceLevel
		next     []Requirement
	}{
		{"results as stated", told, Findings{}, NoEvidence, []Requirement{RequireProblem, RequireAction, RequireWorkings, RequireAim}},
		{"described", described, Findings{}, Described, []Requirement{RequireFigures, RequireChange}},
		{"figures that did not move", described, Findings{Figures: true}, Described, []Requirement{RequireChange}},
		{"a change", described, Findings{Figures: true, Change: true}, Changed, []Requirement{RequireControl}},
		{"an effect of something that nobody describes", told, Findings{Figures: true, Change: true, Control: true}, NoEvidence, []Requirement{RequireProblem, RequireAction, RequireWorkings, RequireAim}},
		{"an effect", described, Findings{Figures: true, Change: true, Control: true}, Caused, []Requirement{RequireReplicate}},
		{"an effect here and there", described, Findings{Figures: true, Change: true, Control: true, Replicated: true}, Replicated, []Requirement{RequireProcedures}},
		{"everything", described, Findings{true, true, true, true, true}, Systematic, []Requirement{}},
	} {
		e := c.practice.Evidence(c.findings)
		if e.Level != c.level || !slices.Equal(e.Next, c.next) {
			t.Errorf("%s: level %d, next %v; want %d, %v", c.name, e.Level, e.Next, c.level, c.next)
		}
	}
}
