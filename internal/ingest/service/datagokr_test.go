package service

import (
	"maps"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

const portalPath = "/B999999/LunchService/getLunchList"

func portalQuery(s *server, indicators ...string) Query {
	return Query{Service: "datagokr", URL: s.URL + portalPath + "?_type=json&numOfRows=2", Indicators: indicators, Key: "abc+/=%", Scheme: "kr-bjd",
		Fields: map[string]string{"government": "signguCode", "name": "signguNm", "period": "baseYm"}}
}

func portalPage(n string) string { return portalPath + "?_type=json&numOfRows=2&pageNo=" + n }

func TestDataGoKrReadsAllPages(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{portalPage("1"): file("datagokr/page1.json"), portalPage("2"): file("datagokr/page2.json")})
	r, entries, err := read(t, portalQuery(s, "lunchCnt?sexDiv=0", "lunchCnt?sexDiv=1+2", "dinnerCnt?sexDiv=0", "dinnerCnt?sexDiv=9"), options(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "datagokr/golden.txt", render(r, entries, s.URL))
}

func TestDataGoKrReadsEveryForm(t *testing.T) {
	t.Parallel()
	const items = `"items":{"item":[{"signguCode":"41170","signguNm":"","baseYm":"202401","lunchCnt":"1200"}]},"totalCount":1`
	xml := `<?xml version="1.0" encoding="%s"?><response><header><resultCode>00</resultCode></header><body><items><item><signguCode>41170</signguCode><signguNm/><baseYm>202401</baseYm><lunchCnt>1200</lunchCnt><place>%s</place></item></items><totalCount>1</totalCount></body></response>`
	for name, reply := range map[string]string{
		"usual":                       `{"response":{"header":{"resultCode":"00","resultMsg":"OK"},"body":{` + items + `}}}`,
		"without the response":        `{"header":{"resultCode":"0"},"body":{` + items + `}}`,
		"flat":                        `{"resultCode":"0000","resultMsg":"NORMAL SERVICE",` + items + `}`,
		"a list of items":             `{"response":{"header":{"resultCode":"00"},"body":{"items":[{"signguCode":"41170","signguNm":"","baseYm":"202401","lunchCnt":"1200"}],"totalCount":"1"}}}`,
		"an object where a list is":   `{"response":{"header":{"resultCode":"00"},"body":{"items":{"item":{"signguCode":41170,"signguNm":null,"baseYm":202401,"lunchCnt":1200}},"totalCount":1}}}`,
		"nested things in an item":    `{"response":{"header":{"resultCode":"00"},"body":{"items":{"item":{"signguCode":41170,"signguNm":null,"baseYm":202401,"lunchCnt":1200,"x":{"y":[1]}}},"totalCount":1}}}`,
		"with a byte-order mark":      "\ufeff" + `{"response":{"header":{"resultCode":"00"},"body":{` + items + `}}}`,
		"XML":                         strings.Replace(strings.Replace(xml, "%s", "UTF-8", 1), "%s", "안양", 1),
		"XML in EUC-KR":               strings.Replace(strings.Replace(xml, "%s", "EUC-KR", 1), "%s", "\xbe\xc8\xbe\xe7", 1),
		"XML with entities":           strings.Replace(strings.Replace(xml, "%s", "UTF-8", 1), "%s", "A &amp; B &lt;", 1),
		"nothing around the items":    `{"data":[{"signguCode":"41170","signguNm":"","baseYm":"202401","lunchCnt":1200}],"matchCount":1,"totalCount":200}`,
		"a total in capitals":         strings.Replace(strings.ReplaceAll(strings.Replace(xml, "%s", "UTF-8", 1), "totalCount", "TotalCount"), "%s", "", 1),
		"items within items":          strings.Replace(strings.Replace(xml, "%s", "UTF-8", 1), "%s", "<item><a>1</a></item>", 1),
		"XML without the declaration": strings.Replace(xml[strings.Index(xml, "?>")+2:], "%s", "", 1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, map[string][]answer{portalPath: {text(200, reply)}})
			_, entries, err := read(t, portalQuery(s, "lunchCnt"), options(t))
			if err != nil || len(entries) != 1 || entries[0].Value != "1200" || entries[0].Government != "41170" || entries[0].Period != "2024-01" {
				t.Errorf("%v, %+v", err, entries)
			}
		})
	}
}

