package chart_test

import (
	"testing"

	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/registry"
)

func TestLabelsOfTilesAreTheNamesThatPeopleUse(t *testing.T) {
	for name, want := range map[string]string{
		"안양시": "안양", "중구": "중구", "의정부시": "의정부", "서귀포시": "서귀포", "부산진구": "부산진", "서울특별시": "서울", "부산광역시": "부산",
		"경기도": "경기", "경상남도": "경남", "충청북도": "충북", "강원특별자치도": "강원", "세종특별자치시": "세종", "전남광주통합특별시": "전남광주", "제주특별자치도": "제주",
		"전라남도": "전남", "Anyang-si": "Anya", "Jung-gu": "Jung", "Seoul": "Seou", "": "", "York": "York",
	} {
		if got := chart.TileLabel(name); got != want {
			t.Errorf("%s is %q on a tile, want %q", name, got, want)
		}
	}
}

func TestEveryMunicipalityOfKoreaFitsOnItsTile(t *testing.T) {
	korea := registry.Korea()
	for _, places := range []map[string]boundary.Tile{boundary.KoreanMunicipalities(), boundary.KoreanProvinces()} {
		for id := range places {
			g, ok := korea.Get(id)
			if !ok {
				t.Errorf("there is no %s", id)
			}
			if n := len([]rune(chart.TileLabel(g.Current().Name))); n < 2 || n > 4 {
				t.Errorf("%s is %q on its tile", id, chart.TileLabel(g.Current().Name))
			}
		}
	}
}
