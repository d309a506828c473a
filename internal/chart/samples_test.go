package chart_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/internal/chart"
)

var korean = chart.Words{
	Government: "지방자치단체", Indicator: "지표", Period: "시점", Value: "값", Unit: "단위", Rank: "순위", Low: "하한", High: "상한", Status: "상태",
	Note: "비고", Group: "구분", Percentile: "백분위", Share: "비중", Distance: "거리", Class: "계급", Median: "중앙값", LowerQuartile: "1사분위", UpperQuartile: "3사분위",
	Roles:    [4]string{"그 밖의 지자체", "유사 지자체", "본보기", "우리 시"},
	Interval: "95% 구간", Range: "구간이 허락하는 자리", Nearer: "음수인 비중은 둘을 가깝게 합니다(표에 있음)", Quartiles: "유사 지자체 가운데 절반", Tentative: "잠정·추정·전망", NoData: "그릴 값이 없습니다", NotDrawn: "값 없음", Rest: "나머지",
	Quantiles: "계급마다 지자체 수가 같습니다(분위수)", Jenks: "자연 구분(Jenks)", OneClass: "모든 값이 같습니다", Worse: "뒤처짐", Better: "앞섬",
	Statuses: map[bonbogi.Status]string{bonbogi.NoObservation: "값 없음", bonbogi.Normal: "확정", bonbogi.Provisional: "잠정", bonbogi.Estimated: "추정",
		bonbogi.Forecast: "전망", bonbogi.Break: "단절", bonbogi.LowReliability: "신뢰도 낮음", bonbogi.Missing: "결측", bonbogi.NotApplicable: "해당 없음", bonbogi.Suppressed: "비공개"},
	Multiples: []chart.Multiple{{Factor: 1e4, Suffix: "만"}, {Factor: 1e8, Suffix: "억"}, {Factor: 1e12, Suffix: "조"}},
}

var english = chart.Words{
	Government: "Government", Indicator: "Indicator", Period: "Period", Value: "Value", Unit: "Unit", Rank: "Rank", Low: "Low", High: "High", Status: "Status",
	Note: "Note", Group: "Group", Percentile: "Percentile", Share: "Share", Distance: "Distance", Class: "Class", Median: "Median", LowerQuartile: "Lower quartile", UpperQuartile: "Upper quartile",
	Roles:    [4]string{"Others", "Peers", "Role models", "Your government"},
	Interval: "95% interval", Range: "Places that intervals allow", Nearer: "Negative shares bring the two nearer (see the table)", Quartiles: "Middle half of the peers", Tentative: "Provisional, estimated or forecast", NoData: "There are no values to draw", NotDrawn: "No value", Rest: "The rest",
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
		t.Peers.Breaks = append(t.Peers.Breaks, n == 25 && i == n/3)
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
	unsure := bars("unsure", 8, false)
	for i := range unsure.Bars {
		f := &unsure.Bars[i].Figure
		f.Low, f.High = 0, f.Value+float64(40*i*i)
	}
	jenks := island("map-jenks", false)
	jenks.Classes = chart.Jenks
	places := map[string]boundary.Tile{}
	for i, a := range jenks.Areas {
		places[a.ID] = boundary.Tile{Column: i % 4, Row: i / 4}
	}
	return map[string]chart.Picture{
		"bars":           bars("bars", 31, true),
		"bars-en":        bars("bars-en", 31, false),
		"bars-many":      bars("bars-many", 230, true),
		"bars-400":       bars("bars-400", 400, false),
		"bars-simulated": simulated,
		"bars-one":       one,
		"bars-negative":  negative,
		"bars-unsure":    unsure,
		"bars-empty":     chart.Bars{Frame: frame("empty", true)},
		"trend":          trend("trend", 15, true),
		"trend-en":       trend("trend-en", 25, false),
		"strip":          strip("strip", true),
		"strip-en":       strip("strip-en", false),
		"scatter":        scatter("scatter", 90, true),
		"scatter-log":    scatter("scatter-log", 230, false),
		"multiples":      multiples("multiples", true),
		"multiples-en":   multiples("multiples-en", false),
		"shares":         shares("shares", true),
		"shares-en":      shares("shares-en", false),
		"heat":           heat("heat", 9, true),
		"heat-en":        heat("heat-en", 5, false),
		"map":            island("map", true),
		"map-jenks":      jenks,
		"tiles":          chart.Tiles{Frame: frame("tiles", true), Number: jenks.Number, Areas: island("", true).Areas, Places: places},
	}
}

