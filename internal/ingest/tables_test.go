package ingest_test

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// spot is a value that a table has.
type spot struct {
	indicator, government, period string
	value                         float64
	unit                          string
}

// realTables are tables that officials and services publish, with what comes of each by the mapping that the program
// proposes, or by a file of testdata/mappings.
var realTables = []struct {
	file, mapping            string
	period                   string // that a person adds, where the table does not tell it
	names                    func(*testing.T) *registry.Registry
	new, unchanged, rejected int
	reasons                  map[string]int // how many are rejected for which reason
	unsure                   bool           // the proposal is right, and wants a look
	spots                    []spot
}{
	{file: "kr-mois-population/raw/2023_first_half_registered_population_and_household_monthly.csv", new: 9972, unchanged: 36, spots: []spot{
		{"총 거주자수", "kr-seoul-jongno", "2023-01", 139265, ""}, {"세대당 인구", "kr-seoul-jongno", "2023-01", 1.96, ""},
		{"총 거주자수", "kr-gangwon-chuncheon", "2023-05", 285773, ""}, {"총 거주자수", "kr-sejong", "2023-01", 383717, ""},
	}},
	{file: "kr-mois-population/raw/2023_first_half_population_by_age_monthly.csv", new: 64818, unchanged: 234, spots: []spot{
		{"여 / 0~9세", "kr-seoul", "2023-01", 263293, ""}, {"남 / 남 거주자수", "kr-seoul-jongno", "2023-01", 67282, ""},
	}},
	{file: "kr-mois-population/raw/2023_first_half_registered_population_other_population_change_monthly.csv", new: 13284, unchanged: 54, spots: []spot{
		{"인구증감", "kr-seoul", "2023-01", -3499, ""}, {"전월인구수 / 남자인구수", "kr", "2023-01", 25636951, ""},
	}},
	{file: "kr-mois-population/raw/2023_second_half_registered_population_and_household_monthly.csv.gz", new: 9972, unchanged: 36},
	{file: "kr-mois-population/raw/2023_second_half_population_by_age_monthly.csv.gz", new: 64818, unchanged: 234},
	{file: "kr-mois-population/raw/2023_second_half_registered_population_other_population_change_monthly.csv.gz", new: 13284, unchanged: 54},
	{file: "kr-mois-population/raw/2024_first_half_population_by_age_monthly.csv.gz", new: 65520, unchanged: 234},
	{file: "kr-mois-population/raw/2024_first_half_registered_population_and_household_monthly.csv.gz", new: 10080, unchanged: 36},
	{file: "kr-mois-population/raw/2024_first_half_registered_population_other_population_change_monthly.csv.gz", new: 13284, unchanged: 54},
	{file: "kr-mois-population/raw/2024_second_half_population_by_age_monthly.csv.gz", new: 65520, unchanged: 234},
	{file: "kr-mois-population/raw/2024_second_half_registered_population_and_household_monthly.csv.gz", new: 10080, unchanged: 36},
	{file: "kr-mois-population/raw/2024_second_half_registered_population_other_population_change_monthly.csv.gz", new: 13284, unchanged: 54},
	{file: "kr-mois-population/raw/2025_first_half_population_by_age_monthly.csv.gz", new: 65520, unchanged: 234},
	{file: "kr-mois-population/raw/2025_first_half_registered_population_and_household_monthly.csv.gz", new: 10080, unchanged: 36},
	{file: "kr-mois-population/raw/2025_first_half_registered_population_other_population_change_monthly.csv.gz", new: 13284, unchanged: 54},
	{file: "kr-mois-population/raw/2025_second_half_population_by_age_monthly.csv.gz", new: 65520, unchanged: 234},
	{file: "kr-mois-population/raw/2025_second_half_registered_population_and_household_monthly.csv.gz", new: 10080, unchanged: 36},
	{file: "kr-mois-population/raw/2025_second_half_registered_population_other_population_change_monthly.csv.gz", new: 13284, unchanged: 54},
	{file: "kr-mois-population/raw/2026_first_half_registered_population_and_household_monthly.csv", new: 6792, unchanged: 24, spots: []spot{
		{"세대수", "kr-gyeonggi-hwaseong", "2026-02", 428466, ""},
	}},
	{file: "kr-mois-population/raw/2026_first_half_population_by_age_monthly.csv", new: 33072, unchanged: 117},
	{file: "kr-mois-population/raw/2026_first_half_registered_population_other_population_change_monthly.csv", new: 8856, unchanged: 36},
	{file: "kr-mois-population/tidy_monthly.csv.gz", new: 580404, unchanged: 2121},
	{file: "kr-admin-codes/mois_202607_excerpt.csv", new: 162, unchanged: 6, spots: []spot{{"거주자 인구수", "kr-jeonnam-mokpo", "2026-07", 198640, ""}}},
	{file: "kr-census-indicators/censuskor.csv.gz", new: 101739, unchanged: 221, rejected: 1666, reasons: map[string]int{"is said twice": 1494, "no government has the code": 65, "did not exist": 107},
		spots: []spot{{"population / all households", "kr-chungbuk-cheongju", "2010", 646939, "persons"}}},
	{file: "kr-census-indicators/sigungu_202406_40indicators.csv", new: 10080, spots: []spot{{"land_area", "kr-seoul-dongdaemun", "2024-06", 14.26649, ""}}},
	{file: "kr-local-finance-2023/finance_autonomy.csv", mapping: "fiscal-autonomy", new: 244, spots: []spot{
		{"재정자립도", "kr-seoul-jongno", "2023", 46.7, "%"}, {"재정자립도", "kr-seoul", "2023", 75.4, "%"}, {"재정자립도", "kr", "2023", 45, "%"},
	}},
	{file: "kr-local-finance-2023/세출예산.csv", new: 1215, spots: []spot{
		{"세출총계", "kr-seoul", "2023", 52387838215000, ""}, {"세출총계", "kr-seoul-jung", "2023", 629343019000, ""},
	}},
	{file: "kr-local-finance-2023/시군구_청년비율_2023.csv", new: 735, unsure: true, spots: []spot{{"청년인구", "kr-gangwon", "2023", 274989.949, ""}}},
	{file: "kr-local-finance-2023/finance_autonomy_processed.csv", period: "2023", unsure: true, new: 243},
	{file: "kr-local-finance-2023/세출예산_기초자치단체.csv", period: "2023", unsure: true, new: 226},
	{file: "kr-local-finance-2023/지자체별_청년인구비.csv", period: "2023", unsure: true, new: 750},
	{file: "kr-youth-policies/eval5_기초_청년정책_종합평가결과.csv", period: "2024", unsure: true, new: 5913},
	{file: "kr-seoul-districts/01. CCTV_in_Seoul.csv", new: 75, unsure: true, spots: []spot{{"CCTV in Seoul", "kr-seoul-gangnam", "2014", 430, ""}}},
	{file: "kr-seoul-districts/05. election_result.csv", mapping: "election", new: 1000, spots: []spot{{"moon", "kr-seoul-jongno", "2017-05-09", 42512, ""}}},
	{file: "kr-seoul-districts/05. population_raw_data.xlsx", new: 10959, unchanged: 39, spots: []spot{{"총인구수", "kr-seoul", "2016", 9930616, "명"}, {"남자인구수 / 20 - 24세", "kr-seoul", "2016", 347534, "명"}}},
	{file: "kr-seoul-districts/Disaster_Accident.csv", mapping: "accidents-by-week", new: 334, spots: []spot{{"사고 건수(공사장,교통,화재)", "kr-seoul", "2025-03-31/P7D", 363, ""}}},
	{file: "kr-seoul-districts/Resident_population.csv", new: 21527, rejected: 1, reasons: map[string]int{"cut off": 1}, spots: []spot{
		{"한국인 / 남자", "kr-seoul", "2008-Q1", 5068143, ""}, {"남자", "kr-seoul", "2008-Q1", 5189559, ""}, {"세대", "kr-seoul", "2025-Q1", 4497896, "세대"},
	}},
	{file: "kr-seoul-districts/Traffic_accident_month_2005.csv", new: 18798, spots: []spot{
		{"발생건수", "kr-seoul-jongno", "2005-01", 93, "건"}, {"발생건수", "kr-seoul-jongno", "2024", 917, "건"}, {"부상자수", "kr-seoul", "2005-10", 5039, "명"},
	}},
	{file: "kr-seoul-districts/Traffic_accident_type.csv", new: 10989, spots: []spot{{"발생건수 / 차대사람", "kr-seoul", "1988", 30877, "건"}}},
	{file: "kr-seoul-districts/Traffic_accident_year_2005.csv", new: 3900, spots: []spot{{"자동차 1만대당 발생건수", "kr-seoul", "1999", 184.4, "건"}, {"사망자수", "kr-seoul-jongno", "2005", 24, "명"}}},
	{file: "kr-seoul-districts/Traffic_accidents_vehicle.csv", new: 9282, spots: []spot{{"발생건수", "kr-seoul-jongno", "2017", 1190, "건"}, {"사업용차량 / 노선버스 / 시내버스 / 사망자수", "kr-seoul", "2017", 18, "명"}}},
	{file: "kr-seoul-districts/bike.csv", new: 2964, spots: []spot{{"피해_발생건수", "kr-seoul-gwangjin", "2005", 95, ""}}},
	{file: "kr-seoul-districts/fire_data.csv", new: 5980, spots: []spot{{"피해액 / 부동산", "kr-seoul-jongno", "2006", 205760, "천원"}, {"소실 / 면적", "kr-seoul-jongno", "2006", 4933, "m²"}}},
	{file: "kr-seoul-districts/hit_and_run.csv", new: 1425, spots: []spot{{"발생건수", "kr-seoul-jongno", "2005", 60, "건"}, {"부상자수", "kr-seoul-jongno", "2023", 33, "명"}}},
	{file: "kr-seoul-districts/pedestrain.csv", new: 5700, spots: []spot{{"기타 / 부상자수", "kr-seoul-jongno", "2005", 108, ""}, {"기타 / 사망자수", "kr-seoul-jongno", "2005", 3, ""}}},
	{file: "kr-sigungu-monthly-panel/E9_panel_sgg_aggregated.csv.gz", new: 13190, rejected: 161, reasons: map[string]int{"did not exist": 39, "is said twice": 122},
		spots: []spot{{"E9 panel sgg aggregated", "kr-gangwon-gangneung", "2009-06", 83, ""}}},
	{file: "kr-sigungu-monthly-panel/population_panel_sgg_aggregated.csv.gz", new: 123804, rejected: 6, reasons: map[string]int{"is said twice": 6},
		spots: []spot{{"total", "kr-gangwon-gangneung", "2008-12", 218399, ""}}},
	{file: "kr-sigungu-monthly-panel/trade_panel.csv.gz", new: 243605, rejected: 290, reasons: map[string]int{"did not exist": 280, "is said twice": 10},
		spots: []spot{{"trade_balance", "kr-gangwon-gangneung", "2008-01", -9002, ""}}},
	{file: "uk-ons-local-statistics/observations.csv.gz", names: unitedKingdom, new: 262849, unchanged: 20, rejected: 16493, unsure: true, reasons: map[string]int{"did not exist": 4043, "no government has the code": 12450}},
	{file: "uk-ons-local-statistics/observations.csv.gz", mapping: "united-kingdom", names: unitedKingdom, new: 267089, unchanged: 20, rejected: 12450, reasons: map[string]int{"no government has the code": 12450}, spots: []spot{{"Adult obesity prevalence", "gb-E92000001", "2015-11-16/P1Y", 22.6262, ""}}},
	{file: "es-cesel-service-costs-2018/costs_nonzero.csv.gz", mapping: "spain", names: spain, new: 81290, unchanged: 13, rejected: 2794, spots: []spot{{"Biblioteca pública", "es-01-04-000-DD-000", "2018", 435808.7, ""}}},
	{file: "oxcgrt-covid-policy/OxCGRT_timeseries_StringencyIndex_v1.csv.gz", mapping: "policies", names: world, new: 390909, spots: []spot{{"stringency-index", "ox-ABW", "2020-03-16", 11.11, ""}}},
	{file: "es-cesel-service-costs-2018/indicators_nonzero.csv.gz", period: "2018", names: spain, unsure: true, new: 167893, unchanged: 756, rejected: 2043, spots: []spot{{"Biblioteca pública / Superficie en metros cuadrados / Nº unidades", "es-01-04-000-DD-000", "2018", 218, ""}}},
	{file: "oxcgrt-covid-policy/OxCGRT_raw_GBR_v1.csv.gz", names: world, new: 263228, rejected: 54417, reasons: map[string]int{"no government has the code NAT_TOTAL": 54417}},
	{file: "oxcgrt-covid-policy/OxCGRT_timeseries_ContainmentHealthIndex_v1.csv.gz", names: world, unsure: true, new: 390909},
	{file: "oxcgrt-covid-policy/OxCGRT_timeseries_EconomicSupportIndex_v1.csv.gz", names: world, unsure: true, new: 390909, spots: []spot{{"OxCGRT timeseries EconomicSupportIndex v1", "ox-ABW", "2020-01-01", 0, ""}}},
	{file: "oxcgrt-covid-policy/OxCGRT_timeseries_GovernmentResponseIndex_v1.csv.gz", names: world, unsure: true, new: 390909},
	{file: "oxcgrt-covid-policy/us_states_long.csv.gz", names: world, new: 736931},
	{file: "oxcgrt-covid-policy/OxCGRTUS_timeseries_all.xlsx", names: world, unsure: true, new: 24467, spots: []spot{{"stringency_index", "ox-US-AK", "2020-01-08", 5.56, ""}}},
	{file: "prop99/smoking.csv", names: named("prop99/smoking.csv", 0), new: 6045, spots: []spot{{"cigsale", "own-rhode-island", "1970", 123.900001525879, ""}}},
	{file: "prop99/california_prop99_semicolon.csv", names: named("prop99/smoking.csv", 0), new: 2418, spots: []spot{{"PacksPerCapita", "own-alabama", "1970", 89.80000305, ""}}},
	{file: "kansas/kansas.csv", names: named("kansas/kansas.csv", 3), new: 147000, spots: []spot{{"gdp", "own-alabama", "1990-Q1", 71610, ""}}},
	{file: "mpdta/mpdta.csv", names: coded("mpdta/mpdta.csv", 1), new: 10000, spots: []spot{{"lpop", "own-8001", "2003", 5.8967609333053, ""}}},
	{file: "synthdid_cps_penn/CPS.csv", names: coded("synthdid_cps_penn/CPS.csv", 0), new: 6000, spots: []spot{{"hours", "own-ak", "1979", 37.504, ""}}},
	{file: "synthdid_cps_penn/PENN.csv", names: named("synthdid_cps_penn/PENN.csv", 0), new: 5328, spots: []spot{{"log_gdp", "own-argentina", "1960", 9.1359550927466, ""}}},
	{file: "deaR/EconomyLong.csv", names: named("deaR/EconomyLong.csv", 0), new: 465, spots: []spot{{"Capital", "own-beijing", "2005", 12829.79, ""}}},
	{file: "deaR/Economy.csv", names: named("deaR/EconomyLong.csv", 0), new: 465, spots: []spot{{"Labor", "own-beijing", "2006", 117.36, ""}}},
}

