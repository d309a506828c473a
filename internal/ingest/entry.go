// Package ingest reads the tables that officials have and what statistical services send, and makes
// observations of them. What does not fit is rejected with its row, column, value and reason; nothing is
// guessed, and nothing is lost.
package ingest

// Entry is one value as it was written: by a cell of a table, or by a service. Which government,
// indicator and period the words mean, and which number, is decided in one place for all of them.
type Entry struct {
	Indicator   string // code or name, as the mapping or the service calls it
	Government  string // code or name
	Scheme      string // whose code Government is; empty: the mapping says so, or it is a name
	Name        string // of the government as the source writes it beside the code; it counts where the code is unknown
	Period      string // "2024", "202406", "2024. 1/4", …
	Value       string
	Status      string // a flag of the source, or a status of ours; empty: normal
	Low, High   string
	Numerator   string
	Denominator string
	Note        string

	Row    int    // of the table, from 1, or the number of the item that a service sent
	Column string // the letter of the column in a table, or the name of the field
}
