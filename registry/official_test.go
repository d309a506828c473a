package registry_test

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// shared opens a file of ../shared beside the checkout, or skips the test.
func shared(t *testing.T, name string) io.Reader {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "shared", filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("left out: needs ../shared/%s", name)
	}
	t.Cleanup(func() { f.Close() })
	if !strings.HasSuffix(name, ".gz") {
		return f
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// table reads a CSV file of ../shared as maps from column to value.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	text, err := io.ReadAll(shared(t, name))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := make([]map[string]string, 0, len(rows))
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, c := range rows[0] {
			m[c] = row[i]
		}
		out = append(out, m)
	}
	return out
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// only fails the test unless exactly one government answers.
func only(t *testing.T, query string, on bonbogi.Date) (registry.Match, bool) {
	t.Helper()
	m := registry.Korea().Resolve(query, on).Matches
	if len(m) != 1 {
		t.Errorf("%s on %q: %d matches %q, want one", query, on, len(m), ids(m))
		return registry.Match{}, false
	}
	return m[0], true
}

func TestEveryCodeOfTheOfficialListResolvesOnItsDays(t *testing.T) {
	t.Parallel()
	ownName, elsewhere, oneDay := 0, 0, 0
	for _, row := range table(t, "data/kr-admin-codes/sigungu_codes_1988_20230501.csv") {
		code, name := row["code5"], words(row["sido"]+" "+row["sigungu"])
		from, err := time.Parse("20060102", row["created"])
		if err != nil {
			t.Fatal(err)
		}
		last := time.Date(2023, 5, 1, 0, 0, 0, 0, time.UTC)
		if row["abolished"] != "" {
			if last, err = time.Parse("20060102", row["abolished"]); err != nil {
				t.Fatal(err)
			}
			if last = last.AddDate(0, 0, -1); last.Before(from) {
				last = from // closed on the day on which the list begins
				oneDay++
			}
		}
		if m, ok := only(t, code, bonbogi.Date{}); ok && m.Form.Code == code {
			checkName(t, code, registry.Korea().FullNameOf(m), name)
		}
		for _, day := range []time.Time{from, from.Add(last.Sub(from) / 2), last} {
			on := bonbogi.DateOf(day)
			m, ok := only(t, code, on)
			if !ok {
				continue
			}
			if m.Form.Code != code {
				elsewhere++
				continue
			}
			ownName++
			checkName(t, code, registry.Korea().FullName(m.Government.ID, on), name)
		}
	}
	// 36 codes of one day, 25 branch offices and the second code of Sejong, each asked for on three days,
	// lead to the government to which they belong; all others to the one that bears them.
	if oneDay != 36 || elsewhere != 3*(36+26) || ownName != 3*(487-36-26) {
		t.Errorf("%d codes of one day, %d answers elsewhere, %d by their own name", oneDay, elsewhere, ownName)
	}
}

func checkName(t *testing.T, code, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %q, want %q", code, got, want)
	}
}

func TestEveryChangeOfCodesSince2023IsKnown(t *testing.T) {
	t.Parallel()
	for _, row := range table(t, "data/kr-admin-codes/mois_code_changes_2023_2026.csv") {
		m, ok := only(t, row["code5"], bonbogi.Date{})
		if !ok {
			continue
		}
		checkName(t, row["code5"], registry.Korea().FullNameOf(m), words(row["name"]))
		if gone := !m.Form.To.IsZero(); m.Form.Code != row["code5"] || gone != (row["event"] == "gone") {
			t.Errorf("%s %s: the form is %+v", row["code5"], row["event"], m.Form)
		}
	}
}

func TestTheCodesOfJuly2026AreKnown(t *testing.T) {
	t.Parallel()
	pattern := regexp.MustCompile(`^(.*?)\s*\((\d{10})\)$`)
	july := bonbogi.MustDate("2026-07-31")
	for _, row := range table(t, "data/kr-admin-codes/mois_202607_excerpt.csv") {
		p := pattern.FindStringSubmatch(row["행정구역"])
		if p == nil {
			t.Errorf("%q has no code", row["행정구역"])
			continue
		}
		if strings.HasSuffix(p[1], "출장소") { // of districts that were no more on that day
			only(t, p[2], bonbogi.Date{})
			continue
		}
		if m, ok := only(t, p[2], july); ok {
			checkName(t, p[2], registry.Korea().FullName(m.Government.ID, july), words(p[1]))
		}
	}
}

// misspelt are the English names of the crosswalk that break the Revised Romanization, with the right ones.
var misspelt = map[string]string{
	"Yeonjae-gu": "Yeonje-gu", "Cheolwon-gun": "Cheorwon-gun", "Cheongseong-gun": "Cheongsong-gun", "Geojae-si": "Geoje-si",
	"Sejong-si": "Sejong", "Sejong Metropolitan City": "Sejong",
}

func TestEnglishNamesAgreeWithTheCrosswalk(t *testing.T) {
	t.Parallel()
	compared := 0
	for _, row := range table(t, "data/kr-admin-codes/sigungu_crosswalk_mois_sgis_ko_en.csv") {
		for _, column := range []string{"adm", "adm_2023", "adm_2024"} {
			m, ok := only(t, row[column], bonbogi.Date{})
			if !ok {
				continue
			}
			name := row["name"][strings.LastIndex(row["name"], " ")+1:]
			english := row["name_eng"]
			if right, ok := misspelt[english]; ok {
				english = right
			}
			if row["level"] != "Province" && (m.Form.Name != name || m.Form.NameEn != english) {
				t.Errorf("%s is %s, %s; want %s, %s", row[column], m.Form.Name, m.Form.NameEn, name, english)
			}
			compared++
		}
	}
	if compared < 900 {
		t.Errorf("only %d codes compared", compared)
	}
}

func TestEveryCodeOfTheMonthlyPopulationResolvesInItsMonth(t *testing.T) {
	t.Parallel()
	rows := csv.NewReader(shared(t, "data/kr-mois-population/tidy_monthly.csv.gz"))
	rows.ReuseRecord = true
	head, err := rows.Read()
	if err != nil {
		t.Fatal(err)
	}
	head = slices.Clone(head)
	at := func(c string) int { return slices.Index(head, c) }
	code, name, month, value := at("code5"), at("name"), at("month"), at("value")
	seen := map[[2]string]bool{}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if row[value] == "" || row[value] == "0" || seen[[2]string{row[code], row[month]}] {
			continue
		}
		seen[[2]string{strings.Clone(row[code]), strings.Clone(row[month])}] = true
		on := bonbogi.MustDate(row[month]).Last() // the figures are those of the last day of the month
		if m, ok := only(t, row[code], on); ok && m.Form.Code == row[code] {
			checkName(t, row[code], registry.Korea().FullName(m.Government.ID, on), words(row[name]))
		}
	}
	if len(seen) < 10_000 {
		t.Errorf("only %d codes and months seen", len(seen))
	}
}
