package registry

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// The endings of official names, longest first: what is left without them is how people speak.
var (
	provinceEndings = []string{"통합특별시", "특별자치도", "특별자치시", "특별시", "직할시", "광역시", "시", "도"}
	cityEndings     = []string{"특례시", "시", "군", "구"}
)

// englishEndings says how people write the romanised endings when they translate them.
var englishEndings = []struct{ romanised, word string }{
	{"-si", " City"}, {"-gun", " County"}, {"-gu", " District"}, {"-do", " Province"},
}

// spellings yields what people write for a form: the official name first, then the names given with it,
// then the short forms that follow a rule. 안양시: 안양; 경상남도: 경남, 경남도; 서울특별시: 서울, 서울시.
func spellings(level bonbogi.Level, f bonbogi.Form) iter.Seq[string] {
	return func(yield func(string) bool) {
		given := append([]string{f.Name, f.NameEn}, f.Aliases...)
		for _, n := range given {
			if n != "" && !yield(n) {
				return
			}
		}
		// Cities of the rank of a province: Busan Metropolitan City.
		if level == bonbogi.Province && f.NameEn != "" && strings.HasSuffix(f.Name, "시") {
			if !yield(f.NameEn+" City") || !yield(f.NameEn+" Metropolitan City") {
				return
			}
		}
		for i, n := range given {
			for k, s := range shortened(level, n) {
				// Of a name that is itself no official one only the stem is common.
				if i > 1 && k > 0 {
					break
				}
				if !yield(s) {
					return
				}
			}
		}
	}
}

func shortened(level bonbogi.Level, name string) []string {
	switch level {
	case bonbogi.Province:
		if stem, ending := cut(name, provinceEndings); ending != "" {
			return provinceNames(stem, ending)
		}
	case bonbogi.Municipality, bonbogi.District, bonbogi.AdminCity:
		// One syllable is no name by itself: 중 of 중구 can mean anything.
		if stem, ending := cut(name, cityEndings); ending != "" && utf8.RuneCountInString(stem) > 1 {
			return []string{stem}
		}
	default:
		return nil
	}
	for _, e := range englishEndings {
		if stem, ok := strings.CutSuffix(name, e.romanised); ok {
			return []string{stem, stem + e.word}
		}
	}
	return nil
}

// provinceNames shortens a province: 충청북도 to 충북 and 충북도, 강원특별자치도 to 강원 and 강원도.
func provinceNames(stem, ending string) []string {
	if r := []rune(stem); ending == "도" && len(r) == 3 && strings.ContainsRune("남북", r[2]) {
		short := string([]rune{r[0], r[2]})
		return []string{short, short + "도"}
	}
	if strings.HasSuffix(ending, "시") {
		return []string{stem, stem + "시"}
	}
	return []string{stem, stem + "도"}
}

func cut(name string, endings []string) (stem, ending string) {
	for _, e := range endings {
		if s, ok := strings.CutSuffix(name, e); ok && s != "" {
			return s, e
		}
	}
	return name, ""
}
