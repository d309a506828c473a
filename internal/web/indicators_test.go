package web_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"mime/multipart"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

// definitions is a table as an office would send it.
const definitions = "id,name,name_en,definition,unit,direction,measure,publisher,topics,simulated\n" +
	"kr-ageing,고령인구비율,Share of the old,65세 이상,%,none,context,통계청,인구; context:age,\n" +
	"kr-response,119 도착 시간,Response time,신고부터 도착까지,분,down,outcome,소방청,안전,yes\n"

// importDefinitions sends the form with a file, or without one.
func (v *visitor) importDefinitions(form url.Values, file string) *answer {
	v.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, values := range form {
		if err := w.WriteField(name, values[0]); err != nil {
			v.t.Fatal(err)
		}
	}
	if file != "" {
		part, err := w.CreateFormFile("file", "정의.csv")
		if err == nil {
			_, err = part.Write([]byte(file))
		}
		if err != nil {
			v.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		v.t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "http://localhost:8080/indicators/import", &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return v.do(r)
}

func (v *visitor) definitionsForm(pairs ...string) url.Values {
	v.t.Helper()
	const at = "/indicators/import"
	return with(v.get(at).form(at), append([]string{"who", "이하늘", "source_title", "통계 지표 정의서", "source_publisher", "통계청"}, pairs...)...)
}

func TestATableOfDefinitionsComesInAndGoesOutAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		page := v.follow(v.importDefinitions(v.definitionsForm(), definitions))
		page.says("지표 2개", "고령인구비율", "119 도착 시간 (가상)", "낮을수록 좋음", "소방청")
		v.get("/indicators/kr-response").says("가상의 값입니다.", "신고부터 도착까지", "통계 지표 정의서", "119 도착 시간 (가상)")
		v.get("/indicators/kr-ageing").saysNot("가상의 값입니다.")

		for query, want := range map[string][]string{
			"?topic=context:age": {"kr-ageing"}, "?publisher=" + url.QueryEscape("소방청"): {"kr-response"}, "?q=old": {"kr-ageing"},
			"?measure=outcome": {"kr-response"}, "?sort=-name": {"kr-ageing", "kr-response"}, "": {"kr-response", "kr-ageing"}, "?measure=input": {},
		} {
			var list struct {
				Total int
				Items []struct{ ID string }
			}
			path, rest, _ := strings.Cut(query, "?")
			address := "/indicators.json" + path
			if rest != "" {
				address += "?" + rest
			}
			v.json(address, &list)
			got := []string{}
			for _, i := range list.Items {
				got = append(got, i.ID)
			}
			if !slices.Equal(got, want) || list.Total != len(want) {
				t.Errorf("%s: %v of %d, want %v", query, got, list.Total, want)
			}
		}

		// What is downloaded, changed and brought back is a revision of what changed, and of nothing else.
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(v.get("/indicators.csv").Body, "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("%v %v", rows, err)
		}
		unit := slices.Index(rows[0], "unit")
		for _, row := range rows[1:] {
			if row[0] == "kr-response" {
				row[unit] = "초"
				row[slices.Index(rows[0], "simulated")] = "no"
			}
		}
		var changed bytes.Buffer
		if err := csv.NewWriter(&changed).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		source := page.Path[strings.Index(page.Path, "=")+1:]
		v.follow(v.importDefinitions(v.definitionsForm("source_title", "", "source_publisher", "", "source_ref", source, "text", changed.String()), "")).says("지표 2개")
		var view struct{ Indicator bonbogi.Indicator }
		v.json("/indicators/kr-response.json", &view)
		if i := view.Indicator; i.Unit != "초" || i.Revision != 2 || !i.Simulated || len(i.Sources) != 1 {
			t.Errorf("%+v", i)
		}
		v.json("/indicators/kr-ageing.json", &view)
		if view.Indicator.Revision != 1 {
			t.Errorf("what did not change is at revision %d", view.Indicator.Revision)
		}
	})
}

