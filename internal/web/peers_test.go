package web_test

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestPeersAreFoundAndExplained(t *testing.T) {
	t.Parallel()
	s := measured(t)
	v := s.visitor("ko")
	page := v.get(escaped("/peers?government=춘천시"))
	sound(t, page, "ko")
	page.says("춘천시와 닮은 곳", "가장 닮은 곳은", "비슷합니다", "2025년 값으로", "값이 없어 견주지 못한 4곳", "연천군", "가상의 값입니다")
	if n := len(page.all("tbody")); n < 3 || len(all(page.all("tbody")[0], "tr")) != 7 {
		t.Errorf("%d tables", n)
	}
	if page := v.get(escaped("/peers?government=춘천시&method=mahalanobis")); !strings.Contains(string(page.Body), "서로에게서 짐작되는 만큼 한 번만") {
		t.Error("how Mahalanobis differs is not said")
	}
	csv := v.get(escaped("/peers.csv?government=춘천시")).Body
	if lines := strings.Split(strings.TrimSpace(csv), "\r\n"); len(lines) != 8 || !strings.HasPrefix(lines[0], "\ufeffrank,id,name,distance,share_") {
		t.Errorf("the download is\n%s", csv)
	}
}

func TestRefusalsCallGovernmentsAndIndicatorsByTheirNames(t *testing.T) {
	t.Parallel()
	s := measured(t)
	v := s.visitor("ko")
	page := v.get(escaped("/peers?government=연천군&year=2025&indicators=population,elderly"))
	page.says("연천군에 필요한 값이 없어", "인구 (가상), 고령인구 비율 (가상)")
	s.visitor("en").get(escaped("/peers?government=연천군&year=2025&indicators=population,elderly")).says("Yeoncheon-gun lacks values", "Population (simulated)")
	v.get(escaped("/compare?government=춘천시&indicator=nursery&year=1999")).says("‘공공보육 이용률 (가상)’의 값은 2016부터 2025까지 있고 1999에는 없습니다")
	if text := page.text(); strings.Contains(text, "elderly") || strings.Contains(text, "kr-") {
		t.Errorf("the refusal shows an ID: %s", text)
	}
}

// keeps is where a page of peers sends them to be kept.
func (a *answer) keeps() (at string) {
	for _, f := range a.all("form") {
		if attr(f, "method") == "post" && strings.HasPrefix(attr(f, "action"), "/peersets?") {
			at = attr(f, "action")
		}
	}
	return at
}

func TestAGroupOfPeersIsKeptAndHeldAgainstNewValues(t *testing.T) {
	t.Parallel()
	s := measured(t)
	v := s.visitor("ko")
	page := v.get(escaped("/peers?government=춘천시&year=2024"))
	at := page.keeps()
	form := url.Values{"name": {"우리와 닮은 일곱 곳"}, "who": {"이하늘"}, "token": {"one"}}
	kept := v.follow(v.post(at, form))
	kept.says("우리와 닮은 일곱 곳", "2024년 값으로 찾은", "지금도 그런가", "가장 새로운 2025년 값으로", "1판")
	sound(t, kept, "ko")
	if again := v.follow(v.post(at, form)); again.Path != kept.Path {
		t.Errorf("a form that is sent twice makes %s beside %s", again.Path, kept.Path)
	}
	if refused := v.post(at, url.Values{"name": {"x"}}); refused.Status != 400 {
		t.Errorf("nobody keeps it: status %d", refused.Status)
	}
	set := strings.TrimPrefix(kept.Path, "/peersets/")
	v.get(escaped("/compare?government=춘천시&indicator=nursery&peers="+set)).says("우리와 닮은 일곱 곳", "1판")
	v.get(escaped("/peersets?government=춘천시")).says("비교집단 1개", "우리와 닮은 일곱 곳")
	v.get("/peersets/" + set + "/history").says("이하늘")
	sound(t, v.get("/peersets/"+set+"/edit"), "ko")
	for _, language := range []string{"ko", "en"} {
		models := s.visitor(language).get(escaped("/peers/models?government=춘천시&model=general&model=general~mahalanobis&model=population,area:2&model=never"))
		sound(t, models, language)
		sound(t, s.visitor(language).get("/peers/models"), language)
		sound(t, s.visitor(language).get("/peersets"), language)
		sound(t, s.visitor(language).get("/peersets/"+set), language)
	}
	models := v.get(escaped("/peers/models?government=춘천시"))
	models.says("춘천시와 닮은 곳: 여러 방법으로", "방법끼리 얼마나 맞나")
	for _, page := range []*answer{models, v.get("/peersets/" + set)} {
		files := slices.DeleteFunc(slices.Sorted(maps.Keys(page.links())), func(link string) bool {
			return !strings.Contains(link, ".csv") && !strings.Contains(link, ".xlsx")
		})
		if len(files) != 2 {
			t.Errorf("%s leads to the files %q", page.Path, files)
		}
		for _, file := range files {
			v.get(file)
		}
	}
	for _, link := range slices.Sorted(maps.Keys(models.links())) {
		switch {
		case strings.HasPrefix(link, "/compare?"):
			v.get(link+"&indicator=nursery").says("춘천시", "직접 고른 ")
		case strings.HasPrefix(link, "/peersets/new?"):
			if form := v.get(link).form("/peersets/new"); form.Get("government") == "" || !strings.Contains(form.Get("members"), "\n") {
				t.Errorf("%s fills the form with %v", link, form)
			}
		}
	}
}

