package article

import (
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// named reads a person or group that ends with the word.
func (st *story) named(sp, w span) (subject, bool) {
	s := st.s
	stem := w.of(s)
	for _, p := range persons {
		if !strings.HasSuffix(stem, p) {
			continue
		}
		end := w.start
		for end > sp.start && s[end-1] == ' ' {
			end--
		}
		if strings.HasSuffix(s[sp.start:end], ")") { // 김하늘(47, 행정 7급) 주무관
			if i := strings.LastIndexByte(s[sp.start:end], '('); i > 0 && end-sp.start-i < 60 {
				end = sp.start + i
			}
		}
		begin := end
		for begin > sp.start && s[begin-1] != ' ' {
			begin--
		}
		who := strings.TrimLeft(s[begin:end], ",·▲(‘’")
		if i := strings.LastIndex(who, "·"); i > 0 {
			who = who[i+len("·"):]
		}
		if isFullName(who) && (p != "담당" || runes(who) == 3) {
			return subject{span{end - len(who), w.end}, bonbogi.Party{Name: who, Type: bonbogi.PartyPerson}, false}, true
		}
		who = strings.TrimSuffix(stem, p)
		if i := strings.LastIndex(who, "·"); i > 0 {
			who = who[i+len("·"):]
		}
		if p == "씨" && runes(who) == 3 && isFullName(who) {
			return subject{span{w.end - len(p) - len(who), w.end}, bonbogi.Party{Name: who, Type: bonbogi.PartyPerson}, false}, true
		}
		if len(p) >= 6 && isFullName(who) {
			return subject{w, bonbogi.Party{Name: who, Type: bonbogi.PartyPerson}, false}, true
		}
	}
	if before := strings.TrimRight(s[sp.start:w.start], " "); runes(stem) >= 2 {
		for _, form := range []string{"주식회사", "유한회사", "농업회사법인", "영농조합법인", "영어조합법인"} {
			if start := sp.start + len(before) - len(form); strings.HasSuffix(before, form) && wordBegins(s, start) {
				return subject{span{start, w.end}, bonbogi.Party{Name: s[start:w.end], Type: bonbogi.PartyCompany}, false}, true
			}
		}
	}
	if isCompany(stem) {
		return subject{w, bonbogi.Party{Name: strings.Trim(stem, "‘’“”▲,"), Type: bonbogi.PartyCompany}, false}, true
	}
	for _, g := range groups {
		if stem == "" || isDigit(stem[0]) { // 2팀
			break
		}
		if strings.HasSuffix(stem, g) && len(stem) > len(g) {
			start := phraseStart(s, sp.start, w.start)
			if ws := words(s, span{start, w.start}); len(ws) > 2 {
				start = ws[len(ws)-2].start
			}
			name := strings.Trim(s[start:w.end], " ‘’“”▲,")
			if n := runes(name); n < 3 || n > 30 {
				return subject{}, false
			}
			return subject{span{start, w.end}, bonbogi.Party{Name: name, Type: bonbogi.PartyInstitution}, false}, true
		}
	}
	return subject{}, false
}

// isCompany reports whether a word is the name of a company with its legal form: ㈜다정제과, 다정제과(주).
func isCompany(word string) bool {
	for _, form := range []string{"㈜", "(주)", "주식회사"} {
		if rest, ok := strings.CutPrefix(word, form); ok && runes(rest) >= 2 {
			return true
		}
		if rest, ok := strings.CutSuffix(word, form); ok && runes(rest) >= 2 {
			return true
		}
	}
	return false
}

// isFullName reports whether a word can be a family name with a given name.
func isFullName(word string) bool {
	n := runes(word)
	return n >= 2 && n <= 4 && isHangul(word) && isName(word)
}

// isName tells a person's name from the noun before a title: 담당 교사.
func isName(s string) bool {
	for _, no := range []string{"담당", "부문", "분야", "이들", "이번", "관계", "해당", "지역", "참여", "현장", "소속", "우수", "모범", "일반", "전체", "신규", "퇴직", "민간", "전문", "여성", "청년", "고령", "대표", "수석", "초등", "중등", "담임", "재학", "참가", "마을", "선도"} {
		if strings.HasPrefix(s, no) {
			return false
		}
	}
	if isVerbal(s) && runes(s) > 3 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(surnames, r)
}

// surnames are the family names that all but a few Koreans bear.
const surnames = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승간상시갈단견당화창"

// people are the persons with a title in a stretch.
func (st *story) people(sp span) []subject {
	s := st.s
	var out []subject
	for _, w := range words(s, sp) {
		word := w.of(s)
		if i := strings.IndexAny(word, ",.·(▲"); i > 0 {
			word = word[:i]
		}
		end := w.start + len(word)
		j := lastJosa(s, span{w.start, end})
		for _, cut := range []string{"", j} {
			if x, ok := st.named(sp, span{w.start, end - len(cut)}); ok && x.party.Type == bonbogi.PartyPerson {
				if len(out) == 0 || out[len(out)-1].end <= x.start {
					out = append(out, x)
				}
				break
			}
		}
	}
	return out
}

// beforePrize is the person directly before a prize in a headline: 한가람 국악인 ‘…문화상’ 수상.
func (st *story) beforePrize(sent sentence, at int) (bonbogi.Party, bool) {
	s := st.s
	end := at
	for end > sent.start && (s[end-1] == ' ' || strings.HasSuffix(s[:end], "‘") || strings.HasSuffix(s[:end], "“")) {
		_, w := utf8.DecodeLastRuneInString(s[:end])
		end -= w
	}
	begin := end
	for begin > sent.start && s[begin-1] != ' ' {
		begin--
	}
	if x, ok := st.named(sent.span, span{begin, end}); ok && x.party.Type == bonbogi.PartyPerson {
		return x.party, true
	}
	return bonbogi.Party{}, false
}
