package bonbogi

// EvidenceLevel is how well it is shown that a practice works, by the Standards of Evidence of Nesta (Puttick and Ludlow
// 2013, "Standards of Evidence: An Approach that Balances the Need for Evidence with Innovation"). 0 is none of them.
type EvidenceLevel int

// The levels.
const (
	NoEvidence EvidenceLevel = iota
	Described                // you can say what you do and why it matters
	Changed                  // data show a positive change; what caused it is not known
	Caused                   // a comparison with a control shows that the practice caused it
	Replicated               // independent evaluations elsewhere confirm it
	Systematic               // manuals and procedures make sure that it works the same elsewhere
)

// Requirement is a thing that an evidence level asks for.
type Requirement string

// The requirements, in the order of the levels.
const (
	RequireProblem    Requirement = "problem"    // why it matters is said
	RequireAction     Requirement = "action"     // what is done is said
	RequireWorkings   Requirement = "workings"   // how it is supposed to work is said
	RequireAim        Requirement = "aim"        // a figure that it should move is named
	RequireFigures    Requirement = "figures"    // that figure is on record before and after
	RequireChange     Requirement = "change"     // and moved as it should
	RequireControl    Requirement = "control"    // against those who did not do it, the change stands
	RequireReplicate  Requirement = "replicate"  // and again, in at least two others that took it over
	RequireProcedures Requirement = "procedures" // manuals by which it is taken over, and results that stay
)

// Requirements lists them in the order of the levels.
var Requirements = []Requirement{RequireProblem, RequireAction, RequireWorkings, RequireAim, RequireFigures, RequireChange,
	RequireControl, RequireReplicate, RequireProcedures}

// requirements are what each level asks for beyond the one below.
var requirements = map[EvidenceLevel][]Requirement{
	Described:  {RequireProblem, RequireAction, RequireWorkings, RequireAim},
	Changed:    {RequireFigures, RequireChange},
	Caused:     {RequireControl},
	Replicated: {RequireReplicate},
	Systematic: {RequireProcedures},
}

// Findings is what was measured of the effect of a practice. What nobody has looked at is false.
type Findings struct {
	Figures    bool `json:"figures"`    // an aim's indicator has values of the owner before the start and after it
	Change     bool `json:"change"`     // one of them moved as it should
	Control    bool `json:"control"`    // a method with a control found an effect that its interval tells from none
	Replicated bool `json:"replicated"` // and independently with at least two that took the practice over
	Procedures bool `json:"procedures"`
}

// Evidence is the level that a practice has reached, and what the next one asks for.
type Evidence struct {
	Level   EvidenceLevel `json:"level"`
	Next    []Requirement `json:"next"`    // what is lacking for the level above; none at the highest
	Reasons []Requirement `json:"reasons"` // what is met on the way to Level
}

// Evidence judges by what is on record and what was measured, level by level: none is passed over. Awards, results as
// stated and the number of those who took the practice over do not count: they show that people like it, not that it works.
func (p Practice) Evidence(f Findings) Evidence {
	met := map[Requirement]bool{
		RequireProblem: p.Problem != "", RequireAction: len(p.Steps) > 0, RequireWorkings: p.Workings != "", RequireAim: len(p.Aims) > 0,
		RequireFigures: f.Figures, RequireChange: f.Change, RequireControl: f.Control, RequireReplicate: f.Replicated, RequireProcedures: f.Procedures,
	}
	e := Evidence{Next: []Requirement{}, Reasons: []Requirement{}}
	for level := Described; level <= Systematic; level++ {
		for _, r := range requirements[level] {
			if met[r] {
				e.Reasons = append(e.Reasons, r)
			} else {
				e.Next = append(e.Next, r)
			}
		}
		if len(e.Next) > 0 {
			break
		}
		e.Level = level
	}
	return e
}
