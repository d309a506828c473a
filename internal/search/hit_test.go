package search

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatWasFoundIsMarked(t *testing.T) {
	long := strings.Repeat("이 문장은 앞에 서 있을 뿐이다. ", 30)
	ix := open(t, "", append(collection(),
		Document{ID: "long", Title: "긴 글", Body: long + "그런데 안양시는 ‘청년 창업펀드’로\n\n기업을 도왔다. " + long},
		Document{ID: "names", Title: "춘천시", Names: []string{"강원특별자치도 춘천시", "Chuncheon-si"}, Body: "호수의 도시."},
		Document{ID: "right", Title: "장애인 인권", Body: "장애 인권 교육을 했다."},
	)...)
	for _, c := range []struct{ query, id, title, name, snippet string }{
		{"청년창업펀드", "fund", "[청년창업펀드] 조성", "", "안양시는 921억 원의 [청년창업펀드]를 만들어 [청년] 기업에 투자했다."},
		{"청년창업펀드", "apart", "지역 투자", "", "[청년 창업]을 위한 [펀드]가 있다. [청년 창업 펀드]는 모두 열 개다."},
		{"청년창업펀드 기업을 도왔다", "long", "긴 글", "", "… 그런데 안양시는 ‘[청년 창업펀드]’로 [기업]을 [도왔다]."},
		{"chuncheon", "names", "춘천시", "[Chuncheon]-si", "호수의 도시."},
		{"ㅊㅊ", "names", "[춘천]시", "", "호수의 도시."},
		{"역사", "hanja", "安養市 승격 50년", "", "시의 [역사]([歷史])를 적는다."},
		{"장애인", "right", "[장애인] 인권", "", "장애 인권 교육을 했다."},
		{"ai", "ai", "[AI]기반 CCTV관제", "", "2021년에 5G 망을 깔고 [AI] 기반으로 관제한다."},
	} {
		r, err := ix.Search(t.Context(), Query{Text: c.query, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, h := range r.Hits {
			if h.ID != c.id {
				continue
			}
			found = true
			if got := text(h.Title); got != c.title {
				t.Errorf("%s: the title is %s, not %s", c.query, got, c.title)
			}
			if got := text(h.Name); got != c.name {
				t.Errorf("%s: the name is %s, not %s", c.query, got, c.name)
			}
			if got := text(h.Snippet); !strings.HasPrefix(got, c.snippet) {
				t.Errorf("%s: the snippet is %s, not %s", c.query, got, c.snippet)
			}
		}
		if !found {
			t.Errorf("%s does not find %s, but %s", c.query, c.id, ids(r))
		}
	}
}

func TestTheDocumentsTellWhetherAnEndingBelongsToTheNoun(t *testing.T) {
	ix := open(t, "", append(collection(),
		Document{ID: "home", Title: "밤길", Body: "시는 안전귀가 서비스를 한다. 늦은 귀가를 돕는다. 안전을 지킨다."},
		Document{ID: "net", Title: "전산망이 멈췄다", Body: "전산망은 곧 돌아왔다. 청소년이 왔다. 청소년을 만났다."},
	)...)
	for _, c := range []struct{ query, id, marked string }{
		{"안전귀가", "home", "[안전귀가]"}, {"안전귀가를", "home", "[안전귀가]"}, {"청소년이", "net", "[청소년]이"}, {"전산망이", "net", "[전산망]은"}, {"청년이", "other", "[청년]이"},
	} {
		r, err := ix.Search(t.Context(), Query{Text: c.query, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(r.Hits, func(h Hit) bool { return h.ID == c.id })
		if i < 0 {
			t.Errorf("%s does not find %s", c.query, c.id)
		} else if got := text(r.Hits[i].Snippet); !strings.Contains(got, c.marked) {
			t.Errorf("%s is marked in %s, not as %s", c.query, got, c.marked)
		}
	}
}

func TestAWrongLetterIsCorrectedAndTold(t *testing.T) {
	ix := open(t, "", collection()...)
	for _, c := range []struct{ query, searched string }{
		{"편드", "펀드"}, {"도서곤 야간", "도서관 야간"}, {"청년창업편드 조성", "청년창업펀드 조성"}, {"정챡을", "정책을"}, {"서도관", "도서관"},
		{"펀드", ""}, {"청년의 창업", ""}, {"없는말", ""}, {`"편드"`, ""},
	} {
		r, err := ix.Search(t.Context(), Query{Text: c.query})
		if err != nil || r.Searched != c.searched {
			t.Errorf("%s was searched as %q, not %q (%v)", c.query, r.Searched, c.searched, err)
		}
		if r, _ := ix.Search(t.Context(), Query{Text: c.query, AsTyped: true}); r.Searched != "" {
			t.Errorf("%s was searched as %q, against what was asked", c.query, r.Searched)
		}
	}
}

func TestFiltersAndExclusionsHold(t *testing.T) {
	ix := open(t, "", collection()...)
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Text: "청년", Kinds: []string{"practice"}}, "fund apart other"},
		{Query{Text: "청년", Governments: []string{"goyang"}}, "apart other"},
		{Query{Text: "청년", Topics: []string{"youth"}}, "fund"},
		{Query{Text: "청년", YearFrom: 2022}, "apart other"},
		{Query{Text: "청년", YearFrom: 2021, YearTo: 2022}, "fund apart"},
		{Query{Text: "청년", YearTo: 2021, Kinds: []string{"practice", "source"}}, "fund"},
		{Query{Text: "청년 -펀드", Kinds: []string{"practice"}}, "other"},
		{Query{Text: `청년 -"열 개"`, Kinds: []string{"practice"}}, "fund other"},
		{Query{Text: "청년", Kinds: []string{"award"}}, ""},
		{Query{Text: "청년", YearFrom: 3000}, ""},
	} {
		r, err := ix.Search(t.Context(), c.q)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range strings.Fields(c.want) {
			if !strings.Contains(" "+ids(r)+" ", " "+id+" ") {
				t.Errorf("%+v finds %q, not %q", c.q, ids(r), c.want)
			}
		}
		if n := len(strings.Fields(c.want)); len(r.Hits) != n || r.Total != n || r.Estimated {
			t.Errorf("%+v finds %q of %d, not %q", c.q, ids(r), r.Total, c.want)
		}
	}
}

func TestPagesFollowOneAnother(t *testing.T) {
	ix := open(t, "", collection()...)
	all, err := ix.Search(t.Context(), Query{Text: "청년", Limit: 100})
	if err != nil || len(all.Hits) != 43 || all.Total != 43 || all.Estimated {
		t.Fatalf("%d hits of %d, %v", len(all.Hits), all.Total, err)
	}
	for at := 0; at < 50; at += 7 {
		r, err := ix.Search(t.Context(), Query{Text: "청년", Limit: 7, Offset: at})
		if err != nil || r.Total != 43 {
			t.Fatal(r.Total, err)
		}
		for i, h := range r.Hits {
			if h.ID != all.Hits[at+i].ID {
				t.Errorf("hit %d is %s, and was %s", at+i, h.ID, all.Hits[at+i].ID)
			}
		}
	}
}
