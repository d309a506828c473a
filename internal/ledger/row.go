package ledger

import (
	"regexp"
	"strings"

	"github.com/bonbogi/bonbogi"
	"golang.org/x/text/unicode/norm"
)

// reader reads the rows below a header.
type reader struct {
	header
	today bonbogi.Date
}

// totals are what stands in the first cells of a row that sums up others.
var totals = regexp.MustCompile(`^(합 ?계|총 ?계|소 ?계|누 ?계|계|총합계|총 ?\d+ ?건)( ?[(\[（].*)?$`)

// aYear is what stands above the awards of a year: 2020년, [2020년도].
var aYear = regexp.MustCompile(`^\D?\d{4}년도?\D?$`)

// heading is the text of a row that stands above others: in one cell that covers at least three, or a year alone; "" if it
// is none.
func (l line) heading() (text string) {
	n := 0
	for _, cell := range l.cells {
		switch {
		case cell == "":
			continue
		case text != "" && cell != text:
			return ""
		}
		text = cell
		n++
	}
	if n >= 3 || n > 0 && aYear.MatchString(text) {
		return text
	}
	return ""
}

// noAward says why a row tells of no award: it sums up others, stands above them, or repeats the header; "" if it does tell.
func (h header) noAward(l line) string {
	same, sums := 0, false
	for c, text := range l.cells {
		if c < len(h.texts) && text != "" && text == h.texts[c] {
			same++
		}
		if (c == h.at[colNumber] && h.has(colNumber) || c == h.at[colName] || c == 0) && totals.MatchString(text) {
			sums = true
		}
	}
	switch {
	case same >= 2:
		return "header"
	case sums:
		return "total"
	case l.heading() != "":
		return "heading"
	}
	for kind, c := range h.at {
		if kind != colNumber && c < len(l.cells) && l.cells[c] != "" {
			return ""
		}
	}
	return "empty"
}

func (h header) has(kind column) bool {
	_, there := h.at[kind]
	return there
}

// cell is what the row holds in a column; what only says that there is nothing is nothing.
func (r reader) cell(l line, kind column) string {
	c, there := r.at[kind]
	if !there || c >= len(l.cells) {
		return ""
	}
	switch s := l.cells[c]; s {
	case "-", "–", "―", ".", "x", "X", "해당없음", "해당 없음", "미상":
		return ""
	default:
		return s
	}
}

// row reads one row.
func (r reader) row(l line) Row {
	row := Row{Number: l.number}
	a := &row.Award
	row.Written = r.cell(l, colName)
	a.Name, a.Year, a.Round = splitName(row.Written)
	a.For, a.Grade, a.Department, a.Note = r.cell(l, colFor), r.cell(l, colGrade), r.cell(l, colDepartment), r.cell(l, colNote)
	a.Organiser.Name, a.Host.Name, a.Conferrer.Name = r.cell(l, colOrganiser), r.cell(l, colHost), r.cell(l, colConferrer)
	refuse := func(rule, format string, args ...any) {
		if row.Problem == nil {
			row.Problem = bonbogi.Errorf(bonbogi.Invalid, rule, format, args...)
		}
	}
	remark := func(rule, format string, args ...any) {
		row.Remarks = append(row.Remarks, bonbogi.Errorf(bonbogi.Invalid, rule, format, args...))
	}
	if a.Name == "" {
		refuse("ledger_no_name", "has no name of an award; where cells were merged, write the name in each row")
	}
	r.received(l, a, refuse)
	a.Prize = r.money(l, colPrize, r.unit, remark)
	a.Fee = r.money(l, colFee, r.feeUnit, remark)
	for _, x := range []struct {
		kind column
		to   **int64
	}{{colApplicants, &a.Applicants}, {colWinners, &a.Winners}} {
		if text := r.cell(l, x.kind); text != "" {
			if n, ok := countOf(text); ok && n == 0 && x.kind == colApplicants {
				remark("no_applicants", "the number of applicants cannot be 0 and was left out")
			} else if ok {
				*x.to = &n
			} else {
				remark("ledger_count", "%q is no whole number and was left out", text)
			}
		}
	}
	if text := r.cell(l, colRound); text != "" {
		if n, ok := countOf(text); ok && n > 0 && n <= 1000 {
			a.Round = int(n)
		} else {
			remark("ledger_count", "%q is no whole number and was left out", text)
		}
	}
	a.Review = reviews[strings.ReplaceAll(r.cell(l, colReview), " ", "")]
	return row
}

