package service

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
)

func TestSDMXReadsEveryVersion(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"v1", "v2", "names"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, map[string][]answer{"/rest/data/X": file("sdmx/" + name + ".csv")})
			r, entries, err := read(t, Query{Service: "sdmx", URL: s.URL + "/rest/data/X"}, options(t))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "sdmx/"+name+".golden.txt", render(r, entries, s.URL))
			_, local, err := read(t, Query{Service: "sdmx", File: filepath.Join("testdata", "sdmx", name+".csv")}, options(t))
			if err != nil || len(local) != len(entries) {
				t.Errorf("of the file itself: %d entries, %v", len(local), err)
			}
		})
	}
}

func TestSDMXServicesAreAskedAsTheirVersionWants(t *testing.T) {
	t.Parallel()
	periods, _ := ParsePeriods("2020-H1..2021-H2")
	s := serve(t, map[string][]answer{
		"/rest/data/XX,DF_A,1.0/A..B": file("sdmx/v1.csv"),
		"/v2/data/dataflow/XX/DF_A":   file("sdmx/v1.csv"),
		"/only/data/X":                {func(w http.ResponseWriter, r *http.Request) { from("sdmx/v1.csv")(w, r) }},
	})
	for _, c := range []struct{ path, asked, accept string }{
		{"/rest/data/XX,DF_A,1.0/A..B?detail=dataonly", "/rest/data/XX,DF_A,1.0/A..B?detail=dataonly&endPeriod=2021-S2&startPeriod=2020-S1", sdmxCSV1 + ";labels=both"},
		{"/v2/data/dataflow/XX/DF_A", "/v2/data/dataflow/XX/DF_A?c%5BREF_AREA%5D=XA001%2CXA002&c%5BTIME_PERIOD%5D=ge%3A2020-S1%2Ble%3A2021-S2&c%5Bunit%5D=PC%2CNR", sdmxCSV2 + ";labels=both"},
	} {
		_, _, err := read(t, Query{Service: "sdmx", URL: s.URL + c.path, Periods: periods, Governments: []string{"XA001", "XA002"}, Indicators: []string{"unit=PC+NR"}}, options(t))
		refused(t, err, bonbogi.NotFound) // years are not within halves
		if n := len(s.asked) - 1; s.asked[n] != c.asked || s.accept[n] != c.accept {
			t.Errorf("asked %s as %s\nwant  %s as %s", s.asked[n], s.accept[n], c.asked, c.accept)
		}
	}
	last, _ := ParsePeriods("last:2")
	if _, _, err := read(t, Query{Service: "sdmx", URL: s.URL + "/only/data/X", Periods: last}, options(t)); err != nil || !strings.HasSuffix(s.asked[len(s.asked)-1], "?lastNObservations=2") {
		t.Errorf("%v; asked %v", err, s.asked)
	}
}

func TestAnAddressThatARecordHasNoRoomForIsCut(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{"/data/X": file("sdmx/v1.csv")})
	r, _, err := read(t, Query{Service: "sdmx", URL: s.URL + "/data/X?key=" + strings.Repeat("A+", 1500)}, options(t))
	if err != nil || r.URL != s.URL+"/data/X" || r.Indicators[0].URL != r.URL {
		t.Errorf("%v, %d bytes: %.50s", err, len(r.URL), r.URL)
	}
}

func TestSDMXLabelsAreDoneWithoutWhereAServiceHasNone(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{"/data/X": {text(406, "Not Acceptable"), from("sdmx/v1.csv")}})
	_, entries, err := read(t, Query{Service: "sdmx", URL: s.URL + "/data/X"}, options(t))
	if err != nil || len(entries) != 5 || len(s.accept) != 2 || s.accept[1] != sdmxCSV1 {
		t.Errorf("%d entries, %v; asked as %q", len(entries), err, s.accept)
	}
}

func TestSDMXFiltersWhatTheServiceDoesNot(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{"/data/X": file("sdmx/v1.csv")})
	periods, _ := ParsePeriods("2024")
	_, entries, err := read(t, Query{Service: "sdmx", URL: s.URL + "/data/X", Periods: periods, Governments: []string{"XA001"}, Indicators: []string{"unit=PC", "unit=ZZ"}}, options(t))
	if err != nil || len(entries) != 1 || entries[0].Value != "42" || entries[0].Status != "break" {
		t.Errorf("%v, %+v", err, entries)
	}
}

