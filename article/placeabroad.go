package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// citiesAbroad are cities from which practices are taken, and that take them. Names that are also Korean words (빈, 선전, 릴) are not
// among them.
var citiesAbroad = []string{
	"파리", "빠리", "리옹", "마르세유", "릴르", "보르도", "낭트", "툴루즈", "스트라스부르", "그르노블", "생캉탱", "투르코앙", "덩케르크", "런던", "맨체스터", "리버풀", "셰필드", "브리스틀", "글래스고", "에든버러", "더블린", "베를린", "뮌헨", "함부르크", "쾰른", "프랑크푸르트", "슈투트가르트", "라이프치히", "드레스덴", "프라이부르크", "하이델베르크", "카를스루에", "하노버",
	"취리히", "베른", "제네바", "바젤", "잘츠부르크", "그라츠", "로마", "밀라노", "볼로냐", "베네치아", "피렌체", "토리노", "트렌토", "바르셀로나", "마드리드", "빌바오", "몬드라곤", "세비야", "발렌시아", "리스본", "암스테르담", "로테르담", "위트레흐트", "헤이그", "에인트호번", "브뤼셀", "겐트", "안트베르펜", "코펜하겐", "오르후스", "오덴세", "스톡홀름", "말뫼", "예테보리", "오슬로", "베르겐", "헬싱키", "탐페레", "에스포", "탈린", "바르샤바", "프라하", "부다페스트", "부쿠레슈티", "아테네", "이스탄불", "모스크바", "상트페테르부르크",
	"뉴욕", "보스턴", "시카고", "로스앤젤레스", "샌프란시스코", "시애틀", "포틀랜드", "워싱턴", "디트로이트", "피츠버그", "필라델피아", "덴버", "오스틴", "휴스턴", "애틀랜타", "마이애미", "샌디에이고", "토론토", "밴쿠버", "몬트리올", "오타와", "멕시코시티", "보고타", "메데인", "메데진", "쿠리치바", "꾸리찌바", "쿠리티바", "상파울루", "리우데자네이루", "포르투알레그레", "부에노스아이레스", "산티아고",
	"도쿄", "오사카", "교토", "요코하마", "고베", "나고야", "후쿠오카", "삿포로", "센다이", "히로시마", "기타큐슈", "가와사키", "도야마", "가나자와", "구마모토", "가고시마", "나가사키", "오이타", "오키나와", "와카야마", "나하", "시즈오카", "오카야마", "돗토리", "후쿠이", "니가타", "마쓰야마", "다카마쓰", "사이타마", "지바", "홋카이도", "대마도", "벳푸", "유후인", "나오시마", "유바리", "베이징", "상하이", "광저우", "항저우", "쑤저우", "난징", "칭다오", "톈진", "웨이하이", "옌타이", "다롄", "선양", "청두", "충칭", "시안", "홍콩", "마카오", "타이베이", "타이중", "타이난", "가오슝",
	"하노이", "호찌민", "호치민", "다낭", "방콕", "치앙마이", "자카르타", "수라바야", "반둥", "쿠알라룸푸르", "마닐라", "세부시", "비엔티안", "프놈펜", "양곤", "뉴델리", "델리", "뭄바이", "벵갈루루", "다카", "카트만두", "울란바토르", "알마티", "아스타나", "타슈켄트", "두바이", "아부다비", "리야드", "텔아비브", "예루살렘", "카이로", "나이로비", "아디스아바바", "키갈리", "요하네스버그", "케이프타운", "시드니", "캔버라", "하와이", "라스베이거스", "멜버른", "브리즈번", "애들레이드", "오클랜드", "웰링턴", "크라이스트처치",
}

// cityNames are the cities by their first letters.
var cityNames = byFirstLetter(citiesAbroad)

func byFirstLetter(names []string) map[rune][]string {
	out := map[rune][]string{}
	for _, n := range names {
		r, _ := utf8.DecodeRuneInString(n)
		out[r] = append(out[r], n)
	}
	for _, ns := range out {
		slices.SortFunc(ns, func(a, b string) int { return len(b) - len(a) })
	}
	return out
}

// abroadIn are the cities and countries abroad that a stretch names as those who do something or to whom something is done: with a
// particle, in a row, or a city before what it has. 인도 is the pavement as well.
func abroadIn(s string, sp span) []mention {
	var out []mention
	called := map[string]bool{} // 볼티모어시, after 미국 볼티모어시
	add := func(whole span, name span) int {
		m := mention{span: whole, name: name, typ: bonbogi.PartyForeign, josa: particle(s, whole.end)}
		if m.josa == "" && strings.HasPrefix(s[m.end:], "(") {
			if k := strings.IndexByte(s[m.end:], ')'); k > 0 && k < 60 {
				m.josa = particle(s, m.end+k+1)
			}
		}
		out = append(out, m)
		return whole.end
	}
	for i := sp.start; i < sp.end; {
		_, w := utf8.DecodeRuneInString(s[i:])
		if s[i] < 0x80 || !wordBegins(s, i) {
			i += w
			continue
		}
		if end := cityAt(s, i); end > 0 {
			name := townIn(s, span{i, end})
			called[name.of(s)] = true
			i = add(span{i, name.end}, name)
			continue
		}
		if stem := wordStem(wordAt(s, i)); called[stem] && len(stem) > len("시") {
			i = add(span{i, i + len(stem)}, span{i, i + len(stem)})
			continue
		}
		c := countryAt(s, i)
		if c == "" {
			i += w
			continue
		}
		end := i + len(c)
		if next := skip(s, end, sp.end); next > end {
			city := cityAt(s, next)
			if stem := wordStem(wordAt(s, next)); city == 0 && (soundsLikeCity(stem) || runes(stem) == 2 && wordAt(s, next) == stem+"의" && soundsLikeCity("도"+stem)) && (stem != wordAt(s, next) || hasSuffix(stem, "시", "현")) {
				city = next + len(stem) // 미국 볼티모어시, 영국 토트네스의
			}
			if city > 0 {
				name := townIn(s, span{next, city})
				called[name.of(s)] = true
				i = add(span{i, name.end}, name)
				continue
			}
		}
		if c != "인도" && (particle(s, end) != "" || hasPrefix(s[end:], ", ", "·", " 등")) {
			add(span{i, end}, span{i, end})
		}
		i = end
	}
	return out
}

