package service

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// component is a column of SDMX-CSV; label is the column with its names, if they have one (labels=name), else -1.
type component struct {
	id      string
	at      int
	label   int
	several bool // values in one cell: ATTR[]
}

// absent is a component that the table does not have.
var absent = component{at: -1, label: -1}

// sdmxTable is a table in SDMX-CSV 1.0, 2.0 or 2.1.
type sdmxTable struct {
	rows       *csv.Reader
	structure  component // which data structure a row belongs to
	action     component
	time       component
	government component
	measure    component
	flags      component // OBS_STATUS
	secrecy    component // CONF_STATUS
	power      component // UNIT_MULT
	unit       component
	comment    component
	dimensions []component          // the others, in their order
	columns    map[string]component // by their IDs in capitals
	both       bool                 // cells are "code: name"
	between    string               // several values in one cell: STRUCTURE[;]
	comma      bool                 // the decimal sign, where fields are divided by semicolons
}

// fixed are the columns that are no components: those of the format, and the stamp of Eurostat.
var fixed = []string{"DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY", "LAST UPDATE"}

// descriptive are attributes that say nothing of what is measured, wherever their columns stand.
var descriptive = []string{"OBS_STATUS", "OBS_FLAG", "CONF_STATUS", "UNIT_MULT", "DECIMALS", "OBS_COM", "COMMENT_OBS", "TIME_FORMAT"}

// areas are the names of the dimension of governments, the usual one first.
var areas = []string{"REF_AREA", "GEO", "GEOGRAPHY", "REGION", "TERRITORY", "LOCATION", "AREA"}

// newSDMXTable reads the header. fields can name the columns of the roles. io.EOF is a table with nothing in it.
func newSDMXTable(from io.Reader, fields map[string]string) (*sdmxTable, error) {
	in := bufio.NewReaderSize(&lineGuard{from: from}, 64<<10)
	separator, err := sdmxSeparator(in)
	if err != nil {
		return nil, err
	}
	t := &sdmxTable{rows: csv.NewReader(in), columns: map[string]component{}, comma: separator == ';'}
	t.rows.Comma, t.rows.ReuseRecord = separator, true
	header, err := t.rows.Read()
	if err != nil {
		return nil, badReply("the header cannot be read (%v)", err)
	}
	if err := t.components(slices.Clone(header)); err != nil {
		return nil, err
	}
	return t, t.roles(fields)
}

// sdmxSeparator looks at what follows the first word, which is always DATAFLOW or STRUCTURE.
func sdmxSeparator(in *bufio.Reader) (rune, error) {
	start, err := in.Peek(512)
	if err != nil && err != io.EOF {
		return 0, fmt.Errorf("read the table: %w", err)
	}
	s := string(start)
	if after, ok := strings.CutPrefix(s, "\ufeff"); ok {
		if _, err := in.Discard(len("\ufeff")); err != nil {
			return 0, err
		}
		s = after
	}
	if strings.TrimSpace(s) == "" {
		return 0, io.EOF
	}
	rest, ok := strings.CutPrefix(strings.TrimPrefix(s, `"`), "DATAFLOW")
	if !ok {
		rest, ok = strings.CutPrefix(strings.TrimPrefix(s, `"`), "STRUCTURE")
		if strings.HasPrefix(rest, "[") {
			_, rest, _ = strings.Cut(rest, "]")
		}
	}
	rest = strings.TrimPrefix(rest, `"`)
	switch {
	case ok && rest != "" && strings.ContainsRune(",;\t|", rune(rest[0])):
		return rune(rest[0]), nil
	case isPage(s):
		return 0, webPage(start)
	case isMarkup(s):
		return 0, badReply("the service sent XML (%q), not SDMX-CSV; see whether it has CSV, and ask for it in --url, as format=SDMX-CSV or format=csvfile; or it is too much to be had at once: ask for less", excerpt(start))
	case strings.HasPrefix(strings.TrimSpace(s), "{"):
		return 0, badReply("the service sent JSON, not SDMX-CSV; see whether it has CSV, and ask for it in --url, as format=SDMX-CSV or format=csvfile")
	}
	return 0, badReply("this is no SDMX-CSV: its first column is DATAFLOW or STRUCTURE, and this begins with %q", excerpt(start))
}

