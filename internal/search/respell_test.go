package search

import (
	"strings"
	"testing"
)

func TestAQueryOfUnknownWordsAloneSeeksFewOfThem(t *testing.T) {
	ix := open(t, "", collection()...)
	for _, word := range []string{"뷁쉛퀡 ", "qqxzzj "} {
		p, err := ix.now.Load().plan(parse(strings.Repeat(word, maxUnits)), Query{})
		if err != nil {
			t.Fatal(err)
		}
		if p.sought == 0 || p.sought > maxSought {
			t.Errorf("for %d words of %d a likely one was sought", p.sought, maxUnits)
		}
	}
}
