package boundary

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// line reads the points of a line: a list of lists of two numbers or more, of which the third is a height. That it is
// JSON is known. It is read by hand because a file has little else, and encoding/json makes a slice of each point.
func line(raw json.RawMessage) ([]Point, error) {
	r := lineReader(raw)
	if !r.take('[') {
		return nil, notNested(raw)
	}
	points := make([]Point, 0, max(bytes.Count(raw, []byte("["))-1, 0))
	for more := !r.take(']'); more; more = r.take(',') {
		if !r.take('[') {
			return nil, notNested(raw)
		}
		p, n := Point{}, 0
		for more := !r.take(']'); more; more = r.take(',') {
			x, ok := r.number()
			if !ok {
				return nil, notNested(raw)
			}
			if n < len(p) {
				p[n] = x
			}
			n++
		}
		if n < len(p) {
			return nil, damaged("a point of an outline has %d numbers and needs two", n)
		}
		r.take(']')
		points = append(points, p)
	}
	return points, nil
}

func notNested(raw json.RawMessage) error {
	return damaged("the coordinates are not nested as they should be, at %.40q", string(raw))
}

// lineReader is what is left of a line.
type lineReader []byte

// take passes over a sign, if it is next.
func (r *lineReader) take(sign byte) bool {
	*r = bytes.TrimLeft(*r, " \t\r\n")
	if len(*r) == 0 || (*r)[0] != sign {
		return false
	}
	*r = (*r)[1:]
	return true
}

// number reads one. What is too large for a float64 is infinite, and so no place.
func (r *lineReader) number() (x float64, ok bool) {
	*r = bytes.TrimLeft(*r, " \t\r\n")
	n := bytes.IndexAny(*r, ",] \t\r\n")
	if n < 1 {
		return 0, false
	}
	x, err := strconv.ParseFloat(string((*r)[:n]), 64)
	*r = (*r)[n:]
	return x, err == nil || x != 0
}
