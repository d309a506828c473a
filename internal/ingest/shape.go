package ingest

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// Shape is the fingerprint of the header of a table, by which the mapping of last year's table is found: periods, and
// how many columns there are of a kind, do not count. It depends on the table alone. A table that does not name its
// indicator is told from others by the name of its file as well.
func Shape(ctx context.Context, f *table.File, m *Mapping) (string, error) {
	s := &sample{file: f, options: m.options()}
	s.options.Turned = false
	var err error
	if f.Format == table.XLSX && s.options.Sheet == "" {
		if s.options.Sheet, err = f.FirstSheet(); err != nil {
			return "", err
		}
	}
	if s.head, err = beginning(ctx, f, s.options, lookHead); err != nil {
		return "", err
	}
	merged, err := f.Merged(ctx, s.options)
	if err != nil {
		return "", err
	}
	s.findHeader(merged, 0)
	return s.shape(), nil
}

func (s *sample) shape() string {
	var all []string
	generic, named := true, false
	values := s.valueColumns(len(s.header.columns))
	for c := range s.header.columns {
		col := &column{name: s.header.name(c)}
		named = named || col.named(indicatorWords...)
		var parts []string
		for _, text := range s.header.columns[c] {
			w, rest := lookPeriods.within(text)
			if w.isZero() {
				rest = text
			}
			parts = append(parts, rest)
		}
		if slices.Contains(values, c) && !col.called(valueWords...) && strings.Join(parts, "") != "" && !col.named(slices.Concat(yearWords, periodWords, monthWords, quarterWords, placeCodeWords)...) {
			generic = false
		}
		all = add(all, strings.Join(parts, "\x1F"))
	}
	if generic && !named {
		name := strings.TrimSuffix(strings.ToLower(s.file.Name), ".gz")
		all = append(all, digits.ReplaceAllString(strings.TrimSuffix(name, path.Ext(name)), ""))
	}
	if len(s.file.Sheets) > 1 {
		all = append(all, digits.ReplaceAllString(s.options.Sheet, ""))
	}
	return fingerprint(all...)[:32]
}

// digits are what changes in the name of a file from one year to the next.
var digits = regexp.MustCompile(`\d+`)
