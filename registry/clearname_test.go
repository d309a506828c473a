package registry_test

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

func current(t *testing.T, id string) registry.Match {
	t.Helper()
	g, ok := registry.Korea().Get(id)
	if !ok {
		t.Fatalf("no government %s", id)
	}
	return registry.Match{Government: g, Form: g.Current()}
}

func TestAClearNameTellsNamesakesApart(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for _, c := range []struct{ id, ko, en string }{
		{"kr-gyeonggi-anyang", "안양시", "Anyang-si"},
		{"kr-gyeonggi-gwangju", "광주시", "Gwangju-si"},
		{"kr-seoul-seongdong", "성동구", "Seongdong-gu"},
		{"kr-molit", "국토교통부", "Ministry of Land, Infrastructure and Transport"},
		{"kr-gwangju-dong", "전남광주통합특별시 동구", "Dong-gu, Jeonnam-Gwangju"},
		{"kr-busan-gangseo", "부산광역시 강서구", "Gangseo-gu, Busan"},
		{"kr-gangwon-goseong", "강원특별자치도 고성군", "Goseong-gun, Gangwon State"},
		{"kr-gyeongbuk-pohang-nam", "경상북도 포항시 남구", "Nam-gu, Pohang-si, Gyeongsangbuk-do"},
		{"kr-jeju-jeju", "제주시", "Jeju-si"},
		{"kr-jeju-jeju-si", "제주도 제주시", "Jeju-si, Jeju-do"}, // until 2006
	} {
		if m := current(t, c.id); r.ClearName(m) != c.ko || r.ClearNameEn(m) != c.en {
			t.Errorf("%s is called %q and %q, want %q and %q", c.id, r.ClearName(m), r.ClearNameEn(m), c.ko, c.en)
		}
	}
}

func TestAClearNameLeadsBackToItsGovernment(t *testing.T) {
	t.Parallel()
	r := registry.Korea()
	for _, g := range r.All() {
		if !g.Exists() {
			continue
		}
		m := current(t, g.ID)
		for _, name := range []string{r.ClearName(m), r.ClearNameEn(m)} {
			if found := r.Resolve(name, bonbogi.Date{}).Matches; len(found) != 1 || found[0].Government.ID != g.ID {
				t.Errorf("%s is called %q, which means %v", g.ID, name, found)
			}
		}
	}
}
