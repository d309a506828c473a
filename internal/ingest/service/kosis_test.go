package service

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

const kosisPath = "/openapi/Param/statisticsParameterData.do"

func kosisQuery(s *server, indicators ...string) Query {
	years, _ := ParsePeriods("2023")
	return Query{Service: "kosis", URL: s.URL + "/openapi", Indicators: indicators, Periods: years, Key: "key"}
}

func TestKOSISReadsRows(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{kosisPath: file("kosis/rows.json")})
	r, entries, err := read(t, kosisQuery(s, "999/DT_LUNCH/T1/@/ALL"), options(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "kosis/golden.txt", render(r, entries, s.URL))
	want := kosisPath + "?endPrdDe=2023&format=json&itmId=T1&jsonVD=Y&method=getList&objL1=ALL&objL2=ALL&orgId=999&prdSe=Y&startPrdDe=2023&tblId=DT_LUNCH"
	if len(s.asked) != 1 || s.asked[0] != want {
		t.Errorf("asked %q, want %q once", s.asked, want)
	}
}

func TestKOSISReadsNamesWithoutQuotationMarks(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{kosisPath: file("kosis/bare.json")})
	q := kosisQuery(s, "999/DT_LUNCH/T1/@/0")
	q.Periods, _ = ParsePeriods("2024-Q3")
	q.Scheme = "kr-sgis"
	r, entries, err := read(t, q, options(t))
	if err != nil || len(entries) != 1 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	if e := entries[0]; e.Period != "2024-Q3" || e.Value != "12.5" || e.Government != "32010" || e.Scheme != "kr-sgis" {
		t.Errorf("%+v", e)
	}
	if i := r.Indicators[0]; i.Name != "시군구별 점심: 밖에서 먹는\t비율: \"점심\" (계)" || i.Frequency != bonbogi.Quarterly {
		t.Errorf("%+v", i)
	}
}

func TestKOSISLeavesOutWhatIsNoGovernment(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code, name string
		government bool
	}{
		{"00", "전국", false}, {"0", "계", false}, {"11", "서울특별시", true}, {"37040", "안동", true}, {"33340", "영동군", true}, {"11010530", "사직동", false},
		{"1111051500", "청운효자동", false}, {"3138031", "고암면", false}, {"03", "동부", false}, {"04", "읍부", false}, {"11140", "중구", true},
	} {
		if got := notGovernment(c.code, c.name); (got == "") != c.government {
			t.Errorf("%s %s: %q", c.code, c.name, got)
		}
	}
}

func TestKOSISIsAskedAsItsGuideSays(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		word, periods string
		governments   []string
		want          string
	}{
		"years":                {"101/T/A", "2020..2022", nil, "startPrdDe=2020&endPrdDe=2022&prdSe=Y&itmId=A&objL1=ALL&orgId=101&tblId=T"},
		"months":               {"101/T/A", "2020-01..2020-12", nil, "startPrdDe=202001&endPrdDe=202012&prdSe=M&itmId=A&objL1=ALL&orgId=101&tblId=T"},
		"quarters":             {"101/T/A", "2020-Q1..2020-Q4", nil, "startPrdDe=202001&endPrdDe=202004&prdSe=Q&itmId=A&objL1=ALL&orgId=101&tblId=T"},
		"halves":               {"101/T/A", "2020-H1..2020-H2", nil, "startPrdDe=202001&endPrdDe=202002&prdSe=H&itmId=A&objL1=ALL&orgId=101&tblId=T"},
		"days":                 {"101/T/A", "2020-02-29", nil, "startPrdDe=20200229&endPrdDe=20200229&prdSe=D&itmId=A&objL1=ALL&orgId=101&tblId=T"},
		"the last three":       {"101/T/A", "last:3", nil, "newEstPrdCnt=3&prdSe=Y&itmId=A&objL1=ALL&orgId=101&tblId=T"},
		"a frequency":          {"101/T/A?prdSe=F", "2015..2020", nil, "startPrdDe=2015&endPrdDe=2020&prdSe=F&itmId=A&objL1=ALL&orgId=101&tblId=T"},
		"further parameters":   {"101/T/A?smblChk=Y", "2020", nil, "smblChk=Y&startPrdDe=2020&endPrdDe=2020&prdSe=Y&itmId=A&objL1=ALL&orgId=101&tblId=T"},
		"several items":        {"101/T/A+B", "2020", []string{"11*", "21"}, "startPrdDe=2020&endPrdDe=2020&prdSe=Y&itmId=A+B&objL1=11*+21&orgId=101&tblId=T"},
		"classifications":      {"101/T/A/0/ALL", "2020", nil, "startPrdDe=2020&endPrdDe=2020&prdSe=Y&itmId=A&objL1=ALL&objL2=0&objL3=ALL&orgId=101&tblId=T"},
		"government is second": {"101/T/A/0/@", "2020", []string{"11"}, "startPrdDe=2020&endPrdDe=2020&prdSe=Y&itmId=A&objL1=0&objL2=11&orgId=101&tblId=T"},
		"a selection":          {"userStatsId=me/101/T/2/1/2020_1", "2020", nil, "startPrdDe=2020&endPrdDe=2020&prdSe=Y&userStatsId=me/101/T/2/1/2020_1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			periods, err := ParsePeriods(c.periods)
			if err != nil {
				t.Fatal(err)
			}
			s, err := parseKOSISSeries(c.word, periods)
			if err != nil {
				t.Fatal(err)
			}
			want, err := url.ParseQuery(c.want + "&method=getList&format=json&jsonVD=Y")
			if err != nil {
				t.Fatal(err)
			}
			if got := s.parameters(periods, c.governments); got.Encode() != want.Encode() {
				t.Errorf("%s\nwant %s", got.Encode(), want.Encode())
			}
		})
	}
}

