package ledger

import (
	"testing"

	"pgregory.net/rapid"
)

func TestAmountsAreReadAsOfficesWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		unit float64
		want int64
	}{
		{"5,000,000", 1, 5_000_000},
		{"5000", 1e3, 5_000_000},
		{"50", 1e6, 50_000_000},
		{"1.5", 1e8, 150_000_000},
		{"₩5,000,000", 1e3, 5_000_000},
		{"5,000,000원", 1e3, 5_000_000},
		{"금 3,000,000원정", 1, 3_000_000},
		{"500만원", 1, 5_000_000},
		{"500만 원", 1e6, 5_000_000},
		{"5백만원", 1, 5_000_000},
		{"3천5백만원", 1, 35_000_000},
		{"50백만원", 1, 50_000_000},
		{"5,000천원", 1, 5_000_000},
		{"1억 2천만원", 1, 120_000_000},
		{"1억", 1, 100_000_000},
		{"1.5억원", 1, 150_000_000},
		{"1억2,500만5천원", 1, 125_005_000},
		{"상사업비 5천만원", 1, 50_000_000},
		{"５００만원", 1, 5_000_000},
		{"0", 1, 0},
		{"없음", 1, 0},
	} {
		if got, ok := wonOf(c.text, c.unit); !ok || got != c.want {
			t.Errorf("%q in %g: %d, %v; want %d", c.text, c.unit, got, ok, c.want)
		}
	}
	for _, text := range []string{"", "상품권 50만원", "-5", "1만 2억", "억원", "만", "약 500만원", "5백만원 외", "1.5", "12만34만", "9999999999999999", "트로피", "5e6"} {
		if got, ok := wonOf(text, 1); ok {
			t.Errorf("%q was read as %d", text, got)
		}
	}
}

func TestAnAmountThatIsWrittenIsReadTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 1e15).Draw(t, "won")
		if got, ok := wonOf(itoa(n), 1); !ok || got != n {
			t.Errorf("%d: %d, %v", n, got, ok)
		}
	})
}

func TestUnitsStandInHeadsAndAboveTheTable(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]float64{
		"(천원)": 1e3, "(단위 : 백만 원)": 1e6, "(단위:원)": 1, "(만원)": 1e4, "(억원)": 1e8, "": 0, "(건)": 0,
	} {
		if got := unitIn(words); got != want {
			t.Errorf("%q: %g, want %g", words, got, want)
		}
	}
}
