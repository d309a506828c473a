package article

import "strings"

// isCalled reports whether what stands in quotation marks is a name although it is a sentence: ‘마을에 물길을 선물하세요’ 사업.
func (st *story) isCalled(sent sentence, q quoted) bool {
	after := strings.TrimLeft(st.s[min(q.end+len("’"), len(st.s)):sent.end], " ")
	return runes(q.of(st.s)) <= 20 && hasPrefix(after, "사업", "프로젝트", "캠페인", "프로그램", "서비스", "정책", "운동", "축제")
}

// ownNames are the short names of the main government.
func (st *story) ownNames() []string {
	if st.main == nil || !st.main.isLocal() {
		return nil
	}
	return shortNames(st.main.Current().Name, st.main.Level)
}

// bearsName reports whether a name has the main government's short name in it, as its brands have: 가람물길쌀, 가람형 돌봄.
func (st *story) bearsName(name string) bool {
	for _, short := range st.ownNames() {
		for i := range places(name, short) {
			if behind := name[i+len(short):]; wordBegins(name, i) && runes(squash(name)) > runes(short)+1 && behind != "" && !hasPrefix(behind, "시", "군", "구", "도", " ") {
				return true
			}
		}
	}
	return false
}

// longestThing is how many words the thing that a headline names may have.
const longestThing = 4

// headlineThing is what a headline begins with and the text says word for word, though its words carry endings:
// 물길맑은 가람쌀, 영국으로.
func (st *story) headlineThing(title *story) []candidate {
	from := title
	if len(title.sentences) == 0 {
		from = st
	}
	for _, sent := range from.sentences {
		if !sent.heading() {
			continue
		}
		end := strings.IndexAny(sent.of(from.s), ",…‘“·")
		if end <= 0 {
			return nil
		}
		sp := trim(from.s, span{sent.start, sent.start + end})
		name := sp.of(from.s)
		at := strings.Index(st.s, name)
		_, sort := schemeEnd(name)
		if at < 0 || from == st || sort == noNoun || strings.Count(name, " ") >= longestThing || runes(squash(name)) < 5 || isOther(name) || !st.bearsName(name) {
			return nil
		}
		return []candidate{{st: st, span: span{at, at + len(name)}, written: name, name: respell(name), score: 1}}
	}
	return nil
}

// honoured are what awards were given for, where the text names it.
func honoured(awards []Fact, title, body *story) []candidate {
	var out []candidate
	for _, a := range awards {
		name := strings.TrimSpace(a.Award.For)
		if n := runes(squash(name)); n < 4 || n > 28 || isVerbal(name) || hasSuffix(name, events...) {
			continue
		}
		for _, st := range []*story{body, title} {
			if at := strings.Index(st.s, name); at >= 0 && (isSchemeWord(name) || strings.HasSuffix(st.s[:at], "‘")) {
				out = append(out, candidate{st: st, span: span{at, at + len(name)}, written: name, name: respell(name), score: 1.1})
				break
			}
		}
	}
	return out
}
