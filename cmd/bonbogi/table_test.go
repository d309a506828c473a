package main

import (
	"bytes"
	"math"
	"testing"
)

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for text, want := range map[string]float64{
		"12": 12, " -3.5 ": -3.5, "+7": 7, "1e3": 1000, "2.5E-3": 0.0025, "9,289,778": 9289778, "-1,234.5": -1234.5, "0": 0, ".5": 0.5,
		"": nan, "-": nan, "NA": nan, "NaN": nan, "inf": nan, "0x10": nan, "1_000": nan, "12,34": nan, ",123": nan, "1,2345": nan, "1,234,": nan,
		"1.234,5": nan, "3 4": nan, "5%": nan, "1e999": nan, "e": nan, "1-2": nan,
	} {
		if got := number(text); got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func FuzzTableOfAnyBytes(f *testing.F) {
	f.Add([]byte("id,x\na,1\nb,\"2,000\"\n"))
	f.Add([]byte("\ufeffid\r\n\"a\nb\"\r\n,,\r\n"))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Add([]byte("id,\xc0\xce\xb1\xb8\na,1\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p := &program{Main: &Main{Stdin: bytes.NewReader(text)}}
		table, err := p.readTable(t.Context(), "-")
		if err != nil {
			return
		}
		for i, name := range table.header {
			column, err := table.column(name)
			if err == nil && column != i {
				t.Errorf("the column %q is said to be %d and is %d", name, column, i)
			}
			if numbers, err := table.numbers(i); err == nil && (len(numbers) != len(table.rows) || len(numbers) != len(table.lines)) {
				t.Errorf("%d numbers and %d lines of %d rows", len(numbers), len(table.lines), len(table.rows))
			}
			if ids, err := table.ids(i); err == nil && len(ids) != len(table.rows) {
				t.Errorf("%d names of %d rows", len(ids), len(table.rows))
			}
		}
	})
}
