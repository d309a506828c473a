package chart

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"

	"github.com/bonbogi/bonbogi"
)

// Fonts are the letters of a PNG: regular and bold ones that have Hangul. Any number of goroutines may draw
// with them. Nil, or the zero value, is the built-in ones alone.
type Fonts struct {
	Regular, Bold     *opentype.Font
	RegularAt, BoldAt string // the files
}

// fontFolders are where systems keep their fonts.
func fontFolders() []string {
	folders := []string{"/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", `C:\Windows\Fonts`}
	if home, err := os.UserHomeDir(); err == nil {
		folders = append(folders, filepath.Join(home, ".fonts"), filepath.Join(home, ".local/share/fonts"), filepath.Join(home, "Library/Fonts"))
	}
	return folders
}

// families are Korean fonts in the order in which they are taken, by the beginning of the file's name.
var families = []string{"pretendardgov", "pretendard", "notosanskr", "notosanscjk", "sourcehansanskr", "sourcehansansk", "nanumgothic",
	"nanumbarungothic", "applesdgothicneo", "malgun", "nanumsquare", "undotum", "baekmukdotum", "gulim"}

// FindFonts looks for a Korean font in a file or folder, or, where path is empty, in the folders of the
// system. That there is none in the system is no error: the built-in letters remain.
func FindFonts(path string) (*Fonts, error) {
	folders := []string{path}
	if path == "" {
		folders = fontFolders()
	} else if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("chart: fonts: %w", err)
	}
	var found []candidate
	for _, folder := range folders {
		found = append(found, candidates(folder, path != "")...)
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.family, b.family), cmp.Compare(a.weight(false), b.weight(false)), cmp.Compare(a.path, b.path))
	})
	f := &Fonts{}
	for _, c := range found {
		regular, err := loadFont(c.path)
		if err != nil {
			continue // not all of a folder can be read; another may do
		}
		f.Regular, f.RegularAt = regular, c.path
		if bold := boldOf(c, found); bold != "" {
			if b, err := loadFont(bold); err == nil {
				f.Bold, f.BoldAt = b, bold
			}
		}
		return f, nil
	}
	if path != "" {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "font", "%s holds no TrueType or OpenType font with Hangul; name another, or none for the built-in letters", path)
	}
	return f, nil
}

// candidate is a file that may be a Korean font.
type candidate struct {
	path   string
	name   string // lower case, without ending and hyphens
	family int
}

// candidates are the fonts in a folder; any font where it was named by a person.
func candidates(folder string, named bool) []candidate {
	var out []candidate
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || len(out) > 10000 {
			return nil // folders that may not be read have no fonts for us
		}
		ext := strings.ToLower(filepath.Ext(path))
		if !slices.Contains([]string{".ttf", ".otf", ".ttc", ".otc"}, ext) {
			return nil
		}
		name := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))))
		family := slices.IndexFunc(families, func(f string) bool { return strings.HasPrefix(name, f) })
		if family < 0 {
			if !named {
				return nil
			}
			family = len(families)
		}
		out = append(out, candidate{path, name, family})
		return nil
	})
	return out
}

// weight orders the files of a family: the regular one, or the bold one, first.
func (c candidate) weight(bold bool) int {
	has := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(c.name, p) })
	}
	isBold := has("bold") && !has("semibold", "extrabold", "demibold") || strings.HasSuffix(c.name, "bd")
	odd := has("light", "thin", "black", "heavy", "medium", "semi", "extra", "eco", "coding", "mono", "round", "italic", "serif")
	switch {
	case odd && !isBold:
		return 2
	case odd:
		return 3
	case isBold != bold:
		return 1
	}
	return 0
}

// boldOf is the bold file beside a regular one: of the same family and folder.
func boldOf(c candidate, all []candidate) string {
	for _, b := range all {
		if b.family == c.family && filepath.Dir(b.path) == filepath.Dir(c.path) && b.weight(true) == 0 && strings.HasPrefix(b.name, strings.TrimSuffix(c.name, "regular")) {
			return b.path
		}
	}
	return ""
}

var errNoHangul = errors.New("has no Hangul")

// loadFont reads a file; of a collection the Korean font, or the first with Hangul.
func loadFont(path string) (*opentype.Font, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("chart: font: %w", err)
	}
	if info.Size() > 100<<20 {
		return nil, fmt.Errorf("chart: font %s has %d bytes", path, info.Size())
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("chart: font: %w", err)
	}
	fonts, err := opentype.ParseCollection(data)
	if err != nil {
		return nil, fmt.Errorf("chart: font %s: %w", path, err)
	}
	var chosen *opentype.Font
	for i := range min(fonts.NumFonts(), 64) {
		f, err := fonts.Font(i)
		if err != nil || !hasHangul(f) {
			continue
		}
		name, _ := f.Name(nil, sfnt.NameIDFamily)
		if chosen == nil || strings.HasSuffix(name, " KR") {
			chosen = f
		}
		if strings.HasSuffix(name, " KR") {
			break
		}
	}
	if chosen == nil {
		return nil, fmt.Errorf("chart: font %s: %w", path, errNoHangul)
	}
	return chosen, nil
}

func hasHangul(f *opentype.Font) bool {
	var b sfnt.Buffer
	for _, r := range "가한힣" {
		if i, err := f.GlyphIndex(&b, r); err != nil || i == 0 {
			return false
		}
	}
	return true
}
