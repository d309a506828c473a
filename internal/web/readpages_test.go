package web_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

func TestTheTextsThatWaitHavePages(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		var readings []store.Reading
		for i := range 51 {
			text := fmt.Sprintf("이레 소식 %02d", i)
			readings = append(readings, store.Reading{
				Source:    bonbogi.Source{Type: bonbogi.SourcePress, Title: text, Text: text},
				Proposals: []store.Proposal{{Kind: bonbogi.KindAward, Fact: []byte(`{"kind":"award"}`), Quote: text, In: "text", End: len(text), Confidence: 0.5}},
			})
		}
		if _, err := s.db.AddReadings(t.Context(), store.Change{Who: "박바다"}, nil, readings...); err != nil {
			t.Fatal(err)
		}
		v := s.visitor("ko")
		first, second := v.get("/read"), v.get("/read?page=2")
		if a, b := strings.Count(first.text(), "이레 소식 "), strings.Count(second.text(), "이레 소식 "); a != 50 || b != 1 {
			t.Errorf("%d and %d on the two pages, want 50 and 1", a, b)
		}
		first.says("출처 51건")
		if !first.leadsTo("/read?page=2#waiting") {
			t.Error("the first page does not lead to the second")
		}
		if beyond := v.get("/read?page=9"); !beyond.leadsTo("/read?page=2#waiting") {
			t.Error("a page that is not there does not lead to the last")
		}
	})
}
