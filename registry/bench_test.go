package registry_test

import (
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

func BenchmarkResolve(b *testing.B) {
	r := registry.Korea()
	for name, query := range map[string]string{
		"short": "안양", "whole": "경기도 안양시 만안구", "run together": "광주광역시동구", "code": "41170", "English": "Manan-gu, Anyang-si, Gyeonggi-do",
		"misspelt": "경기도 안앙시", "nothing like it": "없는이름입니다", "long": strings.Repeat("서울강남구", 20),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r.Resolve(query, bonbogi.Date{})
			}
		})
	}
	b.Run("on a day", func(b *testing.B) {
		on := bonbogi.MustDate("2021-07-15")
		for b.Loop() {
			r.Resolve("춘천시", on)
		}
	})
}

// BenchmarkRow is what one row of a table costs before anybody remembers it.
func BenchmarkRow(b *testing.B) {
	r := registry.Korea()
	on := bonbogi.MustDate("2020")
	for name, c := range map[string]struct{ query, parent string }{
		"name and province": {"동구", "부산광역시"}, "whole name": {"경기도 안양시 만안구", ""}, "name of another day": {"춘천시", "강원특별자치도"},
		"English": {"Jangan-gu Suwon-si", "Gyeonggi-do"}, "nothing": {"없는이름", "경기도"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.ResolveIn(c.query, c.parent, on)
			}
		})
	}
	for name, scheme := range map[string]string{"code": registry.SchemeSGIS, "code of any scheme": ""} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.ResolveCode(scheme, "33010", on)
			}
		})
	}
}
