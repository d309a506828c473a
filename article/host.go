package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// hostBefore reads “… 가 주관한” or “… 주최” in the words before a contest, the nearest first; who supports it (후원) counts only
// where nobody holds it.
func (st *story) hostBefore(sp span) (bonbogi.Party, bool) {
	if p, ok := st.holderBefore(sp, false); ok {
		return p, true
	}
	return st.holderBefore(sp, true)
}

func (st *story) holderBefore(sp span, supporters bool) (bonbogi.Party, bool) {
	s := st.s
	ws := words(s, sp)
	for i := len(ws) - 1; i >= 1 && i >= len(ws)-12; i-- {
		word := strings.TrimLeft(ws[i].of(s), "‘“(")
		h := hostWord(word)
		if h == "후원" && !supporters {
			continue
		}
		if h == "" && word == "한" && ws[i-1].of(s) == "대상으로" {
			h = word
		}
		if h == "" {
			continue
		}
		if p, ok := st.jointHost(sp, ws[:i], h); ok { // 행정안전부가 주최하고 …재단이 주관한
			return p, true
		}
		if i >= 2 && slices.Contains([]string{"등이", "등에서", "등"}, ws[i-1].of(s)) { // …연합회 등이 마련한
			if p, ok := st.bodyEnding(sp.start, ws[i-2].end); ok {
				return p, true
			}
		}
		end := ws[i-1].end
		if isVenue(ws[i-1].of(s), word) {
			continue
		}
		if j := lastJosa(s, ws[i-1]); isNominative(j) || j == "에서" {
			if p, ok := st.upper(ws[i-1], j); ok {
				return p, true
			}
			end -= len(j)
		} else if ws[i-1].of(s) == "대상으로" {
			if p, ok := st.actor(s, sp, ws[:i]); ok {
				return p, true
			}
			continue
		} else if hasSuffix(ws[i-1].of(s), "공동으로", "공동") && i >= 2 {
			if i < len(ws)-2 && h != "주관" && h != "주최" { // 새별시와 공동으로 추진한 사업이
				continue
			}
			end = ws[i-2].end
			if j := lastJosa(s, ws[i-2]); j != "" {
				end -= len(j)
			}
		} else if tail := strings.TrimPrefix(word, h); tail != "" && !hasPrefix(tail, "한", "하는", "하고") || h != "주관" && h != "주최" && tail == "" {
			if st.mentionEnding(end) == nil {
				if p, ok := st.actor(s, sp, ws[:i]); ok && i >= len(ws)-2 {
					return p, true
				}
				continue
			}
		}
		if p, ok := st.bodyEnding(sp.start, end); ok {
			return p, true
		}
		if p, ok := st.namedHost(sp, ws[i-1], h); ok {
			return p, true
		}
		if isObject(lastJosa(s, ws[i-1])) && i >= len(ws)-3 && hasSuffix(word, "한", "하는", "해") { // 인천시가 열 개 군·구를 평가한
			if p, ok := st.actor(s, sp, ws[:i]); ok {
				return p, true
			}
		}
		if i >= len(ws)-3 && hasSuffix(word, "한", "하는", "연", "벌인", "여는") && lastJosa(s, ws[i-1]) == "" { // 환경부가 함께 실시한
			if p, ok := st.actor(s, sp, ws[:i]); ok {
				return p, true
			}
		}
	}
	return bonbogi.Party{}, false
}

// jointHost is the one who hosts what another organises: 행정안전부가 주최하고 …재단이 주관한.
func (st *story) jointHost(sp span, ws []span, h string) (bonbogi.Party, bool) {
	if h != "주관" {
		return bonbogi.Party{}, false
	}
	s := st.s
	for k := len(ws) - 1; k >= 1 && k >= len(ws)-5; k-- {
		if !hasPrefix(ws[k].of(s), "주최하고", "주최하며", "주최,", "주최·") {
			continue
		}
		end := ws[k-1].end
		if j := lastJosa(s, ws[k-1]); isNominative(j) || j == "에서" {
			end -= len(j)
		}
		return st.bodyEnding(sp.start, end)
	}
	return bonbogi.Party{}, false
}

