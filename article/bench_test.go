package article_test

import (
	"os"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/registry"
)

func BenchmarkNewReader(b *testing.B) {
	reg := registry.Korea()
	for b.Loop() {
		article.NewReader(reg)
	}
}

func BenchmarkRead(b *testing.B) {
	text, err := os.ReadFile("testdata/articles/honours.txt")
	if err != nil {
		b.Fatal(err)
	}
	r := article.NewReader(registry.Korea())
	in := article.Input{Text: strings.ReplaceAll(string(text), "가람시", "안양시"), Published: bonbogi.MustDate("2024-06-30")}
	b.SetBytes(int64(len(in.Text)))
	for b.Loop() {
		if _, err := r.Read(b.Context(), in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadTenMegabytes reads texts as long as are taken: ordinary sentences, one sentence without an
// end, and quotation marks without number. Its time per byte must be near that of an article.
func BenchmarkReadTenMegabytes(b *testing.B) {
	r := article.NewReader(registry.Korea())
	for name, piece := range map[string]string{
		"sentences": "안양시는 ‘2024년 물길 평가’에서 우수기관으로 뽑혔다. 춘천시 직원들이 벤치마킹하러 안양시를 방문했다.\n",
		"endless":   "안양시와 수원시 그리고 ‘물길 평가’ 우수기관 ",
		"quotes":    "‘안’ “양” '시' ",
		"letters":   "가",
		"digits":    "1일 2회 ",
	} {
		b.Run(name, func(b *testing.B) {
			in := article.Input{Text: strings.Repeat(piece, article.Limit/len(piece))}
			b.SetBytes(int64(len(in.Text)))
			for b.Loop() {
				if _, err := r.Read(b.Context(), in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
