package store

import (
	"context"
	"encoding/csv"
	"path/filepath"
	"slices"
	"strconv"
)

// packedTables hold observations in packed form. An export has observationsTable and formerTable in their place.
var packedTables = []string{"observed_governments", "observed_indicators", "observation_blocks", "observation_changes", "profile_blocks"}

// observationsTable is what stands, and which import gave it.
var observationsTable = table{
	name:    "observations",
	title:   "What was observed of an indicator for a government in a period, and which import gave it",
	columns: slices.Concat(figureColumns, []column{{name: "import", kind: textColumn}}),
	key:     []string{"indicator", "government", "period"},
	refers:  []foreignKey{{"indicator", "indicators", "id"}, {"import", "imports", "id"}},
}

// formerTable is what stood before it was revised.
var formerTable = table{
	name:    "observation_changes",
	title:   "What stood before it was revised: which import gave it, and which replaced it",
	columns: slices.Concat(figureColumns, []column{{name: "import", kind: textColumn}, {name: "replaced_by", kind: textColumn}}),
	key:     []string{"indicator", "government", "period", "import"},
	refers:  []foreignKey{{"indicator", "indicators", "id"}, {"import", "imports", "id"}, {"replaced_by", "imports", "id"}},
}

var figureColumns = []column{
	{name: "indicator", kind: textColumn},
	{name: "government", kind: textColumn},
	{name: "period", kind: textColumn},
	{name: "value", kind: realColumn, null: true},
	{name: "status", kind: textColumn},
	{name: "low", kind: realColumn, null: true},
	{name: "high", kind: realColumn, null: true},
	{name: "numerator", kind: realColumn, null: true},
	{name: "denominator", kind: realColumn, null: true},
	{name: "note", kind: textColumn},
	{name: "simulated", kind: booleanColumn},
}

// The places of the columns of both tables.
const (
	indicatorCell = iota
	governmentCell
	periodCell
	valueCell
	statusCell
	lowCell
	highCell
	numeratorCell
	denominatorCell
	noteCell
	simulatedCell
	importCell
	replacedByCell // of formerTable alone
)

// plain are the tables that an export writes as they are.
func plain(all []table) []table {
	return slices.DeleteFunc(slices.Clone(all), func(t table) bool { return slices.Contains(packedTables, t.name) })
}

// exported are the tables as they stand in an export.
func exported(all []table) []table { return append(plain(all), observationsTable, formerTable) }

// exportObservations writes both files and counts their rows.
func exportObservations(ctx context.Context, q querier, dir string, o ExportOptions, rows map[string]int64) error {
	u, err := newUnpacker(ctx, q)
	if err != nil {
		return err
	}
	return writeCSV(filepath.Join(dir, observationsTable.name+".csv"), observationsTable, o, func(stands *csv.Writer) error {
		return writeCSV(filepath.Join(dir, formerTable.name+".csv"), formerTable, o, func(former *csv.Writer) error {
			return u.each(ctx, func(x *unpacked) error {
				rows[observationsTable.name] += int64(len(x.stands))
				rows[formerTable.name] += int64(len(x.former))
				for i := range x.stands {
					if err := stands.Write(x.cells(&x.stands[i], x.stands[i].given)); err != nil {
						return err
					}
				}
				for i := range x.former {
					if err := former.Write(x.cells(&x.former[i], x.former[i].given, x.former[i].replaced)); err != nil {
						return err
					}
				}
				return nil
			})
		})
	})
}

// cells are a figure as it is written.
func (x *unpacked) cells(f *unpackedFigure, imports ...string) []string {
	return append([]string{x.indicator, f.government, x.period, numberOrEmpty(f.Value), f.Status.String(), numberOrEmpty(f.Low), numberOrEmpty(f.High),
		numberOrEmpty(f.Numerator), numberOrEmpty(f.Denominator), f.Note, strconv.FormatBool(x.simulated)}, imports...)
}

func numberOrEmpty(v float64) string {
	if v != v {
		return ""
	}
	return formatNumber(v)
}
