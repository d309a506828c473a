package search

// compatibility are the nineteen initial consonants as they are typed alone.
var compatibility = [19]rune{'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'}

// initial returns the consonant with which a syllable begins (초성), or 0 if c is none.
func initial(c rune) rune {
	if !isHangul(c) {
		return 0
	}
	return compatibility[(c-hangulFirst)/588]
}

// unclustered are consonants that a keyboard joins, though two syllables were meant: ㄳ is ㄱㅅ.
var unclustered = map[rune]string{'ㄳ': "ㄱㅅ", 'ㄵ': "ㄴㅈ", 'ㄶ': "ㄴㅎ", 'ㄺ': "ㄹㄱ", 'ㄻ': "ㄹㅁ", 'ㄼ': "ㄹㅂ", 'ㄽ': "ㄹㅅ", 'ㄾ': "ㄹㅌ", 'ㄿ': "ㄹㅍ", 'ㅀ': "ㄹㅎ", 'ㅄ': "ㅂㅅ"}

// consonants returns the letters if all of them are consonants that can begin a syllable.
func consonants(r []rune) ([]rune, bool) {
	var out []rune
	for _, c := range r {
		if s, ok := unclustered[c]; ok {
			out = append(out, []rune(s)...)
			continue
		}
		found := false
		for _, i := range compatibility {
			found = found || i == c
		}
		if !found {
			return nil, false
		}
		out = append(out, c)
	}
	return out, len(out) > 0
}
