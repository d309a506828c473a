package chart_test

import (
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/chart"
)

func TestSharesOverOneAreDrawnBesideNegativeOnes(t *testing.T) {
	p := chart.Shares{Frame: frame("shares", true), Variables: []string{"면적", "인구"}, Rows: []chart.ShareRow{{Name: "공주시", Distance: 4.86, Shares: []float64{1.02, -0.02}}}}
	if svg := string(p.Draw(chart.Wide).SVG()); !strings.Contains(svg, "공주시, 면적: 102%") {
		t.Errorf("the bar does not say the share:\n%s", svg)
	}
	if row := p.Table().Rows[0]; row[len(row)-1].Number >= 0 && row[len(row)-2].Number >= 0 {
		t.Errorf("the table hides what is negative: %+v", row)
	}
}
