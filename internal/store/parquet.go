package store

import (
	"bufio"
	"cmp"
	"context"
	"path/filepath"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// parquetFile holds what observations.csv holds, in columns that DuckDB, pandas or R read at once.
const parquetFile = "observations.parquet"

// parquetRow is a row of it, in the columns of the CSV file. A number that is not known is null.
type parquetRow struct {
	Indicator   string   `parquet:"indicator,dict"`
	Government  string   `parquet:"government,dict"`
	Period      string   `parquet:"period,dict"`
	Value       *float64 `parquet:"value,optional"`
	Status      string   `parquet:"status,dict"`
	Low         *float64 `parquet:"low,optional"`
	High        *float64 `parquet:"high,optional"`
	Numerator   *float64 `parquet:"numerator,optional"`
	Denominator *float64 `parquet:"denominator,optional"`
	Note        string   `parquet:"note,dict"`
	Simulated   bool     `parquet:"simulated"`
	Import      string   `parquet:"import,dict"`
}

// parquetGroup is how many rows are gathered before they are written: it bounds the memory.
const parquetGroup = 1 << 18

// exportParquet writes the file.
func exportParquet(ctx context.Context, q querier, dir string) error {
	u, err := newUnpacker(ctx, q)
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, parquetFile), func(b *bufio.Writer) error {
		w := parquet.NewGenericWriter[parquetRow](b, parquet.Compression(&zstd.Codec{}), parquet.MaxRowsPerRowGroup(parquetGroup),
			parquet.CreatedBy("bonbogi", "", ""))
		var rows []parquetRow
		err := u.each(ctx, func(x *unpacked) error {
			rows = rows[:0]
			for i := range x.stands {
				rows = append(rows, x.parquetRow(&x.stands[i]))
			}
			_, err := w.Write(rows)
			return err
		})
		return cmp.Or(err, w.Close())
	})
}

func (x *unpacked) parquetRow(f *unpackedFigure) parquetRow {
	return parquetRow{Indicator: x.indicator, Government: f.government, Period: x.period, Value: knownNumber(&f.Value), Status: f.Status.String(),
		Low: knownNumber(&f.Low), High: knownNumber(&f.High), Numerator: knownNumber(&f.Numerator), Denominator: knownNumber(&f.Denominator),
		Note: f.Note, Simulated: x.simulated, Import: f.given}
}

// knownNumber is nil for a number that is not known.
func knownNumber(v *float64) *float64 {
	if *v != *v {
		return nil
	}
	return v
}
