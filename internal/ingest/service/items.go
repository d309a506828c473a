package service

import (
	"maps"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

// The roles that a field can have. A service whose fields have no fixed names is read by them.
const (
	roleGovernment = "government" // its code, or its name where there is no code
	roleName       = "name"       // what stands beside the code
	rolePeriod     = "period"     // two fields joined by + are year and month
	roleIndicator  = "indicator"  // with value: the items are of several indicators
	roleValue      = "value"
)

var roles = []string{roleGovernment, roleName, rolePeriod, roleIndicator, roleValue, "unit", "status", "low", "high", "numerator", "denominator", "note"}

// items reads things whose fields have no fixed names, by the roles that the query gives to them.
type items struct {
	query  Query
	fields map[string]string // role → field
	wanted []measure
	prefix []string // of the IDs of indicators
	about  *About
	yield  func(ingest.Entry) bool
	column func(field string) string // how a field is called in rejects
	number int
}

// measure is a field whose values are wanted, of the items that meet the conditions. describe completes the
// definition from what is known beforehand.
type measure struct {
	word       string
	field      string
	conditions conditions
	describe   func(*bonbogi.Indicator)
}

func newItems(q Query, about *About, yield func(ingest.Entry) bool, prefix ...string) (*items, error) {
	r := &items{query: q, fields: q.Fields, prefix: prefix, about: about, yield: yield, column: func(field string) string { return field }}
	for _, role := range slices.Sorted(maps.Keys(q.Fields)) {
		if !slices.Contains(roles, role) {
			return nil, wrongQuery("%s: --field %s=%s: there is no role %q; take one of %s", q.Service, role, q.Fields[role], role, strings.Join(roles, ", "))
		}
	}
	for _, role := range []string{roleGovernment, rolePeriod} {
		if q.Fields[role] == "" {
			return nil, wrongQuery("%s: say which field is the %s with --field %s=FIELD", q.Service, role, role)
		}
	}
	if (q.Fields[roleIndicator] == "") != (q.Fields[roleValue] == "") {
		return nil, wrongQuery("%s: --field indicator=FIELD and --field value=FIELD go together", q.Service)
	}
	return r, nil
}

// long reports whether each item names its indicator.
func (r *items) long() bool { return r.fields[roleIndicator] != "" }

// item hands over the values of one item.
func (r *items) item(fields map[string]string) (more bool) {
	r.number++
	get := func(role string) string { return strings.TrimSpace(fields[r.fields[role]]) }
	base := ingest.Entry{Government: get(roleGovernment), Name: get(roleName), Scheme: r.query.Scheme, Period: r.period(fields), Status: get("status"),
		Low: get("low"), High: get("high"), Numerator: get("numerator"), Denominator: get("denominator"), Note: get("note"), Row: r.number}
	period, err := bonbogi.ParsePeriod(base.Period)
	if !r.query.wants(base.Government) || err == nil && !r.query.Periods.contains(period) {
		return true
	}
	measures := r.wanted
	if word := get(roleIndicator); r.long() {
		if len(r.query.Indicators) > 0 && !slices.Contains(r.query.Indicators, word) {
			return true
		}
		measures = []measure{{word: word, field: r.fields[roleValue]}}
	}
	for _, m := range measures {
		value, there := fields[m.field]
		if !there || !m.conditions.holds(func(f string) string { return strings.TrimSpace(fields[f]) }) {
			continue
		}
		e := base
		e.Indicator = identify(append(slices.Clone(r.prefix), m.word)...)
		e.Value, e.Column = strings.TrimSpace(value), r.column(m.field)
		if e.Value == "" && e.Status == "" {
			e.Status = bonbogi.Missing.String()
		}
		r.about.define(e.Indicator, func() bonbogi.Indicator {
			i := bonbogi.Indicator{Name: m.word, Unit: get("unit")}
			if m.describe != nil {
				m.describe(&i)
			}
			return i
		})
		r.about.value(e.Indicator, e.Value, period)
		if !r.yield(e) {
			return false
		}
	}
	return true
}

// period is the text of the period of an item. Digits alone are brought into our notation, so that they can be
// compared: 202406 is a month.
func (r *items) period(fields map[string]string) string {
	var parts []string
	for f := range strings.SplitSeq(r.fields[rolePeriod], "+") {
		parts = append(parts, strings.TrimSpace(fields[f]))
	}
	s := strings.Join(parts, "-")
	if strings.Trim(s, "0123456789") == "" {
		switch len(s) {
		case 6:
			return s[:4] + "-" + s[4:]
		case 8:
			return s[:4] + "-" + s[4:6] + "-" + s[6:]
		}
	}
	if year, month, ok := strings.Cut(s, "-"); ok && len(parts) == 2 && len(month) == 1 {
		return year + "-0" + month
	}
	return s
}

// needs lists the fields without which nothing can be read.
func (r *items) needs() (names []string) {
	for _, field := range r.fields {
		names = append(names, strings.Split(field, "+")...)
	}
	for _, m := range r.wanted {
		names = append(names, m.field)
		names = slices.AppendSeq(names, maps.Keys(m.conditions))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// lacking refuses items that do not have what is needed; header are the fields that they have.
func (r *items) lacking(header []string) error {
	for _, name := range r.needs() {
		if !slices.Contains(header, name) {
			return wrongQuery("there is no field %s; there are %s", name, strings.Join(header, ", "))
		}
	}
	return nil
}

// missing lists the wanted fields without a value.
func (r *items) missing() (words []string) {
	for _, m := range r.wanted {
		if !r.about.defined(identify(append(slices.Clone(r.prefix), m.word)...)) {
			words = append(words, m.word)
		}
	}
	return words
}
