package web

import (
	"bytes"
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/bonbogi/bonbogi"
	tables "github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/ledger"
	"github.com/bonbogi/bonbogi/internal/store"
)

// ledgerForm is the page to which a ledger of awards is sent.
type ledgerForm struct {
	Government string // as typed
	Names      []string
	Header     []string // of a ledger
	Who        string
	Problems   map[string]string
}

// Wrong counts what is to be mended.
func (v ledgerForm) Wrong() int { return len(v.Problems) }

// Problem is what is wrong with none of the fields.
func (v ledgerForm) Problem() []string { return nil }

func (s *Site) ledgerForm(c *call) (answer, error) {
	v := ledgerForm{Government: typed(c.URL.Query().Get("government")), Who: c.who()}
	if g, ok := c.registry.Get(v.Government); ok {
		v.Government = c.registry.FullName(g.ID, bonbogi.Date{})
	}
	return s.ledgerSendPage(c, v, http.StatusOK), nil
}

func (s *Site) ledgerSendPage(c *call, v ledgerForm, status int) *page {
	v.Names, v.Header = s.suggestions(c), ledger.Header()
	return &page{Template: "ledger-send", Title: c.text("ledger.send.title"), Data: v, Status: status, Form: true}
}

// sendLedger keeps the file for a look at what would come of it.
func (s *Site) sendLedger(c *call) (answer, error) {
	file, err := c.parts(errTableTooLarge)
	v := ledgerForm{Government: c.line("government"), Who: c.line("who"), Problems: map[string]string{}}
	if _, ours := errors.AsType[*bonbogi.Error](err); err != nil && !ours {
		err = bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	if err == nil && file == nil {
		err = bonbogi.Errorf(bonbogi.Invalid, "no_file", "choose a file")
	}
	if v.Who == "" {
		v.Problems["who"] = c.text("error.required")
	}
	government, _, unknown := c.governmentCalled(v.Government)
	switch {
	case v.Government == "":
		v.Problems["government"] = c.text("error.required")
	case unknown != nil:
		v.Problems["government"] = c.explain(unknown)
	}
	var kept store.Upload
	if err == nil && v.Wrong() == 0 {
		kept, err = s.keepSent(c, government, v.Who, file)
	}
	problems := problemsIn(err)
	if len(problems) == 0 && err != nil {
		return nil, err
	}
	for _, p := range problems {
		v.Problems["file"] = cmp.Or(v.Problems["file"], c.message(p))
	}
	if v.Wrong() > 0 {
		return s.ledgerSendPage(c, v, http.StatusBadRequest), nil
	}
	return remembered{redirect(ledgerAt(kept.ID, government, "")), whoCookie, v.Who}, nil
}

// keepSent keeps a file that is a ledger.
func (s *Site) keepSent(c *call, government, who string, file *upload) (u store.Upload, err error) {
	name := fileName(file.name)
	t, err := tables.Open(c.Context(), name, bytes.NewReader(file.data))
	if err != nil {
		return u, err
	}
	defer t.Close()
	if _, err := ledger.Read(c.Context(), t, "", s.today()); err != nil {
		several := len(t.Sheets) > 1 // the ledger may stand on another
		if problem, ok := errors.AsType[*bonbogi.Error](err); !ok || !several || problem.Rule != "ledger_header" {
			return u, err
		}
	}
	u, _, err = s.Store.AddUpload(c.Context(), store.Change{Who: who}, name, file.data)
	return u, err
}

// ledgerAt is the address at which a ledger that was sent is looked at.
func ledgerAt(id, government, sheet string) string {
	q := url.Values{"government": {government}}
	if sheet != "" {
		q.Set("sheet", sheet)
	}
	return "/ledger/" + url.PathEscape(id) + "?" + q.Encode()
}

// ledgerLook is what would come of a ledger.
type ledgerLook struct {
	Upload   store.Upload
	Sheet    string
	Sheets   []string // of a workbook that has several
	Ledger   *ledger.Sheet
	Plan     *ledger.Plan
	Token    string
	Who      string
	WhoWrong string
	Refusal  string // why nothing of the sheet can be read
}

// Government is whose ledger it is.
func (v ledgerLook) Government() string { return v.Plan.Government }

// shownLines is how many rows of a ledger the page prints.
const shownLines = 1000

// Shown are the rows that the page prints: those that need a look come first where there are too many.
func (v ledgerLook) Shown() []ledger.Planned {
	rows := v.Plan.Rows
	if len(rows) <= shownLines {
		return rows
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b ledger.Planned) int { return cmp.Compare(needsLook(b), needsLook(a)) })
	return rows[:shownLines]
}

// Left is how many rows the page does not print.
func (v ledgerLook) Left() int { return max(0, len(v.Plan.Rows)-shownLines) }

