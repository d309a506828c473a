package search

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// strange are queries that nobody expects.
var strange = []string{
	"", " ", `"`, `""`, `"""`, "-", "--", `-"`, `-""`, "- -", "()", "*", "ㅋ", "ㅋㅋㅋㅋ", "ㅏㅏ", "의", "를", "\x00", "\xff\xfe", "a\xffb", "😀", "👨‍👩‍👧", "สวัสดี", "مرحبا", "שלום", "ひらがな カタカナ", "中文", "𠀀", "e\u0301", "\u200b", "\u202e", "%", "';--",
	"한\u0300글", "ᄒ", "ᅡ", "가\u11a8", "１２３", "1,000.5", "1.", ".5", "…", "“", "“”", "「", "-“a", `-"a`, `"a" "b" -"c"`, "AND OR NOT", "title:x", "a:b~2^3",
	strings.Repeat("가", 10_000), strings.Repeat("청년 창업 ", 2_000), strings.Repeat(`"`, 10_000), strings.Repeat("-", 10_000), strings.Repeat(`-가 `, 3_000), strings.Repeat("a", 10_000), strings.Repeat("ㅇ", 10_000), strings.Repeat("\u0301", 10_000),
}

func TestAnyQueryHasAnAnswer(t *testing.T) {
	ix := open(t, "", collection()...)
	for _, s := range strange {
		r, err := ix.Search(t.Context(), Query{Text: s})
		if err != nil {
			t.Errorf("%.40q: %v", s, err)
		}
		checkParts(t, s, r.Hits)
	}
	for _, q := range []Query{{Text: "청년", Limit: -1}, {Text: "청년", Offset: -1}, {Text: "청년", Offset: 1 << 40}, {Text: "청년", Limit: 1001}} {
		if _, err := ix.Search(t.Context(), q); bonbogi.CodeOf(err) != bonbogi.Invalid {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

// checkParts checks that what is shown is whole text.
func checkParts(t *testing.T, query string, hits []Hit) {
	t.Helper()
	for _, h := range hits {
		for _, parts := range [][]Part{h.Title, h.Name, h.Snippet} {
			for _, p := range parts {
				if !utf8.ValidString(p.Text) || p.Text == "" {
					t.Fatalf("%.40q shows %q of %s", query, p.Text, h.ID)
				}
			}
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range strange {
		f.Add(s)
	}
	ix, err := Open("", Options{})
	if err != nil {
		f.Fatal(err)
	}
	if err := ix.Put(f.Context(), collection()...); err != nil {
		f.Fatal(err)
	}
	if err := ix.Commit(f.Context(), "1"); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ix.Search(t.Context(), Query{Text: s})
		if err != nil {
			t.Fatal(err)
		}
		checkParts(t, s, r.Hits)
	})
}

// FuzzLetters takes any text apart: what comes out lies in the text, in order, and a document of it is found by what it says.
func FuzzLetters(f *testing.F) {
	for _, s := range strange {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := newLetters()
		l.read(s, 5000)
		for i, at := range l.at {
			if int(at) >= len(s) || i > 0 && at <= l.at[i-1] {
				t.Fatalf("letter %d of %q lies at %d", i, s, at)
			}
		}
		end := 0
		for _, w := range l.words {
			if w.from < end || w.to <= w.from || w.stem <= w.from || w.stem > w.to || w.to > len(l.r) {
				t.Fatalf("%q has the word %+v", s, w)
			}
			end = w.to
		}
		d, err := Document{ID: "x", Title: s, Body: s}.clean()
		if err != nil {
			t.Fatal(err)
		}
		ix := open(t, "", d)
		r, err := ix.Search(t.Context(), Query{Text: s, AsTyped: true})
		if err != nil {
			t.Fatal(err)
		}
		checkParts(t, s, r.Hits)
	})
}

// FuzzSegment reads damaged files: an error, or something, but no panic.
func FuzzSegment(f *testing.F) {
	b := newBuffer()
	for _, d := range collection() {
		d, err := d.clean()
		if err != nil {
			f.Fatal(err)
		}
		b.put(d)
	}
	var file bytes.Buffer
	if err := b.segment(&file); err != nil {
		f.Fatal(err)
	}
	whole := file.Bytes()
	f.Add(0, []byte{})
	f.Add(len(whole)-footerSize, []byte{255, 255, 255, 255, 255})
	f.Add(len(whole)/2, []byte("xxxxxxxx"))
	f.Fuzz(func(t *testing.T, at int, with []byte) {
		damaged := slices.Clone(whole)
		if at < 0 || at > len(damaged) {
			return
		}
		damaged = append(damaged[:at:at], append(with, damaged[min(at+len(with), len(damaged)):]...)...)
		mend(damaged)
		s, err := openSegment("x", bytes.NewReader(damaged), int64(len(damaged)))
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		v := newView([]*part{newPart(s)}, "")
		for _, text := range []string{"청년창업펀드", "도서관", `"열 개다"`, "ㅇㅇㅅ", "편드"} {
			if _, err := v.search(t.Context(), Query{Text: text, Kinds: []string{"practice", "source"}, Limit: 20}, ""); err != nil && !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
		}
		if err := merge(t.Context(), &bytes.Buffer{}, v.parts); err != nil && !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
	})
}

// mend puts the right checksum under the footer, so that what lies behind it is reached.
func mend(b []byte) {
	if n := len(b) - 4; n >= footerSize {
		sum := checksum(b[len(b)-footerSize : n])
		b[n], b[n+1], b[n+2], b[n+3] = byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24)
	}
}
