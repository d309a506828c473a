package review

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
)

func TestTheQuotationTellsNumberHostAndOrganiserOfAContest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		quote, name, conferrer string
		round                  int
		host, organiser        bool
	}{
		{"가람시는 들녘부가 주관한 ‘제12회 마을대회’에서 대상을", "마을대회", "들녘부", 12, false, true},
		{"들녘부 주최 제3회 2024년 마을대회", "마을대회", "들녘부", 3, true, false},
		{"들녘부 주최·주관 마을대회", "마을대회", "들녘부", 0, true, true},
		{"들녘부의 마을대회와 제5회 바다대회", "마을대회", "들녘부", 0, false, false},
		{"산골부가 주최한 마을대회에서 들녘부 장관상", "마을대회", "들녘부", 0, false, false},
		{"제12회 바다대회에서", "마을대회", "", 0, false, false},
	} {
		party := bonbogi.Party{Name: c.conferrer, Type: bonbogi.PartyInstitution}
		a := bonbogi.Award{Name: c.name, Conferrer: party}
		maker{fact: article.Fact{Quote: c.quote}}.contest(&a)
		if a.Round != c.round || !a.Host.IsZero() != c.host || !a.Organiser.IsZero() != c.organiser {
			t.Errorf("%s: round %d, host %q, organiser %q", c.quote, a.Round, a.Host.Name, a.Organiser.Name)
		}
	}
}
