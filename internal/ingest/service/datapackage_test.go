package service

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

var lunchFields = map[string]string{"government": "place_code", "name": "place_name", "period": "year"}

func TestDataPackagesAreReadFromAFolderAndFromTheWeb(t *testing.T) {
	t.Parallel()
	folder := filepath.Join("testdata", "datapackage")
	web := http.FileServer(http.Dir(folder))
	s := serve(t, map[string][]answer{})
	for _, path := range []string{"/p/datapackage.json", "/p/schema.json", "/p/data/lunch-2023.csv", "/p/data/lunch-2024.csv"} {
		s.answers[path] = []answer{http.StripPrefix("/p", web).ServeHTTP}
	}
	for name, q := range map[string]Query{
		"a folder":          {File: folder},
		"a file":            {File: filepath.Join(folder, "datapackage.json")},
		"an address":        {URL: s.URL + "/p/datapackage.json"},
		"that of a folder":  {URL: s.URL + "/p/"},
		"without the slash": {URL: s.URL + "/p"},
	} {
		q.Service, q.Fields, q.Scheme = "datapackage", lunchFields, "kr-bjd"
		q.Indicators = []string{"lunches/lunch_out?sex=all", "lunch_cost?sex=all+men"}
		r, entries, err := read(t, q, options(t))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r.URL = ""
		for i := range r.Indicators {
			r.Indicators[i].URL = ""
		}
		golden(t, "datapackage/golden.txt", render(r, entries, s.URL))
	}
	_, entries, err := read(t, Query{Service: "datapackage", File: folder, Fields: lunchFields}, options(t))
	if err != nil || len(entries) != 8 {
		t.Errorf("all numbers: %d entries, %v", len(entries), err)
	}
}

