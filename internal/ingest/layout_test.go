package ingest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/registry"
)

// wide is a table with two rows of header below a title, as offices send them.
const wide = "도서관 통계,,,,,\n" +
	"코드,시군구,2023,,2024,\n" +
	"코드,시군구,도서관 수,장서 수,도서관 수,장서 수\n" +
	"41170,안양시,10,\"1,200\",11,\"1,300\"\n" +
	"41290,과천시,3,-,3,400\n"

func mapping(t testing.TB, text string) *ingest.Mapping {
	t.Helper()
	m, err := ingest.ParseMapping([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const wideMapping = "table: {header: 2-3}\ngovernment: {code: 코드, name: 시군구}\nperiod: {header: 1}\n"

func layout(t testing.TB, f *table.File, m *ingest.Mapping) *ingest.Layout {
	t.Helper()
	l, err := ingest.NewLayout(t.Context(), f, m, 5)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestALayoutSaysWhatEachColumnIsTakenFor(t *testing.T) {
	t.Parallel()
	l := layout(t, open(t, "a.csv", wide), mapping(t, wideMapping))
	if l.Header != (ingest.Span{First: 2, Last: 3}) || len(l.Head) != 5 || l.Head[0].Number != 1 || l.Head[0].Cells[0] != "도서관 통계" {
		t.Errorf("%+v", l)
	}
	year := func(y int) bonbogi.Period { return bonbogi.YearPeriod(y) }
	want := []ingest.Column{
		{Letter: "A", Name: "코드", Ref: "코드", Role: ingest.RoleCode},
		{Letter: "B", Name: "시군구", Ref: "시군구", Role: ingest.RoleName},
		{Letter: "C", Name: "2023 / 도서관 수", Ref: "2023 / 도서관 수", Role: ingest.RoleValue, Label: "도서관 수", Period: year(2023)},
		{Letter: "D", Name: "2023 / 장서 수", Ref: "2023 / 장서 수", Role: ingest.RoleValue, Label: "장서 수", Period: year(2023)},
		{Letter: "E", Name: "2024 / 도서관 수", Ref: "2024 / 도서관 수", Role: ingest.RoleValue, Label: "도서관 수", Period: year(2024)},
		{Letter: "F", Name: "2024 / 장서 수", Ref: "2024 / 장서 수", Role: ingest.RoleValue, Label: "장서 수", Period: year(2024)},
	}
	if diff := cmp.Diff(want, l.Columns, cmp.AllowUnexported(bonbogi.Period{})); diff != "" {
		t.Error(diff)
	}
}

func TestALayoutShowsTheTableAlsoWhereTheMappingDoesNotFitIt(t *testing.T) {
	t.Parallel()
	f := open(t, "a.csv", wide)
	l, err := ingest.NewLayout(t.Context(), f, mapping(t, strings.Replace(wideMapping, "name: 시군구", "name: 시도", 1)), 5)
	if e, ok := err.(*bonbogi.Error); !ok || e.Rule != "mapping_column" || l == nil || len(l.Head) != 5 {
		t.Fatalf("%+v, %v", l, err)
	}
	if l.Columns[0].Role != ingest.RoleCode || l.Columns[2].Role != ingest.RoleValue {
		t.Errorf("%+v", l.Columns)
	}
	broken := open(t, "b.csv", "시군구,값\n\xb0\x20\xff\xff\xfe,1\n")
	if l, err := ingest.NewLayout(t.Context(), broken, new(ingest.Mapping), 5); l != nil || bonbogi.CodeOf(err) != bonbogi.Refused {
		t.Errorf("a table that cannot be read: %+v, %v", l, err)
	}
}

func TestAColumnIsTakenForSomethingElse(t *testing.T) {
	t.Parallel()
	const long = "시군구,연도,지표,값,비고,순위\n안양시,2024,인구,5,,1\n"
	const longMapping = "government: {name: 시군구}\nperiod: {column: 연도}\nindicator: {columns: 지표}\nvalues: {columns: 값}\n"
	for name, tt := range map[string]struct {
		table, mapping string
		roles          map[int]ingest.Role
		want           string
	}{
		"a note": {long, longMapping, map[int]ingest.Role{4: ingest.RoleNote},
			"government: {name: 시군구}\nperiod: {column: 연도}\nindicator: {columns: [지표]}\nvalues: {columns: [값], note: 비고}\n"},
		"another value": {long, longMapping, map[int]ingest.Role{5: ingest.RoleValue},
			"government: {name: 시군구}\nperiod: {column: 연도}\nindicator: {columns: [지표]}\nvalues: {columns: [값, 순위]}\n"},
		"no value, before there is another": {long, longMapping, map[int]ingest.Role{3: ingest.RoleNone},
			"government: {name: 시군구}\nperiod: {column: 연도}\nindicator: {columns: [지표]}\nvalues: {except: [값, 비고, 순위]}\n"},
		"another period": {long, longMapping, map[int]ingest.Role{5: ingest.RoleYear, 1: ingest.RoleNone},
			"government: {name: 시군구}\nperiod: {year: 순위}\nindicator: {columns: [지표]}\nvalues: {columns: [값]}\n"},
		"a column of a wide table that is no value": {wide, wideMapping, map[int]ingest.Role{3: ingest.RoleNone},
			"table: {header: 2-3}\ngovernment: {code: [코드], name: 시군구}\nperiod: {header: 1}\nvalues: {except: [2023 / 장서 수]}\n"},
		"the code does not count": {wide, wideMapping, map[int]ingest.Role{0: ingest.RoleNone},
			"table: {header: 2-3}\ngovernment: {name: 시군구}\nperiod: {header: 1}\nvalues: {except: [코드]}\n"},
		"the name changes places": {wide, wideMapping, map[int]ingest.Role{0: ingest.RoleName},
			"table: {header: 2-3}\ngovernment: {name: 코드}\nperiod: {header: 1}\nvalues: {except: [시군구]}\n"},
		"a value again": {wide, wideMapping + "values: {except: [2023 / 장서 수, \"E:F\"]}\n", map[int]ingest.Role{4: ingest.RoleValue},
			"table: {header: 2-3}\ngovernment: {code: [코드], name: 시군구}\nperiod: {header: 1}\nvalues: {except: [2023 / 장서 수, 2024 / 장서 수]}\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := mapping(t, tt.mapping)
			layout(t, open(t, "a.csv", tt.table), m).Assign(m, tt.roles)
			if got, want := write(t, m), write(t, mapping(t, tt.want)); got != want {
				t.Errorf("%s", cmp.Diff(want, got))
			}
		})
	}
}

func write(t testing.TB, m *ingest.Mapping) string {
	t.Helper()
	text, err := m.Write()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Whatever a person chooses, one column after the other, is what the table shows then.
func TestEveryColumnIsWhatWasChosenLast(t *testing.T) {
	t.Parallel()
	f := open(t, "a.csv", "시군구,코드,연도,지표,값,수,비고\n안양시,41170,2024,인구,5,6,\n")
	several := []ingest.Role{ingest.RoleNone, ingest.RoleValue, ingest.RoleCode, ingest.RoleIndicator}
	rapid.Check(t, func(r *rapid.T) {
		m := new(ingest.Mapping)
		if rapid.Bool().Draw(r, "named") {
			m.Values.Columns = ingest.Words{"값"}
		}
		l, _ := ingest.NewLayout(t.Context(), f, m, 1)
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			column, role := rapid.IntRange(0, 6).Draw(r, "column"), rapid.SampledFrom(ingest.Roles).Draw(r, "role")
			before := l.Columns
			l.Assign(m, map[int]ingest.Role{column: role})
			l, _ = ingest.NewLayout(t.Context(), f, m, 1)
			for c := range l.Columns {
				want := before[c].Role
				switch {
				case c == column:
					want = role
				case want == role && !slices.Contains(several, role):
					want = ingest.RoleNone
				}
				if got := l.Columns[c].Role; got != want {
					r.Fatalf("column %s is %s, want %s, after %s became %s:\n%s", l.Columns[c].Letter, got, want, l.Columns[column].Letter, role, write(t, m))
				}
			}
		}
	})
}

func TestColumnsStayWhatTheyAreWhereOtherRowsAreTheHeader(t *testing.T) {
	t.Parallel()
	f := open(t, "a.csv", wide)
	m := mapping(t, "table: {header: 1, fill: B}\ngovernment: {code: 도서관 통계, name: B}\nperiod: {fixed: 2023}\nvalues: {columns: C}\nskip: [{column: B, is: 합계}]\n")
	l, _ := ingest.NewLayout(t.Context(), f, m, 5) // the wrong row names the columns
	if err := l.Move(t.Context(), f, m, ingest.Span{First: 2, Last: 3}); err != nil {
		t.Fatal(err)
	}
	want := mapping(t, "table: {header: 2-3, fill: 시군구}\ngovernment: {code: 코드, name: 시군구}\nperiod: {fixed: 2023}\nvalues: {columns: 2023 / 도서관 수}\nskip: [{column: 시군구, is: 합계}]\n")
	if diff := cmp.Diff(write(t, want), write(t, m)); diff != "" {
		t.Error(diff)
	}
}

func TestAMappingThatIsWrittenIsReadTheSame(t *testing.T) {
	t.Parallel()
	for _, text := range []string{wideMapping, "government:\n  fixed: 경기도 안양시\nperiod:\n  fixed: \"2024\"\nsource:\n  note: |-\n    government: no part\n    second line\n" +
		"signs:\n  \"-\": missing\n  \"\\\"x\": zero\nskip:\n- column: A\n  is: [\"*계\", \": \", \"# x\"]\n"} {
		m := mapping(t, text)
		again := write(t, mapping(t, write(t, m)))
		if first := write(t, m); again != first {
			t.Errorf("%s", cmp.Diff(first, again))
		}
		if !strings.Contains(again, "# which government") || strings.Contains(again, "# marks beside") {
			t.Errorf("the parts are not told:\n%s", again)
		}
	}
}

func TestAKeptMappingTakesWhatIsTrueOfOneTableFromTheProposal(t *testing.T) {
	t.Parallel()
	f := open(t, "도서관 2025.csv", "시군구,도서관 수\n안양시,12\n과천시,3\n의왕시,4\n")
	p, err := ingest.Propose(t.Context(), f, table.Options{}, registry.Korea())
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.Again("government: {name: 시군구}\nperiod: {fixed: 2024}\nindicators: [{label: 도서관 수, unit: 곳}]\n" +
		"source: {publisher: 문화부, title: 도서관 2024, date: 2025-01-02, url: \"https://example.org/2024\", licence: KOGL-1}\n")
	if err != nil {
		t.Fatal(err)
	}
	m := mapping(t, again)
	if m.Period.Fixed != "2025" || m.Indicators[0].Unit != "곳" || m.Source != (ingest.SourceMapping{Publisher: "문화부", Title: p.Mapping.Source.Title, Licence: "KOGL-1"}) {
		t.Errorf("%s", again)
	}
	if _, err := p.Again("government: [\n"); err == nil {
		t.Error("a mapping that cannot be read is taken")
	}
}

func TestTheHeaderIsSaidInRows(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]ingest.Span{"1": {First: 1, Last: 1}, " 2-4 ": {First: 2, Last: 4}, "0": ingest.None} {
		if got, err := ingest.ParseSpan(text); err != nil || got != want {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "x", "4-2", "-1", "1-99", "1,2"} {
		if _, err := ingest.ParseSpan(text); bonbogi.CodeOf(err) != bonbogi.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
}