func TestRealTablesComeIn(t *testing.T) {
	t.Parallel()
	for _, c := range realTables {
		t.Run(strings.TrimSuffix(c.file[strings.LastIndexByte(c.file, '/')+1:], ".gz")+" "+c.mapping, func(t *testing.T) {
			t.Parallel()
			f, names := shared(t, c.file), registry.Korea()
			if testing.Short() && f.Size() > 100<<10 {
				t.Skip("left out with -short: a large table")
			}
			if c.names != nil {
				names = c.names(t)
			}
			var text string
			if c.mapping != "" {
				b, err := os.ReadFile("testdata/mappings/" + c.mapping + ".yaml")
				if err != nil {
					t.Fatal(err)
				}
				text = string(b)
			} else {
				p := proposal(t, f, names)
				if p.Sure() == c.unsure {
					t.Errorf("the proposal is sure: %v, because of %q", p.Sure(), p.Doubts)
				}
				text = p.Text
			}
			if c.period != "" {
				text = strings.Replace(text, "period: {}", "period: {fixed: "+c.period+"}", 1)
			}
			db := newDB(t)
			got, rejected, err := importer{t: t, db: db, names: names, partial: true}.run(f, text)
			if err != nil {
				t.Fatal(err)
			}
			if want := (ingest.Result{Rows: c.new + c.unchanged + c.rejected, New: c.new, Unchanged: c.unchanged, Rejected: c.rejected}); counts(got) != want {
				t.Errorf("%+v, want %+v", counts(got), want)
			}
			left := len(rejected)
			for reason, n := range c.reasons {
				found := 0
				for _, r := range rejected {
					if strings.Contains(r.Reason.String(), reason) {
						found++
					}
				}
				if left -= found; found != n {
					t.Errorf("%d are rejected because %q, want %d", found, reason, n)
				}
			}
			if c.reasons != nil && left != 0 {
				t.Errorf("%d are rejected for other reasons", left)
			}
			for _, s := range c.spots {
				if value, unit := stored(t, db, s); value != s.value || s.unit != "" && unit != s.unit {
					t.Errorf("%s of %s in %s is %v %s, want %v %s", s.indicator, s.government, s.period, value, unit, s.value, s.unit)
				}
			}
		})
	}
}

