package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// How many rows a form has for a list: those that are filled, and some to fill in.
const (
	rowsToFill  = 2 // in a new form; one beside what is there already
	rowsToAdd   = 3 // more, for those who ask
	longestRows = 300
)

// rows is a field that holds a list of entries with fields of their own: the laws, the aims of a practice. A row that is
// left empty is no entry, so an entry is taken away by emptying its row.
func rows[E any](name string, to *[]E, blank E, fields func(*E) []*input) *input {
	in := &input{Name: name, Kind: "rows"}
	row := func(e *E) []*input { return inRow(name, len(in.Rows), fields(e)) }
	in.more = func(n int) {
		for range n {
			if len(in.Rows) < longestRows {
				e := blank
				in.Rows = append(in.Rows, row(&e))
			}
		}
	}
	for i := range *to {
		in.Rows = append(in.Rows, row(&(*to)[i]))
	}
	in.more(max(1, rowsToFill-len(*to)))
	in.takeRows = func(c *call, form url.Values) {
		*to, in.Rows = nil, nil
		for i := range rowsSent(name, form) {
			e := blank
			inputs := inRow(name, i, fields(&e))
			for _, f := range inputs {
				f.take(c, form)
			}
			if slices.ContainsFunc(inputs, (*input).filled) {
				in.Rows = append(in.Rows, inRow(name, len(in.Rows), inputs))
				*to = append(*to, e)
			}
		}
		in.more(max(1, rowsToFill-len(*to)))
	}
	return in
}

// inRow names the fields of a row, as the rules of the record name them in what they refuse: aims[2].months. An entry
// of one field has no name behind the number.
func inRow(list string, i int, fields []*input) []*input {
	for _, f := range fields {
		_, own, _ := strings.Cut(f.Name, ".")
		if f.Name = fmt.Sprintf("%s[%d]", list, i); own != "" {
			f.Name += "." + own
		}
		f.Quiet = true
	}
	return fields
}

// filled reports whether somebody wrote something into the field; of a choice that begins with one, nobody can tell.
func (in *input) filled() bool { return in.Value != "" && in.Kind != "choice" }

// rowsSent is how many rows of a list a form has.
func rowsSent(list string, form url.Values) (n int) {
	for name := range form {
		rest, ok := strings.CutPrefix(name, list+"[")
		number, _, closed := strings.Cut(rest, "]")
		if i, err := strconv.Atoi(number); ok && closed && err == nil && i >= 0 && i < longestRows {
			n = max(n, i+1)
		}
	}
	return n
}

// wider adds empty rows to a list of the form, and takes back what was found wrong meanwhile: nobody asked yet.
func (d *draft) wider(list string) {
	for _, in := range d.all() {
		in.Problem = ""
		if in.Name == list && in.more != nil {
			in.more(rowsToAdd - 1)
		}
	}
}

// all are the fields of the form, those in rows and those of a new source among them.
func (d *draft) all() []*input {
	var all []*input
	for _, in := range d.Inputs {
		all = append(all, in)
		for _, row := range in.Rows {
			all = append(all, row...)
		}
	}
	if d.New != nil {
		all = append(append(all, d.New.Inputs...), d.New.Quote, d.New.Place)
	}
	return all
}
