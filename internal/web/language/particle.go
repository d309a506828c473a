package language

import "strings"

// particles are the Korean particles (조사) whose form depends on the sound before them, as the texts write
// them, with the form after a consonant and after a vowel.
var particles = []struct{ written, closed, open string }{
	{"은(는)", "은", "는"}, {"이(가)", "이", "가"}, {"을(를)", "을", "를"}, {"과(와)", "과", "와"}, {"(으)로", "으로", "로"}, {"(이)", "이", ""},
}

// particle is the form that follows a word.
func particle(word, written string) string {
	for _, p := range particles {
		if p.written != written {
			continue
		}
		switch final := final(word); {
		case final == unheard:
			return written
		case final == vowel, final == liquid && written == "(으)로":
			return p.open
		}
		return p.closed
	}
	return written
}

// sound is what a word ends with, as far as particles depend on it.
type sound uint8

const (
	unheard sound = iota // nobody can tell
	vowel
	liquid // ㄹ
	consonant
)

// digits are the sounds of 영 일 이 삼 사 오 육 칠 팔 구.
var digits = [...]sound{consonant, liquid, vowel, consonant, vowel, vowel, consonant, liquid, liquid, vowel}

func final(word string) sound {
	word = strings.TrimRight(word, ` )]}"'’”」』`)
	if word == "" {
		return unheard
	}
	letters := []rune(word)
	switch r := letters[len(letters)-1]; {
	case r >= '가' && r <= '힣':
		switch (r - '가') % 28 { // the number of the final consonant
		case 0:
			return vowel
		case 8:
			return liquid
		}
		return consonant
	case r >= '0' && r <= '9':
		return digits[r-'0']
	case r == '%': // 퍼센트
		return vowel
	case strings.ContainsRune("lrLR", r): // 엘, 알
		return liquid
	case strings.ContainsRune("mnMN", r): // 엠, 엔
		return consonant
	case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
		return vowel
	}
	return unheard
}
