package registry_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

func ids(matches []registry.Match) string {
	var out []string
	for _, m := range matches {
		out = append(out, m.Government.ID)
	}
	return strings.Join(out, " ")
}

func TestResolveUnderstandsWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	const anyang, manan = "kr-gyeonggi-anyang", "kr-gyeonggi-anyang-manan"
	for query, want := range map[string]string{
		"안양": anyang, "안양시": anyang, " 안양 시 ": anyang, "경기도 안양시": anyang, "경기 안양": anyang,
		"경기도안양시": anyang, "안양시청": anyang, "Anyang-si": anyang, "anyang": anyang, "ANYANG SI": anyang,
		"Anyang City": anyang, "Anyang-si, Gyeonggi-do": anyang, "41170": anyang, "4117000000": anyang,
		"ＡＮＹＡＮＧ": anyang, "４１１７０": anyang, norm.NFD.String("안양시"): anyang, anyang: anyang,
		"만안구": manan, "만안": manan, "안양시 만안구": manan, "안양 만안": manan, "경기도 안양 만안구": manan,
		"Manan-gu, Anyang-si, Gyeonggi-do": manan, "경기도 안양시 만안구": manan, "안양시만안구청": manan, "만안구(경기도 안양시)": manan, "4114000": anyang,
		"1111010100": "kr-seoul-jongno", "4117110100": manan, "9999910100": "",
		"수원특례시": "kr-gyeonggi-suwon", "경남 창원특례시": "kr-gyeongnam-changwon", "고성군(강원)": "kr-gangwon-goseong",
		"Busan Metropolitan City": "kr-busan", "Seoul City": "kr-seoul",
		"서울종로구": "kr-seoul-jongno", "부산 부산진구": "kr-busan-busanjin", "부산진": "kr-busan-busanjin",
		"구리시": "kr-gyeonggi-guri", "구 미시": "kr-gyeongbuk-gumi", "서울": "kr-seoul", "서울시": "kr-seoul", "서울특별시청": "kr-seoul",
		"경기도": "kr-gyeonggi", "경기": "kr-gyeonggi", "경기도청": "kr-gyeonggi", "Gyeonggi Province": "kr-gyeonggi", "41": "kr-gyeonggi",
		"충북": "kr-chungbuk", "경남도": "kr-gyeongnam", "경상남도": "kr-gyeongnam", "Gyeongnam": "kr-gyeongnam",
		"전북": "kr-jeonbuk", "전북도": "kr-jeonbuk", "전라북도": "kr-jeonbuk", "Jeonbuk State": "kr-jeonbuk",
		"강원도 춘천시": "kr-gangwon-chuncheon", "강원특별자치도 춘천": "kr-gangwon-chuncheon", "42110": "kr-gangwon-chuncheon",
		"전남 나주시": "kr-jeonnam-naju", "전남광주통합특별시 나주시": "kr-jeonnam-naju", "나주": "kr-jeonnam-naju",
		"광주광역시 동구": "kr-gwangju-dong", "광주 동구": "kr-gwangju-dong", "전남광주통합특별시 동구": "kr-gwangju-dong",
		"광주시": "kr-gyeonggi-gwangju", "경기 광주": "kr-gyeonggi-gwangju", "경기도 광주시": "kr-gyeonggi-gwangju",
		"(구)광주광역시": "kr-gwangju", "구 광주광역시": "kr-gwangju", "옛 광주": "kr-gwangju", "광주광역시": "kr-gwangju",
		"former Gwangju": "kr-gwangju", "전남": "kr-jeonnam", "전남광주": "kr-jeonnamgwangju", "12": "kr-jeonnamgwangju",
		"경북 군위군": "kr-daegu-gunwi", "대구 군위": "kr-daegu-gunwi", "세종": "kr-sejong", "세종시": "kr-sejong", "36110": "kr-sejong",
		"여주군": "kr-gyeonggi-yeoju", "인천 남구": "kr-incheon-michuhol", "청원군": "kr-chungbuk-cheongwon",
		"마산시": "kr-gyeongnam-masan", "진해": "kr-gyeongnam-changwon-jinhae", "제물포구": "kr-incheon-jemulpo", "고양군": "kr-gyeonggi-goyang",
		"강원 고성군": "kr-gangwon-goseong", "경남 고성": "kr-gyeongnam-goseong", "제주시": "kr-jeju-jeju", "제주도": "kr-jeju",
		"검단출장소": "kr-incheon-seo", "28265": "kr-incheon-seo", "경기도 인천시": "", "1111": "", "41010": "kr-incheon",
		"정부": "kr", "대한민국 정부": "kr", "국토부": "kr-molit", "국토교통부": "kr-molit", "국토해양부": "kr-molit", "행안부": "kr-mois",
		"안전행정부": "kr-mois", "행자부": "kr-mois", "복지부": "kr-mohw", "보건복지가족부": "kr-mohw", "과기정통부": "kr-msit",
		"미래부": "kr-msit", "농식품부": "kr-mafra", "중기부": "kr-mss", "중소기업청": "kr-mss", "문체부": "kr-mcst", "여가부": "kr-mogef",
		"성평등가족부": "kr-mogef", "기재부": "kr-moef", "재정경제부": "kr-mofe", "(구)재정경제부": "kr-mofe-1998", "기획예산처": "kr-mpb",
		"환경부": "kr-mcee", "기후부": "kr-mcee", "산업부": "kr-motie", "통계청": "kr-mods", "국가데이터처": "kr-mods", "특허청": "kr-moip",
		"방통위": "kr-kmcc", "건교부": "kr-molit", "검찰청": "kr-spo", "공소청": "kr-ppo", "경찰청": "kr-npa", "MOLIT": "kr-molit",
		"": "", "   ": "", "...": "", "한국시": "", "\xff": "", "99999": "", "안양시 서울": "", strings.Repeat("서울", 200): "",
	} {
		if got := ids(registry.Korea().Resolve(query, bonbogi.Date{}).Matches); got != want {
			t.Errorf("%q is %q, want %q", query, got, want)
		}
	}
}

