package registry_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// ukAreas are the areas of the Office for National Statistics: its list of today's, column by column, and
// the obsolete ones that its observations name.
type ukAreas struct {
	Code     []string       `json:"areacd"`
	Name     []string       `json:"areanm"`
	Start    map[string]int `json:"start"` // first year
	End      map[string]int `json:"end"`   // last year
	parent   map[string]string
	obsolete map[string]obsolete
}

// obsolete is what the note of an observation says of its area: "Obsolete code since 2023 (replaced by
// E06000065 North Yorkshire)".
type obsolete struct {
	name  string
	since string
	heirs []string // codes
}

// ukLevels are the kinds of areas, by how their codes begin, that are governments or stand above them.
var ukLevels = map[string]bonbogi.Level{
	"K02": bonbogi.Country, "E92": bonbogi.Province, "W92": bonbogi.Province, "S92": bonbogi.Province, "N92": bonbogi.Province,
	"E12": bonbogi.Province, "E47": bonbogi.Province, "E10": bonbogi.Municipality, "E06": bonbogi.Municipality, "E07": bonbogi.Municipality,
	"E08": bonbogi.Municipality, "E09": bonbogi.Municipality, "W06": bonbogi.Municipality, "S12": bonbogi.Municipality, "N09": bonbogi.Municipality,
}

// ukObservation is a row of the observations: whose value, and when.
type ukObservation struct{ code, name, period, notes string }

func ukObservations(t *testing.T) []ukObservation {
	t.Helper()
	rows := csv.NewReader(shared(t, "data/uk-ons-local-statistics/observations.csv.gz"))
	head, err := rows.Read()
	if err != nil {
		t.Fatal(err)
	}
	at := func(column string) int { return slices.Index(head, column) }
	code, name, period, notes := at("areacd"), at("areanm"), at("period"), at("notes")
	rows.ReuseRecord = true
	var out []ukObservation
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, ukObservation{row[code], row[name], row[period], row[notes]})
	}
}

func readUKAreas(t *testing.T, observations []ukObservation) ukAreas {
	t.Helper()
	var a ukAreas
	if err := json.NewDecoder(shared(t, "data/uk-ons-local-statistics/areas-list.json.gz")).Decode(&a); err != nil {
		t.Fatal(err)
	}
	var places map[string]struct {
		Parents []string `json:"parents"`
	}
	if err := json.NewDecoder(shared(t, "data/uk-ons-local-statistics/geo-metadata.json")).Decode(&places); err != nil {
		t.Fatal(err)
	}
	a.parent = map[string]string{}
	for code, p := range places {
		for _, above := range p.Parents {
			if ukLevels[above[:3]] != "" && a.parent[code] == "" {
				a.parent[code] = above
			}
		}
	}
	a.obsolete = map[string]obsolete{}
	since, heir := regexp.MustCompile(`^Obsolete code since (\d{4})`), regexp.MustCompile(`[EWSN]\d{8}`)
	for _, o := range observations {
		if m := since.FindStringSubmatch(o.notes); m != nil && ukLevels[o.code[:3]] != "" {
			a.obsolete[o.code] = obsolete{o.name, m[1], heir.FindAllString(o.notes, -1)}
		}
	}
	return a
}

// table writes the areas as `gov import` wants them. A code that gave way to one other of the same name is
// an earlier form of that government; others are governments of their own, and predecessors.
func (a ukAreas) table() *bytes.Buffer {
	before := map[string][]string{} // code to the codes that it replaced
	for code, o := range a.obsolete {
		for _, h := range o.heirs {
			before[h] = append(before[h], code)
		}
	}
	name := map[string]string{}
	for i, code := range a.Code {
		name[code] = a.Name[i]
	}
	id := func(code string) string {
		if o := a.obsolete[code]; len(o.heirs) == 1 && name[o.heirs[0]] == o.name && len(before[o.heirs[0]]) == 1 {
			return "gb-" + o.heirs[0]
		}
		return "gb-" + code
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "id,name,level,parent,scheme,code,valid_from,valid_to,predecessors")
	row := func(code, name, parent, from, to string) {
		if ukLevels[code[:3]] == "" {
			return
		}
		if parent != "" {
			parent = "gb-" + parent
		}
		var predecessors []string
		for _, p := range before[code] {
			if id(p) != id(code) {
				predecessors = append(predecessors, id(p))
			}
		}
		slices.Sort(predecessors)
		fmt.Fprintf(&b, "%s,%q,%s,%s,gss,%s,%s,%s,%s\n", id(code), name, ukLevels[code[:3]], parent, code, from, to, strings.Join(predecessors, ";"))
	}
	for i, code := range a.Code {
		if _, ok := a.obsolete[code]; ok {
			continue
		}
		from, to := "", ""
		if y, ok := a.Start[strconv.Itoa(i)]; ok {
			from = strconv.Itoa(y)
		}
		for _, p := range before[code] { // a part may have come earlier
			from = max(from, a.obsolete[p].since)
		}
		if y, ok := a.End[strconv.Itoa(i)]; ok {
			to = strconv.Itoa(y + 1)
		}
		row(code, a.Name[i], a.parent[code], from, to)
	}
	for code, o := range a.obsolete {
		row(code, o.name, a.parent[o.heirs[0]], "", o.since)
	}
	return &b
}

