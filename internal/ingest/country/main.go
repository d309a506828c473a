// Command country writes a made-up country for benchmarks: governments.csv for `bonbogi gov import`, and
// observations.csv for `bonbogi import`. The same flags give the same bytes.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

func main() {
	c := country{}
	dir := flag.String("dir", ".", "where the files are written")
	flag.IntVar(&c.governments, "governments", 311, "how many governments")
	flag.IntVar(&c.indicators, "indicators", 6000, "how many indicators")
	flag.IntVar(&c.years, "years", 25, "how many years, up to 2025")
	flag.StringVar(&c.order, "order", "indicator", "of the rows: indicator, government or mixed")
	flag.Parse()
	if err := c.write(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "country:", err)
		os.Exit(1)
	}
}

type country struct {
	governments, indicators, years int
	order                          string
}

const lastYear = 2025

func (c country) write(dir string) error {
	rows := c.governments * c.indicators * c.years
	place, ok := map[string]func(n int) (g, i, y int){
		"indicator": func(n int) (g, i, y int) {
			return n % c.governments, n / c.governments / c.years, n / c.governments % c.years
		},
		"government": func(n int) (g, i, y int) {
			return n / c.indicators / c.years, n / c.years % c.indicators, n % c.years
		},
		// A step that has no factor in common with the number of rows comes by each of them once.
		"mixed": func(n int) (g, i, y int) {
			n = int(uint64(n) * 1_000_000_007 % uint64(rows))
			return n % c.governments, n / c.governments / c.years, n / c.governments % c.years
		},
	}[c.order]
	if !ok {
		return fmt.Errorf("order %q: it is indicator, government or mixed", c.order)
	}
	err := create(filepath.Join(dir, "governments.csv"), func(w *bufio.Writer) {
		fmt.Fprintln(w, "id,name,name_en,level,parent,scheme,code,valid_from,valid_to,predecessors")
		fmt.Fprintln(w, "land,Land,Land,country,,,,,,")
		for g := range c.governments {
			fmt.Fprintf(w, "land-%06d,Town %06d,Town %06d,municipality,land,land,G%06d,,,\n", g, g, g, g)
		}
	})
	if err != nil {
		return err
	}
	return create(filepath.Join(dir, "observations.csv"), func(w *bufio.Writer) {
		fmt.Fprintln(w, "government,indicator,period,value")
		line := make([]byte, 0, 64)
		for n := range rows {
			g, i, y := place(n)
			line = append(line[:0], 'G')
			line = padded(line, g, 6)
			line = append(line, ",indicator-"...)
			line = padded(line, i, 4)
			line = append(line, ',')
			line = strconv.AppendInt(line, int64(lastYear-c.years+1+y), 10)
			line = append(line, ',')
			line = append(value(line, i, uint64(g)<<40|uint64(i)<<16|uint64(y)), '\n')
			w.Write(line)
		}
	})
}

func create(path string, fill func(*bufio.Writer)) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	fill(w)
	return errors.Join(w.Flush(), f.Close())
}

func padded(b []byte, n, width int) []byte {
	s := strconv.Itoa(n)
	for range width - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

// value writes a number of one of five kinds: a count, a share of one decimal, a rate of two, an amount in
// thousands, a score of four.
func value(b []byte, indicator int, seed uint64) []byte {
	z := seed + 0x9e3779b97f4a7c15 // splitmix64: Steele, Lea and Flood (2014)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	z ^= z >> 31
	switch indicator % 5 {
	case 0:
		return strconv.AppendUint(b, z>>44, 10)
	case 1:
		return strconv.AppendFloat(b, float64(z>>32%1001)/10, 'f', 1, 64)
	case 2:
		return strconv.AppendFloat(b, float64(z>>32%1_000_000)/100, 'f', 2, 64)
	case 3:
		return strconv.AppendUint(b, z>>32%100_000_000*1000, 10)
	}
	return strconv.AppendFloat(b, float64(z>>32%50_000)/10_000, 'f', 4, 64)
}
