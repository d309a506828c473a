package service

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// About is what a service tells beside the values: what becomes the source, and the definitions of indicators.
type About struct {
	Title      string
	Publisher  string
	URL        string // for people; never with a key
	Licence    string
	Indicators []bonbogi.Indicator // in the order in which they came; IDs are those in the entries
	LeftOut    map[string]int      // values that are of no government, by what they are of: the country, groups
	Without    []string            // what was asked for and has no value at all

	at      map[string]int               // in Indicators
	codes   map[string]map[string]string // table → code → name, of governments
	schemes map[string]string            // table → whose codes it has
}

func newAbout() *About {
	return &About{LeftOut: map[string]int{}, at: map[string]int{}, codes: map[string]map[string]string{}}
}

// title adds the name of a table to that of the source.
func (a *About) title(name string) {
	switch name = strings.TrimSpace(name); {
	case name == "" || strings.Contains(a.Title, name):
	case a.Title == "":
		a.Title = cut(name, 500)
	default:
		a.Title = cut(a.Title+", "+name, 500)
	}
}

// define notes an indicator the first time it comes. make need not fill what every indicator has.
func (a *About) define(id string, make func() bonbogi.Indicator) {
	if _, ok := a.at[id]; ok {
		return
	}
	i := make()
	i.ID = id
	i.Name = cut(cmp.Or(strings.TrimSpace(i.Name), id), 300)
	i.NameEn, i.Unit, i.UnitEn = cut(i.NameEn, 300), cut(i.Unit, 100), cut(i.UnitEn, 100)
	i.Definition = cut(i.Definition, 20000)
	i.Direction = cmp.Or(i.Direction, bonbogi.NoDirection)
	i.Measure = cmp.Or(i.Measure, bonbogi.MeasureContext)
	i.Frequency = cmp.Or(i.Frequency, bonbogi.Yearly)
	i.Interval = cmp.Or(i.Interval, bonbogi.IntervalNone)
	i.Publisher = cut(cmp.Or(i.Publisher, a.Publisher), 300)
	i.Licence = cut(cmp.Or(i.Licence, a.Licence), 300)
	i.URL = cmp.Or(i.URL, a.URL)
	i.URL = withinLimit(i.URL)
	i.Rankable = true // by size, at least
	a.at[id] = len(a.Indicators)
	a.Indicators = append(a.Indicators, i)
}

// withinLimit leaves the query out of an address that a record has no room for: one with many codes.
func withinLimit(address string) string {
	if len(address) > 2000 {
		address, _, _ = strings.Cut(address, "?")
	}
	if len(address) > 2000 {
		return ""
	}
	return address
}

func (a *About) defined(id string) bool { _, ok := a.at[id]; return ok }

// value notes what a value says of its indicator: how many decimals, and how long its periods are.
func (a *About) value(id, text string, p bonbogi.Period) {
	i := &a.Indicators[a.at[id]]
	if _, after, ok := strings.Cut(text, "."); ok && strings.Trim(after, "0123456789") == "" {
		i.Decimals = min(10, max(i.Decimals, len(after)))
	}
	if f := p.Frequency(); f != "" {
		i.Frequency = f
	}
}

// leaveOut counts a value that is of no government.
func (a *About) leaveOut(of string) { a.LeftOut[of]++ }

// cut shortens a text that a record has no room for. Limits are in characters.
func cut(s string, limit int) string {
	if r := []rune(s); len(r) > limit {
		return string(r[:limit-1]) + "…"
	}
	return s
}

// identify makes the ID of an indicator of the words by which a service knows it. The same words always make
// the same ID; where characters had to go, a checksum keeps apart what they kept apart.
func identify(words ...string) string {
	whole := strings.Join(words, "-")
	id := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '_', r == '-':
			return r
		}
		return '-'
	}, whole)
	if id == whole && bonbogi.ValidID(id) {
		return id
	}
	for strings.Contains(id, "--") {
		id = strings.ReplaceAll(id, "--", "-")
	}
	sum := sha256.Sum256([]byte(whole))
	id = strings.TrimLeft(id, "-._")
	if len(id) > 90 {
		id = id[:90]
	}
	return strings.Trim(id+"-"+hex.EncodeToString(sum[:4]), "-")
}
