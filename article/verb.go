package article

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// told is what the ending of a verb tells of what it says.
type told int

const (
	unsaid  told = iota // wished, asked, denied, supposed
	planned             // 도입할 예정
	decided             // 도입하기로, 도입한다
	done                // 도입했다, 도입해, 도입하고 있다
	attends             // it says of the noun behind it what is done: 도입하는
	relates             // it says of the noun behind it what was done: 도입한
)

// inflection is a part of a verb to which endings are put.
type inflection int

const (
	stemPart    inflection = iota // 퍼지
	pastPart                      // 퍼졌
	linkPart                      // 퍼져
	didPart                       // 퍼진
	willPart                      // 퍼질
	actionNoun                    // 확산
	presentPart                   // 만드, of 만들
	politePart                    // 만듭, of 만듭니다
)

// verbPart is one of the parts of a verb as it is written.
type verbPart struct {
	text string
	part inflection
}

// verbs are verbs by the first letters of their parts.
type verbs map[rune][]verbPart

// verbsOf are the verbs with these stems. One that ends in 하 or 되 brings its noun with it: 도입하, 도입.
func verbsOf(stems ...string) verbs {
	v := verbs{}
	for _, stem := range stems {
		for _, p := range conjugated(stem) {
			r, _ := utf8.DecodeRuneInString(p.text)
			v[r] = append(v[r], p)
		}
	}
	for _, ps := range v { // the longest part is the one that is meant
		slices.SortStableFunc(ps, func(a, b verbPart) int { return len(b.text) - len(a.text) })
	}
	return v
}

// Korean syllables are numbered by their beginning, vowel and end.
const (
	firstSyllable = '가'
	vowels        = 21
	ends          = 28
	endN, endL    = 4, 8
	endB, endS    = 17, 19
	endSS         = 20
)

// conjugated are the parts of a verb: regular ones, those in 르 with 으 dropped, those in ㄹ, and some in ㅅ.
func conjugated(stem string) []verbPart {
	r, w := utf8.DecodeLastRuneInString(stem)
	head, at := stem[:len(stem)-w], int(r-firstSyllable)
	initial, vowel, end := at/(vowels*ends), at/ends%vowels, at%ends
	syllable := func(vowel, end int) string {
		return head + string(rune(firstSyllable+(initial*vowels+vowel)*ends+end))
	}
	parts := []verbPart{{stem, stemPart}}
	add := func(text string, p inflection) { parts = append(parts, verbPart{text, p}) }
	if end == endL { // 만들: 만든, 만드는
		add(syllable(vowel, endN), didPart)
		add(syllable(vowel, 0), presentPart)
		add(syllable(vowel, endB), politePart)
	}
	if end == endS && (r == '짓' || r == '잇' || r == '붓' || r == '긋') { // 짓: 지은, 지었다
		add(syllable(vowel, 0)+"은", didPart)
		add(syllable(vowel, 0)+"을", willPart)
		add(syllable(vowel, 0)+"었", pastPart)
		add(syllable(vowel, 0)+"어", linkPart)
	}
	if r == '짓' { // 지었, 지어, 지은
		add(head+"지었", pastPart)
		add(head+"지어", linkPart)
		add(head+"지은", didPart)
	}
	if end != 0 { // the rest is the stem with 아 or 어, 은, 을, which told reads
		return parts
	}
	add(syllable(vowel, endN), didPart)
	add(syllable(vowel, endL), willPart)
	add(syllable(vowel, endB), politePart)
	switch r {
	case '하':
		add(head+"했", pastPart)
		add(head+"해", linkPart)
		add(head, actionNoun)
		return parts
	case '되':
		add(head+"됐", pastPart)
		add(head+"돼", linkPart)
		return parts
	}
	const a, ae, eo, e, yeo, o, wa, oe, wae, u, wo, eu, i = 0, 1, 4, 5, 6, 8, 9, 11, 10, 13, 14, 18, 20
	switch vowel {
	case eu:
		before, _ := utf8.DecodeLastRuneInString(head)
		vowel = eo
		if v := int(before-firstSyllable) / ends % vowels; head != "" && r != '뜨' && r != '쓰' && (v == a || v == o) { // 따르: 따라
			vowel = a
		}
	case i:
		vowel = yeo
	case o:
		vowel = wa
	case u:
		vowel = wo
	case oe:
		vowel = wae
	case a, ae, eo, e, yeo:
	default:
		return parts
	}
	add(syllable(vowel, endSS), pastPart)
	add(syllable(vowel, 0), linkPart)
	return parts
}

// ofNoun reports whether a verb belongs to the noun behind it: 도입한, 도입하는.
func (t told) ofNoun() bool { return t == relates || t == attends }

// verbFound is a verb in a text.
type verbFound struct {
	span
	told told
	part inflection
}

// next is the first verb in a stretch whose ending tells something else than a wish. A verb of one letter begins its word.
func (v verbs) next(s string, sp span) (verbFound, bool) {
	for i := sp.start; i < sp.end; {
		r, w := utf8.DecodeRuneInString(s[i:])
		begins := wordBegins(s, i)
		for _, p := range v[r] {
			if i+len(p.text) > sp.end || !strings.HasPrefix(s[i:], p.text) || !begins && runes(p.text) < 2 {
				continue
			}
			if t := tells(p.part, s[i+len(p.text):sp.end]); t != unsaid {
				return verbFound{span{i, i + len(p.text)}, t, p.part}, true
			}
		}
		i += w
	}
	return verbFound{}, false
}

