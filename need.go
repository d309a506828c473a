package bonbogi

// NeedGroup is what a city that would copy a practice needs to know something for.
type NeedGroup string

// The groups of needs.
const (
	NeedToUnderstand NeedGroup = "understand" // what it is and whether it fits
	NeedToPlan       NeedGroup = "plan"       // money, people, law, partners
	NeedToAvoid      NeedGroup = "avoid"      // what went wrong
	NeedToTakeOver   NeedGroup = "take_over"  // what can be used as it is, and whom to ask
)

// NeedGroups lists them in the order of a plan.
var NeedGroups = []NeedGroup{NeedToUnderstand, NeedToPlan, NeedToAvoid, NeedToTakeOver}

// Need is one thing that a city has to know of a practice before it can copy it.
type Need struct {
	Field string    `json:"field"` // as in the JSON form
	Group NeedGroup `json:"group"`
	Met   bool      `json:"met"` // something is on record; whether it is enough, the reader must judge
}

// Needs says what a city that would copy the practice needs to know, and what of it is on record. Each counts the
// same: how complete a record is means so many of so many, and no hidden weight. An idea has no results yet, so none
// are asked of it.
func (p Practice) Needs() []Need {
	needs := []Need{
		{"problem", NeedToUnderstand, p.Problem != ""},
		{"steps", NeedToUnderstand, len(p.Steps) > 0},
		{"workings", NeedToUnderstand, p.Workings != ""},
	}
	if p.Status != PracticeIdea {
		needs = append(needs, Need{"results", NeedToUnderstand, p.Results != ""})
	}
	return append(needs,
		Need{"aims", NeedToUnderstand, len(p.Aims) > 0},
		Need{"cost", NeedToPlan, p.CostFirst != nil || p.CostYearly != nil || p.Cost != ""},
		Need{"funding", NeedToPlan, p.Funding != ""},
		Need{"people", NeedToPlan, p.People != ""},
		Need{"time_needed", NeedToPlan, p.TimeNeeded != ""},
		Need{"legal_basis", NeedToPlan, len(p.LegalBasis) > 0},
		Need{"partners", NeedToPlan, len(p.Partners) > 0},
		Need{"conditions", NeedToPlan, p.Conditions != ""},
		Need{"limits", NeedToAvoid, p.Limits != ""},
		Need{"side_effects", NeedToAvoid, p.SideEffects != ""},
		Need{"otherwise", NeedToAvoid, p.Otherwise != ""},
		Need{"reusables", NeedToTakeOver, len(p.Reusables) > 0 || !p.Software.IsZero()},
		Need{"contact", NeedToTakeOver, !p.Contact.IsZero()},
	)
}

// Lacks are the needs that are not met.
func (p Practice) Lacks() (lacks []Need) {
	for _, n := range p.Needs() {
		if !n.Met {
			lacks = append(lacks, n)
		}
	}
	return lacks
}
