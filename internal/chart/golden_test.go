package chart_test

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi/internal/chart"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	look   = flag.String("look", "", "a folder in which to leave every sample as SVG and PNG, for the eye")
)

var layouts = map[string]chart.Layout{"wide": chart.Wide, "narrow": chart.Narrow}

func TestEachKindIsDrawnAsBefore(t *testing.T) {
	for name, p := range samples() {
		for width, l := range layouts {
			file := name + "-" + width + ".svg"
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				got := p.Draw(l).SVG()
				if again := p.Draw(l).SVG(); !bytes.Equal(got, again) {
					t.Error("drawn twice it differs")
				}
				golden := filepath.Join("testdata", "golden", file)
				if *update {
					if err := os.WriteFile(golden, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(string(want), string(got)); d != "" {
					t.Errorf("-want +got:\n%s", d)
				}
			})
		}
	}
}

func TestSamplesAreLeftForTheEye(t *testing.T) {
	if *look == "" {
		t.Skip("no -look folder is named")
	}
	fonts, err := chart.FindFonts("")
	if err != nil {
		t.Fatal(err)
	}
	all := samples()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for width, l := range layouts {
			s := all[name].Draw(l)
			for mode, dark := range map[string]bool{"": false, "-dark": true} {
				var b bytes.Buffer
				if err := s.PNG(t.Context(), &b, fonts, dark); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(*look, name+"-"+width+mode+".png"), b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(filepath.Join(*look, name+"-"+width+".svg"), s.SVG(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
