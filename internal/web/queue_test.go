package web_test

import (
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
)

// Three articles: the host's and the guest's on one visit, with two days, and one of a town's prize.
var sameVisit = []struct{ text, title, published string }{
	{"성남시는 지난 14일 순천시 관계 공무원들이 벤치마킹을 위해 성남시 안전총괄과를 방문했다고 밝혔다.", "성남시에 발길", "2025-07-20"},
	{"순천시는 지난 15일 골목길 안전을 배우기 위해 성남시를 방문해 벤치마킹했다고 밝혔다.", "순천시, 성남시에서 배운다", "2025-07-21"},
	{"성남시는 행정안전부가 주관한 ‘2024년 재난관리평가’에서 우수기관으로 선정됐다고 밝혔다.", "성남시 우수기관", "2025-07-22"},
}

type queueTwin struct {
	Total int
	Items []waitingTwin
}

type waitingTwin struct {
	ID, Source string
	Kind       bonbogi.Kind
	Told       []struct{ Proposal, Source, Title string }
	Differ     []struct{ Field string }
}

func TestFactsOfSeveralArticlesAreDecidedOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		var sources []string
		for _, a := range sameVisit {
			sources = append(sources, v.paste(t, a.text, "title", a.title, "published", a.published))
		}
		var queue queueTwin
		v.json("/read/queue.json", &queue)
		if queue.Total != 2 {
			t.Fatalf("%d facts wait, want 2: %+v", queue.Total, queue.Items)
		}
		at := slices.IndexFunc(queue.Items, func(w waitingTwin) bool { return w.Kind == bonbogi.KindVisit })
		visit := queue.Items[at]
		if len(visit.Told) != 2 || len(visit.Differ) != 1 || visit.Differ[0].Field != "날짜" {
			t.Fatalf("the visit is told as %+v", visit)
		}
		page := v.get("/read/queue")
		sound(t, page, "ko")
		page.says("글마다 다르게 말합니다", "7월 14일", "7월 15일", "성남시에 발길", "순천시, 성남시에서 배운다")
		v.get("/read/" + sources[0]).says("다른 글 1건도 같은 사실을 말합니다")
		for address, want := range map[string]int{"?kind=visit": 1, "?kind=claim": 0, "?government=순천시": 1, "?government=안양시": 0, "?sort=-sources": 2, "?sort=at": 2} {
			v.json("/read/queue.json"+escaped(address), &queue)
			if queue.Total != want {
				t.Errorf("%s: %d wait, want %d", address, queue.Total, want)
			}
		}

		// A decision without a name or without a fact changes nothing.
		form := page.form("/read/queue?sort=-confidence")
		form.Del("pick") // the prize is ticked beforehand
		for _, bad := range [][]string{{"who", "", "pick", visit.ID}, {"who", "이하늘"}} {
			if a := v.post("/read/queue", with(form, append(bad, "action", "accept")...)); a.Status != 400 {
				t.Errorf("%q is answered by %d", bad, a.Status)
			}
		}
		v.follow(v.post("/read/queue", with(form, "who", "이하늘", "pick", visit.ID, "action", "accept")))
		v.json("/read/queue.json", &queue)
		if n := s.counts(); n[bonbogi.KindVisit] != 1 || queue.Total != 1 {
			t.Fatalf("%d visits, %d facts wait", n[bonbogi.KindVisit], queue.Total)
		}
		for _, source := range sources[:2] {
			if p := v.proposals(source)[0]; p.State != "accepted" || p.By != "이하늘" {
				t.Errorf("%+v", p)
			}
		}
		v.get("/visits").says("7월 14일")
	})
}

func TestAnArticleThatTellsOfAnotherFactIsParted(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	v := s.visitor("en")
	for _, a := range sameVisit[:2] {
		v.paste(t, a.text, "title", a.title, "published", a.published)
	}
	var queue queueTwin
	v.json("/read/queue.json", &queue)
	other := queue.Items[0].Told[1]
	form := with(v.get("/read/queue").form("/read/queue?sort=-confidence"), "who", "이하늘", "action", "part")
	v.follow(v.post("/read/"+other.Source+"/"+other.Proposal, form)).says("2 facts wait")
	v.follow(v.post("/read/"+other.Source+"/"+other.Proposal, with(form, "action", "reject"))).says("1 fact waits")
	v.json("/read/queue.json", &queue)
	if queue.Total != 1 || len(queue.Items[0].Told) != 1 {
		t.Errorf("%+v waits", queue)
	}
	if n := s.counts(); n[bonbogi.KindVisit] != 0 {
		t.Errorf("%d visits", n[bonbogi.KindVisit])
	}
}
