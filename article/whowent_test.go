package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

// Who goes and who is visited, in the ways in which such news is told; the headline is before the bar.
func TestGuestsAndHostsAreFoundHoweverTheyAreNamed(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시 물길센터에 해외 공무원 발길|가람시(시장 김하늘)의 물길센터를 배우려고 몽골과 네팔, 케냐의 고위 공무원들이 지난 20일 가람시를 찾았다.":                  "네팔→가람시 foreign; 몽골→가람시 foreign; 케냐→가람시 foreign",
		"몽골 농업부 공무원, 가람시 벤치마킹|몽골 농업부 공무원 일행(단장 바트 차관) 12명이 물길센터를 벤치마킹하러 20일 가람시를 찾았다.":                       "몽골 농업부→가람시 foreign",
		"가람시의회 물길 모임, 새별시의회 방문|가람시의회 의원연구단체 ‘물길 조례 연구 모임’은 최근 새별시의회와 온새미시의회에서 우수사례를 벤치마킹했다고 밝혔다.":            "가람시의회→새별시의회 council; 가람시의회→온새미시의회 council",
		"가람시·시의회, 새별시 합동시찰|가람시는 시의회와 함께 다른 지역을 합동시찰했다고 밝혔다. 김하늘 시장과 의장을 비롯한 시의원 등 30명은 최근 물길을 보려고 새별시를 찾았다.": "가람시→새별시 government; 가람시의회→새별시 council",
		"가람시, 견학 행렬|가람시에 따르면 지난달 김하늘 한빛도 새별시장과 박바다 온새미시장, 소속 공무원들이 물길센터에 와 견학한 뒤 돌아갔다.":                      "새별시→가람시 government; 온새미시→가람시 government",
		"가람시의회, 일본 물길 시찰|가람시의회 의원들이 일본의 물길 관리 우수사례를 배우러 20일 시찰에 나섰다.":                                        "가람시의회→일본 council",
		"물길면 주민자치회 견학|물길면 주민자치회(회장 김하늘)의 선진지 견학이 지난 20일 새별시 일원에서 있었다.":                                       "물길면 주민자치회→새별시 residents",
		"가람시 도서관 견학|새별시의 작은도서관들을 보려고 가람시 작은도서관 운영자 등 40여명이 20일 길을 나섰다.":                                      "가람시 작은도서관 운영자→새별시 residents",
		"가람시, 새별시와 맞벤치마킹|가람시는 새별시와 우수사례를 나누는 견학을 했다. 청소과와 교통과 직원 11명이 새별시에서 음식물 처리를 살펴보고 토론했다.":              "가람시→새별시 government",
		"가람시 도서관, 우수도서관 벤치마킹|가람시도서관이 다른 지자체를 벤치마킹한다. 대상은 새별시립도서관, 온새미시립도서관 등으로 22일부터 방문할 예정이다.":              "가람시도서관→새별시 institution; 가람시도서관→온새미시 institution",
		"가람시 물길학습관에 발길|그간 가람시에는 한빛도 새별시, 온새미시, 다솔군 등 학습관을 지으려는 지자체의 벤치마킹이 이어져 왔다.":                           "다솔군→가람시 government; 새별시→가람시 government; 온새미시→가람시 government",
		"가람시, 새별시 정원 벤치마킹|김하늘 가람시장을 비롯한 60여 명의 공무원이 지난 20일 새별시 물길정원과 온새미시 숲정원을 찾았다고 시가 밝혔다.":                 "가람시→새별시 government; 가람시→온새미시 government",
		"가람시 물길버스 전국으로|물길버스를 배우려는 발길이 잇따른다. 가람시를 다녀간 새별시는 3월부터 시행하고 있고, 온새미시도 운영한다.":                         "새별시→가람시 government",
		"한빛도 소식|한빛도가 새별시에 따르면 지난 20일 가람시를 비롯한 시군을 점검했다.":                                                     "",
	} {
		title, body, _ := strings.Cut(text, "|")
		visits := toldOf(t, onTheDay(title, body), func(f article.Fact) string {
			if f.Visit == nil {
				return ""
			}
			return f.Visit.Guest.Name + "→" + f.Visit.Host.Name + " " + string(f.Visit.Guest.Type)
		})
		slices.Sort(visits)
		if all := strings.Join(visits, "; "); all != want {
			t.Errorf("%s\n got %s\nwant %s", text, all, want)
		}
	}
}

// Who had a practice first is told in one sentence, and who took it over in another.
func TestAdoptionsAreReadFromSeveralSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"물길보험, 전국으로|물길보험은 누구나 드는 보험이다. 2015년 가람시에서 처음 시작된 이 제도는 도입하는 지자체가 늘었고, 올해 전국 228개 기초지자체가 운영하고 있다.":                                                   "가람시→전국 228개 기초지자체",
		"행안부, 물길보험 넓힌다|행정안전부는 ‘물길보험’을 넓힌다. 2015년 가람시가 맨 먼저 들여온 이 보험에 이제는 지자체의 약 90%가 가입했다.":                                                                  "가람시→지자체",
		"가람시 물길진료소 쉰다|가람시는 ‘물길진료소’를 멈춘다. 이 방식은 가람시가 가장 먼저 들여왔다. 시 관계자는 “미국, 독일, 프랑스 등이 벤치마킹해 이 방식을 채택했다”며 “곧 열겠다”고 밝혔다.":                                     "가람시→독일; 가람시→미국; 가람시→프랑스",
		"가람시 ‘물길터’, 표준으로|‘물길터’는 가람시가 만들었다. 물길터는 행정안전부 ‘그늘막 설치 지침’의 모델이 됐다.":                                                                                  "가람시→행정안전부",
		"가람 ‘물길연금’ 전국으로|대통령이 가람시의 ‘물길연금’을 추켜세웠다. 가람시의 모델을 따라 정부는 전국에 ‘물길마을’을 만들기로 했다.":                                                                       "가람시→정부",
		"가람시 농부월급제 늘린다|가람시가 농부월급제를 넓힌다. 시가 2013년 전국에서 처음 들여온 이 제도는 이자 부담을 던다. 반응이 좋아 한빛도를 비롯해 새별시, 온새미시 등이 벤치마킹해 사업을 도입했다. 농림축산식품부도 이를 법에 담아 6월부터 시행에 들어간다.": "가람시→농림축산식품부; 가람시→새별시; 가람시→온새미시; 가람시→한빛도",
		"가람시 ‘물길버스’ 전국서 달린다|가람시가 2013년 전국 최초로 시행한 ‘물길버스’가 새별시, 온새미시 등지로 뻗고 있다.":                                                                              "가람시→새별시; 가람시→온새미시",
		"행안차관, 가람시 물길센터 점검|행정안전부 차관이 가람시의 ‘물길센터’를 찾아 점검했다. 전국 지자체로 확산할 방안을 논의했다.":                                                                            "",
	} {
		title, body, _ := strings.Cut(text, "|")
		adoptions := toldOf(t, onTheDay(title, body), func(f article.Fact) string {
			if f.Adoption == nil {
				return ""
			}
			return f.Adoption.Origin.Name + "→" + f.Adoption.Adopter.Name
		})
		slices.Sort(adoptions)
		if all := strings.Join(adoptions, "; "); all != want {
			t.Errorf("%s\n got %s\nwant %s", text, all, want)
		}
	}
}
