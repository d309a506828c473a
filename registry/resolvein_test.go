package registry_test

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

func TestARowOfATableMeansOneGovernment(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		query, parent, on, want string
		otherDay                bool
	}{
		{"동구", "부산광역시", "2020", "kr-busan-dong", false},
		{"동구", "부산", "2020", "kr-busan-dong", false},
		{"Dong-gu", "Busan", "2020", "kr-busan-dong", false},
		{"부산동구", "부산", "2020", "kr-busan-dong", false},
		{"부산부산진구", "", "2020", "kr-busan-busanjin", false},
		{"동구", "", "2020", "kr-busan-dong kr-daegu-dong kr-incheon-dong kr-gwangju-dong kr-daejeon-dong kr-ulsan-dong", false},
		{"만안구", "경기도", "2020", "kr-gyeonggi-anyang-manan", false},
		{"만안구", "안양시", "2020", "kr-gyeonggi-anyang-manan", false},
		{"만안구", "서울", "2020", "", false},
		{"만안구", "없는도", "2020", "", false},
		{"소계", "서울특별시", "2020", "kr-seoul", false},
		{"본청", "서울특별시", "2020", "kr-seoul", false},
		{"소계", "전국", "2020", "kr", false},
		{"전국", "", "2020", "kr", false},
		{"종로구", "합계", "2020", "kr-seoul-jongno", false},
		{"합계", "합계", "2020", "", false},
		{"서울본청", "서울", "2020", "kr-seoul", false},
		{"제주본청", "", "2020", "kr-jeju", false},
		{"광주본청", "", "2020", "kr-gwangju", false},
		{"강원본청", "", "2020", "kr-gangwon", false},
		{"세종특별자치시 세종시", "", "2020", "kr-sejong", false},
		{"세종시", "세종특별자치시", "2020", "kr-sejong", false},
		{"세종특별자치시", "", "2010", "", false}, // which was founded in 2012
		{"서울특별시  ", "", "2020", "kr-seoul", false},
		{"서울특별시  종로구 (1111000000)", "", "2020", "kr-seoul-jongno", false},
		{"중구 (1114000000)", "", "2020", "kr-seoul-jung", false},
		{"종로구 (1114000000)", "", "2020", "", false}, // which is 중구
		{"종로구(1)", "", "2020", "kr-seoul-jongno", false},
		{"종로구(11)", "", "2020", "kr-seoul-jongno", false}, // a footnote
		{"1. 서울특별시", "", "2020", "kr-seoul", false},
		{"11110 서울특별시 종로구", "", "2020", "kr-seoul-jongno", false},
		{"1111000000 종로구", "서울", "2020", "kr-seoul-jongno", false},
		{"1114000000_종로구", "", "2020", "", false},
		{"서울특별시 소계", "", "2020", "kr-seoul", false},
		{"서울특별시(소계)", "", "2020", "kr-seoul", false},
		{"고성(강원) 계", "", "2020", "kr-gangwon-goseong", false},
		{"계", "", "2020", "", false},
		{"창원시(일부)", "경상남도", "2020", "", false},
		{"Sejong Special Self-Governing City", "", "2020", "kr-sejong", false},
		{"(구)광주광역시", "", "2020", "kr-gwangju", false},
		{"(구)전라남도", "", "2026-08", "", false},
		{"고성(강원)", "", "2020", "kr-gangwon-goseong", false},
		{"고성군 (경남)", "", "2020", "kr-gyeongnam-goseong", false},
		{"고성군", "", "2020", "kr-gangwon-goseong kr-gyeongnam-goseong", false},
		{"광주", "", "2020", "kr-gwangju kr-gyeonggi-gwangju", false},
		{"경기 광주시", "", "2020", "kr-gyeonggi-gwangju", false},
		{"경기 안양", "", "2020", "kr-gyeonggi-anyang", false},
		{" 안양 시 ", "", "2020", "kr-gyeonggi-anyang", false},
		{"안양시 동안구", "", "2020", "kr-gyeonggi-anyang-dongan", false}, // not the city
		{"강원특별자치도 춘천시", "", "2020", "kr-gangwon-chuncheon", true},
		{"강원도 춘천시", "", "2024", "kr-gangwon-chuncheon", false},
		{"제주 제주시", "", "2020", "kr-jeju-jeju", false},
		{"제주", "", "2020", "kr-jeju kr-jeju-jeju", false},
		{"군위군", "경상북도", "2020", "kr-daegu-gunwi", false},
		{"군위군", "대구광역시", "2020", "kr-daegu-gunwi", true},
		{"군위군", "경상북도", "2024", "kr-daegu-gunwi", true},
		{"인천 남구", "", "2016", "kr-incheon-michuhol", false},
		{"인천 남구", "", "2020", "kr-incheon-michuhol", true},
		{"인천 미추홀구", "", "2010", "kr-incheon-michuhol", true},
		{"청원군", "충북", "2013", "kr-chungbuk-cheongwon", false},
		{"청원군", "충북", "2015", "", false},
		{"마산시", "경남", "2009", "kr-gyeongnam-masan", false},
		{"마산시", "경남", "2012", "", false},
		{"목포시", "전남광주통합특별시", "2025", "kr-jeonnam-mokpo", true},
		{"Jangan-gu Suwon-si Gyeonggi-do", "", "2020", "kr-gyeonggi-suwon-jangan", false},
		{"Jongno-gu Seoul", "", "2020", "kr-seoul-jongno", false},
		{"Seoul Jongno-gu", "", "2020", "kr-seoul-jongno", false},
		{"강릉시", "강원특별자치도", "2008-12", "kr-gangwon-gangneung", true},
		{"강원특별자치도 강릉시", "", "2008", "kr-gangwon-gangneung", true},
		{"강릉시", "강원도", "2023", "kr-gangwon-gangneung", false}, // as people still say
		{"군위군", "경상북도", "2023", "kr-daegu-gunwi", false},      // until the end of June
		{"군위군", "경상북도", "2024", "kr-daegu-gunwi", true},
		{"남구", "인천광역시", "2020", "kr-incheon-michuhol", true},
		{"마산시", "경상남도", "2010", "kr-gyeongnam-masan", false}, // until June
		{"마산시", "경상남도", "2010-12", "", false},
		{"서구 검단출장소", "인천광역시", "2020", "", false}, // a part of 서구
		{"11140", "", "2023", "kr-seoul-jung kr-seoul-mapo", false},
		{"11140", "서울", "2023", "kr-seoul-jung kr-seoul-mapo", false},
		{"45", "서울", "2023", "", false},
		{"45", "", "2023", "kr-jeonbuk", false},
		{"1111051500", "서울", "2023", "", false}, // a 동
		{"사직동", "서울", "2020", "", false},
		{"kr-seoul-jung", "", "2023", "kr-seoul-jung", false},
		{"kr-sejong", "", "2000", "", false},
		{"", "", "2020", "", false},
		{"", "서울", "2020", "", false},
		{"안양", "", "", "kr-gyeonggi-anyang", false},
	} {
		got := registry.Korea().ResolveIn(c.query, c.parent, bonbogi.MustDate(c.on))
		if ids(got.Matches) != c.want || got.OtherDay != c.otherDay {
			t.Errorf("%q in %q on %q is %q (another day: %v), want %q (%v)", c.query, c.parent, c.on, ids(got.Matches), got.OtherDay, c.want, c.otherDay)
		}
	}
}

func TestARowOfNoGovernmentTellsWhatIsNear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ query, parent, on, want string }{
		{"마산시", "경상남도", "2015", "kr-gyeongnam-masan"},
		{"세종특별자치시", "", "2010", "kr-sejong"},
		{"종로구 (1114000000)", "", "2020", "kr-seoul-jung kr-seoul-jongno"},
		{"(구)전라남도", "", "2026-08", "kr-jeonnam"},
		{"검단출장소", "", "2015", "kr-incheon-seo"},
		{"kr-sejong", "", "2000", "kr-sejong"},
	} {
		if got := ids(registry.Korea().ResolveIn(c.query, c.parent, bonbogi.MustDate(c.on)).Near); got != c.want {
			t.Errorf("near %q in %q on %s are %q, want %q", c.query, c.parent, c.on, got, c.want)
		}
	}
}
