package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// exported: 가람시가 ‘물길앱’을 몽골 다르항시에 수출했다.
func (st *story) exported(sent sentence, spoken string) []Fact {
	s, in := st.s, sent.of(st.s)
	at := firstOf(in, []string{"수출했", "수출하고 있", "수출됐", "수출된 바", "전수했", "전수하고 있"})
	if at < 0 || containsAny(in, hoped...) || containsAny(clipped(in[at:], 40), "계획", "예정") {
		return nil
	}
	if !canExport(in) {
		return nil
	}
	at += sent.start
	origin := st.mainParty()
	ms := st.mentionsIn(span{sent.start, at})
	for i := range ms {
		if m := &ms[i]; st.canBeFirst(m) && isSubject(m.josa) {
			origin = st.party(m)
		}
	}
	if origin.Type != bonbogi.PartyGovernment {
		return nil
	}
	var out []Fact
	if set, n := countriesCounted(s, span{sent.start, sent.end}); n > 0 { // 22개 국가, 25개 도시에
		if practice := cmp.Or(st.practiceMeant(sent, sent.start, spoken), spoken); practice != "" {
			p := bonbogi.Party{Name: set.of(s), Type: bonbogi.PartyForeign, Count: int64(n)}
			return []Fact{st.adoption(practice, origin, p, p.Name, bonbogi.AdoptionShared, bonbogi.Date{}, 0.55, sent.span)}
		}
	}
	for _, place := range foreignPlaces(s, span{sent.start, at}) {
		j := lastJosa(s, place)
		if !slices.Contains([]string{"에", "로", "으로", "에도"}, j) || at-place.end > 80 {
			continue
		}
		practice := st.practiceMeant(sent, sent.start, "")
		if len(st.quotesIn(sent.span)) == 0 {
			practice = objectBefore(s, span{place.end, at})
		}
		if practice == "" {
			practice = spoken
		}
		if practice == "" {
			continue
		}
		name := strings.TrimSuffix(place.of(s), j)
		p := bonbogi.Party{Name: name, Type: bonbogi.PartyForeign}
		out = append(out, st.adoption(practice, origin, p, name, bonbogi.AdoptionShared, st.adoptedOn(sent), 0.6, sent.span))
	}
	return out
}

// fromAbroad: 새별시는 덴마크 코펜하겐의 물길 지도를 본떠 … 만들었다.
func (st *story) fromAbroad(sent sentence, _ string) []Fact {
	for _, r := range st.takerRows(sent.span) {
		if !isSubject(r.josa) || len(r.named) == 0 {
			continue
		}
		place, _ := foreignOrigin(st.s, span{r.after, sent.end})
		if place == "" {
			continue
		}
		at := strings.Index(st.s[r.after:sent.end], place) + r.after
		if practice, end := st.objectBehind(sent, at+len(place)+len("의")); practice != "" {
			v, ok := takesUp.next(st.s, span{end, min(sent.end, clip(st.s, end+80))})
			if copied := firstOf(clipped(st.s[end:sent.end], 40), copying); !ok && copied >= 0 {
				v, ok = doesSo.next(st.s, span{end + copied, min(sent.end, clip(st.s, end+120))})
			}
			if !ok || v.told == planned || containsAny(st.s[v.start:sent.end], unsettled...) {
				continue
			}
			origin := bonbogi.Party{Name: place, Type: bonbogi.PartyForeign}
			var out []Fact
			for _, m := range r.named {
				out = append(out, st.adoption(practice, origin, st.party(m), m.written(st.s), bonbogi.AdoptionInspired, st.adoptedOn(sent), 0.65, sent.span))
			}
			return out
		}
	}
	return nil
}

// countriesCounted is how many countries a stretch counts, with the cities behind them: 22개 국가, 25개 도시.
func countriesCounted(s string, sp span) (span, float64) {
	in := sp.of(s)
	for _, w := range []string{"개국", "개 국가", "개 나라", "개 나라와"} {
		i := strings.Index(in, w)
		if i < 1 {
			continue
		}
		from, n := counted(in[:i+len("개")])
		if n == 0 {
			continue
		}
		end := i + len(w)
		if k := strings.Index(clipped(in[end:], 24), "개 도시"); k >= 0 {
			end += k + len("개 도시")
		}
		return span{sp.start + from, sp.start + end}, n
	}
	return span{}, 0
}

// objectBefore is the last object in a stretch, without what stands before its noun phrase.
func objectBefore(s string, sp span) string {
	ws := words(s, sp)
	for i := len(ws) - 1; i >= 0; i-- {
		if j := lastJosa(s, ws[i]); isObject(j) {
			start := ws[i].start
			if i > 0 && lastJosa(s, ws[i-1]) == "" && !isVerbal(ws[i-1].of(s)) {
				start = ws[i-1].start
			}
			return objectName(s, span{start, ws[i].end})
		}
	}
	return ""
}

// foreignPlaces are the countries and their cities in a stretch, each with its particle: 일본 사가시에, 몽골에.
func foreignPlaces(s string, sp span) []span {
	var out []span
	ws := words(s, sp)
	abroad := false
	for i, w := range ws {
		c := countryAt(s, w.start)
		abroad = abroad || c != ""
		stem := strings.TrimSuffix(strings.TrimRight(w.of(s), ","), lastJosa(s, w))
		city := abroad && hasSuffix(stem, "시", "현", "주", "성", "州", "市") && runes(stem) >= 3 && c == ""
		switch {
		case city && i > 0 && countryAt(s, ws[i-1].start) == ws[i-1].of(s):
			out = append(out, span{ws[i-1].start, w.end})
		case city || c != "" && (i+1 == len(ws) || w.of(s) != c):
			out = append(out, w)
		}
	}
	return out
}

// canExport reports whether a sentence speaks of what a government can hand to others abroad: most of what goes there are goods.
func canExport(in string) bool {
	return containsAny(in, "시스템", "정책", "행정", "모델", "제도", "앱", "플랫폼", "서비스", "기술", "노하우", "프로그램", "매뉴얼", "방식", "화장실", "사업", "경험", "올레", "새마을") && !containsAny(in, "농산물", "농식품", "수산물", "식품", "제품", "상품", "화장품")
}