// tells is what an ending says of a verb.
func tells(p inflection, rest string) told {
	if hasPrefix(rest, " 것이 아니", " 것은 아니", " 적이 없", " 적 없", "지 않", "지 못") {
		return unsaid
	}
	switch p {
	case stemPart:
		for _, past := range []string{"였", "었", "았"} {
			if after, ok := strings.CutPrefix(rest, past); ok {
				return tells(pastPart, after)
			}
		}
		for _, link := range []string{"여", "어", "아"} {
			if after, ok := strings.CutPrefix(rest, link); ok {
				return tells(linkPart, after)
			}
		}
		switch {
		case hasPrefix(rest, "고자", "고 싶", "고도 ", "기로 유명"):
			return unsaid
		case hasPrefix(rest, "던 "):
			return relates
		case hasPrefix(rest, "자 ", "자, "):
			return done
		case hasPrefix(rest, "고", "며", "면서", "기 시작", "기도 ", "게 됐", "게 되", "게 돼", "게 된", "는데", "는 등", "는 가운데", "는 추세", "습니다"):
			return chained(rest)
		case hasPrefix(rest, "겠다고 발표", "겠다고 밝"):
			return planned
		case hasPrefix(rest, "기로", "다.", "다고", "다며", "다\n"):
			return decided
		}
		if after, ok := strings.CutPrefix(rest, "은"); ok {
			return tells(didPart, after)
		}
		if after, ok := strings.CutPrefix(rest, "는"); ok {
			return tells(presentPart, "는"+after)
		}
	case pastPart:
		if hasPrefix(rest, "던 ", "다는 ", "다던 ") {
			return relates
		}
		if !hasPrefix(rest, "다면", "더라면", "으면", "어야", "을 ") {
			return done
		}
	case linkPart:
		if hasPrefix(rest, " ", ",", ".", "…", "서", "온", "오", "왔", "와", "쓰", "보", "나가", "나갔", "가", "주", "줬", "준", "놓", "놨", "내", "냈", "졌") && !hasPrefix(rest, " 달라", " 볼 ") || rest == "" {
			return chained(rest)
		}
	case presentPart:
		if after, ok := strings.CutPrefix(rest, "는"); ok {
			if hasPrefix(after, " 데 힘", " 데 기여", " 데 도움", " 데 한몫", " 데 일조", " 데 이바지", " 데 큰", " 데 영향", " 추세", " 가운데", " 등 ", " 계기가 됐", " 계기가 되", " 마중물이") {
				return done
			}
			if t := tells(didPart, after); t != relates {
				return t
			}
			return attends
		}
	case didPart:
		switch {
		case hasPrefix(rest, "다면"):
		case hasPrefix(rest, " 데 이어", " 뒤", " 이후", " 후 ", " 데다", " 바 있"):
			return done
		case hasPrefix(rest, "다는"):
			return planned
		case hasPrefix(rest, " 성과", " 열매", " 결실", " 쾌거", " 것이다", " 것입니다", " 것이라고", " 것이었다", " 것이기", " 것으로", " 것이 ", " 것은 ", " 것도 ", " 셈", " 상태", " 바람에", " 덕", " 통에", " 모습"):
			return done
		case hasPrefix(rest, "다"):
			return decided
		case hasPrefix(rest, " ", "지 "):
			return relates
		}
	case willPart:
		switch {
		case hasPrefix(rest, " 예정", " 계획", " 참이", "예정", " 것이라고 밝"):
			return planned
		case hasPrefix(rest, " 수 있게 됐", " 수 있게 되", " 수 있게 돼", " 수 있다", " 수 있도록 했"):
			return done
		}
	case politePart:
		if strings.HasPrefix(rest, "니다") {
			return decided
		}
	case actionNoun:
		switch {
		case hasPrefix(rest, " 중인"):
			return attends
		case hasPrefix(rest, " 중", "에 들어", "에 나섰", "에 나서", "을 시작했", "를 시작했", "을 확정", "를 확정", "을 마쳤", "를 마쳤", "을 결정", "를 결정", "을 끝냈", " 확정", " 결정", " 완료", "을 완료", "까지 마쳤", "에 착수", "을 이어", "를 이어"):
			return chained(rest)
		}
	}
	return unsaid
}

// chained is what is told by a verb after which another one comes, whose ending counts: 도입해 운영할 계획이다.
func chained(rest string) told {
	clause, _, _ := strings.Cut(clipped(rest, 60), ", ")
	clause, _, _ = strings.Cut(clause, "다.")
	switch {
	case containsAny(clause, "할 계획", "할 예정", "예정이", "계획이"):
		return planned
	case willBe(clause), containsAny(clause, "방침", "기를 바", "길 바", "기를 희망", "길 기대", "기를 기대", "야 한", "야 하", "야 할", "야 된", "야 돼", "도록 하", "하겠", "지 않", "지 못"):
		return unsaid
	}
	return done
}

// willBe reports whether a clause tells of what somebody thinks that will be: … 열 것이다.
func willBe(clause string) bool {
	for i := range places(clause, " 것") {
		if r := lastRune(clause[:i]); r >= firstSyllable && int(r-firstSyllable)%ends == endL && !strings.HasPrefix(clause[i:], " 것을 ") {
			return true
		}
	}
	return false
}
