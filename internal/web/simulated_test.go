package web_test

import (
	"archive/zip"
	"io"
	"net/url"
	"strings"
	"testing"
)

// unzipped is all that a workbook holds.
func unzipped(t *testing.T, book string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err == nil {
			_, err = io.Copy(&all, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// All indicators of the tests are simulated: no page, twin, table or picture with their values goes without the mark.
func TestNothingSimulatedLeavesWithoutItsMark(t *testing.T) {
	t.Parallel()
	s := measured(t)
	v := s.visitor("ko")
	set := v.follow(v.post(v.get("/peers?government=kr-gangwon-chuncheon").keeps(), url.Values{"name": {"닮은 곳"}, "who": {"이하늘"}, "token": {"one"}})).Path
	for _, at := range []string{
		"/compare?government=춘천시&indicator=nursery&with=accidents", "/compare?government=춘천시&indicator=nursery&peers=level", "/peers?government=춘천시", "/peers/models?government=춘천시",
		"/governments/kr-gangwon-chuncheon/standing", "/governments/kr-gangwon-chuncheon", "/indicators/nursery", "/indicators", set,
	} {
		at = escaped(at)
		page := v.get(at)
		page.says("가상")
		path, query, _ := strings.Cut(at, "?")
		if a := v.get(path + ".json?" + query); !strings.Contains(a.Body, `"simulated": true`) {
			t.Errorf("%s is not marked", a.Path)
		}
		files := []string{path + ".csv?" + query, path + ".xlsx?" + query}
		for link := range page.links() {
			if strings.Contains(link, "picture=") && !strings.Contains(link, ".png") {
				files = append(files, link)
			}
		}
		for _, file := range files {
			a := v.ask(file)
			if a.Status == 404 && !strings.Contains(file, "picture") {
				continue // a page without a table
			}
			body := a.Body
			if strings.Contains(file, ".xlsx") {
				body = unzipped(t, body)
			}
			if a.Status != 200 || !strings.Contains(body, "simulated") && !strings.Contains(body, "가상") {
				t.Errorf("%s is not marked: status %d", file, a.Status)
			}
		}
	}
}

// Among towns that simulated values say are alike, a value that was measured stands beside what was simulated.
func TestAGroupFoundBySimulatedValuesSaysSoBesideMeasuredOnes(t *testing.T) {
	t.Parallel()
	s := measured(t)
	v := s.visitor("ko")
	v.follow(v.run(v.sendTable("fires.csv", "시군구,연도,화재 건수(건)\n춘천시,2025,10\n원주시,2025,12\n강릉시,2025,9\n")))
	v.get(escaped("/compare?government=춘천시&peers=general&indicator=화재 건수")).says("가상의 값으로 찾은 집단")
	v.get(escaped("/compare?government=춘천시&peers=level&indicator=화재 건수")).saysNot("가상의 값으로 찾은 집단")
	v.get(escaped("/compare?government=춘천시&peers=general&indicator=nursery")).saysNot("가상의 값으로 찾은 집단")
	if svg := v.get(escaped("/compare.svg?government=춘천시&peers=general&indicator=화재 건수&picture=bars")).Body; !strings.Contains(svg, "가상의 값으로 찾은 집단") {
		t.Error("the picture does not say by what the group was found")
	}
}
