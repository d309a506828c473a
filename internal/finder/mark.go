package finder

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"time"

	"github.com/bonbogi/bonbogi/registry"
)

// format grows whenever documents are made otherwise than before: then an index of the old ones is made anew.
const format = 5

// mark is what the index knows of the database, kept with each of its commits.
type mark struct {
	Format    int       `json:"format"`
	Registry  uint64    `json:"registry"`  // of the bundled governments
	Revisions int64     `json:"revisions"` // how many there were
	At        time.Time `json:"at"`        // of the last one
	Whole     bool      `json:"whole"`     // false while the index is filled for the first time
}

func readMark(s string) (m mark, ok bool) {
	err := json.Unmarshal([]byte(s), &m)
	return m, err == nil && m.Format == format && m.Registry == bundled() && m.Whole
}

func (m mark) String() string {
	b, err := json.Marshal(m)
	if err != nil {
		return "" // a time without a year of four digits: then the index is made anew the next time
	}
	return string(b)
}

// present is the mark of the database as it stands.
func (f *Finder) present(ctx context.Context) (mark, error) {
	n, last, err := f.store.Revisions(ctx)
	if err != nil {
		return mark{}, fmt.Errorf("finder: %w", err)
	}
	return mark{Format: format, Registry: bundled(), Revisions: n, At: last}, nil
}

// bundled tells one registry that comes with the program from another.
func bundled() uint64 {
	h := fnv.New64a()
	for _, g := range registry.Korea().All() {
		for _, f := range g.Forms {
			fmt.Fprintln(h, g.ID, f.Name, f.NameEn, f.Aliases, f.Code, f.Parent, f.To)
		}
	}
	return h.Sum64()
}