func TestDataGoKrReadsXMLAndTablesOfThePortalItself(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{portalPath: file("datagokr/page.xml"), "/api/15000000/v1/uddi": file("datagokr/odcloud.json")})
	_, entries, err := read(t, portalQuery(s, "lunchCnt", "dinnerCnt"), options(t))
	if err != nil || len(entries) != 4 || entries[0].Value != "1200" || entries[1].Status != "missing" {
		t.Errorf("%v, %+v", err, entries)
	}
	q := Query{Service: "datagokr", URL: s.URL + "/api/15000000/v1/uddi?perPage=1000", Indicators: []string{"점심 인원(명)"},
		Fields: map[string]string{"government": "시군구명", "period": "기준연도"}}
	r, entries, err := read(t, q, options(t))
	if err != nil || len(entries) != 1 || entries[0].Value != "1,200" || !bonbogi.ValidID(entries[0].Indicator) || r.Indicators[0].Name != "점심 인원(명)" {
		t.Errorf("%v, %+v", err, entries)
	}
	if last := s.asked[len(s.asked)-1]; !strings.HasSuffix(last, "?page=1&perPage=1000") {
		t.Errorf("asked %s", last)
	}
}

func TestDataGoKrKeepsTheKeyOutOfTheAddress(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{portalPath: file("datagokr/page.xml")})
	q := portalQuery(s, "lunchCnt")
	q.URL, q.Key = s.URL+portalPath+"?serviceKey=abcdefgh%2B%2F%3D%3D&numOfRows=2", ""
	r, _, err := read(t, q, options(t))
	if err != nil || strings.Contains(r.URL, "abcdefgh") || len(s.keys) != 1 || s.keys[0] != "abcdefgh+/==" {
		t.Errorf("%v, address %s, keys %q", err, r.URL, s.keys)
	}
}

func TestDataGoKrItemsOfSeveralIndicators(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string][]answer{portalPath: {text(200, `{"body":{"items":[
		{"area":"안양시","y":"2024","m":"3","what":"lunch","n":"5"},{"area":"안양시","y":"2024","m":"12","what":"dinner","n":"6"},{"area":"안양시","y":"2023","m":"3","what":"lunch","n":"7"}],"totalCount":3}}`)}})
	q := portalQuery(s, "lunch")
	q.Scheme, q.Fields = "", map[string]string{"government": "area", "period": "y+m", "indicator": "what", "value": "n"}
	q.Periods, _ = ParsePeriods("2024-01..2024-12")
	_, entries, err := read(t, q, options(t))
	if err != nil || len(entries) != 1 || entries[0].Period != "2024-03" || entries[0].Indicator != "datagokr-getLunchList-lunch" {
		t.Errorf("%v, %+v", err, entries)
	}
}

