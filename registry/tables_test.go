package registry_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// asked is what a row of a table says of its government.
type asked struct {
	query, parent, on string
}

// answers counts what different rows of a table mean: one government, one that was called so on another
// day, several, none.
type answers struct{ one, otherDay, several, none int }

func (a *answers) add(r registry.Result) {
	switch n := len(r.Matches); {
	case n == 0:
		a.none++
	case n > 1:
		a.several++
	case r.OtherDay:
		a.otherDay++
	default:
		a.one++
	}
}

func count(t *testing.T, file string, ask func(row map[string]string) asked, resolve func(q asked, on bonbogi.Date) registry.Result) answers {
	t.Helper()
	var n answers
	seen := map[asked]bool{}
	for _, row := range table(t, "data/"+file) {
		q := ask(row)
		if q.query == "" || seen[q] {
			continue
		}
		seen[q] = true
		on, err := bonbogi.ParseDate(q.on)
		if err != nil {
			t.Fatal(err)
		}
		n.add(resolve(q, on))
	}
	return n
}

// month is 2008-07 from 2008 and 7.
func month(year, month string) string {
	if len(month) == 1 {
		month = "0" + month
	}
	return year + "-" + month
}

func TestTheNamesInTheTablesOfOfficialsAreUnderstood(t *testing.T) {
	t.Parallel()
	korea := registry.Korea()
	for _, c := range []struct {
		what, file string
		ask        func(row map[string]string) asked
		want       answers
	}{
		{"whole names", "kr-local-finance-2023/finance_autonomy_processed.csv",
			func(r map[string]string) asked { return asked{r["지자체명"], "", "2023"} }, answers{one: 243}},
		{"서울종로구, 서울본청", "kr-local-finance-2023/세출예산.csv",
			func(r map[string]string) asked { return asked{r["자치단체명"], "", r["회계연도"]} }, answers{one: 243}},
		{"the same beside 서울", "kr-local-finance-2023/세출예산.csv",
			func(r map[string]string) asked { return asked{r["자치단체명"], r["지역명"], r["회계연도"]} }, answers{one: 243}},
		{"cities with districts", "kr-local-finance-2023/지자체별_청년인구비.csv",
			func(r map[string]string) asked { return asked{r["지자체명"], "", "2023"} }, answers{one: 250}},
		// 13 branch offices, 58 or 36 months each.
		{"강원특별자치도 in 2008", "kr-sigungu-monthly-panel/population_panel_sgg_aggregated.csv.gz",
			func(r map[string]string) asked {
				return asked{r["sigungu"], r["sido_name"], month(r["year"], r["month"])}
			}, answers{one: 36308, otherDay: 4962, none: 710}},
		// Later than the government: 마산시, 진해시, 연기군 and 청원군, which others took over.
		{"names of the time, or somewhat older", "kr-sigungu-monthly-panel/E9_panel_sgg_aggregated.csv.gz",
			func(r map[string]string) asked { return asked{r["sigungu"], r["sido"], month(r["year"], r["month"])} },
			answers{one: 13251, otherDay: 61, none: 39}},
		// 진양군 was no more since 1995, 세종 not yet there until July 2012.
		{"names of today since 2008", "kr-sigungu-monthly-panel/trade_panel.csv.gz",
			func(r map[string]string) asked { return asked{r["region"], "", r["time"][:7]} }, answers{one: 42173, otherDay: 6550, none: 56}},
		// 13 branch offices: two of 2023 to 2026 bear the name of no city.
		{"names of the month", "kr-mois-population/tidy_monthly.csv.gz",
			func(r map[string]string) asked { return asked{r["name"], "", r["month"]} }, answers{one: 11216, none: 512}},
		// Cheongwon-gun was never in Cheongju-si; Gunwi is counted in Daegu and in Gyeongbuk.
		{"English names, the smaller first", "kr-census-indicators/lookup_district_code.csv",
			func(r map[string]string) asked { return asked{r["sdsgg_en"], "", r["base_year"]} }, answers{one: 274, otherDay: 1, none: 1}},
		{"Korean names beside the province", "kr-census-indicators/lookup_district_code.csv",
			func(r map[string]string) asked { return asked{r["sigungu_kr"], r["sido_kr"], r["base_year"]} }, answers{one: 257, otherDay: 19}},
		// In 2010: districts of Cheongju that were made in 2014.
		{"English names beside the province", "kr-census-indicators/censuskor.csv.gz",
			func(r map[string]string) asked { return asked{r["adm2"], r["adm1"], r["year"]} }, answers{one: 890, otherDay: 3, none: 4}},
		{"names of June 2024", "kr-census-indicators/sigungu_202406_40indicators.csv",
			func(r map[string]string) asked { return asked{r["cty_nm"], r["mega_nm"], "2024-06"} }, answers{one: 252}},
		{"names of May 2017", "kr-seoul-districts/05. election_result.csv",
			func(r map[string]string) asked { return asked{r["시군"], r["광역시도"], "2017-05-09"} }, answers{one: 250}},
		{"세종특별자치시 세종특별자치시", "kr-seoul-districts/05. election_result.csv",
			func(r map[string]string) asked { return asked{r["광역시도"] + " " + r["시군"], "", "2017-05-09"} }, answers{one: 250}},
		{"districts of Seoul", "kr-seoul-districts/01. CCTV_in_Seoul.csv",
			func(r map[string]string) asked { return asked{r["기관명"], "서울", "2016"} }, answers{one: 25}},
		{"with the code behind", "kr-admin-codes/mois_202607_excerpt.csv",
			func(r map[string]string) asked { return asked{r["행정구역"], "", "2026-07"} }, answers{one: 28, none: 3}},
		{"places of policies", "kr-youth-policies/eval5_기초_청년정책_종합평가결과.csv",
			func(r map[string]string) asked { return asked{r["지역명"], "", "2023"} }, answers{one: 219}},
	} {
		got := count(t, c.file, c.ask, func(q asked, on bonbogi.Date) registry.Result { return korea.ResolveIn(q.query, q.parent, on) })
		if got != c.want {
			t.Errorf("%s, %s: %+v, want %+v", c.file, c.what, got, c.want)
		}
	}
}

