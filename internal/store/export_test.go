package store

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"github.com/bonbogi/bonbogi"
)

func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		files[e.Name()] = readFile(t, filepath.Join(dir, e.Name()))
	}
	return files
}

func TestAnExportLoadsIntoTheSameDatabaseOnEitherEngine(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from *DB, to string) {
		filled(t, from)
		dir := t.TempDir()
		first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
		if err := from.Export(t.Context(), first, ExportOptions{}); err != nil {
			t.Fatal(err)
		}
		loaded := openAt(t, to)
		if err := loaded.Load(t.Context(), first); err != nil {
			t.Fatal(err)
		}
		was, is := everything(t, from), everything(t, loaded)
		for _, name := range packedTables { // the same may be packed in another way
			delete(was, name)
			delete(is, name)
		}
		if diff := cmp.Diff(was, is); diff != "" {
			t.Errorf("the loaded database differs:\n%s", diff)
		}
		if diff := cmp.Diff(allObserved(t, from), allObserved(t, loaded)); diff != "" {
			t.Errorf("the loaded observations differ:\n%s", diff)
		}
		if err := loaded.Export(t.Context(), second, ExportOptions{}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(folder(t, first), folder(t, second)); diff != "" {
			t.Errorf("the second export differs:\n%s", diff)
		}
		refused(t, loaded.Load(t.Context(), first), "not_empty")
		refused(t, from.Export(t.Context(), first, ExportOptions{}), "not_empty")
		if left, _ := os.ReadDir(dir); len(left) != 2 {
			t.Errorf("beside the exports lie %v", left)
		}
	})
}

