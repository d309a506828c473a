package registry

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/bonbogi/bonbogi"
)

// The data are facts in a form of our own; data/README.md says where they come from.
//
//go:embed data/*.csv data/korea/*.csv data/schemes/*.csv
var files embed.FS

// Korea is the registry of the Republic of Korea: the state, its ministries, and every local government
// since 1988-04-23, when the official list of codes begins. It is read when it is first asked for.
func Korea() *Registry { return korea() }

var korea = sync.OnceValue(func() *Registry {
	r, err := readKorea()
	if err != nil {
		panic(err) // the tests read the same files: this cannot happen in a built program
	}
	return r
})

func readKorea() (*Registry, error) {
	names, err := fs.Glob(files, "data/korea/*.csv")
	if err != nil {
		return nil, fmt.Errorf("registry: %w", err)
	}
	var govs []bonbogi.Government
	for _, name := range append([]string{"data/state.csv", "data/ministries.csv"}, names...) {
		f, err := files.Open(name)
		if err != nil {
			return nil, fmt.Errorf("registry: %w", err)
		}
		part, err := ReadCSV(f)
		if err != nil {
			return nil, fmt.Errorf("registry: %s: %w", name, err)
		}
		govs = append(govs, part...)
	}
	others, err := readOthers()
	if err != nil {
		return nil, err
	}
	codes, err := readCodes()
	if err != nil {
		return nil, err
	}
	r, err := build(govs, others, codes)
	if err != nil {
		return nil, err
	}
	for _, o := range others {
		if _, ok := r.Get(o.government); !ok {
			return nil, fmt.Errorf("registry: data/codes.csv: %s leads to %q, which is not in the registry", o.code, o.government)
		}
	}
	for _, c := range codes {
		if _, ok := r.Get(c.government); !ok {
			return nil, fmt.Errorf("registry: data/schemes/%s.csv: %s leads to %q, which is not in the registry", c.scheme, c.code, c.government)
		}
	}
	return r, nil
}

// readOthers reads data/codes.csv: code, name, government, valid_from, valid_to, why.
func readOthers() ([]other, error) {
	var out []other
	err := readRows("data/codes.csv", 3, func(row []string, from, to bonbogi.Date) {
		out = append(out, other{row[0], row[1], row[2], from, to, row[5]})
	})
	return out, err
}

// readCodes reads data/schemes, one file a scheme: id, code, valid_from, valid_to.
func readCodes() ([]furtherCode, error) {
	names, err := fs.Glob(files, "data/schemes/*.csv")
	if err != nil {
		return nil, fmt.Errorf("registry: %w", err)
	}
	var out []furtherCode
	for _, name := range names {
		scheme := strings.TrimSuffix(path.Base(name), ".csv")
		err := readRows(name, 2, func(row []string, from, to bonbogi.Date) {
			out = append(out, furtherCode{row[0], scheme, row[1], from.First(), to.First()})
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// readRows gives each row of a bundled table after its header, with the two dates that stand from the
// column on.
func readRows(name string, at int, add func(row []string, from, to bonbogi.Date)) error {
	text, err := files.ReadFile(name)
	if err != nil {
		return fmt.Errorf("registry: %w", err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		return fmt.Errorf("registry: %s: %w", name, err)
	}
	for i, row := range rows[1:] {
		from, err := bonbogi.ParseDate(row[at])
		if err != nil {
			return fmt.Errorf("registry: %s row %d: %w", name, i+2, err)
		}
		to, err := bonbogi.ParseDate(row[at+1])
		if err != nil {
			return fmt.Errorf("registry: %s row %d: %w", name, i+2, err)
		}
		add(row, from, to)
	}
	return nil
}
