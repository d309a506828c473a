package article_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
)

// TestWhoWonWhatFromWhom reads sentences in which several names compete for being the winner, the giver or the name.
func TestWhoWonWhatFromWhom(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		// a name that ends in 대상
		"가람시는 지난 4월 한국물길학회 ‘물길조례 대상’ 장려상을 받았다.":           "가람시: 물길조례 대상 장려 한국물길학회",
		"가람시는 ‘물길조례 대상’ 도시 부문에서 최우수상을 받았다.":               "가람시: 물길조례 대상 최우수 ",
		"가람시는 제5회 물길 콘텐츠 대상에서 우수상을 받았다.":                  "가람시: 물길 콘텐츠 대상 우수 ",
		"가람시는 ‘2024년(2023년 실적) 시군물길평가’에서 최우수상을 받았다.":      "가람시: 시군물길평가 최우수 ",
		"가람시는 올해 물길 혁신평가 우수기관, 물길 종합평가 3년 연속 우수기관에 선정됐다.": "가람시: 물길 종합평가 우수  3; 가람시: 물길 혁신평가 우수 ",
		// other winners
		"가람시는 환경부가 주관한 물길평가에서 최우수기관으로 선정됐다. 도에서는 새별시가 대상을, 다솔군이 우수상을 각각 차지했다.": "가람시: 물길평가 최우수 환경부; 다솔군: 물길평가 우수 환경부; 새별시: 물길평가 대상 환경부",
		"가람시가 ‘물길 왕중왕전’에서 은상을 받았다. 환경부가 주관한 이번 대회에서 금상은 관세청과 새별시가 받았다.":        "가람시: 물길 왕중왕전 은상 환경부; 새별시: 물길 왕중왕전 금상 환경부",
		"가람시는 새별시, 다솔군과 함께 ‘물길 경진대회’에서 최우수상을 받았다.":                             "가람시: 물길 경진대회 최우수 ; 다솔군: 물길 경진대회 최우수 ; 새별시: 물길 경진대회 최우수 ",
		"가람시는 새별시와 함께 추진한 사업으로 ‘물길 경진대회’에서 최우수상을 받았다.":                         "가람시: 물길 경진대회 최우수 ",
		"가람시를 비롯해 새별시, 다솔군이 물길 가꾸기 공모사업에 선정됐다.":                                "가람시: 물길 가꾸기 공모사업  ; 다솔군: 물길 가꾸기 공모사업  ; 새별시: 물길 가꾸기 공모사업  ",
		"가람시는 교육부 물길 가꾸기 공모사업에 새별시와 함께 선정됐다.":                                  "가람시: 물길 가꾸기 공모사업  교육부; 새별시: 물길 가꾸기 공모사업  교육부",
		"가람시는 물길 가꾸기 사업을 추진해 업체 3개소를 선정, 6천만 원을 지원한다.":                         "",
		"가람시는 3월 물길 상생 공모사업에 최종 선정됐다.":                                         "가람시: 물길 상생 공모사업  ",
		// places and persons
		"가람시는 지난 10일 한빛컨벤션센터에서 개최된 ‘물길 경진대회’에서 우수상을 받았다.": "가람시: 물길 경진대회 우수 ",
		"김하늘 가람시장은 5일 ‘대한민국 의정대상’ 단체장 부문 대상을 받았다.":        "김하늘: 대한민국 의정대상 대상 ",
		"가람시장 김하늘은 ‘2024 물길 리더 대상’ 기초단체장 부문에서 최우수상을 받았다.": "김하늘: 물길 리더 대상 최우수 ",
		"김하늘 가람시장은 ‘물길 우수사례 경진대회’에서 최우수상을 받았다고 밝혔다.":      "가람시: 물길 우수사례 경진대회 최우수 ",
		"김하늘 가람시장은 22일 ‘물길 시민대상’을 이보람 씨에게 수여했다.":          "이보람: 물길 시민대상  가람시",
	} {
		got, err := newReader().Read(t.Context(), article.Input{Title: "가람시, 물길 소식", Text: text, Published: bonbogi.MustDate("2025-05-22")})
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, f := range got.Facts {
			if a := f.Award; a != nil {
				line := a.Recipient.Name + ": " + a.Name + " " + a.Grade + " " + a.Conferrer.Name
				if a.Streak > 0 {
					line += " " + strconv.Itoa(a.Streak)
				}
				all = append(all, line)
			}
		}
		slices.Sort(all)
		if found := strings.Join(all, "; "); found != want {
			t.Errorf("%s\n got %s\nwant %s", text, found, want)
		}
	}
}
