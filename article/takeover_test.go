package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

func TestAdoptionsAreReadFromPlainSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"새별시는 가람시의 물길 안심귀가 서비스를 도입해 운영하고 있다.":                            "물길 안심귀가 서비스: 가람시→새별시 copied ",
		"새별시와 온새미시, 다솔군이 가람시의 ‘물길콜’을 도입했다.":                              "물길콜: 가람시→다솔군 copied ; 물길콜: 가람시→새별시 copied ; 물길콜: 가람시→온새미시 copied ",
		"가람시의 ‘물길콜’은 새별시와 온새미시에도 보급됐다.":                                  "물길콜: 가람시→새별시 unknown ; 물길콜: 가람시→온새미시 unknown ",
		"정부는 가람시의 ‘물길콜’을 국정과제에 반영했다.":                                    "물길콜: 가람시→정부 national ",
		"가람시 물길패스를 본떠 만든 달빛패스를 새별시가 시행하고 있다.":                            "물길패스: 가람시→새별시 inspired ",
		"새별시는 올해 3월부터 가람시의 ‘물길 지킴 서비스’를 도입해 운영하고 있다.":                    "물길 지킴 서비스: 가람시→새별시 copied 2025-03",
		"새별시는 가람시가 개발한 물길 안심귀가 서비스를 들여와 운영한다.":                           "물길 안심귀가 서비스: 가람시→새별시 copied ",
		"새별시는 가람시가 전국 최초로 만든 ‘물길콜’을 도입했다.":                               "물길콜: 가람시→새별시 copied ",
		"새별시는 가람시가 도입한 것과 다른 물길 안심귀가 서비스를 도입했다.":                         "",
		"새별시는 가람시의 야간 민원실을 벤치마킹해 조례를 제정했다.":                              "야간 민원실: 가람시→새별시 inspired ",
		"새별시와 다솔군이 가람시 물길 전망대를 본떠 전망대를 열었다.":                             "물길 전망대: 가람시→다솔군 inspired ; 물길 전망대: 가람시→새별시 inspired ",
		"새별시는 가람시 ‘물길톡’의 소스코드를 무상으로 이전받아 문을 열었다.":                        "물길톡: 가람시→새별시 copied ",
		"새별시는 가람시로부터 ‘물길 배달 서비스’를 이전받아 운영한다.":                            "물길 배달 서비스: 가람시→새별시 copied ",
		"새별시는 가람시의 ‘물길페이’를 벤치마킹해 지역화폐를 개편한다.":                            "물길페이: 가람시→새별시 inspired ",
		"새별시는 가람시가 시행 중인 ‘물길타운’을 참고해 정비 사업을 시행한다.":                       "물길타운: 가람시→새별시 inspired ",
		"새별시는 가람시가 개발한 ‘물길 민원’ 시스템을 도입한다고 밝혔다.":                          "물길 민원: 가람시→새별시 copied ",
		"가람시의 ‘물길콜’ 서비스가 한빛도 도내 5개 시군으로 확산되고 있다.":                        "물길콜: 가람시→한빛도 도내 5개 시군 unknown ",
		"새별시는 지난해 가람시 모델을 도입해 발전소를 준공했다.":                                "가람시 모델: 가람시→새별시 copied ",
		"새별시는 가람시의 야간 민원실을 벤치마킹해 돌아왔다.":                                  "",
		"새별시는 다솔군이 처음 시작한 ‘물길 빨래방’ 사업을 확대 시행한다. 교육부는 내년 이를 국가사업으로 채택했다.": "물길 빨래방: 다솔군→교육부 national 2026; 물길 빨래방: 다솔군→새별시 copied ",
		"교육부는 내년 가람시의 ‘물길 빨래방’을 국가사업으로 채택할 방침이다.":                        "",
		"새별시는 가람시의 ‘물길콜’을 도입할 계획이다.":                                     "",
		"새별시는 가람시의 ‘물길콜’ 도입을 검토하고 있다.":                                   "",
		"새별시는 가람시의 ‘물길콜’을 도입하지 않고 새 사업을 시작했다.":                           "",
	} {
		adoptions := toldOf(t, onTheDay("가람시 물길 소식", text), func(f article.Fact) string {
			a := f.Adoption
			if a == nil {
				return ""
			}
			return a.Practice + ": " + a.Origin.Name + "→" + a.Adopter.Name + " " + string(a.Form) + " " + a.Date.String()
		})
		slices.Sort(adoptions)
		if all := strings.Join(adoptions, "; "); all != want {
			t.Errorf("%s\n got %s\nwant %s", text, all, want)
		}
	}
}

func TestAPracticeIsOfTheOneWhomTheSentenceNames(t *testing.T) {
	t.Parallel()
	for text, owner := range map[string]string{
		"새별시는 가람시의 ‘물길 지킴 서비스’를 살펴봤다.":                 "가람시",
		"새별시는 가람시가 개발한 ‘물길 지킴 서비스’ 도입을 검토하고 있다.":       "가람시",
		"새별시 공무원들은 가람시를 방문해 ‘물길 지킴 서비스’를 둘러봤다.":        "가람시",
		"새별시는 가람시를 방문해 ‘물길 지킴 서비스’ 사업의 협약을 맺었다.":       "새별시",
		"새별시는 ‘물길 지킴 서비스’ 사업을 다듬으려 가람시를 찾아 관제실을 둘러봤다.": "새별시",
	} {
		owners := toldOf(t, article.Input{Title: "새별시, 물길 소식", Text: text}, func(f article.Fact) string {
			if p := f.Practice; p != nil && p.Name == "물길 지킴 서비스" {
				return p.Owner.Name
			}
			return ""
		})
		if len(owners) != 1 || owners[0] != owner {
			t.Errorf("%s: it is said to be of %q", text, owners)
		}
	}
}

func TestWhoIsNamedWithAPrizeOrProgrammeHasIt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시에 있는 ㈜다정제과가 ‘대한민국 식품대전’에서 최우수상을 받았다.":     "㈜다정제과 company",
		"가람시는 다정제과(주)가 ‘대한민국 식품대전’에서 최우수상을 받았다고 전했다.": "다정제과(주) company",
		"가람시는 물길타운 공모사업에 선정된 새별시를 찾아 벤치마킹했다.":         "새별시 government",
		"가람시는 물길타운 공모사업에 선정된 가운데 주민 의견을 듣고 있다.":       "가람시 government",
	} {
		who := toldOf(t, onTheDay("가람시, 물길 소식", text), func(f article.Fact) string {
			if f.Award == nil {
				return ""
			}
			return f.Award.Recipient.Name + " " + string(f.Award.Recipient.Type)
		})
		if len(who) != 1 || who[0] != want {
			t.Errorf("%s\n got %q, want %s", text, who, want)
		}
	}
}
