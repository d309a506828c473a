package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

func TestWhoWasChosenForWhatProgramme(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시는 환경부의 ‘물길 되살리기 사업’에 뽑혔다.":                                       "가람시: 물길 되살리기 사업",
		"가람시가 물길 도시재생 공모사업에 최종 선정됐다.":                                        "가람시: 물길 도시재생 공모사업",
		"가람시는 환경부 ‘물길 사업’에 뽑혔고 국토부 ‘들길 조성사업’ 대상지로 뽑혔다.":                      "가람시: 들길 조성사업; 가람시: 물길 사업",
		"가람시는 환경부 공모에 맞춰 준비한 끝에 지난해 ‘물길센터 구축 공모’에 선정됐다.":                     "가람시: 물길센터 구축 공모",
		"가람시는 2023년 환경부 공모에서 142건의 경쟁을 뚫고 전국 1위로 선정됐다.":                      "가람시: 환경부 공모",
		"가람시는 ‘물길 복지 지원사업’을 벌인다. 이 공모사업에서 가람시는 3년 연속 선정되는 성과를 거뒀다.":          "가람시: 물길 복지 지원사업",
		"‘물길 연구시설 구축사업’ 부지로 가람시가 최종 확정됐다.":                                   "가람시: 물길 연구시설 구축사업",
		"새별시는 상을 받았다. 가람시는 사업비도 얻었다. 공모사업으로는 들길 정비사업 18억원, 물길 인정사업 6억원이 있다.": "가람시: 들길 정비사업; 가람시: 물길 인정사업",
		"가람시는 올해 물길 저감시설 설치(48억 원), 들길지구 정비사업(28억 원) 등 모두 4건의 공모사업이 선정됐다.":   "가람시: 들길지구 정비사업; 가람시: 물길 저감시설 설치",
		// none
		"가람시는 ‘물길 되살리기 사업’에 선정되기 위해 힘을 모은다.": "",
		"가람시는 공모에 뽑힌 적이 있다.":                 "",
		"가람시민 김하늘은 ‘신지식농업인’에 선정됐다.":          "",
		"가람시 물길도서관이 우수프로그램으로 뽑혔다.":           "",
		"가람시는 물길 사업에 참여할 농가를 선정했다.":          "",
	} {
		told := toldOf(t, onTheDay("", text), func(f article.Fact) string {
			if f.Kind != "selection" {
				return ""
			}
			return f.Award.Recipient.Name + ": " + f.Award.Name
		})
		slices.Sort(told)
		if got := strings.Join(told, "; "); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
