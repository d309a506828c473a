package web_test

import (
	"strings"
	"testing"
)

func TestAComparisonIsSaidInWordsAndFigures(t *testing.T) {
	t.Parallel()
	s := measured(t)
	for _, language := range []string{"ko", "en"} {
		v := s.visitor(language)
		for _, path := range []string{
			"/compare", "/compare?government=춘천시", "/compare?government=없는고을&indicator=nursery", "/compare?government=고성군&indicator=nursery",
			"/compare?government=춘천시&indicator=nursery", "/compare?government=춘천시&indicator=nursery&peers=level", "/compare?government=춘천시&indicator=accidents&peers=level&with=nursery",
			"/compare?government=춘천시&indicator=population&peers=province", "/compare?government=연천군&indicator=satisfaction&peers=province&year=2025",
			"/compare?government=춘천시&indicator=satisfaction&peers=kr-gangwon-wonju", "/compare?government=춘천시&indicator=nursery&asof=2020-01-01",
			"/compare?government=춘천시&indicator=없는지표", "/compare?government=춘천시&indicator=nursery&peers=peerset-none",
		} {
			page := v.get(escaped(path))
			sound(t, page, language)
		}
	}
	v := s.visitor("ko")
	page := v.get(escaped("/compare?government=춘천시&indicator=nursery"))
	page.says("춘천시는 2025년", "곳 가운데", "닮은 곳 · 두루 (일반)", "구간은 분자와 분모에서 계산했습니다", "누구에게 배울까")
	page.says("순위의 95% 구간은 아닙니다", "95%로 믿을 수 있는 춘천시의 순위는", "앞섬")
	v.get(escaped("/compare?government=춘천시&indicator=satisfaction&peers=province")).says("2020년(17곳)부터 다른 곳의 값을 재는 방법이 달라져")
	size := v.get(escaped("/compare?government=춘천시&indicator=area&peers=province"))
	size.says("큰 차례로", "많고 적음에 좋고 나쁨이 없는 지표")
	if strings.Contains(string(size.Body), "앞섬") {
		t.Error("of what has no better side it is said who is ahead")
	}
	v.get(escaped("/compare?government=연천군&indicator=satisfaction&peers=province&year=2025")).says("2025년 연천군의 값이 없습니다", "까닭: 결측")
	v.get(escaped("/compare?government=춘천시&indicator=nursery&asof=2020-01-01")).says("이 비교집단에는 ‘공공보육 이용률 (가상)’의 값이 없습니다")
	for format, kind := range map[string]string{"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8",
		"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"} {
		for _, picture := range []string{"bars", "strip", "trend"} {
			a := v.get(escaped("/compare." + format + "?government=춘천시&indicator=nursery&picture=" + picture))
			if got := a.Header.Get("Content-Type"); got != kind || len(a.Body) < 100 {
				t.Errorf("%s.%s is %s of %d bytes", picture, format, got, len(a.Body))
			}
		}
	}
	many := v.get(escaped("/compare?government=화천군&indicator=nursery&peers=level"))
	many.says("나머지", "파일에 있습니다")
	if own := many.classed("own"); len(own) != 1 || !strings.Contains(words(own[0]), "화천군") {
		t.Error("the own row is not among those that are listed")
	}
	csv := v.get(escaped("/compare.csv?government=춘천시&indicator=accidents&peers=level")).Body
	if !strings.HasPrefix(csv, "\ufeffrank,rank_low,rank_high,government,name,value,low,high,status,percentile,gap_to_median") || !strings.Contains(csv, "kr-gyeongbuk-ulleung,울릉군,,,,not_applicable") {
		t.Errorf("the download is %s", csv[:300])
	}
}