// townIn is the town named behind its region: 사도시 of 니가타현 사도시; else the place itself.
func townIn(s string, place span) span {
	if !hasSuffix(place.of(s), "현", "주", "성") || !strings.HasPrefix(s[place.end:], " ") {
		return place
	}
	word := wordAt(s, place.end+1)
	stem := wordStem(word)
	if !hasSuffix(stem, "시", "정", "초", "촌") && hasSuffix(word, "시", "정", "초", "촌") {
		stem = word
	}
	if !hasSuffix(stem, "시", "정", "초", "촌") || runes(stem) < 3 {
		return place
	}
	return span{place.end + 1, place.end + 1 + len(stem)}
}

// soundsLikeCity reports whether a word behind the name of a country can be the name of a city: it does not end like what a country
// has.
func soundsLikeCity(word string) bool {
	n := runes(word)
	if hasSuffix(word, "시", "현", "주") && n >= 3 && isHangul(word) {
		return true
	}
	return n >= 3 && n <= 7 && isHangul(word) && !isVerbal(word) && !hasSuffix(word, "부", "인", "어", "산", "식", "계", "사", "교", "대학", "단", "팀", "원", "회", "국", "민", "군", "관", "법", "제", "책", "객", "장", "자", "들", "형", "판", "업", "품", "화", "력", "권", "가", "도시", "지역", "지방", "사례", "모델", "방식", "전역", "사람", "축제", "여행", "기업", "시스템", "서비스", "언론", "방송", "신문", "에서", "으로", "등지", "대사", "총리", "은행", "센터", "마을", "거리", "공원", "올레", "수출", "출장", "연수", "방문", "전체", "현지")
}

// cityAt is where the name of a city abroad ends that begins at i, or 0.
func cityAt(s string, i int) int {
	r, _ := utf8.DecodeRuneInString(s[i:])
	for _, n := range cityNames[r] {
		if !strings.HasPrefix(s[i:], n) {
			continue
		}
		end := i + len(n)
		for _, kind := range []string{"시청", "현청", "시의회", "시", "현", "도", ""} {
			if e := end + len(kind); strings.HasPrefix(s[end:], kind) && (wordEnds(s, e) || particle(s, e) != "") {
				return e
			}
		}
	}
	return 0
}

// actorsIn are the governments in a stretch, those of this country and those abroad.
func (st *story) actorsIn(sp span) []mention {
	here := slices.Clone(st.mentionsIn(sp))
	for i := range here { // 가람시 농업인 월급제: the government's
		if m := &here[i]; m.typ == bonbogi.PartyResidents && m.josa == "" && m.name.end < m.end && strings.HasPrefix(st.s[m.end:], " ") && !hasPrefix(st.s[m.end:], " 등") && isScheme(wordStem(wordAt(st.s, m.end+1))) {
			*m = mention{span: m.name, name: m.name, govs: m.govs, typ: bonbogi.PartyGovernment}
		}
	}
	var out []mention
	for i := range st.abroad {
		if m := st.abroad[i]; m.start >= sp.start && m.end <= sp.end && !slices.ContainsFunc(here, func(o mention) bool { return o.typ != bonbogi.PartyForeign && o.start < m.end && o.end > m.start }) {
			out = append(out, m)
		}
	}
	if len(out) == 0 {
		return here
	}
	for _, m := range here {
		if m.typ != bonbogi.PartyForeign {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b mention) int { return a.start - b.start })
	return out
}

// isScheme reports whether a word ends like what a government runs.
func isScheme(word string) bool { return endsLikeScheme(word) || strings.HasSuffix(word, "제") }

// mostAbroad is the city or country abroad of which a text speaks throughout, and more often than of any government here.
func (st *story) mostAbroad(title *story) *mention {
	counts := map[string]int{}
	best := ""
	for _, m := range st.abroad {
		counts[strings.TrimSuffix(m.name.of(st.s), "시")] = 0
	}
	for _, from := range []*story{title, st} {
		for name, n := range counts {
			counts[name] = n + strings.Count(from.s, name)
		}
	}
	for name := range counts {
		if best == "" || counts[name] > counts[best] || counts[name] == counts[best] && name < best {
			best = name
		}
	}
	if counts[best] < 3 {
		return nil
	}
	i := slices.IndexFunc(st.abroad, func(m mention) bool { return strings.HasPrefix(m.name.of(st.s), best) })
	if i < 0 {
		return nil
	}
	if here := slices.IndexFunc(title.mentions, func(m mention) bool { return m.typ == bonbogi.PartyGovernment && !m.central() }); here >= 0 {
		return nil // the headline is about one of this country
	}
	return &st.abroad[i]
}