func TestTheCodesInTheTablesOfOfficialsAreUnderstood(t *testing.T) {
	t.Parallel()
	korea := registry.Korea()
	for _, c := range []struct {
		scheme, file string
		ask          func(row map[string]string) asked
		want         answers
	}{
		// Eleven cities with districts have six digits there: 311010 is no code of 고양시.
		{registry.SchemeSGIS, "kr-local-finance-2023/시군구_청년비율_2023.csv",
			func(r map[string]string) asked { return asked{r["행정코드"], r["지자체명"], "2023"} }, answers{one: 234, none: 11}},
		// The counties have the codes before those of 2022.
		{registry.SchemeSGIS, "kr-local-finance-2023/지자체별_청년인구비.csv",
			func(r map[string]string) asked { return asked{r["행정코드"], r["지자체명"], "2023"} }, answers{one: 168, otherDay: 82}},
		{registry.SchemeLofin, "kr-local-finance-2023/세출예산.csv",
			func(r map[string]string) asked {
				return asked{r["자치단체코드"], r["자치단체명"], r["회계연도"]}
			}, answers{one: 243}},
		// 33040 of 2010 is 청주시 with 청원군, which came to it in 2014; 33042 and 33044 are districts made then.
		{registry.SchemeSGIS, "kr-census-indicators/censuskor.csv.gz",
			func(r map[string]string) asked { return asked{r["adm2_code"], r["adm2"] + ", " + r["adm1"], r["year"]} }, answers{one: 892, otherDay: 5, none: 4}},
		{registry.SchemeBjd, "kr-census-indicators/sigungu_202406_40indicators.csv",
			func(r map[string]string) asked {
				return asked{r["cty_cd"], r["mega_nm"] + " " + r["cty_nm"], "2024-06"}
			}, answers{one: 252}},
		// Thirteen branch offices.
		{registry.SchemeBjd, "kr-mois-population/tidy_monthly.csv.gz",
			func(r map[string]string) asked { return asked{r["code5"], r["name"], r["month"]} }, answers{one: 11256, none: 512}},
	} {
		got := count(t, c.file, c.ask, func(q asked, on bonbogi.Date) registry.Result {
			byCode, byName := korea.ResolveCode(c.scheme, q.query, on), korea.ResolveIn(q.parent, "", on)
			if len(byName.Matches) == 1 && len(byCode.Matches) == 1 && ids(byName.Matches) != ids(byCode.Matches) {
				t.Errorf("%s: %s is %s by its code and %s by its name %s", c.file, q.query, ids(byCode.Matches), ids(byName.Matches), q.parent)
			}
			return byCode
		})
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.file, got, c.want)
		}
	}
}

