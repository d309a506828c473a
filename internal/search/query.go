package search

// Query is what somebody looks for.
type Query struct {
	// Text is what was typed: words; "words in quotes" that must stand so, whatever the blanks between them; -words that
	// must not occur; initial consonants (ㅇㅇㅅ), which find titles and names.
	Text string

	Kinds, Governments, Topics []string // documents that have one of each that is not empty
	YearFrom, YearTo           int      // 0 is no bound

	Limit, Offset int  // of the hits; a limit of 0 is 20. Offset and Limit together are at most 1,000.
	AsTyped       bool // do not put a likely word in the place of one that is hardly found

	// Also are Korean names for words of the Latin alphabet, in small letters: either is looked for (haenam: 해남).
	Also map[string]string
}

// Result is the answer to a Query.
type Result struct {
	Hits      []Hit // the best first
	Total     int   // how many documents have every word
	Estimated bool  // Total was estimated from a part of the documents

	Searched    string // what was searched for instead of the text, "" if the text itself
	Corrections []Correction
}

// Correction is a word of the query in whose place another one was searched.
type Correction struct{ From, To string }

// Hit is a document that was found.
type Hit struct {
	ID      string
	Kind    string
	Score   float64 // comparable within one Result
	Title   []Part  // the title, with what was found
	Name    []Part  // of the other names the one that was found, if the title was not
	Snippet []Part  // the best passages of the body, "…" where something is left out

	Governments, Topics []string
	Year                int
}

// Part is a piece of text, and whether it is what was looked for.
type Part struct {
	Text string
	Hit  bool
}

// Near is a document that says much the same as another.
type Near struct {
	Hit        Hit     // without marks; the snippet is its beginning
	Similarity float64 // Jaccard coefficient of the sets of three neighbouring syllables or letters, 0 to 1
}