func TestResolveOffersAllThatAnAmbiguousNameCanMean(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		"고성군":     "kr-gyeongnam-goseong kr-gangwon-goseong",
		"Goseong": "kr-gyeongnam-goseong kr-gangwon-goseong",
		"동구":      "kr-gwangju-dong kr-busan-dong kr-daegu-dong kr-daejeon-dong kr-ulsan-dong",
		"강서":      "kr-seoul-gangseo kr-busan-gangseo",
		"광주":      "kr-jeonnamgwangju kr-gyeonggi-gwangju",
		"Gwangju": "kr-jeonnamgwangju kr-gyeonggi-gwangju",
		"제주":      "kr-jeju kr-jeju-jeju",
		"포항 구":    "",
		"북구":      "kr-gwangju-buk kr-busan-buk kr-daegu-buk kr-ulsan-buk kr-gyeongbuk-pohang-buk",
	} {
		if got := ids(registry.Korea().Resolve(query, bonbogi.Date{}).Matches); got != want {
			t.Errorf("%q is %q, want %q", query, got, want)
		}
	}
}

func TestResolveOnADayKnowsOnlyWhatHeldThen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ query, on, want, full string }{
		{"춘천시", "2023-06-10", "kr-gangwon-chuncheon", "강원도 춘천시"},
		{"춘천시", "2023-06-11", "kr-gangwon-chuncheon", "강원특별자치도 춘천시"},
		{"강원특별자치도 춘천시", "2023-06-10", "", ""},
		{"42110", "2023-06-11", "", ""},
		{"전주시", "2024-01-18", "kr-jeonbuk-jeonju", "전북특별자치도 전주시"},
		{"군위군", "2023-06-30", "kr-daegu-gunwi", "경상북도 군위군"},
		{"군위군", "2023-07-01", "kr-daegu-gunwi", "대구광역시 군위군"},
		{"나주시", "2026-06-30", "kr-jeonnam-naju", "전라남도 나주시"},
		{"나주시", "2026-07-01", "kr-jeonnam-naju", "전남광주통합특별시 나주시"},
		{"광주", "2021-07-15", "kr-gwangju kr-gyeonggi-gwangju", "광주광역시"},
		{"광주", "2000-07-15", "kr-gwangju kr-gyeonggi-gwangju", "광주광역시"},
		{"광주광역시 동구", "2026-07-01", "", ""},
		{"인천 서구", "2026-06-30", "kr-incheon-seo", "인천광역시 서구"},
		{"인천 서구", "2026-07-01", "", ""},
		{"인천 서해구", "2026-07-01", "kr-incheon-seohae", "인천광역시 서해구"},
		{"여주시", "2013-09-22", "", ""},
		{"여주", "2013-09-22", "kr-gyeonggi-yeoju", "경기도 여주군"},
		{"부천시 원미구", "2016-07-03", "kr-gyeonggi-bucheon-wonmi", "경기도 부천시 원미구"},
		{"부천시 원미구", "2020-01-01", "", ""},
		{"부천시 원미구", "2024-01-01", "kr-gyeonggi-bucheon-wonmi", "경기도 부천시 원미구"},
		{"울산시 중구", "1996-05-05", "kr-ulsan-jung", "경상남도 울산시 중구"},
		{"대전 동구", "1988-12-31", "kr-daejeon-dong", "충청남도 대전시 동구"},
		{"제주시", "2006-06-30", "kr-jeju-jeju-si", "제주도 제주시"},
		{"행안부", "2010-01-01", "kr-mois", "행정안전부"},
		{"행안부", "2013-12-31", "", ""},
		{"환경부", "2025-09-30", "kr-mcee", "환경부"},
		{"기재부", "2026-01-02", "", ""},
		{"재경부", "2005-05", "kr-mofe-1998", "재정경제부"},
		{"만안출장소", "1990", "kr-gyeonggi-anyang", "경기도 안양시"},
		{"만안출장소", "1992-10-01", "", ""},
	} {
		got := registry.Korea().Resolve(c.query, bonbogi.MustDate(c.on)).Matches
		if ids(got) != c.want {
			t.Errorf("%q on %s is %q, want %q", c.query, c.on, ids(got), c.want)
			continue
		}
		if len(got) > 0 {
			if full := registry.Korea().FullNameOf(got[0]); full != c.full {
				t.Errorf("%q on %s is %q, want %q", c.query, c.on, full, c.full)
			}
		}
	}
}

