package article

import (
	"context"
	"slices"
	"strings"
)

// activities are what guests do to learn, as nouns; a purpose ends with the one that the text names.
var activities = []string{"벤치마킹", "견학", "시찰", "답사", "현장교육", "탐방", "연수", "전수"}

// lookings are the stems of verbs whose object is what guests came for.
var lookings = []string{"배우", "배워", "살피", "살펴", "살폈", "검토했"}

// purpose is what the guests came to learn, as a noun phrase: the words before 벤치마킹 or 견학, or the object of 배우다.
// The first that says more than that they came to learn is the best.
func (v *visits) purpose(sent sentence) string {
	best := ""
	for _, w := range slices.Concat(activities, lookings) {
		p := v.purposeBefore(sent, w)
		if best == "" || isVague(best) && !isVague(p) {
			best = p
		}
	}
	return best
}

// purposeBefore is the purpose that stands before a word of learning.
func (v *visits) purposeBefore(sent sentence, w string) string {
	s := v.s
	i := strings.Index(sent.of(s), w)
	if i < 0 {
		return ""
	}
	end := trim(s, span{sent.start, sent.start + i}).end
	begin := end
	for begin > sent.start && s[begin-1] != ' ' {
		begin--
	}
	activity := ""
	if slices.Contains(activities, w) {
		activity = w
	}
	stem := span{begin, end}
	object := isObject(lastJosa(s, stem))
	if object {
		stem.end -= len("을")
	}
	what := ""
	switch {
	case hasSuffix(s[:stem.end], "”", "’"): // “가람 마을수당” 배우려는, ‘가람 마을수당’을 배우려는
		what = lastQuoted(s[sent.start:stem.end])
	case object || activity != "" && stem.end > stem.start && !isVerbal(stem.of(s)) && lastJosa(s, stem) != "에서":
		what = v.seen(sent, stem)
	}
	return strings.TrimSpace(withoutTime(what) + " " + activity)
}

// lastQuoted is what stands in the quotation marks with which s ends.
func lastQuoted(s string) string {
	if open := max(strings.LastIndex(s, "“"), strings.LastIndex(s, "‘")); open >= 0 {
		return strings.Trim(s[open:], "‘’“” ")
	}
	return ""
}

// seen is the phrase that ends with a word, without who acts and whose it is: 해남 농민수당 is the 농민수당.
func (v *visits) seen(sent sentence, stem span) string {
	s := v.s
	start := phraseStart(s, sent.start, stem.start)
	for _, m := range v.mentionsIn(span{start, stem.end}) {
		switch {
		case m.glued || m.name.start < start:
		case m.end < stem.end && isSubject(m.josa):
			start = m.end + len(m.josa)
		case strings.Trim(s[start:m.start], " ·") == "":
			start = m.end
		}
	}
	what := s[min(start, stem.end):stem.end]
	if i := strings.LastIndex(what, "…"); i >= 0 { // two halves of a headline
		what = what[i+len("…"):]
	}
	what = strings.Trim(what, " ‘’“”,·▲|")
	if runes(what) < 2 {
		return ""
	}
	return what
}

// vague are words that say only that guests came to learn.
var vague = []string{"우수사례", "우수", "사례", "선진지", "선진사례", "선진", "현장", "비교", "지자체", "타", "전국", "국내", "해외", "국외", "우수지역", "지역", "기관", "및", "교육"}

// isVague reports whether a purpose says nothing of what was to be learned: 우수사례 벤치마킹.
func isVague(purpose string) bool {
	for _, w := range strings.Fields(purpose) {
		if !slices.Contains(activities, w) && !slices.Contains(vague, w) {
			return false
		}
	}
	return true
}

// aim is the purpose that the headline states, or one of the first sentences.
func aim(ctx context.Context, title, body *story) (string, error) {
	found := ""
	for _, st := range []*story{title, body} {
		v := visits{story: st}
		err := st.walk(ctx, func(sent sentence) {
			if st == body && sent.no >= 4 || !isVague(found) {
				return
			}
			if p := v.purpose(sent); found == "" || !isVague(p) {
				found = p
			}
		})
		if err != nil {
			return "", err
		}
	}
	return found, nil
}