// Two data flows of different dimensions in one table leave those of the other open; attributes alone have no value.
func TestSDMXTellsObservationsFromAttributesAlone(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{"/data/X": {text(200, "STRUCTURE[;],STRUCTURE_ID,ACTION,REF_AREA,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS[]\n"+
		"dataflow,X:A(1.0),M,XA001,F,,2024,1,A\ndataflow,X:B(1.0),M,XA001,,Y15,2024,2,E;P\ndataflow,X:A(1.0),M,XA001,,,,,A\ndataflow,X:A(1.0),M,XA001,F,~,2023,,A\n")}})
	_, entries, err := read(t, sdmxQuery(s), options(t))
	if err != nil || len(entries) != 2 || entries[0].Value != "1" || entries[1].Value != "2" || entries[0].Indicator == entries[1].Indicator || entries[1].Status != "estimated" {
		t.Errorf("%v, %+v", err, entries)
	}
}

func TestSDMXReadsSeveralFlagsWithTheirNames(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{"/data/X": {text(200, "STRUCTURE[;],STRUCTURE_ID,ACTION,REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS[]: Status,CONF_STATUS: Secrecy\n"+
		"dataflow,X:A(1.0): A,M,XA001: Town,2023,1,A: Normal; as ever,F: Free\ndataflow,X:A(1.0): A,M,XA001: Town,2024,2,P: Provisional;B: Break,F: Free\n")}})
	_, entries, err := read(t, sdmxQuery(s), options(t))
	if err != nil || len(entries) != 2 || entries[0].Status != "" || entries[1].Status != "break" || entries[1].Name != "Town" {
		t.Errorf("%v, %+v", err, entries)
	}
}

func TestSDMXRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answer answer
		query  func(*Query)
		code   bonbogi.Code
		says   []string
	}{
		"XML":                     {text(200, `<?xml version="1.0"?><message:GenericData/>`), nil, bonbogi.Refused, []string{"sdmx: page 1", "XML", "format=SDMX-CSV"}},
		"a web page":              {text(200, `<html><title>Sign in</title>`), nil, bonbogi.Refused, []string{"Sign in"}},
		"JSON":                    {text(200, `{"data":{}}`), nil, bonbogi.Refused, []string{"JSON"}},
		"another table":           {text(200, "a,b,c\n1,2,3\n"), nil, bonbogi.Refused, []string{"DATAFLOW or STRUCTURE"}},
		"nothing (204)":           {text(204, ""), nil, bonbogi.NotFound, nil},
		"nothing (404)":           {text(404, "NoRecordsFound"), nil, bonbogi.NotFound, []string{"NoRecordsFound"}},
		"another encoding":        {text(200, strings.Replace(sdmxLines, "A,2024", "\xbe\xc8\xbe\xe7,2024", 1)), nil, bonbogi.Refused, []string{"line 2", "UTF-8"}},
		"a row that breaks off":   {text(200, sdmxLines+"X:Y(1.0),B,20"), nil, bonbogi.Refused, []string{"line 3", "breaks off"}},
		"a text that breaks off":  {text(200, sdmxLines+"X:Y(1.0),B,2024,\"1"), nil, bonbogi.Refused, []string{"line 3", "breaks off"}},
		"a column twice":          {text(200, "DATAFLOW,GEO,GEO,TIME_PERIOD,OBS_VALUE\n"), nil, bonbogi.Refused, []string{"column 3"}},
		"no governments":          {text(200, "DATAFLOW,SHOP,TIME_PERIOD,OBS_VALUE\n"), nil, bonbogi.Invalid, []string{"--field government=COLUMN", "SHOP"}},
		"a field that is not":     {text(200, sdmxLines), func(q *Query) { q.Fields = map[string]string{"government": "SHOP"} }, bonbogi.Invalid, []string{"no such column"}},
		"a role that is not":      {text(200, sdmxLines), func(q *Query) { q.Fields = map[string]string{"note": "GEO"} }, bonbogi.Invalid, []string{"government, period and value"}},
		"no address":              {nil, func(q *Query) { q.URL = "" }, bonbogi.Invalid, []string{"--url"}},
		"a condition that is not": {nil, func(q *Query) { q.Indicators = []string{"GEO"} }, bonbogi.Invalid, []string{"FIELD=VALUE"}},
		"too large":               {text(413, "too many observations"), nil, bonbogi.Refused, []string{"413", "too many"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, map[string][]answer{"/data/X": {c.answer}})
			q := sdmxQuery(s)
			if c.query != nil {
				c.query(&q)
			}
			_, _, err := read(t, q, options(t))
			refused(t, err, c.code, c.says...)
		})
	}
}

