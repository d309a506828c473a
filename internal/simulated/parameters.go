package simulated

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// indicators.csv has the definition of every indicator, and the parameters of its values.
//
//go:embed indicators.csv
var indicatorsCSV []byte

// form is the rule by which a value is made.
type form string

const (
	formPopulation form = "population"
	formArea       form = "area"
	formDensity    form = "density"
	formChange     form = "change"
	formLevel      form = "level"  // base + x
	formLog        form = "log"    // base · exp(x)
	formShare      form = "share"  // a numerator of a denominator, with log odds of base + x
	formRate       form = "rate"   // a count of mean base · exp(x) per of · population
	formPolicy     form = "policy" // 1 once the policy is in force, else 0
)

// parameters are a row of indicators.csv. x, by which a value differs from its base, is
//
//	spread · (urbanity·u + wealth·w + age·a + drive·d + own·o + noise·e) + (trend + slope·s)·t + crisis·c + season·sin
//
// of the factors u, w, a, d of the government, of o and s of the government in this indicator, of the time t
// in years since 2017, and of e that changes from period to period.
type parameters struct {
	definition bonbogi.Indicator
	form       form
	of         float64 // the denominator as a share of the population
	sample     bool    // the denominator is that of a survey
	base       float64
	spread     float64

	urbanity, wealth, age, drive, own, noise float64
	slope, season, trend, crisis             float64

	low, high float64 // of a level; both 0: no bounds
	from      int     // first year
	where     string  // coast or metro: elsewhere it does not apply
	quirk     string  // break, suppressed, lagged or published
}

// key is the name of the indicator in the model, without what marks its ID.
func (p *parameters) key() string { return strings.TrimPrefix(p.definition.ID, prefix) }

// prefix begins the ID of every simulated indicator, so that tables that name indicators by ID say so too.
const prefix = "simulated-"

// readParameters reads indicators.csv.
func readParameters() ([]*parameters, error) {
	rows, err := csv.NewReader(bytes.NewReader(indicatorsCSV)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("simulated: %w", err)
	}
	var out []*parameters
	for n, row := range rows[1:] {
		cell := make(map[string]string, len(row))
		for i, name := range rows[0] {
			cell[name] = row[i]
		}
		p, err := parametersOf(cell)
		if err == nil {
			err = p.definition.Validate()
		}
		if err != nil {
			return nil, fmt.Errorf("simulated: indicators.csv line %d: %w", n+2, err)
		}
		out = append(out, p)
	}
	return out, nil
}

func parametersOf(cell map[string]string) (*parameters, error) {
	var wrong error
	number := func(name string) float64 {
		if cell[name] == "" {
			return 0
		}
		f, err := strconv.ParseFloat(cell[name], 64)
		if err != nil && wrong == nil {
			wrong = fmt.Errorf("%s: %q is no number", name, cell[name])
		}
		return f
	}
	p := &parameters{form: form(cell["form"]), base: number("base"), spread: number("spread"), urbanity: number("urbanity"), wealth: number("wealth"),
		age: number("age"), drive: number("drive"), own: number("own"), noise: number("noise"), slope: number("slope"), season: number("season"),
		trend: number("trend"), crisis: number("crisis"), low: number("low"), high: number("high"), from: int(number("from")),
		where: cell["where"], quirk: cell["quirk"]}
	if p.sample = cell["of"] == "sample"; !p.sample {
		p.of = number("of")
	}
	p.definition = bonbogi.Indicator{Meta: bonbogi.Meta{ID: prefix + cell["id"]}, Name: cell["name"], NameEn: cell["name_en"],
		Definition: cell["definition"], DefinitionEn: cell["definition_en"], Unit: cell["unit"], UnitEn: cell["unit_en"],
		Direction: bonbogi.Direction(cell["direction"]), Measure: bonbogi.MeasureType(cell["measure"]), Decimals: int(number("decimals")),
		Frequency: bonbogi.Frequency(cell["frequency"]), Rankable: cell["direction"] != string(bonbogi.NoDirection), Interval: bonbogi.IntervalNone,
		Per: number("per"), Publisher: "bonbogi", Licence: "CC0-1.0", Version: Version, Simulated: true, Sources: []bonbogi.Citation{{Source: sourceID}}}
	d := &p.definition
	switch p.form {
	case formShare:
		d.Interval = bonbogi.IntervalWilson
	case formRate:
		d.Interval = bonbogi.IntervalPoisson
	case formPopulation, formArea, formDensity, formChange, formLevel, formLog, formPolicy:
	default:
		return nil, fmt.Errorf("%q is no form of a value", p.form)
	}
	// The name itself says it too: it may be printed where nobody looks at the mark of the definition.
	d.Name, d.NameEn = d.Title(false), d.Title(true)
	for topic := range strings.SplitSeq(cell["topics"], ";") {
		d.Topics = append(d.Topics, strings.TrimSpace(topic))
	}
	d.Topics = append(d.Topics, "가상")
	return p, wrong
}

const sourceID = "source-simulated-model"

// Source is the document that defines the indicators.
func Source() bonbogi.Source {
	return bonbogi.Source{Meta: bonbogi.Meta{ID: sourceID}, Type: bonbogi.SourceReport, Publisher: "bonbogi",
		Title:  "본보기 가상 지표의 모형 (docs/simulated.md)",
		Note:   "모형이 씨앗값으로 만든 값입니다. 실제로 잰 것은 하나도 없습니다.",
		NoteEn: "Made by a model from a seed. Nothing of it was measured."}
}

// Fingerprint tells the values of one model and seed from those of another.
func Fingerprint(seed uint64) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "simulated version %s seed %d\n%s", Version, seed, indicatorsCSV))
	return hex.EncodeToString(sum[:])
}

// Indicators returns the definitions.
func Indicators() ([]bonbogi.Indicator, error) {
	all, err := readParameters()
	if err != nil {
		return nil, err
	}
	out := make([]bonbogi.Indicator, len(all))
	for n, p := range all {
		out[n] = p.definition
	}
	return out, nil
}

// Records returns the source and the definitions: what the values rest on.
func Records() ([]bonbogi.Record, error) {
	indicators, err := Indicators()
	if err != nil {
		return nil, err
	}
	all := []bonbogi.Record{Source()}
	for _, i := range indicators {
		all = append(all, i)
	}
	return all, nil
}
