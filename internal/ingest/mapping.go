package ingest

import (
	"github.com/bonbogi/bonbogi"
)

// Mapping says what a table means: which column or which row of the header is what, and what the signs in it
// stand for. It is a small file that a person can write; docs/import.md explains it. Columns are named by their
// header or by the letter that a spreadsheet gives them.
type Mapping struct {
	Table      TableMapping        `yaml:"table,omitempty"`
	Government GovernmentMapping   `yaml:"government"`
	Period     PeriodMapping       `yaml:"period"`
	Indicator  IndicatorMapping    `yaml:"indicator,omitempty"`
	Values     ValuesMapping       `yaml:"values,omitempty"`
	Signs      map[string]string   `yaml:"signs,omitempty"` // cell without a number → missing, not_applicable, suppressed, zero or nothing
	Flags      map[string]string   `yaml:"flags,omitempty"` // mark beside a number → status
	Skip       []SkipMapping       `yaml:"skip,omitempty"`
	Indicators []DefinitionMapping `yaml:"indicators,omitempty"`
	Source     SourceMapping       `yaml:"source,omitempty"`
}

// TableMapping says where in the file the table is.
type TableMapping struct {
	Sheet     string `yaml:"sheet,omitempty"`     // of a workbook
	List      string `yaml:"list,omitempty"`      // of JSON: response.body.items
	Encoding  string `yaml:"encoding,omitempty"`  // of text: utf-8, cp949, windows-1252, …
	Delimiter string `yaml:"delimiter,omitempty"` // of text: comma, tab, semicolon, pipe
	Header    Span   `yaml:"header,omitempty"`    // rows: 1, or 2-4; none: 0
	Turned    bool   `yaml:"turned,omitempty"`    // governments stand side by side: columns are read as rows
	Fill      Words  `yaml:"fill,omitempty"`      // columns whose text stands only on the first of several rows
}

// GovernmentMapping says where the government stands. With a code and a name the code counts, and the name
// must not contradict it.
type GovernmentMapping struct {
	Code   Words         `yaml:"code,omitempty"`   // column; of several the first that is filled
	Scheme string        `yaml:"scheme,omitempty"` // whose codes they are: kr-bjd, kr-sgis, kr-lofin, …; any, if nothing is said
	Name   string        `yaml:"name,omitempty"`   // column
	Parent string        `yaml:"parent,omitempty"` // column of the province or city above it
	Within string        `yaml:"within,omitempty"` // the province in which all names lie
	Above  bool          `yaml:"above,omitempty"`  // a name lies in the province that is named last above it
	Level  bonbogi.Level `yaml:"level,omitempty"`  // which is meant where several bear a name
	Names  string        `yaml:"names,omitempty"`  // any_time: also a government that did not exist in the period
	Fixed  string        `yaml:"fixed,omitempty"`  // all values are about this one
}

// anyTime lets a value belong to a government that did not exist in the period.
const anyTime = "any_time"

// PeriodMapping says where the period stands. A year in one place and a month in another make a month.
type PeriodMapping struct {
	Column  string            `yaml:"column,omitempty"`
	Year    string            `yaml:"year,omitempty"`    // column
	Half    string            `yaml:"half,omitempty"`    // column
	Quarter string            `yaml:"quarter,omitempty"` // column
	Month   string            `yaml:"month,omitempty"`   // column
	Header  int               `yaml:"header,omitempty"`  // which row of the header, from 1
	Fixed   string            `yaml:"fixed,omitempty"`   // of all values
	Format  string            `yaml:"format,omitempty"`  // where it can be read in two ways: YYYY.M, YYYYQ, DD/MM/YYYY, …
	As      bonbogi.Frequency `yaml:"as,omitempty"`      // a day stands for the month, quarter, half or year in which it lies
	Starts  string            `yaml:"starts,omitempty"`  // month and day on which a year such as 2023/24 begins: 04-01
}

// IndicatorMapping says where the indicator stands. What several columns and rows of the header say is joined.
type IndicatorMapping struct {
	Columns Words   `yaml:"columns,omitempty"`
	Header  Numbers `yaml:"header,omitempty"` // which rows of the header, from 1; all but that of the period, if nothing is said
	Fixed   string  `yaml:"fixed,omitempty"`  // all values are of this one
	Under   Words   `yaml:"under,omitempty"`  // texts that belong to the one above them, as men and women under each total
	Unit    string  `yaml:"unit,omitempty"`   // of all that name none of their own
	Suffix  string  `yaml:"suffix,omitempty"` // ends the IDs that are made of texts, so that they are not those of another table
}

// ValuesMapping says where the values stand, and what belongs to each.
type ValuesMapping struct {
	Columns     Words  `yaml:"columns,omitempty"` // all that are nothing else, if nothing is said
	Except      Words  `yaml:"except,omitempty"`  // columns that are no values
	Decimal     string `yaml:"decimal,omitempty"` // point or comma
	Empty       string `yaml:"empty,omitempty"`   // an empty cell is missing or says nothing
	Low         string `yaml:"low,omitempty"`     // column; so are the following
	High        string `yaml:"high,omitempty"`
	Numerator   string `yaml:"numerator,omitempty"`
	Denominator string `yaml:"denominator,omitempty"`
	Status      string `yaml:"status,omitempty"`
	Note        string `yaml:"note,omitempty"`
	Unit        string `yaml:"unit,omitempty"`
}

// SkipMapping says which rows are no values of a government: totals, branch offices.
type SkipMapping struct {
	Column string `yaml:"column"`
	Is     Words  `yaml:"is"` // whole texts; * stands for anything: "*출장소"
}

// DefinitionMapping is an indicator: Label as the table writes it, the rest as a bonbogi.Indicator has it.
type DefinitionMapping struct {
	Label        string                 `yaml:"label"`
	ID           string                 `yaml:"id,omitempty"`
	Name         string                 `yaml:"name,omitempty"`
	NameEn       string                 `yaml:"name_en,omitempty"`
	Definition   string                 `yaml:"definition,omitempty"`
	DefinitionEn string                 `yaml:"definition_en,omitempty"`
	Unit         string                 `yaml:"unit,omitempty"`
	UnitEn       string                 `yaml:"unit_en,omitempty"`
	Direction    bonbogi.Direction      `yaml:"direction,omitempty"`
	Measure      bonbogi.MeasureType    `yaml:"measure,omitempty"`
	Decimals     *int                   `yaml:"decimals,omitempty"`
	Rankable     *bool                  `yaml:"rankable,omitempty"`
	Interval     bonbogi.IntervalMethod `yaml:"interval,omitempty"`
	Per          float64                `yaml:"per,omitempty"`
	Publisher    string                 `yaml:"publisher,omitempty"`
	Licence      string                 `yaml:"licence,omitempty"`
	URL          string                 `yaml:"url,omitempty"`
	Version      string                 `yaml:"version,omitempty"`
	Topics       Words                  `yaml:"topics,omitempty"`
}

// SourceMapping says who published the table.
type SourceMapping struct {
	Publisher string `yaml:"publisher,omitempty"`
	Title     string `yaml:"title,omitempty"`
	Date      string `yaml:"date,omitempty"`
	URL       string `yaml:"url,omitempty"`
	Licence   string `yaml:"licence,omitempty"`
	Note      string `yaml:"note,omitempty"`
}