// reviews are the words of a column about prior review.
var reviews = map[string]bonbogi.Review{
	"완료": bonbogi.ReviewDone, "실시": bonbogi.ReviewDone, "이행": bonbogi.ReviewDone, "함": bonbogi.ReviewDone, "O": bonbogi.ReviewDone, "○": bonbogi.ReviewDone, "Y": bonbogi.ReviewDone,
	"미실시": bonbogi.ReviewNotDone, "미이행": bonbogi.ReviewNotDone, "안함": bonbogi.ReviewNotDone, "×": bonbogi.ReviewNotDone, "N": bonbogi.ReviewNotDone,
	"불필요": bonbogi.ReviewNotNeeded, "대상아님": bonbogi.ReviewNotNeeded, "비대상": bonbogi.ReviewNotNeeded,
}

// received reads the day, month or year in which the award was given.
func (r reader) received(l line, a *bonbogi.Award, refuse func(rule, format string, args ...any)) {
	year := r.year
	if text := r.cell(l, colYear); text != "" {
		d, ok := dayOf(text, 0)
		if !ok {
			refuse("ledger_day", "%q is no day; write 2021-03-05, 2021-03 or 2021", text)
			return
		}
		year, a.Received = d.Year, d
	}
	if text := r.cell(l, colMonth); text != "" {
		d, ok := dayOf(strings.TrimSuffix(text, "월")+"월", year)
		if !ok {
			refuse("ledger_day", "%q is no day; write 2021-03-05, 2021-03 or 2021", text)
			return
		}
		a.Received = d
	}
	if text := r.cell(l, colDay); text != "" {
		d, ok := dayOf(text, year)
		switch {
		case !ok:
			refuse("ledger_day", "%q is no day; write 2021-03-05, 2021-03 or 2021", text)
			return
		default:
			a.Received = d
		}
	}
	if a.Received.IsZero() && r.year != 0 {
		a.Received = bonbogi.Date{Year: r.year}
	}
	if a.Received.First().Compare(r.today) > 0 {
		refuse("future_date", "%s lies in the future", a.Received)
	}
	if a.Received.IsZero() && a.Year == 0 {
		refuse("ledger_no_year", "says in no way in which year the award was given")
	}
}

// money reads an amount. One that cannot be read, or that several awards share, is left out: it stays in the quotation.
func (r reader) money(l line, kind column, unit float64, remark func(rule, format string, args ...any)) *int64 {
	text := r.cell(l, kind)
	if text == "" {
		return nil
	}
	won, ok := wonOf(text, unit)
	switch {
	case !ok:
		remark("ledger_money", "%q is no amount of money and was left out", text)
		return nil
	case l.joined[r.at[kind]]:
		remark("ledger_shared", "%q is an amount that several rows share, and was left out", text)
		return nil
	}
	return &won
}

// Before the name of a contest stand its year and its number, in any order.
var (
	nameYear  = regexp.MustCompile(`^(?:((?:19|20)\d{2})\s*(?:년도|년)?|['’‘](\d{2})(?:년도|년)?)\s+(\S.*)$`)
	nameRound = regexp.MustCompile(`^(?:제\s*)?(\d{1,4})\s*회\s*(\S.*)$`)
)

// splitName takes the year and the number of a contest from before its name.
func splitName(written string) (name string, year, round int) {
	name = norm.NFC.String(written)
	for range 2 {
		if m := nameYear.FindStringSubmatch(name); m != nil && year == 0 {
			name, year = m[3], atoi(m[1])
			if m[2] != "" {
				year = 2000 + atoi(m[2])
			}
		}
		if m := nameRound.FindStringSubmatch(name); m != nil && round == 0 && !strings.HasPrefix(m[2], "연속") && atoi(m[1]) > 0 && atoi(m[1]) <= 1000 {
			name, round = m[2], atoi(m[1])
		}
	}
	return strings.TrimSpace(name), year, round
}
