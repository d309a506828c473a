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

// A text about what a town opens says in passing whence it has it.
func TestWhereATownHasItsSchemeFromIsReadInPassing(t *testing.T) {
	t.Parallel()
	from := map[string][]string{}
	things := []string{"새별시가 2018년 처음 시작한 것을", "새별시가 하던 것을", "새별시 사례를", "새별시의 조례를", "새별시에서 하고 있는 제도를", "새별시가 2019년 시작해 호평을 받은 사업을", "새별시 것을", "먼저 시작한 새별시의 경험을", "새별시의 운영 규칙과 점수표를", "일본 사도시가 개발한 프로그램을"}
	taken := []string{"본떴다.", "들여온 것이다.", "이전받은 것입니다.", "가져왔다.", "보고 이듬해 그대로 차렸다.", "가져다 쓴다.", "참고해 설계했다.", "거의 그대로 옮겨 같은 조례를 제정했다.", "도입하기로 하고 예산 3억 원을 세웠다.", "밑그림으로 삼았다.", "벤치마킹한 것으로 알려졌다.", "토대로 짰다.", "빌려 왔습니다."}
	for _, thing := range things {
		from[thing] = taken
	}
	there := []string{"건너온 것이다.", "설계도를 받아 지었다.", "운영 노하우를 전수받아 시작했다.", "기술을 이전받아 설치했다.", "아이디어를 얻었다.", "도면을 받아 17일 첫 삽을 떴다."}
	from["새별시에서"], from["새별시로부터"], from["새별시에게서"] = there, there, there
	then := []string{"3월 1일 문을 연다.", "내년 3월부터 운영하기로 했다.", "같은 사업을 시작했다.", "조례를 제정했다."}
	for _, way := range []string{"새별시의 허락을 받아", "새별시와 기술 이전 계약을 맺고", "새별시의 사례를 참고해", "새별시와 같은 방식으로", "새별시가 하는 것을 보고", "새별시를 본보기로", "새별시의 성공을 보고"} {
		from[way] = then
	}
	from["시초는"] = []string{"새별시다.", "한빛도 새별시다."}
	from["이 사업의 뿌리는"] = from["시초는"]
	from["먼저 시작한 곳은"] = from["시초는"]
	for who, hows := range from {
		for _, how := range hows {
			text := "다솔군은 3월 물길읍에 공유 냉장고를 연다고 7일 밝혔다. " + who + " " + how + " 군은 예산 3억 원을 마련했다."
			if told := toldOf(t, onTheDay("다솔군, 공유 냉장고 문 열어", text), takenOver); len(told) != 1 || !strings.HasSuffix(told[0], "시→다솔군") {
				t.Errorf("%s %s: %q", who, how, told)
			}
		}
	}
	for _, text := range []string{
		"군은 새별시의 냉장고를 도입할 계획이다.", "군의원은 새별시의 냉장고를 들여와야 한다고 주장했다.", "군은 새별시 사례를 검토했지만 도입하지 않았다.", "이 사업은 새별시의 것을 베낀 것이 아니다.", "군은 새별시에서 딸기를 가져와 나눠 줬다.",
		"새별시에서 이 사업을 배우러 왔다.", "냉장고는 새별시의 한 업체가 만든 것을 들여왔다.", "새별시에서 귀촌한 김모 씨가 처음 시작했다.", "군은 새별시를 찾아 운영 사례를 벤치마킹했다.", "새별시와 같은 날 문을 열었다.", "군은 새별시에 운영 노하우를 전수했다.", "군은 새별시의 지원을 받아 예산을 마련했다.", "재료는 새별시에서 가져온다.", "주민들은 새별시의 사업을 그대로 들여왔다고 꼬집었다.",
	} {
		if told := toldOf(t, onTheDay("다솔군, 공유 냉장고 문 열어", "다솔군은 3월 물길읍에 공유 냉장고를 연다. "+text), takenOver); slices.Contains(told, "새별시→다솔군") {
			t.Errorf("%s: %q", text, told)
		}
	}
}

// The same is said in interviews, minutes, columns, speeches, blogs and headlines.
func TestWhereATownHasItsSchemeFromIsReadInTextsOfAllKinds(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"인터뷰|Q. 냉장고는 어떻게 시작하게 됐나요?\nA. 저희 다솔군이 2021년 문을 열었습니다. 사실 새별시에서 먼저 하던 것을 그대로 가져왔습니다.":     "새별시→다솔군",
		"다솔군 회의록|위원 김○○ 공유 냉장고는 우리 다솔군이 처음 하는 겁니까?\n과장 박○○ 새별시 것을 저희가 가져왔습니다.":                    "새별시→다솔군",
		"다솔군 공유 냉장고|다솔군의 공유 냉장고가 인기다. 군 관계자는 “새별시가 하는 것을 보고 우리 실정에 맞게 들여왔다”고 말했다.":                "새별시→다솔군",
		"다솔군, 공유 냉장고 앱|다솔군이 공유 냉장고 앱을 내놨다. 이 앱은 새별시가 개발해 무료로 공개한 것을 다솔군이 받아 고친 것이다.":              "새별시→다솔군",
		"다솔군판 공유 냉장고|다솔군이 공유 냉장고를 내놓는다. 새별시의 공유 냉장고를 본뜬 이 사업은 주민 300명이 대상이다.":                     "새별시→다솔군",
		"다솔군, 공유 냉장고 협약|다솔군과 새별시는 협약을 맺었다. 협약에 따라 새별시는 운영 기술을 다솔군에 넘겨주고, 다솔군은 4월부터 공유 냉장고를 운영한다.": "새별시→다솔군",
		"다솔군 공유 냉장고|다솔군이 운영하는 공유 냉장고가 눈길을 끈다. 아이디어는 새별시에서 얻었다.":                                   "새별시→다솔군",
		"새별시 ‘물길판’ 본뜬 ‘걷는 다솔’|다솔군이 앱 ‘걷는 다솔’을 내놓는다. 군은 새별시가 개발한 프로그램을 이전받아 그림만 바꿨다.":              "새별시→다솔군",
		"다솔군, 새별시 ‘공유 냉장고’ 도입|다솔군이 공유 냉장고를 시작한다.":                                                 "새별시→다솔군",
		"다솔군 공유 냉장고, 새별시서 배웠다|다솔군의 공유 냉장고가 인기다.":                                                  "새별시→다솔군",
		"다솔군 ‘공유 냉장고’ 3월 개소…시초는 새별시|다솔군이 공유 냉장고를 연다.":                                             "새별시→다솔군",
		"다솔군, 새별시 ‘공유 냉장고’ 도입 검토|다솔군은 새별시의 공유 냉장고를 참고해 도입 여부를 검토하기로 했다.":                          "",
		"다솔군, 새별시서 역사 배워|다솔군 어린이들이 새별시에서 역사를 배웠다.":                                                "",
		"다솔군 의회|다솔군의회 김○○ 의원은 새별시의 공유 냉장고를 본받아 다솔군도 도입해야 한다고 촉구했다.":                               "",
		"다솔군 공유 냉장고|다솔군은 공유 냉장고를 열었다. 이날 새별시에서 온 합창단이 공연했다.":                                      "",
	} {
		title, body, _ := strings.Cut(text, "|")
		if told := strings.Join(toldOf(t, onTheDay(title, body), takenOver), ", "); told != want {
			t.Errorf("%s: %q, want %q", text, told, want)
		}
	}
}

func takenOver(f article.Fact) string {
	if f.Kind != bonbogi.KindAdoption {
		return ""
	}
	return f.Adoption.Origin.Name + "→" + f.Adoption.Adopter.Name
}
