package search

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestPostingsComeBackFromABlock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.Int64Range(-1, 1000).Draw(t, "before")
		gaps := rapid.SliceOfN(rapid.Uint32Range(0, 1<<rapid.IntRange(0, 18).Draw(t, "bits")), 1, blockSize).Draw(t, "gaps")
		var postings []uint32
		doc := before
		for _, g := range gaps {
			doc += int64(g) + 1
			postings = append(postings, uint32(doc)<<impactBits|rapid.Uint32Range(0, impactMost).Draw(t, "impact"))
		}
		b := appendBlock(nil, postings, before)
		if len(b) > blockMost {
			t.Fatalf("%d bytes", len(b))
		}
		var x block
		n, err := x.read(append(b, 1, 2, 3), len(postings), before, int(doc)+1)
		if err != nil || n != len(b) {
			t.Fatal(n, err)
		}
		var got []uint32
		for i := range x.n {
			got = append(got, x.docs[i]<<impactBits|uint32(x.impacts[i]))
		}
		if !slices.Equal(got, postings) {
			t.Fatalf("%v became %v", postings, got)
		}
		if _, err := x.read(b, len(postings), before, int(doc)); err == nil {
			t.Fatal("a document beyond the segment was read")
		}
	})
}

func TestADocumentComesBackFromItsRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.String(), 0, 3)
		d, err := Document{
			ID: "a" + rapid.StringMatching(`[a-z0-9/]*`).Draw(t, "id"), Kind: "practice", Title: rapid.String().Draw(t, "title"),
			Body:  rapid.StringMatching(`[가-힣a-z .漢]*`).Draw(t, "body"),
			Names: texts.Draw(t, "names"), Governments: texts.Draw(t, "governments"), Topics: texts.Draw(t, "topics"), Year: rapid.IntRange(-100, 9999).Draw(t, "year"),
		}.clean()
		if err != nil {
			t.Fatal(err)
		}
		b := appendRecord(nil, d)
		got, err := readRecord(b)
		if err != nil {
			t.Fatal(err)
		}
		if got.ID != d.ID || got.Title != d.Title || got.Body != d.Body || got.Year != d.Year || !slices.Equal(got.Names, d.Names) || !slices.Equal(got.Governments, d.Governments) || !slices.Equal(got.Topics, d.Topics) {
			t.Fatalf("%+v became %+v", d, got)
		}
		b[rapid.IntRange(0, len(b)-1).Draw(t, "byte")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		if _, err := readRecord(b); err == nil {
			t.Fatal("a bit turned unnoticed")
		}
	})
}

func TestAPackedTextIsAskedLikeAnUnpackedOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[가나다각 .a·“Ñ漢]*`).Draw(t, "text")
		asked := []rune(rapid.StringMatching(`[가나다]{1,4}`).Draw(t, "asked"))
		b := appendText(nil, text)
		f := fieldReader{b: b}
		m := newMatcher([]unit{{whole: asked, script: syllabic, phrase: true}})
		if m.has(0, text) && !packedMayHave(f.raw(), asked) {
			t.Fatalf("%q has %q, and packed it has not", text, string(asked))
		}
	})
}
