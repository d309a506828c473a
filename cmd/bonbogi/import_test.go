package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi/internal/ingest"
)

// imports runs bonbogi in a folder of its own with files in it; @ in an argument is that folder.
func imports(t *testing.T, files map[string]string, args ...string) (status int, stdout, stderr, dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out, messages bytes.Buffer
	m := &Main{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &messages, Now: time.Now, Getenv: func(name string) string {
		return map[string]string{"HOME": dir, "BONBOGI_WHO": "tester"}[name]
	}}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "@", dir+"/")
	}
	status = m.Run(t.Context(), append([]string{"import", "--db", filepath.Join(dir, "t.db")}, args...))
	return status, out.String(), messages.String(), dir
}

func TestImportKeepsToItsContract(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"v.csv":            "government,indicator,period,value\n안양시,lunch,2022,\"1,000\"\n의왕시,lunch,2022,2\n",
		"bad.csv":          "government,indicator,period,value\n안양시,lunch,2022,12x4\n의왕시,lunch,2022,2\n",
		"d.csv":            "id,name\nlunch,점심\ndinner,저녁\n",
		"dbad.csv":         "id,name\nlunch,\n",
		"m.yaml":           "government: {name: government}\nperiod: {column: period}\nindicator: {columns: [indicator]}\nvalues: {columns: [value]}\n",
		"p.csv":            "government,year,n\n안양시,2022,xyz\n",
		"datapackage.json": `{"name":"p","resources":[{"name":"r","path":"p.csv","schema":{"fields":[{"name":"government"},{"name":"year"},{"name":"n","type":"number"}]}}]}`,
	}
	for name, c := range map[string]struct {
		args   []string
		status int
		stdout string // whole
		says   []string
		file   string // that the import writes
		holds  string
	}{
		"a table":              {[]string{"@v.csv"}, 0, `{"rows":2,"new":2,"revised":0,"unchanged":0,"rejected":0}`, nil, "", ""},
		"a table by a mapping": {[]string{"@v.csv", "--map", "@m.yaml"}, 0, `{"rows":2,"new":2,"revised":0,"unchanged":0,"rejected":0}`, nil, "", ""},
		"counted only":         {[]string{"@v.csv", "--dry-run"}, 0, `{"rows":2,"new":2,"revised":0,"unchanged":0,"rejected":0}`, nil, "", ""},
		"what does not fit": {[]string{"--map", "@m.yaml", "@bad.csv"}, 1, `{"rows":2,"new":0,"revised":0,"unchanged":0,"rejected":1}`,
			[]string{`row 2, column D: "12x4" "x4" stands behind the number`, "1 of 2 values do not fit, so nothing was stored; correct the table or the mapping"}, "", ""},
		"what fits":              {[]string{"--map", "@m.yaml", "@bad.csv", "--partial"}, 0, `{"rows":2,"new":1,"revised":0,"unchanged":0,"rejected":1}`, nil, "", ""},
		"rejects":                {[]string{"--map", "@m.yaml", "@bad.csv", "--rejects", "@r.csv"}, 1, `{"rows":2,"new":0,"revised":0,"unchanged":0,"rejected":1}`, nil, "r.csv", "row,column,value,reason\n2,D,12x4,"},
		"rejects for Excel":      {[]string{"--map", "@m.yaml", "@bad.csv", "--rejects", "@r.csv", "--bom"}, 1, `{"rows":2,"new":0,"revised":0,"unchanged":0,"rejected":1}`, nil, "r.csv", "\ufeffrow,column,"},
		"rejects over the table": {[]string{"--map", "@m.yaml", "@bad.csv", "--rejects", "@bad.csv"}, 1, "", []string{"this is what the import reads"}, "bad.csv", "government,indicator"},
		"rejects nowhere":        {[]string{"--map", "@m.yaml", "@bad.csv", "--rejects", "@no/r.csv"}, 1, "", []string{"no such file"}, "", ""},
		"of a service": {[]string{"--from", "datapackage", "@", "--field", "government=government", "--field", "period=year", "--resume", "@pages"}, 1, `{"rows":1,"new":0,"revised":0,"unchanged":0,"rejected":1}`,
			[]string{"item 1, column r/n", "datapackage: 1 of 1 values do not fit", "ask for others"}, "", ""},
		"definitions":                 {[]string{"--definitions", "@d.csv"}, 0, `{"rows":2,"new":2,"revised":0,"unchanged":0,"rejected":0}`, nil, "", ""},
		"definitions, counted only":   {[]string{"--definitions", "@d.csv", "--dry-run"}, 0, `{"rows":2,"new":2,"revised":0,"unchanged":0,"rejected":0}`, nil, "", ""},
		"definitions that are none":   {[]string{"--definitions", "@dbad.csv"}, 1, "", []string{"dbad.csv: line 2, name: must be given"}, "", ""},
		"definitions that are away":   {[]string{"--definitions", "@no.csv"}, 1, "", []string{"no.csv: no such file"}, "", ""},
		"a table that is away":        {[]string{"@no.csv"}, 1, "", []string{"no.csv: no such file"}, "", ""},
		"a mapping that is away":      {[]string{"@v.csv", "--map", "@no.yaml"}, 1, "", []string{"no.yaml: no such file"}, "", ""},
		"nothing":                     {nil, 2, "", []string{"give a table", "bonbogi help"}, "", ""},
		"definitions and a table":     {[]string{"@v.csv", "--definitions", "@d.csv"}, 2, "", []string{"definitions alone"}, "", ""},
		"definitions of a service":    {[]string{"--from", "kolada", "--definitions", "@d.csv"}, 2, "", []string{"definitions alone"}, "", ""},
		"a proposal of a service":     {[]string{"--from", "kolada", "--propose"}, 2, "", []string{"--map and --propose are for tables"}, "", ""},
		"a mapping for a service":     {[]string{"--from", "sdmx", "@v.csv", "--map", "@m.yaml"}, 2, "", []string{"--map and --propose are for tables"}, "", ""},
		"a proposal that stores":      {[]string{"@v.csv", "--propose", "--partial"}, 2, "", []string{"--propose imports nothing"}, "", ""},
		"an address without service":  {[]string{"@v.csv", "--url", "https://x.example/"}, 2, "", []string{"go with --from"}, "", ""},
		"an unknown service":          {[]string{"--from", "statbank"}, 2, "", []string{"statbank", "kolada"}, "", ""},
		"a period that is none":       {[]string{"--from", "kolada", "--period", "soon"}, 2, "", []string{"soon"}, "", ""},
		"a service that wants a file": {[]string{"--from", "kosis", "@v.csv"}, 2, "", []string{"takes no file"}, "", ""},
		"a service without a key":     {[]string{"--from", "kosis", "--indicator", "1/T/I", "--period", "2023", "--resume", "@pages"}, 1, "", []string{"BONBOGI_KOSIS_KEY"}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status, stdout, stderr, dir := imports(t, files, c.args...)
			if status != c.status || strings.TrimSpace(stdout) != c.stdout {
				t.Errorf("status %d, want %d; said %s, want %s\n%s", status, c.status, stdout, c.stdout, stderr)
			}
			for _, s := range c.says {
				if !strings.Contains(stderr, s) {
					t.Errorf("%q is missing in: %s", s, stderr)
				}
			}
			if c.file != "" {
				if b, err := os.ReadFile(filepath.Join(dir, c.file)); err != nil || !strings.HasPrefix(string(b), c.holds) {
					t.Errorf("%s: %q, %v", c.file, b, err)
				}
			}
			if _, err := os.Stat(filepath.Join(dir, "t.db")); err == nil && (c.status == 2 || strings.Contains(name, "counted only")) {
				t.Error("a database was made")
			}
		})
	}
}

