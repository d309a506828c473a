package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

func TestAPracticeOfOlderHistoryIsRead(t *testing.T) {
	t.Parallel()
	for was, want := range map[string]bonbogi.Practice{
		`{"measures":"기금을 모았다\n\n 나누었다 ","status":"abandoned"}`: {Steps: []string{"기금을 모았다", "나누었다"}, Status: bonbogi.PracticeWithdrawn},
		`{"legal_basis":"청년 기본 조례\n지침"}`:                        {LegalBasis: []bonbogi.LegalBasis{{Title: "청년 기본 조례"}, {Title: "지침"}}},
		`{"legal_basis":null,"status":"ended"}`:                 {Status: bonbogi.PracticeEnded},
		`{"legal_basis":[{"title":"조례","article":"제3조"}]}`:      {LegalBasis: []bonbogi.LegalBasis{{Title: "조례", Article: "제3조"}}},
		`{"steps":["하나"],"extra":{"measures":"둘"}}`:             {Steps: []string{"하나"}, Extra: []byte(`{"measures":"둘"}`)},
	} {
		got, err := practices.revived([]byte(was))
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s is read otherwise (%v):\n%s", was, err, diff)
		}
	}
	for _, bad := range []string{`{"legal_basis":3}`, `{"measures":[]}`, `{"steps":"하나"}`, `[]`, `{`} {
		if p, err := practices.revived([]byte(bad)); err == nil && (len(p.Steps) > 0 || len(p.LegalBasis) > 0) {
			t.Errorf("%s is taken for a practice", bad)
		}
	}
}
