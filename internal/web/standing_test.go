package web_test

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestAGovernmentSeesWhereItStandsInEverything(t *testing.T) {
	t.Parallel()
	s := measured(t)
	for _, language := range []string{"ko", "en"} {
		v := s.visitor(language)
		for _, path := range []string{
			"/governments/kr-gangwon-chuncheon/standing", "/governments/kr-gangwon-chuncheon/standing?peers=level&page=2", "/governments/kr-gyeonggi-yeoncheon/standing?peers=province",
			"/governments/kr-gangwon-chuncheon/standing?topic=없는주제", "/governments/kr-gangwon-chuncheon/standing?peers=kr-gangwon-wonju", "/governments/kr-molit/standing",
			"/governments/kr-gangwon-chuncheon/standing?peers=peerset-none",
		} {
			sound(t, v.get(escaped(path)), language)
		}
	}
	v := s.visitor("ko")
	v.get("/governments/kr-gangwon-chuncheon/standing").says("춘천시의 자리", "순위를 매길 수 있는 지표 6개", "앞선 것", "뒤처진 것", "점수를 하나로 더하지 않습니다", "가상의 값입니다")
	v.get("/").says("닮은 곳들과 견주기")
	v.follow(v.ask(escaped("/governments?q=춘천&to=standing"))).says("춘천시의 자리", "뒤처진 것")
	v.get("/governments/kr-gyeonggi-yeoncheon/standing?peers=province").says("비교집단 2025년", "2024년")
	if a := v.ask("/governments/kr-nowhere/standing"); a.Status != 404 {
		t.Errorf("a government that nobody knows: status %d", a.Status)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(v.get("/governments/kr-gangwon-chuncheon/standing.csv").Body, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 1+len(defined()) || rows[1][len(rows[1])-1] != "yes" {
		t.Errorf("the download has %d rows, %v", len(rows), err)
	}
	var twin struct {
		Answer struct {
			Ranked    int
			Strongest []struct{ Indicator string }
		}
		Rows []struct {
			Cells []struct{ Percentile *float64 }
		}
	}
	v.json("/governments/kr-gangwon-chuncheon/standing.json", &twin)
	if twin.Answer.Ranked != 6 || len(twin.Rows) != len(defined()) || len(twin.Rows[0].Cells) != 8 {
		t.Errorf("the twin is %+v", twin)
	}
	for _, picture := range []string{"strip", "heat", "improved"} {
		if a := v.ask("/governments/kr-gangwon-chuncheon/standing.svg?picture=" + picture); a.Status != 200 && picture != "improved" {
			t.Errorf("%s: %d", picture, a.Status)
		}
	}
}

func TestADatabaseWithoutValuesSaysSo(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	v.get("/governments/kr-gangwon-chuncheon/standing").says("값이 아직 없습니다")
	v.get(escaped("/compare?government=춘천시&indicator=nursery")).says("‘nursery’라는 지표가 없습니다")
}

func TestAGovernmentsPageTellsOfItsFigures(t *testing.T) {
	t.Parallel()
	s := measured(t)
	for _, language := range []string{"ko", "en"} {
		page := s.visitor(language).get("/governments/kr-gangwon-chuncheon")
		sound(t, page, language)
	}
	s.visitor("ko").get("/governments/kr-gangwon-chuncheon").says("닮은 곳들 가운데", "지표 6개 모두 보기", "왜 닮았나", "가상의 값")
	if text := s.visitor("ko").get("/governments/kr-molit").text(); strings.Contains(text, "닮은 곳들 가운데") {
		t.Error("a ministry is compared with municipalities")
	}
}
