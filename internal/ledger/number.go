package ledger

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

func itoa[N ~int | ~int64](n N) string { return strconv.FormatInt(int64(n), 10) }

// units are what an amount can be counted in, by the words of a header or a cell.
var units = []struct {
	word string
	won  float64
}{
	{"백만원", 1e6}, {"천만원", 1e7}, {"십만원", 1e5}, {"억원", 1e8}, {"만원", 1e4}, {"천원", 1e3}, {"백만", 1e6}, {"원", 1},
}

// unitIn is how many won an amount is counted in, as words say: 시상금(천원), (단위: 백만 원); 0 if they do not.
func unitIn(words string) float64 {
	words = strings.ReplaceAll(words, " ", "")
	for _, u := range units {
		if strings.Contains(words, u.word) {
			return u.won
		}
	}
	return 0
}

// labels are words that stand before an amount and say what it is for.
var labels = regexp.MustCompile(`^(상사업비|시상금|포상금|상금|재정인센티브|인센티브|특별교부세|특교세|금)[:=]?`)

// wonOf reads an amount of money: 5,000,000, ₩5,000,000, 5백만원, 1억 2천만원, 5,000천원. An amount without a unit of
// its own is counted in unit. ok is false for what is no amount.
func wonOf(text string, unit float64) (won int64, ok bool) {
	s := strings.NewReplacer(" ", "", ",", "", "₩", "원", "￦", "원", "\\", "원").Replace(norm.NFKC.String(strings.TrimSpace(text)))
	s = labels.ReplaceAllString(s, "")
	if s == "없음" {
		return 0, true
	}
	if rest, found := strings.CutPrefix(s, "원"); found { // the sign of won stood before it
		s = strings.TrimSuffix(rest, "원") + "원"
	}
	s = strings.TrimSuffix(s, "정")
	digits := strings.TrimSuffix(s, "원")
	v, plain := decimal(digits)
	switch {
	case plain && digits == s:
		v *= unit
	case !plain:
		if v, ok = spoken(digits); !ok {
			return 0, false
		}
	}
	whole := math.Round(v) // 1.1 백만 is no whole number of won in binary
	if whole > 1e15 || math.Abs(v-whole) > 1e-6 {
		return 0, false
	}
	return int64(whole), true
}

var isDecimal = regexp.MustCompile(`^\d{1,16}(\.\d{1,9})?$`)

func decimal(s string) (float64, bool) {
	if !isDecimal.MatchString(s) {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// spoken reads a number with the Korean words for powers of ten: 1억2천만, 3천5백만, 50백만, 5000천.
func spoken(s string) (float64, bool) {
	total, last := 0.0, math.Inf(1)
	for _, step := range []struct {
		word string
		by   float64
	}{{"억", 1e8}, {"만", 1e4}, {"", 1}} {
		part := s
		if step.word != "" {
			before, after, found := strings.Cut(s, step.word)
			if !found {
				continue
			}
			part, s = before, after
		} else if s == "" {
			break
		}
		v, ok := hundreds(part)
		if !ok || v*step.by >= last {
			return 0, false
		}
		total, last = total+v*step.by, step.by
	}
	return total, total > 0 && !math.IsInf(last, 1)
}

// hundreds reads what stands before 억 and 만: 2천, 3천5백, 50백, 1.5.
func hundreds(s string) (float64, bool) {
	if s == "" {
		return 0, false
	}
	total := 0.0
	for _, step := range []struct {
		word string
		by   float64
	}{{"천", 1e3}, {"백", 1e2}, {"십", 10}} {
		if before, after, found := strings.Cut(s, step.word); found {
			v, ok := decimal(before)
			if !ok {
				return 0, false
			}
			total, s = total+v*step.by, after
		}
	}
	if s == "" {
		return total, true
	}
	v, ok := decimal(s)
	return total + v, ok
}

// countOf reads a whole number: 226, 226개, 1,024곳.
func countOf(text string) (int64, bool) {
	s := strings.NewReplacer(",", "", " ", "").Replace(norm.NFKC.String(text))
	s = strings.TrimRight(s, "개곳건회위팀명")
	n, err := strconv.ParseInt(strings.TrimPrefix(s, "제"), 10, 64)
	return n, err == nil && n >= 0
}
