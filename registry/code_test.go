package registry_test

import (
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

func TestACodeMeansTheGovernmentThatBoreItOnTheDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		scheme, code, on, want string
		otherDay               bool
	}{
		{"kr-bjd", "41170", "", "kr-gyeonggi-anyang", false},
		{"kr-bjd", "4117000000", "2020", "kr-gyeonggi-anyang", false},
		{"kr-bjd", "11", "2020", "kr-seoul", false},
		{"kr-bjd", "11000", "2020", "kr-seoul", false},
		{"kr-bjd", " 1100000000 ", "2020", "kr-seoul", false},
		{"kr-bjd", "36110", "2020", "kr-sejong", false},
		{"kr-bjd", "10000", "2020", "kr", false},
		{"kr-bjd", "1111051500", "2020", "", false}, // a 동
		{"kr-bjd", "28265", "2020", "", false},      // a branch office
		{"kr-bjd", "1117000", "", "", false},        // seven digits are of 지방재정365
		{"kr-bjd", "51110", "2023-06", "kr-gangwon-chuncheon", false},
		{"kr-bjd", "42110", "2023-06", "kr-gangwon-chuncheon", false}, // until the tenth of that month
		{"kr-bjd", "42110", "2023-06-11", "kr-gangwon-chuncheon", true},
		{"kr-bjd", "51110", "2008", "kr-gangwon-chuncheon", true},
		{"kr-bjd", "48120", "2008", "", false}, // 창원시 with 마산시 and 진해시, which were others in 2008
		{"kr-bjd", "48110", "2015", "", false},
		{"kr-bjd", "12210", "2020", "kr-gwangju-dong", true}, // the code of 2026
		{"kr-bjd", "12000", "2020", "", false},               // a province of 2026
		{"kr-sgis", "11010", "2020", "kr-seoul-jongno", false},
		{"kr-sgis", "1101000", "2020", "kr-seoul-jongno", false},
		{"kr-sgis", "11010000", "2022", "kr-seoul-jongno", false},
		{"kr-sgis", "11010530", "2022", "", false}, // a 동
		{"kr-sgis", "39", "2020", "kr-jeju", false},
		{"kr-sgis", "33010", "2010", "kr-chungbuk-cheongju", false},
		{"kr-sgis", "33010", "2014", "kr-chungbuk-cheongju", false}, // until July
		{"kr-sgis", "33010", "2015", "", false},
		{"kr-sgis", "33040", "2015", "kr-chungbuk-cheongju", false},
		{"kr-sgis", "33040", "2010", "", false}, // 청주시 with 청원군
		{"kr-sgis", "33310", "2010", "kr-chungbuk-cheongwon", false},
		{"kr-sgis", "38020", "2010", "kr-gyeongnam-masan", false},
		{"kr-sgis", "32600", "2015", "kr-gangwon-goseong", true}, // the code of 2022
		{"kr-sgis", "32400", "2022-12-31", "kr-gangwon-goseong", false},
		{"kr-sgis", "39010", "2005", "kr-jeju-jeju-si", false},
		{"kr-sgis", "39010", "2007", "kr-jeju-jeju", false},
		{"kr-lofin", "1114000", "2023", "kr-seoul-seongdong", false}, // 11140 is 중구
		{"kr-lofin", "3200000", "2023", "kr-sejong", false},
		{"kr-lofin", "4314000", "2021", "kr-chungbuk-cheongju", true},
		{"kosis-133-DT_133N_A3212", "A0223", "2020", "kr-seoul-jongno", false},
		{"kosis-133-DT_133N_A3212", "a0223", "2015", "kr-seoul-jongno", true},
		{"kosis-133-DT_133N_A3212", "A1713", "2009", "", false}, // 창원시 with 마산시 and 진해시
		{"kosis-133-DT_133001N_4214", "A0123", "2020", "kr-seoul-jongno", false},
		{"", "A0204", "2020", "kr-seoul-gangseo kr-incheon-namdong", false},
		{"", "11010", "2020", "kr-seoul-jongno", false},
		{"", "11110", "2020", "kr-seoul-jongno kr-seoul-nowon", false},
		{"", "1111000", "2023", "kr-seoul-jongno kr-seoul-nowon", false},
		{"", "11", "2020", "kr-seoul", false},
		{"kr-bjd", "41170.0", "2020", "kr-gyeonggi-anyang", false}, // as numbers are written
		{"kr-bjd", "4117000000.00", "2020", "kr-gyeonggi-anyang", false},
		{"kr-bjd", "41170.5", "2020", "", false},
		{"kr-bjd", "1.1E+09", "2020", "", false},
		{"", "3000000", "2023", "", false}, // 종로구 as an institution, 대전 in 지방재정365
		{"", "3100000", "2023", "", false},
		{"kr-lofin", "3000000", "2023", "kr-daejeon", false},
		{"kr-sgis", "3100000", "2023", "kr-gyeonggi", false},
		{"", "4114000", "2023", "kr-gyeonggi-anyang", false},
		{"nobody", "11110", "2020", "", false},
		{"kr-sgis", "", "2020", "", false},
		{"kr-sgis", "ABC", "2020", "", false},
	} {
		got := registry.Korea().ResolveCode(c.scheme, c.code, bonbogi.MustDate(c.on))
		if ids(got.Matches) != c.want || got.OtherDay != c.otherDay {
			t.Errorf("%s %s on %q is %q (another day: %v), want %q (%v)", c.scheme, c.code, c.on, ids(got.Matches), got.OtherDay, c.want, c.otherDay)
		}
	}
}

