package chart_test

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
)

var korean = chart.Words{
	Government: "지방자치단체", Indicator: "지표", Period: "시점", Value: "값", Unit: "단위", Rank: "순위", Low: "하한", High: "상한", Status: "상태",
	Note: "비고", Group: "구분", Percentile: "백분위", Share: "비중", Distance: "거리", Class: "계급", Median: "중앙값", LowerQuartile: "1사분위", UpperQuartile: "3사분위",
	Roles:    [4]string{"그 밖의 지자체", "유사 지자체", "본보기", "우리 시"},
	Interval: "95% 구간", Quartiles: "유사 지자체 가운데 절반", Tentative: "잠정·추정·전망", NoData: "그릴 값이 없습니다", NotDrawn: "값 없음", Rest: "나머지",
	Quantiles: "계급마다 지자체 수가 같습니다(분위수)", Jenks: "자연 구분(Jenks)", OneClass: "모든 값이 같습니다", Worse: "뒤처짐", Better: "앞섬",
	Statuses: map[bonbogi.Status]string{bonbogi.NoObservation: "값 없음", bonbogi.Normal: "확정", bonbogi.Provisional: "잠정", bonbogi.Estimated: "추정",
		bonbogi.Forecast: "전망", bonbogi.Break: "단절", bonbogi.LowReliability: "신뢰도 낮음", bonbogi.Missing: "결측", bonbogi.NotApplicable: "해당 없음", bonbogi.Suppressed: "비공개"},
	Multiples: []chart.Multiple{{Factor: 1e4, Suffix: "만"}, {Factor: 1e8, Suffix: "억"}, {Factor: 1e12, Suffix: "조"}},
}

var english = chart.Words{
	Government: "Government", Indicator: "Indicator", Period: "Period", Value: "Value", Unit: "Unit", Rank: "Rank", Low: "Low", High: "High", Status: "Status",
	Note: "Note", Group: "Group", Percentile: "Percentile", Share: "Share", Distance: "Distance", Class: "Class", Median: "Median", LowerQuartile: "Lower quartile", UpperQuartile: "Upper quartile",
	Roles:    [4]string{"Others", "Peers", "Role models", "Your government"},
	Interval: "95% interval", Quartiles: "Middle half of the peers", Tentative: "Provisional, estimated or forecast", NoData: "There are no values to draw", NotDrawn: "No value", Rest: "The rest",
	Quantiles: "Classes of equally many governments (quantiles)", Jenks: "Natural breaks (Jenks)", OneClass: "All values are the same", Worse: "Behind", Better: "Ahead",
	Statuses: map[bonbogi.Status]string{bonbogi.NoObservation: "No value", bonbogi.Normal: "Final", bonbogi.Provisional: "Provisional", bonbogi.Estimated: "Estimated",
		bonbogi.Forecast: "Forecast", bonbogi.Break: "Break in series", bonbogi.LowReliability: "Low reliability", bonbogi.Missing: "Missing", bonbogi.NotApplicable: "Not applicable", bonbogi.Suppressed: "Suppressed"},
	Multiples: []chart.Multiple{{Factor: 1e3, Suffix: "k"}, {Factor: 1e6, Suffix: "m"}, {Factor: 1e9, Suffix: "bn"}},
}

func frame(id string, ko bool) chart.Frame {
	if !ko {
		return chart.Frame{ID: id, Language: "en", Title: "Fiscal independence", Subtitle: "2024, share of own revenue in %, 31 comparable cities",
			Description: "Anyang stands in 5th place of 31.", Source: "Source: Ministry of the Interior and Safety, 2024", Words: english}
	}
	return chart.Frame{ID: id, Language: "ko", Title: "재정자립도", Subtitle: "2024년, 자체수입 비율(%), 유사 지자체 31곳",
		Description: "안양시는 31곳 가운데 5위입니다.", Source: "출처: 행정안전부 지방재정365, 2024", Words: korean}
}

var cities = []string{"안양시", "수원시", "성남시", "고양시", "용인시", "부천시", "안산시", "남양주시", "화성시", "평택시", "의정부시", "시흥시", "파주시", "김포시", "광명시",
	"광주시", "군포시", "하남시", "오산시", "양주시", "이천시", "구리시", "안성시", "포천시", "의왕시", "여주시", "동두천시", "과천시", "춘천시", "원주시", "강릉시"}

