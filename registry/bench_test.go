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
