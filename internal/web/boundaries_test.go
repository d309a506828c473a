package web_test

import (
	"bytes"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
)

// squares is a file of outlines of 강원 as squares beside each other, one of which nobody knows.
func squares() []byte {
	var b bytes.Buffer
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, name := range []string{"춘천시", "원주시", "강릉시", "동해시", "태백시", "속초시", "삼척시", "홍천군", "횡성군", "영월군", "평창군", "정선군", "철원군", "화천군", "양구군", "인제군", "양양군", "없는고을"} {
		if i > 0 {
			b.WriteByte(',')
		}
		x, y := 127+0.3*float64(i%6), 37+0.3*float64(i/6)
		fmt.Fprintf(&b, `{"type":"Feature","properties":{"name":%q,"number":%d},"geometry":{"type":"Polygon","coordinates":[[[%f,%f],[%f,%f],[%f,%f],[%f,%f],[%f,%f]]]}}`,
			name, 900+i, x, y, x+0.3, y, x+0.3, y+0.3, x, y+0.3, x, y)
	}
	b.WriteString(`]}`)
	return b.Bytes()
}

// send sends a form with a file.
func (v *visitor) send(address string, form url.Values, name string, file []byte) *answer {
	v.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for field, values := range form {
		if err := w.WriteField(field, values[0]); err != nil {
			v.t.Fatal(err)
		}
	}
	if file != nil {
		part, err := w.CreateFormFile("file", name)
		if err == nil {
			_, err = part.Write(file)
		}
		if err != nil {
			v.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		v.t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "http://localhost:8080"+address, &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return v.do(r)
}

var aboutOutlines = url.Values{"name": {"강원 경계"}, "valid_from": {"2016"}, "publisher": {"통계청"}, "licence": {"공공누리 1유형"}, "who": {"이하늘"}, "token": {"one"}}

func TestOutlinesAreLookedAtBeforeMapsUseThem(t *testing.T) {
	t.Parallel()
	s := measured(t)
	v := s.visitor("ko")
	v.get("/boundaries").says("올린 경계가 없습니다")
	v.get("/indicators/nursery").says("한 칸이 한 곳입니다")
	page := v.follow(v.send("/boundaries", aboutOutlines, "gangwon.geojson", squares()))
	page.says("구역 18개 가운데 17개가", "쓰지 않음", "이어지지 않은 구역 1개", "없는고을")
	sound(t, page, "ko")
	sound(t, s.visitor("en").get(page.Path), "en")
	v.get("/indicators/nursery").says("한 칸이 한 곳입니다")
	v.get(page.Path + "?property=number").says("구역 18개 가운데 0개가")
	if a := v.post(page.Path, url.Values{"action": {"use"}, "property": {"number"}, "who": {"이하늘"}}); a.Status != 400 {
		t.Errorf("outlines that go with nobody are used: status %d", a.Status)
	}
	used := v.follow(v.post(page.Path, url.Values{"action": {"use"}, "property": {"name"}, "who": {"이하늘"}}))
	used.says("쓰는 중")
	// They are of one province: a map of all has squares, one of the province has them.
	v.get("/indicators/nursery").says("한 칸이 한 곳입니다")
	v.get(escaped("/compare?government=춘천시&indicator=nursery&peers=province")).says("경계: 강원 경계 · 통계청 · 공공누리 1유형")
	v.follow(v.post(page.Path, url.Values{"action": {"withdraw"}, "who": {"이하늘"}})).says("쓰지 않음")
	v.get(escaped("/compare?government=춘천시&indicator=nursery&peers=province")).says("한 칸이 한 곳입니다")
	sound(t, v.get("/boundaries"), "ko")
}

func TestOutlinesThatCannotBeUsedAreRefused(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	for name, file := range map[string][]byte{"cut.geojson": squares()[:500], "points.geojson": []byte(`{"type":"FeatureCollection","features":[]}`), "page.html": []byte("<!doctype html>"), "": nil} {
		a := v.send("/boundaries", aboutOutlines, name, file)
		if a.Status != 400 || len(a.problems()) == 0 {
			t.Errorf("%q: status %d, %q", name, a.Status, a.problems())
		}
		sound(t, a, "ko")
	}
	if a := v.send("/boundaries", url.Values{"name": {"x"}}, "x.geojson", squares()); a.Status != 400 || strings.Count(a.Body, "꼭 적어야 합니다") != 4 {
		t.Errorf("status %d\n%s", a.Status, a.text())
	}
	for field, wrong := range map[string]string{"url": "javascript:alert(1)", "name": strings.Repeat("가", 400)} {
		form := with(maps.Clone(aboutOutlines), field, wrong)
		if a := v.send("/boundaries", form, "gangwon.geojson", squares()); a.Status != 400 || len(a.problems()) == 0 || a.form("/boundaries").Get("publisher") != "통계청" {
			t.Errorf("%s: status %d, %q", field, a.Status, a.problems())
		}
	}
	if a := v.ask("/boundaries/boundary-none"); a.Status != 404 {
		t.Errorf("status %d", a.Status)
	}
}

func TestRealOutlinesFindTheirGovernments(t *testing.T) {
	t.Parallel()
	file, err := os.ReadFile("../../../shared/data/kr-boundaries/sigungu_202406_mois_topo.json")
	if err != nil {
		t.Skip("no shared folder beside the checkout: its boundaries are not read")
	}
	s := measured(t)
	v := s.visitor("ko")
	form := url.Values{"name": {"시군구 2024"}, "valid_from": {"2024-06"}, "publisher": {"행정안전부"}, "licence": {"공공누리 1유형"}, "who": {"이하늘"}, "token": {"one"}}
	page := v.follow(v.send("/boundaries", form, "sigungu.json", file))
	page.says("구역 252개 가운데 252개가")
	post := fields(page.all("form")[len(page.all("form"))-1])
	post.Set("who", "이하늘")
	post.Set("action", "use")
	v.follow(v.post(page.Path, post)).says("쓰는 중")
	v.get("/indicators/nursery").says("경계: 시군구 2024 · 행정안전부")
}