func TestAWrongTableOfDefinitionsStoresNothingAndSaysWhere(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	wrong := strings.Replace(definitions, ",none,", ",sideways,", 1)
	for name, tt := range map[string]struct {
		form url.Values
		file string
		says []string
	}{
		"a value":           {v.definitionsForm(), wrong, []string{"2행 direction: 목록에 있는 값 가운데", "1곳을 다시 확인해 주세요"}},
		"a value, pasted":   {v.definitionsForm("text", wrong), "", []string{"2행 direction:"}},
		"nothing":           {v.definitionsForm(), "", []string{"표에 정의가 없습니다"}},
		"no source":         {v.definitionsForm("source_title", "", "source_publisher", ""), definitions, []string{"모든 사실에는 출처가 있어야 합니다"}},
		"an unknown source": {v.definitionsForm("source_ref", "source-9"), definitions, []string{"그런 출처가 없습니다"}},
		"a bad source":      {v.definitionsForm("source_url", "javascript:x"), definitions, []string{"웹 주소가 아닙니다"}},
		"nobody":            {v.definitionsForm("who", ""), definitions, []string{"꼭 적어야 합니다"}},
		"both":              {v.definitionsForm("text", definitions), definitions, []string{"글과 파일을 함께"}},
		"no text":           {v.definitionsForm(), "\xff\xfe\x00", []string{"1행"}},
	} {
		a := v.importDefinitions(tt.form, tt.file)
		if a.Status != 400 {
			t.Errorf("%s: status %d", name, a.Status)
		}
		a.says(tt.says...)
	}
	if n := v.counts(); n[bonbogi.KindIndicator]+n[bonbogi.KindSource] != 0 {
		t.Errorf("%v are stored", n)
	}
}

func TestTheMarkOfASimulatedIndicatorStays(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("en")
	v.follow(v.importDefinitions(v.definitionsForm(), definitions)).says("Response time (simulated)")
	const at = "/indicators/kr-response/edit"
	form := v.get(at).form(at)
	if _, offered := form["simulated"]; offered {
		t.Error("the form offers to take the mark off")
	}
	v.follow(v.post(at, with(form, "who", "이하늘", "simulated", ""))).says("These values are simulated.", "Response time (simulated)")
}

func TestIndicatorsAreInTheOrderOfTheirNamesInTheLanguageOfThePage(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	v := s.visitor("ko")
	v.follow(v.importDefinitions(v.definitionsForm(), "id,name,name_en\na,가,Zebra\nb,나,Ant\nc,다,\n"))
	order := func(v *visitor) string {
		var list struct {
			Items []struct{ ID string }
		}
		v.json("/indicators.json", &list)
		ids := ""
		for _, i := range list.Items {
			ids += i.ID
		}
		return ids
	}
	if ko, en := order(v), order(s.visitor("en")); ko != "abc" || en != "bac" {
		t.Errorf("in Korean %s, in English %s", ko, en)
	}
}

func TestASourceOfVeryManyIndicatorsLeadsToTheirList(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	table := "id,name\n"
	for i := range 130 {
		table += fmt.Sprintf("i-%03d,지표 %03d\n", i, i)
	}
	page := v.follow(v.importDefinitions(v.definitionsForm(), table))
	source := "/sources/" + page.Path[strings.Index(page.Path, "=")+1:]
	a := v.get(source)
	a.says("이 출처에서 나온 사실 130건", "지표 049", "지표 80개 더")
	a.saysNot("지표 050")
	if !a.links()[page.Path] {
		t.Errorf("the page does not lead to %s", page.Path)
	}
	var whole struct{ Facts []struct{ ID string } }
	v.json(source+".json", &whole)
	if len(whole.Facts) != 130 {
		t.Errorf("the data have %d facts", len(whole.Facts))
	}
}
