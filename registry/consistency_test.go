package registry_test

import (
	"slices"
	"testing"
	"unicode"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// The counts of 2026-11: before July 2026 there were 226 cities, counties and districts with a council,
// 17 provinces, 35 districts inside cities and 2 administrative cities (행정안전부, 지방자치단체 행정구역 및
// 인구 현황 2025). Hwaseong got 4 districts (2026-02-01), Incheon one more district (2026-07-01: three
// became four), Gwangju and Jeonnam one province together.
func TestTodaysGovernmentsAreAsManyAsTheMinistryCounts(t *testing.T) {
	t.Parallel()
	counts := map[bonbogi.Level]int{}
	inName := map[string]int{}
	ministries := map[string]int{}
	for _, g := range registry.Korea().All() {
		if !g.Exists() {
			continue
		}
		counts[g.Level]++
		name := []rune(g.Current().Name)
		switch g.Level {
		case bonbogi.Municipality:
			inName[string(name[len(name)-1])]++
		case bonbogi.Ministry:
			ministries[string(name[len(name)-1])]++
		}
	}
	for level, want := range map[bonbogi.Level]int{
		bonbogi.Country: 1, bonbogi.Province: 16, bonbogi.Municipality: 227, bonbogi.District: 39, bonbogi.AdminCity: 2,
	} {
		if counts[level] != want {
			t.Errorf("there are %d of level %s, want %d", counts[level], level, want)
		}
	}
	// 75 시, 82 군, 69 구, and the one 구 more of Incheon.
	if inName["시"] != 75 || inName["군"] != 82 || inName["구"] != 70 {
		t.Errorf("시 %d, 군 %d, 구 %d; want 75, 82, 70", inName["시"], inName["군"], inName["구"])
	}
	// 정부조직법 of 2025-10-01: 19 부, 19 청 (with 공소청 and 중대범죄수사청 since 2026-10-02).
	if ministries["부"] != 19 || ministries["청"] != 19 {
		t.Errorf("부 %d, 청 %d; want 19 and 19", ministries["부"], ministries["청"])
	}
}

func TestEveryChildHasAParentOnEachOfItsDays(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for _, g := range r.All() {
		for _, f := range g.Forms {
			if f.Parent == "" {
				if g.ID != "kr" {
					t.Errorf("%s has no parent", g.ID)
				}
				continue
			}
			p, ok := r.Get(f.Parent)
			if !ok {
				t.Errorf("%s: no parent %s", g.ID, f.Parent)
				continue
			}
			if !f.From.IsZero() {
				if _, ok := p.FormOn(f.From); !ok {
					t.Errorf("%s: %s did not exist on %s", g.ID, f.Parent, f.From)
				}
			}
			if last := p.Current().To; !last.IsZero() && (f.To.IsZero() || f.To.Compare(last) > 0) {
				t.Errorf("%s until %s outlives its parent %s, which ended %s", g.ID, f.To, f.Parent, last)
			}
		}
	}
}

func TestFormsFollowEachOther(t *testing.T) {
	t.Parallel()
	gaps := map[string]bool{}
	for _, g := range registry.Korea().All() {
		if err := g.Validate(); err != nil {
			t.Errorf("%s: %v", g.ID, err)
		}
		for i, f := range g.Forms {
			if i > 0 && g.Forms[i-1].To != f.From {
				gaps[g.ID] = true
			}
			if i < len(g.Forms)-1 && f.To.IsZero() {
				t.Errorf("%s: %s has no end, and %s follows", g.ID, f.Name, g.Forms[i+1].Name)
			}
		}
	}
	// The three districts of Bucheon were away from 2016 to 2023, two ministries for some years.
	want := []string{"kr-gyeonggi-bucheon-ojeong", "kr-gyeonggi-bucheon-sosa", "kr-gyeonggi-bucheon-wonmi", "kr-kcg", "kr-mof"}
	var got []string
	for id := range gaps {
		got = append(got, id)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("gaps in %v, want %v", got, want)
	}
}

func TestACodeBelongsToOneGovernmentOnADay(t *testing.T) {
	t.Parallel()
	type use struct {
		id string
		f  bonbogi.Form
	}
	uses := map[string][]use{}
	for _, g := range registry.Korea().All() {
		local := g.Level != bonbogi.Country && g.Level != bonbogi.Ministry
		for _, f := range g.Forms {
			if local != (f.Code != "") || local != (f.Scheme == "kr-bjd") || local && len(f.Code) != 5 {
				t.Errorf("%s: code %q of scheme %q", g.ID, f.Code, f.Scheme)
			}
			if f.Code != "" {
				uses[f.Code] = append(uses[f.Code], use{g.ID, f})
			}
		}
	}
	for code, us := range uses {
		for i, a := range us {
			for _, b := range us[i+1:] {
				if a.f.HoldsOn(b.f.From) || b.f.HoldsOn(a.f.From) {
					t.Errorf("%s is %s and %s on the same day", code, a.id, b.id)
				}
			}
		}
	}
}

func TestEveryNameIsGivenInKoreanAndEnglish(t *testing.T) {
	t.Parallel()
	for _, g := range registry.Korea().All() {
		for _, f := range g.Forms {
			for _, c := range f.Name {
				if !unicode.Is(unicode.Hangul, c) {
					t.Errorf("%s: %q is not Korean", g.ID, f.Name)
					break
				}
			}
			for _, c := range f.NameEn {
				if c >= unicode.MaxASCII {
					t.Errorf("%s: %q is not English", g.ID, f.NameEn)
					break
				}
			}
			if f.NameEn == "" {
				t.Errorf("%s: %s has no English name", g.ID, f.Name)
			}
		}
	}
}

func TestEveryGovernmentIsFoundByItsOwnNames(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for _, g := range r.All() {
		for _, f := range g.Forms {
			day := f.From
			if day.IsZero() {
				if day = f.To; !day.IsZero() {
					day = bonbogi.Date{Year: day.Year - 1}
				}
			}
			for _, query := range []string{f.Name, f.NameEn, f.Code, g.ID, r.FullName(g.ID, day), r.FullNameEn(g.ID, day)} {
				if query == "" {
					continue
				}
				found := slices.ContainsFunc(r.Resolve(query, day).Matches, func(m registry.Match) bool { return m.Government.ID == g.ID })
				if !found {
					t.Errorf("%q on %s does not lead to %s", query, day, g.ID)
				}
			}
		}
	}
}

func TestAFullNameIsUnambiguous(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for _, g := range r.All() {
		if !g.Exists() {
			continue
		}
		for _, query := range []string{r.FullName(g.ID, bonbogi.Date{}), g.Current().Code} {
			if got := ids(r.Resolve(query, bonbogi.Date{}).Matches); query != "" && got != g.ID {
				t.Errorf("%q is %q, want %s", query, got, g.ID)
			}
		}
	}
}