var citiesEn = []string{"Anyang-si", "Suwon-si", "Seongnam-si", "Goyang-si", "Yongin-si", "Bucheon-si", "Ansan-si", "Namyangju-si", "Hwaseong-si", "Pyeongtaek-si", "Uijeongbu-si",
	"Siheung-si", "Paju-si", "Gimpo-si", "Gwangmyeong-si", "Gwangju-si", "Gunpo-si", "Hanam-si", "Osan-si", "Yangju-si", "Icheon-si", "Guri-si", "Anseong-si", "Pocheon-si",
	"Uiwang-si", "Yeoju-si", "Dongducheon-si", "Gwacheon-si", "Chuncheon-si", "Wonju-si", "Gangneung-si"}

func name(i int, ko bool) string {
	names := citiesEn
	if ko {
		names = cities
	}
	if i < len(names) {
		return names[i]
	}
	return fmt.Sprintf("%s %d", names[i%len(names)], i/len(names)+1)
}

func role(i int) chart.Role {
	switch {
	case i == 0:
		return chart.Own
	case i == 3 || i == 8:
		return chart.Model
	case i > 40:
		return chart.Other
	}
	return chart.Peer
}

// bars are n governments with values around 40.
func bars(id string, n int, ko bool) chart.Bars {
	rng := rand.New(rand.NewPCG(1, 2))
	b := chart.Bars{Frame: frame(id, ko), Number: chart.Number{Decimals: 1, Unit: "%"}, Direction: bonbogi.Up, Median: 39.4, Low: 31.2, High: 47.9}
	for i := range n {
		f := bonbogi.FigureOf(math.Round(10*(40+11*rng.NormFloat64())) / 10)
		f.Low, f.High = f.Value-1.5-rng.Float64(), f.Value+1.5+rng.Float64()
		switch {
		case i%13 == 12:
			f.Status = bonbogi.Provisional
		case i%17 == 16:
			f = bonbogi.NoFigure(bonbogi.Missing, "not reported")
		case i%29 == 28:
			f = bonbogi.NoFigure(bonbogi.NotApplicable, "")
		}
		b.Bars = append(b.Bars, chart.Bar{Name: name(i, ko), Role: role(i), Figure: f})
	}
	return b
}

func trend(id string, n int, ko bool) chart.Trend {
	rng := rand.New(rand.NewPCG(3, 4))
	f := frame(id, ko)
	t := chart.Trend{Frame: f, Number: chart.Number{Decimals: 1, Unit: "%"}, Own: chart.Line{Name: name(0, ko)}, Models: []chart.Line{{Name: name(3, ko)}}}
	v, m := 38.0, 41.0
	for i := range n {
		t.Time.Periods = append(t.Time.Periods, bonbogi.YearPeriod(2025-n+i))
		v, m = v+1.5*rng.NormFloat64(), m+0.6*rng.NormFloat64()
		fig := bonbogi.FigureOf(v)
		switch i {
		case n / 3:
			fig.Status = bonbogi.Break
		case n / 2:
			fig = bonbogi.NoFigure(bonbogi.Missing, "")
		case n - 2:
			fig.Status = bonbogi.Provisional
		case n - 1:
			fig.Status = bonbogi.Forecast
			fig.Low, fig.High = v-2, v+2
		}
		t.Own.Figures = append(t.Own.Figures, fig)
		t.Models[0].Figures = append(t.Models[0].Figures, bonbogi.FigureOf(m+9+rng.NormFloat64()))
		t.Peers.Low = append(t.Peers.Low, m-5-rng.Float64())
		t.Peers.Median = append(t.Peers.Median, m)
		t.Peers.High = append(t.Peers.High, m+4+rng.Float64())
	}
	return t
}

// samples are a picture of each kind, and of its edges.
func samples() map[string]chart.Picture {
	simulated := bars("simulated", 12, true)
	simulated.Simulated = "모의 자료: 실제 값이 아닙니다"
	one := bars("one", 1, false)
	negative := bars("negative", 14, false)
	for i := range negative.Bars {
		negative.Bars[i].Figure = bonbogi.FigureOf(float64(5-i) * 12345.67)
	}
	negative.Median, negative.Low, negative.High = math.NaN(), math.NaN(), math.NaN()
	negative.Number = chart.Number{Unit: "persons"}
	return map[string]chart.Picture{
		"bars":           bars("bars", 31, true),
		"bars-en":        bars("bars-en", 31, false),
		"bars-many":      bars("bars-many", 230, true),
		"bars-400":       bars("bars-400", 400, false),
		"bars-simulated": simulated,
		"bars-one":       one,
		"bars-negative":  negative,
		"bars-empty":     chart.Bars{Frame: frame("empty", true)},
		"trend":          trend("trend", 15, true),
		"trend-en":       trend("trend-en", 25, false),
	}
}
