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

// ukAreas are the areas of the Office for National Statistics, column by column.
type ukAreas struct {
	Code   []string       `json:"areacd"`
	Name   []string       `json:"areanm"`
	Start  map[string]int `json:"start"` // first year
	End    map[string]int `json:"end"`   // last year
	parent map[string]string
	heirs  map[string][]string // code to the codes that replaced it
}

// ukLevels are the kinds of areas, by how their codes begin, that are governments or stand above them.
var ukLevels = map[string]bonbogi.Level{
	"K02": bonbogi.Country, "E92": bonbogi.Province, "W92": bonbogi.Province, "S92": bonbogi.Province, "N92": bonbogi.Province,
	"E12": bonbogi.Province, "E10": bonbogi.Municipality, "E06": bonbogi.Municipality, "E07": bonbogi.Municipality,
	"E08": bonbogi.Municipality, "E09": bonbogi.Municipality, "W06": bonbogi.Municipality, "S12": bonbogi.Municipality, "N09": bonbogi.Municipality,
}

func readUKAreas(t *testing.T) ukAreas {
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
	a.heirs = map[string][]string{}
	rows := csv.NewReader(shared(t, "data/uk-ons-local-statistics/observations.csv.gz"))
	rows.FieldsPerRecord = -1
	rows.ReuseRecord = true
	heir := regexp.MustCompile(`[EWSN]\d{8}`)
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return a
		}
		if err != nil {
			t.Fatal(err)
		}
		if note := row[len(row)-1]; strings.HasPrefix(note, "Obsolete code") && a.heirs[row[1]] == nil {
			a.heirs[strings.Clone(row[1])] = heir.FindAllString(strings.Clone(note), -1)
		}
	}
}

// table writes the areas as `gov import` wants them.
func (a ukAreas) table() *bytes.Buffer {
	taken := map[string]bool{}
	for _, code := range a.Code {
		taken[code] = ukLevels[code[:3]] != ""
	}
	before := map[string][]string{}
	for code, heirs := range a.heirs {
		for _, h := range heirs {
			if taken[code] && !slices.Contains(before[h], code) {
				before[h] = append(before[h], code)
			}
		}
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "id,name,name_en,level,parent,scheme,code,valid_from,valid_to,predecessors")
	for i, code := range a.Code {
		if !taken[code] {
			continue
		}
		year := func(m map[string]int, after int) string {
			if y, ok := m[strconv.Itoa(i)]; ok {
				return strconv.Itoa(y + after)
			}
			return ""
		}
		slices.Sort(before[code])
		fmt.Fprintf(&b, "gb-%s,%q,%q,%s,%s,ons,%s,%s,%s,%s\n", code, a.Name[i], a.Name[i], ukLevels[code[:3]], gb(a.parent[code]), code,
			year(a.Start, 0), year(a.End, 1), gb(before[code]...))
	}
	return &b
}

func gb(codes ...string) string {
	var out []string
	for _, c := range codes {
		if c != "" {
			out = append(out, "gb-"+c)
		}
	}
	return strings.Join(out, ";")
}

func TestTheAreasOfTheUnitedKingdomCanBeImported(t *testing.T) {
	t.Parallel()
	govs, err := registry.ReadCSV(readUKAreas(t).table())
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.Korea().With(govs)
	if err != nil {
		t.Fatal(err)
	}
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
