package service

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

const koladaData = "/v3/data/kpi/N90001/year/2023,2024"

func koladaAnswers() map[string][]answer {
	return map[string][]answer{
		"/v3/municipality":                   file("kolada/municipality.json"),
		"/v3/kpi/N90001":                     file("kolada/kpi.json"),
		"/v3/kpi_groups/G2KPI900":            file("kolada/group.json"),
		koladaData + "?page=1&per_page=5000": file("kolada/data-1.json"),
		koladaData + "?page=2&per_page=5000": file("kolada/data-2.json"),
	}
}

func koladaQuery(s *server, indicators ...string) Query {
	years, _ := ParsePeriods("2023..2024")
	return Query{Service: "kolada", URL: s.URL + "/v3", Indicators: indicators, Periods: years}
}

func TestKoladaReadsAllPages(t *testing.T) {
	t.Parallel()
	s := serve(t, koladaAnswers())
	r, entries, err := read(t, koladaQuery(s, "N90001/*"), options(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "kolada/golden.txt", render(r, entries, s.URL))
}

func TestKoladaGivesTheTotalAloneUnlessGendersAreAskedFor(t *testing.T) {
	t.Parallel()
	s := serve(t, koladaAnswers())
	_, entries, err := read(t, koladaQuery(s, "G2KPI900"), options(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 4 || slices.ContainsFunc(entries, func(e entry) bool { return e.Indicator != "kolada-N90001" }) {
		t.Errorf("%d entries: %+v", len(entries), entries)
	}
}

func TestKoladaAsksForNoMoreThan25AtOnce(t *testing.T) {
	t.Parallel()
	answers := koladaAnswers()
	var indicators []string
	for i := range 30 {
		indicators = append(indicators, fmt.Sprintf("N9%04d", i+1))
	}
	empty := []answer{text(200, `{"values":[],"count":0,"next_url":null}`)}
	some := []answer{text(200, `{"values":[{"kpi":"N90001","municipality":"9901","period":1999,"values":[{"gender":"T","value":1}]}],"count":1}`)}
	first, second := strings.Join(indicators[:25], ","), strings.Join(indicators[25:], ",")
	answers["/v3/kpi/"+first], answers["/v3/kpi/"+second] = empty, empty
	years := func(from, to int) string {
		var all []string
		for y := from; y <= to; y++ {
			all = append(all, fmt.Sprint(y))
		}
		return strings.Join(all, ",")
	}
	for _, k := range []string{first, second} {
		answers["/v3/data/kpi/"+k+"/municipality/9901/year/"+years(1995, 2019)] = some
		answers["/v3/data/kpi/"+k+"/municipality/9901/year/"+years(2020, 2024)] = empty
	}
	s := serve(t, answers)
	q := koladaQuery(s, indicators...)
	q.Periods, _ = ParsePeriods("1995..2024")
	q.Governments = []string{"9901"}
	r, entries, err := read(t, q, options(t))
	if err != nil || len(entries) != 2 { // the same server answers both halves of the indicators alike
		t.Errorf("%d entries, %v; asked %v", len(entries), err, s.asked)
	}
	if len(r.Without) != 29 {
		t.Errorf("without values: %v", r.Without)
	}
}

func TestKoladaRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(map[string][]answer)
		query  func(*Query)
		code   bonbogi.Code
		says   []string
	}{
		"a reply that is a web page": {func(a map[string][]answer) {
			a[koladaData+"?page=2&per_page=5000"] = []answer{text(200, "<!doctype html><html><title>Underhåll pågår</title></html>")}
		}, nil, bonbogi.Refused, []string{"kolada: page 4", "page=2", "web page", "Underhåll pågår", "try again later"}},
		"a reply that breaks off": {func(a map[string][]answer) {
			a[koladaData+"?page=2&per_page=5000"] = []answer{brokenOff(`{"values":[`)}
		}, nil, bonbogi.Refused, []string{"kolada: page 4", "broke off"}},
		"a reply that breaks off and says it was whole": {func(a map[string][]answer) {
			a[koladaData+"?page=2&per_page=5000"] = []answer{text(200, `{"values":[{"kpi":"N90001",`)}
		}, nil, bonbogi.Refused, []string{"kolada: page 4", "breaks off after 27 bytes"}},
		"another JSON": {func(a map[string][]answer) {
			a[koladaData+"?page=2&per_page=5000"] = []answer{text(200, `{"detail":"Not like this"}`)}
		}, nil, bonbogi.Refused, []string{"kolada: page 4", "has no values", "Not like this"}},
		"fewer items than were promised": {func(a map[string][]answer) {
			a[koladaData+"?page=2&per_page=5000"] = []answer{text(200, `{"values":[],"next_url":null,"count":6}`)}
		}, nil, bonbogi.Refused, []string{"end after 3 of 6"}},
		"a page that leads to itself": {func(a map[string][]answer) {
			a[koladaData+"?page=2&per_page=5000"] = []answer{text(200, `{"values":[],"next_url":"`+koladaData+`?page=2&per_page=5000","count":6}`)}
		}, nil, bonbogi.Refused, []string{"comes again"}},
		"a page that comes twice": {func(a map[string][]answer) {
			same := `{"values":[{"kpi":"N90001","municipality":"9901","period":2023,"values":[{"gender":"T","value":1}]}],"count":3,"next_url":"` + koladaData
			a[koladaData+"?page=1&per_page=5000"] = []answer{text(200, same+`?page=2&per_page=5000"}`)}
			a[koladaData+"?page=2&per_page=5000"] = []answer{text(200, same+`?page=3&per_page=5000"}`)}
		}, nil, bonbogi.Refused, []string{"page 2 has the same items"}},
		"a total that changes": {func(a map[string][]answer) {
			a[koladaData+"?page=2&per_page=5000"] = []answer{text(200, `{"values":[],"next_url":"`+koladaData+`?page=3&per_page=5000","count":7}`)}
		}, nil, bonbogi.Refused, []string{"there are 7 items", "changed meanwhile"}},
		"an error of the service": {func(a map[string][]answer) {
			a[koladaData+"?page=1&per_page=5000"] = []answer{text(422, `{"detail":"year: too many"}`)}
		}, nil, bonbogi.Refused, []string{"422", "year: too many", "--indicator"}},
		"an unknown key figure": {func(a map[string][]answer) {
			a["/v3/kpi/N99999"] = []answer{text(200, `{"values":[]}`)}
			a["/v3/data/kpi/N99999/year/2023,2024"] = []answer{text(200, `{"values":[]}`)}
		}, func(q *Query) { q.Indicators = []string{"N99999"} }, bonbogi.NotFound, []string{"nothing of what was asked for"}},
		"an unknown group": {func(a map[string][]answer) {
			a["/v3/kpi_groups/G2KPI901"] = []answer{text(200, `{"values":[]}`)}
		}, func(q *Query) { q.Indicators = []string{"G2KPI901"} }, bonbogi.NotFound, []string{"no group G2KPI901"}},
		"fields":        {nil, func(q *Query) { q.Fields = map[string]string{"government": "municipality"} }, bonbogi.Invalid, []string{"--field"}},
		"no indicator":  {nil, func(q *Query) { q.Indicators = nil }, bonbogi.Invalid, []string{"--indicator"}},
		"half a query":  {nil, func(q *Query) { q.Periods = Periods{} }, bonbogi.Invalid, []string{"--government or --period"}},
		"a wrong sex":   {nil, func(q *Query) { q.Indicators = []string{"N90001/F"} }, bonbogi.Invalid, []string{"N00945/K"}},
		"months":        {nil, func(q *Query) { q.Periods, _ = ParsePeriods("2023-01..2023-05") }, bonbogi.Invalid, []string{"kolada has years"}},
		"a strange URL": {nil, func(q *Query) { q.URL = "ftp://kolada.example/v3" }, bonbogi.Invalid, []string{"no web address"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers := koladaAnswers()
			if c.change != nil {
				c.change(answers)
			}
			s := serve(t, answers)
			q := koladaQuery(s, "N90001")
			if c.query != nil {
				c.query(&q)
			}
			_, _, err := read(t, q, options(t))
			refused(t, err, c.code, c.says...)
		})
	}
}

func TestKoladaSkipsWhatIsDeleted(t *testing.T) {
	t.Parallel()
	answers := koladaAnswers()
	answers[koladaData+"?page=1&per_page=5000"] = []answer{text(200, `{"values":[{"kpi":"N90001","municipality":"9901","period":"2023","values":[{"gender":"T","value":null,"is_deleted":1}]},
		{"kpi":"N90001","municipality":"9901","period":2024,"values":[{"gender":"T","value":2,"isdeleted":0},{"gender":"K","value":3}]},
		{"kpi":"N90001","municipality":"9902","period":2024,"values":[{"gender":"T","value":4,"isdeleted":true}]}],"count":3}`)}
	s := serve(t, answers)
	q := koladaQuery(s, "N90001")
	q.Scheme = "scb"
	if _, entries, err := read(t, q, options(t)); err != nil || len(entries) != 1 || entries[0].Value != "2" || entries[0].Scheme != "scb" {
		t.Errorf("%v, %+v", err, entries)
	}
}

func TestKoladaStaysAtItsServiceWhateverNextSays(t *testing.T) {
	t.Parallel()
	elsewhere := serve(t, map[string][]answer{"/": {text(http.StatusOK, "{}")}})
	answers := koladaAnswers()
	answers[koladaData+"?page=1&per_page=5000"] = []answer{text(200, `{"values":[],"next_url":"`+elsewhere.URL+koladaData+`?page=2&per_page=5000"}`)}
	answers[koladaData+"?page=2&per_page=5000"] = []answer{text(200, `{"values":[{"kpi":"N90001","municipality":"9901","period":2023,"values":[{"gender":"T","value":1}]}],"count":1}`)}
	s := serve(t, answers)
	if _, entries, err := read(t, koladaQuery(s, "N90001"), options(t)); err != nil || len(entries) != 1 || len(elsewhere.asked) != 0 {
		t.Errorf("%d entries, %v; the other service was asked %v", len(entries), err, elsewhere.asked)
	}
}

func FuzzKoladaReply(f *testing.F) {
	for _, s := range []string{`{"values":[{"kpi":"N1","municipality":"0180","period":2023,"values":[{"gender":"T","value":1.5,"status":"","isdeleted":false}]}],"count":1,"next_url":null}`,
		`{"values":{"kpi":1},"next_page":"//elsewhere/x"}`, `{"values":"","count":"12","next_url":"/v3/data?page=2"}`, `{"values":[{"values":[{}]}]}`} {
		f.Add([]byte(s))
	}
	const service = "https://api.kolada.se/v3/data/kpi/N1?page=1"
	f.Fuzz(func(t *testing.T, b []byte) {
		page, err := parseKolada[koladaDatum](b)
		if err != nil {
			return
		}
		if page.Values == nil {
			t.Error("a reply without values is good")
		}
		next, err := koladaNext(service, page.Next)
		if err == nil && next != "" && !strings.HasPrefix(next, "https://api.kolada.se/") {
			t.Errorf("%q leads to %s", page.Next, next)
		}
	})
}
