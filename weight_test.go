package bonbogi_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
)

func n64(n int64) *int64 { return &n }

func TestAWeightIsRankTimesSelectivityTimesIndependence(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		award   bonbogi.Award
		low     float64
		high    float64
		unknown []string
	}{
		"all is known": {
			bonbogi.Award{Grade: "우수(대통령 표창)", ConferrerType: bonbogi.ConferrerState, Applicants: n64(10), Winners: n64(2)},
			0.6 * 0.8, 0.6 * 0.8, nil,
		},
		"a paid prize of a paper, not reviewed": {
			bonbogi.Award{Grade: "대상", ConferrerType: bonbogi.ConferrerPress, Applicants: n64(4), Winners: n64(3), Fee: n64(5_000_000), Review: bonbogi.ReviewNotDone},
			0.2 * 0.25 * 0.5 * 0.25 * 0.5, 0.2 * 0.25 * 0.5 * 0.25 * 0.5, nil,
		},
		"who stands behind a prize of a ministry is its minister": {
			bonbogi.Award{Grade: "최우수", ConferrerType: bonbogi.ConferrerState, Applicants: n64(226), Winners: n64(1)},
			0.6 * 0.8 * 225 / 226, 0.6 * 0.8 * 225 / 226, nil,
		},
		"how many applied is not known": {
			bonbogi.Award{Grade: "도지사 표창", ConferrerType: bonbogi.ConferrerProvince},
			0, 0.4, []string{"applicants", "winners"},
		},
		"how many won is not known": {
			bonbogi.Award{Grade: "장려", ConferrerType: bonbogi.ConferrerProvince, Applicants: n64(4)},
			0, 0.4 * 0.4 * 0.75, []string{"winners"},
		},
		"everybody who applied won": {
			bonbogi.Award{Grade: "대상", ConferrerType: bonbogi.ConferrerState, Applicants: n64(7), Winners: n64(7)}, 0, 0, nil,
		},
		"nothing is known": {
			bonbogi.Award{ConferrerType: bonbogi.ConferrerUnknown},
			0, 1, []string{"grade", "conferrer_type", "applicants", "winners", "fee", "review"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := bonbogi.DefaultWeighing().Weigh(c.award)
			if math.Abs(w.Total.Low-c.low) > 1e-12 || math.Abs(w.Total.High-c.high) > 1e-12 || !slices.Equal(w.Unknown, c.unknown) {
				t.Errorf("weighs %v, unknown %v; want %v to %v, %v", w.Total, w.Unknown, c.low, c.high, c.unknown)
			}
		})
	}
}

func TestGradesCarryHonourAndPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		written              string
		class, honour, place bonbogi.Grade
	}{
		{"우수(대통령 표창)", "president", "president", "excellent"},
		{"은상(국무총리상)", "prime_minister", "prime_minister", "excellent"},
		{"부총리 겸 기획재정부장관 표창", "minister", "minister", "other"},
		{"대상(환경부장관상)", "minister", "minister", "grand"},
		{"산림청장상", "minister", "minister", "unknown"},
		{"우수(대통령 직속 지방시대위원회 위원장상)", "excellent", "unknown", "excellent"},
		{"국무총리소속 위원회 위원장 표창", "other", "unknown", "other"},
		{"구청장 표창", "other", "other", "other"},
		{"경기도지사상", "governor", "governor", "unknown"},
		{"부산광역시장 표창", "governor", "governor", "other"},
		{"우수(서울시장상)", "governor", "governor", "excellent"},
		{"세종특별자치시장상", "governor", "governor", "unknown"},
		{"성남시장상", "other", "other", "unknown"},
		{"대상(안양시장 표창)", "other", "other", "grand"},
		{"광주시장상", "other", "unknown", "unknown"}, // of 광주광역시, or of 광주 in 경기도
		{"우수(시장상)", "excellent", "unknown", "excellent"},
		{"최우수 시장상", "first", "unknown", "first"},
		{"전통시장 부문 대상", "grand", "unknown", "grand"},
		{"최우수", "first", "unknown", "first"},
		{"특별상", "other", "unknown", "unknown"},
		{"", "unknown", "unknown", "unknown"},
	} {
		if g, h, p := bonbogi.ParseGrade(c.written), bonbogi.HonourOf(c.written), bonbogi.PlaceOf(c.written); g != c.class || h != c.honour || p != c.place {
			t.Errorf("%q: %s, %s, %s; want %s, %s, %s", c.written, g, h, p, c.class, c.honour, c.place)
		}
	}
}

