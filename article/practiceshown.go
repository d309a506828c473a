package article

import "strings"

// shown reads a list of what was shown: 시는 A 운영, B 서비스, C 조성 등을 설명했다.
func (st *story) shown(sent sentence) []candidate {
	s := st.s
	var out []candidate
	at := sent.start
	rest := s[sent.start:sent.end]
	for at < sent.end {
		end := strings.IndexByte(rest, ',')
		last := end < 0
		if last {
			end = len(rest)
			for _, stop := range []string{" 등 ", " 등에", " 등을"} {
				if i := strings.Index(rest, stop); i >= 0 {
					end = min(end, i)
				}
			}
		}
		if c, ok := st.item(sent, span{at, at + end}); ok {
			out = append(out, c)
		}
		if last {
			break
		}
		at += end + 1
		rest = s[at:sent.end]
	}
	return out
}

// item is the name at the end of one item of such a list.
func (st *story) item(sent sentence, sp span) (candidate, bool) {
	s := st.s
	sp = trim(s, sp)
	done := false
	for _, w := range []string{"달성", "조성", "운영", "추진", "도입", "구축", "개발", "시행", "제정", "지원"} {
		if stem, ok := strings.CutSuffix(sp.of(s), " "+w); ok {
			sp.end = sp.start + len(stem)
			done = true
		}
	}
	if sp.end <= sp.start || !done && !isSchemeWord(sp.of(s)) {
		return candidate{}, false
	}
	begin := sp.end
	for begin > sp.start && s[begin-1] != ' ' {
		begin--
	}
	start := phraseStart(s, sp.start, begin)
	for _, lead := range []string{"전국 최초 ", "전국최초 ", "도내 최초 ", "국내 최초 ", "세계 최초 "} {
		if strings.HasPrefix(s[start:sp.end], lead) {
			start += len(lead)
		}
	}
	name := strings.Trim(s[start:sp.end], " ‘’“”▲")
	if n := runes(squash(name)); n < 4 || n > 28 || hasSuffix(name, events...) {
		return candidate{}, false
	}
	return candidate{st: st, span: span{start, sp.end}, written: name, name: respell(name), score: 1.6}, true
}
