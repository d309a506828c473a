package bonbogi

// Weighing holds the parameters of the weight of awards. Only the order of grades is known, not how far they lie
// apart, so the defaults go down in equal steps, the choice that claims least; a reader may set others.
type Weighing struct {
	// Who stands behind the award, from the highest down.
	President     float64 `json:"president"`
	PrimeMinister float64 `json:"prime_minister"`
	Minister      float64 `json:"minister"`
	Governor      float64 `json:"governor"`
	Own           float64 `json:"own"` // nobody but the body that gives it, which is neither of the state nor a province

	// The place in the contest, from the highest down.
	Grand     float64 `json:"grand"`
	First     float64 `json:"first"`
	Excellent float64 `json:"excellent"`
	Good      float64 `json:"good"`

	// What kind of body gives it.
	State      float64 `json:"state"`
	Province   float64 `json:"province"`
	PublicBody float64 `json:"public_body"`
	Learned    float64 `json:"learned_society"`
	Press      float64 `json:"press"`
	Private    float64 `json:"private"`

	Paid       float64 `json:"paid"`       // by what it is multiplied if the recipient paid for it
	Unreviewed float64 `json:"unreviewed"` // if it should have been reviewed before and was not

	// How much each factor counts: 0 not at all, 1 as it is, 2 squared.
	RankPower         float64 `json:"rank_power"`
	SelectivityPower  float64 `json:"selectivity_power"`
	IndependencePower float64 `json:"independence_power"`
}

// DefaultWeighing is the weighing that a reader begins with.
func DefaultWeighing() Weighing {
	return Weighing{
		President: 1, PrimeMinister: 0.8, Minister: 0.6, Governor: 0.4, Own: 0.2,
		Grand: 1, First: 0.8, Excellent: 0.6, Good: 0.4,
		State: 1, Province: 1, PublicBody: 1, Learned: 0.8, Press: 0.5, Private: 0.5,
		Paid: 0.25, Unreviewed: 0.5,
		RankPower: 1, SelectivityPower: 1, IndependencePower: 1,
	}
}

// maxPower is the most that a factor may count: its cube leaves nothing of small ones.
const maxPower = 3

// Parameter is one number of a Weighing, by which a form and an address name it.
type Parameter struct {
	Name  string // as in JSON
	Group string // honour, place, body, conduct, power
	Max   float64
	Value *float64
}

// Parameters lists the numbers of the weighing, in the order of a form. Setting a Value sets it in w.
func (p *Weighing) Parameters() []Parameter {
	return []Parameter{
		{"president", "honour", 1, &p.President}, {"prime_minister", "honour", 1, &p.PrimeMinister}, {"minister", "honour", 1, &p.Minister},
		{"governor", "honour", 1, &p.Governor}, {"own", "honour", 1, &p.Own},
		{"grand", "place", 1, &p.Grand}, {"first", "place", 1, &p.First}, {"excellent", "place", 1, &p.Excellent}, {"good", "place", 1, &p.Good},
		{"state", "body", 1, &p.State}, {"province", "body", 1, &p.Province}, {"public_body", "body", 1, &p.PublicBody},
		{"learned_society", "body", 1, &p.Learned}, {"press", "body", 1, &p.Press}, {"private", "body", 1, &p.Private},
		{"paid", "conduct", 1, &p.Paid}, {"unreviewed", "conduct", 1, &p.Unreviewed},
		{"rank_power", "power", maxPower, &p.RankPower}, {"selectivity_power", "power", maxPower, &p.SelectivityPower},
		{"independence_power", "power", maxPower, &p.IndependencePower},
	}
}

// Validate refuses numbers that are out of range, and a higher rank that counts less than a lower one. It returns Problems, or nil.
func (p Weighing) Validate() error {
	var c checks
	var before Parameter
	for _, x := range p.Parameters() {
		switch ordered := x.Group == "honour" || x.Group == "place"; {
		case !(*x.Value >= 0 && *x.Value <= x.Max):
			e := Errorf(Invalid, "weight_range", "is a number from %d to %g", 0, x.Max)
			e.Field = x.Name
			c.problems = append(c.problems, e)
		case ordered && before.Group == x.Group && *x.Value > *before.Value:
			c.add(x.Name, "weight_order", "counts no more than what stands above it, %g", *before.Value)
		}
		before = x
	}
	return c.err()
}

// rung is the number of a grade that names an honour or a place.
func (p Weighing) rung(g Grade) float64 {
	switch g {
	case GradePresident:
		return p.President
	case GradePrimeMinister:
		return p.PrimeMinister
	case GradeMinister:
		return p.Minister
	case GradeGovernor:
		return p.Governor
	case GradeGrand:
		return p.Grand
	case GradeFirst:
		return p.First
	case GradeExcellent:
		return p.Excellent
	case GradeGood:
		return p.Good
	}
	return p.Own
}
