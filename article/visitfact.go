package article

import (
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// add proposes a visit of one guest to one host, which stand at gm and hm if the sentence names them.
func (v *visits) add(sent sentence, guest bonbogi.Party, gm *mention, host bonbogi.Party, hm *mention) {
	at := sent.start
	if gm != nil {
		at = gm.start
	}
	if hm != nil && (gm == nil || isTopic(gm.josa)) {
		at = hm.start
	}
	clause := v.clause(sent, at)
	if containsAny(clause, inquiries...) && !containsAny(clause, "방문", "찾았", "다녀") {
		return
	}
	if v.turned(guest, host, gm, hm) {
		return
	}
	date, dated := v.dayOf(sent, at)
	vis := &Visit{Guest: guest, Host: host, Date: date, Status: v.statusOf(clause, dated, v.many), Purpose: v.purpose(sent)}
	v.planned = vis.Status == bonbogi.VisitPlanned
	if hm != nil && hm.office.end > 0 {
		vis.HostDepartment = hm.office.of(v.s)
	}
	if p := v.listed(sent, hm); p != "" {
		vis.Purpose = p
	}
	if vis.Purpose == "" {
		vis.Purpose = v.aim
	}
	c := v.sureness(sent, gm != nil, hm != nil, vis.Status)
	v.keep(Fact{Kind: bonbogi.KindVisit, Visit: vis, Confidence: c}, sent)
}

// statusOf is whether a visit took place, from its clause: planned, cancelled, or one of a stream without a day, as are the visits
// of many guests who are named together.
func (v *visits) statusOf(clause string, dated bool, many int) bonbogi.VisitStatus {
	switch {
	case containsAny(clause, cancelling...):
		return bonbogi.VisitCancelled
	case containsAny(clause, planning...) && !containsAny(clause, "다녀갔", "다녀왔", "방문했", "찾았", "벤치마킹했", "견학했"):
		return bonbogi.VisitPlanned
	case v.planned && !containsAny(clause, "했다", "했고", "했으며", "갔다", "왔다", "봤다", "었다", "았다", "됐다"):
		return bonbogi.VisitPlanned
	case !dated && (containsAny(clause, streams...) || v.stream && containsAny(clause, " 등 ", " 등이", " 등의", " 등에서", " 등도") && !containsAny(clause, "최근", "이번")):
		return bonbogi.VisitRecurring
	case !dated && v.hosted && many > 2 && strings.Contains(clause, " 등") && !containsAny(clause, "최근", "이번", "밝혔"):
		return bonbogi.VisitRecurring
	}
	return bonbogi.VisitHeld
}

// listed is what was to be seen at a host that stands behind it in brackets: ▲작은 책방 거리(한빛도 다솔군).
func (v *visits) listed(sent sentence, host *mention) string {
	if host == nil || !strings.HasSuffix(v.s[:host.start], "(") {
		return ""
	}
	before := v.s[sent.start : host.start-1]
	if i := strings.LastIndex(before, "▲"); i >= 0 {
		return strings.TrimSpace(before[i+len("▲"):])
	}
	return ""
}

// sureness is how sure a visit is, from what its sentence says.
func (v *visits) sureness(sent sentence, guest, host bool, status bonbogi.VisitStatus) float64 {
	c := 0.62
	if containsAny(sent.of(v.s), learning...) {
		c += 0.14
	}
	if guest {
		c += 0.1
	}
	if host {
		c += 0.1
	}
	if !guest && !host {
		c = 0.2
	}
	if sent.heading() {
		c -= 0.2
	}
	if status == bonbogi.VisitRecurring {
		c -= 0.05
	}
	return min(c, 0.94)
}

// keep adds a visit, or what it tells anew of one that is already known.
func (v *visits) keep(f Fact, sent sentence) {
	if s := f.Visit.Status; s == bonbogi.VisitPlanned || s == bonbogi.VisitCancelled {
		f.Visit.Date.Year = v.notBefore(sent, f.Visit.Date.Year)
		if s == bonbogi.VisitPlanned && !containsAny(v.clause(sent, sent.start), "예정이었", "계획이었") {
			f.Visit.Date = v.stillToCome(f.Visit.Date)
		}
	}
	for i := range v.out {
		o := v.out[i].Visit
		if !sameBody(o.Guest, f.Visit.Guest) || !sameBody(o.Host, f.Visit.Host) {
			continue
		}
		if was, is := o.Status, f.Visit.Status; was == bonbogi.VisitCancelled && is == bonbogi.VisitPlanned || was == bonbogi.VisitPlanned && is == bonbogi.VisitCancelled {
			o.Status, f.Visit.Status = bonbogi.VisitCancelled, bonbogi.VisitCancelled
		}
		if o.Status != f.Visit.Status && (o.Status == bonbogi.VisitPlanned || f.Visit.Status == bonbogi.VisitPlanned) && !sent.heading() && v.out[i].Confidence > 0.6 {
			continue
		}
		if !o.Date.IsZero() && !f.Visit.Date.IsZero() && o.Date != f.Visit.Date {
			continue
		}
		if o.Date.IsZero() {
			o.Date = f.Visit.Date
		}
		if was, is := isVague(o.Purpose), isVague(f.Visit.Purpose); was && !is || was == is && len(f.Visit.Purpose) > len(o.Purpose) {
			o.Purpose = f.Visit.Purpose
		}
		if f.Visit.Status != o.Status && o.Status == bonbogi.VisitRecurring {
			o.Status = f.Visit.Status
		}
		if f.Confidence > v.out[i].Confidence {
			v.out[i].Confidence = f.Confidence
		}
		return
	}
	v.out = append(v.out, v.fact(f, sent.span))
}

// stillToCome puts a planned day without its month, which was taken as the latest such day, into the next month.
func (v *visits) stillToCome(d bonbogi.Date) bonbogi.Date {
	p := v.published
	if d.Day == 0 || p.Day == 0 || d.Compare(p) >= 0 {
		return d
	}
	later := time.Date(d.Year, time.Month(d.Month)+1, d.Day, 0, 0, 0, 0, time.UTC)
	if next := bonbogi.DateOf(later); next.Day == d.Day && next.Compare(p) >= 0 {
		return next
	}
	return d
}

// sameBody reports whether two names can mean one body; a council is never its government.
func sameBody(a, b bonbogi.Party) bool { return a.Type == b.Type && sameParty(a, b) }

// clause is the part of the sentence around a place: to the next verb that ends a clause.
func (v *visits) clause(sent sentence, at int) string {
	s := v.s
	begin := sent.start
	for _, w := range []string{"했고,", "했으며,", "찾았고,", "찾았으며,", "갔으며,", "갔고,", "했고 ", "했으며 ", "갔으며 ", "갔고 ", "찾았고 ", "찾았으며 ", "왔고 ", "왔으며 ", "봤고 ", "봤으며 ", "있으며", "방문했고"} {
		if i := strings.LastIndex(s[sent.start:at], w); i >= 0 {
			begin = max(begin, sent.start+i+len(w))
		}
	}
	end := sent.end
	for _, w := range []string{"했고", "했으며", "찾았고", "찾았으며", "갔으며", "갔고", "왔고", "왔으며", "봤고", "봤으며"} {
		if i := strings.Index(s[at:sent.end], w); i >= 0 {
			end = min(end, at+i+len(w))
		}
	}
	return s[begin:end]
}
