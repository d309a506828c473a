// Package table reads the tables that people have on their desks: CSV and TSV in their dialects and encodings,
// XLSX, JSON, and gzip of these. It gives out rows of cells as they are written; what they mean is for others.
//
// What it is given is not trusted. The kind of a file is told by its content; its name is a hint. A file is
// read as a stream, so its size costs time and no memory, and what it unpacks to has limits. What cannot be
// read is refused with a bonbogi.Error that names the place and says what to do.
package table

// The limits of a table: far above any that an office has, so that a wrong or hostile file is refused early.
const (
	MaxFile    = 64 << 30  // bytes of a file, and of what a gzip unpacks to
	MaxColumns = 8192      // of a row
	MaxCell    = 128 << 10 // bytes; a spreadsheet has 32,767 characters at most
	maxRow     = 16 << 20  // bytes of a row of text
	maxBlank   = 4 << 20   // bytes of empty lines that follow each other
	maxZip     = 2 << 30   // bytes to which all parts of an XLSX unpack
	maxParts   = 5000      // of an XLSX
	maxStrings = 256 << 20 // bytes of the shared texts of an XLSX, which are kept in memory
	maxRatio   = 200       // times its size that a packed file may unpack to
	freeRatio  = 64 << 20  // bytes that may be packed as tightly as one likes
	maxDepth   = 50        // of lists and objects within each other in JSON
)
