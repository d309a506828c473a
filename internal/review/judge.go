package review

import (
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// conferrerWords tell what kind of body gives an award from its name, where it is no government. An institute (연구원)
// or a committee (위원회) can be of the state or private, so its name tells nothing.
var conferrerWords = []struct {
	words []string
	kind  bonbogi.ConferrerType
}{
	{[]string{"일보", "신문", "방송", "뉴스", "언론", "미디어"}, bonbogi.ConferrerPress},
	{[]string{"학회"}, bonbogi.ConferrerLearned},
	{[]string{"대통령", "국무총리", "국회"}, bonbogi.ConferrerState},
	{[]string{"공단", "공사", "진흥원"}, bonbogi.ConferrerPublicBody},
}

// ConferrerType is what kind of body gives the award, as far as its name or the grade tells.
func ConferrerType(conferrer bonbogi.Party, grade string, names *registry.Registry) bonbogi.ConferrerType {
	if g, ok := names.Get(conferrer.Government); ok && conferrer.Type == bonbogi.PartyGovernment {
		switch g.Level {
		case bonbogi.Country, bonbogi.Ministry:
			return bonbogi.ConferrerState
		case bonbogi.Province:
			return bonbogi.ConferrerProvince
		default:
			return bonbogi.ConferrerPublicBody
		}
	}
	for _, c := range conferrerWords {
		for _, w := range c.words {
			if strings.Contains(conferrer.Name, w) {
				return c.kind
			}
		}
	}
	switch bonbogi.ParseGrade(grade) {
	case bonbogi.GradePresident, bonbogi.GradePrimeMinister, bonbogi.GradeMinister:
		return bonbogi.ConferrerState
	}
	if conferrer.Type == bonbogi.PartyCompany {
		return bonbogi.ConferrerPrivate
	}
	return bonbogi.ConferrerUnknown
}

// claimant is who says that the practice was taken over. A press release speaks for the one who
// published it; a paper that prints it names that one in the headline.
func (m maker) claimant(origin, adopter bonbogi.Party, form bonbogi.AdoptionForm) bonbogi.Claimant {
	if form == bonbogi.AdoptionPrecedence {
		return bonbogi.ClaimedByOrigin
	}
	for _, words := range []string{m.source.Publisher, m.source.Title} {
		byOrigin, byAdopter := m.named(origin, words), m.named(adopter, words)
		switch {
		case byOrigin && !byAdopter:
			return bonbogi.ClaimedByOrigin
		case byAdopter && !byOrigin:
			return bonbogi.ClaimedByAdopter
		}
	}
	return bonbogi.ClaimedByThird
}

// named reports whether the words name the party, by its name or a name that the registry has for it.
func (m maker) named(p bonbogi.Party, words string) bool {
	if p.Name != "" && strings.Contains(words, p.Name) {
		return true
	}
	g, ok := m.names.Get(p.Government)
	if !ok {
		return false
	}
	for _, f := range g.Forms {
		for _, n := range append([]string{f.Name}, f.Aliases...) {
			if strings.Contains(words, n) {
				return true
			}
		}
	}
	return false
}
