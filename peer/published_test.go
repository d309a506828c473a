package peer_test

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// kingdom is the data of Explore Local Statistics, as far as they lie beside the project.
type kingdom struct {
	latest   map[string]map[string]float64 // by indicator and area: the value of the latest period
	county   map[string]string             // of a district
	district map[string][]string           // of a county
	before   map[string][]string           // of an area of today, those that went up in it
	areas    []string                      // local authorities and counties of today
	outlets  map[string]map[string]float64 // food outlets per 1,000 people, by area and year: what population is found by
}

const office = "../../shared/data/uk-ons-local-statistics"

func readKingdom(t testing.TB) *kingdom {
	t.Helper()
	if _, err := os.Stat(office); err != nil {
		t.Skip("left out: the data of the UK statistics office do not lie beside the project")
	}
	k := &kingdom{latest: map[string]map[string]float64{}, county: map[string]string{}, district: map[string][]string{}, before: map[string][]string{}, outlets: map[string]map[string]float64{}}
	f, err := os.Open(filepath.Join(office, "observations.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	newest := map[[2]string]string{}
	for _, row := range readRows(t, z) {
		area, indicator, period := row["areacd"], row["indicator"], row["period"]
		value, err := strconv.ParseFloat(row["observation"], 64)
		k.succeed(area, row["notes"])
		if err == nil && indicator == "Food outlets" {
			if k.outlets[area] == nil {
				k.outlets[area] = map[string]float64{}
			}
			k.outlets[area][period[:4]] = value
		}
		if key := [2]string{indicator, area}; err == nil && period > newest[key] {
			newest[key] = period
			if k.latest[indicator] == nil {
				k.latest[indicator] = map[string]float64{}
			}
			k.latest[indicator][area] = value
		}
	}
	text, err := os.ReadFile(filepath.Join(office, "geo-metadata.json"))
	if err != nil {
		t.Fatal(err)
	}
	var places map[string]struct{ Children []string }
	if err := json.Unmarshal(text, &places); err != nil {
		t.Fatal(err)
	}
	for area, place := range places {
		_, today := k.latest["Gigabit capable broadband"][area]
		_, measured := k.latest["Children in relative poverty before housing costs"][area]
		if local(area) && today || isCounty(area) && measured {
			k.areas = append(k.areas, area)
		}
		if isCounty(area) {
			k.district[area] = place.Children
			for _, d := range place.Children {
				k.county[d] = area
			}
		}
	}
	slices.Sort(k.areas)
	return k
}

var replaced = regexp.MustCompile(`[EWSN][0-9]{8}`)

// succeed reads who followed an area: "Obsolete code since 2025 (replaced by E08000039 Sheffield)".
func (k *kingdom) succeed(area, note string) {
	if _, by, ok := strings.Cut(note, "(replaced by "); ok {
		for _, next := range replaced.FindAllString(by, -1) {
			if !slices.Contains(k.before[next], area) {
				k.before[next] = append(k.before[next], area)
			}
		}
	}
}

func isCounty(area string) bool { return strings.HasPrefix(area, "E10") }

func local(area string) bool {
	return slices.Contains([]string{"E06", "E07", "E08", "E09", "W06", "S12", "N09"}, area[:min(3, len(area))])
}

func readRows(t testing.TB, from io.Reader) (all []map[string]string) {
	t.Helper()
	buffered := bufio.NewReader(from)
	if bom, _ := buffered.Peek(3); string(bom) == "\ufeff" {
		_, _ = buffered.Discard(3)
	}
	rows, err := csv.NewReader(buffered).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		record := map[string]string{}
		for i, name := range rows[0] {
			record[name] = row[i]
		}
		all = append(all, record)
	}
	return all
}

// neighbours are the published nearest neighbours of each area, the nearest first. Combined authorities have
// five and are left out.
func neighbours(t testing.TB, model string) map[string][]string {
	t.Helper()
	f, err := os.Open(filepath.Join(office, model+"-neighbours.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	published := map[string][]string{}
	for _, row := range readRows(t, f) {
		var near []string
		for i := 1; row[strconv.Itoa(i)] != ""; i++ {
			near = append(near, row[strconv.Itoa(i)])
		}
		if len(near) == 20 {
			published[row["AREACD"]] = near
		}
	}
	return published
}

// values are those of an indicator, or of the first of several that has one, in the order of the areas. As
// the office does, a district without a value takes that of its county; a county takes the mean of its districts.
// An area that is new takes what was measured before under the codes that it replaces.
func (k *kingdom) values(indicators ...string) []float64 {
	return k.column(func(area string) float64 {
		for _, name := range indicators {
			if v, ok := k.latest[name][area]; ok {
				return v
			}
		}
		return math.NaN()
	}, true)
}

// column asks for each area; a county without a value has the mean of its districts, or their sum.
func (k *kingdom) column(find func(area string) float64, mean bool) []float64 {
	values := make([]float64, len(k.areas))
	for i, area := range k.areas {
		values[i] = find(area)
		if math.IsNaN(values[i]) {
			values[i] = together(k.before[area], find, mean)
		}
		if math.IsNaN(values[i]) && k.county[area] != "" && mean {
			values[i] = find(k.county[area])
		}
		if math.IsNaN(values[i]) && isCounty(area) {
			values[i] = together(k.district[area], find, mean)
		}
	}
	return values
}

// together is the mean of the areas that have a value, or the sum of all of them; NaN of none.
func together(areas []string, find func(area string) float64, mean bool) float64 {
	sum, n := 0.0, 0.0
	for _, a := range areas {
		if v := find(a); !math.IsNaN(v) || !mean {
			sum, n = sum+v, n+1
		}
	}
	if mean || n == 0 {
		return sum / n
	}
	return sum
}

// prepared cuts values at their 1st and 99th percentile and fills what is missing with their median, as the
// office does before it standardises.
func prepared(values []float64) []float64 {
	known := slices.DeleteFunc(slices.Clone(values), math.IsNaN)
	slices.Sort(known)
	at := func(p float64) float64 {
		x := p * float64(len(known)-1)
		i := min(int(x), len(known)-2)
		return known[i] + (x-float64(i))*(known[i+1]-known[i])
	}
	out := make([]float64, len(values))
	for i, v := range values {
		if math.IsNaN(v) {
			v = at(0.5)
		}
		out[i] = min(max(v, at(0.01)), at(0.99))
	}
	return out
}

// agreement is how well peers agree with published ones, as means over the areas that have a place.
type agreement struct {
	found float64 // share of the published twenty that are among our first twenty
	rank  float64 // Spearman's correlation of the published twenty in both orders
	areas int
}

func (k *kingdom) agree(t testing.TB, sample peer.Sample, published map[string][]string, method bonbogi.PeerMethod) (a agreement) {
	t.Helper()
	sp := space(t, sample, method)
	for i, area := range k.areas {
		near, ok := published[area]
		if !ok || slices.ContainsFunc(sp.LeftOut, func(l peer.LeftOut) bool { return l.Index == i }) {
			continue
		}
		among := make([]bool, len(k.areas)) // a county is no neighbour of its own districts, nor they of it
		for j, other := range k.areas {
			among[j] = k.county[area] != other && k.county[other] != area
		}
		order := ids(nearest(t, sp, area, 0, among))
		o := peer.Agree(20, near, order).Pairs[0][1]
		a.found += float64(o.Common) / 20
		a.rank += o.Rank
		a.areas++
	}
	a.found, a.rank = a.found/float64(a.areas), a.rank/float64(a.areas)
	return a
}