// components notes the columns by their IDs.
func (t *sdmxTable) components(header []string) error {
	paired := slices.Contains(header, "STRUCTURE_NAME")
	for i := 0; i < len(header); i++ {
		id, _, both := strings.Cut(header[i], ": ")
		id, inside, several := strings.Cut(id, "[")
		t.both = t.both || both
		if several && i == 0 {
			t.between = strings.TrimSuffix(inside, "]")
		}
		if _, twice := t.columns[strings.ToUpper(id)]; twice || id == "" {
			return badReply("column %d of the header is %q, which is there twice or is no name", i+1, header[i])
		}
		c := component{id, i, -1, several}
		if paired && !slices.Contains(fixed, id) && i+1 < len(header) {
			i++
			c.label = i
		}
		t.columns[strings.ToUpper(id)] = c
	}
	return nil
}

// find returns the first of the columns that there is, whatever its case.
func (t *sdmxTable) find(ids ...string) component {
	for _, id := range ids {
		if c, ok := t.columns[strings.ToUpper(id)]; ok {
			return c
		}
	}
	return absent
}

// roles says which columns are what. What stands before the measure and is nothing else is a dimension.
func (t *sdmxTable) roles(fields map[string]string) error {
	for role, id := range fields {
		if role != roleGovernment && role != rolePeriod && role != roleValue {
			return wrongQuery("--field %s=%s: SDMX-CSV has the roles government, period and value", role, id)
		}
		if t.find(id) == absent {
			return wrongQuery("--field %s=%s: there is no such column", role, id)
		}
	}
	t.structure, t.action = t.find("STRUCTURE_ID", "DATAFLOW"), t.find("ACTION")
	t.time, t.measure = t.find(fields[rolePeriod], "TIME_PERIOD", "TIME"), t.find(fields[roleValue], "OBS_VALUE")
	t.flags, t.secrecy, t.power = t.find("OBS_STATUS", "OBS_FLAG"), t.find("CONF_STATUS"), t.find("UNIT_MULT")
	t.unit, t.comment = t.find("UNIT_MEASURE", "UNIT"), t.find("OBS_COM", "COMMENT_OBS")
	t.government = t.find(append([]string{fields[roleGovernment]}, areas...)...)
	var names []string
	for id, c := range t.columns {
		switch {
		case slices.Contains(fixed, id), slices.Contains(descriptive, id):
		case c == t.time, c == t.government, t.measure != absent && c.at > t.measure.at:
		case c == t.measure:
		default:
			t.dimensions = append(t.dimensions, c)
		}
		names = append(names, c.id)
	}
	slices.SortFunc(t.dimensions, func(a, b component) int { return a.at - b.at })
	slices.Sort(names)
	for _, needed := range []struct {
		role string
		c    component
	}{{roleGovernment, t.government}, {rolePeriod, t.time}, {roleValue, t.measure}} {
		if needed.c == absent {
			return wrongQuery("no column is known to be the %s; name it with --field %s=COLUMN: there are %s", needed.role, needed.role, strings.Join(names, ", "))
		}
	}
	return nil
}

// next reads the next row, which the one after it overwrites.
func (t *sdmxTable) next() (observation, error) {
	row, err := t.rows.Read()
	if err == nil {
		err = legible(t.rows, row)
		return observation{t, row}, err
	}
	if err == io.EOF {
		return observation{}, err
	}
	if bad, ok := errors.AsType[*csv.ParseError](err); ok {
		return observation{}, bonbogi.Errorf(bonbogi.Refused, "service_reply", "line %d: %v: the table breaks off there, or is damaged", bad.Line, bad.Err)
	}
	return observation{}, fmt.Errorf("read the table: %w", err)
}
