package article

import (
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/google/go-cmp/cmp"
)

func TestSentencesEndWhereTheyShould(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"하나다. 둘이다.", []string{"하나다.", "둘이다."}},
		{"붙여 썼다.다음 문장이다.", []string{"붙여 썼다.", "다음 문장이다."}},
		{"경쟁률은 2.5:1이다. 끝.", []string{"경쟁률은 2.5:1이다.", "끝."}},
		{"나도 S.C. 특강이 열렸다.", []string{"나도 S.C. 특강이 열렸다."}},
		{"2025. 3. 1. 행사를 열었다.", []string{"2025. 3. 1. 행사를 열었다."}},
		{"정말인가? 그렇다!", []string{"정말인가?", "그렇다!"}},
	} {
		var got []string
		for _, s := range sentences(tt.in, []line{{span: span{0, len(tt.in)}}}) {
			got = append(got, s.of(tt.in))
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.in, d)
		}
	}
}

func TestASentenceWithoutEndIsCut(t *testing.T) {
	t.Parallel()
	in := strings.Repeat("끝없이 이어지는 말 ", 1000)
	for _, s := range sentences(in, []line{{span: span{0, len(in)}}}) {
		if s.end-s.start > longestSentence {
			t.Fatalf("a sentence has %d bytes", s.end-s.start)
		}
	}
}

func TestSpeechIsNoName(t *testing.T) {
	t.Parallel()
	s := read(`시장은 “우리는 내년에 대상을 받겠다”고 말했다. ‘살기 좋은 도시’ 평가`).s
	hushed := hush(s, quotations(s))
	if strings.Contains(hushed, "대상") || !strings.Contains(hushed, "살기 좋은 도시") || len(hushed) != len(s) {
		t.Errorf("hushed to %q", hushed)
	}
}

