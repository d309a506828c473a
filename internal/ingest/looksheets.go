package ingest

import (
	"context"
	"errors"
	"strings"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// lookSheets is how many other sheets of a workbook are looked into.
const lookSheets = 50

// alike are the other sheets of the workbook that have this header in one of their first rows, but for years and other
// numbers: tables that do not come in with this one.
func (s *sample) alike(ctx context.Context) (out []string, err error) {
	for _, sheet := range s.file.Sheets[:min(len(s.file.Sheets), lookSheets)] {
		if sheet == s.options.Sheet {
			continue
		}
		same, err := s.isOn(ctx, sheet)
		if err != nil {
			return nil, err
		}
		if same {
			out = append(out, sheet)
		}
	}
	return out, nil
}

// isOn reports whether a row of another sheet says what most columns of this header say at the bottom. A sheet that cannot be
// read is another matter.
func (s *sample) isOn(ctx context.Context, sheet string) (found bool, err error) {
	bottom := s.header.levels() - 1
	seen, enough := 0, errors.New("enough")
	for chunk, err := range s.file.Rows(ctx, table.Options{Sheet: sheet}) {
		if err != nil {
			return false, ctx.Err()
		}
		err = chunk.Each(func(_ int, cells [][]byte) error {
			texts, equal := 0, 0
			for i, levels := range s.header.columns {
				if levels[bottom] == "" {
					continue
				}
				texts++
				if i < len(cells) && digits.ReplaceAllString(headerText(string(cells[i])), "0") == digits.ReplaceAllString(levels[bottom], "0") {
					equal++
				}
			}
			found = texts > 1 && 2*equal > texts
			if seen++; found || seen == lookHead {
				return enough
			}
			return nil
		})
		chunk.Release()
		if err != nil {
			break
		}
	}
	return found, nil
}

// proposeSheet asks about sheets that are left out.
func (p *proposing) proposeSheet(ctx context.Context) error {
	others, err := p.alike(ctx)
	if err != nil || len(others) == 0 {
		return err
	}
	p.doubt("doubt_sheets", "this is about the sheet %s alone; the same header stands on %s, which can be imported one by one", p.options.Sheet, strings.Join(others, ", "))
	return nil
}
