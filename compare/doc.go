// Package compare says where one government stands among others: its rank and the range of ranks that the
// intervals allow, its percentile, how far it is from the median in the indicator's own unit, how it moved
// over the years, and where it is strongest and weakest.
//
// A group is a government and its peers; every figure about a group (ranks, percentiles, median, quartiles)
// counts the government itself. What is not applicable or missing stands apart and is never ranked. It takes
// plain values and knows no database.
package compare
