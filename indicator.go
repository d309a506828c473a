package bonbogi

import "strings"

// Direction says which values of an indicator are better.
type Direction string

// The directions.
const (
	Up          Direction = "up"   // more is better
	Down        Direction = "down" // less is better
	NoDirection Direction = "none" // neither: population, area, altitude
)

// Directions lists them in the order in which a form offers them.
var Directions = []Direction{Up, Down, NoDirection}

// MeasureType is what an indicator measures: where a government stands, what it puts in, what comes out,
// what changes by it, what people think of it.
type MeasureType string

// The types of a measure.
const (
	MeasureContext      MeasureType = "context"
	MeasureInput        MeasureType = "input"
	MeasureOutput       MeasureType = "output"
	MeasureOutcome      MeasureType = "outcome"
	MeasureSatisfaction MeasureType = "satisfaction"
)

// MeasureTypes lists them in the order in which a form offers them.
var MeasureTypes = []MeasureType{MeasureContext, MeasureInput, MeasureOutput, MeasureOutcome, MeasureSatisfaction}

// IntervalMethod is where the interval around a value comes from.
type IntervalMethod string

// The ways to an interval.
const (
	IntervalNone    IntervalMethod = "none"    // how sure the values are is not known
	IntervalWilson  IntervalMethod = "wilson"  // computed, of a share: numerator of denominator
	IntervalPoisson IntervalMethod = "poisson" // computed, of a rate: a count per population or time
)

// IntervalMethods lists them in the order in which a form offers them. A published interval always goes
// before a computed one, whatever the method says.
var IntervalMethods = []IntervalMethod{IntervalNone, IntervalWilson, IntervalPoisson}

// Indicator is the definition of something that is measured for many governments (지표).
type Indicator struct {
	Meta
	Name         string         `json:"name"` // 재정자립도
	NameEn       string         `json:"name_en,omitempty"`
	Definition   string         `json:"definition,omitempty"` // how it is measured, and what it leaves out
	DefinitionEn string         `json:"definition_en,omitempty"`
	Unit         string         `json:"unit"` // 명, %, 백만원
	UnitEn       string         `json:"unit_en,omitempty"`
	Direction    Direction      `json:"direction"`
	Measure      MeasureType    `json:"measure"`
	Decimals     int            `json:"decimals"` // shown, from 0 to 10
	Frequency    Frequency      `json:"frequency"`
	Rankable     bool           `json:"rankable"` // false where an order of governments says nothing
	Interval     IntervalMethod `json:"interval"`
	Per          float64        `json:"per,omitempty"` // value = numerator / denominator × Per: 100 for %, 100000 for rates; 0 if unknown
	Publisher    string         `json:"publisher,omitempty"`
	Licence      string         `json:"licence,omitempty"`
	URL          string         `json:"url,omitempty"`
	Version      string         `json:"version,omitempty"` // of the definition: 2020 개편
	Topics       []string       `json:"topics,omitempty"`
	Simulated    bool           `json:"simulated,omitempty"` // made by a model, not measured: says so wherever it appears
	Sources      []Citation     `json:"sources"`
}

// Title is the name, in English where that is wanted and there is one. What is simulated says so, whoever
// shows it.
func (i Indicator) Title(english bool) string {
	title, mark := i.Name, "가상"
	if english {
		mark = "simulated"
		if i.NameEn != "" {
			title = i.NameEn
		}
	}
	if !i.Simulated || strings.Contains(title, "("+mark+")") {
		return title
	}
	return title + " (" + mark + ")"
}

// RecordKind returns KindIndicator.
func (Indicator) RecordKind() Kind { return KindIndicator }

// Cited returns the sources.
func (i Indicator) Cited() []Citation { return i.Sources }

// Validate returns Problems, or nil.
func (i Indicator) Validate() error {
	var c checks
	c.id("id", i.ID)
	c.require("name", i.Name)
	for _, f := range []struct {
		field, text string
		limit       int
	}{
		{"name", i.Name, 300}, {"name_en", i.NameEn, 300}, {"definition", i.Definition, 20000}, {"definition_en", i.DefinitionEn, 20000},
		{"unit", i.Unit, 100}, {"unit_en", i.UnitEn, 100}, {"publisher", i.Publisher, 300}, {"licence", i.Licence, 300}, {"version", i.Version, 100},
	} {
		c.length(f.field, f.text, f.limit)
	}
	oneOf(&c, "direction", i.Direction, Directions)
	oneOf(&c, "measure", i.Measure, MeasureTypes)
	oneOf(&c, "frequency", i.Frequency, Frequencies)
	oneOf(&c, "interval", i.Interval, IntervalMethods)
	if i.Decimals < 0 || i.Decimals > 10 {
		c.add("decimals", "range", "%d is not from 0 to 10", i.Decimals)
	}
	if !(i.Per >= 0 && i.Per <= 1e12) {
		c.add("per", "range", "%v is no factor from 0 to 1e12", i.Per)
	}
	c.url("url", i.URL)
	c.cited(i.Sources)
	return c.err()
}
