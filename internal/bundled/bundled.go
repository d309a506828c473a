// Package bundled holds the records that come with the program: the first entries of the library, each
// with its source. They are facts and figures in our own words; no sentence of a source is repeated.
// README.md says where each comes from.
package bundled

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io"

	"github.com/bonbogi/bonbogi"
)

// Licence is the licence of the records, as an SPDX identifier.
const Licence = "CC-BY-4.0"

// Version changes when a record is added or corrected.
const Version = "2"

//go:embed records/*.json
var files embed.FS

// Records returns all records, new copies each time: the sources, then the practices, then what refers
// to these.
func Records() ([]bonbogi.Record, error) {
	var all []bonbogi.Record
	for _, read := range []func([]bonbogi.Record) ([]bonbogi.Record, error){
		reader[bonbogi.Source]("sources"),
		reader[bonbogi.Practice]("practices"),
		reader[bonbogi.Award]("awards"),
		reader[bonbogi.Visit]("visits"),
		reader[bonbogi.Adoption]("adoptions"),
		reader[bonbogi.Claim]("claims"),
	} {
		var err error
		if all, err = read(all); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// reader returns a function that appends the records of one file.
func reader[T bonbogi.Record](kind string) func([]bonbogi.Record) ([]bonbogi.Record, error) {
	return func(all []bonbogi.Record) ([]bonbogi.Record, error) {
		data, err := files.ReadFile("records/" + kind + ".json")
		if err != nil {
			return nil, fmt.Errorf("bundled: %w", err)
		}
		records, err := parse[T](data)
		if err != nil {
			return nil, fmt.Errorf("bundled: %s.json: %w", kind, err)
		}
		for _, r := range records {
			all = append(all, r)
		}
		return all, nil
	}
}

// parse reads a list of records; a field that the noun does not have is an error, and so is whatever
// breaks the noun's rules.
func parse[T bonbogi.Record](data []byte) ([]T, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var records []T
	if err := d.Decode(&records); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("something follows the list at byte %d", d.InputOffset())
	}
	for _, r := range records {
		if err := r.Validate(); err != nil {
			return nil, fmt.Errorf("%s: %w", r.RecordID(), err)
		}
	}
	return records, nil
}
