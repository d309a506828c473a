package bonbogi

import (
	"slices"
	"testing"
)

func TestAPracticeContradictsItselfWhereItsStatusAndItsDatesDoNotAgree(t *testing.T) {
	t.Parallel()
	today := MustDate("2026-11-24")
	for _, c := range []struct {
		status         PracticeStatus
		started, ended string
		want           []Contradiction
	}{
		{PracticeRunning, "2019", "2021-03", []Contradiction{ContradictionOver}},
		{PracticeExtended, "", "2025", []Contradiction{ContradictionOver}},
		{PracticePilot, "", "2026-11-23", []Contradiction{ContradictionOver}},
		{PracticeRunning, "2019", "2026-11", nil}, // the month is not over
		{PracticeRunning, "2019", "2026-11-24", nil},
		{PracticeRunning, "2019", "2030", nil},
		{PracticeRunning, "2019", "", nil},
		{PracticeEnded, "2019", "2021-03", nil},
		{PracticeEnded, "2019", "2027", []Contradiction{ContradictionGoesOn}},
		{PracticeWithdrawn, "2027", "2028", []Contradiction{ContradictionGoesOn, ContradictionNotBegun}},
		{PracticeRunning, "2027-01", "", []Contradiction{ContradictionNotBegun}},
		{PracticeIdea, "2027-01", "2020", nil},
		{PracticeUnknown, "2019", "2021", nil},
	} {
		p := Practice{Status: c.status, Started: MustDate(c.started), Ended: MustDate(c.ended)}
		if got := p.Contradictions(today); !slices.Equal(got, c.want) {
			t.Errorf("%s from %q to %q: %v, want %v", c.status, c.started, c.ended, got, c.want)
		}
	}
}
