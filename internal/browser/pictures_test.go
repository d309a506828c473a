package browser_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var updatePictures = flag.Bool("update-pictures", false, "make the pictures of docs/pictures anew")

// TestPictures makes the pictures of the README from the running program, or sees that they are there.
func TestPictures(t *testing.T) {
	folder := filepath.Join("..", "..", "docs", "pictures")
	if !*updatePictures {
		for _, name := range []string{"front.png", "government.png", "practice.png", "review.png", "compare.png"} {
			info, err := os.Stat(filepath.Join(folder, name))
			if err != nil {
				t.Errorf("%v; make it by go test ./internal/browser -run Pictures -update-pictures", err)
			} else if info.Size() > 300_000 {
				t.Errorf("%s has %d bytes: too many for a README", name, info.Size())
			}
		}
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	s := measured(t)
	waiting := s.read(t)
	w := s.tab(t, chromium(t), desk.in("ko"))
	for _, p := range []struct {
		place
		height float64
	}{
		{place{"front", "/"}, 1000},
		{place{"government", "/governments/kr-gyeonggi-anyang"}, 1400}, // down to what is claimed and what is on record
		{place{"practice", "/practices/practice-anyang-safe-return"}, 1200},
		{place{"review", "/read/" + waiting}, 1000},
		{place{"compare", "/compare?government=kr-gangwon-chuncheon&indicator=simulated-youth-employment"}, 1300},
	} {
		w.open(p.path)
		w.picture(filepath.Join(folder, p.name+".png"), p.height)
	}
}