// The parameters that a reader may set, each list from the highest down.
func drawWeighing(t *rapid.T) bonbogi.Weighing {
	w := bonbogi.DefaultWeighing()
	group, last := "", 1.0
	for _, x := range w.Parameters() {
		most := x.Max
		if x.Group == "honour" || x.Group == "place" {
			if x.Group != group {
				last = 1
			}
			most = last
		}
		*x.Value = rapid.Float64Range(0, most).Draw(t, x.Name)
		group, last = x.Group, *x.Value
	}
	if err := w.Validate(); err != nil {
		t.Fatal(err)
	}
	return w
}

var writtenGrades = []string{"", "대상", "최우수", "우수", "장려", "특별상", "대통령 표창", "우수(대통령 표창)", "국무총리상", "장관상", "최우수(장관상)", "도지사 표창", "군수 표창", "시장 표창", "우수(성남시장상)"}

func drawAward(t *rapid.T) bonbogi.Award {
	a := bonbogi.Award{
		Grade:         rapid.SampledFrom(writtenGrades).Draw(t, "grade"),
		ConferrerType: rapid.SampledFrom(bonbogi.ConferrerTypes).Draw(t, "type"),
		Review:        rapid.SampledFrom(bonbogi.Reviews).Draw(t, "review"),
	}
	a.Applicants = rapid.Ptr(rapid.Int64Range(1, 300), true).Draw(t, "applicants")
	if most := int64(300); rapid.Bool().Draw(t, "winners known") {
		if a.Applicants != nil {
			most = *a.Applicants
		}
		a.Winners = n64(rapid.Int64Range(0, most).Draw(t, "winners"))
	}
	a.Fee = rapid.Ptr(rapid.Int64Range(0, 2), true).Draw(t, "fee")
	return a
}

// complete fills in some of what is not known.
func complete(t *rapid.T, a bonbogi.Award) bonbogi.Award {
	b := drawAward(t)
	if a.Grade != "" {
		b.Grade = a.Grade
	}
	if a.ConferrerType != bonbogi.ConferrerUnknown {
		b.ConferrerType = a.ConferrerType
	}
	if a.Review != bonbogi.ReviewUnknown {
		b.Review = a.Review
	}
	if a.Fee != nil {
		b.Fee = a.Fee
	}
	if official := a.ConferrerType == bonbogi.ConferrerState || a.ConferrerType == bonbogi.ConferrerProvince; official {
		b.Fee, b.Review = a.Fee, a.Review // that it is free and needs no review is presumed, not unknown
	}
	if a.Applicants != nil || b.Applicants == nil {
		b.Applicants = a.Applicants
	}
	if a.Winners != nil || b.Winners == nil {
		b.Winners = a.Winners
	}
	if b.Applicants != nil && b.Winners != nil && *b.Winners > *b.Applicants { // no such award
		b.Applicants, b.Winners = a.Applicants, a.Winners
	}
	return b
}

const rounding = 1e-12

func TestTheWeightOfAnAwardHoldsThatOfAnyCompletion(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, a := drawWeighing(t), drawAward(t)
		b := complete(t, a)
		less, more := p.Weigh(a), p.Weigh(b)
		if more.Total.Low < less.Total.Low-rounding || more.Total.High > less.Total.High+rounding {
			t.Errorf("%+v weighs %v; completed to %+v it weighs %v", a, less.Total, b, more.Total)
		}
		if w := less.Total; w.Low < 0 || w.Low > w.High || w.High > 1 {
			t.Errorf("%+v weighs %v", a, w)
		}
		if less.Unknown == nil && !less.Total.Known() {
			t.Errorf("%+v weighs %v, and all is known", a, less.Total)
		}
	})
}

