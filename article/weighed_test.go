package article_test

import (
	"slices"
	"testing"
)

// Where no rule reads a sentence, who is named as the first and who did something of the kind are weighed.
func TestWeakSignsTogetherTellWhoTookAPracticeUp(t *testing.T) {
	t.Parallel()
	for title, c := range map[string]struct {
		text string
		told []string
	}{
		"다솔군 ‘물길서재’, 새별시도 문 열어": {
			"다솔군이 처음 고안한 ‘물길서재’는 빈집을 책방으로 고친 곳이다. 이웃에도 소문이 났다. 새별시는 지난달 같은 서재 두 곳을 냈다.",
			[]string{"다솔군→새별시"},
		},
		"새별시 물길서재 개관식 열려": {
			"새별시는 5일 ‘물길서재’ 개관식을 열었다. 다솔군수와 온새미시장이 참석해 축하했다.",
			nil,
		},
		"다솔군 ‘물길서재’ 배우려는 발길": {
			"다솔군이 처음 고안한 ‘물길서재’를 보려는 발길이 이어진다. 새별시에서는 문의 전화를 했고 온새미시는 자료를 받아 갔다.",
			nil,
		},
	} {
		if told := toldOf(t, onTheDay(title, c.text), takenOver); !slices.Equal(told, c.told) {
			t.Errorf("%s: %q, want %q", title, told, c.told)
		}
	}
}
