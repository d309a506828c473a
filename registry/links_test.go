package registry_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

func show(links []registry.Link) string {
	var out []string
	for _, l := range links {
		out = append(out, fmt.Sprintf("%s %s %s %s", l.Government.ID, l.Form.Name, l.Kind, l.On))
	}
	return strings.Join(out, "; ")
}

func TestPredecessorsAndSuccessorsTellHowGovernmentsChanged(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for _, c := range []struct{ id, before, after string }{
		{"kr-jeonnamgwangju", "kr-gwangju 광주광역시 merged 2026-07-01; kr-jeonnam 전라남도 merged 2026-07-01", ""},
		{"kr-jeonnam", "", "kr-jeonnamgwangju 전남광주통합특별시 merged 2026-07-01"},
		{"kr-gangwon", "kr-gangwon 강원도 renamed 2023-06-11", "kr-gangwon 강원특별자치도 renamed 2023-06-11"},
		{"kr-daegu-gunwi", "kr-daegu-gunwi 군위군 moved 2023-07-01", "kr-daegu-gunwi 군위군 moved 2023-07-01"},
		{"kr-gyeonggi-yeoju", "kr-gyeonggi-yeoju 여주군 renamed 2013-09-23", "kr-gyeonggi-yeoju 여주시 renamed 2013-09-23"},
		{"kr-chungbuk-cheongju", "kr-chungbuk-cheongwon 청원군 merged 2014-07-01", ""},
		{"kr-chungbuk-cheongwon", "", "kr-sejong 세종특별자치시 split 2012-07-01; kr-chungbuk-cheongju 청주시 merged 2014-07-01"},
		{"kr-gyeongnam-masan", "kr-gyeongnam-changwon-gun 창원군 split 1995-01-01; kr-gyeongnam-masan 마산시 renamed 2001-01-01",
			"kr-gyeongnam-masan 마산시 renamed 2001-01-01; kr-gyeongnam-changwon 창원시 merged 2010-07-01"},
		{"kr-incheon-jemulpo", "kr-incheon-jung 중구 split 2026-07-01; kr-incheon-dong 동구 merged 2026-07-01", ""},
		{"kr-incheon-seo", "kr-incheon-seo 서구 renamed 1995-01-01",
			"kr-incheon-seo 서구 renamed 1995-01-01; kr-incheon-geomdan 검단구 split 2026-07-01; kr-incheon-seohae 서해구 split 2026-07-01"},
		{"kr-chungnam-yeongi", "", "kr-sejong 세종특별자치시 merged 2012-07-01"},
		{"kr-moef", "kr-mofe-1998 재정경제부 merged 2008-02-29; kr-mpb-1999 기획예산처 merged 2008-02-29",
			"kr-mofe 재정경제부 split 2026-01-02; kr-mpb 기획예산처 split 2026-01-02"},
		{"kr-gyeonggi-anyang", "", ""},
		{"nobody", "", ""},
	} {
		if got := show(r.Predecessors(c.id)); got != c.before {
			t.Errorf("before %s: %s\nwant %s", c.id, got, c.before)
		}
		got := r.Successors(c.id)
		slices.SortStableFunc(got, func(a, b registry.Link) int {
			return strings.Compare(a.On.String()+a.Government.ID, b.On.String()+b.Government.ID)
		})
		if show(got) != c.after {
			t.Errorf("after %s: %s\nwant %s", c.id, show(got), c.after)
		}
	}
}

func TestAFormHasThePredecessorsAndSuccessorsOfItsTime(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for _, c := range []struct{ query, before, after string }{
		{"여주군", "", "kr-gyeonggi-yeoju 여주시 renamed 2013-09-23"},
		{"여주시", "kr-gyeonggi-yeoju 여주군 renamed 2013-09-23", ""},
		{"강원특별자치도 고성군", "kr-gangwon-goseong 고성군 renamed 2023-06-11", ""},
		{"청원군", "", "kr-sejong 세종특별자치시 split 2012-07-01; kr-chungbuk-cheongju 청주시 merged 2014-07-01"},
		{"청주시", "kr-chungbuk-cheongwon 청원군 merged 2014-07-01", ""},
	} {
		found := r.Resolve(c.query, bonbogi.Date{}).Matches
		if len(found) != 1 {
			t.Fatalf("%s means %d governments", c.query, len(found))
		}
		if got := show(r.PredecessorsOf(found[0])); got != c.before {
			t.Errorf("before %s: %s\nwant %s", c.query, got, c.before)
		}
		if got := show(r.SuccessorsOf(found[0])); got != c.after {
			t.Errorf("after %s: %s\nwant %s", c.query, got, c.after)
		}
	}
}