func TestDataGoKrRefuses(t *testing.T) {
	t.Parallel()
	page := func(total, items string) answer {
		return text(200, `{"response":{"header":{"resultCode":"00"},"body":{"items":{"item":[`+items+`]},"totalCount":`+total+`}}}`)
	}
	const item = `{"signguCode":"41170","signguNm":"","baseYm":"202401","lunchCnt":"1"}`
	header := func(code, message string) answer {
		return text(200, `{"response":{"header":{"resultCode":"`+code+`","resultMsg":"`+message+`"}}}`)
	}
	for name, c := range map[string]struct {
		answers []answer
		query   func(*Query)
		code    bonbogi.Code
		says    []string
	}{
		"the key is not known":         {file("datagokr/gateway.xml"), nil, bonbogi.Refused, []string{"SERVICE_KEY_IS_NOT_REGISTERED_ERROR", "BONBOGI_DATAGOKR_KEY"}},
		"the gateway in JSON":          {[]answer{text(200, `{"OpenAPI_ServiceResponse":{"cmmMsgHeader":{"errMsg":"SERVICE ERROR","returnAuthMsg":"LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR","returnReasonCode":"22"}}}`)}, nil, bonbogi.Refused, []string{"LIMITED", "tomorrow"}},
		"the gateway without a code":   {[]answer{text(200, `<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>HTTP_ERROR</returnAuthMsg></cmmMsgHeader></OpenAPI_ServiceResponse>`)}, nil, bonbogi.Refused, []string{"HTTP_ERROR"}},
		"the gateway with a status":    {[]answer{text(400, `<OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`)}, nil, bonbogi.Refused, []string{"400", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR 30"}},
		"too many in a second":         {[]answer{text(200, `<OpenAPI_ServiceResponse><cmmMsgHeader><returnReasonCode>23</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`)}, nil, bonbogi.Refused, []string{"23", "try again later"}},
		"a body that is no object":     {[]answer{text(200, `{"response":{"header":{"resultCode":"99","resultMsg":"UNKNOWN"},"body":""}}`)}, nil, bonbogi.Refused, []string{"99 UNKNOWN"}},
		"the same page again":          {[]answer{page("4", item+","+item), page("4", item+","+item)}, nil, bonbogi.Refused, []string{"page 2 has the same items"}},
		"JSON in another encoding":     {[]answer{page("1", strings.Replace(item, `""`, "\"\xbe\xc8\xbe\xe7\"", 1))}, nil, bonbogi.Refused, []string{"no text in UTF-8"}},
		"the portal's own tables":      {[]answer{text(200, `{"code":-4,"msg":"등록되지 않은 인증키 입니다."}`)}, nil, bonbogi.Refused, []string{"등록되지 않은", "KEY"}},
		"a wrong parameter":            {[]answer{header("10", "INVALID_REQUEST_PARAMETER_ERROR")}, nil, bonbogi.Refused, []string{"10 INVALID", "--url"}},
		"a fault of its data base":     {[]answer{header("02", "DB_ERROR")}, nil, bonbogi.Refused, []string{"02 DB_ERROR", "try again later"}},
		"nothing there":                {[]answer{header("03", "NODATA_ERROR")}, nil, bonbogi.NotFound, nil},
		"nothing there, as empty text": {file("datagokr/empty.json"), nil, bonbogi.NotFound, nil},
		"fewer items than promised":    {[]answer{page("3", item+","+item), page("3", "")}, nil, bonbogi.Refused, []string{"2 of 3"}},
		"a total that changes":         {[]answer{page("3", item+","+item), page("4", item)}, nil, bonbogi.Refused, []string{"changed meanwhile"}},
		"a web page":                   {[]answer{text(200, "<!DOCTYPE html><html><title>점검 중</title></html>")}, nil, bonbogi.Refused, []string{"web page", "점검 중"}},
		"XML that breaks off":          {[]answer{text(200, "<response><header><resultCode>00</resultCode></header><body><items><item><a>1</a>")}, nil, bonbogi.Refused, []string{"breaks off"}},
		"JSON that breaks off":         {[]answer{text(200, `{"response":{"body":{"items":{"item":[`)}, nil, bonbogi.Refused, []string{"breaks off"}},
		"an unauthorised call":         {[]answer{text(401, "Unauthorized")}, nil, bonbogi.Refused, []string{"Unauthorized", "key"}},
		"other JSON":                   {[]answer{text(200, `{"hello":"world"}`)}, nil, bonbogi.Refused, []string{"no items"}},
		"a total that is no number":    {[]answer{page(`"many"`, item)}, nil, bonbogi.Refused, []string{`"many"`}},
		"no address":                   {nil, func(q *Query) { q.URL = "" }, bonbogi.Invalid, []string{"--url"}},
		"no fields":                    {nil, func(q *Query) { q.Fields = nil }, bonbogi.Invalid, []string{"--field government="}},
		"a role that there is not":     {nil, func(q *Query) { q.Fields["place"] = "x" }, bonbogi.Invalid, []string{`no role "place"`}},
		"half a long table":            {nil, func(q *Query) { q.Fields["value"] = "x" }, bonbogi.Invalid, []string{"go together"}},
		"no indicator":                 {nil, func(q *Query) { q.Indicators = nil }, bonbogi.Invalid, []string{"--indicator"}},
		"a field that there is not":    {file("datagokr/page1.json"), func(q *Query) { q.Indicators = []string{"supperCnt"} }, bonbogi.Invalid, []string{"no field supperCnt", "baseYm, dinnerCnt"}},
		"a condition that is none":     {nil, func(q *Query) { q.Indicators = []string{"lunchCnt?sexDiv"} }, bonbogi.Invalid, []string{"FIELD=VALUE"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, map[string][]answer{portalPath: c.answers})
			q := portalQuery(s, "lunchCnt")
			q.Fields = maps.Clone(q.Fields)
			if c.query != nil {
				c.query(&q)
			}
			_, _, err := read(t, q, options(t))
			refused(t, err, c.code, c.says...)
		})
	}
}

func FuzzDataGoKrReply(f *testing.F) {
	for _, s := range []string{`{"response":{"header":{"resultCode":"00"},"body":{"items":{"item":[{"a":1}]},"totalCount":1}}}`, `{"data":[{"a":"b"}],"totalCount":1}`,
		"<response><body><items><item><a>1</a></item></items><totalCount>1</totalCount></body></response>", "<OpenAPI_ServiceResponse><cmmMsgHeader><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>",
		"<!DOCTYPE x [<!ENTITY a \"b\">]><response>&a;</response>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		reply, err := parsePortal(b)
		if err != nil && len(reply.items) > 0 && bonbogi.CodeOf(err) == "" {
			t.Errorf("items beside an error that is no refusal: %v", err)
		}
		for _, item := range reply.items {
			if item == nil {
				t.Error("an item without fields")
			}
		}
	})
}