// stored is the value that a database has of a spot, and the unit of its indicator.
func stored(t *testing.T, db *store.DB, s spot) (value float64, unit string) {
	t.Helper()
	found, err := db.Indicators(t.Context(), store.IndicatorFilter{Text: s.indicator, Limit: store.All})
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range found.Items {
		if i.Name != s.indicator {
			continue
		}
		p, err := db.Slice(t.Context(), i.ID, bonbogi.MustPeriod(s.period), bonbogi.View{})
		if err != nil {
			t.Fatal(err)
		}
		for n, g := range p.Government {
			if p.Names[g] == s.government {
				return p.Values[n], i.Unit
			}
		}
	}
	return math.NaN(), ""
}

// noTables are what stands in the same folders and is no table of governments by period: benchmarks of methods, lists of
// codes, areas, policies and texts, dictionaries, outlines.
var noTables = []string{
	"benchmarking/*", "dea_synth/*", "rdea/*", "deaR/*", "us-spid-policy-diffusion/*", "kr-press-releases-jeonnam-2025/*", "kr-youth-ordinances/*",
	"kr-boundaries/*", "kr-youth-policies/*.json*", "kr-youth-policies/plans_2023/*", "kr-youth-policies/crawl_*", "kr-youth-policies/plans_2023_flat.csv.gz",
	"kr-admin-codes/KIKcd_*", "kr-admin-codes/*lookup*", "kr-admin-codes/mois_code_changes*", "kr-admin-codes/name_code_matching*", "kr-admin-codes/sigungu_c*",
	"kr-census-indicators/lookup_district_code.csv", "kr-seoul-districts/01. population_in_Seoul.xls", "kr-seoul-districts/02. crime_in_Seoul.csv",
	"kr-seoul-districts/05. draw_korea_raw.xlsx", "kr-sigungu-monthly-panel/dt_q_variable_dictionary.xlsx",
	"uk-ons-local-statistics/*.json*", "uk-ons-local-statistics/meta/*", "uk-ons-local-statistics/*neighbours.csv", "uk-ons-local-statistics/cluster-*",
	"uk-ons-local-statistics/indicator_coverage.csv", "uk-ons-local-statistics/manifest_metadata.csv",
}

