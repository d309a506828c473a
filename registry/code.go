package registry

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// furtherCode is a code of a government of another scheme than that of its forms.
type furtherCode struct {
	government, scheme, code string
	from, to                 bonbogi.Date
}

// schemeCode is a code and whose it is.
type schemeCode struct{ scheme, code string }

// bearer is a government and the days on which it bears a code.
type bearer struct {
	gov      int
	from, to bonbogi.Date
}

func (b bearer) on(day bonbogi.Date) bool { return bonbogi.Form{From: b.from, To: b.to}.HoldsOn(day) }

// indexCodes notes who bears which code of which scheme: the codes of the forms, and those beside them.
func (r *Registry) indexCodes() {
	r.bearers = make(map[schemeCode][]bearer, 2*len(r.govs)+len(r.codes))
	add := func(scheme, code string, b bearer) {
		if scheme == "" || code == "" {
			return
		}
		k := schemeCode{scheme, plain(code)}
		r.bearers[k] = append(r.bearers[k], b)
		if !slices.Contains(r.schemes, scheme) {
			r.schemes = append(r.schemes, scheme)
		}
	}
	r.schemes = nil
	for i, g := range r.govs {
		for _, f := range g.Forms {
			add(f.Scheme, f.Code, bearer{i, f.From, f.To})
			for _, further := range f.Codes {
				scheme, code, _ := strings.Cut(further, ":")
				add(scheme, code, bearer{i, f.From, f.To})
			}
		}
	}
	for _, c := range r.codes {
		if i, ok := r.at[c.government]; ok {
			add(c.scheme, c.code, bearer{i, c.from, c.to})
		}
	}
	for _, o := range r.others {
		if i, ok := r.at[o.government]; ok && o.whole() {
			add(SchemeBjd, o.code, bearer{i, o.from, o.to})
		}
	}
}

// ResolveCode finds the governments that bear a code of the scheme; an empty scheme means any, and is
// ambiguous where schemes disagree. It is strict, as a table needs it: a code that stands for a part of a
// government, a 동 or a branch office, means none, and the whole is near.
//
// Of a period, or a date that is not exact, what held on the last day counts, else on the first. If
// nothing bore the code then, a government that bore it on another day answers, and the result says so
// (OtherDay): tables are written backwards with the codes of today. It must have existed on the day, and
// no other may have come to it in between, since the code then names another area. Where all areas of a
// table are those of one day, that is the day to ask for.
func (r *Registry) ResolveCode(scheme, code string, on When) Result {
	found, part := r.bearing(scheme, code)
	if part {
		return Result{Near: r.latest(found), Part: true}
	}
	if on.IsZero() {
		return Result{Matches: r.latest(found)}
	}
	days := daysOf(on)
	for _, day := range days {
		if m := r.holding(found, day); len(m) > 0 {
			return Result{Matches: m}
		}
	}
	for _, day := range days {
		if m := r.existing(found, day); len(m) > 0 {
			return Result{Matches: m, OtherDay: true}
		}
	}
	return Result{Near: r.latest(found)}
}

// bearing lists who ever bore the code; part says that it stands for a part of them.
func (r *Registry) bearing(scheme, code string) (found []bearer, part bool) {
	code = plain(code)
	if scheme != "" {
		k, part := whole(scheme, r.padded(scheme, code))
		return r.bearers[schemeCode{scheme, k}], part
	}
	var parts []bearer
	for _, s := range r.schemes {
		if (s == SchemeLofin || s == SchemeSGIS) && LikeInstitution(code) {
			continue // 3100000 is 울산 to the first, 경기도 to the second, and 노원구 as an institution
		}
		k, part := whole(s, code)
		if part {
			parts = append(parts, r.bearers[schemeCode{s, k}]...)
		} else {
			found = append(found, r.bearers[schemeCode{s, k}]...)
		}
	}
	if len(found) == 0 {
		return parts, len(parts) > 0
	}
	return found, false
}

