package service

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest"
)

// BenchmarkSDMX makes entries of 100,000 observations.
func BenchmarkSDMX(b *testing.B) {
	name := filepath.Join(b.TempDir(), "x.csv")
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	fmt.Fprintln(f, "DATAFLOW,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG")
	const rows = 100_000
	for i := range rows {
		fmt.Fprintf(f, "XX:LUNCH(1.0),A,PC,X%05d,%d,%d.5,p\n", i%1000, 1900+i/1000, i)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	q := Query{Service: "sdmx", File: name}
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if err := readSDMX(b.Context(), q, nil, newAbout(), func(ingest.Entry) bool { n++; return true }); err != nil || n != rows {
			b.Fatal(n, err)
		}
	}
	b.ReportMetric(float64(b.N)*rows/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkKOSIS takes a page with as many cells as the service gives at once.
func BenchmarkKOSIS(b *testing.B) {
	reply := []byte("[")
	const rows = 40_000
	for i := range rows {
		if i > 0 {
			reply = append(reply, ',')
		}
		reply = fmt.Appendf(reply, `{"ORG_ID":"999","TBL_ID":"DT_LUNCH","TBL_NM":"시군구별 점심","C1":"%05d","C1_NM":"안양시","C1_OBJ_NM":"행정구역별","ITM_ID":"T1","ITM_NM":"비율","UNIT_NM":"%%","PRD_SE":"A","PRD_DE":"2023","DT":"%d.5","LST_CHN_DE":"2024-05-01"}`, i%250, i)
	}
	reply = append(reply, ']')
	b.SetBytes(int64(len(reply)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := parseKOSIS(reply)
		if err != nil || len(r.rows) != rows {
			b.Fatal(len(r.rows), err)
		}
	}
}
