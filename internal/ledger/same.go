package ledger

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// match finds for each row the award on record that it tells of: index of the row → index of the award. One award is told
// of by one row, so that two awards of the same name on one ledger do not become one.
func match(rows []Row, awards []bonbogi.Award) map[int]int {
	byName := map[string][]int{}
	for i, a := range awards {
		e := store.Essence(a.Name)
		byName[e] = append(byName[e], i)
	}
	type pair struct{ row, award, alike int }
	var pairs []pair
	for r, row := range rows {
		if row.Problem != nil {
			continue
		}
		names := []string{store.Essence(row.Award.Name)}
		if e := store.Essence(row.Written); e != names[0] {
			names = append(names, e) // the year may be a part of the name
		}
		for _, n := range names {
			for _, i := range byName[n] {
				if likeness := alike(row.Award, awards[i]); likeness > 0 {
					pairs = append(pairs, pair{r, i, likeness})
				}
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(a.row, b.row)) })
	found, taken := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		if _, done := found[p.row]; !done && !taken[p.award] {
			found[p.row], taken[p.award] = p.award, true
		}
	}
	return found
}

// alike says how surely two awards of the same name are one: 0 if they are not.
func alike(row, have bonbogi.Award) int {
	switch {
	case !sameYear(row, have), !sameGrade(row.Grade, have.Grade):
		return 0
	case !agree(row.Received.Month, have.Received.Month), !agree(row.Received.Day, have.Received.Day), !agree(row.Round, have.Round):
		return 0
	case !agree(store.Essence(row.For), store.Essence(have.For)):
		return 0
	}
	n := 1
	for _, equal := range []bool{
		row.Received == have.Received, store.Essence(row.Grade) == store.Essence(have.Grade), row.Department == have.Department,
		store.Essence(row.For) == store.Essence(have.For), store.Essence(BodyOf(row).Name) == store.Essence(BodyOf(have).Name),
		store.Essence(row.Conferrer.Name) == store.Essence(have.Conferrer.Name), row.Prize != nil && have.Prize != nil && *row.Prize == *have.Prize,
	} {
		if equal {
			n++
		}
	}
	return n
}

// agree reports whether two values are the same, or one is not known.
func agree[T comparable](a, b T) bool {
	var unknown T
	return a == b || a == unknown || b == unknown
}

// sameYear tells awards of one contest apart by their years, as the review of proposed facts does: by that in which they
// were given, or by that of the contest, of which a source may name only one.
func sameYear(a, b bonbogi.Award) bool {
	if !agree(a.Received.Year, b.Received.Year) || !agree(a.Year, b.Year) {
		return false
	}
	return a.ReceivedIn() == b.ReceivedIn() || a.Year != 0 && a.Year == b.Year
}

// sameGrade compares grades. One source names the place, another the honour that came with it, a third both.
func sameGrade(a, b string) bool {
	if bare(a) == bare(b) || a == "" || b == "" {
		return true
	}
	honours, places := [2]bonbogi.Grade{bonbogi.HonourOf(a), bonbogi.HonourOf(b)}, [2]bonbogi.Grade{bonbogi.PlaceOf(a), bonbogi.PlaceOf(b)}
	known := func(g [2]bonbogi.Grade, i int) bool {
		return g[i] != bonbogi.GradeUnknown && g[i] != bonbogi.GradeOther
	}
	for _, g := range [][2]bonbogi.Grade{honours, places} {
		if known(g, 0) && known(g, 1) && g[0] != g[1] {
			return false
		}
	}
	return (known(honours, 0) || known(places, 0)) && (known(honours, 1) || known(places, 1))
}

// bare is a grade without what sources add to it as they like: 우수, 우수상 and 우수기관 are one.
func bare(grade string) string {
	e := store.Essence(grade)
	for _, end := range []string{"기관", "상"} {
		if short := strings.TrimSuffix(e, end); short != "" && short != "대" { // 대상 is a word of its own
			e = short
		}
	}
	return e
}
