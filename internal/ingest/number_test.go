package ingest

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestNumbersAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]float64{
		"9,289,778": 9289778, "          2.09": 2.09, "△3.2": -3.2, "▲ 3.2": -3.2, "(1,234)": -1234, "-5": -5, "−5": -5, "+5": 5,
		"１，２３４．５": 1234.5, "1.2E+05": 120000, "3.60E-05": 3.6e-05, "12.5%": 12.5, "12.5 %": 12.5, "12.5％": 12.5, ".5": 0.5, "-.5": -0.5,
		"0": 0, "007": 7, "73.60000000000001": 73.60000000000001, "52387838215000": 52387838215000, "1e308": 1e308, "'12": 12,
		"1\u00a0234": 1234, "978 770": 978770, "-1 234 567.5": -1234567.5, "1\u202f234\u202f567": 1234567, "100.": 100, "999": 999, "1,000,000.25": 1000000.25,
	} {
		if got, ok := (numbers{'.'}).parse([]byte(text)); !ok || got.value != want || got.rest != "" {
			t.Errorf("%q is %v %v, want %v", text, got, ok, want)
		}
	}
}

func TestWhatIsNoNumberInAKnownWayIsNone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", " ", "-", "--5", "1.234,5", "12,34", "1,2345", ",123", "1,,234", "1.2.3", "0x1F", "NaN", "inf", "1e999", "(-5)", "△", "1,234,", "E5", "()", "1 2", "2023 100", "1 23", "1 2345", "1 234,567", "1\u00a0234,567", "1,234 56",
		"12:30", "one", "(", ")", "1_000", "1.234.567",
	} {
		if got, ok := (numbers{'.'}).parse([]byte(text)); ok && got.rest == "" {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestWhatFollowsANumberIsKeptApart(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"12.3p": "p", "12.3 p)": "p)", "1,234*": "*", "1,234 1)": "1)", "1 234 12)": "12)", "1 234 p": "p", "5¹": "¹", "12.5% e": "e", "12명": "명"} {
		if got, ok := (numbers{'.'}).parse([]byte(text)); !ok || got.rest != want {
			t.Errorf("%q leaves %q, %v, want %q", text, got.rest, ok, want)
		}
	}
	for rest, want := range map[string]bool{"*": true, "**": true, "1)": true, "12)": true, "주1)": true, "¹": true, "p": false, "명": false, "": false, ")": false, "123)": false} {
		if isFootnote(rest) != want {
			t.Errorf("%q is a footnote: %v", rest, !want)
		}
	}
}

func TestANumberIsReadAlone(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"9,289,778": true, " △3.2 ": true, "5%": true, "12p": false, "12명": false, "": false, "NaN": false, "1_000": false} {
		if _, ok := ReadNumber(text); ok != want {
			t.Errorf("%q is a number: %v", text, ok)
		}
	}
}

func TestAMappingCanSayThatTheCommaIsDecimal(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]float64{"1.234,5": 1234.5, "0,5": 0.5, "1.234": 1234, "12": 12, "-3,25": -3.25} {
		if got, ok := (numbers{','}).parse([]byte(text)); !ok || got.value != want {
			t.Errorf("%q is %v %v, want %v", text, got, ok, want)
		}
	}
	if _, ok := (numbers{','}).parse([]byte("1,234.5")); ok {
		t.Error("a point after a decimal comma was read")
	}
}

func TestTheQuickWayReadsNumbersAsTheThoroughOneDoes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`-?[0-9]{0,17}(\.[0-9]{0,6})?`).Draw(t, "text")
		v, decimals, ok := (numbers{'.'}).plain([]byte(text))
		if !ok {
			return
		}
		want, err := strconv.ParseFloat(text, 64)
		slow, okay := (numbers{'.'}).parse([]byte(text))
		if err != nil || !okay || v != want || slow.value != v || slow.decimals != decimals || math.Signbit(v) != math.Signbit(want) {
			t.Fatalf("%q is %v with %d decimals; Go says %v, the thorough way %v", text, v, decimals, want, slow)
		}
	})
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1,234.5", "△3", "(1)", "1e5", "１２", "12p"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, decimal := range []byte(".,") {
			n := numbers{decimal}
			got, ok := n.parse([]byte(s))
			if v, _, quick := n.plain([]byte(s)); quick && (!ok || v != got.value) {
				t.Fatalf("%q is %v in the quick way and %v, %v in the thorough one", s, v, got, ok)
			}
			if ok && (math.IsInf(got.value, 0) || math.IsNaN(got.value)) {
				t.Fatalf("%q is %v", s, got.value)
			}
		}
	})
}
