package ingest

// finding looks columns up and keeps the first mistake.
type finding struct {
	header *header
	err    error
}

func (f *finding) one(field, name string) int {
	if name == "" || f.err != nil {
		return -1
	}
	c, err := f.header.find(field, name)
	f.err = err
	return c
}

// all looks up several columns; a name that stands above several means all of them, and A:C is a range.
func (f *finding) all(field string, names []string) []int {
	var out []int
	for _, name := range names {
		if f.err != nil {
			return nil
		}
		if found := f.header.every(name); len(found) > 0 {
			out = append(out, found...)
			continue
		}
		if c := f.one(field, name); c >= 0 {
			out = append(out, c)
		}
	}
	return out
}
