package table_test

import (
	"math"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/table"
)

func TestCSVHasNumbersInFullAndNoFormulas(t *testing.T) {
	in := table.Table{Header: []string{"이름", "값", "=1+1"}}
	in.Add(table.Text("안양시"), table.Number(1234.5678, "1,234.6"), table.Text("@x"))
	in.Add(table.Text(`=HYPERLINK("x")`), table.Number(math.NaN(), "missing"))
	in.Add(table.Text("-1 of 3"), table.Number(-1e-9, "−0.000000001"), table.Number(math.Inf(1), "-"))
	var b strings.Builder
	if err := in.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff이름,값,'=1+1\r\n" +
		"안양시,1234.5678,'@x\r\n" +
		"\"'=HYPERLINK(\"\"x\"\")\",missing,\r\n" +
		"'-1 of 3,-1e-09,'-\r\n"
	if b.String() != want {
		t.Errorf("got\n%q\nwant\n%q", b.String(), want)
	}
}
