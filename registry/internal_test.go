package registry

import (
	"maps"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
)

func TestTheBundledDataCanBeRead(t *testing.T) {
	t.Parallel()
	if _, err := readKorea(); err != nil {
		t.Fatal(err)
	}
}

func TestACodeOfASchemeBelongsToOneGovernmentOnADay(t *testing.T) {
	t.Parallel()
	r := Korea()
	for k, found := range r.bearers {
		for i, a := range found {
			if !a.to.IsZero() && a.to.Compare(a.from) <= 0 {
				t.Errorf("%v: %s from %s to %s", k, r.govs[a.gov].ID, a.from, a.to)
			}
			for _, b := range found[i+1:] {
				if a.gov != b.gov && (a.on(b.from) || b.on(a.from)) {
					t.Errorf("%v is %s and %s on the same day", k, r.govs[a.gov].ID, r.govs[b.gov].ID)
				}
			}
		}
	}
}

// How many codes mean one government in one scheme and another in a second, as docs/registry.md says.
func TestSchemesSeldomDisagree(t *testing.T) {
	t.Parallel()
	r := Korea()
	day := bonbogi.MustDate("2024-12-31")
	clash := map[[2]string]int{}
	for k := range r.bearers {
		for _, other := range r.schemes {
			a, b := r.ResolveCode(k.scheme, k.code, day), r.ResolveCode(other, k.code, day)
			if k.scheme < other && len(a.Matches) == 1 && len(b.Matches) == 1 && a.Matches[0].Government.ID != b.Matches[0].Government.ID {
				clash[[2]string{k.scheme, other}]++
			}
		}
	}
	want := map[[2]string]int{
		{SchemeBjd, SchemeSGIS}:                                  15, // 11110, 31000, 36000, …
		{SchemeLofin, SchemeSGIS}:                                23, // 1111000, 3200000, …
		{"kosis-133-DT_133001N_4214", "kosis-133-DT_133N_A3212"}: 122,
	}
	if !maps.Equal(clash, want) {
		t.Errorf("%v", clash)
	}
}

func TestKeyLeavesOutWhatPeopleVary(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"경기도 안양시": "경기도안양시", "경기도\u00a0안양시": "경기도안양시", "Anyang-si": "anyangsi", "ＡＮＹＡＮＧ": "anyang",
		"안양\u200b시": "안양시", "안양시": "안양시", "문화·체육": "문화체육", "": "", " - ": "",
	} {
		if got := key(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestKeyOfAKeyIsTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		k := key(rapid.StringMatching(`[가-힣ᄀ-ᇂA-Za-zＡ-Ｚ0-9 \-,.()]{0,20}`).Draw(t, "name"))
		if key(k) != k {
			t.Fatalf("%q becomes %q", k, key(k))
		}
	})
}

func TestDistanceIsADistance(t *testing.T) {
	t.Parallel()
	word := rapid.StringMatching(`[가-깋a-c]{0,6}`)
	measure := func(a, b string) int { return distance(letters(a), letters(b), nil) }
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := word.Draw(t, "a"), word.Draw(t, "b"), word.Draw(t, "c")
		switch ab := measure(a, b); {
		case (ab == 0) != (a == b):
			t.Fatalf("%q and %q are %d apart", a, b, ab)
		case ab != measure(b, a):
			t.Fatalf("%q and %q are not as far apart the other way round", a, b)
		case measure(a, c) > ab+measure(b, c):
			t.Fatalf("%q is farther from %q than by way of %q", a, c, b)
		}
	})
}

func TestOneWrongLetterStillLeadsToTheName(t *testing.T) {
	t.Parallel()
	r := Korea()
	var names []ref
	for i, g := range r.govs {
		if g.Exists() && g.Level == bonbogi.Municipality && utf8.RuneCountInString(g.Current().Name) > 2 {
			names = append(names, ref{i, len(g.Forms) - 1})
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		to := rapid.SampledFrom(names).Draw(t, "government")
		name := []rune(r.govs[to.gov].Forms[to.form].Name)
		// Another vowel in the first syllable: 안양시 becomes 온양시, 언양시, …
		n := name[0] - 0xAC00
		vowel := rapid.Int32Range(0, 20).Draw(t, "vowel")
		name[0] = 0xAC00 + n/588*588 + vowel*28 + n%28
		res := r.Resolve(string(name), bonbogi.Date{})
		for _, m := range append(res.Matches, res.Near...) {
			if m.Government.ID == r.govs[to.gov].ID {
				return
			}
		}
		if len(res.Matches) == 0 && len(res.Near) < nearCount {
			t.Fatalf("%q does not lead to %s", string(name), r.govs[to.gov].ID)
		}
	})
}

func TestShortFormsFollowTheRules(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		level bonbogi.Level
		name  string
		want  []string
	}{
		{bonbogi.Province, "서울특별시", []string{"서울", "서울시"}},
		{bonbogi.Province, "경상남도", []string{"경남", "경남도"}},
		{bonbogi.Province, "경기도", []string{"경기", "경기도"}},
		{bonbogi.Province, "강원특별자치도", []string{"강원", "강원도"}},
		{bonbogi.Province, "세종특별자치시", []string{"세종", "세종시"}},
		{bonbogi.Province, "전남광주통합특별시", []string{"전남광주", "전남광주시"}},
		{bonbogi.Province, "Gyeonggi-do", []string{"Gyeonggi", "Gyeonggi Province"}},
		{bonbogi.Municipality, "안양시", []string{"안양"}},
		{bonbogi.Municipality, "중구", nil},
		{bonbogi.Municipality, "Jung-gu", []string{"Jung", "Jung District"}},
		{bonbogi.District, "마산합포구", []string{"마산합포"}},
		{bonbogi.AdminCity, "서귀포시", []string{"서귀포"}},
		{bonbogi.Ministry, "국토교통부", nil},
		{bonbogi.Municipality, "Hart", nil},
	} {
		got := shortened(c.level, c.name)
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

func BenchmarkKorea(b *testing.B) {
	for b.Loop() {
		if _, err := readKorea(); err != nil {
			b.Fatal(err)
		}
	}
}
