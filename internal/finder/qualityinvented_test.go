package finder

import (
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/search"
)

// invented are texts that were made up for these tests, a title and a body each.
var invented = map[string][2]string{
	"fund":    {"청년창업펀드 2호 결성", "해오름시는 청년 창업 기업에 투자하는 펀드를 만들어 세 해 동안 마흔 곳을 돕는다."},
	"rent":    {"청년 월세를 보태는 마을", "타지에서 온 청년에게 다달이 월세 일부를 준다. 창업과는 상관없이 신청한다."},
	"home":    {"밤길 안심귀가 도우미", "밤늦게 돌아가는 주민이 앱을 켜면 관제센터가 길을 함께 본다. 안전귀가를 돕는 일이다."},
	"bus":     {"부르면 오는 버스", "시골 어르신이 전화하면 작은 버스가 집 앞까지 온다. 교통약자도 탄다."},
	"waste":   {"헌 현수막으로 만든 장바구니", "선거가 끝난 현수막을 모아 장바구니와 마대를 만든다. 자원순환 우수사례로 뽑혔다."},
	"care":    {"돌봄을 한곳에서", "의료와 요양과 돌봄을 한 창구에서 이어 준다. 통합돌봄이라 부른다."},
	"heat":    {"그늘막과 물안개", "폭염에 대비해 횡단보도마다 그늘막을 세우고 물안개를 뿜는다."},
	"empty":   {"빈집을 빌려 드립니다", "비어 있는 집을 고쳐 귀농하려는 이에게 한 해 동안 빌려준다."},
	"library": {"밤새 여는 도서관", "시험을 앞둔 학생을 위해 도서관 열람실을 밤새 연다."},
	"data":    {"Smart City 데이터 광장", "도시의 센서 자료를 모아 누구나 쓰게 한다. Open data portal."},
	"visit":   {"솔마루군, 해오름시 방문", "솔마루군 공무원 열 명이 자원순환을 벤치마킹하러 해오름시를 찾았다."},
	"award":   {"해오름시 대통령 표창", "일자리 정책을 잘한 공로로 해오름시가 대통령 표창을 받았다."},
	"food":    {"동네 부엌", "혼자 사는 어르신이 모여 밥을 짓고 나눈다. 반찬은 이웃에도 간다."},
	"phish":   {"보이스피싱을 막는 은행 창구", "은행 직원이 수상한 이체를 보면 경찰을 부른다."},
}

// TestQualityOnInventedTexts holds what must be found to texts of our own, so that it is tested without any public data.
func TestQualityOnInventedTexts(t *testing.T) {
	t.Parallel()
	var docs []search.Document
	for id, text := range invented {
		docs = append(docs, search.Document{ID: id, Kind: "practice", Title: text[0], Body: text[1]})
	}
	rank := engine(t, docs)
	for _, q := range []struct{ text, first string }{
		{"청년창업펀드", "fund"}, {"청년 창업 펀드", "fund"}, {"청년창업편드", "fund"}, {"청년창업의 펀드를", "fund"}, {"펀드", "fund"},
		{"청년월세", "rent"}, {"안전귀가", "home"}, {"안심 귀가", "home"}, {"교통약자가 타는 버스", "bus"}, {"현수막 재활용", "waste"},
		{"통합 돌봄", "care"}, {"의료요양", "care"}, {"폭염", "heat"}, {"빈집", "empty"}, {"귀농하는 사람이 빌리는 집", "empty"}, {"도서관에서", "library"},
		{"smart city", "data"}, {"OPEN DATA", "data"}, {"대통령표창", "award"}, {"벤치마킹", "visit"}, {"보이스 피싱", "phish"}, {"보이스피씽", "phish"},
		{`"밤새 연다"`, "library"}, {"ㅅㅁㄹㄱ", "visit"}, {"ㅎㅇㄹㅅ 표창", "award"},
	} {
		if got := rank(q.text, ""); len(got) == 0 || got[0] != q.first {
			t.Errorf("%q finds %s first, want %s", q.text, strings.Join(got[:min(3, len(got))], ", "), q.first)
		}
	}
}

func TestARankingIsMeasuredAsTheLiteratureDoes(t *testing.T) {
	t.Parallel()
	grades := map[string]int{"a": 2, "b": 1, "c": 1}
	for _, test := range []struct {
		found []string
		want  score
	}{
		{[]string{"a", "b", "c"}, score{1, 1, 1}},
		{[]string{"x", "a"}, score{0.5, 1.0 / 3, 0.458}},
		{[]string{"x"}, score{}},
		{nil, score{}},
	} {
		got := judge(test.found, grades)
		if close := func(a, b float64) bool { return a-b < 0.001 && b-a < 0.001 }; !close(got.reciprocal, test.want.reciprocal) ||
			!close(got.recall, test.want.recall) || !close(got.ndcg, test.want.ndcg) {
			t.Errorf("%v: %+v, want %+v", test.found, got, test.want)
		}
	}
	same := []score{{1, 1, 1}, {0.5, 0.5, 0.5}}
	if p := permutation(same, same, measures["MRR"], 100); p != 1 {
		t.Errorf("two rankings that are the same differ with p = %v", p)
	}
}

func TestATitleIsTakenOutOfTheText(t *testing.T) {
	t.Parallel()
	if got := withoutTitle("누리집 > 소식\n‘빈집’을  빌려 드립니다!\n비어 있는 집을", "빈집을 빌려 드립니다"); strings.Contains(got, "드립니다") || !strings.Contains(got, "비어 있는 집을") {
		t.Errorf("what is left is %q", got)
	}
}
