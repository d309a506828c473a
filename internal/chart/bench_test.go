package chart_test

import (
	"io"
	"testing"

	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/internal/chart"
)

func BenchmarkBarsOf311(b *testing.B) {
	p := bars("b", 311, true)
	for b.Loop() {
		p.Draw(chart.Wide).Inline()
	}
}

func BenchmarkNarrowBarsOf311(b *testing.B) {
	p := bars("b", 311, true)
	for b.Loop() {
		p.Draw(chart.Narrow).Inline()
	}
}

func BenchmarkTrendOf25Periods(b *testing.B) {
	p := trend("t", 25, true)
	for b.Loop() {
		p.Draw(chart.Wide).Inline()
	}
}

func BenchmarkPNGOf31Bars(b *testing.B) {
	fonts, err := chart.FindFonts("")
	if err != nil {
		b.Fatal(err)
	}
	s := bars("b", 31, true).Draw(chart.Wide)
	for b.Loop() {
		if err := s.PNG(b.Context(), io.Discard, fonts, false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMapOfKorea(b *testing.B) {
	m := country(b, "kr-boundaries/municipality_202406_mois_topo.json", "muni", "code", "name", "41170", true)
	for b.Loop() {
		m.Draw(chart.Wide).Inline()
	}
}

func BenchmarkTilesOfKorea(b *testing.B) {
	m := tiles(boundary.KoreanMunicipalities(), "kr-gyeonggi-anyang", true)
	for b.Loop() {
		m.Draw(chart.Wide).Inline()
	}
}