// wrong are the cells of the crosswalk that contradict its own other years: a city with the code of one of
// its districts.
var wrong = map[string]bool{"31021 성남시 2014": true, "31021 성남시 2015": true}

func TestEveryCodeOfSGISIsKnownInItsYear(t *testing.T) {
	t.Parallel()
	cells := 0
	for _, row := range table(t, "data/kr-admin-codes/sigungu_crosswalk_mois_sgis_ko_en.csv") {
		means := registry.Korea().ResolveCode(registry.SchemeBjd, row["adm"], bonbogi.Date{}).Matches
		if len(means) != 1 {
			t.Fatalf("%s: %q", row["adm"], ids(means))
		}
		for year := 1998; year <= 2024; year++ {
			for _, column := range []string{"sgis_" + strconv.Itoa(year), "sgis_" + strconv.Itoa(year) + "_old"} {
				code := row[column]
				if code == "" || wrong[code[:5]+" "+row["name"]+" "+strconv.Itoa(year)] {
					continue
				}
				cells++
				got := registry.Korea().ResolveCode(registry.SchemeSGIS, code, bonbogi.Date{Year: year})
				if ids(got.Matches) != means[0].Government.ID || got.OtherDay {
					t.Errorf("%s in %d is %q (another day: %v), want %s", code, year, ids(got.Matches), got.OtherDay, means[0].Government.ID)
				}
			}
		}
	}
	if cells < 7000 {
		t.Errorf("only %d cells compared", cells)
	}
}

func TestTheCodesOfBoundariesAreUnderstood(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file, scheme, on string
		want             int
	}{
		{"municipality_202406_mois_topo.json", registry.SchemeBjd, "2024-06", 229},
		{"sigungu_2018_sgis_topo_small.json", registry.SchemeSGIS, "2018-06", 250},
		{"sigungu_2013_sgis_topo_simple.json", registry.SchemeSGIS, "2013", 251},
	} {
		var shape struct {
			Objects map[string]struct {
				Geometries []struct {
					Properties struct{ Code, Name, Sido string }
				}
			}
		}
		if err := json.NewDecoder(shared(t, "data/kr-boundaries/"+c.file)).Decode(&shape); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, o := range shape.Objects {
			for _, g := range o.Geometries {
				on := bonbogi.MustDate(c.on)
				byCode := registry.Korea().ResolveCode(c.scheme, g.Properties.Code, on)
				byName := registry.Korea().ResolveIn(g.Properties.Name, g.Properties.Sido, on)
				if len(byCode.Matches) != 1 || byCode.OtherDay || !strings.Contains(" "+ids(byName.Matches)+" ", " "+ids(byCode.Matches)+" ") {
					t.Errorf("%s %s is %q by its code, %q by its name", g.Properties.Code, g.Properties.Name, ids(byCode.Matches), ids(byName.Matches))
				}
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s has %d places, want %d", c.file, n, c.want)
		}
	}
}
