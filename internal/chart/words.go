package chart

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Words are the texts that pictures share. Whoever draws passes them in the language of the reader; what is
// empty is not shown.
type Words struct {
	Government    string // heads of the table behind a picture
	Indicator     string
	Period        string
	Value         string
	Unit          string
	Rank          string
	Low, High     string // ends of the interval
	Status        string
	Note          string
	Group         string // what a government is to the one that asks: one of Roles
	Percentile    string
	Share         string
	Distance      string
	Class         string
	Median        string
	LowerQuartile string
	UpperQuartile string

	Roles     [4]string // by Role: others, peers, role models, one's own
	Interval  string    // "95 % interval"
	Range     string    // the percentiles that intervals allow
	Nearer    string    // beside shares of which some are negative: those bring the two nearer, and are in the table
	Quartiles string    // "middle half of the peers"
	Tentative string    // provisional, estimated or forecast, in a legend
	NoData    string    // instead of a picture
	NotDrawn  string    // before a list of those without a value: "No value"
	Rest      string    // the variables that share the last segment
	Quantiles string    // how the classes of a map were made
	Jenks     string
	OneClass  string // where all values are the same
	Worse     string // the left end of a percentile strip, and one side of a heat table
	Better    string // the right end
	Statuses  map[bonbogi.Status]string
	Multiples []Multiple // by which large numbers on an axis are shortened, any order
	Separator string     // between several names; a comma where it is empty
}

// Multiple is a word for a large number: 10,000 is 만.
type Multiple struct {
	Factor float64
	Suffix string
}

func (w Words) status(s bonbogi.Status) string {
	if t, ok := w.Statuses[s]; ok {
		return t
	}
	return s.String()
}

func (w Words) role(r Role) string { return w.Roles[r.known()] }

func (w Words) list(names []string) string {
	sep := w.Separator
	if sep == "" {
		sep = ", "
	}
	return strings.Join(names, sep)
}