var indicators = []string{"재정자립도", "인구 1만 명당 도서관", "합계출산율", "미세먼지 농도", "민원 처리 기간", "청년 고용률", "교통사고 사망자", "1인당 공원 면적"}

var indicatorsEn = []string{"Fiscal independence", "Libraries per 10,000 people", "Fertility rate", "Fine dust", "Days to answer a petition", "Youth employment", "Deaths in traffic", "Park area per person"}

func indicator(i int, ko bool) string {
	if ko {
		return indicators[i]
	}
	return indicatorsEn[i]
}

func strip(id string, ko bool) chart.Strip {
	s := chart.Strip{Frame: frame(id, ko), Name: name(0, ko)}
	for i, p := range []float64{87, 12, 50, 3, 66, 100, 31, 44} {
		r := chart.StripRow{Label: indicator(i, ko), Percentile: p, Low: max(p-9, 0), High: min(p+7, 100), Value: fmt.Sprintf("%.1f", p/3), Status: bonbogi.Normal}
		switch i {
		case 3:
			r.Low, r.High = math.NaN(), math.NaN()
		case 4:
			r.Percentile, r.Status, r.Value = math.NaN(), bonbogi.NotApplicable, "–"
		case 6:
			r.Status = bonbogi.Provisional
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

func scatter(id string, n int, ko bool) chart.Scatter {
	rng := rand.New(rand.NewPCG(5, 6))
	c := chart.Scatter{Frame: frame(id, ko), X: chart.Measure{Name: "인구", Number: chart.Number{Unit: "명"}, Log: !ko, Median: 290000},
		Y: chart.Measure{Name: indicator(0, ko), Number: chart.Number{Decimals: 1, Unit: "%"}, Median: 40}}
	if !ko {
		c.X.Name, c.X.Number.Unit = "Population", "people"
	}
	for i := range n {
		x := math.Round(math.Exp(12.4 + 0.9*rng.NormFloat64()))
		p := chart.ScatterPoint{Name: name(i, ko), Role: role(i), X: bonbogi.FigureOf(x), Y: bonbogi.FigureOf(40 + 6*math.Log(x/3e5) + 7*rng.NormFloat64())}
		if i == 0 {
			p.Y.Low, p.Y.High = p.Y.Value-4, p.Y.Value+4
		}
		if i%11 == 5 {
			p.Y.Status = bonbogi.Estimated
		}
		if i%19 == 18 {
			p.X = bonbogi.NoFigure(bonbogi.Suppressed, "")
		}
		c.Points = append(c.Points, p)
	}
	return c
}

func multiples(id string, ko bool) chart.Multiples {
	m := chart.Multiples{Frame: frame(id, ko)}
	for i := range 7 {
		t := trend(id, 12+i, ko)
		m.Time = trend(id, 14, ko).Time
		p := chart.Panel{Title: indicator(i, ko), Number: t.Number, Own: t.Own, Peers: t.Peers}
		if i == 5 {
			p.Own.Figures, p.Peers = nil, chart.Band{}
		}
		m.Panels = append(m.Panels, p)
	}
	return m
}

func shares(id string, ko bool) chart.Shares {
	rng := rand.New(rand.NewPCG(7, 8))
	s := chart.Shares{Frame: frame(id, ko), Number: chart.Number{Decimals: 2}}
	for i := range 8 {
		s.Variables = append(s.Variables, indicator(i, ko))
	}
	for i := range 9 {
		r := chart.ShareRow{Name: name(i+1, ko), Distance: 0.4 + 0.17*float64(i), Shares: make([]float64, 8)}
		sum := 0.0
		for v := range r.Shares {
			r.Shares[v] = math.Pow(rng.Float64(), 2) / float64(v+1)
			sum += r.Shares[v]
		}
		for v := range r.Shares {
			r.Shares[v] /= sum
		}
		if i == 8 {
			r.Distance, r.Shares = 0, nil
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

func heat(id string, columns int, ko bool) chart.Heat {
	rng := rand.New(rand.NewPCG(9, 10))
	h := chart.Heat{Frame: frame(id, ko)}
	for j := range columns {
		h.Columns = append(h.Columns, chart.HeatColumn{Name: name(j, ko), Role: role(j)})
	}
	for i := range indicators {
		r := chart.HeatRow{Label: indicator(i, ko)}
		for j := range columns {
			c := chart.HeatCell{Percentile: 100 * rng.Float64(), Value: "12.3", Status: bonbogi.Normal}
			switch (i*columns + j) % 17 {
			case 7:
				c = chart.HeatCell{Percentile: math.NaN(), Status: bonbogi.Missing}
			case 14:
				c = chart.HeatCell{Percentile: math.NaN(), Status: bonbogi.NotApplicable}
			}
			r.Cells = append(r.Cells, c)
		}
		h.Rows = append(h.Rows, r)
	}
	return h
}

// island is a made-up country of 4 by 5 fields with winding borders, and a rock far off that belongs to the first.
func island(id string, ko bool) chart.Map {
	corner := func(x, y int) string {
		a := float64(7*x + 3*y)
		return fmt.Sprintf("[%.3f,%.3f]", 127+0.5*float64(x)+0.12*math.Sin(a), 34.5+0.5*float64(y)+0.12*math.Cos(2*a))
	}
	var features []string
	m := chart.Map{Frame: frame(id, ko), Number: chart.Number{Decimals: 1, Unit: "%"}}
	for i := range 20 {
		x, y := i%4, 4-i/4
		polygons := []string{"[[" + strings.Join([]string{corner(x, y), corner(x+1, y), corner(x+1, y+1), corner(x, y+1), corner(x, y)}, ",") + "]]"}
		if i == 0 {
			polygons = append(polygons, "[[[130.30,36.1],[130.31,36.1],[130.31,36.11],[130.30,36.1]]]")
		}
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":{"code":%d},"geometry":{"type":"MultiPolygon","coordinates":[%s]}}`, 100+i, strings.Join(polygons, ",")))
		f := bonbogi.FigureOf(10 + float64(i*i%37) + 0.5)
		switch i {
		case 3:
			f = bonbogi.NoFigure(bonbogi.NotApplicable, "")
		case 14:
			f = bonbogi.NoFigure(bonbogi.Missing, "")
		case 17:
			f = bonbogi.NoFigure(bonbogi.Suppressed, "")
		}
		r := role(i)
		if i == 9 {
			r = chart.Own
		} else if i == 0 {
			r = chart.Peer
		}
		m.Areas = append(m.Areas, chart.Area{ID: fmt.Sprint(100 + i), Name: name(i, ko), Label: string([]rune(name(i, true))[:2]), Role: r, Figure: f})
	}
	layers, err := boundary.Read(context.Background(), []byte(`{"type":"FeatureCollection","features":[`+strings.Join(features, ",")+`]}`))
	if err != nil {
		panic(err)
	}
	shapes := layers[0].Shapes(func(f boundary.Feature) string { return f.Properties["code"] })
	for _, l := range layouts {
		width, height := chart.MapSize(l)
		if m.Shapes[l], err = shapes.Fit(context.Background(), width, height); err != nil {
			panic(err)
		}
	}
	return m
}
