package exchange_test

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkAThousandPracticesOfOneOwner brings them in one after the other. Each cites a press release of its own.
func BenchmarkAThousandPracticesOfOneOwner(b *testing.B) {
	for b.Loop() {
		c := collection(b, "")
		for i := range 1000 {
			text := strings.NewReplacer("p-1", fmt.Sprint("p-", i), "안심귀가", fmt.Sprint("안심귀가 ", i)).Replace(small)
			take(b, c, text+fmt.Sprintf("steps: [뽑기 %d, 만나기, 돕기]\nsources: [{title: 보도 %d, url: 'https://n.example/%d'}]\n", i, i, i), false)
		}
	}
}