func TestACodeOfThePastAnswersWithTheFormThatBoreIt(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"42110": "강원도 춘천시 1988-04-23 2023-06-11",
		"51110": "강원특별자치도 춘천시 2023-06-11 ",
		"47720": "경상북도 군위군 1988-04-23 2023-07-01",
		"43110": "충청북도 청주시 1988-04-23 ",
		"48110": "경상남도 창원시 1988-04-23 2010-07-01",
		"29110": "광주광역시 동구 1995-01-01 2026-07-01",
		"41195": "경기도 부천시 원미구 1993-01-15 2016-07-04",
		"41192": "경기도 부천시 원미구 2024-01-01 ",
	} {
		got := registry.Korea().Resolve(code, bonbogi.Date{}).Matches
		if len(got) != 1 {
			t.Errorf("%s has %d matches", code, len(got))
			continue
		}
		have := strings.Join([]string{registry.Korea().FullNameOf(got[0]), got[0].Form.From.String(), got[0].Form.To.String()}, " ")
		if have != want {
			t.Errorf("%s is %q, want %q", code, have, want)
		}
	}
}

func TestWhatIsNotFoundComesWithNearNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ query, on, first string }{
		{"안앙시", "", "kr-gyeonggi-anyang"},
		{"안앙", "", "kr-gyeonggi-anyang"},
		{"경기도 안앙시", "", "kr-gyeonggi-anyang"},
		{"충북 안양시", "", "kr-gyeonggi-anyang"},
		{"종노구", "", "kr-seoul-jongno"},
		{"Anyng-si", "", "kr-gyeonggi-anyang"},
		{"국토교퉁부", "", "kr-molit"},
		{"여주군", "2021-07-15", "kr-gyeonggi-yeoju"},
		{"마산시", "2021-07-15", "kr-gyeongnam-masan"},
		{"경기도 강화군", "2021-07-15", "kr-incheon-ganghwa"},
		{"안양시의회", "", "kr-gyeonggi-anyang"},
		{"경기도 안양시장", "", "kr-gyeonggi-anyang"},
		{"안양시의원", "", "kr-gyeonggi-anyang"},
		{"양평군수", "", "kr-gyeonggi-yangpyeong"},
		{"종로구청장", "", "kr-seoul-jongno"},
		{"경기도지사", "", "kr-gyeonggi"},
		{"국토교통부장관", "", "kr-molit"},
		{"안앙시청", "", "kr-gyeonggi-anyang"},
		{"마산시장", "2021-07-15", "kr-gyeongnam-masan"},
		{"광주광역시", "2026-07-01", "kr-gwangju"},
		{"Chunche", "", "kr-gangwon-chuncheon"},
		{"부산진", "1900", "kr-busan-busanjin"},
	} {
		r := registry.Korea().Resolve(c.query, bonbogi.MustDate(c.on))
		if len(r.Matches) > 0 || len(r.Near) == 0 || len(r.Near) > 5 || r.Near[0].Government.ID != c.first {
			t.Errorf("%q on %q: matches %q, near %q; want %s first", c.query, c.on, ids(r.Matches), ids(r.Near), c.first)
		}
	}
	if r := registry.Korea().Resolve("zzzzzzzzqq", bonbogi.Date{}); len(r.Near) > 0 {
		t.Errorf("nothing is like it, got %q", ids(r.Near))
	}
}