func TestACodeThatMeansNoneTellsWhatIsNear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ scheme, code, on, want string }{
		{"kr-bjd", "1111051500", "2020", "kr-seoul-jongno"},
		{"kr-sgis", "33040", "2010", "kr-chungbuk-cheongju"},
		{"", "1111051500", "2020", "kr-seoul-jongno"},
	} {
		if got := ids(registry.Korea().ResolveCode(c.scheme, c.code, bonbogi.MustDate(c.on)).Near); got != c.want {
			t.Errorf("near %s %s are %q, want %q", c.scheme, c.code, got, c.want)
		}
	}
}

// A form may bear codes of several schemes, on the same days.
func TestAGovernmentMayBearCodesOfSeveralSchemes(t *testing.T) {
	t.Parallel()
	govs, err := registry.ReadCSV(strings.NewReader("id,name,level,scheme,code,codes,valid_from,valid_to\nuk-elmbridge,Elmbridge,municipality,gss,E07000207,ons:43UB; lad:207,2009-01-01,2027-04-01\n" +
		"uk-west-surrey,West Surrey,municipality,gss,E06000099,ons:43XX,2027-04-01,\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.Korea().With(govs)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ scheme, code, on, want string }{
		{"gss", "E07000207", "2020", "uk-elmbridge"}, {"ons", "43UB", "2020", "uk-elmbridge"}, {"ons", "43ub", "2020", "uk-elmbridge"}, {"lad", "207", "2020", "uk-elmbridge"},
		{"", "43UB", "2020", "uk-elmbridge"}, {"ons", "43UB", "2028", ""}, {"ons", "43XX", "2028", "uk-west-surrey"}, {"ons", "207", "2020", ""},
	} {
		if got := ids(r.ResolveCode(c.scheme, c.code, bonbogi.MustDate(c.on)).Matches); got != c.want {
			t.Errorf("%s %s on %s is %q, want %q", c.scheme, c.code, c.on, got, c.want)
		}
	}
	if got := ids(r.Resolve("43UB", bonbogi.Date{}).Matches); got != "uk-elmbridge" {
		t.Errorf("who looks for 43UB finds %q", got)
	}
	if _, err := registry.ReadCSV(strings.NewReader("id,name,level,codes\nx,X,municipality,43UB\n")); err == nil || !strings.Contains(err.Error(), "SCHEME:CODE") {
		t.Errorf("a code without a scheme: %v", err)
	}
}

// Spain has codes that begin with a zero, which spreadsheets take away.
func TestAZeroThatACodeLostIsGivenBack(t *testing.T) {
	t.Parallel()
	govs, err := registry.ReadCSV(strings.NewReader("id,name,level,parent,scheme,code,valid_from,valid_to\nes,España,country,,,,,\nes-01,Araba,province,es,ine,01,,\n" +
		"es-10,Cáceres,province,es,ine,10,,\nes-vitoria,Vitoria-Gasteiz,municipality,es-01,ine,01059,,\nes-oza,Oza dos Ríos,municipality,es,ine,15063,,2013-06-06\nes-oza-cesuras,Oza-Cesuras,municipality,es,ine,15902,2013-06-06,\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.New(govs)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ scheme, code, on, want string }{
		{"ine", "01059", "2018", "es-vitoria"}, {"ine", "1059", "2018", "es-vitoria"}, {"ine", "1059.0", "2018", "es-vitoria"}, {"ine", "1", "2018", "es-01"}, {"ine", "10", "2018", "es-10"},
		{"ine", "59", "2018", ""}, {"ine", "105", "2018", ""}, {"", "1059", "2018", ""},
		{"ine", "15063", "2012", "es-oza"}, {"ine", "15063", "2014", ""}, {"ine", "15902", "2014", "es-oza-cesuras"}, {"ine", "15902", "2012", ""},
	} {
		if got := ids(r.ResolveCode(c.scheme, c.code, bonbogi.MustDate(c.on)).Matches); got != c.want {
			t.Errorf("%s %s on %s is %q, want %q", c.scheme, c.code, c.on, got, c.want)
		}
	}
}

func TestTheSchemeOfAColumnIsTheOneThatExplainsMostCodes(t *testing.T) {
	t.Parallel()
	for codes, want := range map[string]string{
		"11110 11140 11170 11200 26110":       "kr-bjd",
		"11010 11020 11030 11040 11110 11140": "kr-sgis",
		"1111000 1112000 1113000 3200000":     "kr-lofin",
		"x y":                                 "",
	} {
		fits := registry.Korea().Schemes(append(strings.Fields(codes), "", " "), bonbogi.MustDate("2020"))
		switch {
		case want == "" && len(fits) > 0, want != "" && (len(fits) == 0 || fits[0].Scheme != want || fits[0].Share != 1):
			t.Errorf("%s: %v, want %q", codes, fits, want)
		}
	}
}

func TestAPeriodOfNoCalendarIsAskedForByItsDays(t *testing.T) {
	t.Parallel()
	year, err := bonbogi.ParsePeriod("2010-04-01/P1Y")
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(registry.Korea().ResolveCode("kr-sgis", "38020", year).Matches); got != "kr-gyeongnam-masan" { // until July
		t.Errorf("38020 in %s is %q", year, got)
	}
	if got := ids(registry.Korea().ResolveIn("안양시", "", bonbogi.Period{}).Matches); got != "kr-gyeonggi-anyang" {
		t.Errorf("안양시 in no period is %q", got)
	}
}

func TestTheSchemesOfARegistryAreThoseOfItsCodes(t *testing.T) {
	t.Parallel()
	govs, err := registry.ReadCSV(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.Korea().With(govs)
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Join(r.SchemeNames(), " ")
	for _, want := range []string{"kr-bjd", "kr-sgis", "kr-lofin", "ssb"} {
		if !strings.Contains(names, want) {
			t.Errorf("%q lacks %s", names, want)
		}
	}
	if got := ids(r.ResolveCode("ssb", "1201", bonbogi.MustDate("2019")).Matches); got != "no-4601" {
		t.Errorf("1201 is %q", got)
	}
	if got := r.ResolveCode("ssb", "1201", bonbogi.MustDate("2021")); ids(got.Matches) != "no-4601" || !got.OtherDay {
		t.Errorf("1201 in 2021 is %+v", got)
	}
}
