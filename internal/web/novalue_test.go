package web_test

import (
	"strings"
	"testing"
)

func TestAFilterSaysThatItHasNoSuchValue(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	for address, want := range map[string]struct{ ko, en string }{
		"/practices?function=99":        {"정부기능분류(COFOG)에 없는 기능입니다: ‘99’.", "There is no function “99” in COFOG."},
		"/practices?function=04.7.99":   {"없는 기능입니다: ‘04.7.99’.", "no function “04.7.99”"},
		"/practices?status=jumping":     {"상태에 없는 값입니다: ‘jumping’.", "Status has no value “jumping”."},
		"/visits?status=jumping":        {"없는 값입니다: ‘jumping’.", "has no value “jumping”."},
		"/awards?conferrer_type=nobody": {"없는 값입니다: ‘nobody’.", "has no value “nobody”."},
		"/read/queue?kind=nothing":      {"없는 값입니다: ‘nothing’.", "has no value “nothing”."},
	} {
		s.visitor("ko").get(address).says(want.ko)
		s.visitor("en").get(address).says(want.en)
	}
	for _, address := range []string{"/practices?function=04.7", "/practices?function=04&status=running", "/practices", "/awards?grade=minister&department=없는과"} {
		s.visitor("en").get(address).saysNot("Choose from the list")
	}
	var twin struct {
		Query struct {
			NoValues []struct{ Field, Value string } `json:"unknown_values"`
		}
	}
	s.visitor("ko").json("/practices.json?function=99&status=jumping", &twin)
	if len(twin.Query.NoValues) != 2 || twin.Query.NoValues[0].Value != "99" || twin.Query.NoValues[1].Field != "status" {
		t.Errorf("the twin says %+v", twin.Query.NoValues)
	}
}

func TestAListOfWhatIsNotClearOffersNoFeed(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	for query, clear := range map[string]bool{"": true, "government=안양": true, "function=04.7": true, "status=jumping": true,
		"function=99": false, "government=없는고을": false, "government=중구": false} {
		page := v.get("/practices?" + query)
		if got := strings.Contains(page.Body, "atom+xml"); got != clear {
			t.Errorf("%q: a feed is offered: %v, want %v", query, got, clear)
		}
	}
}
