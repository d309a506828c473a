package ingest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/registry"
)

// country makes a registry of a table as `gov import` takes it.
func country(t *testing.T, rows *bytes.Buffer) *registry.Registry {
	t.Helper()
	govs, err := registry.ReadCSV(rows)
	if err != nil {
		t.Fatal(err)
	}
	names, err := registry.Korea().With(govs)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// cells calls f with each row of a table.
func cells(t *testing.T, f *table.File, do func(row []string)) {
	t.Helper()
	for chunk, err := range f.Rows(context.Background(), table.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		_ = chunk.Each(func(n int, cells [][]byte) error {
			row := make([]string, len(cells))
			for i, c := range cells {
				row[i] = string(c)
			}
			if n > 1 {
				do(row)
			}
			return nil
		})
	}
}

// unitedKingdom knows the areas of the Office for National Statistics that are governments, and the former ones that
// its observations name.
func unitedKingdom(t *testing.T) *registry.Registry {
	t.Helper()
	level := map[string]string{"K02": "country", "E92": "province", "W92": "province", "S92": "province", "N92": "province", "E12": "province", "E47": "province",
		"E10": "municipality", "E06": "municipality", "E07": "municipality", "E08": "municipality", "E09": "municipality", "W06": "municipality", "S12": "municipality", "N09": "municipality"}
	var b bytes.Buffer
	b.WriteString("id,name,level,scheme,code,valid_from,valid_to\n")
	known := map[string]bool{}
	write := func(code, name, from, to string) {
		if len(code) > 3 && level[code[:3]] != "" && !known[code] {
			known[code] = true
			fmt.Fprintf(&b, "gb-%s,%s,%s,gss,%s,%s,%s\n", code, quote(name), level[code[:3]], code, from, to)
		}
	}
	since := regexp.MustCompile(`^Obsolete code since (\d{4})`)
	cells(t, shared(t, "uk-ons-local-statistics/observations.csv.gz"), func(row []string) {
		if m := since.FindStringSubmatch(row[12]); m != nil {
			write(row[1], row[2], "", m[1])
		}
	})
	var areas struct {
		Code  []string       `json:"areacd"`
		Name  []string       `json:"areanm"`
		Start map[string]int `json:"start"`
		End   map[string]int `json:"end"`
	}
	if err := json.Unmarshal(sharedBytes(t, "uk-ons-local-statistics/areas-list.json.gz"), &areas); err != nil {
		t.Fatal(err)
	}
	for i, code := range areas.Code {
		from, to := "", ""
		if y, ok := areas.Start[strconv.Itoa(i)]; ok {
			from = strconv.Itoa(y)
		}
		if y, ok := areas.End[strconv.Itoa(i)]; ok {
			to = strconv.Itoa(y + 1)
		}
		write(code, areas.Name[i], from, to)
	}
	return country(t, &b)
}

// spain knows the bodies that the table of costs names.
func spain(t *testing.T) *registry.Registry {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("id,name,level,scheme,code\n")
	known := map[string]bool{}
	cells(t, shared(t, "es-cesel-service-costs-2018/indicators_nonzero.csv.gz"), func(row []string) {
		if code := row[1]; !known[code] {
			known[code] = true
			fmt.Fprintf(&b, "es-%s,%s,municipality,cesel,%s\n", code, quote(row[3]), code)
		}
	})
	return country(t, &b)
}

// world knows the countries and states of the table of policies.
func world(t *testing.T) *registry.Registry {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("id,name,level,parent,scheme,code\n")
	known := map[string]bool{}
	id := func(code string) string { return "ox-" + strings.ReplaceAll(code, "_", "-") }
	cells(t, shared(t, "oxcgrt-covid-policy/OxCGRT_timeseries_StringencyIndex_v1.csv.gz"), func(row []string) {
		if known[row[0]+row[2]] {
			return
		}
		known[row[0]+row[2]] = true
		if row[2] == "" {
			fmt.Fprintf(&b, "%s,%s,country,,oxcgrt,%s\n", id(row[0]), quote(row[1]), row[0])
		} else {
			fmt.Fprintf(&b, "%s,%s,province,%s,oxcgrt,%s\n", id(row[2]), quote(row[3]), id(row[0]), row[2])
		}
	})
	return country(t, &b)
}

// named knows the governments that a column of a table names.
func named(file string, column int) func(*testing.T) *registry.Registry {
	return func(t *testing.T) *registry.Registry { return ofColumn(t, file, column, "") }
}

// coded knows the governments whose codes are in a column of a table.
func coded(file string, column int) func(*testing.T) *registry.Registry {
	return func(t *testing.T) *registry.Registry { return ofColumn(t, file, column, "own") }
}

func ofColumn(t *testing.T, file string, column int, scheme string) *registry.Registry {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("id,name,level,scheme,code\n")
	known := map[string]bool{}
	cells(t, shared(t, file), func(row []string) {
		if name := row[column]; name != "" && !known[name] {
			known[name] = true
			code := ""
			if scheme != "" {
				code = name
			}
			fmt.Fprintf(&b, "own-%s,%s,province,%s,%s\n", strings.ToLower(strings.Join(strings.FieldsFunc(name, func(c rune) bool { return c > 'z' || !strings.ContainsRune(ownID, c) }), "-")), quote(name), scheme, code)
		}
	})
	return country(t, &b)
}

const ownID = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