func TestSDMXPeriods(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2024": "2024", "2024-06": "2024-06", "2024-06-30": "2024-06-30", "2024-A1": "2024", "2024-S2": "2024-H2", "2024-Q3": "2024-Q3", "2024-M07": "2024-07",
		"2024-T2": "2024-05-01/P4M", "2024-B6": "2024-11-01/P2M", "2024-W01": "2024-01-01/P7D", "2020-W53": "2020-12-28/P7D", "2021-W53": "", "2024-D366": "2024-12-31", "2023-D366": "",
		"2024-06-30T00:00:00": "2024-06-30", "2024-06-30T12:00:00Z/P1D": "2024-06-30", "2015-11-16/P1Y": "2015-11-16/P1Y", "2024-S3": "", "2024-Q0": "", "2024-X1": "", "": "", "T": "",
	} {
		p, err := sdmxPeriod(text)
		if p.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v; want %q", text, p, err, want)
		}
	}
}

func TestSDMXStatuses(t *testing.T) {
	t.Parallel()
	for flags, want := range map[string]bonbogi.Status{
		"": bonbogi.Normal, "A": bonbogi.Normal, "P": bonbogi.Provisional, "E": bonbogi.Estimated, "F": bonbogi.Forecast, "B": bonbogi.Break, "U": bonbogi.LowReliability,
		"O": bonbogi.Missing, "L": bonbogi.Missing, "M": bonbogi.NotApplicable, "Q": bonbogi.Suppressed, "I": bonbogi.Estimated,
		"b": bonbogi.Break, "bp": bonbogi.Break, "pb": bonbogi.Break, "c": bonbogi.Suppressed, "z": bonbogi.NotApplicable, "s": bonbogi.Estimated, "u": bonbogi.LowReliability, "r": bonbogi.Normal, "D": bonbogi.Normal,
	} {
		if got, _ := sdmxStatus(flags); got != want {
			t.Errorf("%q: %v, want %v", flags, got, want)
		}
	}
}

func TestShiftingMovesThePointAndNothingElse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		power int
		want  string
	}{{"12.4", 3, "12400"}, {"12.4567", 3, "12456.7"}, {"-0.5", 6, "-500000"}, {"1200", -3, "1.2"}, {"5", -3, "0.005"}, {"0", 3, "0"}, {"12.40", 0, "12.40"}, {"1.2E5", 3, "1.2e+08"}, {"x", 3, "x"}} {
		if got := shift(c.text, c.power); got != c.want {
			t.Errorf("%s by %d: %s, want %s", c.text, c.power, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`-?(0|[1-9][0-9]{0,8})(\.[0-9]{0,6}[1-9])?`).Draw(t, "number")
		n := rapid.IntRange(-12, 12).Draw(t, "power")
		if back := shift(shift(s, n), -n); back != s && s != "-0" {
			t.Fatalf("%s by %d and back: %s", s, n, back)
		}
	})
}

func FuzzSDMXTable(f *testing.F) {
	for _, name := range []string{"v1", "v2", "names"} {
		b, err := os.ReadFile(filepath.Join("testdata", "sdmx", name+".csv"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Fuzz(func(t *testing.T, s string) {
		table, err := newSDMXTable(strings.NewReader(s), nil)
		if err != nil {
			return
		}
		r := sdmx{about: newAbout(), table: table, ids: map[string]string{}}
		for {
			o, err := table.next()
			if err != nil {
				return
			}
			if e, ok := r.entry(o); ok && (!bonbogi.ValidID(e.Indicator) || e.Value == "" && (e.Government == "" || e.Period == "")) {
				t.Errorf("an entry of nothing: %+v", e)
			}
		}
	})
}