func TestNoTableOfThePublicDataIsForgotten(t *testing.T) {
	t.Parallel()
	root := os.DirFS("../../../shared/data")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !regexp.MustCompile(`\.(csv|tsv|xlsx?|geojson|json|gz)$`).MatchString(name) {
			return err
		}
		isListed := slices.ContainsFunc(noTables, func(pattern string) bool { ok, _ := path.Match(pattern, name); return ok })
		for _, c := range realTables {
			isListed = isListed || c.file == name
		}
		if !isListed {
			t.Errorf("%s is neither tried nor known to be no table", name)
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("left out: no ../../../shared/data")
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatHoldsNoValuesOfGovernmentsIsNotTakenForIt(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"kr-seoul-districts/05. draw_korea_raw.xlsx", "kr-sigungu-monthly-panel/dt_q_variable_dictionary.xlsx"} {
		if p, err := ingest.Propose(t.Context(), shared(t, file), noOptions, registry.Korea()); err == nil {
			t.Errorf("%s is taken for a table: %s", file, p.Text)
		}
	}
	if p := proposal(t, shared(t, "kr-seoul-districts/02. crime_in_Seoul.csv"), registry.Korea()); p.Sure() { // by police stations
		t.Errorf("the stations are taken for governments: %s", p.Text)
	}
}
