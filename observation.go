package bonbogi

import (
	"fmt"
	"math"
	"strings"
)

// Status says what a value is, or why there is none. The numbers are stored and never change.
type Status uint8

// The statuses. From Missing on there is no value.
const (
	NoObservation  Status = 0 // nothing was ever said
	Normal         Status = 1
	Provisional    Status = 2
	Estimated      Status = 3
	Forecast       Status = 4
	Break          Status = 5 // measured otherwise than before: not comparable with earlier periods
	LowReliability Status = 6
	Missing        Status = 16 // should be there, and is not; the note says why
	NotApplicable  Status = 17 // the question does not arise: no coast, no underground railway
	Suppressed     Status = 18 // known, but withheld to protect persons
)

// Statuses lists those that an observation can have.
var Statuses = []Status{Normal, Provisional, Estimated, Forecast, Break, LowReliability, Missing, NotApplicable, Suppressed}

var statusNames = map[Status]string{
	NoObservation: "", Normal: "normal", Provisional: "provisional", Estimated: "estimated", Forecast: "forecast", Break: "break",
	LowReliability: "low_reliability", Missing: "missing", NotApplicable: "not_applicable", Suppressed: "suppressed",
}

// HasValue reports whether an observation of this status has a value.
func (s Status) HasValue() bool { return s > NoObservation && s < Missing }

// String is the name in files and addresses; empty for NoObservation.
func (s Status) String() string {
	if name, ok := statusNames[s]; ok {
		return name
	}
	return fmt.Sprintf("status %d", uint8(s))
}

// ParseStatus reads what String writes.
func ParseStatus(name string) (Status, error) {
	for _, s := range Statuses {
		if s.String() == name {
			return s, nil
		}
	}
	names := make([]string, len(Statuses))
	for i, s := range Statuses {
		names[i] = s.String()
	}
	return NoObservation, Errorf(Invalid, "status", "%q is no status; write one of %s", name, strings.Join(names, ", "))
}

// MarshalText writes the name.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (s *Status) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*s = NoObservation
		return nil
	}
	*s, err = ParseStatus(string(b))
	return err
}

// Figure is what was observed: a value or why there is none, and how sure it is. What is not known is NaN.
type Figure struct {
	Value       float64
	Low, High   float64 // the interval of 95 % as published
	Numerator   float64
	Denominator float64
	Status      Status
	Note        string // why a value is missing, or what the source says of it
}

// FigureOf is a plain value.
func FigureOf(value float64) Figure {
	nan := math.NaN()
	return Figure{Value: value, Low: nan, High: nan, Numerator: nan, Denominator: nan, Status: Normal}
}

// NoFigure says why there is no value.
func NoFigure(why Status, note string) Figure {
	f := FigureOf(math.NaN())
	f.Status, f.Note = why, note
	return f
}

// Same reports whether both say the same; NaN is the same as NaN.
func (f Figure) Same(g Figure) bool {
	return f.Status == g.Status && f.Note == g.Note && sameNumber(f.Value, g.Value) && sameNumber(f.Low, g.Low) && sameNumber(f.High, g.High) &&
		sameNumber(f.Numerator, g.Numerator) && sameNumber(f.Denominator, g.Denominator)
}

func sameNumber(a, b float64) bool { return a == b || a != a && b != b }

// HasInterval reports whether an interval was published.
func (f Figure) HasInterval() bool { return f.Low == f.Low && f.High == f.High }

// Validate returns Problems, or nil: a value and its status must agree, and an interval must be one.
func (f Figure) Validate() error {
	var c checks
	if _, ok := statusNames[f.Status]; !ok || f.Status == NoObservation {
		c.add("status", "status", "%s is not one of the known ones", f.Status)
	}
	switch known := !math.IsNaN(f.Value); {
	case math.IsInf(f.Value, 0):
		c.add("value", "number", "is infinite")
	case f.Status.HasValue() && !known:
		c.add("value", "required", "a %s observation has a value; give it, or say why it is missing", f.Status)
	case !f.Status.HasValue() && known:
		c.add("status", "status", "%s stands beside the value %v; take one of them away", f.Status, f.Value)
	}
	for _, n := range []struct {
		field string
		value float64
	}{{"low", f.Low}, {"high", f.High}, {"numerator", f.Numerator}, {"denominator", f.Denominator}} {
		if math.IsInf(n.value, 0) {
			c.add(n.field, "number", "is infinite")
		}
	}
	if f.HasInterval() && f.Low > f.High {
		c.add("low", "interval", "the interval from %v to %v ends before it begins", f.Low, f.High)
	}
	c.length("note", f.Note, 1000)
	return c.err()
}

// Observation is what was observed of one indicator for one government and period (관측값).
type Observation struct {
	Indicator  string // ID
	Government string // ID
	Period     Period
	Figure
}
