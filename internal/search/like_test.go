package search

import "testing"

func TestLikeFindsWhatIsAboutTheSame(t *testing.T) {
	ix := open(t, "", collection()...)
	d, ok, err := ix.Get(t.Context(), "fund")
	if err != nil || !ok || d.Title != "청년창업펀드 조성" || d.Year != 2021 || d.Topics[0] != "youth" {
		t.Fatalf("got %+v, %v, %v", d, ok, err)
	}
	hits, err := ix.Like(t.Context(), d, Query{Kinds: []string{"practice"}})
	if err != nil || len(hits) == 0 || hits[0].ID != "apart" {
		t.Errorf("like the fund are %+v, %v", hits, err)
	}
	for _, h := range hits {
		if h.ID == "fund" || h.Kind != "practice" {
			t.Errorf("%s is like itself, or no practice", h.ID)
		}
	}
	if _, ok, err := ix.Get(t.Context(), "nobody"); ok || err != nil {
		t.Errorf("there is a document that was never put: %v", err)
	}
}

func TestNearFindsTheSameTextToldTwice(t *testing.T) {
	docs := collection()
	docs = append(docs, Document{ID: "copy", Kind: "source", Title: "청년 창업펀드 조성", Body: "안양시는 921억원의 청년창업펀드를 만들어, 청년기업에 투자했다. 그랬다."})
	ix := open(t, "", docs...)
	near, err := ix.Near(t.Context(), docs[2], 0, Query{})
	if err != nil || len(near) != 1 || near[0].Hit.ID != "copy" || near[0].Similarity < 0.7 || near[0].Similarity >= 1 {
		t.Errorf("near the fund is %+v, %v", near, err)
	}
	near, err = ix.Near(t.Context(), Document{ID: "x", Title: docs[7].Title, Body: docs[7].Body}, 0.9, Query{Limit: 40})
	if err != nil || len(near) != 40 || near[0].Similarity != 1 {
		t.Errorf("%d of 40 copies were found: %v", len(near), err)
	}
}