// needsLook is 1 for a row that a person should see before it is stored.
func needsLook(r ledger.Planned) int {
	if r.State == ledger.Refused || len(r.Remarks)+len(r.Differs) > 0 {
		return 1
	}
	return 0
}

// Storing is how many awards would be stored or changed.
func (v ledgerLook) Storing() int { return v.Plan.Count(ledger.New) + v.Plan.Count(ledger.Cited) }

// At is the address of another sheet.
func (v ledgerLook) At(sheet string) string { return ledgerAt(v.Upload.ID, v.Plan.Government, sheet) }

func (s *Site) lookLedger(c *call) (answer, error) {
	v, err := s.plannedLedger(c, c.who())
	if err != nil {
		return nil, err
	}
	return s.ledgerLookPage(c, v, http.StatusOK), nil
}

func (s *Site) ledgerLookPage(c *call, v ledgerLook, status int) *page {
	v.Token = s.newID()
	return &page{Template: "ledger-look", Title: c.text("ledger.look.title"), Data: v, Status: status, Wide: true, Form: true}
}

// plannedLedger reads the file that was sent and says what would come of it.
func (s *Site) plannedLedger(c *call, who string) (v ledgerLook, err error) {
	government, _, err := c.governmentCalled(c.FormValue("government"))
	if err != nil {
		return v, err
	}
	v = ledgerLook{Who: who, Sheet: c.FormValue("sheet"), Plan: &ledger.Plan{Government: government}}
	u, t, err := s.opened(c.Context(), c.PathValue("id"))
	if err != nil {
		return v, err
	}
	defer t.Close()
	if v.Upload = u; len(t.Sheets) > 1 {
		if v.Sheets = t.Sheets; v.Sheet == "" {
			if v.Sheet, err = t.FirstSheet(); err != nil {
				return v, err
			}
		}
	}
	v.Ledger, err = ledger.Read(c.Context(), t, v.Sheet, s.today())
	if problem, ok := errors.AsType[*bonbogi.Error](err); ok && len(v.Sheets) > 0 {
		v.Refusal = c.message(problem)
		return v, nil
	}
	if err != nil {
		return v, err
	}
	v.Plan, err = ledger.NewPlan(c.Context(), s.Store, c.registry, v.Ledger, government, u.File, cmp.Or(who, u.Who))
	return v, err
}

// keepLedger stores what fits, and leads to the government's ledger.
func (s *Site) keepLedger(c *call) (answer, error) {
	who := c.line("who")
	v, err := s.plannedLedger(c, who)
	if bonbogi.CodeOf(err) == bonbogi.NotFound { // where all fitted, the file went when the form was sent first
		if sent, spentErr := s.Store.Spent(c.Context(), c.FormValue("token")); sent || spentErr != nil {
			return redirect("/governments/" + url.PathEscape(v.Plan.Government) + "/awards?year=all"), spentErr
		}
	}
	if err != nil {
		return nil, err
	}
	if who == "" {
		v.WhoWrong = c.text("error.required")
		return s.ledgerLookPage(c, v, http.StatusBadRequest), nil
	}
	if v.Refusal != "" {
		return s.ledgerLookPage(c, v, http.StatusBadRequest), nil
	}
	to := redirect("/governments/" + url.PathEscape(v.Plan.Government) + "/awards?year=" + v.year())
	err = v.Plan.Save(c.Context(), s.Store, store.Change{Who: who, Why: c.text("ledger.why", "file", v.Upload.File), Token: c.FormValue("token")})
	if _, done := errors.AsType[*store.Done](err); done {
		return to, nil
	}
	if err != nil {
		return nil, err
	}
	if v.Plan.Count(ledger.Refused) == 0 { // else the file stays for a second look
		if err := s.Store.DropUpload(c.Context(), v.Upload.ID); err != nil && bonbogi.CodeOf(err) != bonbogi.NotFound {
			return nil, err
		}
	}
	return remembered{to, whoCookie, who}, nil
}

// year is the one of which the ledger is; all, if it is of several.
func (v ledgerLook) year() string {
	found := ""
	for _, r := range v.Plan.Rows {
		switch y := year(r.Award.ReceivedIn()); {
		case r.State == ledger.Refused || y == "":
		case found != "" && found != y:
			return "all"
		default:
			found = y
		}
	}
	return cmp.Or(found, "all")
}

// dropLedger lets a ledger go that nobody wants to store.
func (s *Site) dropLedger(c *call) (answer, error) {
	if err := s.Store.DropUpload(c.Context(), c.PathValue("id")); err != nil && bonbogi.CodeOf(err) != bonbogi.NotFound {
		return nil, err
	}
	return redirect("/ledger"), nil
}