func TestKOSISTakesTheAddressThatTheSiteMakes(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{kosisPath: file("kosis/rows.json")})
	made := s.URL + kosisPath + "?method=getList&apiKey=0123456789=&itmId=T1+&objL1=31010+31040+32010+&objL2=ALL&objL3=&objL4=&objL5=&objL6=&objL7=&objL8=" +
		"&format=json&jsonVD=Y&prdSe=Y&startPrdDe=2023&endPrdDe=2023&outputFields=ORG_ID+TBL_ID+DT+&orgId=999&tblId=DT_LUNCH"
	r, entries, err := read(t, Query{Service: "kosis", URL: made}, options(t))
	if err != nil || len(entries) != 4 || strings.Contains(r.URL, "0123456789") {
		t.Errorf("%d entries, %v, %s", len(entries), err, r.URL)
	}
	want := kosisPath + "?endPrdDe=2023&format=json&itmId=T1&jsonVD=Y&method=getList&objL1=31010+31040+32010&objL2=ALL&orgId=999&outputFields=ORG_ID+TBL_ID+DT+&prdSe=Y&startPrdDe=2023&tblId=DT_LUNCH"
	if s.asked[0] != want || !slices.Equal(s.keys, []string{"0123456789="}) {
		t.Errorf("asked %s with %q\nwant  %s", s.asked[0], s.keys, want)
	}
	months, _ := ParsePeriods("2024-01..2024-02")
	for _, c := range []struct {
		change func(*Query)
		asked  string
	}{
		{func(q *Query) { q.Governments = []string{"31040"} }, "objL1=31040&"},
		{func(q *Query) { q.Periods = Periods{Last: 2} }, "newEstPrdCnt=2&"},
		{func(q *Query) { q.URL = strings.Replace(made, "prdSe=Y", "prdSe=M", 1); q.Periods = months }, "startPrdDe=202401&"},
	} {
		q := Query{Service: "kosis", URL: made}
		c.change(&q)
		if _, _, err := read(t, q, options(t)); err != nil || !strings.Contains(s.asked[len(s.asked)-1]+"&", c.asked) {
			t.Errorf("%v: %s is not in %s", err, c.asked, s.asked[len(s.asked)-1])
		}
	}
	_, _, err = read(t, Query{Service: "kosis", URL: s.URL + kosisPath + "?method=getList&apiKey=0123456789=", Periods: months}, options(t))
	refused(t, err, bonbogi.Invalid, "lacks orgId")
}

