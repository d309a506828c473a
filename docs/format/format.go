// Package format holds the descriptions of file formats by which the program itself reads, so that what is
// documented and what is done are one text.
package format

import _ "embed"

// PracticeSchema is the JSON Schema of practice.yml (docs/format/practice.md).
//
//go:embed practice.schema.json
var PracticeSchema []byte
