package review

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// contestNumber is the number of a contest as it stands before its name, with the year before or behind it.
var contestNumber = regexp.MustCompile(`제\s?(\d{1,3})\s?회\s*(?:(?:19|20)\d{2}년?도?\s*)?[‘'"“「『<\s]*$`)

// contest fills in what the quotation says of the contest besides what the reader understood: its number, and whether the
// conferrer holds it or runs it (주최, 주관).
func (m maker) contest(a *bonbogi.Award) {
	if before, _, found := strings.Cut(m.fact.Quote, a.Name); found && a.Name != "" {
		if g := contestNumber.FindStringSubmatch(before); g != nil {
			a.Round, _ = strconv.Atoi(g[1])
		}
	}
	if a.Conferrer.Name == "" {
		return
	}
	part := regexp.MustCompile(regexp.QuoteMeta(a.Conferrer.Name) + `(?:이|가|에서)?\s*(주최|주관)(?:\s?[·ㆍ/,]\s?(주최|주관))?`)
	g := part.FindStringSubmatch(m.fact.Quote)
	if g == nil {
		return
	}
	for _, does := range g[1:] {
		switch does {
		case "주최":
			a.Host = a.Conferrer
		case "주관":
			a.Organiser = a.Conferrer
		}
	}
}
