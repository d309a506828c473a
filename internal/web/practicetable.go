package web

import (
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/table"
)

// practiceTable is a list of practices to take away, the fields in the order of the form. Lists stand a line an entry.
func practiceTable(list []bonbogi.Practice) *table.Table {
	t := &table.Table{Name: "practices", Header: []string{"id", "owner", "owner_id", "name", "name_en", "other_names", "status", "started", "ended", "department", "summary", "summary_en",
		"problem", "steps", "workings", "cost_first", "cost_yearly", "currency", "cost", "funding", "people", "time_needed", "legal_basis", "partners", "conditions",
		"results", "aims", "limits", "side_effects", "otherwise", "reusables", "software", "contact", "functions", "topics", "based_on", "note", "note_en", "needs_met", "needs", "sources"}}
	for _, p := range list {
		known := completenessOf(p)
		t.AddTexts(p.ID, p.Owner.Name, p.Owner.Government, p.Name, p.NameEn, strings.Join(p.OtherNames, "\n"), string(p.Status), p.Started.String(), p.Ended.String(), p.Department, p.Summary, p.SummaryEn,
			p.Problem, strings.Join(p.Steps, "\n"), p.Workings, figure(p.CostFirst), figure(p.CostYearly), p.Currency, p.Cost, p.Funding, p.People, p.TimeNeeded,
			lined(p.LegalBasis, lawWords), strings.Join(p.Partners, "\n"), p.Conditions, p.Results, lined(p.Aims, aimWords), p.Limits, p.SideEffects, p.Otherwise,
			lined(p.Reusables, reusableWords), p.Software.URL, besides(p.Contact.Office, p.Contact.Phone, p.Contact.Email, p.Contact.URL),
			strings.Join(p.Functions, "\n"), strings.Join(p.Topics, "\n"), strings.Join(p.BasedOn, "\n"), p.Note, p.NoteEn, strconv.Itoa(known.Has), strconv.Itoa(known.Of), sourceIDs(p.Sources))
	}
	return t
}

func lawWords(l bonbogi.LegalBasis) string { return besides(l.Title, l.Article, l.URL) }

func aimWords(a bonbogi.Aim) string {
	return besides(a.Indicator, a.Name, string(a.Direction), year(a.Months))
}

func reusableWords(r bonbogi.Reusable) string {
	return besides(string(r.Kind), r.Name, r.URL, r.Licence)
}

// lined are the entries of a list, a line each.
func lined[E any](list []E, words func(E) string) string {
	lines := make([]string, len(list))
	for i, e := range list {
		lines[i] = words(e)
	}
	return strings.Join(lines, "\n")
}

// besides are the parts that there are, one beside the other.
func besides(parts ...string) string {
	var given []string
	for _, p := range parts {
		if p != "" {
			given = append(given, p)
		}
	}
	return strings.Join(given, " | ")
}
