package search

import (
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi/internal/korean"
)

// endings are what Korean words lose before they are compared: particles, and the endings of verbs made of a noun (지원하는).
type endings struct {
	last [hangulCount]uint8 // the group of endings with this last syllable, 0 if there is none
	byes [][]ending         // the groups, each with its longest first
}

type ending struct {
	r    []rune
	sure bool // a noun does not end so
	rest int  // how many syllables must be left
	fits func(before rune) bool
}

// allEndings is made once and only read then.
var allEndings = sync.OnceValue(func() *endings {
	e := &endings{byes: make([][]ending, 1)}
	for _, s := range korean.Particles() {
		e.particle(s)
	}
	for _, s := range moreParticles {
		e.particle(s)
	}
	for _, s := range verbEndings {
		e.add(ending{r: []rune(s), sure: true, rest: 2, fits: anywhere})
	}
	for _, g := range e.byes {
		slices.SortStableFunc(g, func(a, b ending) int { return len(b.r) - len(a.r) })
	}
	return e
})

// moreParticles are seldom in headings and news, and frequent in questions.
var moreParticles = []string{
	"에게서", "한테", "께서는", "에서만", "에만", "까지의", "부터의", "까지는", "부터는", "까지도", "으로써", "로써", "으로의", "로의", "으로만", "이라도", "라도", "이라는", "라는", "이라고", "이라며", "이란",
	"이다", "입니다", "이고", "이었다", "였다", "이자", "이지만", "들", "들은", "들이", "들을", "들의", "들에게", "들과", "들도", "들로", "적", "적인", "적으로", "마저", "조차", "밖에", "만을", "만이", "뿐만",
	"에서의", "에서나", "에의", "와의", "과의", "보다는", "보다도", "처럼도", "만큼", "대로", "이나마", "이야말로", "든지", "씩",
}

// verbEndings follow a noun that is made a verb: 지원+하는, 선정+됐다.
var verbEndings = []string{
	"하고", "하는", "하며", "하여", "하기", "하게", "하다", "하면", "하면서", "하도록", "하지", "하거나", "하자", "하였다", "하였으며", "하였고", "했다", "했으며", "했고", "했던", "했다고", "했지만", "한다", "한다고", "한다는",
	"합니다", "했습니다", "하겠다", "하겠다고", "하겠습니다", "하기로", "하기도", "하려는", "하려고", "하고자", "하고는", "하였습니다", "해", "해서", "해야", "해온", "한", "할", "함", "함으로써", "하던", "하는데", "하나요", "하는지", "할지", "하지만", "하더라도", "한다면", "하세요",
	"되고", "되는", "되며", "되어", "되기", "되게", "되다", "되면", "되면서", "되도록", "되지", "되거나", "된", "될", "됨", "됐다", "됐으며", "됐고", "되었다", "되었으며", "됩니다", "됐습니다", "돼", "된다", "된다고", "되던", "되었습니다", "됐던", "되어야", "될지",
	"시키고", "시키는", "시키며", "시키기", "시킨", "시킨다", "시켰다", "시킬", "시켜", "시키겠다", "받고", "받는", "받은", "받아", "받았다", "받으며",
}

func closed(c rune) bool   { return isHangul(c) && (c-hangulFirst)%28 != 0 }
func unclosed(c rune) bool { return !isHangul(c) || (c-hangulFirst)%28 == 0 }
func openOrL(c rune) bool  { return unclosed(c) || (c-hangulFirst)%28 == 8 }

// particle adds a particle with what may stand before it: 을 follows a consonant, 를 a vowel.
func (e *endings) particle(s string) {
	r := []rune(s)
	x := ending{r: r, sure: true, rest: 1, fits: anywhere}
	switch r[0] {
	case '은', '을', '이', '과', '으':
		x.fits = closed
	case '는', '를', '가', '와', '라', '였':
		x.fits = unclosed
	case '로':
		x.fits = openOrL
	}
	switch s {
	case "이", "가", "의", "로", "과", "와", "도", "만", "나", "적", "들", "이나", "이자", "이라", "씩", "대로", "라도", "만의", "이고", "에의":
		x.sure, x.rest = false, 2
	case "적인", "적으로", "이다", "보다", "마다", "부터", "까지", "처럼", "만큼", "였다":
		x.rest = 2
	}
	e.add(x)
}

func (e *endings) add(x ending) {
	last := x.r[len(x.r)-1] - hangulFirst
	if e.last[last] == 0 {
		e.last[last] = uint8(len(e.byes))
		e.byes = append(e.byes, nil)
	}
	g := &e.byes[e.last[last]]
	if !slices.ContainsFunc(*g, func(o ending) bool { return string(o.r) == string(x.r) }) {
		*g = append(*g, x)
	}
}

// cut returns how many letters are left of a word without its particle or ending, and whether what was cut cannot belong to it.
func (e *endings) cut(r []rune) (int, bool) {
	c := r[len(r)-1]
	if len(r) < 2 || !isHangul(c) {
		return len(r), false
	}
	for _, x := range e.byes[e.last[c-hangulFirst]] {
		n := len(r) - len(x.r)
		if n < x.rest || !slices.Equal(r[n:], x.r) || !x.fits(r[n-1]) {
			continue
		}
		return n, x.sure
	}
	return len(r), false
}

const (
	hangulFirst = 0xAC00
	hangulCount = 11172
)

func isHangul(c rune) bool { return c >= hangulFirst && c < hangulFirst+hangulCount }

func runeCount(s string) int { return utf8.RuneCountInString(s) }

func anywhere(rune) bool { return true }
