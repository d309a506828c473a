package table_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// read returns the rows of a table, and the numbers that they have.
func read(name string, data []byte, o table.Options) (rows [][]string, numbers []int, err error) {
	f, err := table.Open(context.Background(), name, bytes.NewReader(data))
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	for chunk, err := range f.Rows(context.Background(), o) {
		if err != nil {
			return rows, numbers, err
		}
		err := chunk.Each(func(n int, cells [][]byte) error {
			row := make([]string, len(cells))
			for i, c := range cells {
				row[i] = string(c)
			}
			rows, numbers = append(rows, row), append(numbers, n)
			return nil
		})
		if err != nil {
			return rows, numbers, err
		}
		chunk.Release()
	}
	return rows, numbers, nil
}

// show is a table on one line.
func show(rows [][]string) string {
	var lines []string
	for _, r := range rows {
		lines = append(lines, strings.Join(r, "|"))
	}
	return strings.Join(lines, "⏎")
}

func packed(data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(data)
	_ = z.Close()
	return b.Bytes()
}

func TestHowLargeATableIsCountsUnpacked(t *testing.T) {
	t.Parallel()
	text := bytes.Repeat([]byte("1,2\n"), 1000)
	for name, data := range map[string][]byte{"t.csv": text, "t.csv.gz": packed(text)} {
		f, err := table.Open(t.Context(), name, bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if !f.Within(4000) || f.Within(3999) {
			t.Errorf("%s: 4000 bytes are within 4000: %v, within 3999: %v", name, f.Within(4000), f.Within(3999))
		}
	}
}

func TestTextIsReadInItsDialects(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"comma", "a,b\n1,2\n", "a|b⏎1|2"},
		{"no end of the last row", "a,b\n1,2", "a|b⏎1|2"},
		{"Windows", "a,b\r\n1,2\r\n", "a|b⏎1|2"},
		{"old Macintosh", "a,b\r1,2\r", "a|b⏎1|2"},
		{"tab", "a\tb\n1,5\t2\n", "a|b⏎1,5|2"},
		{"semicolon", "a;b;c\n1,5;2,5;3\n1,0;2,0;4\n", "a|b|c⏎1,5|2,5|3⏎1,0|2,0|4"},
		{"pipe", "a|b\n1|2\n", "a|b⏎1|2"},
		{"quotes", "a,b\n\"1,000\",\"say \"\"yes\"\"\"\n", "a|b⏎1,000|say \"yes\""},
		{"line break in quotes", "a,b\n\"x\ny\",2\n3,4\n", "a|b⏎x\ny|2⏎3|4"},
		{"quote within a cell", "a,b\n5\" pipe,2\n", "a|b⏎5\" pipe|2"},
		{"quote that was not doubled", "\"\"a\",\"b\"\n\"1\",\"2\"\n", "\"a|b⏎1|2"},
		{"empty cells", "a,,c\n,,\n1,\"\",\n", "a||c⏎1||"},
		{"empty rows", "a,b\n\n,\n1,2\n", "a|b⏎1|2"},
		{"title above", "인구 현황\na,b,c\n1,2,3\n4,5,6\n", "인구 현황⏎a|b|c⏎1|2|3⏎4|5|6"},
		{"rows of different length", "a,b\n1\n1,2,3\n", "a|b⏎1⏎1|2|3"},
		{"mark of the byte order", "\ufeffa,b\n1,2\n", "a|b⏎1|2"},
		{"in brackets", "[표 1]\na,b\n1,2\n", "[표 1]⏎a|b⏎1|2"},
	} {
		for _, data := range [][]byte{[]byte(c.text), packed([]byte(c.text))} {
			rows, _, err := read("t.csv", data, table.Options{})
			if err != nil || show(rows) != c.want {
				t.Errorf("%s: %q, %v, want %q", c.name, show(rows), err, c.want)
			}
		}
	}
}

