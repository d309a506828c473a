package bonbogi

// Review is what a government did before it applied for a prize that a private body gives. The
// Anti-Corruption and Civil Rights Commission recommended in October 2009 that where applying costs money, a
// panel of its own first looks at whether the body is fit, the application sensible and the cost in order
// (사전심의); docs/awards.md has the sources.
type Review string

// The states of a review. Nothing said of it is the zero value.
const (
	ReviewUnknown   Review = ""
	ReviewNotNeeded Review = "not_needed" // no private body gives the award, or it costs nothing
	ReviewDone      Review = "done"
	ReviewNotDone   Review = "not_done"
)

// Reviews lists them in the order in which a form offers them.
var Reviews = []Review{ReviewUnknown, ReviewNotNeeded, ReviewDone, ReviewNotDone}