func TestTheDataPackageDescribesEveryFile(t *testing.T) {
	t.Parallel()
	db := openFile(t)
	filled(t, db)
	dir := filepath.Join(t.TempDir(), "export")
	if err := db.Export(t.Context(), dir, ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	files := folder(t, dir)
	var p struct {
		Schema    string `json:"$schema"`
		Licenses  []struct{ Name string }
		Resources []struct {
			Name, Type, Path, Encoding string
			Schema                     struct {
				Fields      []struct{ Name, Type string }
				PrimaryKey  []string
				ForeignKeys []struct {
					Fields    []string
					Reference struct {
						Resource string
						Fields   []string
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(files[packageFile]), &p); err != nil {
		t.Fatal(err)
	}
	if p.Schema != "https://datapackage.org/profiles/2.0/datapackage.json" || p.Licenses[0].Name != "CC-BY-4.0" {
		t.Errorf("the package has the profile %q and the licences %v", p.Schema, p.Licenses)
	}
	described := []string{packageFile}
	fields := map[string][]string{}
	for _, r := range p.Resources {
		described = append(described, r.Path)
		for _, f := range r.Schema.Fields {
			fields[r.Name] = append(fields[r.Name], f.Name)
		}
		header, _, _ := strings.Cut(files[r.Path], "\n")
		if header != strings.Join(fields[r.Name], ",") {
			t.Errorf("%s has the header %s, described are %v", r.Path, header, fields[r.Name])
		}
		if len(r.Schema.PrimaryKey) == 0 || r.Type != "table" || r.Encoding != "utf-8" {
			t.Errorf("%s is described as %+v", r.Path, r)
		}
		for _, k := range r.Schema.ForeignKeys {
			if !slices.Contains(fields[k.Reference.Resource], k.Reference.Fields[0]) || !slices.Contains(fields[r.Name], k.Fields[0]) {
				t.Errorf("%s refers by %v to %v, which was not described before", r.Name, k.Fields, k.Reference)
			}
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(files)), slices.Sorted(slices.Values(described))); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(files["awards.csv"], "award-1") || !strings.Contains(files["revisions.csv"], "withdrawn") ||
		!strings.Contains(files["proposals.csv"], "rejected") || !strings.Contains(files["awards.csv"], ",@상,") {
		t.Error("the files lack records, history, reviews, or text as it is")
	}
}

func TestLoadRefusesAndLeavesNothing(t *testing.T) {
	t.Parallel()
	damage := map[string]func(files map[string]string){
		"no description":        func(f map[string]string) { delete(f, packageFile) },
		"other package":         func(f map[string]string) { f[packageFile] = `{"name": "other"}` },
		"newer":                 func(f map[string]string) { f[packageFile] = `{"name": "bonbogi", "bonbogi:tables": 999}` },
		"a file is missing":     func(f map[string]string) { delete(f, "visits.csv") },
		"an empty file":         func(f map[string]string) { f["visits.csv"] = "" },
		"unknown column":        func(f map[string]string) { replace(f, "visits.csv", "host_name", "host_title") },
		"column twice":          func(f map[string]string) { replace(f, "visits.csv", "host_name", "guest_name") },
		"a cut row":             func(f map[string]string) { f["claims.csv"] = f["claims.csv"][:len(f["claims.csv"])-9] },
		"no number":             func(f map[string]string) { replace(f, "claims.csv", ",16,", ",sixteen,") },
		"a number without end":  func(f map[string]string) { replace(f, "claims.csv", ",16,", ",Inf,") },
		"a broken history":      func(f map[string]string) { replace(f, "revisions.csv", "{", "") },
		"a broken proposal":     func(f map[string]string) { replace(f, "proposals.csv", "{", "") },
		"an unknown state":      func(f map[string]string) { replace(f, "proposals.csv", ",rejected,", ",forgotten,") },
		"an id twice":           func(f map[string]string) { repeatLast(f, "adoptions.csv") },
		"no such practice":      func(f map[string]string) { replace(f, "adoptions.csv", "practice-1", "practice-9") },
		"against a rule":        func(f map[string]string) { replace(f, "visits.csv", ",held,", ",dreamt,") },
		"no sources":            func(f map[string]string) { f["citations.csv"], _, _ = strings.Cut(f["citations.csv"], "\n") },
		"not UTF-8":             func(f map[string]string) { replace(f, "claims.csv", "메모", "\xb8\xde") },
		"no records, a header":  func(f map[string]string) { uncount(f); f["selections.csv"] = header(f["selections.csv"]) },
		"no history, a header":  func(f map[string]string) { uncount(f); f["revisions.csv"] = header(f["revisions.csv"]) },
		"no history of one":     func(f map[string]string) { uncount(f); cutRow(f, "revisions.csv", "claim,claim-1,") },
		"no first revision":     func(f map[string]string) { uncount(f); cutRow(f, "revisions.csv", "visit,visit-1,1,") },
		"a citation of nothing": func(f map[string]string) { replace(f, "citations.csv", "claim,claim-1,", "claim,claim-9,") },
		"a citation of no kind": func(f map[string]string) { replace(f, "citations.csv", "claim,claim-1,", "clam,claim-1,") },
		"a history of nothing":  func(f map[string]string) { replace(f, "revisions.csv", "claim,claim-1,", "claim,claim-9,") },
		"a proposal of nothing": func(f map[string]string) { replace(f, "proposals.csv", ",rejected,", ",accepted,award-9") },
		"accepted, no record":   func(f map[string]string) { replace(f, "proposals.csv", ",rejected,", ",accepted,") },
		"a visit cut off": func(f map[string]string) {
			uncount(f)
			f["visits.csv"] = header(f["visits.csv"])
			f["visit_practices.csv"] = header(f["visit_practices.csv"])
		},
		"an edit without history": func(f map[string]string) { replace(f, "claims.csv", "메모", "다른 메모") },
		"a revision of nothing": func(f map[string]string) {
			f["revisions.csv"] = regexp.MustCompile(`(award,award-1,1,[^"]*)"\{.*\}"`).ReplaceAllString(f["revisions.csv"], "$1{}")
		},
		"a history of nobody":         func(f map[string]string) { replace(f, "revisions.csv", "Z,김정책,", "Z,,") },
		"a history of a list":         func(f map[string]string) { replaceObject(f, "revisions.csv", "[1]") },
		"a proposal of no fact":       func(f map[string]string) { replaceObject(f, "proposals.csv", "null") },
		"fewer rows than told":        func(f map[string]string) { f["tokens.csv"] = header(f["tokens.csv"]) },
		"a broken date":               func(f map[string]string) { replace(f, "visits.csv", ",2021-07-28,", ",2021-07-99,") },
		"a broken time":               func(f map[string]string) { replace(f, "claims.csv", "2026-11-", "26-11-") },
		"a broken list of words":      func(f map[string]string) { replace(f, "government_forms.csv", "옛이름\"\"]", "옛이름\"\"") },
		"an observation of nothing":   func(f map[string]string) { replace(f, "observations.csv", "indicator-0,", "indicator-9,") },
		"an observation without mark": func(f map[string]string) { replace(f, "observations.csv", ",true,", ",false,") },
		"an observation twice":        func(f map[string]string) { uncount(f); repeatLast(f, "observations.csv") },
		"fewer observations":          func(f map[string]string) { cutRow(f, "observations.csv", "indicator-1,kr-busan,2020,") },
		"no observations":             func(f map[string]string) { delete(f, "observations.csv") },
		"a value without one":         func(f map[string]string) { replace(f, "observations.csv", ",missing,", ",normal,") },
		"of no import":                func(f map[string]string) { replace(f, "observations.csv", ",import-", ",import-x-") },
		"of no period":                func(f map[string]string) { replace(f, "observations.csv", ",2021-H1,", ",2021-H9,") },
		"a period by another name":    func(f map[string]string) { replace(f, "observations.csv", ",2021-H1,", ",2021-01-01/P6M,") },
		"of no government":            func(f map[string]string) { replace(f, "observations.csv", ",kr-busan,", ",부산,") },
		"a column is gone":            func(f map[string]string) { replace(f, "observations.csv", ",note,", ",remark,") },
		"a history of no observation": func(f map[string]string) { cutRow(f, "observations.csv", "indicator-1,kr-suwon,"); uncount(f) },
		"a gap in the history": func(f map[string]string) {
			uncount(f)
			cutRow(f, "observation_changes.csv", "indicator-1,kr-suwon,2020,,suppressed,")
		},
		"no history of observations": func(f map[string]string) { f["observation_changes.csv"] = header(f["observation_changes.csv"]) },
		"two sources, a text": func(f map[string]string) {
			replace(f, "sources.csv", "\"안양시는 상반기에\r\n열여섯 개의 상을 받았다.\n\"", "\"\ttext with\r\nlines\n\"")
		},
	}
	db := openFile(t)
	filled(t, db)
	dir := filepath.Join(t.TempDir(), "export")
	if err := db.Export(t.Context(), dir, ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	sound := folder(t, dir)
	onBoth(t, func(t *testing.T, db *DB) {
		before := everything(t, db)
		for name, spoil := range damage {
			files := maps.Clone(sound)
			spoil(files)
			if maps.Equal(files, sound) {
				t.Errorf("%s: nothing was damaged", name)
			}
			dir := t.TempDir()
			for name, content := range files {
				write(t, filepath.Join(dir, name), content)
			}
			err := db.Load(t.Context(), dir)
			if code := bonbogi.CodeOf(err); code != bonbogi.Invalid && code != bonbogi.Refused {
				t.Errorf("%s: %v", name, err)
			}
		}
		if diff := cmp.Diff(before, everything(t, db)); diff != "" {
			t.Errorf("something was loaded:\n%s", diff)
		}
	})
}

func TestAnExportForExcelLoadsAsTheSame(t *testing.T) {
	t.Parallel()
	db, loaded := openFile(t), openFile(t)
	filled(t, db)
	dir := t.TempDir()
	plain, marked, again := filepath.Join(dir, "plain"), filepath.Join(dir, "marked"), filepath.Join(dir, "again")
	for path, o := range map[string]ExportOptions{plain: {}, marked: {BOM: true}} {
		if err := db.Export(t.Context(), path, o); err != nil {
			t.Fatal(err)
		}
	}
	want := folder(t, plain)
	for name, content := range folder(t, marked) {
		without, is := strings.CutPrefix(content, "\ufeff")
		if is != strings.HasSuffix(name, ".csv") || without != want[name] {
			t.Errorf("%s differs in more than its mark, or lacks it", name)
		}
	}
	// Editors put the mark before the description, too.
	write(t, filepath.Join(marked, packageFile), "\ufeff"+want[packageFile])
	if err := loaded.Load(t.Context(), marked); err != nil {
		t.Fatal(err)
	}
	if err := loaded.Export(t.Context(), again, ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, folder(t, again)); diff != "" {
		t.Error(diff)
	}
}

func TestParquetHoldsWhatTheCSVHolds(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		filled(t, db)
		dir := filepath.Join(t.TempDir(), "export")
		if err := db.Export(t.Context(), dir, ExportOptions{Parquet: true}); err != nil {
			t.Fatal(err)
		}
		rows, err := parquet.ReadFile[parquetRow](filepath.Join(dir, parquetFile))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		w := csv.NewWriter(&b)
		number := func(v *float64) string {
			if v == nil {
				return ""
			}
			return formatNumber(*v)
		}
		w.Write(observationsTable.columnNames())
		for _, r := range rows {
			w.Write([]string{r.Indicator, r.Government, r.Period, number(r.Value), r.Status, number(r.Low), number(r.High),
				number(r.Numerator), number(r.Denominator), r.Note, fmt.Sprint(r.Simulated), r.Import})
		}
		w.Flush()
		files := folder(t, dir)
		if diff := cmp.Diff(files["observations.csv"], b.String()); diff != "" || len(rows) < 7 {
			t.Errorf("%d rows, which differ:\n%s", len(rows), diff)
		}
		if !strings.Contains(files[packageFile], `"path": "observations.parquet"`) {
			t.Error("the description does not name the file")
		}
		if err := openFile(t).Load(t.Context(), dir); err != nil {
			t.Errorf("it does not load: %v", err)
		}
	})
}

func TestWhatIsNotKnownIsAnEmptyCell(t *testing.T) {
	t.Parallel()
	db, loaded := openFile(t), openFile(t)
	award := anAward("award-1", anyang, "상", "2021", "source-1")
	award.Year, award.Streak = 0, 0
	none := int64(0)
	award.Winners = &none
	selection := aSelection("selection-1", anyang, "source-1")
	selection.Year = 0
	mustSave(t, db, aSource("source-1", "text"), aPractice("practice-1", "시책", "source-1"), award, selection)
	dir := filepath.Join(t.TempDir(), "export")
	if err := db.Export(t.Context(), dir, ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]map[string]string{
		"awards.csv":     {"year": "", "streak": "", "recipient_count": "", "conferrer_count": "", "winners": "0", "revision": "1"},
		"selections.csv": {"year": "", "recipient_count": "", "conferrer_count": ""},
		"citations.csv":  {"position": "0"},
	} {
		r := newCSVReader(strings.NewReader(readFile(t, filepath.Join(dir, file))))
		names, err := r.read()
		if err != nil {
			t.Fatal(err)
		}
		cells, err := r.read()
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range want {
			if got := cells[slices.Index(names, name)]; got != value {
				t.Errorf("%s: %s is %q, want %q", file, name, got, value)
			}
		}
	}
	if err := loaded.Load(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(everything(t, db), everything(t, loaded)); diff != "" {
		t.Error(diff)
	}
}

func TestLoadSaysWhatIsWrongAndWhere(t *testing.T) {
	t.Parallel()
	db := openFile(t)
	filled(t, db)
	dir := filepath.Join(t.TempDir(), "export")
	if err := db.Export(t.Context(), dir, ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	sound := folder(t, dir)
	for _, c := range []struct {
		name  string
		spoil func(files map[string]string)
		want  []string
	}{
		{"a broken date", func(f map[string]string) { replace(f, "visits.csv", ",2021-07-28,", ",2021-07-99,") },
			[]string{"visits.csv line 2", "column date", "2021-07-99", "correct"}},
		{"a broken history", func(f map[string]string) { replace(f, "revisions.csv", ",1,2026", ",1,26") },
			[]string{"revisions.csv line 2", "column at", "write it in UTC"}},
		{"fewer rows than told", func(f map[string]string) { f["tokens.csv"] = header(f["tokens.csv"]) },
			[]string{"tokens.csv has 0 rows", "should have 1", "export again"}},
		{"no records", func(f map[string]string) { uncount(f); f["selections.csv"] = header(f["selections.csv"]) },
			[]string{"selection selection-1", "not there", "export again"}},
	} {
		files := maps.Clone(sound)
		c.spoil(files)
		dir := t.TempDir()
		for name, content := range files {
			write(t, filepath.Join(dir, name), content)
		}
		err := openFile(t).Load(t.Context(), dir)
		for _, words := range append(c.want, "othing was loaded") {
			if err == nil || !strings.Contains(err.Error(), words) {
				t.Errorf("%s: %v, want it to say %q", c.name, err, words)
			}
		}
	}
}

// uncount takes the numbers of rows from the description, so that other checks are put to the test.
func uncount(files map[string]string) {
	files[packageFile] = regexp.MustCompile(`(?m)^ *"bonbogi:rows": \d+,\n`).ReplaceAllString(files[packageFile], "")
}

// header is the file without its rows.
func header(content string) string {
	first, _, _ := strings.Cut(content, "\n")
	return first + "\n"
}

// cutRow takes the row that begins so from a file whose rows are of one line each.
func cutRow(files map[string]string, name, begin string) {
	lines := strings.SplitAfter(files[name], "\n")
	files[name] = strings.Join(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, begin) }), "")
}

func replace(files map[string]string, name, old, new string) {
	files[name] = strings.ReplaceAll(files[name], old, new)
}

func repeatLast(files map[string]string, name string) {
	lines := strings.SplitAfter(files[name], "\n")
	files[name] += lines[len(lines)-2]
}

// replaceObject puts the new text in place of every object in JSON, which a cell holds in quotes.
func replaceObject(files map[string]string, name, new string) {
	files[name] = regexp.MustCompile(`"\{.*\}"`).ReplaceAllString(files[name], new)
}

func TestAnExportOfOlderTablesLoads(t *testing.T) {
	t.Parallel()
	db := openFile(t)
	mustSave(t, db, aSource("source-1", "text"), oldPractice("practice-1"))
	dir := filepath.Join(t.TempDir(), "export")
	if err := db.Export(t.Context(), dir, ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	older, err := tablesOf(2)
	if err != nil {
		t.Fatal(err)
	}
	files := folder(t, dir)
	for name := range files {
		if table, isTable := strings.CutSuffix(name, ".csv"); isTable && !slices.Contains(older, table) {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	write(t, filepath.Join(dir, packageFile), regexp.MustCompile(`"bonbogi:tables": \d+`).ReplaceAllString(files[packageFile], `"bonbogi:tables": 2`))
	// What was done and the legal basis were columns of their own, and so the revisions have them.
	head, row, _ := strings.Cut(files["practices.csv"], "\n")
	write(t, filepath.Join(dir, "practices.csv"), head+",measures,legal_basis\n"+
		strings.Replace(strings.TrimSuffix(row, "\n"), ",extended,", ",abandoned,", 1)+",이었다,안양시 조례\n")
	write(t, filepath.Join(dir, "revisions.csv"), strings.NewReplacer(`""extended""`, `""abandoned""`,
		`""cost"":`, `""measures"":""이었다"",""legal_basis"":""안양시 조례"",""cost"":`).Replace(files["revisions.csv"]))
	want := mustGet[bonbogi.Practice](t, db, "practice-1")
	want.Steps, want.LegalBasis, want.Status = []string{"이었다"}, []bonbogi.LegalBasis{{Title: "안양시 조례"}}, bonbogi.PracticeWithdrawn
	onBoth(t, func(t *testing.T, loaded *DB) {
		if err := loaded.Load(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, mustGet[bonbogi.Practice](t, loaded, "practice-1")); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(everything(t, db)["sources"], everything(t, loaded)["sources"]); diff != "" {
			t.Error(diff)
		}
	})
}