// A second import of definitions changes nothing; of a table that differs in one row, one is revised.
func TestDefinitionsThatSayTheSameAreNotRevised(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i, c := range []struct {
		table string
		want  ingest.Result
	}{
		{"id,name\nlunch,점심\ndinner,저녁\n", ingest.Result{Rows: 2, New: 2}},
		{"id,name\nlunch,점심\ndinner,저녁\n", ingest.Result{Rows: 2, Unchanged: 2}},
		{"id,name\nlunch,점심\ndinner,저녁밥\n", ingest.Result{Rows: 2, Revised: 1, Unchanged: 1}},
	} {
		status, stdout, stderr, _ := imports(t, map[string]string{"d.csv": c.table}, "--definitions", "@d.csv", "--db", filepath.Join(dir, "one.db"))
		var got ingest.Result
		if err := json.Unmarshal([]byte(stdout), &got); err != nil || status != 0 || got != c.want {
			t.Errorf("%d: %+v, want %+v; %v %s", i, got, c.want, err, stderr)
		}
	}
}

func TestProgressIsTellingNowAndThenWhereThereIsNoTerminal(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	p := &program{Main: &Main{Stderr: &log, Now: func() time.Time { return now }}}
	bar := p.serviceBar()
	bar.Begin(50, false)
	for range 25 {
		now = now.Add(time.Second)
		bar.Done(2)
	}
	show, end := p.share()
	for i := range 25 {
		now = now.Add(time.Second)
		show(float64(i+1) / 25)
	}
	end()
	want := "20 of 50 items have come\n40 of 50 items have come\n40 % done\n80 % done\n"
	if log.String() != want {
		t.Errorf("%q, want %q", log.String(), want)
	}
	if (&program{Main: &Main{Stderr: io.Discard}}).watched() {
		t.Error("nobody looks at what is thrown away")
	}
}
