package article_test

import (
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/registry"
)

func TestADistrictBearsTheNameOfItsCityOnTheDayOfTheText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ published, text, guest, id string }{
		{"2022-03-15", "성남시는 지난 10일 광주광역시 동구 공무원 8명이 성남시청을 방문해 스마트쉼터를 벤치마킹했다고 밝혔다.", "광주광역시 동구", "kr-gwangju-dong"},
		{"2026-09-15", "성남시는 지난 10일 광주 동구 공무원 8명이 성남시청을 방문해 스마트쉼터를 벤치마킹했다고 밝혔다.", "전남광주통합특별시 동구", "kr-gwangju-dong"},
		{"2022-03-15", "성남시는 지난 10일 강원 고성군 공무원 8명이 성남시청을 방문해 스마트쉼터를 벤치마킹했다고 밝혔다.", "강원도 고성군", "kr-gangwon-goseong"},
		{"2022-03-15", "성남시는 지난 10일 인천 서구 공무원 8명이 성남시청을 방문해 스마트쉼터를 벤치마킹했다고 밝혔다.", "인천광역시 서구", "kr-incheon-seo"},
		{"", "성남시는 지난 10일 광주광역시 동구 공무원 8명이 성남시청을 방문해 스마트쉼터를 벤치마킹했다고 밝혔다.", "광주광역시 동구", "kr-gwangju-dong"},
		{"", "성남시는 지난 10일 광주 동구 공무원 8명이 성남시청을 방문해 스마트쉼터를 벤치마킹했다고 밝혔다.", "광주광역시 동구", "kr-gwangju-dong"},
		{"", "광주 동구는 쉼터 운영의 어려움을 털어놓았다. 성남시는 지난 10일 동구 공무원 8명이 성남시청을 방문해 스마트쉼터를 벤치마킹했다고 밝혔다.", "광주광역시 동구", "kr-gwangju-dong"},
	} {
		found, err := article.NewReader(registry.Korea()).Read(t.Context(), article.Input{Text: c.text, Published: date(t, c.published)})
		if err != nil {
			t.Fatal(err)
		}
		guests := []bonbogi.Party{}
		for _, f := range found.Facts {
			if f.Visit != nil {
				guests = append(guests, f.Visit.Guest)
			}
		}
		if want := (bonbogi.Party{Government: c.id, Name: c.guest, Type: bonbogi.PartyGovernment}); !slices.Equal(guests, []bonbogi.Party{want}) {
			t.Errorf("the guests in a text of %s are %v, want %v", c.published, guests, want)
		}
	}
}

func TestAHostBearsTheNameOfItsCityThatIsWritten(t *testing.T) {
	t.Parallel()
	found, err := article.NewReader(registry.Korea()).Read(t.Context(), article.Input{Text: "성남시는 지난달 광주 동구를 방문해 기부제 운영 사례를 견학했다."})
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Facts) != 1 || found.Facts[0].Visit == nil || found.Facts[0].Visit.Host.Name != "광주광역시 동구" {
		t.Errorf("found %+v", found.Facts)
	}
}

// date is a day, or unknown.
func date(t *testing.T, s string) (d bonbogi.Date) {
	t.Helper()
	if s != "" {
		d = bonbogi.MustDate(s)
	}
	return d
}
