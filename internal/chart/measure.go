package chart

import (
	"strings"
	"unicode"
)

// textWidth is about how wide a line of words is. The letters of the reader's font are not known here, so
// the widths are those of common Korean and Latin fonts, rather too wide than too narrow.
func textWidth(s string, size float64, bold bool) float64 {
	w := 0.0
	for _, r := range s {
		w += advance(r)
	}
	if bold {
		w *= 1.06
	}
	return w * size
}

// advance is the width of a letter at size 1.
func advance(r rune) float64 {
	switch {
	case r < 0x20:
		return 0
	case strings.ContainsRune(" .,:;'|!iljI()[]·", r):
		return 0.31
	case strings.ContainsRune("ftr-/\"", r):
		return 0.40
	case r >= '0' && r <= '9':
		return 0.58
	case strings.ContainsRune("mwMW@%", r):
		return 0.90
	case r >= 'A' && r <= 'Z':
		return 0.68
	case r < 0x2E80:
		return 0.57
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		return 0
	}
	return 0.95
}

// shorten cuts a line to a width and ends it with … where something is gone.
func shorten(s string, size float64, bold bool, width float64) string {
	if textWidth(s, size, bold) <= width {
		return s
	}
	w := textWidth("…", size, bold)
	for i, r := range s {
		if w += textWidth(string(r), size, bold); w > width {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// wrap breaks a text into lines of a width, at spaces.
func wrap(s string, size float64, bold bool, width float64) []string {
	var lines []string
	current := ""
	for _, word := range strings.Fields(s) {
		next := strings.TrimSpace(current + " " + word)
		if current != "" && textWidth(next, size, bold) > width {
			lines = append(lines, current)
			next = word
		}
		current = shorten(next, size, bold, width)
	}
	if current != "" {
		lines = append(lines, current)
	}
	return lines
}

// widest is the width of the widest of some lines, at most limit.
func widest(lines []string, size float64, bold bool, limit float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, textWidth(l, size, bold))
	}
	return min(w, limit)
}
