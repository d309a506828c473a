package table

import "bytes"

// scanner takes the rows of a text apart. A cell that begins with a quotation mark goes on to the next one that
// stands before a delimiter or the end of a row, with doubled ones for one (RFC 4180); a mark elsewhere is a
// letter like others, as people write 5" and forget to double it.
type scanner struct {
	dialect
	text   []byte
	at     int
	cells  [][]byte // of the row; used again for the next
	opened bool     // the last cell had a quotation mark that was not closed
}

func (s *scanner) done() bool { return s.at >= len(s.text) }

// row returns the cells of the next row. They share the memory of the text, which it changes where marks
// are doubled.
func (s *scanner) row() [][]byte {
	s.cells = s.cells[:0]
	text, i := s.text, s.at
	for {
		if i < len(text) && text[i] == '"' {
			s.at = i
			if s.quoted() {
				return s.cells
			}
			i = s.at
			continue
		}
		start := i
		if s.keyed && len(s.cells) == 0 {
			i = s.key(i)
			start = i
		}
		for i < len(text) && text[i] != s.delimiter && text[i] != s.end {
			i++
		}
		if i < len(text) && text[i] == s.delimiter {
			s.cells = append(s.cells, text[start:i])
			i++
			if i < len(text) {
				continue
			}
			start = i
		}
		s.cells = append(s.cells, s.trimmed(text[start:i]))
		s.at = i + 1
		return s.cells
	}
}

// key takes the cells within the first one, all but the last, and returns where that begins.
func (s *scanner) key(at int) int {
	for i := at; i < len(s.text) && s.text[i] != s.delimiter && s.text[i] != s.end; i++ {
		if s.text[i] == ',' {
			s.cells = append(s.cells, s.text[at:i])
			at = i + 1
		}
	}
	return at
}

// trimmed is the last cell of a row without the first half of a Windows line end.
func (s *scanner) trimmed(cell []byte) []byte {
	if s.end == '\n' && len(cell) > 0 && cell[len(cell)-1] == '\r' {
		return cell[:len(cell)-1]
	}
	return cell
}

// quoted takes a cell in quotation marks, and reports whether the row ends with it.
func (s *scanner) quoted() (last bool) {
	s.at++
	start := s.at
	out := start // the cell is moved to the left over the marks that are taken out
	text := s.text
	for {
		i := bytes.IndexByte(text[s.at:], '"')
		if i < 0 {
			s.opened = true
			n := copy(text[out:], text[s.at:])
			s.cells = append(s.cells, text[start:out+n])
			s.at = len(text)
			return true
		}
		i += s.at
		out += copy(text[out:], text[s.at:i])
		next := i + 1
		if next < len(text) && text[next] == '"' { // doubled
			text[out] = '"'
			out++
			s.at = next + 1
			continue
		}
		if next < len(text) && text[next] == '\r' && s.end == '\n' && (next+1 == len(text) || text[next+1] == '\n') {
			next++
		}
		switch {
		case next >= len(text), text[next] == s.end:
			s.cells = append(s.cells, text[start:out])
			s.at = next + 1
			return true
		case text[next] == s.delimiter:
			s.cells = append(s.cells, text[start:out])
			s.at = next + 1
			if s.at == len(text) { // an empty cell ends the text
				s.cells = append(s.cells, text[s.at:])
				s.at++
				return true
			}
			return false
		}
		text[out] = '"' // a mark within the cell that nobody doubled
		out++
		s.at = i + 1
	}
}

// ends returns where the last whole row of the text ends, and how many whole rows there are before that. The
// text is not changed.
func (d dialect) ends(text []byte) (end, rows int) {
	if bytes.IndexByte(text, '"') < 0 {
		return bytes.LastIndexByte(text, d.end) + 1, bytes.Count(text, []byte{d.end})
	}
	open, begins := false, true // within quotation marks; at the beginning of a cell
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case open:
			j := bytes.IndexByte(text[i:], '"')
			if j < 0 {
				return end, rows
			}
			i += j
			switch next := i + 1; {
			case next >= len(text):
				return end, rows
			case text[next] == '"':
				i++
			case text[next] == d.delimiter, text[next] == d.end, text[next] == '\r' && d.end == '\n' && (next+1 >= len(text) || text[next+1] == '\n'):
				open, begins = false, false
			}
		case c == '"' && begins:
			open = true
		case c == d.end:
			end, begins = i+1, true
			rows++
		default:
			begins = c == d.delimiter
		}
	}
	return end, rows
}
