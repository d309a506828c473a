package web

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

// evidence looks at the figures that the practice should move, and judges what is shown of its effect. Who measures more
// of it adds to the findings here.
func (s *Site) evidence(c *call, v *practiceView) error {
	known, err := c.facts()
	if err != nil {
		return err
	}
	var findings bonbogi.Findings
	if v.Movements, findings, err = learn.Movements(c.Context(), known, v.Practice, bonbogi.View{}); err != nil {
		return err
	}
	v.Evidence = v.Practice.Evidence(findings)
	v.Definitions = map[string]bonbogi.Indicator{}
	for _, a := range v.Practice.Aims {
		if i, ok := known.byID[a.Indicator]; ok {
			v.Definitions[a.Indicator] = i
		}
	}
	return nil
}

// Levels are those of evidence, from the lowest.
func (v practiceView) Levels() []bonbogi.EvidenceLevel {
	return []bonbogi.EvidenceLevel{bonbogi.Described, bonbogi.Changed, bonbogi.Caused, bonbogi.Replicated, bonbogi.Systematic}
}

// requiredField is the field of the form in which a requirement is met; the others need figures.
var requiredField = map[bonbogi.Requirement]string{bonbogi.RequireProblem: "problem", bonbogi.RequireAction: "steps",
	bonbogi.RequireWorkings: "workings", bonbogi.RequireAim: "aims"}

// FieldOf is the field of the form for a requirement, "" for one that no form can meet.
func (v practiceView) FieldOf(r bonbogi.Requirement) string { return requiredField[r] }

// Measured reports whether an aim has figures from before and after.
func (v practiceView) Measured() bool {
	for _, m := range v.Movements {
		if m.To != nil {
			return true
		}
	}
	return false
}

// Stopped reports whether the practice is over.
func (v practiceView) Stopped() bool {
	return v.Practice.Status == bonbogi.PracticeEnded || v.Practice.Status == bonbogi.PracticeWithdrawn
}

// NeedGroups are what a copy needs to know, in the order of a plan.
func (v practiceView) NeedGroups() []bonbogi.NeedGroup { return bonbogi.NeedGroups }
