// Package bonbogi holds the nouns of learning between local governments and the rules that hold for
// one of them: governments, practices, awards, visits, adoptions, selections, claims, and the sources
// that all of these come from.
//
// It imports nothing but the standard library, so that anyone can speak in these nouns. What connects
// them to a database, a web page or a command line stands under internal/.
package bonbogi