func TestABandThatIsNoNumberIsRefused(t *testing.T) {
	t.Parallel()
	v := measured(t).visitor("ko")
	for _, factor := range []string{"NaN", "1e309", "-1"} {
		var got struct{ Refusal struct{ Message string } }
		v.json(escaped("/peers.json?government=춘천시&population=population&low="+factor), &got)
		if !strings.Contains(got.Refusal.Message, "범위") {
			t.Errorf("low=%s: %+v", factor, got)
		}
	}
}

func TestAPersonChoosesAGroupByHand(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		form := v.get("/peersets/new?government=kr-gangwon-chuncheon").form("/peersets/new")
		v.get("/peersets/new").saysNot("대회나 평가")
		if got := form.Get("government"); got != "강원특별자치도 춘천시" || form.Get("year") != "2026" {
			t.Errorf("the form begins with %v", form)
		}
		a := v.post("/peersets/new", with(form, "members", "원주시\n고성군", "name", "", "note", "", "who", "이하늘"))
		if a.Status != 400 {
			t.Errorf("status %d", a.Status)
		}
		a.says("어느 곳인지 알 수 없습니다", "4곳을 다시 확인해 주세요")
		again := with(a.form("/peersets/new"), "members", "원주시, 강릉시\r\n경상남도 고성군", "name", "호수가 있는 곳", "note", "호수를 함께 가꾼다")
		if a := v.post("/peersets/new", with(again, "members", strings.Repeat("가", 50_000))); a.Status != 400 || len(a.problemAt("members")) > 10_000 {
			t.Errorf("a name without end: status %d, %d bytes", a.Status, len(a.problemAt("members")))
		}
		if a := v.post("/peersets/new", with(again, "year", "")); a.Status != 400 || a.problemAt("year") == "" {
			t.Errorf("a group of no year: status %d, %q", a.Status, a.problems())
		}
		page := v.follow(v.post("/peersets/new", again))
		page.says("호수가 있는 곳", "춘천시와 견주려고 직접 고른 3곳", "원주시", "호수를 함께 가꾼다", "직접 고른 곳", "다시 찾을 기준이 없습니다")
		page.says("고른 3곳")
		page.saysNot("거리", "유클리드", "닮은 3곳")
		v.get("/peersets").says("호수가 있는 곳", "직접 고른 곳")
		en := s.visitor("en").get(page.Path)
		sound(t, en, "en")
		en.says("3 governments that somebody chose")
		if csv := v.get(page.Path + ".csv").Body; !strings.Contains(csv, "kr-gyeongnam-goseong") || strings.Contains(csv, "distance") {
			t.Errorf("the download is %s", csv)
		}
		v.follow(v.post(page.Path+"/edit", with(v.get(page.Path+"/edit").form(page.Path+"/edit"), "name", "호수 마을", "note", "", "who", "이하늘"))).says("호수 마을", "2판", "원주시")
	})
}