// pack writes a package and returns its folder.
func pack(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const plainTable = "code,year,n\n41170,2024,5\n"

func TestDataPackagesInEveryForm(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, plainTable)
	z.Close()
	sum := sha256.Sum256([]byte(plainTable))
	const schema = `"schema":{"fields":[{"name":"code","type":"string"},{"name":"year","type":"year"},{"name":"n","type":"integer"}]}`
	for name, c := range map[string]struct {
		resource string
		files    map[string]string
	}{
		"plain":                  {`{"name":"r","path":"r.csv",` + schema + `}`, map[string]string{"r.csv": plainTable}},
		"version 0":              {`{"name":"r","url":"r.csv",` + schema + `}`, map[string]string{"r.csv": plainTable}},
		"with a checksum":        {`{"name":"r","path":"r.csv","bytes":25,"hash":"sha256:` + hex.EncodeToString(sum[:]) + `",` + schema + `}`, map[string]string{"r.csv": plainTable}},
		"packed":                 {`{"name":"r","path":"r.csv.gz",` + schema + `}`, map[string]string{"r.csv.gz": packed.String()}},
		"packed, said":           {`{"name":"r","path":"r.bin","format":"csv","compression":"gz",` + schema + `}`, map[string]string{"r.bin": packed.String()}},
		"tabs":                   {`{"name":"r","path":"r.tsv",` + schema + `}`, map[string]string{"r.tsv": strings.ReplaceAll(plainTable, ",", "\t")}},
		"with a mark and CRLF":   {`{"name":"r","path":"r.csv",` + schema + `}`, map[string]string{"r.csv": "\ufeff" + strings.ReplaceAll(plainTable, "\n", "\r\n")}},
		"CP949":                  {`{"name":"r","path":"r.csv","encoding":"cp949",` + strings.Replace(schema, `"n"`, `"수"`, 1) + `}`, map[string]string{"r.csv": "code,year,\xbc\xf6\n41170,2024,5\n"}},
		"no header":              {`{"name":"r","path":"r.csv","dialect":{"header":false},` + schema + `}`, map[string]string{"r.csv": "41170,2024,5\n"}},
		"comments":               {`{"name":"r","path":"r.csv","dialect":{"commentChar":"#","skipInitialSpace":true},` + schema + `}`, map[string]string{"r.csv": "# so\ncode, year, n\n41170, 2024, 5\n"}},
		"a dialect elsewhere":    {`{"name":"r","path":"r.csv","dialect":"d.json",` + schema + `}`, map[string]string{"r.csv": strings.ReplaceAll(plainTable, ",", "|"), "d.json": `{"delimiter":"|"}`}},
		"two files, two headers": {`{"name":"r","path":["a.csv","b.csv"],` + schema + `}`, map[string]string{"a.csv": "code,year,n\n", "b.csv": plainTable}},
		"rows in the file":       {`{"name":"r","data":[["code","year","n"],["41170",2024,5]],` + schema + `}`, nil},
		"objects in the file":    {`{"name":"r","data":[{"code":"41170","year":2024,"n":5}],` + schema + `}`, nil},
		"text in the file":       {`{"name":"r","format":"csv","data":"code,year,n\n41170,2024,5",` + schema + `}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := map[string]string{"datapackage.json": `{"name":"p","resources":[` + c.resource + `]}`}
			for n, content := range c.files {
				files[n] = content
			}
			q := Query{Service: "datapackage", File: pack(t, files), Fields: map[string]string{"government": "code", "period": "year"}}
			_, entries, err := read(t, q, options(t))
			if err != nil || len(entries) != 1 || entries[0].Value != "5" || entries[0].Government != "41170" || entries[0].Period != "2024" {
				t.Errorf("%v, %+v", err, entries)
			}
		})
	}
}

func TestDataPackagesRefuse(t *testing.T) {
	t.Parallel()
	const schema = `"schema":{"fields":[{"name":"code","type":"string"},{"name":"year","type":"year"},{"name":"n","type":"integer"}]}`
	resource := func(more string) string { return `{"name":"p","resources":[{"name":"r",` + more + `}]}` }
	for name, c := range map[string]struct {
		descriptor, table string
		indicators        []string
		code              bonbogi.Code
		says              []string
	}{
		"a path that leads out":      {resource(`"path":"../secret.csv",` + schema), "", nil, bonbogi.Refused, []string{"leads out"}},
		"an absolute path":           {resource(`"path":"/etc/passwd",` + schema), "", nil, bonbogi.Refused, []string{"leads out"}},
		"a hidden file":              {resource(`"path":"data/.git/config",` + schema), "", nil, bonbogi.Refused, []string{"leads out"}},
		"a path of Windows":          {resource(`"path":"..\\secret.csv",` + schema), "", nil, bonbogi.Refused, []string{"leads out"}},
		"a sheet":                    {resource(`"path":"r.xlsx",` + schema), "", nil, bonbogi.Refused, []string{"xlsx", "bonbogi import FILE"}},
		"other quotation marks":      {resource(`"path":"r.csv","dialect":{"quoteChar":"'"},` + schema), "", nil, bonbogi.Refused, []string{"quoteChar"}},
		"a ZIP":                      {resource(`"path":"r.csv","compression":"zip",` + schema), plainTable, nil, bonbogi.Refused, []string{"unpack it"}},
		"no GZIP":                    {resource(`"path":"r.csv","compression":"gz",` + schema), plainTable, nil, bonbogi.Refused, []string{"not packed"}},
		"another size":               {resource(`"path":"r.csv","bytes":24,` + schema), plainTable, nil, bonbogi.Refused, []string{"25 bytes", "24"}},
		"another content":            {resource(`"path":"r.csv","hash":"d41d8cd98f00b204e9800998ecf8427e",` + schema), plainTable, nil, bonbogi.Refused, []string{"md5 differs"}},
		"another encoding":           {resource(`"path":"r.csv",` + schema), "code,year,n\n\xbe\xc8\xbe\xe7,2024,5\n", nil, bonbogi.Refused, []string{"line 2", "UTF-8"}},
		"a checksum of another kind": {resource(`"path":"r.csv","hash":"crc32:00000000",` + schema), plainTable, nil, bonbogi.Refused, []string{"crc32"}},
		"an unknown encoding":        {resource(`"path":"r.csv","encoding":"klingon",` + schema), plainTable, nil, bonbogi.Refused, []string{"klingon"}},
		"a row that breaks off":      {resource(`"path":"r.csv",` + schema), plainTable + "51110,20", nil, bonbogi.Refused, []string{"resource r", "line 3", "breaks off"}},
		"no header":                  {resource(`"path":"r.csv",` + schema), "", nil, bonbogi.Refused, []string{"before its header"}},
		"another header":             {resource(`"path":"r.csv",` + schema), "kode,year,n\n", nil, bonbogi.Invalid, []string{"no field code", "kode"}},
		"a field that is not there":  {resource(`"path":"r.csv",` + schema), plainTable, []string{"m"}, bonbogi.Invalid, []string{"no field m", "r/n"}},
		"neither path nor data":      {resource(schema), "", nil, bonbogi.Refused, []string{"neither path nor data"}},
		"no resources":               {`{"name":"p"}`, "", nil, bonbogi.Refused, []string{"no resources"}},
		"a description that is none": {`{"name":`, "", nil, bonbogi.Refused, []string{"datapackage.json", "breaks off"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := pack(t, map[string]string{"datapackage.json": c.descriptor, "r.csv": c.table})
			q := Query{Service: "datapackage", File: dir, Fields: map[string]string{"government": "code", "period": "year"}, Indicators: c.indicators}
			_, _, err := read(t, q, options(t))
			refused(t, err, c.code, c.says...)
		})
	}
	_, _, err := read(t, Query{Service: "datapackage", File: filepath.Join(t.TempDir(), "nowhere")}, options(t))
	if err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestAPackageOnTheWebCannotLeadToAPrivateAddress(t *testing.T) {
	t.Parallel()
	o := options(t)
	o.AllowPrivate = false
	dir := pack(t, map[string]string{"datapackage.json": `{"name":"p","resources":[{"name":"r","path":"http://169.254.169.254/latest/meta-data.csv","schema":{"fields":[{"name":"code"},{"name":"year"},{"name":"n","type":"number"}]}}]}`})
	_, _, err := read(t, Query{Service: "datapackage", File: dir, Fields: map[string]string{"government": "code", "period": "year"}}, o)
	refused(t, err, bonbogi.Refused, "169.254.169.254", "--allow-private")
}

func TestADateIsReadByItsPattern(t *testing.T) {
	t.Parallel()
	s := schema{Fields: []field{{Name: "on", Type: "date", Format: "%d/%m/%Y"}, {Name: "usual", Type: "date", Format: "default"}}}
	for _, c := range [][3]string{{"on", "03/04/2024", "2024-04-03"}, {"on", "soon", "soon"}, {"usual", "2024-04-03", "2024-04-03"}} {
		if got := s.value(c[0], c[1]); got != c[2] {
			t.Errorf("%s %s is %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

func TestAFileThatUnpacksToTooMuchIsNotCutOff(t *testing.T) {
	t.Parallel()
	_, err := io.Copy(io.Discard, &limited{strings.NewReader("0123456789"), 9})
	refused(t, err, bonbogi.Refused, "unpacks to more")
	if n, err := io.Copy(io.Discard, &limited{strings.NewReader("0123456789"), 10}); n != 10 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

func TestALineWithoutAnEndDoesNotFillTheMemory(t *testing.T) {
	t.Parallel()
	g := &lineGuard{from: strings.NewReader("a\n" + strings.Repeat("x", longestLine+100))}
	buffer, n := make([]byte, 1<<16), 0
	for {
		m, err := g.Read(buffer)
		if n += m; err != nil {
			refused(t, err, bonbogi.Refused, "16 MB")
			break
		}
	}
	if n > longestLine+1<<17 {
		t.Errorf("%d bytes were read", n)
	}
}

func FuzzDataPackage(f *testing.F) {
	f.Add(`{"name":"p","resources":[{"name":"r","data":[["code","year","n"],["41170",2024,5]],"schema":{"fields":[{"name":"n","type":"number","missingValues":["-"]}]}}]}`, "")
	f.Add(`{"name":"p","resources":[{"name":"r","path":"r.csv","dialect":{"headerRows":[1,2]},"schema":{"fields":[{"name":"n","type":"number"}],"missingValues":[{"value":"-"}]}}]}`, "code,year\n,,n\n")
	f.Fuzz(func(t *testing.T, descriptor, table string) {
		dir := t.TempDir()
		for name, content := range map[string]string{"datapackage.json": descriptor, "r.csv": table} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		at, err := placeOf(Query{File: dir}, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer at.root.Close()
		d, err := readDescriptor(t.Context(), at)
		if err != nil || strings.Contains(descriptor, "://") {
			return
		}
		for _, r := range d.Resources {
			rows, err := r.open(t.Context(), at)
			if err != nil {
				continue
			}
			for err == nil {
				_, err = rows.next()
			}
			_ = rows.close()
		}
	})
}
