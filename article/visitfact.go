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
	if x := v.g.byID[host.Government]; x != nil && x.above[guest.Government] && !v.learns {
		return // a province looks after its towns
	}
	if !v.hosts && v.turned(guest, host, gm, hm) {
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
	case containsAny(clause, "에 이은 ", "에 이어 ") && strings.Contains(clause, "번째"): // those who came before
		if !dated && many > 2 {
			return bonbogi.VisitRecurring
		}
		return bonbogi.VisitHeld
	case (containsAny(clause, planning...) || ahead(clause)) && !went(clause):
		return bonbogi.VisitPlanned
	case v.planned && !went(clause):
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

// clause is the part of the sentence around a place, between the words that end a clause: 갔고, 했으며, 다녀간 데 이어.
func (v *visits) clause(sent sentence, at int) string {
	begin, end := sent.start, sent.end
	for _, w := range words(v.s, sent.span) {
		if word := w.of(v.s); !endsClause(word) && !(word == "이어" && strings.HasSuffix(strings.TrimRight(v.s[sent.start:w.start], " "), " 데")) {
			continue
		}
		if w.start >= at {
			end = w.end
			break
		}
		begin = w.end
	}
	return v.s[begin:end]
}

// endsClause: 했고, 찾았으며. What was done stands in the past there, whose last syllable ends in ㅆ.
func endsClause(word string) bool {
	stem := strings.TrimRight(word, ",")
	for _, end := range []string{"으며", "고", "는데", "지만", "으나"} {
		if verb, ok := strings.CutSuffix(stem, end); ok {
			return isPast(verb)
		}
	}
	return strings.HasPrefix(stem, "있으며")
}

// isPast reports whether a verb's stem is one of the past: 했, 갔, 찾았.
func isPast(stem string) bool {
	r := lastRune(stem)
	return r >= '가' && r <= '힣' && (r-'가')%28 == 20 && !strings.HasSuffix(stem, "있") && !strings.HasSuffix(stem, "겠")
}

// went reports whether a clause tells of a journey in the past.
func went(clause string) bool {
	if containsAny(clause, "다녀간 ", "다녀온 ") {
		return true
	}
	ws := strings.Fields(clause)
	for i, w := range ws {
		stem := strings.TrimRight(w, ".,")
		for _, end := range []string{"습니다", "다", "고", "으며", "다고", "는데", "지만"} {
			if verb, ok := strings.CutSuffix(stem, end); ok && isPast(verb) && (goesAt(ws, i) || containsAny(w, looking...) || hasSuffix(verb, "나섰", "들었", "가졌", "마쳤", "했") && !hasSuffix(verb, "말했", "전했", "설명했", "강조했", "기대했", "당부했")) {
				return true
			}
		}
	}
	return false
}

// ahead reports whether a sentence tells of what is to come: 오는 12일 … 듣는다.
func ahead(clause string) bool {
	last := strings.TrimRight(lastWord(strings.TrimRight(clause, " .")), ".")
	verb, ok := strings.CutSuffix(last, "다")
	return ok && !isPast(strings.TrimSuffix(verb, "습니")) && !hasSuffix(verb, "있", "이", "없", "된", "아니", "같", "크", "많", "높", "한다는 것이", "이었") && (goesAt([]string{last}, 0) || containsAny(last, "한다", "듣는다", "배운다", "본다", "살핀다", "살펴본다", "간다", "온다", "나눈다", "찾는다", "둘러본다", "돈다", "연다", "떠난다", "오른다", "익힌다"))
}
