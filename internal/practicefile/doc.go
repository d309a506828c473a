// Package practicefile reads and writes practices as files that travel between collections: practice.yml, whose
// format docs/format/practice.md describes, CPSV-AP as JSON-LD, and the publiccode.yml of the software in a practice.
//
// What is read is not trusted: nothing that a file names is opened or fetched, and its size and depth are bounded.
// A file with mistakes is refused with bonbogi.Problems, all of them at once, each with its line, column and field.
package practicefile
