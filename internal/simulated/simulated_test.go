package simulated

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

var update = flag.Bool("update", false, "write the golden files anew")

func model(t testing.TB, seed uint64) *Model {
	t.Helper()
	m, err := New(registry.Korea().All(), seed)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// bundled are the slices of the demo, made once.
var bundled = sync.OnceValues(func() ([]*bonbogi.Slice, error) {
	m, err := New(registry.Korea().All(), Seed)
	if err != nil {
		return nil, err
	}
	var out []*bonbogi.Slice
	for s, err := range m.Slices() {
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
})

func all(t testing.TB) []*bonbogi.Slice {
	t.Helper()
	out, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheValuesOfTheDemoNeverChangeByThemselves(t *testing.T) {
	t.Parallel()
	if runtime.GOARCH != "amd64" {
		t.Skip("left out: other processors round the last digit of a logarithm otherwise")
	}
	sum, n := sha256.New(), 0
	for _, s := range all(t) {
		for i := range s.Len() {
			f := s.Figure(i)
			fmt.Fprintln(sum, s.Indicator, s.Period, s.Names[s.Government[i]], f.Value, f.Low, f.High, f.Numerator, f.Denominator, f.Status, f.Note)
			n++
		}
	}
	got := fmt.Sprintf("version %s, seed %d: %d values in %d slices, %s\n", Version, Seed, n, len(all(t)), hex.EncodeToString(sum.Sum(nil)))
	path := filepath.Join("testdata", "checksum.golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%swas\n%sIf the model was meant to change, raise Version and run go test -update", got, want)
	}
}

func TestEveryIndicatorSaysThatItIsSimulated(t *testing.T) {
	t.Parallel()
	indicators, err := Indicators()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range indicators {
		if !i.Simulated || !strings.HasPrefix(i.ID, "simulated-") || !strings.HasSuffix(i.Name, " (가상)") || !strings.HasSuffix(i.NameEn, " (simulated)") ||
			!slices.Contains(i.Topics, "가상") || i.Definition == "" || i.DefinitionEn == "" || i.UnitEn == "" || seen[i.ID] {
			t.Errorf("%+v", i)
		}
		seen[i.ID] = true
	}
	if err := Source().Validate(); err != nil || len(indicators) < 40 {
		t.Errorf("%d indicators, source %v", len(indicators), err)
	}
}

func TestGovernmentsHaveValuesWhileTheyExist(t *testing.T) {
	t.Parallel()
	korea := registry.Korea()
	for _, s := range all(t) {
		has := map[string]bool{}
		for _, g := range s.Government {
			if has[s.Names[g]] {
				t.Fatalf("%s %s: %s stands twice", s.Indicator, s.Period, s.Names[g])
			}
			has[s.Names[g]] = true
		}
		for _, g := range korea.All() {
			if g.Level != bonbogi.Municipality {
				continue
			}
			if _, exists := g.FormOn(s.Period.Last()); exists != has[g.ID] {
				t.Errorf("%s %s: %s exists %v, has a value %v", s.Indicator, s.Period, g.ID, exists, has[g.ID])
			}
		}
	}
}

func TestFiguresKeepTheRules(t *testing.T) {
	t.Parallel()
	indicators, err := Indicators()
	if err != nil {
		t.Fatal(err)
	}
	definitions := map[string]bonbogi.Indicator{}
	for _, i := range indicators {
		definitions[i.ID] = i
	}
	statuses := map[bonbogi.Status]int{}
	for _, s := range all(t) {
		d := definitions[s.Indicator]
		if s.Period.Frequency() != d.Frequency {
			t.Fatalf("%s has the period %s", s.Indicator, s.Period)
		}
		for i := range s.Len() {
			f := s.Figure(i)
			statuses[f.Status]++
			wrong := f.Validate() != nil || !f.Status.HasValue() && f.Note == "" || f.Value != rounded(f.Value, d.Decimals) || math.Signbit(f.Value) && f.Value == 0
			switch d.Interval {
			case bonbogi.IntervalWilson:
				wrong = wrong || f.Numerator > f.Denominator || math.Abs(f.Value-d.Per*f.Numerator/f.Denominator) > 0.5
			case bonbogi.IntervalPoisson:
				wrong = wrong || f.Numerator < 0 || f.Denominator < 100 || math.Abs(f.Value-d.Per*f.Numerator/f.Denominator) > 0.5
			}
			if f.Status.HasValue() != !math.IsNaN(f.Value) || f.Status.HasValue() && wrong {
				t.Fatalf("%s %s %s: %+v %v", s.Indicator, s.Period, s.Names[s.Government[i]], f, f.Validate())
			}
		}
	}
	for _, status := range bonbogi.Statuses {
		if statuses[status] == 0 && status != bonbogi.Forecast {
			t.Errorf("nothing is %s, so no page shows it", status)
		}
	}
}

// figures are the values of an indicator by government and year; NaN where there is none.
func figures(m *Model, key string) map[string]map[int]bonbogi.Figure {
	out := map[string]map[int]bonbogi.Figure{}
	for _, s := range m.slices(m.of(key)) {
		for i, g := range s.Government {
			if out[s.Names[g]] == nil {
				out[s.Names[g]] = map[int]bonbogi.Figure{}
			}
			out[s.Names[g]][s.Period.Year()] = s.Figure(i)
		}
	}
	return out
}

func TestWhereMunicipalitiesMergedTheirPeopleAreTogether(t *testing.T) {
	t.Parallel()
	m := model(t, Seed)
	for _, key := range []string{"population", "area"} {
		f := figures(m, key)
		before := f["kr-chungbuk-cheongju"][2013].Value + f["kr-chungbuk-cheongwon"][2013].Value
		after := f["kr-chungbuk-cheongju"][2014]
		if math.Abs(after.Value/before-1) > 0.03 || after.Status != bonbogi.Break {
			t.Errorf("%s: %v before, %+v after", key, before, after)
		}
	}
	if change := figures(m, "population-change")["kr-chungbuk-cheongju"][2014].Value; math.Abs(change) > 3 {
		t.Errorf("the merger counts as growth of %v %%", change)
	}
	if masan := figures(m, "population")["kr-gyeongnam-masan"]; len(masan) != 0 {
		t.Errorf("Masan has values at the end of a year in which it was no more: %v", masan)
	}
}

func TestPlacesAreInTheRegistry(t *testing.T) {
	t.Parallel()
	for _, id := range slices.Concat(coastal, metropolitanCities) {
		if _, ok := registry.Korea().Get(id); !ok {
			t.Errorf("there is no %s", id)
		}
	}
}

func TestAValueDependsOnNothingElse(t *testing.T) {
	t.Parallel()
	governments := registry.Korea().All()
	whole := model(t, Seed)
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(whole.indicators).Draw(t, "indicator")
		if p.definition.Frequency == bonbogi.Monthly {
			t.Skip("as the others, and slower")
		}
		kept := rapid.SampledFrom(whole.municipalities).Draw(t, "government")
		some := slices.DeleteFunc(slices.Clone(governments), func(g bonbogi.Government) bool {
			related := g.ID == kept.ID || g.Level != bonbogi.Municipality || slices.ContainsFunc(kept.absorbed, func(a *municipality) bool { return a.ID == g.ID })
			return !related
		})
		part, err := New(some, Seed)
		if err != nil {
			t.Fatal(err)
		}
		a, b := figures(whole, p.key())[kept.ID], figures(part, p.key())[kept.ID]
		if len(a) != len(b) {
			t.Fatalf("%d and %d values", len(a), len(b))
		}
		for year, f := range a {
			if !f.Same(b[year]) {
				t.Fatalf("%s %s %d: %+v beside all others, %+v alone", p.key(), kept.ID, year, f, b[year])
			}
		}
	})
}

