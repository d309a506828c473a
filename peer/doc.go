// Package peer finds the governments that are comparable with one of them, says why they are, how far
// several rules agree about it, and who of them does clearly better.
//
// It takes plain values and knows no database. A Sample is what is known of the governments, New places
// those of whom everything is known in a space, and Space answers who stands near whom.
package peer
