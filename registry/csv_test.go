package registry_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

const sample = `id,name,name_en,level,parent,scheme,code,valid_from,valid_to,predecessors
no,Norge,Norway,country,,,,,,
no-46,Vestland,,province,no,ssb,46,2020,,no-12;no-14
no-12,Hordaland,,province,no,ssb,12,,2020,
no-14,Sogn og Fjordane,,province,no,ssb,14,,2020,
no-4601,Bergen,,municipality,no-46,ssb,4601,2020-01-01,,
no-4601,Bergen,,municipality,no-12,ssb,1201,1972-01-01,2020-01-01,
`

func TestReadCSVPutsTheRowsOfOneIDTogether(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"plain": sample, "byte-order mark": "\ufeff" + sample, "lines of Windows": strings.ReplaceAll(sample, "\n", "\r\n"),
		"capitals and spaces": strings.Replace(sample, "id,name,", "ID, Name ,", 1),
		"spaces":              strings.Replace(sample, "no-12;no-14", "no-12  no-14", 1),
	} {
		govs, err := registry.ReadCSV(strings.NewReader(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := bonbogi.Government{ID: "no-4601", Level: bonbogi.Municipality, Forms: []bonbogi.Form{
			{Name: "Bergen", Scheme: "ssb", Code: "1201", Parent: "no-12", From: bonbogi.MustDate("1972-01-01"), To: bonbogi.MustDate("2020-01-01")},
			{Name: "Bergen", Scheme: "ssb", Code: "4601", Parent: "no-46", From: bonbogi.MustDate("2020-01-01")},
		}}
		if len(govs) != 5 {
			t.Errorf("%s: %d governments", name, len(govs))
			continue
		}
		if diff := cmp.Diff(want, govs[4]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff([]string{"no-12", "no-14"}, govs[1].Forms[0].Predecessors); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestReadCSVSaysWhereTheMistakeIs(t *testing.T) {
	t.Parallel()
	head := "id,name,level,valid_from,valid_to\n"
	for text, want := range map[string]string{
		"":                             "the file is empty",
		"\ufeff":                       "the file is empty",
		head:                           "no rows",
		"id,level\na,province\n":       `the column "name" is missing`,
		"id,name,level,mayor\n":        `there is no column "mayor"`,
		"id,name,level,id\n":           `the column "id" is there twice`,
		head + "a b,A,province,,\n":    "line 2, column id",
		head + "a,,province,,\n":       "line 2, column name",
		head + "a,A,village,,\n":       `line 2, column level: "village" is no level`,
		head + "a,A,province,2020-13,": `line 2, column valid_from: "2020-13" is not in the calendar`,
		head + "a,A,province,,x\n":     `line 2, column valid_to: "x" is no date`,
		head + "a,A,province\n":        "line 2: wrong number of fields",
		head + "b,B,province,,\n\"a,A,province,,\n":                          "line 3:",
		head + "\n\nb,B,province,,\na,A,province,2020,2010\n":                "line 5: a: valid_to: A ends on 2010",
		head + "a,A,province,2000,\na,B,province,2010,\n":                    "line 2: a: valid_to: A has no end, and B follows it",
		head + "a,A,province,2000,2015\na,B,province,2010,\n":                "while A still holds",
		head + "a,A,province,,2000\na,A,municipality,2000,\n":                `line 3, column level: a is "municipality" here and "province" in line 2`,
		head + "a,\"A\nB\",province,,\n":                                     "line 2, column name: \"A\\nB\" holds a line break",
		head + "a,A\tB,province,,\n":                                         `line 2, column name: "A\tB" holds`,
		head + "a,A\u2028B,province,,\n":                                     "line 2, column name",
		head + "\"a\nb\",A,province,,\n":                                     "line 2, column id: \"a\\nb\" holds a line break",
		head + "new,A,province,,\n":                                          `line 2, column id: "new" can have no page`,
		head + "a.json,A,province,,\n":                                       "line 2, column id",
		head + "a.CSV,A,province,,\n":                                        "line 2, column id",
		"id,name,level,code\na,A,province,\"1\r\n2\"\n":                      "line 2, column code",
		"id,name,level,name_en\na,A,province,B\x1bC\n":                       "line 2, column name_en",
		"id,name,level,aliases\na,A,province,\"B;C\nD\"\n":                   "line 2, column aliases",
		"id,name,level,parent\na,A,province,a\n":                             "names itself",
		"id,name,level,scheme\na,A,province," + strings.Repeat("x", 1001):    "line 2, column scheme: has more than 1000 bytes",
		"id,name,level\na," + strings.Repeat("가", 250) + ",province\n":       "characters",
		"id,name,level\na,\xbe\xc8\xbe\xe7\xbd\xc3,municipality\n":           "is not UTF-8; save the table",
		"id;name;level\na;A;province\n":                                      `there is no column "id;name;level"`,
		head + strings.Repeat("a,A,province,,2000\n", 1001):                  "more than 1000 forms",
		"id,name,level\n" + strings.Repeat("a,A,province\n", 1) + "\x00,,\n": "line 3, column id",
	} {
		_, err := registry.ReadCSV(strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v, want %q", text, err, want)
			continue
		}
		if bonbogi.CodeOf(err) != bonbogi.Invalid {
			t.Errorf("%.60q: code %q", text, bonbogi.CodeOf(err))
		}
	}
}

// endless is a line without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestReadCSVStopsAtItsLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("left out: -short; reads 100 MB")
	}
	t.Parallel()
	if _, err := registry.ReadCSV(io.MultiReader(strings.NewReader("id,name,level\n"), endless{})); bonbogi.CodeOf(err) != bonbogi.Refused {
		t.Errorf("an endless file: %.200v", err)
	}
}

func TestReadCSVReportsABrokenReader(t *testing.T) {
	t.Parallel()
	broken := errors.New("the disk is gone")
	r := io.MultiReader(strings.NewReader(sample), iotest{broken})
	if _, err := registry.ReadCSV(r); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

type iotest struct{ err error }

func (r iotest) Read([]byte) (int, error) { return 0, r.err }

func TestAnImportedRegistryAnswersBesideKorea(t *testing.T) {
	t.Parallel()
	govs, err := registry.ReadCSV(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.Korea().With(govs)
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"Bergen": "no-4601", "1201": "no-4601", "Bergen, Vestland": "no-4601", "Bergen, Hordaland": "no-4601", "no-46": "no-46",
		"hordaland": "no-12", "Sogn": "", "안양": "kr-gyeonggi-anyang", "Norge": "no",
	} {
		if got := ids(r.Resolve(query, bonbogi.Date{}).Matches); got != want {
			t.Errorf("%q is %q, want %q", query, got, want)
		}
	}
	if near := r.Resolve("Sogn", bonbogi.Date{}).Near; len(near) == 0 || near[0].Government.ID != "no-14" {
		t.Errorf("near Sogn is %q, want no-14 first", ids(near))
	}
	if got := r.FullName("no-4601", bonbogi.Date{}); got != "Bergen, Vestland" {
		t.Errorf("full name %q", got)
	}
	if got := show(r.Predecessors("no-46")); got != "no-12 Hordaland merged 2020; no-14 Sogn og Fjordane merged 2020" {
		t.Errorf("predecessors %q", got)
	}
}

func TestNewRefusesWhatDoesNotFitTogether(t *testing.T) {
	t.Parallel()
	form := func(parent string, predecessors ...string) []bonbogi.Form {
		return []bonbogi.Form{{Name: "A", Parent: parent, Predecessors: predecessors}}
	}
	for name, govs := range map[string][]bonbogi.Government{
		"twice the same id":    {{ID: "a", Level: bonbogi.Province, Forms: form("")}, {ID: "a", Level: bonbogi.Province, Forms: form("")}},
		"no form":              {{ID: "a", Level: bonbogi.Province}},
		"unknown parent":       {{ID: "a", Level: bonbogi.Province, Forms: form("b")}},
		"unknown predecessor":  {{ID: "a", Level: bonbogi.Province, Forms: form("", "b")}},
		"parents in a circle":  {{ID: "a", Level: bonbogi.Province, Forms: form("b")}, {ID: "b", Level: bonbogi.Province, Forms: form("a")}},
		"unknown level":        {{ID: "a", Level: "village", Forms: form("")}},
		"an id with a newline": {{ID: "a\n", Level: bonbogi.Province, Forms: form("")}},
	} {
		if _, err := registry.New(govs); bonbogi.CodeOf(err) != bonbogi.Invalid {
			t.Errorf("%s: New says %v", name, err)
		}
		if _, err := registry.Korea().With(govs); bonbogi.CodeOf(err) != bonbogi.Invalid {
			t.Errorf("%s: With says %v", name, err)
		}
	}
}

func TestWithReplacesTheSameIDAndLeavesTheOldRegistryAlone(t *testing.T) {
	t.Parallel()
	old := registry.Korea()
	g, _ := old.Get("kr-gyeonggi-anyang")
	g.Forms = []bonbogi.Form{{Name: "안양특례시", Parent: "kr-gyeonggi", Code: "41170"}}
	r, err := old.With([]bonbogi.Government{g})
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(r.Resolve("안양특례시", bonbogi.Date{}).Matches); got != g.ID {
		t.Errorf("the new registry says %q", got)
	}
	if got := ids(old.Resolve("안양특례시", bonbogi.Date{}).Matches); got != "" {
		t.Errorf("the old registry says %q", got)
	}
	if len(r.All()) != len(old.All()) {
		t.Errorf("%d governments, want %d", len(r.All()), len(old.All()))
	}
}
