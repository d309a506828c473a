package search

// key names a term. The highest four bits say of which kind it is; below them lie the letters of a pair, or a hash.
type key uint64

const (
	pairKind       = iota + 1 // two neighbouring syllables
	singleKind                // a word of one syllable
	wordKind                  // a word of an alphabet, or a number
	nameKind                  // a whole title or name without its blanks
	initialsKind              // initial consonants with which a word of a title or name begins
	filterKind                // a value that documents are filtered by
	vocabularyKind            // a Korean word: how many documents have it; no postings
)

func pairOf(a, b rune) key       { return pairKind<<60 | key(a)<<21 | key(b) }
func singleOf(a rune) key        { return singleKind<<60 | key(a) }
func hashed(k int, r []rune) key { return key(k)<<60 | key(hash(r)>>4) }

func (k key) kind() int { return int(k >> 60) }

// filterOf is the key of a value of a field: 'k' kind, 'g' government, 't' topic, 'y' year.
func filterOf(field rune, value string) key {
	return hashed(filterKind, append([]rune{field, 0}, []rune(value)...))
}

// hash is FNV-1a over letters with the last mixing step of MurmurHash3. It stands in files and never changes.
func hash(r []rune) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range r {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	return h
}
