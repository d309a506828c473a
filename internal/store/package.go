package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// packageFile describes an export: https://datapackage.org, version 2.
const packageFile = "datapackage.json"

type dataPackage struct {
	Schema      string         `json:"$schema"`
	Name        string         `json:"name"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Tables      int64          `json:"bonbogi:tables"` // number of the last migration
	Licenses    []license      `json:"licenses"`
	Resources   []dataResource `json:"resources"`
}

type license struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

type dataResource struct {
	Name        string     `json:"name"`
	Type        string     `json:"type"`
	Path        string     `json:"path"`
	Title       string     `json:"title,omitempty"`
	Format      string     `json:"format"`
	MediaType   string     `json:"mediatype"`
	Encoding    string     `json:"encoding,omitempty"`
	Dialect     *dialect   `json:"dialect,omitempty"`
	Rows        *int64     `json:"bonbogi:rows,omitempty"` // so that a cut file is noticed
	TableSchema dataSchema `json:"schema"`
}

type dialect struct {
	LineTerminator string `json:"lineTerminator"`
}

type dataSchema struct {
	Fields        []dataField `json:"fields"`
	MissingValues []string    `json:"missingValues"`
	PrimaryKey    []string    `json:"primaryKey"`
	ForeignKeys   []dataRef   `json:"foreignKeys,omitempty"`
}

type dataField struct {
	Name string     `json:"name"`
	Type columnKind `json:"type"`
}

type dataRef struct {
	Fields    []string   `json:"fields"`
	Reference dataTarget `json:"reference"`
}

type dataTarget struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// describePackage writes datapackage.json of tables with so many rows. It bears no date: the same records give the same bytes.
func describePackage(all []table, rows map[string]int64, o ExportOptions) ([]byte, error) {
	version, err := newestVersion()
	if err != nil {
		return nil, err
	}
	p := dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:   "bonbogi",
		Title:  "bonbogi: what local governments learn from each other",
		Description: "All records with their sources, their history and what waits for review. Cells are exactly what is stored, " +
			"also where they begin with =, +, - or @: open the files with a program that does not compute. " +
			"An empty cell of a number or of a reference to another record means that it is not known.",
		Tables:   version,
		Licenses: []license{{"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0"}},
	}
	for _, t := range all {
		s := dataSchema{MissingValues: []string{""}, PrimaryKey: t.key}
		for _, c := range t.stored() {
			s.Fields = append(s.Fields, dataField{c.name, c.kind})
		}
		for _, f := range t.refers {
			s.ForeignKeys = append(s.ForeignKeys, dataRef{[]string{f.column}, dataTarget{f.table, []string{f.references}}})
		}
		p.Resources = append(p.Resources, dataResource{Name: t.name, Title: t.title, Type: "table", Path: t.name + ".csv", Format: "csv",
			MediaType: "text/csv", Encoding: "utf-8", Dialect: &dialect{"\n"}, Rows: new(rows[t.name]), TableSchema: s})
	}
	if o.Parquet {
		i := slices.IndexFunc(p.Resources, func(r dataResource) bool { return r.Name == observationsTable.name })
		r := p.Resources[i]
		r.Name, r.Path, r.Format, r.MediaType, r.Encoding, r.Dialect = r.Name+"-parquet", parquetFile, "parquet", "application/vnd.apache.parquet", "", nil
		p.Resources = append(p.Resources, r)
	}
	b, err := json.MarshalIndent(p, "", "  ")
	return append(b, '\n'), err
}

// CheckExport refuses a folder that holds no export, or that of a newer program: Load would refuse it too, but
// only once there is a database.
func CheckExport(dir string) error {
	_, err := readPackage(dir)
	return err
}

// readPackage reads the description of an export.
func readPackage(dir string) (p dataPackage, err error) {
	path := filepath.Join(dir, packageFile)
	b, err := os.ReadFile(path)
	if err != nil {
		return p, bonbogi.Errorf(bonbogi.Refused, "no_export", "%s cannot be read (%v); name the folder of an export", path, reason(err))
	}
	if err := json.Unmarshal(bytes.TrimPrefix(b, []byte("\ufeff")), &p); err != nil || p.Name != "bonbogi" || p.Tables == 0 {
		return p, bonbogi.Errorf(bonbogi.Refused, "no_export", "%s does not describe an export of bonbogi; name the folder of one", path)
	}
	known, err := newestVersion()
	if err != nil {
		return p, fmt.Errorf("load: %w", err)
	}
	if p.Tables > known {
		return p, bonbogi.Errorf(bonbogi.Refused, "newer", "the export %s was made by a newer bonbogi (tables %d, this program knows %d); install that version", dir, p.Tables, known)
	}
	return p, nil
}

// rows is how many rows a table has; nil if the description does not say.
func (p dataPackage) rows(table string) *int64 {
	for _, r := range p.Resources {
		if r.Name == table {
			return r.Rows
		}
	}
	return nil
}

// mustHave refuses a file with more or fewer rows than the description says.
func (p dataPackage) mustHave(table, path string, rows int64) error {
	if told := p.rows(table); told != nil && *told != rows {
		return bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s has %d rows, and should have %d by %s: rows were lost or added; "+
			"export again, or write the new number there if you meant it. Nothing was loaded", path, rows, *told, packageFile)
	}
	return nil
}
