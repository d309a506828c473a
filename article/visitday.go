package article

import (
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// day is the day of a visit: the last date before the words that name it, else the next one behind; never
// the day of the announcement (… 밝혔다), which is told apart, or of a count (… 기준).
func (v *visits) day(sent sentence, at int) (day, told *when) {
	ds := v.dates(sent.span)
	clause := v.clause(sent, at)
	end := sent.start + strings.Index(sent.of(v.s), clause) + len(clause)
	for i := range ds {
		d := &ds[i]
		after := strings.TrimLeft(v.s[d.end:sent.end], " ")
		if d.start >= end {
			break // of another clause
		}
		if len(ds) > 1 && d.start == sent.start && containsAny(after, "밝혔", "전했", "알렸", "말했") && !hasPrefix(v.s[d.end:], "에", "부터", "과", "와", "~") {
			told = d // 15일 군 관계자는 … 지난 13일 … 밝혔다
			continue
		}
		if d.base || d.far && !d.date.IsZero() && d.date.Day == 0 || hasPrefix(after, "까지") || announces(after) || containsAny(clipped(after, 50), "이후", "문을 연", "문 연", "개관", "개장", "개소", "시작한 뒤", "시작된 뒤") {
			continue
		}
		if hasPrefix(after, "밝혔", "전했", "말했", "설명", "알렸", "이라고") {
			told = d
			continue
		}
		if m := v.mentionAt(at); m != nil && isNominative(m.josa) && d.start == m.end+len(m.josa)+1 {
			return d, told // 새별시가 3월, 다솔군이 4월에
		}
		if d.start <= at || day == nil {
			day = d
		}
	}
	return day, told
}

// dayOf is the day of a visit as far as it is known, and whether a sentence speaks of one. It remembers the days that
// were spoken of, for a later 이날.
func (v *visits) dayOf(sent sentence, at int) (d bonbogi.Date, dated bool) {
	day, told := v.day(sent, at)
	if told != nil {
		v.told = told.date
	}
	switch {
	case day != nil:
		if day.date.Day > 0 {
			v.date = day.date
		}
		return day.date, true
	case v.dayOfJourney(sent, at) >= 0 && v.date.Day > 0:
		return bonbogi.DateOf(time.Date(v.date.Year, time.Month(v.date.Month), v.date.Day+v.dayOfJourney(sent, at), 0, 0, 0, 0, time.UTC)), true
	case !strings.Contains(sent.of(v.s), "이날"):
		return bonbogi.Date{}, v.dayOfJourney(sent, at) >= 0
	case !v.date.IsZero():
		return v.date, true
	}
	return v.told, true
}

// dayOfJourney is 0 for 첫날, 1 for 둘째 날, 2 for 셋째 날, and -1 if the words before a place name no day of a journey.
func (v *visits) dayOfJourney(sent sentence, at int) int {
	before := v.s[sent.start:at]
	day, last := -1, -1
	for i, names := range [...][]string{{"첫날", "첫째 날", "첫째날"}, {"둘째 날", "둘째날", "이튿날", "다음 날", "다음날"}, {"셋째 날", "셋째날"}} {
		for _, w := range names {
			if k := strings.LastIndex(before, w); k > last {
				day, last = i, k
			}
		}
	}
	return day
}

// began remembers on which day a journey began, of which later sentences tell.
func (v *visits) began(sent sentence) {
	ds := v.dates(sent.span)
	for i := range ds {
		d := &ds[i]
		after := strings.TrimLeft(v.s[d.end:sent.end], " ")
		if d.date.Day > 0 && !d.base && !announces(after) && !hasPrefix(after, "밝혔", "전했", "말했", "설명", "알렸", "이라고") {
			v.date = d.date
			return
		}
	}
}

// announces: 3일 군에 따르면.
func announces(after string) bool {
	i := strings.Index(after, "에 따르면")
	return i >= 0 && i < 40
}

// thatDay dates the visits of the sentence before, which said only when they were announced: 이들은 이날부터.
func (v *visits) thatDay(sent sentence) {
	if !hasPrefix(sent.of(v.s), "이들은 이날", "일행은 이날", "방문단은 이날", "연수단은 이날") || v.told.Day == 0 {
		return
	}
	for i := range v.out {
		if o := v.out[i].Visit; o.Date.IsZero() && o.Status == bonbogi.VisitHeld {
			o.Date = v.told
		}
	}
}
