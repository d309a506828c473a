package registry_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

func FuzzResolve(f *testing.F) {
	for _, s := range []string{"안양시", "경기도 안양시 만안구", "(구)광주광역시", "구 ", "(구)", "Manan-gu, Anyang-si", ",", ",,안양", "4117000000", "00", "시청", "\xff\xfe", "ᄀ", "İ", "(구)İ", "Ⅷ구"} {
		f.Add(s, 2021, 7, 15)
		f.Add(s, 0, 0, 0)
	}
	r := registry.Korea()
	f.Fuzz(func(t *testing.T, query string, year, month, day int) {
		on := bonbogi.Date{Year: year, Month: month, Day: day}
		res := r.Resolve(query, on)
		if len(res.Near) > 5 || len(res.Near) > 0 && len(res.Matches) > 0 {
			t.Fatalf("%d matches, %d near", len(res.Matches), len(res.Near))
		}
		seen := map[string]bool{}
		for _, m := range res.Matches {
			if seen[m.Government.ID] {
				t.Fatalf("%s twice", m.Government.ID)
			}
			seen[m.Government.ID] = true
			if !on.IsZero() && !m.Form.HoldsOn(on.First()) {
				t.Fatalf("%s did not hold on %s", m.Form.Name, on)
			}
			if r.FullNameOf(m) == "" {
				t.Fatalf("%s has no full name", m.Government.ID)
			}
		}
	})
}

func FuzzRow(f *testing.F) {
	for _, s := range []string{"안양시", "소계", "서울본청", "11110", "1111051500", "종로구 (1111000000)", "(", "1.", "계)", "9 de Julio", "\xff", "Seoul Jongno-gu", " ) 계"} {
		for _, parent := range []string{"", "서울", "전국", "1"} {
			f.Add(s, parent, 2021, 7, 15)
			f.Add(s, parent, 2010, 0, 0)
		}
	}
	r := registry.Korea()
	f.Fuzz(func(t *testing.T, query, parent string, year, month, day int) {
		on := bonbogi.Date{Year: year, Month: month, Day: day}
		if _, err := bonbogi.ParseDate(on.String()); err != nil {
			return
		}
		for _, res := range []registry.Result{r.ResolveIn(query, parent, on), r.ResolveCode("", query, on), r.ResolveCode(parent, query, on)} {
			if len(res.Near) > 0 && len(res.Matches) > 0 || res.OtherDay && len(res.Matches) == 0 {
				t.Fatalf("%d matches, %d near, another day: %v", len(res.Matches), len(res.Near), res.OtherDay)
			}
			seen := map[string]bool{}
			for _, m := range res.Matches {
				if seen[m.Government.ID] {
					t.Fatalf("%s twice", m.Government.ID)
				}
				seen[m.Government.ID] = true
				if !on.IsZero() && !m.Form.HoldsOn(on.First()) && !m.Form.HoldsOn(on.Last()) {
					t.Fatalf("%s did not hold on %s", m.Form.Name, on)
				}
			}
		}
	})
}

func FuzzReadCSV(f *testing.F) {
	for _, s := range []string{sample, "", "\ufeff", "id,name,level\n", "id,name,level\na,A,province\n", "id,name,level\n\"a\nb\",A,province\n", "id,name,level,valid_to\na,A,province,2000\na,B,province,\n", "\ufeff\ufeffid,name,level"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		govs, err := registry.ReadCSV(strings.NewReader(text))
		if err != nil {
			if bonbogi.CodeOf(err) == "" || err.Error() == "" {
				t.Fatalf("no advice: %v", err)
			}
			return
		}
		for _, g := range govs {
			if err := g.Validate(); err != nil {
				t.Fatalf("%s was let through: %v", g.ID, err)
			}
		}
		r, err := registry.New(govs)
		if err != nil {
			return // a parent that is not in the file
		}
		for _, g := range govs {
			if _, ok := r.Get(g.ID); !ok {
				t.Fatalf("%s is lost", g.ID)
			}
			if utf8.ValidString(g.ID) && len(r.Resolve(g.ID, bonbogi.Date{}).Matches) != 1 {
				t.Fatalf("%s does not lead to itself", g.ID)
			}
		}
	})
}
