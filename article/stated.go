package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// dateLabels stand before the date on which a page says that it was published.
var dateLabels = []string{"기사입력", "최초입력", "입력", "승인", "등록일", "등록", "작성일", "게시일", "보도일", "배포일", "보도일시", "배포일시", "송고", "발행일", "발행", "기사등록"}

// statedDate finds the date of publication that a page states near its head: 입력 2021.07.28 10:02,
// 작성일: 2021-07-28. The label may stand on the line before.
func statedDate(s string) bonbogi.Date {
	head := clipped(s, 3000)
	labelled := false
	for at := 0; at < len(head); {
		end := strings.IndexByte(head[at:], '\n')
		if end < 0 {
			end = len(head) - at
		}
		line := strings.TrimSpace(head[at : at+end])
		at += end + 1
		if line == "" {
			continue
		}
		if d := calendarDate(line); !d.IsZero() && (labelled || containsAny(line, dateLabels...)) && runes(line) < 60 {
			return d
		}
		labelled = runes(line) < 12 && containsAny(line, dateLabels...)
	}
	return bonbogi.Date{}
}

// calendarDate reads the first 2021.07.28, 2021-07-28, 2021/7/28 or 2021년 7월 28일 of a line.
func calendarDate(line string) bonbogi.Date {
	for i := 0; i+8 <= len(line); i++ {
		if i > 0 && isDigit(line[i-1]) {
			continue
		}
		y, end := number(line, i, len(line))
		if end != i+4 || y < 1980 || y > 2100 {
			continue
		}
		d := bonbogi.Date{Year: y}
		for _, part := range []*int{&d.Month, &d.Day} {
			for end < len(line) && (strings.IndexByte(" .-/", line[end]) >= 0) {
				end++
			}
			for _, unit := range []string{"년", "월"} {
				if strings.HasPrefix(line[end:], unit) {
					end = skip(line, end+len(unit), len(line))
				}
			}
			*part, end = number(line, end, len(line))
		}
		if d.Month > 0 && d.Day > 0 {
			if v := sound(d); !v.IsZero() {
				return v
			}
		}
	}
	return bonbogi.Date{}
}
