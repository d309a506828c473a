package search

import (
	"strings"
	"testing"
)

// open returns an index in memory with documents.
func open(t testing.TB, dir string, docs ...Document) *Index {
	t.Helper()
	ix, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	if len(docs) == 0 {
		return ix
	}
	if err := ix.Put(t.Context(), docs...); err != nil {
		t.Fatal(err)
	}
	if err := ix.Commit(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	return ix
}

// text joins parts, with what was found in brackets.
func text(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Hit {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func ids(r Result) string {
	var out []string
	for _, h := range r.Hits {
		out = append(out, h.ID)
	}
	return strings.Join(out, " ")
}

// collection is a small library: enough documents that words are known.
func collection() []Document {
	docs := []Document{
		{ID: "anyang", Kind: "government", Title: "안양시", Names: []string{"경기도 안양시", "안양", "Anyang", "Anyang-si"}, Year: 1973},
		{ID: "goyang", Kind: "government", Title: "고양시", Names: []string{"경기도 고양시", "Goyang"}},
		{ID: "fund", Kind: "practice", Title: "청년창업펀드 조성", Body: "안양시는 921억 원의 청년창업펀드를 만들어 청년 기업에 투자했다.", Governments: []string{"anyang"}, Topics: []string{"youth"}, Year: 2021},
		{ID: "apart", Kind: "practice", Title: "지역 투자", Body: "청년 창업을 위한 펀드가 있다. 청년 창업 펀드는 모두 열 개다.", Governments: []string{"goyang"}, Year: 2022},
		{ID: "other", Kind: "practice", Title: "도서관 야간 개방", Body: "도서관은 밤에도 문을 연다. 청년이 많이 온다.", Governments: []string{"goyang"}, Year: 2023},
		{ID: "ai", Kind: "practice", Title: "AI기반 CCTV관제", Body: "2021년에 5G 망을 깔고 AI 기반으로 관제한다."},
		{ID: "hanja", Kind: "source", Title: "安養市 승격 50년", Body: "시의 역사(歷史)를 적는다."},
	}
	for i := range 40 {
		docs = append(docs, Document{ID: "filler" + string(rune('A'+i)), Kind: "source", Title: "소식",
			Body: "청년을 위한 정책이 있다. 창업을 돕는다. 펀드를 만든다. 도서관에서 경기도가 축제를 연다. 청년이 창업한다. 펀드는 크다."})
	}
	return docs
}

func TestSearchFinds(t *testing.T) {
	ix := open(t, "", collection()...)
	for _, c := range []struct{ query, first string }{
		{"청년창업펀드", "fund"},
		{"청년 창업 펀드", "fund apart"},
		{"청년창업 펀드", "fund apart"},
		{"청년창업편드", "fund"},
		{"안양시", "anyang"},
		{"안양", "anyang"},
		{"ㅇㅇㅅ", "anyang"},
		{"ㅇㅇ", "anyang"},
		{"Anyang", "anyang"},
		{"anyang-si", "anyang"},
		{"ANYANG", "anyang"},
		{"도서관의 야간개방", "other"},
		{"AI 기반 CCTV", "ai"},
		{"ＡＩ기반", "ai"},
		{"5G", "ai"},
		{"2021년", "ai"},
		{"안양시 승격", "hanja"},
		{`"열 개다"`, "apart"},
		{`"밤에도 문을"`, "other"},
		{`펀드 -조성 -정책`, "apart"},
		{"도서관", "other"},
		{"ᄃ\u1169서관 야간", "other"},
	} {
		r, err := ix.Search(t.Context(), Query{Text: c.query})
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		if got := ids(r) + " "; !strings.HasPrefix(got, c.first+" ") {
			t.Errorf("%s finds %s, not first %s (%+v)", c.query, clip(got, 100), c.first, r.Corrections)
		}
	}
}
