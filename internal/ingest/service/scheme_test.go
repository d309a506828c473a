package service

import (
	"testing"

	"github.com/bonbogi/bonbogi/registry"
)

func TestTheNamesBesideTheCodesSayWhoseTheyAre(t *testing.T) {
	t.Parallel()
	got := schemes(registry.Korea(), map[string]map[string]string{
		"of the statistics office": {"11010": "종로구", "11110": "노원구", "31040": "안양시", "11": "서울특별자치시"},
		"of the ministry":          {"11110": "종로구", "11350": "노원구", "41170": "안양시", "41171": "안양시 만안구"},
		"of nobody":                {"A1": "종로구", "A2": "노원구"},
		"without names":            {"11110": "", "11140": " ", "11170": ""},
		"that fits two":            {"11": "서울특별시", "26": "부산광역시"},
	})
	for table, want := range map[string]string{"of the statistics office": "kr-sgis", "of the ministry": "kr-bjd", "of nobody": "", "without names": "", "that fits two": "kr-bjd"} {
		if got[table] != want {
			t.Errorf("a table %s: %q, want %q", table, got[table], want)
		}
	}
	if got := schemes(nil, map[string]map[string]string{"x": {"11": "서울특별시"}}); len(got) != 0 {
		t.Errorf("without a registry: %v", got)
	}
}
