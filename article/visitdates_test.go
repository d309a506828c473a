package article_test

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
)

// The days that a text of 22 May 2025 means, and what is known of them where nobody says when the text was published.
func TestDaysAreCountedFromThePublicationAndElseLeftOpen(t *testing.T) {
	t.Parallel()
	for when, want := range map[string]struct{ published, unknown string }{
		"지난 20일":      {"2025-05-20", ""},
		"지난 25일":      {"2025-04-25", ""}, // the latest such day not after it
		"지난 22일":      {"2025-05-22", ""},
		"21일":         {"2025-05-21", ""},
		"지난달 3일":      {"2025-04-03", ""},
		"이달 7일":       {"2025-05-07", ""},
		"지난 11월 5일":   {"2024-11-05", ""},
		"지난해 11월 5일":  {"2024-11-05", ""},
		"지난 3월":       {"2025-03", ""},
		"2024년 3월 2일": {"2024-03-02", "2024-03-02"},
		"지난 2024년 3월": {"2024-03", "2024-03"},
		"지난 19일부터 21일까지 사흘 동안": {"2025-05-19", ""},
		"지난 19~21일":           {"2025-05-19", ""},
		"지난 4월 30일부터 5월 2일까지": {"2025-04-30", ""},
		"최근":          {"", ""},
		"2024. 3. 2.": {"2024-03-02", "2024-03-02"},
		"지난 20일(화)":   {"2025-05-20", ""},
		"지난 2월 29일":   {"", ""}, // there was none this year
		"재작년 11월 5일":  {"2023-11-05", ""},
		"2024.03.02.": {"2024-03-02", "2024-03-02"},
		"6월 기준 방문객이 천 명을 넘자 최근": {"", ""},
	} {
		for _, known := range []bool{true, false} {
			in := article.Input{Title: "가람시 물길 소식", Text: "새별시 공무원 열 명이 " + when + " 가람시를 방문해 물길센터를 벤치마킹했다."}
			wanted := want.unknown
			if known {
				in.Published, wanted = bonbogi.MustDate("2025-05-22"), want.published
			}
			days := toldOf(t, in, func(f article.Fact) string {
				if f.Visit == nil {
					return ""
				}
				return "on " + f.Visit.Date.String()
			})
			if len(days) != 1 || days[0] != "on "+wanted {
				t.Errorf("%s (published known: %t): %q, want %q", when, known, days, wanted)
			}
		}
	}
}
