package web_test

import (
	"testing"
)

// aVisitOfNamesakes is a press release of a guest whose name five cities have a district of.
const aVisitOfNamesakes = `성동구, 스마트쉼터 벤치마킹 줄이어

서울 성동구는 지난 10일 광주 동구 공무원 8명이 성동구청을 방문해 스마트쉼터를 벤치마킹했다고 밝혔다.
`

func TestNamesakesAreToldApartOnEveryPage(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	ko, en := s.visitor("ko"), s.visitor("en")
	source := ko.paste(t, aVisitOfNamesakes, "published", "2026-09-12", "publisher", "성동구", "title", "")
	clear, clearEn := "전남광주통합특별시 동구 → 성동구", "Visit of Dong-gu, Jeonnam-Gwangju to Seongdong-gu"
	ko.get("/read/" + source).says(clear)
	en.get("/read/" + source).says(clearEn)

	proposed := one(t, ko.proposals(source), "visit", "동구")
	card := ko.get("/read/" + source).form("/read/" + source)
	ko.follow(ko.post("/read/"+source+"/"+proposed.ID, with(card, "action", "accept", "who", "이하늘")))
	for _, address := range []string{"/", "/visits", "/sources/" + source, "/governments/kr-seoul-seongdong"} {
		ko.get(address).says("전남광주통합특별시 동구")
		en.get(address).says("Dong-gu, Jeonnam-Gwangju")
	}
	if h1 := words(ko.get("/governments/kr-gwangju-dong").all("h1")[0]); h1 != "전남광주통합특별시 동구" {
		t.Errorf("the page of the district is headed %q", h1)
	}
	ko.get("/governments/kr-incheon-jemulpo").says("이전: 인천광역시 중구")
	// Under its city everybody knows which district is meant.
	ko.get("/governments/kr-jeonnamgwangju").saysNot("전남광주통합특별시 동구")
}

func TestAFormShowsANameThatMeansTheSameGovernmentWhenItIsSent(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	form := with(v.get("/awards/new").form("/awards/new"), "recipient", "강원 고성군", "name", "어느 상", "source_ref", "source-newsright-20210728", "who", "이하늘")
	page := v.follow(v.post("/awards/new", form))
	page.says("강원특별자치도 고성군")
	v.get("/awards").says("강원특별자치도 고성군")

	edit := v.get(page.Path + "/edit").form(page.Path + "/edit")
	if got := edit.Get("recipient"); got != "강원특별자치도 고성군" {
		t.Errorf("the form shows the recipient as %q", got)
	}
	v.follow(v.post(page.Path+"/edit", with(edit, "name", "다른 상", "who", "이하늘")))
	// What the form shows of one record means the same government in another.
	v.follow(v.post("/awards/new", with(form, "recipient", edit.Get("recipient"), "name", "세 번째 상", "token", "another")))
	var twin listed
	v.json("/awards.json?government=kr-gangwon-goseong", &twin)
	if twin.Total != 2 {
		t.Errorf("%d awards of the county, want 2", twin.Total)
	}
}

func TestACountedSetHasItsNumberInEnglish(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	s.visitor("en").get("/").says("16 governments 경기도 16개 시")
	s.visitor("ko").get("/").says("경기도 16개 시")
}
