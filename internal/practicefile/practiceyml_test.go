package practicefile_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/registry"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

func read(t testing.TB, s string) practicefile.File {
	t.Helper()
	files, kind, err := practicefile.Read(registry.Korea(), []byte(s))
	if err != nil {
		t.Fatalf("%s\n%s", problems(err), s)
	}
	if len(files) != 1 || kind != practicefile.PracticeYML {
		t.Fatalf("%d files of kind %q", len(files), kind)
	}
	return files[0]
}

func write(t testing.TB, f practicefile.File) string {
	t.Helper()
	b, err := practicefile.Write(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const example = "../../docs/format/practice.example.yml"

// The example of the documentation is what the program itself would write.
func TestTheExampleIsReadAndWrittenAsItIs(t *testing.T) {
	b, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(b), write(t, read(t, string(b)))); diff != "" {
		t.Errorf("the example changes (-docs +written):\n%s", diff)
	}
}

const small = "practiceYmlVersion: \"1.0\"\nname: 안심귀가\nowner:\n  name: 안양시\n"

func TestASmallFileIsEnough(t *testing.T) {
	f := read(t, small)
	if p := f.Practice; p.Name != "안심귀가" || p.Owner.Government != "kr-gyeonggi-anyang" || p.Owner.Type != bonbogi.PartyGovernment || p.Status != bonbogi.PracticeUnknown || p.Extra != nil {
		t.Errorf("%+v", p)
	}
}

func TestWhatIsNotKnownIsHandedOn(t *testing.T) {
	s := small + `url: https://example.org/p/1
budgetCode: 0123
released: 2021-01-02
ratio: 0.50
nothing:
description:
  ko: {summary: 요약, keywords: [안전, 밤]}
  vi:
    summary: Dịch vụ
cost:
  first: 120000000
  vat: included
legalBasis:
  - title: 안양시 조례
    article: 제3조
    enacted: "2014-05-01"
  - title: 다른 조례
contact:
  fax: 031-0000-0000
deep: {a: [1, {b: true}], c: 9007199254740993}
`
	f := read(t, s)
	want := `{"budgetCode":"0123","contact":{"fax":"031-0000-0000"},"cost":{"vat":"included"},"deep":{"a":[1,{"b":true}],"c":9007199254740993},` +
		`"description":{"ko":{"keywords":["안전","밤"]},"vi":{"summary":"Dịch vụ"}},"legalBasis":[{"=":"안양시 조례","enacted":"2014-05-01"}],` +
		`"nothing":null,"ratio":0.50,"released":"2021-01-02","url":"https://example.org/p/1"}`
	if got := string(f.Practice.Extra); got != want {
		t.Errorf("kept\n%s\nwant\n%s", got, want)
	}
	if got := strings.Join(practicefile.HandedOn(f.Practice), " "); got != "budgetCode contact.fax cost.vat deep description.ko description.vi legalBasis.enacted nothing ratio released url" {
		t.Errorf("told is %s", got)
	}
	p := f.Practice // somebody edits it: the ordinances change their places, and the cost goes
	p.LegalBasis[0], p.LegalBasis[1] = p.LegalBasis[1], p.LegalBasis[0]
	p.CostFirst = nil
	again := write(t, practicefile.File{Practice: p})
	for _, line := range []string{"budgetCode: \"0123\"", "fax: 031-0000-0000", "vat: included", "summary: Dịch vụ", "  - title: 안양시 조례\n    article: 제3조\n    enacted: \"2014-05-01\"",
		"ratio: 0.50", "c: 9007199254740993", "nothing: null", "url: https://example.org/p/1", "keywords:\n      - 안전"} {
		if !strings.Contains(again, line) {
			t.Errorf("%q is not handed on:\n%s", line, again)
		}
	}
	if third := write(t, read(t, again)); third != again {
		t.Errorf("it changes on its way:\n%s", cmp.Diff(again, third))
	}
}

func TestAllProblemsOfAFileAreToldWithLineAndField(t *testing.T) {
	s := `practiceYmlVersion: "2"
owner: 안양시
status: done
started: 28/02/2021
ended: 2021-02-30
cost:
  first: 1억
  currency: won
steps: 하나
functions:
  - 10.1
  - "11"
legalBasis:
  - article: 제3조
aims:
  - direction: down
reusables:
  - name: 조례
    url: example.org
contact:
  office: 홍길동
sources:
  - title: 보도자료
    date: 2021-13
`
	_, _, err := practicefile.Read(registry.Korea(), []byte(s))
	if err == nil {
		t.Fatal("it was taken")
	}
	got := problems(err)
	want := []string{
		`file_one_of: line 1, column 1, practiceYmlVersion: "2" is not known here; write one of: 1.0, 1, 1`,
		`file_required: line 1, column 1, name: is missing`,
		`file_block: line 2, column 1, owner: must have fields of its own, indented in the lines below`,
		`file_one_of: line 3, column 1, status: "done" is not known here`,
		`file_date: line 4, column 1, started: "28/02/2021" is no date`,
		`file_whole: line 7, column 3, cost.first: 1억 is no whole number`,
		`file_currency: line 8, column 3, cost.currency: "won" is no code`,
		`file_list: line 9, column 1, steps: must be a list`,
		`file_quotes: line 11, column 5, functions[1]: 10.1 is read as a number; put it into quotes: "10.1"`,
		`file_cofog: line 12, column 5, functions[2]: "11" is no function of COFOG`,
		`file_required: line 14, column 5, legalBasis[1].title: is missing`,
		`file_url: line 19, column 5, reusables[1].url: "example.org" is no web address`,
	}
	for _, line := range want {
		if !strings.Contains(got, line) {
			t.Errorf("%s is not told; told is\n%s", line, got)
		}
	}
}

// What the schema cannot say, the rules of a record do.
func TestTheRulesOfARecordAreToldWithLineAndField(t *testing.T) {
	s := small + "started: 2022\nended: 2021-02-30\naims:\n  - {direction: up}\ncontact:\n  office: 총무과\n  phone: 전화\nsources:\n  - title: 보도자료\n    date: 2021-13\n"
	_, _, err := practicefile.Read(registry.Korea(), []byte(s))
	if err == nil {
		t.Fatal("it was taken")
	}
	for _, line := range []string{"file_date: line 6, column 1, ended", "required: line 8, column 5, aims[1].name", "phone: line 11, column 3, contact.phone", "file_date: line 14, column 5, sources[1].date"} {
		if !strings.Contains(problems(err), line) {
			t.Errorf("%s is not told; told is\n%s", line, problems(err))
		}
	}
}

func TestFilesThatAreNoneAreRefusedInWords(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"nothing":            {" \n", "document_empty"},
		"comments alone":     {"# practice.yml\n", "file_empty"},
		"text":               {"안양시는 오늘", "file_fields"},
		"another YAML":       {"a: 1\n", "file_kind"},
		"a list":             {"- a\n- b\n", "file_fields"},
		"a page":             {"<!doctype html><p>a", "file_kind"},
		"a tab":              {small + "cost:\n\tfirst: 1\n", "file_tab: line 6, column 1"},
		"an open quote":      {small + "problem: \"abc\n", "file_yaml: line 5, column 10"},
		"a colon":            {small + "problem: 문제: 밤길\n", "file_yaml: line 5"},
		"two documents":      {small + "---\n" + small, "file_documents: line 6"},
		"a field twice":      {small + "name: 다른 이름\n", "file_twice: line 5, column 1, name: stands already in line 2"},
		"an anchor":          {small + "problem: &a 밤길\nresults: *a\n", "file_reference: line 5"},
		"a merge":            {small + "cost:\n  <<: {first: 1}\n", "file_reference: line 6"},
		"a tag":              {small + "problem: !!binary aGVsbG8=\n", "file_reference: line 5"},
		"a laughing bomb":    {small + "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "file_reference: line 5"},
		"ten megabytes":      {small + "problem: " + strings.Repeat("a", 10<<20), "file_large: the file has 10.0 MB"},
		"many fields":        {small + strings.Repeat("a: 1\n", 30000), "file_parts"},
		"deep brackets":      {small + "a: " + strings.Repeat("[", 100000), "file_deep"},
		"deep dashes":        {small + "a:\n  " + strings.Repeat("- ", 100000) + "a", "file_deep"},
		"deep indents":       {small + indented(200), "file_deep: line 105"},
		"a quoted merge":     {small + "\"<<\": 1\n", "file_key: line 5"},
		"a quoted question":  {small + "\"? a\": 1\n", "file_key: line 5"},
		"a zero byte":        {small + "problem: a\x00b\n", "document_binary"},
		"a picture":          {"\x89PNG\r\n\x1a\n0000", "document_binary"},
		"a list for a key":   {small + "? [a, b]\n: c\n", "file_"},
		"infinity":           {small + "cost: {first: .inf}\n", "file_whole: line 5"},
		"a number for texts": {small + "problem: 7\n", "file_quotes: line 5, column 1, problem: 7 is read as a number; put it into quotes: \"7\""},
		"yes for a text":     {small + "problem: true\n", "file_quotes: line 5"},
	} {
		_, _, err := practicefile.Read(registry.Korea(), []byte(tt.text))
		if err == nil {
			t.Errorf("%s was taken", name)
		} else if e := bonbogi.CodeOf(err); e == "" {
			t.Errorf("%s: nobody can act on %v", name, err)
		} else if !strings.Contains(rules(err), tt.want) {
			t.Errorf("%s: %s, not %s", name, rules(err), tt.want)
		}
	}
}

// indented is a field in a field in a field …
func indented(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// rules are the problems with their rules, also of an error that is one alone.
func rules(err error) string {
	if e, ok := err.(*bonbogi.Error); ok {
		return e.Rule + ": " + e.Error()
	}
	return problems(err)
}

func TestAFileOfAKoreanOfficeIsRead(t *testing.T) {
	b, err := korean.EUCKR.NewEncoder().String(strings.ReplaceAll(small, "\n", "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if f := read(t, b); f.Practice.Name != "안심귀가" {
		t.Errorf("the name is %q", f.Practice.Name)
	}
	if f := read(t, "\ufeff"+small); f.Practice.Name != "안심귀가" {
		t.Errorf("behind a byte-order mark the name is %q", f.Practice.Name)
	}
}

func TestFieldsWithoutAValueSayNothing(t *testing.T) {
	f := read(t, small+"problem:\nsteps:\ncost:\n  first:\nsources: []\ndescription:\n  ko:\n")
	if f.Practice.Problem != "" || f.Practice.Extra != nil {
		t.Errorf("%+v", f.Practice)
	}
}

func TestUsesAreNamesOrMore(t *testing.T) {
	f := read(t, small+"usedBy:\n  - 군포시\n  - {name: 어느 재단, type: institution, since: 2020}\n  - {organizationUri: 'urn:x-bonbogi:kr-bjd:41110', name: 수원, form: copied, date: 2019, dateSense: by, claimedBy: adopter}\n")
	if len(f.UsedBy) != 3 || f.UsedBy[0].Party.Government != "kr-gyeonggi-gunpo" || f.UsedBy[1].Party.Government != "" || f.UsedBy[2].Party.Government != "kr-gyeonggi-suwon" {
		t.Fatalf("%+v", f.UsedBy)
	}
	if err := f.HandOn(f.UsedBy[:2]); err != nil {
		t.Fatal(err)
	}
	f.UsedBy = f.UsedBy[2:]
	again := write(t, f)
	if strings.Count(again, "군포시") != 1 || !strings.Contains(again, "since: 2020") {
		t.Errorf("uses are not handed on:\n%s", again)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	b, _ := os.ReadFile(example)
	f.Add(b)
	for _, s := range []string{"{\"@context\": {}, \"@type\": \"cpsv:PublicService\"}", "a: |+\n  b\n \n", "practiceYmlVersion: 1\nname: x\nowner: {name: y}\n\"\\u0000\": 1", small + "usedBy: [a, {name: b, c: d}]\nlegalBasis: [{title: x, y: 1}]"} {
		f.Add([]byte(s))
	}
	names := registry.Korea()
	f.Fuzz(func(t *testing.T, data []byte) {
		files, _, err := practicefile.Read(names, data)
		if err != nil {
			if bonbogi.CodeOf(err) == "" {
				t.Fatalf("an error that nobody can act on: %v", err)
			}
			return
		}
		for _, file := range files {
			if file.Practice.Extra != nil && !json.Valid(file.Practice.Extra) {
				t.Fatalf("%s is no JSON", file.Practice.Extra)
			}
			b, err := practicefile.Write(file)
			if err != nil {
				t.Fatal(err)
			}
			again, _, err := practicefile.Read(names, b)
			if err != nil {
				t.Fatalf("what was written is not read: %v\n%s", problems(err), b)
			}
			c, err := practicefile.Write(again[0])
			if err != nil || string(c) != string(b) {
				t.Fatalf("it changes on its way: %v\n%s\n%s", err, b, c)
			}
		}
	})
}

// words are texts as people and machines write them, without blanks around.
func words(multiline bool) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		s := rapid.OneOf(
			rapid.StringN(1, 40, -1),
			rapid.StringOfN(rapid.RuneFrom([]rune("가나 다#:-?&*!|>'\"%@`{}[],\t\n~=0123456789.eE+_\\ \u00a0\u2028")), 1, 40, -1),
			rapid.SampledFrom([]string{"null", "~", "true", "yes", "0x10", "1_000", "0777", "1e3", ".inf", "2014", "01.1", "a: b", "- a", "# c", "---", "...", "<<", "=", "가\n나", "가\n\n  나\n다", "1:20", "!!str a", "안양시"}),
		).Draw(t, "text")
		s = strings.Map(func(r rune) rune {
			if r == 0 || r == unicode.ReplacementChar || r == '\r' || unicode.Is(unicode.Cc, r) && r != '\n' && r != '\t' || r >= 0x1100 && r <= 0x11ff || r == '\n' && !multiline {
				return -1
			}
			return r
		}, s)
		if s = strings.TrimSpace(s); s == "" {
			return "x"
		}
		return s
	})
}

func practices() *rapid.Generator[practicefile.File] {
	text, line := words(true), words(false)
	maybe := func(t *rapid.T, g *rapid.Generator[string], name string) string {
		if rapid.Bool().Draw(t, name+"?") {
			return g.Draw(t, name)
		}
		return ""
	}
	some := func(t *rapid.T, name string) []string {
		list := rapid.SliceOfN(line, 0, 3).Draw(t, name)
		if len(list) == 0 {
			return nil
		}
		return list
	}
	amount := func(t *rapid.T, name string) *int64 {
		if !rapid.Bool().Draw(t, name+"?") {
			return nil
		}
		n := rapid.Int64Range(0, 1<<60).Draw(t, name)
		return &n
	}
	return rapid.Custom(func(t *rapid.T) practicefile.File {
		p := bonbogi.Practice{
			Owner: bonbogi.Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: bonbogi.PartyGovernment},
			Name:  line.Draw(t, "name"), NameEn: maybe(t, line, "name_en"), OtherNames: some(t, "other"), Summary: maybe(t, text, "summary"), SummaryEn: maybe(t, text, "summary_en"),
			Problem: maybe(t, text, "problem"), Steps: some(t, "steps"), Workings: maybe(t, text, "workings"), CostFirst: amount(t, "first"), CostYearly: amount(t, "yearly"),
			Currency: rapid.SampledFrom([]string{"", "KRW", "EUR"}).Draw(t, "currency"), Cost: maybe(t, text, "cost"), Funding: maybe(t, text, "funding"), People: maybe(t, text, "people"),
			TimeNeeded: maybe(t, text, "time"), Partners: some(t, "partners"), Conditions: maybe(t, text, "conditions"), Results: maybe(t, text, "results"),
			Limits: maybe(t, text, "limits"), SideEffects: maybe(t, text, "side"), Otherwise: maybe(t, text, "otherwise"),
			Software: bonbogi.Software{Publiccode: maybe(t, text, "publiccode")}, Department: maybe(t, line, "department"),
			Status: rapid.SampledFrom(bonbogi.PracticeStatuses).Draw(t, "status"), Functions: rapid.SampledFrom([][]string{nil, {"01"}, {"03.1", "10"}}).Draw(t, "functions"),
			Topics: some(t, "topics"), BasedOn: rapid.SampledFrom([][]string{nil, {"https://example.org/a"}, {"practice-x"}}).Draw(t, "based"),
			Note: maybe(t, text, "note"), NoteEn: maybe(t, text, "note_en"),
			Started: rapid.SampledFrom([]bonbogi.Date{{}, {Year: 2014}, {Year: 2014, Month: 3}, {Year: 2014, Month: 3, Day: 1}}).Draw(t, "started"),
		}
		if rapid.Bool().Draw(t, "law?") {
			p.LegalBasis = []bonbogi.LegalBasis{{Title: line.Draw(t, "law"), Article: maybe(t, line, "article")}}
			p.Aims = []bonbogi.Aim{{Name: line.Draw(t, "aim"), Direction: bonbogi.Up, Months: rapid.IntRange(0, 600).Draw(t, "months")}}
			p.Reusables = []bonbogi.Reusable{{Kind: bonbogi.ReusableTender, Name: line.Draw(t, "reusable"), URL: "https://example.org/#a", Licence: maybe(t, line, "licence")}}
		}
		return practicefile.File{Practice: p, ID: "practice-a", Organization: "urn:x-bonbogi:kr-bjd:41170"}
	})
}

