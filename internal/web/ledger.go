package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ledger"
	"github.com/bonbogi/bonbogi/internal/store"
)

// ledgerView is what a government received in a year, as offices report it (수상실적), with the weight of each award.
type ledgerView struct {
	Government string           `json:"government"`
	FullName   string           `json:"full_name"`
	Year       int              `json:"year,omitempty"` // 0: all
	All        bool             `json:"all"`
	Rows       []weighedAward   `json:"awards"`
	Summary    ledger.Summary   `json:"summary"` // of the year, or of all
	Years      []ledger.Summary `json:"years"`   // side by side, the newest first
	Tallies    []tally          `json:"claims"`  // what sources say in sum
	Weighing   bonbogi.Weighing `json:"weighing"`

	Form weighingForm `json:"-"`
	files
}

// weighedAward is an award with its weight.
type weighedAward struct {
	bonbogi.Award
	Weight bonbogi.Weight `json:"weight"`
}

// Body is the body in charge, as a ledger has it.
func (a weighedAward) Body() bonbogi.Party { return ledger.BodyOf(a.Award) }

// Called is the name as a ledger has it.
func (a weighedAward) Called() string { return ledger.NameOf(a.Award) }

func (s *Site) ledger(c *call) (answer, error) {
	g, ok := c.registry.Get(c.PathValue("id"))
	if !ok {
		return nil, bonbogi.Errorf(bonbogi.NotFound, "no_government", "there is no government %q", c.PathValue("id"))
	}
	v := ledgerView{Government: g.ID, FullName: c.fullName(g.ID), Form: c.weighing(), Rows: []weighedAward{}, Tallies: []tally{}}
	v.Weighing = v.Form.Weighing
	awards, err := ledger.Received(c.Context(), s.Store, g.ID, 0)
	if err != nil {
		return nil, err
	}
	v.Years = ledger.Summarise(awards)
	if err := v.choose(c.URL.Query().Get("year")); err != nil {
		return nil, err
	}
	if to := v.canonical(c); to != "" {
		return redirect(to), nil
	}
	if !v.All {
		awards = slices.DeleteFunc(awards, func(a bonbogi.Award) bool { return a.ReceivedIn() != v.Year })
	}
	v.Summary = ledger.SumOf(v.Year, awards)
	for _, a := range awards {
		v.Rows = append(v.Rows, weighedAward{a, v.Weighing.Weigh(a)})
	}
	if v.Tallies, err = s.claimedAwards(c, v); err != nil {
		return nil, err
	}
	v.files = filesOf(c.URL.Path, url.Values{"year": {v.spec()}}.Encode())
	name := g.ID + "-awards"
	if v.Year != 0 {
		name += "-" + strconv.Itoa(v.Year)
	}
	var notes []string
	for _, a := range awards {
		if a.Paid() {
			notes = append(notes, c.text("award.paid")+": "+ledger.NameOf(a)+" · "+c.text("won", "n", number(a.Fee)))
		}
	}
	status := http.StatusOK
	if v.Form.Wrong > 0 {
		status = http.StatusBadRequest
	}
	return &page{Template: "ledger", Title: v.Title(c), Data: v, Wide: true, Status: status,
		Table: ledger.Table(name, v.FullName+" · "+v.Title(c), awards, notes...)}, nil
}

// choose takes the year from the address: one, all, or the latest in which something was received.
func (v *ledgerView) choose(year string) error {
	switch {
	case year == "all":
		v.All = true
	case year != "":
		n, err := strconv.Atoi(year)
		if err != nil || n != 0 && (n < 1900 || n > 2200) {
			return &bonbogi.Error{Code: bonbogi.Invalid, Field: "year", Rule: "year", Message: "the year is a number of four digits"}
		}
		v.Year = n
	case len(v.Years) > 0:
		v.Year = v.Years[0].Year
	default:
		v.All = true
	}
	return nil
}

// spec is the year as the address has it.
func (v ledgerView) spec() string {
	if v.All {
		return "all"
	}
	return strconv.Itoa(v.Year)
}

// Title is the heading of the page.
func (v ledgerView) Title(c *call) string {
	switch {
	case v.All:
		return c.text("ledger.title.all", "name", names{c.site, c.words}.government(v.Government))
	case v.Year == 0:
		return c.text("ledger.title.unknown", "name", names{c.site, c.words}.government(v.Government))
	}
	return c.text("ledger.title", "name", names{c.site, c.words}.government(v.Government), "year", strconv.Itoa(v.Year))
}

// At is the address of another year with the same parameters.
func (v ledgerView) At(year string) string {
	q := v.Form.query()
	q.Set("year", year)
	return "/governments/" + url.PathEscape(v.Government) + "/awards?" + q.Encode()
}

// Spec is the year of the page, for the form.
func (v ledgerView) Spec() string { return v.spec() }

// canonical is the shorter address of the same page, where a form has sent parameters that are as a reader begins with;
// "" if there is none.
func (v ledgerView) canonical(c *call) string {
	q := c.URL.Query()
	if c.format != "html" || v.Form.Wrong > 0 {
		return ""
	}
	kept := v.Form.query()
	for _, g := range v.Form.Groups {
		for _, in := range g.Inputs {
			if q.Has(in.Name) && !kept.Has(in.Name) {
				return v.At(v.spec()) + "#weights"
			}
		}
	}
	return ""
}

// claimedAwards are the claims of awards received that are about the years of the page, beside what is on record.
func (s *Site) claimedAwards(c *call, v ledgerView) ([]tally, error) {
	if v.Year == 0 && !v.All {
		return []tally{}, nil
	}
	found, err := s.Store.Claims(c.Context(), store.ClaimFilter{Government: v.Government, Type: bonbogi.ClaimAwardsReceived, Year: v.Year, Desc: true, Limit: perSection})
	if err != nil {
		return nil, err
	}
	out := []tally{}
	for _, x := range found.Items {
		t, err := s.tallyOf(c, x)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}
