package bonbogi

// Contradiction is what a practice says against itself. It is no fault of a single field, and one of the two is true: who
// knows which corrects the other.
type Contradiction string

// The contradictions of a practice.
const (
	ContradictionOver     Contradiction = "over"      // it goes on, but its end has passed
	ContradictionGoesOn   Contradiction = "goes_on"   // it has ended, but its end is still to come
	ContradictionNotBegun Contradiction = "not_begun" // it runs, but its start is still to come
)

// Contradictions are what the status of the practice says against its dates, as of a day.
func (p Practice) Contradictions(today Date) (found []Contradiction) {
	runs := p.Status == PracticePilot || p.Status == PracticeRunning || p.Status == PracticeExtended
	stopped := p.Status == PracticeEnded || p.Status == PracticeWithdrawn
	if runs && !p.Ended.IsZero() && p.Ended.Last().Compare(today) < 0 {
		found = append(found, ContradictionOver)
	}
	if stopped && !p.Ended.IsZero() && p.Ended.First().Compare(today) > 0 {
		found = append(found, ContradictionGoesOn)
	}
	if (runs || stopped) && !p.Started.IsZero() && p.Started.First().Compare(today) > 0 {
		found = append(found, ContradictionNotBegun)
	}
	return found
}
