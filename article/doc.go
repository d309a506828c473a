// Package article reads Korean press releases: a text goes in, proposed facts come out, each with its
// fields, the words that say it, their place in the text, and how sure the reader is.
//
// It finds awards, selections, visits, adoptions, practices and claims. It uses no model and no
// dictionary of the language: a small lexicon of the words with which such news is told, the names of the
// governments, and rules about how they stand together. So it starts at once, runs alone, and every
// finding can be traced to a rule. docs/article.md tells how it works and how well.
package article