// namedHost is the one directly before a word that says who gives a prize, whatever the name ends with: 푸른 데스크가 수여하는.
// Those who are named by what they are, not by a name, give none.
func (st *story) namedHost(sp, w span, h string) (bonbogi.Party, bool) {
	s := st.s
	j := lastJosa(s, w)
	if !isNominative(j) && j != "에서" || !slices.Contains([]string{"주최", "주관", "수여", "시상", "주는", "준", "공동 주최", "공동 주관", "선정", "여는", "뽑은", "뽑는"}, h) {
		return bonbogi.Party{}, false
	}
	word := s[w.start : w.end-len(j)]
	if n := runes(word); n < 3 || n > 20 || strings.ContainsAny(word, "‘’“”") || hasSuffix(word, "시민", "주민", "국민", "도민", "군민", "구민", "전문가", "위원", "위원들", "학생", "독자", "소비자", "관광객", "기업", "지자체", "기관", "단체", "시장", "군수", "지사", "구청장", "박람회", "대회", "이번", "여기", "현지", "서울", "시군", "자치단체", "들", "행사", "이곳") {
		return bonbogi.Party{}, false
	}
	if st.mentionAt(w.start) != nil {
		return bonbogi.Party{}, false
	}
	start := phraseStart(s, sp.start, w.start)
	name := withoutTime(strings.Trim(s[start:w.end-len(j)], " ‘’“”,▲·"))
	if runes(name) > 30 {
		name = word
	}
	return bonbogi.Party{Name: name, Type: bonbogi.PartyInstitution}, true
}

// isVenue tells where a contest was held from who held it: …센터에서 열린. A ministry holds what is held in it.
func isVenue(where, held string) bool {
	stem, ok := strings.CutSuffix(where, "에서")
	return ok && hasPrefix(held, "열", "개최", "진행", "치러") && hasSuffix(stem, "센터", "호텔", "홀", "회관", "회의실", "광장", "공원", "청사", "국회")
}

// actor is the nearest body before that acts: 환경부가 해마다 온 나라의 하천을 두고 벌인.
func (st *story) actor(s string, sp span, ws []span) (bonbogi.Party, bool) {
	for k := len(ws) - 1; k >= 0 && k >= len(ws)-9; k-- {
		if j := lastJosa(s, ws[k]); isNominative(j) || j == "에서" {
			if p, ok := st.upper(ws[k], j); ok {
				return p, true
			}
			if p, ok := st.bodyEnding(sp.start, ws[k].end-len(j)); ok {
				return p, true
			}
			return st.countedBody(sp, ws[:k+1], j)
		}
	}
	return bonbogi.Party{}, false
}

// countedBody is the first of several bodies that are counted: 환경부와 경제단체 등 17개 기관이.
func (st *story) countedBody(sp span, ws []span, j string) (bonbogi.Party, bool) {
	s := st.s
	n := len(ws)
	if n < 4 || !isDigit(s[ws[n-2].start]) || ws[n-3].of(s) != "등" || !hasPrefix(ws[n-1].of(s), "기관", "단체", "곳") {
		return bonbogi.Party{}, false
	}
	for _, m := range st.mentionsIn(span{ws[max(0, n-7)].start, ws[n-3].start}) {
		if m.central() && !m.glued {
			return st.party(&m), true
		}
	}
	return st.bodyEnding(sp.start, ws[n-4].end)
}

// upper is the government above the main one that a word means by its kind alone: a district's 시가, a town's 도에서.
func (st *story) upper(w span, j string) (bonbogi.Party, bool) {
	stem := strings.TrimSuffix(w.of(st.s), j)
	if st.main == nil || stem != "시" && stem != "도" || strings.HasSuffix(st.main.Current().Name, stem) {
		return bonbogi.Party{}, false
	}
	for id := range st.main.above {
		if x := st.g.byID[id]; x != nil && (x.Level == bonbogi.Province || x.Level == bonbogi.Municipality) && strings.HasSuffix(x.Current().Name, stem) {
			return bonbogi.Party{Government: x.ID, Name: st.fullName(x, ""), Type: bonbogi.PartyGovernment}, true
		}
	}
	return bonbogi.Party{}, false
}

func hostWord(word string) string {
	if slices.Contains(holding, word) {
		return word
	}
	for _, h := range hosting {
		if tail, ok := strings.CutPrefix(word, h); ok {
			if tail == "" || hasPrefix(tail, "한", "하는", "하고", "하며", "해", "으로", "·", ",", "된", "으로") {
				return h
			}
		}
	}
	return ""
}
