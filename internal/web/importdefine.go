package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

// definitionRow is an indicator that the table has values of.
type definitionRow struct {
	Number    int
	Label     string
	Indicator bonbogi.Indicator
	Known     bool   // it is on record already, so its definition there stands
	Was       string // the fields as they are shown
	Inputs    []*input
}

// shownDefinitions is how many indicators the form has fields for.
const shownDefinitions = 30

// found adds what the table was found to have: indicators, and signs in place of numbers. Without a look through the
// whole table, the indicators are those that the mapping names.
func (f *mappingForm) found(m *ingest.Mapping, check *checked) {
	if check != nil {
		for _, text := range check.Signs {
			f.sign(text, "")
		}
	}
	switch {
	case f.Definitions != nil: // as they were sent
	case check != nil:
		f.define(check.Found)
	default:
		var named []ingest.Found
		for _, d := range m.Indicators {
			i := bonbogi.Indicator{Meta: bonbogi.Meta{ID: d.ID}, Name: d.Name, NameEn: d.NameEn, Unit: d.Unit, Direction: d.Direction, Measure: d.Measure}
			if d.Decimals != nil {
				i.Decimals = *d.Decimals
			}
			named = append(named, ingest.Found{Label: d.Label, Indicator: i})
		}
		f.define(named)
	}
}

// define shows the indicators that a table has values of.
func (f *mappingForm) define(found []ingest.Found) {
	for i, x := range found[:min(len(found), shownDefinitions)] {
		d := definitionRow{Number: i, Label: x.Label, Indicator: x.Indicator, Known: x.Known}
		if !x.Known {
			d.Inputs = definitionInputs(i, definitionOf(x))
			d.Was = written(d.Inputs).Encode()
		}
		f.Definitions = append(f.Definitions, d)
	}
	f.More = len(found) - len(f.Definitions)
}

// definitionOf is what a mapping would say of an indicator that was found.
func definitionOf(x ingest.Found) *ingest.DefinitionMapping {
	i := x.Indicator
	return &ingest.DefinitionMapping{Label: x.Label, ID: i.ID, Name: i.Name, NameEn: i.NameEn, Unit: i.Unit, Direction: i.Direction, Measure: i.Measure, Decimals: &i.Decimals}
}

// definitionInputs are the fields of an indicator.
func definitionInputs(number int, d *ingest.DefinitionMapping) []*input {
	in := []*input{short("id", &d.ID), short("name", &d.Name), short("name_en", &d.NameEn), short("unit", &d.Unit),
		choose("direction", "direction.", &d.Direction, bonbogi.Directions), choose("measure", "measure.", &d.Measure, bonbogi.MeasureTypes),
		decimalsInput("decimals", &d.Decimals)}
	for _, x := range in {
		x.Label, x.Name, x.Quiet = x.Name, fmt.Sprintf("def_%d_%s", number, x.Name), true
	}
	return in
}

// written are the values of fields by their labels.
func written(inputs []*input) url.Values {
	v := url.Values{}
	for _, in := range inputs {
		v.Set(in.Label, in.Value)
	}
	return v
}

// takeDefinitions reads what differs from what was shown of the indicators, and reports whether anything did and
// whether all of it could be read.
func (f *mappingForm) takeDefinitions(c *call, sent url.Values, m *ingest.Mapping) (changed, ok bool) {
	ok = true
	for i := range shownDefinitions {
		prefix := "def_" + strconv.Itoa(i)
		label := sent.Get(prefix + "_label")
		was, err := url.ParseQuery(sent.Get(prefix + "_was"))
		if label == "" || err != nil {
			continue
		}
		d := ingest.DefinitionMapping{Label: label}
		at := slices.IndexFunc(m.Indicators, func(d ingest.DefinitionMapping) bool { return d.Label == label })
		if at >= 0 {
			d = m.Indicators[at]
		}
		row := definitionRow{Number: i, Label: label, Was: sent.Get(prefix + "_was"), Inputs: definitionInputs(i, &d)}
		touched := false
		for _, in := range row.Inputs {
			if sent.Has(in.Name) && !same(sent.Get(in.Name), was.Get(in.Label)) {
				in.take(c, sent)
				touched, ok = true, ok && in.Problem == ""
			} else {
				in.Value = was.Get(in.Label)
			}
		}
		f.Definitions = append(f.Definitions, row)
		if !touched {
			continue
		}
		changed = true
		if at < 0 {
			at = len(m.Indicators)
			m.Indicators = append(m.Indicators, d)
		}
		m.Indicators[at] = d
	}
	return changed, ok
}