func TestTheAreasOfTheUnitedKingdomCanBeImported(t *testing.T) {
	t.Parallel()
	observations := ukObservations(t)
	govs, err := registry.ReadCSV(readUKAreas(t, observations).table())
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.Korea().With(govs)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("areas", func(t *testing.T) { checkUKAreas(t, r, govs) })
	t.Run("observations", func(t *testing.T) { checkUKObservations(t, r, observations) })
}

func checkUKAreas(t *testing.T, r *registry.Registry, govs []bonbogi.Government) {
	local := 0
	for _, g := range govs {
		if g.Level == bonbogi.Municipality && g.Exists() && !strings.HasPrefix(g.ID, "gb-E10") {
			local++
		}
		if got := r.Resolve(g.Forms[0].Code, bonbogi.Date{}).Matches; len(got) != 1 || got[0].Government.ID != g.ID {
			t.Errorf("%s is %q", g.Forms[0].Code, ids(got))
		}
	}
	if local != 361 { // the local authorities of 2023 to 2025, counties with districts not among them
		t.Errorf("%d local authorities exist, want 361", local)
	}
	for _, c := range []struct{ query, on, want string }{
		{"Hart", "", "gb-E07000089"},
		{"hart, south east", "", "gb-E07000089"},
		{"Bournemouth, Christchurch and Poole", "", "gb-E06000058"},
		{"North Yorkshire", "", "gb-E06000065"},
		{"North Yorkshire", "2022-06-01", "gb-E10000023"},
		{"Harrogate", "2022-06-01", "gb-E07000165"},
		{"Harrogate", "2023-06-01", ""},
		{"Harrogate", "", "gb-E07000165"},
		{"E07000165", "", "gb-E07000165"},
		{"Wales", "", "gb-W92000004"},
		{"안양", "", "kr-gyeonggi-anyang"},
	} {
		if got := ids(r.Resolve(c.query, bonbogi.MustDate(c.on)).Matches); got != c.want {
			t.Errorf("%q on %q is %q, want %q", c.query, c.on, got, c.want)
		}
	}
	var near []string
	for _, m := range r.Resolve("Richmond", bonbogi.Date{}).Near {
		near = append(near, m.Form.Name)
	}
	if !slices.Equal(near, []string{"Richmond upon Thames", "Richmondshire"}) {
		t.Errorf("near Richmond are %q", near)
	}
	var merged []string
	for _, l := range r.Predecessors("gb-E06000065") {
		merged = append(merged, l.Government.Current().Name+" "+string(l.Kind))
	}
	want := []string{"North Yorkshire merged", "Craven merged", "Hambleton merged", "Harrogate merged", "Richmondshire merged", "Ryedale merged", "Scarborough merged", "Selby merged"}
	slices.Sort(merged)
	slices.Sort(want)
	if !slices.Equal(merged, want) {
		t.Errorf("North Yorkshire came from %q, want %q", merged, want)
	}
	if got := show(r.Successors("gb-E07000165")); got != "gb-E06000065 North Yorkshire merged 2023" {
		t.Errorf("Harrogate became %q", got)
	}
	if got := r.FullName("gb-E07000089", bonbogi.Date{}); !strings.HasPrefix(got, "Hart, ") || !strings.HasSuffix(got, "England") {
		t.Errorf("the full name of Hart is %q", got)
	}
}

// Of 279,571 values 258,682 name an area by the code that it bore then, 1,928 by one of another day (Fife in
// 2010 by that of 2018), and 6,511 by that of an area of which there was none then: the statistics office
// reckons back for new authorities. Asked for any day these mean one as well. 12,450 are of areas that are no governments.
func checkUKObservations(t *testing.T, r *registry.Registry, observations []ukObservation) {
	var onItsDay, onAny answers
	absent, other := 0, 0
	for _, o := range observations {
		period, err := bonbogi.ParsePeriod(o.period)
		if err != nil {
			t.Fatal(err)
		}
		then := r.ResolveCode("gss", o.code, period)
		onItsDay.add(then)
		onAny.add(r.ResolveCode("gss", o.code, bonbogi.Date{}))
		switch government := ukLevels[o.code[:min(3, len(o.code))]] != ""; {
		case len(then.Matches) > 0:
		case government && len(then.Near) == 1:
			absent++
		case government:
			t.Errorf("%s %s in %s means nothing", o.code, o.name, o.period)
		default:
			other++
		}
	}
	want := answers{one: 258_682, otherDay: 1_928, none: 18_961}
	if onItsDay != want || absent != 6_511 || other != 12_450 {
		t.Errorf("on its day %+v, absent %d, others %d; want %+v", onItsDay, absent, other, want)
	}
	if want := (answers{one: 267_121, none: 12_450}); onAny != want {
		t.Errorf("on any day %+v, want %+v", onAny, want)
	}
}