func TestEverySuccessionIsToldFromBothSides(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for _, g := range r.All() {
		for _, l := range r.Predecessors(g.ID) {
			told := slices.ContainsFunc(r.Successors(l.Government.ID), func(s registry.Link) bool {
				return s.Government.ID == g.ID && s.On == l.On && s.Kind == l.Kind
			})
			if !told {
				t.Errorf("%s came from %s on %s, but not the other way round", g.ID, l.Government.ID, l.On)
			}
			if l.On.IsZero() {
				t.Errorf("%s came from %s on an unknown day", g.ID, l.Government.ID)
			}
		}
	}
}

func TestWhatEndedWithoutHeirIsKnown(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	var got []string
	for _, g := range r.All() {
		if g.Exists() || g.Level == bonbogi.Ministry {
			continue
		}
		last := g.Current().To
		if !slices.ContainsFunc(r.Successors(g.ID), func(l registry.Link) bool { return l.On == last }) {
			got = append(got, g.ID)
		}
	}
	// The districts of Masan were done away with, not divided: the city went on without districts.
	want := []string{"kr-gyeongnam-masan-happo", "kr-gyeongnam-masan-hoewon"}
	if !slices.Equal(got, want) {
		t.Errorf("ended without a successor: %v, want %v", got, want)
	}
}

func TestFullNamesNameTheParentsOfTheirTime(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for _, c := range []struct{ id, on, korean, english string }{
		{"kr-gyeonggi-anyang-manan", "", "경기도 안양시 만안구", "Manan-gu, Anyang-si, Gyeonggi-do"},
		{"kr-seoul", "", "서울특별시", "Seoul"},
		{"kr", "", "대한민국", "Republic of Korea"},
		{"kr-molit", "", "국토교통부", "Ministry of Land, Infrastructure and Transport"},
		{"kr-gwangju-dong", "", "전남광주통합특별시 동구", "Dong-gu, Jeonnam-Gwangju"},
		{"kr-gwangju-dong", "2026-06-30", "광주광역시 동구", "Dong-gu, Gwangju"},
		{"kr-gwangju-dong", "1990", "광주직할시 동구", "Dong-gu, Gwangju"},
		{"kr-incheon-jung", "", "인천광역시 중구", "Jung-gu, Incheon"},
		{"kr-chungbuk-cheongwon", "", "충청북도 청원군", "Cheongwon-gun, Chungcheongbuk-do"},
		{"kr-gangwon-myeongju", "", "강원도 명주군", "Myeongju-gun, Gangwon-do"},
		{"kr-gangwon-chuncheon", "2020-01-01", "강원도 춘천시", "Chuncheon-si, Gangwon-do"},
		{"kr-gyeongnam-masan-happo", "", "경상남도 마산시 합포구", "Happo-gu, Masan-si, Gyeongsangnam-do"},
		{"kr-incheon-jung", "2026-07-01", "", ""},
		{"nobody", "", "", ""},
	} {
		on := bonbogi.MustDate(c.on)
		if got := r.FullName(c.id, on); got != c.korean {
			t.Errorf("%s on %q is %q, want %q", c.id, c.on, got, c.korean)
		}
		if got := r.FullNameEn(c.id, on); got != c.english {
			t.Errorf("%s on %q is %q, want %q", c.id, c.on, got, c.english)
		}
	}
}

func TestChildrenAreThoseOfToday(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for id, want := range map[string]int{
		"kr-gyeonggi": 31, "kr-seoul": 25, "kr-incheon": 11, "kr-jeonnamgwangju": 27, "kr-jeonnam": 0, "kr-daegu": 9,
		"kr-gyeonggi-bucheon": 3, "kr-gyeonggi-hwaseong": 4, "kr-gyeonggi-goyang": 3, "kr-jeju": 2, "kr-sejong": 0, "kr-gwangju": 0,
	} {
		if got := len(r.Children(id)); got != want {
			t.Errorf("%s has %d, want %d", id, got, want)
		}
	}
}
