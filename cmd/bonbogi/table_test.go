package main

import (
	"bytes"
	"testing"
)

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