func TestTheWeightRisesWithRankSelectivityAndIndependence(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, a := drawWeighing(t), drawAward(t)
		better := func(what string, b bonbogi.Award) {
			if x, y := p.Weigh(a).Total, p.Weigh(b).Total; y.Low < x.Low-rounding || y.High < x.High-rounding {
				t.Errorf("%s: %+v weighs %v, %+v only %v", what, a, x, b, y)
			}
		}
		places, honours := []string{"장려", "우수", "최우수", "대상"}, []string{"군수", "도지사", "장관", "국무총리", "대통령"}
		i, j := rapid.IntRange(0, 3).Draw(t, "place"), rapid.IntRange(0, 4).Draw(t, "honour")
		grade := func(place, honour int) string { return fmt.Sprintf("%s(%s상)", places[place], honours[honour]) }
		a.Grade = grade(i, j)
		b := a
		b.Grade = grade(rapid.IntRange(i, 3).Draw(t, "better place"), rapid.IntRange(j, 4).Draw(t, "better honour"))
		better("rank", b)

		b = a
		applicants := rapid.Int64Range(1, 300).Draw(t, "applicants")
		a.Applicants, a.Winners = &applicants, n64(rapid.Int64Range(1, applicants).Draw(t, "winners"))
		b.Applicants, b.Winners = n64(applicants+rapid.Int64Range(0, 50).Draw(t, "more")), n64(rapid.Int64Range(1, *a.Winners).Draw(t, "fewer"))
		better("selectivity", b)

		b = a
		a.Fee, b.Fee = n64(1), n64(0)
		better("fee", b)
		b.Fee = nil
		better("fee not known", b)
		b = a
		a.Review, b.Review = bonbogi.ReviewNotDone, bonbogi.ReviewDone
		better("review", b)
		b = a
		for _, x := range p.Parameters() {
			if x.Name == "press" && *x.Value <= p.State {
				a.ConferrerType, b.ConferrerType = bonbogi.ConferrerPress, bonbogi.ConferrerState
				better("body", b)
			}
		}
	})
}

func TestAWeighingRefusesNumbersOutOfRangeAndOrder(t *testing.T) {
	t.Parallel()
	if err := bonbogi.DefaultWeighing().Validate(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		set  func(*bonbogi.Weighing)
		rule string
	}{
		"above 1":       {func(w *bonbogi.Weighing) { w.Press = 1.01 }, "weight_range"},
		"negative":      {func(w *bonbogi.Weighing) { w.Paid = -0.1 }, "weight_range"},
		"no number":     {func(w *bonbogi.Weighing) { w.State = math.NaN() }, "weight_range"},
		"power above 3": {func(w *bonbogi.Weighing) { w.RankPower = 3.5 }, "weight_range"},
		"turned round":  {func(w *bonbogi.Weighing) { w.Minister = 0.9 }, "weight_order"},
		"places, too":   {func(w *bonbogi.Weighing) { w.Good = 0.7 }, "weight_order"},
	} {
		w := bonbogi.DefaultWeighing()
		c.set(&w)
		problems, ok := w.Validate().(bonbogi.Problems)
		if !ok || len(problems) != 1 || problems[0].Rule != c.rule {
			t.Errorf("%s: %v", name, w.Validate())
		}
	}
}

func TestAnAwardIsPaidOnlyWhereAFeeIsOnRecord(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		fee  *int64
		want bool
	}{{nil, false}, {n64(0), false}, {n64(1), true}} {
		if got := (bonbogi.Award{Fee: c.fee}).Paid(); got != c.want {
			t.Errorf("fee %v: %v", c.fee, got)
		}
	}
}

func TestASmallWeightIsNotWrittenAsNone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		of   bonbogi.Range
		want string
	}{
		{bonbogi.Range{0, 0}, "0.00"}, {bonbogi.Range{1, 1}, "1.00"}, {bonbogi.Range{0.48, 0.48}, "0.48"}, {bonbogi.Range{0.1, 0.1}, "0.10"}, {bonbogi.Range{0.003125, 0.003125}, "0.0031"},
		{bonbogi.Range{0, 0.6}, "0.00–0.60"}, {bonbogi.Range{0.001, 0.004}, "0.0010–0.0040"}, {bonbogi.Range{1e-300, 1e-300}, "0.000000000000"},
	} {
		if got := c.of.String(); got != c.want {
			t.Errorf("%v is written %s, not %s", c.of.Low, got, c.want)
		}
	}
}
