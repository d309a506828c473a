package chart

import (
	"strings"
	"unicode/utf8"
)

// TileLabel is a name as short as a tile needs it: 안양시 is 안양, 중구 stays 중구, 경상남도 is 경남, and
// Anyang-si is Anya.
func TileLabel(name string) string {
	if first, _ := utf8.DecodeRuneInString(name); first < 0x1100 {
		name, _, _ = strings.Cut(name, "-")
		r := []rune(name)
		return string(r[:min(len(r), 4)])
	}
	for _, ending := range []string{"통합특별시", "특별자치시", "특별자치도", "특별시", "광역시"} {
		if short, ok := strings.CutSuffix(name, ending); ok {
			return short
		}
	}
	r := []rune(name)
	switch n := len(r); {
	case n == 4 && r[3] == '도' && strings.ContainsRune("남북", r[2]): // 충청북도
		return string([]rune{r[0], r[2]})
	case n > 2 && strings.ContainsRune("시군구도", r[n-1]):
		return string(r[:n-1])
	}
	return name
}
