package ingest

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

func TestACodeThatMeansNoneSaysWhy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ scheme, code, name, rule string }{
		{"kr-bjd", "4117310200", "", "reject_code_part"}, // 부림동
		{"", "4117351000", "", "reject_code_part"},
		{"", "", "4117351000", "reject_code_part"},
		{"kr-bjd", "4117351000", "안양시", "reject_code_part"},
		{"kr-bjd", "1.1E+09", "", "reject_code_shortened"},
		{"", "4.117E+09", "", "reject_code_shortened"},
		{"", "3830000", "", "reject_code_institution"},
		{"", "3100000", "", "reject_code_institution"},
		{"kr-bjd", "3000000", "", "reject_code_institution"},
		{"", "", "3000000", "reject_code_institution"},
		{"", "3830000", "안양시", ""}, // the name tells
		{"", "3100000", "노원구", ""},
		{"kr-bjd", "41170.0", "", ""},
		{"kr-bjd", "99999", "", "reject_code_unknown"},
		{"kr-bjd", "48120", "", "reject_code_near"}, // 창원시 of 2010 in 2008
	} {
		g := newGovernments(registry.Korea(), GovernmentMapping{Scheme: c.scheme})
		found := g.find(place{scheme: c.scheme, code: c.code, name: c.name}, bonbogi.YearPeriod(2008))
		rule := ""
		if found.reason != nil {
			rule = found.reason.Rule
		}
		if rule != c.rule {
			t.Errorf("%s %s %s: %q (%v), want %q", c.scheme, c.code, c.name, rule, found.reason, c.rule)
		}
	}
}
