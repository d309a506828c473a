package ledger

import (
	"regexp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/registry"
	"golang.org/x/text/unicode/norm"
)

// heads are the offices of those who stand at the head of a government: 행정안전부장관, 경기도지사, 광주광역시장.
var heads = []struct{ office, without string }{{"장관", ""}, {"도지사", "도"}, {"시장", "시"}, {"처장", "처"}, {"청장", "청"}}

// partyOf is the body of a name: a government that the registry knows under it, or under that of its head; else an
// institution of that name.
func partyOf(name string, names *registry.Registry) bonbogi.Party {
	if name == "" {
		return bonbogi.Party{}
	}
	try := []string{name}
	for _, h := range heads {
		if short, found := strings.CutSuffix(name, h.office); found && short != "" {
			try = append(try, short+h.without)
		}
	}
	for _, n := range try {
		found := names.Resolve(n, bonbogi.Date{})
		if len(found.Matches) == 1 && !strings.ContainsAny(n, "0123456789") {
			return bonbogi.Party{Government: found.Matches[0].Government.ID, Name: name, Type: bonbogi.PartyGovernment}
		}
	}
	return bonbogi.Party{Name: name, Type: bonbogi.PartyInstitution}
}

// headOf is an office that a grade names: 최우수(행정안전부장관상).
var headOf = regexp.MustCompile(`([가-힣]+?(?:부장관|처장|청장|도지사|시장))`)

// bodies makes parties of the names in a row, and says who gives the award: whom the row names, else whom the grade
// names, else the body in charge, if the grade is that of its head or names nobody.
func bodies(a *bonbogi.Award, names *registry.Registry) {
	a.Organiser, a.Host, a.Conferrer = partyOf(a.Organiser.Name, names), partyOf(a.Host.Name, names), partyOf(a.Conferrer.Name, names)
	if a.Conferrer.IsZero() {
		a.Conferrer = giver(*a, names)
	}
	a.ConferrerType = review.ConferrerType(a.Conferrer, a.Grade, names)
}

func giver(a bonbogi.Award, names *registry.Registry) bonbogi.Party {
	inCharge := BodyOf(a)
	level := bonbogi.Level("")
	if g, ok := names.Get(inCharge.Government); ok {
		level = g.Level
	}
	honour := bonbogi.HonourOf(a.Grade)
	if m := headOf.FindString(a.Grade); m != "" {
		if p := partyOf(m, names); p.Government != "" {
			return p
		}
	}
	switch {
	case honour == bonbogi.GradePresident:
		return bonbogi.Party{Name: "대통령", Type: bonbogi.PartyInstitution}
	case honour == bonbogi.GradePrimeMinister:
		return bonbogi.Party{Name: "국무총리", Type: bonbogi.PartyInstitution}
	case honour == bonbogi.GradeUnknown,
		honour == bonbogi.GradeMinister && level == bonbogi.Ministry,
		honour == bonbogi.GradeGovernor && level == bonbogi.Province:
		return inCharge
	}
	return bonbogi.Party{}
}

// notName is what stands between names in a title or in what a file is called.
var notName = regexp.MustCompile(`[^가-힣]+`)

// elsewhere is the local government that words name without naming the one that is meant; "" if they name none.
func elsewhere(names *registry.Registry, words, meant string) (other string) {
	for _, word := range notName.Split(norm.NFC.String(words), -1) {
		matches := names.Resolve(word, bonbogi.Date{}).Matches
		for _, m := range matches {
			if m.Government.ID == meant {
				return ""
			}
		}
		if len(matches) == 1 && slices.Contains([]bonbogi.Level{bonbogi.Province, bonbogi.Municipality}, matches[0].Government.Level) {
			other = matches[0].Government.ID
		}
	}
	return other
}
