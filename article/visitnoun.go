package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// nounsOfVisits are the same as what a sentence is about.
var nounsOfVisits = func() (out []string) {
	for _, n := range visitNouns {
		out = append(out, n+"이", n+"가", n+"은", n+"는")
	}
	return out
}()

// named decides rows whose visit is named by a noun: whose visit it is, and to whom.
func (v *visits) named(sent sentence, runs []run) {
	for i := range runs {
		if !v.isOwner(sent, runs, i) {
			continue
		}
		if i+1 < len(runs) && v.beforeNoun(runs[i+1].members, sent.end) {
			runs[i].role, runs[i+1].role = partGuest, partHost
			continue
		}
		last := runs[i].members[len(runs[i].members)-1]
		runs[i].owner = last.josa == "의" && v.beforeNoun(runs[i].members, sent.end)
		if runs[i].owner && containsAny(clipped(v.s[last.end:sent.end], 60), "방문을 받", "견학을 받", "방문을 맞") {
			runs[i].role = partGuest
		}
	}
}

// isOwner reports whether 의 stands behind a row, before the next one: 새별시 공무원들의.
func (v *visits) isOwner(sent sentence, runs []run, i int) bool {
	last := runs[i].members[len(runs[i].members)-1]
	if last.josa == "의" {
		return true
	}
	end := sent.end
	if i+1 < len(runs) {
		end = runs[i+1].members[0].start
	}
	ws := words(v.s, span{last.end, end})
	return len(ws) > 0 && len(ws) <= 4 && i+1 < len(runs) && strings.HasSuffix(ws[len(ws)-1].of(v.s), "의")
}

// beforeNoun reports whether the name of a visit stands behind a row, as what the sentence is about.
func (v *visits) beforeNoun(row []*mention, end int) bool {
	last := row[len(row)-1]
	for i, w := range words(v.s, span{last.end + len(last.josa), end}) {
		word := w.of(v.s)
		stem := strings.TrimSuffix(word, lastJosa(v.s, w))
		if hasSuffix(stem, visitNouns...) && stem != word {
			return true
		}
		if i > 2 || isVerbal(word) {
			break
		}
	}
	return false
}

// onlyTime reports whether words say when, and nothing else: 지난 4월에는, 21일.
func onlyTime(in string) bool {
	n := 0
	for word := range strings.FieldsSeq(in) {
		stem := strings.TrimSuffix(word, lastJosa(word, span{0, len(word)}))
		switch {
		case strings.ContainsAny(stem, "0123456789") && hasSuffix(stem, "월", "일", "년"):
			n++
		case stem == "이달" || stem == "지난달" || stem == "이날" || stem == "올해" || stem == "지난해":
			n++
		case !hasPrefix(stem, "지난", "이어", "올해", "작년", "같은", "달", "이달", "지난달", "또"):
			return false
		}
	}
	return n > 0
}

// calledOff marks visits that were told as planned before, if a sentence that names nobody says that they did not
// take place; and it dates one whose sentence did not say when it was to be.
func (v *visits) calledOff(sent sentence) {
	in := sent.of(v.s)
	off := containsAny(in, cancelling...) && v.namesVisit(sent)
	meant := containsAny(in, "예정이었", "계획이었")
	if !off && !meant || len(v.out) == 0 {
		return
	}
	last := v.out[len(v.out)-1]
	for _, f := range v.out {
		if f.Start != last.Start || f.In != last.In { // of the same sentence: 새별시와 다솔군을 찾을 예정이었다
			continue
		}
		o := f.Visit
		if off && o.Status == bonbogi.VisitPlanned {
			o.Status = bonbogi.VisitCancelled
		}
		if day, _ := v.day(sent, sent.end); meant && day != nil && o.Status == bonbogi.VisitCancelled && o.Date.IsZero() {
			o.Date = day.date
		}
	}
}

// namesVisit reports whether a sentence is about a visit: 이 방문은, and not 방문의 해.
func (v *visits) namesVisit(sent sentence) bool {
	for _, w := range words(v.s, sent.span) {
		j := lastJosa(v.s, w)
		if stem := strings.TrimSuffix(w.of(v.s), j); stem != w.of(v.s) && hasSuffix(stem, visitNouns...) && (isTopic(j) || isNominative(j) || isObject(j)) {
			return true
		}
	}
	return false
}