func TestGradesAreToldFromWordsThatLookLikeThem(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"공모전에서 대상을 수상했다":              "대상",
		"어르신 40분을 대상으로 검진했다":          "",
		"교육 대상은 시민이다":                 "",
		"기관표창을 받았다":                   "기관표창",
		"올해 모두 7차례 기관표창을 받았다":         "",
		"지금까지 12건의 표창을 받았다":           "",
		"대상포진 예방접종":                   "",
		"공직자 대상 설명회":                  "",
		"심사에서 최우수기관으로 꼽혔다":            "최우수",
		"우수한 성적을 거뒀다":                 "",
		"우수사례를 공유했다":                  "",
		"우수사례로 선정됐다":                  "우수",
		"매우 우수 등급":                    "",
		"환경부장관상을 받았다":                 "환경부장관상",
		"대통령 표창을 거머쥐었다":               "대통령 표창",
		"유공자 표창을 수여했다":                "",
		"교사상을 차지했다":                   "교사상",
		"영상을 받았다":                     "",
		"우수기관상을 수상했다":                 "우수",
		"장려상에 그쳤지만":                   "장려",
		"‘대상’ 영예":                     "대상",
		"우수 지자체 공모전을 연다":              "",
		"농업발전 우수마을로 뽑혔다":              "우수",
		"국무총리상을 안았다":                  "국무총리상",
		"행사에서 표창을 한 뒤 사진을 찍었다 표창을 한 ": "표창 표창",
	} {
		s := read(in).s
		var got []string
		for _, g := range grades(s, span{0, len(s)}, nil) {
			got = append(got, g.text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("grades(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDatesAreCountedFromThePublication(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ published, in, want string }{
		{"2021-07-28", "28일 방문했다", "2021-07-28"},
		{"2021-07-28", "지난 29일 방문했다", "2021-06-29"},
		{"2021-01-05", "지난 30일 방문했다", "2020-12-30"},
		{"2021-07-28", "금년 2월에 찾았다", "2021-02"},
		{"2021-07-28", "지난달 3일 방문했다", "2021-06-03"},
		{"2021-07-28", "오는 3일 방문한다", "2021-08-03"},
		{"2021-07-28", "내년 3월부터 시행한다", "2022-03"},
		{"2021-07-28", "지난해 9월 4일", "2020-09-04"},
		{"2021-07-28", "10월 9일 열렸다", "2020-10-09"},
		{"2021-07-28", "1~2일 견학했다", "2021-07-01"},
		{"2021-07-28", "2019년 5월 3일", "2019-05-03"},
		{"", "28일 방문했다", ""},
		{"", "금년 2월에 찾았다", ""},
		{"", "2019년 5월 3일", "2019-05-03"},
		{"2021-03-01", "지난 30일", ""}, // there is no 30 February
	} {
		p, err := bonbogi.ParseDate(tt.published)
		if err != nil {
			t.Fatal(err)
		}
		st := tell(nil, tt.in, InText, p)
		ds := st.dates(span{0, len(st.s)})
		if len(ds) != 1 || ds[0].date.String() != tt.want {
			t.Errorf("%q on %s gives %v, want %s", tt.in, tt.published, ds, tt.want)
		}
	}
}

func TestADayOfCountingIsNoDayOfHappening(t *testing.T) {
	t.Parallel()
	st := tell(nil, "6월 기준 16차례", InText, bonbogi.Date{})
	ds := st.dates(span{0, len(st.s)})
	if len(ds) != 1 || !ds[0].base || ds[0].asOf != "06" {
		t.Errorf("got %+v", ds)
	}
}

func TestStreaksAreYears(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{"3년 연속 대상": 3, "2연패": 2, "4회 연속 인증": 0, "10년 만에": 0, "2024년 연속극": 0} {
		if got := streak(in); got != want {
			t.Errorf("streak(%q) = %d, want %d", in, got, want)
		}
	}
}

func TestSlipsOfThePenAreCorrected(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"햇빛나눔 편드":   "햇빛나눔 펀드",
		"마을 돌봄 센타":  "마을 돌봄 센터",
		"안심 써비스":    "안심 서비스",
		"햇빛나눔 펀드":   "햇빛나눔 펀드",
		"대중교통수단":    "대중교통수단",
		"청년 기본수당":   "청년 기본수당",
		"크라우드펀딩":    "크라우드펀딩",
		"스마트 프렛폼":   "스마트 프렛폼", // two letters are wrong: left to a person
		"우리동네 프로그렘": "우리동네 프로그램",
		"크리스마스 장터":  "크리스마스 장터",
		"마을커뮤니케이터":  "마을커뮤니케이터",
		"백 퍼센트 여행":  "백 퍼센트 여행",
	} {
		if got := respell(in); got != want {
			t.Errorf("respell(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParticlesEndAWord(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"시는 갔다": "", "는 갔다": "는", "에서는 한다": "에서는", "의회가": "", "으로,": "으로"} {
		if got := particle(in, 0); got != want {
			t.Errorf("particle(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestStatedDates(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"제목\n입력 2021.07.28 10:02\n본문이다.":                                  "2021-07-28",
		"작성자: 홍보담당 작성일: 2024-03-09 읽음 : 12":                               "2024-03-09",
		"등록일\n2021-05-03\n본문이다.":                                          "2021-05-03",
		"시는 2019년 5월 3일 행사를 등록했다고 밝혔다. " + strings.Repeat("긴 문장이다. ", 20): "",
		"본문뿐이다.": "",
	} {
		if got := statedDate(read(in).s).String(); got != want {
			t.Errorf("statedDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestBylinesNameThePublisher(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"【누리일보 = 오하늘 기자】 시가":    "누리일보",
		"[한빛=누리일보] 오하늘 기자 = 시가": "누리일보",
		"(수원) 지○○ 기자 = 도가":      "수원",
		"시 기자단이 시를 찾았다":         "",
	} {
		if got, _ := byline(in); got != want {
			t.Errorf("byline(%q) = %q, want %q", in, got, want)
		}
	}
}
