// Package ledger keeps the list of awards that a government reports every year (수상실적): it reads one from a
// table that an office has, plans what of it is new and what is on record, writes the ledger as such a table, and
// sums it up as officials do. docs/awards.md describes it.
package ledger

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/table"
)

// Header is the columns of a ledger as offices in Korea keep it: number, name of the award, body in charge, grade,
// day of receipt, prize money, department in charge.
func Header() []string {
	return []string{"연번", "수상명", "주관기관", "훈격", "수상일자", "시상금", "담당부서"}
}

// Table is the ledger of the awards in their order, with exactly the columns of Header. What is not known is an empty
// cell, prize money is in won.
func Table(name, title string, awards []bonbogi.Award, notes ...string) *table.Table {
	t := &table.Table{Name: name, Title: title, Header: Header(), Notes: notes}
	for i, a := range awards {
		prize := table.Text("")
		if a.Prize != nil {
			prize = table.Number(float64(*a.Prize), itoa(*a.Prize))
		}
		t.Add(table.Number(float64(i+1), ""), table.Text(NameOf(a)), table.Text(BodyOf(a).Name), table.Text(a.Grade),
			table.Text(a.Received.String()), prize, table.Text(a.Department))
	}
	return t
}

// NameOf is the name of an award as a ledger writes it: with the year of the contest where it is another than that of
// receipt, and its number.
func NameOf(a bonbogi.Award) string {
	name := a.Name
	if a.Round != 0 {
		name = "제" + itoa(a.Round) + "회 " + name
	}
	if a.Year != 0 && a.Year != a.Received.Year {
		name = itoa(a.Year) + "년 " + name
	}
	return name
}

// BodyOf is the body in charge of an award (주관기관): who runs it, else who gives it, else in whose name it is held.
func BodyOf(a bonbogi.Award) bonbogi.Party {
	for _, p := range []bonbogi.Party{a.Organiser, a.Conferrer, a.Host} {
		if p.Name != "" {
			return p
		}
	}
	return bonbogi.Party{}
}
