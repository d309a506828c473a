package article

import (
	"context"
	"strings"
)

// purpose is what the guests wanted to learn: the words before 벤치마킹 or 견학, or the object of 배우다.
func (v *visits) purpose(sent sentence) string {
	s := v.s
	best := ""
	for _, w := range []string{"벤치마킹", "견학", "배우", "시찰", "답사", "살피", "현장교육", "탐방", "연수"} {
		i := strings.Index(sent.of(s), w)
		if i < 0 {
			continue
		}
		at := sent.start + i
		end := at
		for end > sent.start && s[end-1] == ' ' {
			end--
		}
		begin := end
		for begin > sent.start && s[begin-1] != ' ' {
			begin--
		}
		if begin == end {
			continue
		}
		if hasSuffix(s[:end], "”", "’") { // “가람 마을수당” 배우려는
			open := max(strings.LastIndex(s[sent.start:end], "“"), strings.LastIndex(s[sent.start:end], "‘"))
			if open >= 0 && best == "" {
				best = strings.Trim(s[sent.start+open:end], "‘’“” ")
			}
			continue
		}
		stem := span{begin, end}
		j := lastJosa(s, stem)
		object := isObject(j)
		if object {
			stem.end -= len(j)
		} else if w == "배우" || w == "살피" || j == "에서" || j == "는" || j == "은" || isVerbal(stem.of(s)) {
			if best == "" && w != "배우" && w != "살피" {
				best = w
			}
			continue
		}
		start := phraseStart(s, sent.start, begin)
		for _, m := range v.mentionsIn(span{start, stem.end}) {
			if m.end < stem.end && m.name.start >= start && isSubject(m.josa) {
				start = m.end + len(m.josa)
			}
		}
		words := strings.Trim(s[min(start, stem.end):stem.end], " ‘’“”,▲|")
		if words == "" || words == "등" || runes(words) < 2 {
			continue
		}
		if !object {
			words += " " + w
		}
		if best == "" || runes(best) <= 4 {
			best = words
		}
	}
	return best
}

// aim is the purpose that the headline states, or one of the first sentences.
func aim(ctx context.Context, title, body *story) (string, error) {
	found := ""
	for _, st := range []*story{title, body} {
		v := visits{story: st}
		err := st.walk(ctx, func(sent sentence) {
			if found != "" || st == body && sent.no >= 4 {
				return
			}
			if p := v.purpose(sent); runes(p) > 4 {
				found = p
			}
		})
		if err != nil {
			return "", err
		}
	}
	return found, nil
}
