package web_test

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

func TestAPracticeThatContradictsItselfIsKeptAndSaysSo(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	p := practiceOf(t, s, "practice-anyang-safe-return")
	at, v := "/practices/"+p.ID, s.visitor("ko")
	v.get(at).saysNot("앞뒤가 맞지 않는 기록")
	form := with(v.get(at+"/edit").form(at+"/edit"), "status", "running", "started", "2019", "ended", "2021-03", "who", "박바다")
	v.follow(v.post(at+"/edit", form)).says("앞뒤가 맞지 않는 기록", "끝난 날이 지났습니다")
	v.get(at + "/edit").says("끝난 날이 지났습니다")
	s.visitor("en").get(at).says("The record contradicts itself")
	var twin struct{ Contradictions []bonbogi.Contradiction }
	v.json(at+".json", &twin)
	if len(twin.Contradictions) != 1 || twin.Contradictions[0] != bonbogi.ContradictionOver {
		t.Errorf("the twin says %v", twin.Contradictions)
	}
	form = with(v.get(at+"/edit").form(at+"/edit"), "status", "ended", "who", "박바다")
	v.follow(v.post(at+"/edit", form)).saysNot("앞뒤가 맞지 않는 기록")
	if got, err := store.Get[bonbogi.Practice](t.Context(), s.db, p.ID); err != nil || got.Status != bonbogi.PracticeEnded {
		t.Errorf("%s, %v", got.Status, err)
	}
}
