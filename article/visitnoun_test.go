package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

func TestGuestsAreNoHostsOfEachOther(t *testing.T) {
	t.Parallel()
	const lead = "가람시를 배우러 오는 지자체가 늘고 있다. "
	for text, want := range map[string]string{
		lead + "앞서 지난 3월에는 한빛도 새별시, 4월에는 온새미시와 다솔군이 다녀갔다.":          "다솔군→가람시 2025-04 held; 새별시→가람시 2025-03 held; 온새미시→가람시 2025-04 held",
		lead + "3월에는 새별시, 4월에는 온새미시와 다솔군이 가람시를 찾아 물길 지도를 벤치마킹했다.":   "다솔군→가람시 2025-04 held; 새별시→가람시 2025-03 held; 온새미시→가람시 2025-04 held",
		"가람시는 새별시의 벤치마킹 방문이 취소됐다고 밝혔다. 새별시 직원들은 20일 가람시를 찾을 예정이었다.": "새별시→가람시 2025-05-20 cancelled",
		"새별시 공무원들의 가람시 방문이 취소됐다. 이들은 20일 물길 지도를 배울 예정이었다.":          "새별시→가람시 2025-05-20 cancelled",
		"지난 20일로 잡혔던 새별시의 가람시 벤치마킹은 큰비로 취소됐다.":                      "새별시→가람시 2025-05-20 cancelled",
		"가람시는 새별시를 포함한 도내 6개 시군 공무원이 물길 지도를 견학했다고 밝혔다.":             "새별시→가람시  held",
		"새별시를 비롯해 온새미시, 다솔군 공무원 30명이 20일 가람시를 찾아 벤치마킹했다.":           "다솔군→가람시 2025-05-20 held; 새별시→가람시 2025-05-20 held; 온새미시→가람시 2025-05-20 held",
		"새별시에 이어 다솔군이 20일 가람시를 방문해 벤치마킹했다.":                         "다솔군→가람시 2025-05-20 held",
		lead + "3월 새별시를 시작으로 온새미시와 다솔군 공무원들이 가람시를 찾아 벤치마킹했다.":       "다솔군→가람시 2025-03 held; 새별시→가람시 2025-03 held; 온새미시→가람시 2025-03 held",
		lead + "앞서 새별시가 3월, 온새미시가 4월에 다녀갔다.":                        "새별시→가람시 2025-03 held; 온새미시→가람시 2025-04 held",
		"새별시의 벤치마킹은 큰비로 취소됐다.":                                      "새별시→가람시  cancelled",
		"새별시 직원들이 20일 가람시를 찾아 벤치마킹할 예정이었다. 그러나 이 방문은 큰비로 취소됐다.":     "새별시→가람시 2025-05-20 cancelled",
		"새별시 직원들이 20일 가람시를 찾아 물길 지도를 둘러봤다. 다솔군의 방문은 취소됐다.":          "다솔군→가람시  cancelled; 새별시→가람시 2025-05-20 held",
	} {
		visits := toldOf(t, onTheDay("가람시 물길 지도 벤치마킹", text), func(f article.Fact) string {
			v := f.Visit
			if v == nil {
				return ""
			}
			return v.Guest.Name + "→" + v.Host.Name + " " + v.Date.String() + " " + string(v.Status)
		})
		slices.Sort(visits)
		if all := strings.Join(visits, "; "); all != want {
			t.Errorf("%s\n got %s\nwant %s", text, all, want)
		}
	}
}

func TestOfficialsWhoLookAtSomethingVisit(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시의회 의원들은 지난 20일 새별시와 온새미시를 찾아 물길을 둘러봤다.":    "가람시의회→새별시 가람시의회→온새미시",
		"가람시의회는 20일 새별시를 시작으로 온새미시와 다솔군을 방문해 비교 견학했다.": "가람시의회→다솔군 가람시의회→새별시 가람시의회→온새미시",
		"가람시 직원들은 지난 8일 선진 사례를 배우기 위해 새별시를 다녀왔다.":      "가람시→새별시",
		"가람시는 새별시의 물길페이를 벤치마킹해 지역화폐 개편 계획을 세웠다.":       "",
		"가람시 공무원 12명은 지난 20일 새별시 물길지도센터를 찾았다.":         "가람시→새별시",
		"가람시 물길과 직원들이 새별시를 방문해 특산물을 팔았다.":              "",
		"가람시의회 의원들은 물길공원을 찾아 주민을 만났다.":                 "",
	} {
		visits := toldOf(t, onTheDay("가람시 소식", text), func(f article.Fact) string {
			if f.Visit == nil {
				return ""
			}
			return f.Visit.Guest.Name + "→" + f.Visit.Host.Name
		})
		slices.Sort(visits)
		if all := strings.Join(visits, " "); all != want {
			t.Errorf("%s\n got %s\nwant %s", text, all, want)
		}
	}
}
