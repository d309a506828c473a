// Package search finds documents by their words: an inverted index in immutable segments, made for Korean.
//
// It knows no database and no pages: plain documents go in, hits come out. An index is a cache; whoever feeds it can
// delete its folder at any time. docs/search.md tells how it works, docs/format/search.md how its files are written.
//
// Words are not looked up in a dictionary. A Korean word loses its particle or ending by rule, and what is left is indexed as
// pairs of neighbouring syllables; so 청년창업펀드 is found by 창업, and 청년 창업 펀드 by 청년창업펀드. Which words there are, for
// correcting a wrong letter and for taking compounds apart, is learned from the documents.
package search
