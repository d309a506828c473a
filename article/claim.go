package article

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// readClaims keeps the surest of the claims that say the same.
func (st *story) readClaims(ctx context.Context) ([]Fact, error) {
	var out []Fact
	err := st.walk(ctx, func(sent sentence) {
		if len(out) < most {
			out = append(out, st.claims(sent)...)
		}
	})
	return unique(out), err
}

// claims finds figures that are stated in sum: 올 들어 표창 9차례, 360여 기관이 다녀갔다.
func (st *story) claims(sent sentence) []Fact {
	s := st.s
	if st.main == nil || !strings.ContainsAny(sent.of(s), "0123456789") {
		return nil
	}
	var out []Fact
	for i := sent.start; i < sent.end; i++ {
		if !isDigit(s[i]) || i > sent.start && (isDigit(s[i-1]) || s[i-1] == ',' || s[i-1] == '.') {
			continue
		}
		n, end := count(s[:sent.end], i)
		if t, c := claimType(sent.of(s), s[sent.start:i], s[end:sent.end], n); t != "" {
			f := Fact{Kind: bonbogi.KindClaim, Claim: &Claim{Subject: st.mainParty(), Type: t, Value: n, Period: periodOf(s[sent.start:i]), AsOf: st.asOf(sent)}, Confidence: c}
			if sent.heading() {
				f.Confidence -= 0.2
			}
			out = append(out, st.fact(f, withoutSource(s, sent.span)))
		}
		i = max(i, end-1)
	}
	return out
}

// largest is the end of the figures that people can mean: a longer row of digits is a slip or a serial number.
const largest = 1e9

// count reads 1만1000, 1,171, 16. What is no figure that people can mean is 0.
func count(s string, i int) (n float64, end int) {
	digits := func() float64 {
		v := 0.0
		for end < len(s) && (isDigit(s[end]) || s[end] == ',' && end+1 < len(s) && isDigit(s[end+1])) {
			if s[end] != ',' {
				v = min(v*10+float64(s[end]-'0'), largest)
			}
			end++
		}
		return v
	}
	end = i
	n = digits()
	for _, u := range []struct {
		word string
		by   float64
	}{{"만", 1e4}, {"천", 1e3}} {
		if rest, ok := strings.CutPrefix(s[end:], u.word); ok {
			end += len(u.word)
			n *= u.by
			if rest != "" && isDigit(rest[0]) {
				n += digits()
			}
		}
	}
	if n >= largest {
		return 0, end
	}
	return n, end
}

// claimType tells what a number counts from the words around it.
func claimType(sentence, before, after string, n float64) (bonbogi.ClaimType, float64) {
	after = strings.TrimPrefix(strings.TrimPrefix(after, "여"), " ")
	near := clipped(after, 40)
	sum := containsAny(sentence, "모두", "총 ", "올해", "금년", "올 들어", "지금까지", "통산", "누적", "한 해")
	switch {
	case n >= 2 && n < 1000 && hasPrefix(after, "차례", "회 ", "번 ", "관왕", "건의", "건 ", "개의", "개 ", "개 분야") && containsAny(near, "수상", "표창", "관왕", "상을", "수상성과") && sum && !containsAny(near, "연속"):
		if strings.HasPrefix(after, "개") && !containsAny(near, "기관표창", "수상", "표창", "상을") {
			return "", 0
		}
		return bonbogi.ClaimAwardsReceived, 0.85
	case n >= 2 && hasPrefix(after, "개 기관", "기관", "개 지자체", "개 단체", "기관·단체") && containsAny(after, "다녀갔", "방문했", "찾았", "벤치마킹"):
		if containsAny(after, "문의") {
			return "", 0
		}
		return bonbogi.ClaimVisitsReceived, 0.7
	case n >= 10 && hasPrefix(after, "명") && containsAny(after, "다녀갔") && containsAny(before, "기관", "단체", "지자체"):
		return bonbogi.ClaimVisitors, 0.7
	case n >= 2 && hasPrefix(after, "개국") && containsAny(after, "다녀갔", "방문", "찾았", "벤치마킹"):
		return bonbogi.ClaimGuestCountries, 0.65
	case n >= 2 && hasPrefix(after, "개 지자체", "개 도시", "개 시군", "개 시·군", "개 자치단체", "개 지방자치단체", "개 시도", "개 시") && containsAny(clipped(after, 80), "도입", "확산", "확대", "뒤따르", "시행하고", "전파", "퍼") && !containsAny(after, "기로", "예정", "계획", "방침", "목표"):
		return bonbogi.ClaimAdopters, 0.65
	}
	return "", 0
}

// periodOf is the year for which a figure counts, from the words before it: 2021년 한 해 …, 2021년에 …. The year of a
// contest, of a day or of a beginning (2019년부터) is none, and neither is one that another figure or 올해 follows.
func periodOf(before string) string {
	found := ""
	for i := range before {
		n, end := number(before, i, len(before))
		if end != i+4 || n < 1990 || n >= 2100 || i > 0 && isDigit(before[i-1]) {
			continue
		}
		rest, ok := strings.CutPrefix(before[end:], "년")
		rest = strings.TrimPrefix(rest, "도")
		if !ok || strings.ContainsAny(rest, "0123456789") || containsAny(rest, "올해", "금년", "올 들어", "지난해") {
			continue
		}
		if bare := strings.TrimLeft(rest, " "); bare == "" || hasPrefix(bare, "한 해", "한해", "들어", "모두", "총 ") || hasPrefix(rest, "에 ", "에는 ", "에만 ", "에도 ", "은 ", "중 ") {
			found = before[i:end]
		}
	}
	return found
}

// asOf is the day or month of counting, as far as it is written: 6월 기준.
func (st *story) asOf(sent sentence) string {
	for _, d := range st.dates(sent.span) {
		if d.base && d.asOf != "" {
			return d.asOf
		}
	}
	return ""
}

// withoutSource leaves “3일 군에 따르면” and the full stop out of a quotation.
func withoutSource(s string, sp span) span {
	if i := strings.Index(sp.of(s), "에 따르면 "); i >= 0 && i < 60 {
		sp.start += i + len("에 따르면 ")
	}
	for sp.end > sp.start && s[sp.end-1] == '.' {
		sp.end--
	}
	return sp
}

// unique keeps the surest of claims that say the same.
func unique(fs []Fact) []Fact {
	slices.SortStableFunc(fs, func(a, b Fact) int { return cmp.Compare(b.Confidence, a.Confidence) })
	var out []Fact
	for _, f := range fs {
		if !slices.ContainsFunc(out, func(o Fact) bool { return o.Claim.Type == f.Claim.Type && o.Claim.Value == f.Claim.Value }) {
			out = append(out, f)
		}
	}
	return out
}
