package bundled

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// of returns the records of one kind.
func of[T bonbogi.Record](t *testing.T) []T {
	t.Helper()
	var list []T
	for _, r := range records(t) {
		if v, ok := r.(T); ok {
			list = append(list, v)
		}
	}
	return list
}

func has[T any](list []T, match func(T) bool) bool { return slices.ContainsFunc(list, match) }

// seed reads a list of facts that stands beside the project.
func seed(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "seed", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("left out: ../shared/seed/%s is not there", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func TestEveryFactOfTheFirstArticleIsBundled(t *testing.T) {
	t.Parallel()
	var facts struct {
		Published bonbogi.Date
		Claims    []struct {
			Subject, Claim string
			Value          float64
			AsOf           string `json:"as_of"`
		}
		Awards []struct {
			Recipient, Award, Grade, Conferrer, Period, For string
			Streak                                          int
		}
		Visits []struct {
			Guest, Host, Purpose, Status string
			Department                   string `json:"host_department"`
			Date                         bonbogi.Date
		}
		Practices []struct{ Owner, Name string }
		Adoptions []struct{ Practice, Origin, Adopter, Form string }
	}
	seed(t, "facts.json", &facts)

	for _, c := range facts.Claims {
		if !has(of[bonbogi.Claim](t), func(r bonbogi.Claim) bool {
			return r.Subject.Name == c.Subject && string(r.Type) == c.Claim && r.Value == c.Value &&
				strings.HasSuffix(r.AsOf.String(), "-"+c.AsOf)
		}) {
			t.Errorf("missing: %+v", c)
		}
	}
	for _, a := range facts.Awards {
		if !has(of[bonbogi.Award](t), func(r bonbogi.Award) bool {
			year := bonbogi.Date{Year: r.Year}.String()
			return r.Recipient.Name == a.Recipient && r.Name == a.Award && r.Grade == a.Grade && r.For == a.For &&
				r.Conferrer.Name == a.Conferrer && r.Streak == a.Streak && year == a.Period && r.Received == bonbogi.Date{Year: 2021}
		}) {
			t.Errorf("missing: %+v", a)
		}
	}
	for _, v := range facts.Visits {
		if !has(of[bonbogi.Visit](t), func(r bonbogi.Visit) bool {
			return r.Guest.Name == v.Guest && r.Host.Name == v.Host && r.Date == v.Date && r.Purpose == v.Purpose &&
				string(r.Status) == v.Status && r.HostDepartment == v.Department
		}) {
			t.Errorf("missing: %+v", v)
		}
	}
	practices := of[bonbogi.Practice](t)
	goesBy := func(p bonbogi.Practice, name string) bool {
		return p.Name == name || slices.Contains(p.OtherNames, name)
	}
	for _, p := range facts.Practices {
		if !has(practices, func(r bonbogi.Practice) bool { return r.Owner.Name == p.Owner && goesBy(r, p.Name) }) {
			t.Errorf("missing: %+v", p)
		}
	}
	for _, a := range facts.Adoptions {
		if !has(of[bonbogi.Adoption](t), func(r bonbogi.Adoption) bool {
			form := strings.ReplaceAll(string(r.Form), "_", " ")
			return r.Origin.Name == a.Origin && r.Adopter.Name == a.Adopter && r.ClaimedBy == bonbogi.ClaimedByOrigin &&
				strings.Contains(a.Form, form) &&
				has(practices, func(p bonbogi.Practice) bool { return p.ID == r.Practice && goesBy(p, a.Practice) })
		}) {
			t.Errorf("missing: %+v", a)
		}
	}
	if !has(of[bonbogi.Source](t), func(s bonbogi.Source) bool { return s.Date == facts.Published }) {
		t.Errorf("no source of %s", facts.Published)
	}
}

// What later reports say is a list of sentences, so the figures in them are looked for: a fact that is
// added there makes this test fail until it is bundled and named here.
func TestEveryLaterFactIsBundled(t *testing.T) {
	t.Parallel()
	var later struct {
		Same struct {
			Note  string
			Facts []string
		} `json:"later_facts_of_the_same_practice"`
		Visitors string `json:"visitors_of_the_host"`
	}
	seed(t, "later-facts.json", &later)

	adoptions, practices, claims := of[bonbogi.Adoption](t), of[bonbogi.Practice](t), of[bonbogi.Claim](t)
	group := func(count int64, by string) bool {
		return has(adoptions, func(a bonbogi.Adoption) bool { return a.Adopter.Count == count && a.Date.String() == by })
	}
	started := func(id, date string) bool {
		return has(practices, func(p bonbogi.Practice) bool { return p.ID == id && p.Started.String() == date })
	}
	claim := func(kind bonbogi.ClaimType, value float64) bool {
		return has(claims, func(c bonbogi.Claim) bool { return c.Type == kind && c.Value == value })
	}
	bundled := map[string]bool{
		"2014":           started("practice-anyang-safe-return", "2014"),
		"16 cities":      group(16, "2021-09"),
		"229 local":      group(229, "2021"), // announced then
		"23 local":       group(23, "2025-11"),
		"March 2009":     started("practice-anyang-smart-city-centre", "2009-03"),
		"1,324 domestic": claim(bonbogi.ClaimVisitsReceived, 1324),
		"16,309 people":  claim(bonbogi.ClaimVisitors, 16309),
		"134 countries":  claim(bonbogi.ClaimGuestCountries, 134),
		"5,324 people":   claim(bonbogi.ClaimVisitors, 5324),
	}
	for _, sentence := range append(later.Same.Facts, later.Visitors) {
		known := false
		for figure, ok := range bundled {
			if strings.Contains(sentence, figure) {
				known = true
				if !ok {
					t.Errorf("missing: %s", figure)
				}
			}
		}
		if !known {
			t.Errorf("not looked for: %s", sentence)
		}
	}
	for _, id := range []string{"1065542079850301", "202109281038h", "20251126500112", "1617548"} {
		if !strings.Contains(later.Same.Note+later.Visitors, id) {
			t.Errorf("no longer named there: %s", id)
		}
		if !has(of[bonbogi.Source](t), func(s bonbogi.Source) bool { return strings.Contains(s.ID+s.Note, id) }) {
			t.Errorf("no source with the number %s", id)
		}
	}
}

// A fact is about a body as it was then, so its name has to be the one of that day.
func TestGovernmentsAreInTheRegistryByTheirNames(t *testing.T) {
	t.Parallel()
	korea := registry.Korea()
	check := func(r bonbogi.Record, p bonbogi.Party, on bonbogi.Date) {
		if p.Government == "" {
			return
		}
		g, ok := korea.Get(p.Government)
		if !ok {
			t.Errorf("%s: %s is not in the registry", r.RecordID(), p.Government)
			return
		}
		form := g.Current()
		if !on.IsZero() {
			if form, ok = g.FormOn(on.First()); !ok {
				t.Errorf("%s: %s did not exist on %s", r.RecordID(), p.Government, on)
				return
			}
		}
		if form.Name != p.Name && !slices.Contains(form.Aliases, p.Name) {
			t.Errorf("%s: %s is called %s, not %s", r.RecordID(), p.Government, form.Name, p.Name)
		}
	}
	for _, r := range records(t) {
		switch r := r.(type) {
		case bonbogi.Practice:
			check(r, r.Owner, bonbogi.Date{})
		case bonbogi.Award:
			check(r, r.Recipient, bonbogi.Date{Year: 2021, Month: 7})
			check(r, r.Conferrer, bonbogi.Date{Year: 2021, Month: 7})
		case bonbogi.Visit:
			check(r, r.Guest, r.Date)
			check(r, r.Host, r.Date)
		case bonbogi.Adoption:
			check(r, r.Origin, r.Date)
			check(r, r.Adopter, r.Date)
		case bonbogi.Claim:
			check(r, r.Subject, r.AsOf)
		}
	}
}
