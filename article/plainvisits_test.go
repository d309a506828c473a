package article_test

import (
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

// Whoever the guests are said to be, and however the visit is told, the town that they come from is the guest.
func TestEveryGuestIsFoundInEveryPlainWayOfTellingAVisit(t *testing.T) {
	t.Parallel()
	guests := []string{
		"새별시가", "새별시는", "한빛도 새별시가", "새별시 공무원들이", "새별시 공무원 20여 명이", "새별시청 직원 20명이", "새별시 도시재생과 직원 8명이", "새별시 관계자들이",
		"오하늘 새별시장이", "오하늘 새별시장과 간부 공무원 20명이", "오하늘 새별시장을 비롯해 공무원 20명이", "오하늘 시장 등 새별시 공무원 20명이", "새별시 방문단이",
		"새별시 벤치마킹단 15명이", "새별시 직원들로 구성된 방문단이", "새별시(시장 오하늘)는", "새별시 정책기획과장 등 5명이", "새별시 부시장 일행이",
	}
	ways := []string{
		"가람시를 방문했다", "가람시를 방문해 도시재생 사례를 벤치마킹했다", "가람시를 찾아 도시재생 현장을 둘러봤다", "가람시를 찾았다", "가람시청을 방문해 운영 노하우를 전수받았다",
		"가람시 물길몰을 방문해 운영 현황을 살펴봤다", "가람시를 벤치마킹했다", "가람시에서 벤치마킹을 실시했다", "가람시에서 선진지 견학을 했다", "가람시를 방문, 우수사례를 견학했다",
		"가람시 도시재생 현장을 시찰했다", "가람시를 다녀갔다", "가람시에 다녀왔다", "벤치마킹을 위해 가람시를 방문했다", "선진사례를 배우기 위해 가람시를 찾았다", "가람시를 방문할 예정이다",
	}
	missed := 0
	for _, guest := range guests {
		for _, way := range ways {
			text := guest + " 지난 12일 " + way + ". 이들은 도시재생사업 추진 과정에 대한 설명을 듣고 현장을 견학했다."
			told := toldOf(t, onTheDay("", text), func(f article.Fact) string {
				if f.Visit == nil {
					return ""
				}
				return f.Visit.Guest.Name + "→" + f.Visit.Host.Name
			})
			if len(told) != 1 || told[0] != "새별시→가람시" {
				missed++
				t.Logf("%s: %q", text, told)
			}
		}
	}
	if missed > 0 {
		t.Errorf("missed in %d of %d texts", missed, len(guests)*len(ways))
	}
}
