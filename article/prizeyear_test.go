package article_test

import (
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/google/go-cmp/cmp"
)

// awardsOf are the awards that a text tells, one line each.
func awardsOf(t *testing.T, text, published string, line func(article.Fact) string) []string {
	t.Helper()
	return toldOf(t, article.Input{Title: "가람시, 물길 소식", Text: text, Published: bonbogi.MustDate(published)}, func(f article.Fact) string {
		if f.Kind != bonbogi.KindAward {
			return ""
		}
		return line(f)
	})
}

func TestAnEarlierPrizeIsNotOfThisYear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		published, text string
		want            []string
	}{
		{"2025-05-22", "가람시는 2023년 우수상, 2024년 최우수상에 이어 올해 ‘온나라 물길대상’에서 대상을 받았다.", []string{"우수 2023", "최우수 2024", "대상 "}},
		{"", "가람시는 2023년 우수상, 2024년 최우수상에 이어 올해 ‘온나라 물길대상’에서 대상을 받았다.", []string{"우수 2023", "최우수 2024", "대상 "}},
		{"2025-05-22", "가람시는 ‘온나라 물길대상’에서 지난해 우수상에 이어 올해 대상을 받았다.", []string{"우수 2024", "대상 "}},
		{"", "가람시는 ‘온나라 물길대상’에서 지난해 우수상에 이어 올해 대상을 받았다.", []string{"우수 earlier, doubtful", "대상 "}},
		{"", "가람시는 ‘2025 온나라 물길대상’에서 작년 우수상에 이어 대상을 받았다.", []string{"우수 earlier, doubtful", "대상 2025"}},
		{"2025-05-22", "가람시는 지난해 우수상에 이어 올해도 ‘온나라 물길대상’에서 우수상을 받았다.", []string{"우수 2024", "우수 "}},
		{"2025-05-22", "가람시는 지난해 우수상에 이어 ‘2025 온나라 물길대상’에서 대상을 받았다.", []string{"우수 2024", "대상 2025"}},
		{"2025-05-22", "가람시가 ‘2025 온나라 물길대상’에서 대상을 받았다. 가람시는 지난해에는 같은 대회에서 우수상을, 2년 전에는 대통령상을 받았다.", []string{"대상 2025", "우수 2024", "대통령상 2023"}},
		{"", "가람시가 ‘온나라 물길대상’에서 대상을 받았다. 2년 전에는 ‘마을 가꾸기 평가’에서 대통령상을 받았다.", []string{"대상 ", "대통령상 earlier, doubtful"}},
		{"2025-05-22", "가람시가 지난해 추진 실적을 살핀 ‘온나라 물길대상’에서 대상을 받았다.", []string{"대상 "}},
		{"2025-05-22", "가람시가 지난해에 이어 ‘온나라 물길대상’에서 대상을 받았다.", []string{"대상 "}},
	} {
		got := awardsOf(t, c.text, c.published, func(f article.Fact) string {
			when := f.Award.Period
			if f.Award.Earlier {
				when = "earlier"
			}
			if f.Confidence < 0.5 {
				when += ", doubtful"
			}
			return f.Award.Grade + " " + when
		})
		slices.Sort(c.want)
		slices.Sort(got)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, d)
		}
	}
}
