package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// Number is how the values of an indicator are written.
type Number struct {
	Decimals int
	Unit     string
}

// Format writes a value as the indicator shows it, with separators between thousands. A value that is not
// zero is never written as zero: it gets as many decimals as it takes.
func (n Number) Format(v float64) string {
	a := math.Abs(v)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "–"
	}
	if a >= 1e15 {
		return scientific(v)
	}
	decimals := min(max(n.Decimals, 0), 10)
	for ; decimals <= 10; decimals++ {
		if s := strconv.FormatFloat(a, 'f', decimals, 64); a == 0 || strings.ContainsAny(s, "123456789") {
			return sign(v, a) + thousands(s)
		}
	}
	return scientific(v)
}

// WithUnit is Format and the unit.
func (n Number) WithUnit(v float64) string {
	s := n.Format(v)
	switch first, _ := utf8.DecodeRuneInString(n.Unit); {
	case n.Unit == "", first == '%', first == '‰', unicode.Is(unicode.Hangul, first): // 9,281명
		return s + n.Unit
	}
	return s + " " + n.Unit
}

func sign(v, a float64) string {
	if v < 0 && a != 0 {
		return "−"
	}
	return ""
}

// scientific writes 1.5×10^20.
func scientific(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'e', 2, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	exponent = strings.TrimPrefix(exponent, "+")
	negative := strings.HasPrefix(exponent, "-")
	exponent = strings.TrimLeft(exponent, "-0")
	if negative {
		exponent = "−" + exponent
	}
	return sign(v, math.Abs(v)) + mantissa + "×10^" + exponent
}

// thousands puts a comma before every third digit of a plain decimal.
func thousands(s string) string {
	whole, rest, point := strings.Cut(s, ".")
	if len(whole) > 3 {
		var b strings.Builder
		for i, c := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				b.WriteByte(',')
			}
			b.WriteRune(c)
		}
		whole = b.String()
	}
	if point {
		return whole + "." + rest
	}
	return whole
}

// has reports whether a figure has a value that can be drawn.
func has(f bonbogi.Figure) bool { return finite(f.Value) && f.Status.HasValue() }

// interval is the interval of a figure, if it has one that can be drawn.
func interval(f bonbogi.Figure) (low, high float64, ok bool) {
	return f.Low, f.High, finite(f.Low) && finite(f.High) && f.Low <= f.High
}

// tentative reports whether a value may still change.
func tentative(s bonbogi.Status) bool {
	return s == bonbogi.Provisional || s == bonbogi.Estimated || s == bonbogi.Forecast
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// tip is what a picture says of one figure where somebody points at it.
func tip(name string, f bonbogi.Figure, n Number, w Words) string {
	s := name + ": " + w.status(f.Status)
	if has(f) {
		s = name + ": " + n.WithUnit(f.Value)
		if low, high, ok := interval(f); ok {
			s += fmt.Sprintf(" (%s – %s)", n.Format(low), n.Format(high))
		}
		if f.Status != bonbogi.Normal {
			s += ", " + w.status(f.Status)
		}
	}
	if f.Note != "" {
		s += ", " + f.Note
	}
	return s
}