// plain is a code without what does not belong to it: spaces around it, small or full-width letters, the decimals of a
// program that took it for a number (41170.0).
func plain(code string) string {
	code = strings.ToUpper(strings.TrimSpace(composed(code)))
	if whole, decimals, ok := strings.Cut(code, "."); ok && whole != "" && decimals != "" && isNumber(whole) && strings.Trim(decimals, "0") == "" {
		return whole
	}
	return code
}

// padded gives a code back the zero that it begins with and lost in a spreadsheet: 1059 is 01059 in a scheme whose codes
// have five digits, some of them a zero first.
func (r *Registry) padded(scheme, code string) string {
	zero := "0" + code
	if _, exact := r.bearers[schemeCode{scheme, code}]; !exact && isNumber(code) && len(r.bearers[schemeCode{scheme, zero}]) > 0 {
		return zero
	}
	return code
}

// holding returns the governments that bear the code on the day.
func (r *Registry) holding(found []bearer, day bonbogi.Date) []Match {
	var out []Match
	for _, b := range found {
		if b.on(day) {
			out = r.add(out, b.gov, r.formOn(b.gov, day))
		}
	}
	return inRank(out)
}

// existing returns the governments that exist on the day and bear the code on another, of the same area.
func (r *Registry) existing(found []bearer, day bonbogi.Date) []Match {
	var out []Match
	for _, b := range found {
		if !r.grew(b, day) {
			out = r.add(out, b.gov, r.formOn(b.gov, day))
		}
	}
	return inRank(out)
}

// grew reports whether another government came to this one between the day and those of the code.
func (r *Registry) grew(b bearer, day bonbogi.Date) bool {
	return slices.ContainsFunc(r.govs[b.gov].Forms, func(f bonbogi.Form) bool {
		if len(f.Predecessors) == 0 || f.From.IsZero() {
			return false
		}
		after := !b.to.IsZero() && b.to.Compare(f.From) <= 0 && f.From.Compare(day) <= 0
		before := day.Compare(f.From) < 0 && f.From.Compare(b.from) <= 0
		return after || before
	})
}

// latest returns the governments that bear the code today, or else those that bore it last, each with
// its last form of that time.
func (r *Registry) latest(found []bearer) []Match {
	today := func(b bearer) bool { return b.to.IsZero() && r.govs[b.gov].Exists() }
	present := slices.ContainsFunc(found, today)
	var out []Match
	for _, b := range slices.Backward(found) {
		if present && !today(b) {
			continue
		}
		forms := r.govs[b.gov].Forms
		at := len(forms) - 1
		for at > 0 && !b.to.IsZero() && forms[at].From.Compare(b.to) >= 0 {
			at--
		}
		out = r.add(out, b.gov, at)
	}
	return inRank(out)
}

// formOn is the place of the form that held on the day, or -1.
func (r *Registry) formOn(gov int, day bonbogi.Date) int {
	return slices.IndexFunc(r.govs[gov].Forms, func(f bonbogi.Form) bool { return f.HoldsOn(day) })
}

// add puts a form of a government among the matches, unless there is none or the government is there.
func (r *Registry) add(out []Match, gov, form int) []Match {
	g := r.govs[gov]
	if form < 0 || slices.ContainsFunc(out, func(m Match) bool { return m.Government.ID == g.ID }) {
		return out
	}
	return append(out, Match{g, spell(g.Forms, form)})
}

// inRank orders matches from the whole country down.
func inRank(out []Match) []Match {
	level := func(m Match) int { return slices.Index(bonbogi.Levels, m.Government.Level) }
	slices.SortFunc(out, func(a, b Match) int {
		return cmp.Or(level(a)-level(b), cmp.Compare(a.Form.Code, b.Form.Code), cmp.Compare(a.Government.ID, b.Government.ID))
	})
	return out
}