func TestTheGovernmentOfATableOfKOSISMayStandAnywhere(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{kosisPath: {text(200, `[{"ORG_ID":"999","TBL_ID":"T","C1":"A","C1_NM":"남자","C2":"31040","C2_NM":"안양시","ITM_ID":"T1","PRD_SE":"A","PRD_DE":"2023","DT":"1"}]`)}})
	q := kosisQuery(s, "999/T/T1/A/ALL")
	for _, word := range []string{"999/T/T1/A/@", "999/T/T1/A/ALL"} {
		q.Indicators, q.Fields = []string{word}, nil
		if !strings.Contains(word, "@") {
			q.Indicators, q.Fields = []string{"999/T/T1/@/ALL"}, map[string]string{"government": "C2"}
		}
		_, entries, err := read(t, q, options(t))
		if err != nil || len(entries) != 1 || entries[0].Government != "31040" || entries[0].Indicator != "kosis-999-T-T1-A" {
			t.Errorf("%s: %v, %+v", word, err, entries)
		}
		if asked := s.asked[len(s.asked)-1]; strings.Contains(asked, "%40") || !strings.Contains(asked, "objL2=ALL") {
			t.Errorf("asked %s", asked)
		}
	}
	q.Fields = map[string]string{"government": "C9"}
	_, _, err := read(t, q, options(t))
	refused(t, err, bonbogi.Invalid, "government=C2")
}

func TestKOSISIsAskedInHalvesForMoreThanItGivesAtOnce(t *testing.T) {
	t.Parallel()
	at := func(from, to, governments string) string {
		v := url.Values{"method": {"getList"}, "format": {"json"}, "jsonVD": {"Y"}, "orgId": {"999"}, "tblId": {"T"}, "itmId": {"A"},
			"prdSe": {"Y"}, "startPrdDe": {from}, "endPrdDe": {to}, "objL1": {governments}}
		return kosisPath + "?" + v.Encode()
	}
	row := func(code, year string) answer {
		return text(200, `[{"ORG_ID":"999","TBL_ID":"T","TBL_NM":"표","C1":"`+code+`","C1_NM":"구","ITM_ID":"A","ITM_NM":"항목","UNIT_NM":"명","PRD_SE":"A","PRD_DE":"`+year+`","DT":"1"}]`)
	}
	s := serve(t, map[string][]answer{
		at("2021", "2023", "11 21"): {text(200, `{"err":"31","errMsg":"조회결과가 초과되었습니다."}`)},
		at("2021", "2021", "11 21"): {row("11", "2021")},
		at("2022", "2023", "11 21"): {text(200, `{err:"41",errMsg:"호출가능 ROW수 제한"}`)},
		at("2022", "2022", "11 21"): {text(200, `{"err":"31","errMsg":"조회결과가 초과되었습니다."}`)},
		at("2022", "2022", "11"):    {row("11", "2022")},
		at("2022", "2022", "21"):    {row("21", "2022")},
		at("2023", "2023", "11 21"): {text(200, `{"err":"30","errMsg":"데이터가 존재하지 않습니다."}`)},
	})
	q := kosisQuery(s, "999/T/A")
	q.Periods, _ = ParsePeriods("2021..2023")
	q.Governments = []string{"11", "21"}
	_, entries, err := read(t, q, options(t))
	if err != nil || len(entries) != 3 || len(s.asked) != 7 {
		t.Errorf("%d entries, %v; asked %s", len(entries), err, strings.Join(s.asked, "\n"))
	}
}

func TestKOSISRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reply string
		code  bonbogi.Code
		says  []string
	}{
		"no key":                     {`{"err":"10","errMsg":"인증KEY가 누락되었습니다."}`, bonbogi.Refused, []string{"10 인증KEY", "BONBOGI_KOSIS_KEY"}},
		"an old key":                 {`{"err":"11","errMsg":"인증KEY 기간만료"}`, bonbogi.Refused, []string{"extend the key"}},
		"a lacking classification":   {`{"err":"20","errMsg":"필수요청변수값이 누락되었습니다.(objL)"}`, bonbogi.Invalid, []string{"ORG/TABLE/ITEM/@/CODE"}},
		"a wrong parameter":          {`{err:"21",errMsg:"잘못된 요청변수를 호출하였습니다."}`, bonbogi.Refused, []string{"21 잘못된", "--indicator"}},
		"nothing there":              {`{"err":"30","errMsg":"데이터가 존재하지 않습니다."}`, bonbogi.NotFound, []string{"nothing of what was asked for"}},
		"too many cells":             {`{"err":"31","errMsg":"조회결과가 초과되었습니다."}`, bonbogi.Refused, []string{"40,000", "--government"}},
		"too many calls":             {`{"err":"40","errMsg":"호출가능건수 제한"}`, bonbogi.Refused, []string{"may ask no more"}},
		"its own fault":              {`{"err":50,"errMsg":"서버오류"}`, bonbogi.Refused, []string{"50 서버오류", "try again later"}},
		"an error in XML":            {`<?xml version="1.0" encoding="UTF-8"?><error><err>21</err><errMsg>잘못된 요청변수</errMsg></error>`, bonbogi.Refused, []string{"21 잘못된 요청변수"}},
		"a web page":                 {"<html><head><title>시스템 점검</title></head></html>", bonbogi.Refused, []string{"kosis: page 1", "시스템 점검"}},
		"nothing at all":             {"", bonbogi.Refused, []string{"empty"}},
		"rows that break off":        {`[{"ORG_ID":"999","TBL_ID":"T","DT":"1"},{"ORG_`, bonbogi.Refused, []string{"breaks off"}},
		"an object that is no error": {`{"result":"ok"}`, bonbogi.Refused, []string{"not in the form"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, map[string][]answer{kosisPath: {text(200, c.reply)}})
			_, _, err := read(t, kosisQuery(s, "999/T/A"), options(t))
			refused(t, err, c.code, c.says...)
		})
	}
	for word, says := range map[string]string{"101/T": "ORG/TABLE/ITEM", "101//A": "ORG/TABLE/ITEM", "101/T/A/1/2/3/4/5/6/7/8/9": "8 at most", "101/T/A?%zz": "parameters"} {
		_, err := parseKOSISSeries(word, Periods{})
		refused(t, err, bonbogi.Invalid, says)
	}
}

func TestKOSISWantsAKeyAndATime(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	q := kosisQuery(s, "999/T/A")
	q.Key = ""
	_, _, err := read(t, q, options(t))
	refused(t, err, bonbogi.Invalid, "BONBOGI_KOSIS_KEY")
	q = kosisQuery(s, "999/T/A")
	q.Periods, _ = ParsePeriods("2020..")
	_, _, err = read(t, q, options(t))
	refused(t, err, bonbogi.Invalid, "last:3")
	if len(s.asked) != 0 {
		t.Errorf("asked %v", s.asked)
	}
}

func TestKOSISPeriodsDependOnTheirKind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ kind, text, want string }{
		{"A", "2024", "2024"}, {"Y", "2024", "2024"}, {"F", "2020", "2020"}, {"년", "2024", "2024"},
		{"H", "202402", "2024-H2"}, {"S", "202401", "2024-H1"}, {"H", "202403", ""},
		{"Q", "202404", "2024-Q4"}, {"Q", "202405", ""}, {"M", "202401", "2024-01"}, {"M", "202413", ""}, {"M", "2024", ""},
		{"D", "20240229", "2024-02-29"}, {"D", "20230229", ""}, {"IR", "2024", "2024"}, {"IR", "202406", "2024-06"}, {"IR", "20240630", "2024-06-30"},
		{"W", "202401", ""}, {"A", "２０２４", ""},
	} {
		p, err := kosisPeriod(c.kind, c.text)
		if p.String() != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s %s: %q, %v; want %q", c.kind, c.text, p, err, c.want)
		}
	}
}

func FuzzKOSISReply(f *testing.F) {
	f.Add([]byte(`[{"ORG_ID":"999","DT":"1"}]`))
	f.Add([]byte(`{err:"30",errMsg:"없음"}`))
	f.Add([]byte("<error><err>21</err></error>"))
	f.Add([]byte("[{TBL_ID:\"a\tb\",DT:1.5,x:null}]"))
	f.Fuzz(func(t *testing.T, b []byte) {
		reply, err := parseKOSIS(b)
		if err == nil && reply.code != "" && len(reply.rows) > 0 {
			t.Errorf("rows and an error: %+v", reply)
		}
		if json.Valid(b) {
			if relaxed := quoteNames(b); !slices.Equal(relaxed, b) {
				t.Errorf("JSON was changed:\n%q\n%q", b, relaxed)
			}
		}
	})
}
