package article

import (
	"slices"
	"strings"
)

// copiedSo are what stands behind the name of what something was made after: … 을 벤치마킹한 것이다.
var copiedSo = []string{"벤치마킹한 것", "벤치마킹해 ", "벤치마킹하여 ", "본뜬 것", "본떠 ", "본떴", "본받은 것", "본받아 ", "따온 것", "모델로 한 것", "모델로 삼은 것", "모델로 삼았", "본보기로 삼았", "본보기로 한 것", "참고한 것", "참고해 ", "참고했", "착안한 것", "착안했", "착안해 ", "들여온 것", "빌려온 것", "옮겨온 것", "옮겨 온 것", "옮긴 것", "가져온 것", "가져왔", "옮겨 왔", "옮겨왔", "들여왔", "따라 한 것", "따라 만든 것", "이식한 것", "차용한 것", "이전받은 것", "넘겨받은 것", "물려받은 것", "영감을 얻", "아이디어를 얻", "힌트를 얻", "벤치마킹했", "본뜬 ", "벤치마킹한 ", "본받은 ", "모델로 한 ", "모델로 삼은 "}

// madeAfter reports whether a sentence says of what the text speaks of that it was made after what somebody else has: 독일이
// 내놓은 ‘9유로 표’를 벤치마킹한 것이다, 이 제도는 새별시가 운영하는 ‘물길콜’을 본뜬 것이다.
func (st *story) madeAfter(sent sentence, first *pioneer) bool {
	s := st.s
	for _, w := range words(s, span{sent.start, max(sent.start, first.start)}) {
		j := lastJosa(s, w)
		stem := wordStem(w.of(s))
		if (isTopic(j) || isNominative(j) || j == "도") && !(st.mentionAt(w.start) != nil && st.mentionAt(w.start).only() == st.main) && !strings.HasPrefix(w.of(s), "이") && !hasSuffix(s[sent.start:w.start], "이 ", "그 ") && !(st.matter != "" && strings.Contains(squash(st.matter), squash(strings.Trim(stem, "‘’“”")))) && stem != "시" && stem != "도" && stem != "군" && stem != "구" {
			return false
		}
	}
	if hasSuffix(st.matter, goods...) {
		return false
	}
	rest := s[first.start:sent.end]
	at := firstOf(clipped(rest, 170), copiedSo)
	if at < 0 || strings.Contains(rest[:at], ", ") || containsAny(rest, "아니", "않", "민간", "업체", "회사", "기업") || containsAny(rest[at:], hoped...) {
		return false
	}
	if k := strings.Index(rest[at:], "것"); k >= 0 && k < 30 {
		return hasPrefix(rest[at+k+len("것"):], "이다", "으로", "이었다", "입니다", "이라고 밝", "이라고 설명", "이라고 말", "인데", "이며", "이고")
	}
	if hasSuffix(copiedSo[slices.IndexFunc(copiedSo, func(w string) bool { return strings.HasPrefix(rest[at:], w) })], "뜬 ", "한 ", "은 ") { // … 을 본뜬 정책이다
		last, copula := strings.CutSuffix(strings.TrimRight(rest, ". "), "이다")
		return copula && len(strings.Fields(rest[at:])) <= 4 && endsLikeScheme(last)
	}
	end := sent.of(s)
	return st.happened(sent) && hasSuffix(strings.TrimRight(end, ". "), "다")
}

// goods and works are not taken over as a practice is.
var goods = []string{"쌀", "빵", "술", "맥주", "와인", "김치", "떡", "품종", "연극", "영화"}

// harms spread by themselves.
var harms = []string{"구제역", "열병", "질병", "감염증", "인플루엔자", "독감", "전염병", "바이러스", "괴질", "산불", "병해충", "한파", "폭염", "가뭄", "호우", "태풍"}
