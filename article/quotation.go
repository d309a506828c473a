package article

import (
	"strings"
)

// longestName is the length in letters up to which words in quotation marks can be a name.
const longestName = 60

// quoted is a stretch in quotation marks; start and end leave the marks out.
type quoted struct {
	span
	speech bool // what somebody says, not what something is called
}

// quotations finds what stands in quotation marks, line by line. In a line without a second mark nothing
// is quoted.
func quotations(s string) []quoted {
	var out []quoted
	for _, pair := range [...][2]string{{"“", "”"}, {"‘", "’"}} {
		from := -1
		for i := 0; i < len(s); {
			switch {
			case s[i] == '\n':
				from = -1
				i++
			case strings.HasPrefix(s[i:], pair[0]):
				i += len(pair[0])
				from = i
			case strings.HasPrefix(s[i:], pair[1]):
				if from >= 0 && from < i {
					q := quoted{span: span{from, i}}
					q.speech = isSpeech(s, q.span, pair[0] == "“")
					if !q.speech || !isReport(s, q.span) {
						out = append(out, q)
					}
				}
				from = -1
				i += len(pair[1])
			default:
				i++
			}
		}
	}
	return out
}

// isSpeech tells speech from names: it is long, or a sentence, or somebody is said to say it.
func isSpeech(s string, q span, double bool) bool {
	in := q.of(s)
	n := runes(in)
	if n > longestName {
		return true
	}
	end := strings.TrimRight(in, " .!?…,~")
	if hasSuffix(end, "다", "요", "죠", "까", "며", "고") && strings.Contains(in, " ") && (double || n > 25) {
		return true
	}
	rest := s[min(q.end+len("”"), len(s)):]
	return double && n > 12 && hasPrefix(rest, "라고", "이라고", "고 ", "라며", "이라며", "며 ", "라는", "면서")
}

// isReport reports whether a paper gives the news of an office in its own words: 가람시는 “… 최우수상을 받았다”고 22일 밝혔다.
func isReport(s string, q span) bool {
	before := strings.TrimRight(s[:q.start-len("“")], " ")
	if i := strings.LastIndexByte(before, ' '); i > 0 && i+1 < len(before) && isDigit(before[i+1]) && strings.HasSuffix(before, "일") { // 가람시는 22일 “…”
		before = strings.TrimRight(before[:i], " ")
	}
	said := strings.TrimPrefix(s[min(q.end+len("”"), len(s)):], "고 ")
	if !hasSuffix(before, "시는", "군은", "구는", "도는", "시가", "군이", "구가", ")는", ")은") || !hasSuffix(q.of(s), "았다", "었다", "했다", "됐다", "겼다", "렸다", "혔다") {
		return false
	}
	if hasSuffix(before, ")는", ")은") {
		if open := strings.LastIndexByte(before, '('); open < 0 || !hasPrefix(before[open+1:], "시장", "군수", "구청장", "도지사", "지사") {
			return false
		}
	}
	return firstOf(clipped(said, 40), []string{"밝혔", "알렸", "전했"}) >= 0
}

// hush blanks out speech, so that rules which look for what happened do not take it from what people wish.
// All places stay the same.
func hush(s string, qs []quoted) string {
	var b []byte
	for _, q := range qs {
		if !q.speech {
			continue
		}
		if b == nil {
			b = []byte(s)
		}
		for i := q.start; i < q.end; i++ {
			b[i] = ' '
		}
	}
	if b == nil {
		return s
	}
	return string(b)
}
