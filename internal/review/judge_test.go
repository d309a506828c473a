package review

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

func TestMonthWithoutYearIsTheLatestBeforePublication(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ written, published, want string }{
		{"06", "2021-07-28", "2021-06"},
		{"07", "2021-07-28", "2021-07"},
		{"12", "2021-01-05", "2020-12"},
		{"06", "2021", "2021-06"},
		{"06", "", ""},
		{"2020-06", "2021-07-28", "2020-06"},
		{"", "2021-07-28", ""},
	} {
		got, err := asOf(c.written, bonbogi.MustDate(c.published))
		if err != nil || got.String() != c.want {
			t.Errorf("%q published %q: %q, want %q; error %v", c.written, c.published, got, c.want, err)
		}
	}
	for _, wrong := range []string{"13", "00", "ab", "junk"} {
		if got, err := asOf(wrong, bonbogi.MustDate("2021-07-28")); err == nil {
			t.Errorf("%q was read as %s", wrong, got)
		}
	}
}

func TestConferrerTypeFollowsTheBody(t *testing.T) {
	t.Parallel()
	government := func(id string) bonbogi.Party {
		return bonbogi.Party{Government: id, Name: id, Type: bonbogi.PartyGovernment}
	}
	other := func(name string) bonbogi.Party {
		return bonbogi.Party{Name: name, Type: bonbogi.PartyInstitution}
	}
	for _, c := range []struct {
		conferrer bonbogi.Party
		grade     string
		want      bonbogi.ConferrerType
	}{
		{government("kr-mois"), "우수", bonbogi.ConferrerState},
		{government("kr-gyeonggi"), "대상", bonbogi.ConferrerProvince},
		{government("kr-gyeonggi-anyang"), "", bonbogi.ConferrerPublicBody},
		{other("들녘일보"), "대상", bonbogi.ConferrerPress},
		{other("한국행정학회"), "", bonbogi.ConferrerLearned},
		{other("한국산업진흥원"), "", bonbogi.ConferrerPublicBody},
		{other("한국지역연구원"), "대상", bonbogi.ConferrerUnknown},
		{bonbogi.Party{}, "대통령 표창", bonbogi.ConferrerState},
		{bonbogi.Party{}, "대상", bonbogi.ConferrerUnknown},
		{bonbogi.Party{Name: "가나전자", Type: bonbogi.PartyCompany}, "대상", bonbogi.ConferrerPrivate},
	} {
		if got := ConferrerType(c.conferrer, c.grade, registry.Korea()); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.conferrer.Name, c.grade, got, c.want)
		}
	}
}

func TestClaimantIsWhoSpeaks(t *testing.T) {
	t.Parallel()
	origin := bonbogi.Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: bonbogi.PartyGovernment}
	adopter := bonbogi.Party{Government: "kr-molit", Name: "국토교통부", Type: bonbogi.PartyGovernment}
	for _, c := range []struct {
		publisher, title string
		form             bonbogi.AdoptionForm
		want             bonbogi.Claimant
	}{
		{"안양시", "새 소식", bonbogi.AdoptionNational, bonbogi.ClaimedByOrigin},
		{"국토교통부", "안양시 사례를 전국으로", bonbogi.AdoptionNational, bonbogi.ClaimedByAdopter},
		{"국토부", "새 소식", bonbogi.AdoptionNational, bonbogi.ClaimedByAdopter},
		{"들녘일보", "안양시에서 배운다", bonbogi.AdoptionNational, bonbogi.ClaimedByOrigin},
		{"들녘일보", "안양시와 국토부", bonbogi.AdoptionNational, bonbogi.ClaimedByThird},
		{"들녘일보", "오늘의 소식", bonbogi.AdoptionNational, bonbogi.ClaimedByThird},
		{"국토교통부", "새 소식", bonbogi.AdoptionPrecedence, bonbogi.ClaimedByOrigin},
	} {
		m := maker{names: registry.Korea(), source: bonbogi.Source{Publisher: c.publisher, Title: c.title}}
		if got := m.claimant(origin, adopter, c.form); got != c.want {
			t.Errorf("%s, %s, %s: %s, want %s", c.publisher, c.title, c.form, got, c.want)
		}
	}
}