func TestAnEncodingIsRecognised(t *testing.T) {
	t.Parallel()
	utf16 := func(big bool) []byte {
		var b []byte
		for _, c := range "\ufeff시,값\n안양,1\n" {
			if big {
				b = append(b, byte(c>>8), byte(c))
			} else {
				b = append(b, byte(c), byte(c>>8))
			}
		}
		return b
	}
	ascii := strings.Repeat("x,1\n", 100_000)
	for _, c := range []struct {
		name, encoding, want string
		data                 []byte
	}{
		{"UTF-8", "", "시|값⏎안양|1", []byte("시,값\n안양,1\n")},
		{"CP949", "", "시|값⏎안양|1", []byte("\xbd\xc3,\xb0\xaa\n\xbe\xc8\xbe\xe7,1\n")},
		{"CP949 by name", "cp949", "똠", []byte("\x8c\x63")},
		{"EUC-KR by name", "euc-kr", "시", []byte("\xbd\xc3")},
		{"UTF-16 little end first", "", "시|값⏎안양|1", utf16(false)},
		{"UTF-16 big end first", "", "시|값⏎안양|1", utf16(true)},
		{"Windows-1252 by name", "windows-1252", "Almería|1", []byte("Almer\xeda,1\n")},
	} {
		rows, _, err := read("t.csv", c.data, table.Options{Encoding: c.encoding})
		if err != nil || show(rows) != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, show(rows), err, c.want)
		}
	}
	rows, _, err := read("t.csv", []byte(ascii+"\xbe\xc8\xbe\xe7,2\n"), table.Options{})
	if err != nil || rows[len(rows)-1][0] != "안양" {
		t.Errorf("Korean after much ASCII: %q, %v", rows[len(rows)-1], err)
	}
}

func TestTextThatCannotBeReadIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, encoding, rule, says string }{
		{"broken UTF-8", "시,값\n안양시 안양시,1\n안\xec\x95,2\n", "", "table_encoding_cell", "row 3, column A"},
		{"Latin letters", "Provincia,n\nAlmer\xeda,1\nC\xe1diz,2\nM\xe1laga,3\n", "", "table_encoding_byte", "byte 18"},
		{"wrong name", "\xff\xfa,1\n", "cp949", "table_encoding", ""},
		{"unknown name", "a,b", "klingon", "table_encoding_name", "klingon"},
		{"open quotation mark", "a,b\n\"1,2\n3,4\n5,6\n", "", "table_quote", "row 2, column A"},
		{"cell of a megabyte", "a,b\n1," + strings.Repeat("x", 1<<20) + "\n", "", "table_cell", "row 2, column B"},
		{"ten thousand columns", "a,b\n" + strings.Repeat("1,", 10_000) + "1\n", "", "table_columns", "row 2"},
		{"empty lines without end", "a,b\n" + strings.Repeat("\n", 6<<20) + "1,2\n", "", "table_blank", ""},
		{"row without end", "a,b\n" + strings.Repeat("x", 17<<20), "", "table_row_long", "row 2"},
	} {
		_, _, err := read("t.csv", []byte(c.text), table.Options{Encoding: c.encoding})
		wants(t, c.name, err, c.rule, c.says)
	}
}

// wants looks whether the refusal is the one that is wanted.
func wants(t *testing.T, name string, err error, rule, says string) {
	t.Helper()
	refusal, ok := errors.AsType[*bonbogi.Error](err)
	if !ok || refusal.Rule != rule || !strings.Contains(refusal.Message, says) {
		t.Errorf("%s: %v, want %s that says %q", name, err, rule, says)
	}
}

func TestAFileThatEndsWithinACellSaysSo(t *testing.T) {
	t.Parallel()
	rows, _, err := read("t.csv", []byte("a,b\n1,\"93"), table.Options{})
	if err != nil || rows[1][1] != table.CutOff+"93" {
		t.Errorf("%q, %v", rows, err)
	}
}

func TestRowsKeepTheirNumbersWhereOthersAreEmpty(t *testing.T) {
	t.Parallel()
	if _, numbers, err := read("t.csv", []byte("a,b\n\n,\n1,2\n\n"), table.Options{}); err != nil || !slices.Equal(numbers, []int{1, 4}) {
		t.Errorf("%v, %v", numbers, err)
	}
}

func TestATableOfEurostatIsTakenApart(t *testing.T) {
	t.Parallel()
	rows, _, err := read("t.tsv", []byte("freq,geo\\TIME_PERIOD\t2022 \t2023 \nA,SE110\t1 \t: c\n"), table.Options{})
	if want := `freq|geo\TIME_PERIOD|2022 |2023 ⏎A|SE110|1 |: c`; err != nil || show(rows) != want {
		t.Errorf("%q, %v, want %q", show(rows), err, want)
	}
}

func TestRowsOfALongFileKeepTheirNumbers(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 200_000 {
		if i%1000 == 7 {
			b.WriteString("\"two\nlines\",x\n")
		} else {
			b.WriteString("some text,1234567890\n")
		}
	}
	rows, numbers, err := read("t.csv", []byte(b.String()), table.Options{})
	if err != nil || len(rows) != 200_000 || numbers[199_999] != 200_000 || rows[199_007][0] != "two\nlines" || !slices.IsSorted(numbers) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
}