func TestAPracticeIsReadAsItWasWritten(t *testing.T) {
	names := registry.Korea()
	rapid.Check(t, func(t *rapid.T) {
		f := practices().Draw(t, "practice")
		b, err := practicefile.Write(f)
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := practicefile.Read(names, b)
		if err != nil {
			t.Fatalf("%s\n%s", problems(err), b)
		}
		g := got[0]
		g.Practice.Extra = nil // the language, where it is not told by the letters
		if diff := cmp.Diff(f.Practice, g.Practice); diff != "" {
			t.Fatalf("(-written +read)\n%s\n%s", diff, b)
		}
		c, err := practicefile.Write(got[0])
		if err != nil || string(c) != string(b) {
			t.Fatalf("written again it differs: %v\n%s\n%s", err, b, c)
		}
	})
}

func TestTheOrderOfFieldsKnowsTheSchema(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "format", "practice.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var schema struct{ Properties map[string]json.RawMessage }
	if err := json.Unmarshal(b, &schema); err != nil {
		t.Fatal(err)
	}
	for name := range schema.Properties {
		if !practicefile.Ordered(name) {
			t.Errorf("%s has no place in the order of a file", name)
		}
	}
}

func TestWholeNumbersAreReadInAnyForm(t *testing.T) {
	p := read(t, small+"cost: {first: 1.2e8}\naims:\n  - {name: 실업률, direction: down, months: 12.0}\n").Practice
	if p.CostFirst == nil || *p.CostFirst != 120_000_000 || p.Aims[0].Months != 12 {
		t.Errorf("first cost %v, aims %+v", p.CostFirst, p.Aims)
	}
}
