package learn

import (
	"encoding/json"
	"math"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// Figure is what was observed, with the interval that counts: Low and High are the published ones, or computed
// by the method of the indicator; Origin says which, and is Unknown where nothing is known of it.
type Figure struct {
	bonbogi.Figure
	Origin compare.Origin
}

func figureOf(f bonbogi.Figure, i compare.Interval) Figure {
	f.Low, f.High = i.Low, i.High
	return Figure{f, i.Origin}
}

// MarshalJSON leaves out what is not known.
func (f Figure) MarshalJSON() ([]byte, error) {
	known := func(v float64) *float64 {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		return &v
	}
	return json.Marshal(struct {
		Value       *float64       `json:"value"`
		Low         *float64       `json:"low,omitempty"`
		High        *float64       `json:"high,omitempty"`
		Origin      compare.Origin `json:"interval,omitempty"`
		Numerator   *float64       `json:"numerator,omitempty"`
		Denominator *float64       `json:"denominator,omitempty"`
		Status      string         `json:"status"`
		Note        string         `json:"note,omitempty"`
	}{known(f.Value), known(f.Low), known(f.High), f.Origin, known(f.Numerator), known(f.Denominator), f.Status.String(), f.Note})
}

// Summary is how the values of a group are spread.
type Summary struct {
	N      int    `json:"n"`
	Min    Number `json:"min"`
	Q1     Number `json:"q1"`
	Median Number `json:"median"`
	Q3     Number `json:"q3"`
	Max    Number `json:"max"`
	Break  bool   `json:"break,omitempty"` // at least half of the values are measured otherwise than before
}

func summaryOf(s compare.Summary) Summary {
	return Summary{N: s.N, Min: Number(s.Min), Q1: Number(s.Q1), Median: Number(s.Median), Q3: Number(s.Q3), Max: Number(s.Max)}
}

// broken is a summary of values of which some are measured otherwise than before.
func broken(s compare.Summary, breaks int) Summary {
	out := summaryOf(s)
	out.Break = breaks > 0 && 2*breaks >= s.N
	return out
}
