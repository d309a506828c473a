package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
)

func TestDefinitionsAreReadFromAnyOrderOfColumns(t *testing.T) {
	t.Parallel()
	got, err := ReadDefinitions(strings.NewReader("\ufeff\"Name\",ID,topics,direction,measure,per,decimals,rankable,sources,definition,simulated\r\n" +
		"고령인구비율,kr-ageing,인구; 고령 ;,none,context,100,1,no,source-1;source-2,\"65세 이상,\n주민등록\",아니요\r\n" +
		"\r\n" +
		"민원 만족도,kr-satisfaction,,up,satisfaction,,,YES,,'=5점,\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []bonbogi.Indicator{
		{Meta: bonbogi.Meta{ID: "kr-ageing"}, Name: "고령인구비율", Definition: "65세 이상,\n주민등록", Direction: bonbogi.NoDirection, Measure: bonbogi.MeasureContext,
			Decimals: 1, Frequency: bonbogi.Yearly, Interval: bonbogi.IntervalNone, Per: 100, Topics: []string{"인구", "고령"},
			Sources: []bonbogi.Citation{{Source: "source-1"}, {Source: "source-2"}}},
		{Meta: bonbogi.Meta{ID: "kr-satisfaction"}, Name: "민원 만족도", Definition: "=5점", Direction: bonbogi.Up, Measure: bonbogi.MeasureSatisfaction,
			Frequency: bonbogi.Yearly, Rankable: true, Interval: bonbogi.IntervalNone},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDefinitionsAreRefusedByLineAndColumn(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		table string
		want  []string // of each problem: where, and rule
	}{
		"nothing":                 {"", []string{" definitions_empty"}},
		"a header alone":          {"id,name\n", []string{" definitions_empty"}},
		"no id":                   {"name,unit\nx,y\n", []string{"line 1 definitions_column_missing"}},
		"an unknown column":       {"id,name,units\nx,y,z\n", []string{"line 1 definitions_column"}},
		"a column twice":          {"id,name,ID\nx,y,z\n", []string{"line 1 definitions_column_twice"}},
		"an open quotation mark":  {"id,name\na,b\nc,\"d\n", []string{"line 3 definitions_csv"}},
		"a short row":             {"id,name\na,b\n\nc\n", []string{"line 4, row definitions_row"}},
		"an id twice":             {"id,name\na,b\nc,d\na,e\n", []string{"line 4, id definition_twice"}},
		"ids left out":            {"id,name\n,b\n,d\n", []string{"line 2, id id", "line 3, id id"}},
		"several things":          {"id,name,decimals,per,direction,rankable,url\na,,one,NaN,better,perhaps,x\n", []string{"line 2, decimals number", "line 2, rankable number", "line 2, name required", "line 2, direction unknown_value", "line 2, per range", "line 2, url url"}},
		"a line after long cells": {"id,name,definition\na,b,\"1\n2\n3\"\nb,,c\n", []string{"line 5, name required"}},
	} {
		_, err := ReadDefinitions(strings.NewReader(tt.table))
		var got []string
		if many, ok := errors.AsType[bonbogi.Problems](err); ok {
			for _, p := range many {
				got = append(got, p.Field+" "+p.Rule)
			}
		} else if one, ok := errors.AsType[*bonbogi.Error](err); ok {
			got = append(got, one.Field+" "+one.Rule)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q (%v), want %q", name, got, err, tt.want)
		}
	}
}

func TestOfVeryManyProblemsTheFirstAreTold(t *testing.T) {
	t.Parallel()
	_, err := ReadDefinitions(strings.NewReader("id,name\n" + strings.Repeat("a b,\n", 1000)))
	if many, ok := errors.AsType[bonbogi.Problems](err); !ok || len(many) != maxProblems {
		t.Errorf("%d problems are told", len(many))
	}
}

func TestWhatIsWrittenAsDefinitionsIsReadAsTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([가-힣a-z%"=',][가-힣a-z ,"']{0,8}[가-힣a-z])?`)
		var want []bonbogi.Indicator
		for n := range rapid.IntRange(1, 4).Draw(t, "n") {
			i := bonbogi.Indicator{Meta: bonbogi.Meta{ID: fmt.Sprintf("i-%d", n)}, Name: "이름" + text.Draw(t, "name"), Definition: "뜻 " + text.Draw(t, "definition") + "\n끝",
				Unit: "U" + text.Draw(t, "unit"), Direction: rapid.SampledFrom(bonbogi.Directions).Draw(t, "direction"),
				Measure: rapid.SampledFrom(bonbogi.MeasureTypes).Draw(t, "measure"), Decimals: rapid.IntRange(0, 10).Draw(t, "decimals"),
				Frequency: rapid.SampledFrom(bonbogi.Frequencies).Draw(t, "frequency"), Interval: rapid.SampledFrom(bonbogi.IntervalMethods).Draw(t, "interval"),
				Rankable: rapid.Bool().Draw(t, "rankable"), Simulated: rapid.Bool().Draw(t, "simulated"), Per: rapid.Float64Range(0, 1e12).Draw(t, "per"),
				Topics: rapid.SampledFrom([][]string{nil, {"인구"}, {"context:age", "복지"}}).Draw(t, "topics"), URL: "https://example.org/",
				Sources: rapid.SampledFrom([][]bonbogi.Citation{nil, {{Source: "s-1"}}, {{Source: "s-1"}, {Source: "s.2"}}}).Draw(t, "sources")}
			want = append(want, i)
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Write(DefinitionHeader())
		for _, i := range want {
			w.Write(DefinitionRow(i))
		}
		w.Flush()
		got, err := ReadDefinitions(&b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzDefinitions(f *testing.F) {
	f.Add("id,name\na,b\n")
	f.Add("\ufeff\"id\",name,per\r\na,\"b\nc\",1e400\r\n")
	f.Add("id,name,topics\n,,;;\n\"")
	f.Fuzz(func(t *testing.T, table string) {
		got, err := ReadDefinitions(strings.NewReader(table))
		if (err == nil) != (len(got) > 0) {
			t.Fatalf("%d definitions and %v", len(got), err)
		}
		for _, i := range got {
			if len(i.Sources) == 0 {
				i.Sources = []bonbogi.Citation{{Source: "s"}}
			}
			if err := i.Validate(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
