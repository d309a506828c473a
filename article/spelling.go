package article

import "strings"

// policyWords are words in the names of policies that are often misspelt by one letter. They are borrowed
// words or long ones, for which no other word lies one letter away; native words of two syllables (수당,
// 수단) are left alone.
var policyWords = []string{
	"펀드", "센터", "서비스", "시스템", "플랫폼", "프로그램", "프로젝트", "바우처", "포인트", "마일리지", "클러스터", "캠퍼스", "디지털", "콘텐츠", "인센티브", "네트워크", "거버넌스", "매니페스토", "페스티벌", "챌린지", "커뮤니티", "아카데미", "인큐베이팅", "스타트업", "마스터플랜", "멘토링", "컨설팅", "모니터링", "인턴십", "리빙랩", "그린뉴딜", "로컬푸드", "워케이션", "적극행정", "지역화폐", "상품권",
}

// respell corrects one wrong letter in the words of a name: 마을나눔센타 → 마을나눔센터. The letters must
// differ in one sound only.
func respell(name string) string {
	for _, w := range policyWords {
		if strings.Contains(name, w) {
			continue
		}
		name = respellWord(name, w)
	}
	return name
}

func respellWord(name, word string) string {
	letters, want := []rune(name), []rune(word)
	for end := len(letters); end >= len(want); end-- {
		if end < len(letters) && letters[end] >= '가' && letters[end] <= '힣' {
			continue // only at the end of a word: the head of a compound
		}
		at := end - len(want)
		wrong := -1
		for i := range want {
			if letters[at+i] == want[i] {
				continue
			}
			if wrong >= 0 || !oneSound(letters[at+i], want[i]) {
				wrong = -2
				break
			}
			wrong = i
		}
		if wrong < 0 || isWord(string(letters[at:end])) {
			continue
		}
		letters[at+wrong] = want[wrong]
		return string(letters)
	}
	return name
}

// rightWords lie one letter from a policy word and are right.
var rightWords = []string{"펀딩", "센트", "센서", "챌린저", "데이트"}

func isWord(s string) bool { return containsAny(s, rightWords...) }

// oneSound reports whether two syllables differ in one of their three sounds.
func oneSound(a, b rune) bool {
	if a < '가' || a > '힣' || b < '가' || b > '힣' {
		return false
	}
	x, y := a-'가', b-'가'
	n := 0
	if x/588 != y/588 {
		n++
	}
	if x%588/28 != y%588/28 {
		n++
	}
	if x%28 != y%28 {
		n++
	}
	return n == 1
}
