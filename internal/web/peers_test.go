package web_test

import (
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
	csv := v.get(escaped("/peers.csv?government=춘천시")).Body
	if lines := strings.Split(strings.TrimSpace(csv), "\r\n"); len(lines) != 8 || !strings.HasPrefix(lines[0], "\ufeffrank,id,name,distance,share_") {
		t.Errorf("the download is\n%s", csv)
	}
}
