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

// isOn reports whether the header stands in one of the first rows of another sheet. A sheet that cannot be read is another
// matter.
func (s *sample) isOn(ctx context.Context, sheet string) (found bool, err error) {
	rows, enough := 0, errors.New("enough")
	for chunk, err := range s.file.Rows(ctx, table.Options{Sheet: sheet}) {
		if err != nil {
			return false, ctx.Err()
		}
		err = chunk.Each(func(_ int, cells [][]byte) error {
			found = s.header.isLike(cells)
			if rows++; found || rows == lookHead {
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

// isLike reports whether a row says what most columns of the header say in its last row, but for numbers.
func (h *header) isLike(cells [][]byte) bool {
	texts, equal := 0, 0
	for i, levels := range h.columns {
		if len(levels) == 0 || levels[len(levels)-1] == "" {
			continue
		}
		texts++
		if i < len(cells) && withoutNumbers(headerText(string(cells[i]))) == withoutNumbers(levels[len(levels)-1]) {
			equal++
		}
	}
	return texts > 1 && 2*equal > texts
}

func withoutNumbers(text string) string { return digits.ReplaceAllString(text, "0") }

// proposeSheet asks about sheets that are left out.
func (p *proposing) proposeSheet(ctx context.Context) error {
	others, err := p.alike(ctx)
	if err != nil || len(others) == 0 {
		return err
	}
	p.doubt("doubt_sheets", "this is about the sheet %s alone; the same header stands on %s, which can be imported one by one", p.options.Sheet, strings.Join(others, ", "))
	return nil
}
