package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
)

// However it is said that one began, and however that another took it over, both are found.
func TestEveryPlainWayOfTakingOverIsRead(t *testing.T) {
	t.Parallel()
	began := []string{
		"물길택시는 새별시가 2015년 전국 최초로 시작한 제도다.", "새별시가 2015년 전국 처음으로 도입한 물길택시가 인기를 끌고 있다.", "새별시는 2015년 전국에서 가장 먼저 물길택시를 운행했다.",
		"물길택시는 새별시에서 처음 시작됐다.", "새별시 물길택시는 2015년 전국 최초로 시행됐다.", "새별시가 개발한 ‘물길택시’는 교통 오지 주민을 위한 서비스다.",
	}
	took := []string{
		"이후 다솔군이 물길택시를 도입했다.", "이 제도는 다솔군에도 도입됐다.", "다솔군은 이를 벤치마킹해 지난해부터 물길택시를 운영하고 있다.", "다솔군도 지난해 같은 제도를 시행했다.", "다솔군이 이 제도를 그대로 들여왔다.",
		"다솔군은 이 제도를 본떠 조례를 제정했다.", "2018년 다솔군, 2019년 온새미시가 이 제도를 받아들였다.", "다솔군은 2018년, 온새미시는 2019년 이 제도를 도입했다.", "다솔군이 새별시의 물길택시를 벤치마킹해 도입했다.",
		"다솔군은 새별시에서 운영 노하우를 전수받아 3월부터 물길택시를 운행한다.", "이를 본받아 다솔군이 2018년 물길택시를 도입했다.",
	}
	missed := 0
	for _, first := range began {
		for _, then := range took {
			told := toldOf(t, onTheDay("", first+" "+then), takenOver)
			if !slices.Contains(told, "새별시→다솔군") || slices.ContainsFunc(told, func(a string) bool { return strings.HasSuffix(a, "→새별시") }) {
				missed++
				t.Logf("%s %s: %q", first, then, told)
			}
		}
	}
	if missed > 0 {
		t.Errorf("missed in %d of %d texts", missed, len(began)*len(took))
	}
}

// The town that tells of its new scheme says after whose it was made.
func TestWhatATownMadeAfterAnotherIsTakenOver(t *testing.T) {
	t.Parallel()
	for _, whose := range []string{"새별시가 2015년 시작한 ‘물길택시’를", "새별시가 운영하는 ‘물길택시’를", "이웃 새별시가 먼저 시행한 물길택시를", "한빛도 새별시가 개발한 물길택시를", "새별시에서 처음 시작한 제도를", "새별시의 ‘물길택시’를"} {
		for _, how := range []string{"벤치마킹해 만든 것이다.", "본뜬 것이다.", "본떠 만들었다.", "들여온 것이다.", "참고해 설계했다.", "벤치마킹해 도입했다.", "모델로 삼았다.", "그대로 가져왔다.", "따라 한 것이다."} {
			text := "다솔군이 다음 달부터 교통이 불편한 마을에 100원 택시를 운행한다. 이 사업은 " + whose + " " + how + " 군은 예산 3억 원을 마련했다."
			if told := toldOf(t, onTheDay("다솔군, 100원 택시 운행", text), takenOver); !slices.Equal(told, []string{"새별시→다솔군"}) {
				t.Errorf("%s: %q", text, told)
			}
		}
	}
	for _, text := range []string{
		"다솔군이 다음 달부터 100원 택시를 운행한다. 이 사업은 새별시가 운영하는 ‘물길택시’를 벤치마킹할 계획이다.",
		"다솔군이 다음 달부터 100원 택시를 운행한다. 군은 새별시를 찾아 물길택시를 벤치마킹해 왔다.",
		"다솔군이 다음 달부터 100원 택시를 운행한다. 온새미시는 새별시의 물길택시를 본떴다고 들었지만 확인되지 않았다.",
	} {
		if told := toldOf(t, onTheDay("다솔군, 100원 택시 운행", text), takenOver); slices.Contains(told, "새별시→다솔군") {
			t.Errorf("%s: %q", text, told)
		}
	}
}

func takenOver(f article.Fact) string {
	if f.Kind != bonbogi.KindAdoption {
		return ""
	}
	return f.Adoption.Origin.Name + "→" + f.Adoption.Adopter.Name
}
