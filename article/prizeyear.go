package article

import (
	"strconv"
	"strings"
)

// moment is when a prize was won, as the words around its grade tell it.
type moment struct {
	year    string // "" if it is not told, or the day of publication is not known
	told    bool   // a word of time belongs to the grade
	earlier bool   // before the year of the news: 지난해 우수상에 이어
	inside  bool   // the word stands between the contest and the grade, and so is about this grade alone
}

// thisYear are words for the year of the news, lastYears those for years before, longer ones first.
var (
	thisYear  = []string{"올해", "금년", "올 ", "이번", "이날"}
	lastYears = []struct {
		word string
		ago  int
	}{{"지지난해", 2}, {"재작년", 2}, {"지난해", 1}, {"지난 해", 1}, {"작년", 1}, {"전년도", 1}, {"전년", 1}}

	// measured are what a contest looks at; the year before them is that of the work, not of the prize.
	measured = []string{"실적", "성과", "추진", "동안", "한 해", "한해", "대비", "보다", "부터", "까지", "이후", "연말", "사업", "운영", "시행", "제정", "도입", "조성", "시작", "개장", "개관", "준공", "문을 연", "이어", "와 올해", "과 올해"}
)

// momentOf reads when the prizes of a group were won; from is where the grade before ends.
func (st *story) momentOf(sent sentence, g *group, from int) moment {
	first := g.firstGrade()
	if first == nil {
		return moment{}
	}
	s := st.s
	to := first.start
	hidden := func(i int) bool { // the year in the name of a contest is the contest's
		for _, c := range g.contests {
			if i >= c.start && i < c.end {
				return true
			}
		}
		return false
	}
	var m moment
	at := -1
	for i := min(max(from, sent.start), to); i < to; i++ {
		if !wordBegins(s, i) || hidden(i) {
			continue
		}
		if x, end := st.timeAt(i, to); end > i && st.meant(g, end, to) {
			m, at = x, i
			i = end - 1
		}
	}
	for _, c := range g.contests {
		m.inside = m.inside || at >= c.end && c.end <= to
	}
	if behind := afterQuote(s[g.end:sent.end]); hasPrefix(behind, "에 이어 올", "에 이어 이번", "에 이어, 올", "에 이은") && !m.told {
		m.told, m.earlier = true, true
	}
	return m
}

// firstGrade is the first grade or honour of a group, nil if none is told.
func (g *group) firstGrade() *grade {
	if g.rank == nil || g.honour != nil && g.honour.start < g.rank.start {
		return g.honour
	}
	return g.rank
}

// timeAt reads a word of time that begins at i, and where it ends: 2023년, 올해, 지난해, 2년 전.
func (st *story) timeAt(i, to int) (moment, int) {
	in := st.s[i:to]
	for _, w := range thisYear {
		if strings.HasPrefix(in, w) {
			return moment{told: true}, i + len(w)
		}
	}
	for _, w := range lastYears {
		if strings.HasPrefix(in, w.word) {
			return st.ago(w.ago), i + len(w.word)
		}
	}
	n, end := number(in, 0, len(in))
	if end == 0 {
		return moment{}, i
	}
	switch rest := in[end:]; {
	case n < 50 && hasPrefix(rest, "년 전", "년전"):
		return st.ago(n), i + end + strings.Index(rest, "전") + len("전")
	case end == 4 && n >= 1990 && n < 2100 && strings.HasPrefix(rest, "년"):
		return moment{year: in[:end], told: true, earlier: st.published.Year > n}, i + end + len("년")
	}
	return moment{}, i
}

// ago is the year so many years before the news, which is not known where the day of publication is not.
func (st *story) ago(years int) moment {
	m := moment{told: true, earlier: years > 0}
	if !st.published.IsZero() {
		m.year = strconv.Itoa(st.published.Year - years)
	}
	return m
}

// meant reports whether the word of time that ends at at tells of the prize, and not of the work that was honoured.
func (st *story) meant(g *group, at, to int) bool {
	for _, c := range g.contests {
		if c.start >= at {
			to = min(to, c.start)
		}
	}
	if at > to {
		return false
	}
	gap := st.s[at:to]
	return len(gap) <= 75 && !containsAny(gap, measured...)
}

// when gives an award its year. The year in the name of its contest stands, unless the grade has one of its own.
func (f *found) when(m moment) {
	if !m.told || f.Period != "" && !m.inside && !f.sharesContest {
		return
	}
	f.timed = true
	if m.year != "" || m.earlier {
		f.Period = m.year
	}
	f.Earlier = m.earlier && m.year == ""
	f.past = m.earlier
	if m.earlier {
		f.Streak = 0
	}
}
