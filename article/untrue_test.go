package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

// TestWhatDidNotHappenIsNoFact reads what is denied, hoped for, given back or done by another.
func TestWhatDidNotHappenIsNoFact(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시는 2019년 받은 ‘대한민국 물길대상’ 최우수상을 자격 논란으로 반납했다.":                  "",
		"가람시는 ‘2024 물길대상’ 대상 수상이 취소됐다고 밝혔다.":                             "",
		"가람시는 ‘대한민국 물길대상’ 대상을 받았다는 보도가 사실이 아니라고 해명했다.":                   "",
		"가람시는 오는 6월 ‘대한민국 물길대상’에서 대상 수상을 노리고 있다.":                        "",
		"가람시는 국토교통부 ‘2025년 물길 혁신지구’ 공모에 선정되지 못했다.":                       "",
		"가람시는 ‘물길 문화도시’ 공모에 선정되기 위해 총력을 기울이고 있다.":                        "",
		"가람시는 국토교통부 ‘물길타운 조성’ 공모 1차 평가를 통과해 최종 선정을 앞두고 있다.":              "",
		"새별시가 가람시의 ‘물길 패스’를 도입했다면 예산을 아꼈을 것이다.":                          "",
		"새별시의회는 새별시가 가람시의 ‘물길 패스’를 도입해야 한다고 주장했다.":                       "",
		"새별시는 가람시의 ‘물길 패스’를 도입했다는 일부 보도는 사실이 아니라고 밝혔다.":                  "",
		"다솔군은 새별시가 아닌 가람시의 ‘물길 바우처’를 도입했다.":                              "adoption 가람시→다솔군 ",
		"가람시의 ‘물길 방역 통합시스템’ 가동에도 구제역이 새별시와 다솔군으로 퍼졌다.":                   "",
		"가람시에서 시작된 구제역이 새별시로 퍼졌다. 다솔군도 백신 접종을 시작했다.":                     "",
		"새별시는 가람시의 ‘물길 안전 서비스’를 도입해 6월부터 시행한다.":                          "adoption 가람시→새별시 2025-06",
		"새별시 공무원들은 6월 3일 가람시를 찾아 물길 지도를 벤치마킹할 예정이다.":                     "visit 새별시→가람시 planned 2025-06-03",
		"새별시 직원 30명은 지난 20일 가람시를 찾아 피해 농가를 둘러보고 일손을 도왔다.":                "",
		"새별시 공무원들은 지난 20일 가람시 체육관을 방문해 친선 배구대회를 가졌다.":                    "",
		"새별시 관계자들은 지난 20일 가람시 추모공원을 찾아 헌화했다.":                            "",
		"새별시의회는 다음 달 3일 가람시를 방문해 물길 지도를 벤치마킹할 예정이다. 한편 방문의 해 선포식은 취소됐다.": "visit 새별시의회→가람시 planned 2025-06-03",
		"새별시의회는 가람시와 다솔군을 방문해 물길 지도를 벤치마킹할 예정이었다. 그러나 이 방문은 큰비로 취소됐다.":   "visit 새별시의회→가람시 cancelled ; visit 새별시의회→다솔군 cancelled ",
	} {
		all := toldOf(t, onTheDay("물길 소식", text), func(f article.Fact) string {
			switch {
			case f.Award != nil:
				return string(f.Kind) + " " + f.Award.Name
			case f.Visit != nil:
				v := f.Visit
				return "visit " + v.Guest.Name + "→" + v.Host.Name + " " + string(v.Status) + " " + v.Date.String()
			case f.Adoption != nil:
				a := f.Adoption
				return "adoption " + a.Origin.Name + "→" + a.Adopter.Name + " " + a.Date.String()
			}
			return ""
		})
		slices.Sort(all)
		if found := strings.Join(all, "; "); found != want {
			t.Errorf("%s\n got %s\nwant %s", text, found, want)
		}
	}
}
