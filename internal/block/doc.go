// Package block packs what was observed of one indicator in one period for up to 4,096 governments into a few
// hundred bytes to 32 kilobytes a column: exactly, with a checksum, and so that it is read at the speed of memory.
// It knows no database. docs/format/blocks.md draws the format and names the damages that are found.
package block