func TestTheDocumentNamesWhatIsPlanted(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "simulated.md"))
	if err != nil {
		t.Fatal(err)
	}
	m := model(t, Seed)
	for _, p := range m.Policies() {
		for _, want := range slices.Concat([]string{p.Indicator, fmt.Sprintf("%d of the 230", len(p.Adopted))}, p.Outcomes) {
			if !strings.Contains(string(b), want) {
				t.Errorf("docs/simulated.md does not say %q", want)
			}
		}
	}
	for _, want := range []string{fmt.Sprint(Seed), fmt.Sprintf("Version %s", Version), fmt.Sprintf("%d municipalities", len(m.municipalities)), fmt.Sprintf("%d indicators", len(m.indicators)), "277,572 values"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("docs/simulated.md does not say %q", want)
		}
	}
}

func TestWithoutMunicipalitiesThereIsNoModel(t *testing.T) {
	t.Parallel()
	if _, err := New(nil, Seed); err == nil {
		t.Error("no error")
	}
}

func BenchmarkAll(b *testing.B) {
	for b.Loop() {
		n := 0
		for s, err := range model(b, Seed).Slices() {
			if err != nil {
				b.Fatal(err)
			}
			n += s.Len()
		}
		b.ReportMetric(float64(n), "values")
	}
}
