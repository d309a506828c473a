package table

// Chunk is a number of whole rows that one goroutine can take apart while others have other chunks.
type Chunk interface {
	// Each calls f with every row: its number, from 1, as a spreadsheet counts, and its cells; empty rows are left out. The cells
	// may be changed, and are gone when f returns. It ends with the first error.
	Each(f func(row int, cells [][]byte) error) error

	// Release gives the memory of the chunk back; no method may be called any more.
	Release()
}

// cells is a chunk of rows that were taken apart already.
type cells struct {
	rows []row
}

type row struct {
	number int
	cells  [][]byte
}

func (c *cells) Each(f func(int, [][]byte) error) error {
	for _, r := range c.rows {
		if err := f(r.number, r.cells); err != nil {
			return err
		}
	}
	return nil
}

func (c *cells) Release() { c.rows = nil }

// chunkRows is how many rows a chunk of a format has that is read cell by cell.
const chunkRows = 256
