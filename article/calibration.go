package article

import (
	"slices"

	"github.com/bonbogi/bonbogi"
)

// point says how often facts were right for which so much spoke.
type point struct{ spoke, right float64 }

// What speaks for a fact adds up to a figure that only orders facts of one kind. Between these points, which were measured
// where texts of municipalities were read the first time (docs/article.md), it is turned into the share that was right, so that
// facts of all kinds can be put in one order. Few texts say so: the points are rounded, and rise throughout.
var (
	awardsRight    = []point{{0, 0}, {0.5, 0.5}, {0.7, 0.7}, {0.85, 0.84}, {0.95, 0.9}}
	othersRight    = []point{{0, 0}, {0.5, 0.35}, {0.7, 0.45}, {0.85, 0.7}, {0.95, 0.8}} // awards of persons, firms and bodies
	selectionRight = []point{{0, 0}, {0.5, 0.4}, {0.7, 0.5}, {0.85, 0.75}, {0.95, 0.88}}
	visitsRight    = []point{{0, 0}, {0.5, 0.5}, {0.7, 0.76}, {0.85, 0.81}, {0.95, 0.87}}
	practicesRight = []point{{0, 0}, {0.45, 0.58}, {0.55, 0.68}, {0.65, 0.85}, {0.9, 0.9}} // judged by eye, 100 of them
	adoptionsRight = []point{{0, 0}, {0.5, 0.45}, {0.6, 0.68}, {0.7, 0.8}, {0.85, 0.87}, {0.95, 0.9}}
)

// calibrated is how sure a fact is: how often such facts are right, from 0 to 1. What nobody judged, claims, keeps
// its figure.
func calibrated(f Fact) float64 {
	var points []point
	switch {
	case f.Kind == bonbogi.KindAward && isGovernment(f.Award.Recipient):
		points = awardsRight
	case f.Kind == bonbogi.KindAward:
		points = othersRight
	case f.Kind == bonbogi.KindSelection:
		points = selectionRight
	case f.Kind == bonbogi.KindVisit:
		points = visitsRight
	case f.Kind == bonbogi.KindPractice:
		points = practicesRight
	case f.Kind == bonbogi.KindAdoption:
		points = adoptionsRight
	default:
		return f.Confidence
	}
	at := slices.IndexFunc(points, func(p point) bool { return p.spoke >= f.Confidence })
	switch {
	case at < 0:
		return points[len(points)-1].right
	case at == 0:
		return points[0].right
	}
	a, b := points[at-1], points[at]
	return a.right + (f.Confidence-a.spoke)/(b.spoke-a.spoke)*(b.right-a.right)
}
