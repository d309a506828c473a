package bonbogi

import "math"

// PeerMethod is how the distance between two governments is measured.
type PeerMethod string

// The methods.
const (
	Euclidean   PeerMethod = "euclidean"   // each variable standardised by its own spread
	Mahalanobis PeerMethod = "mahalanobis" // variables that say the same count once
)

// PeerMethods lists them in the order in which a form offers them.
var PeerMethods = []PeerMethod{Euclidean, Mahalanobis}

// PeerVariable is an indicator of the circumstances of a government, and how much it counts.
type PeerVariable struct {
	Indicator string  `json:"indicator"`
	Weight    float64 `json:"weight"` // of the squared distance; 1 if nothing is said
}

// PeerModel is the rule by which comparable governments are found.
type PeerModel struct {
	Preset         string         `json:"preset,omitempty"` // of which service area: "general", "welfare", …
	Method         PeerMethod     `json:"method"`
	Variables      []PeerVariable `json:"variables,omitempty"`       // none where the members were chosen by hand
	Levels         []Level        `json:"levels,omitempty"`          // who may be a peer; empty: governments of the same level
	Population     string         `json:"population,omitempty"`      // indicator of the population band
	PopulationLow  float64        `json:"population_low,omitempty"`  // as a factor of the government's own: 0.5
	PopulationHigh float64        `json:"population_high,omitempty"` // 2; 0 is no bound
	Size           int            `json:"size"`                      // how many peers
}

// PeerMember is one comparable government.
type PeerMember struct {
	Government string    `json:"government"`
	Distance   float64   `json:"distance"`
	Shares     []float64 `json:"shares,omitempty"` // of the squared distance, a variable each, adding to 1; by Mahalanobis one can be negative
}

// PeerSet is a group of governments that one is compared with (비교집단): by which rule, as of which year,
// and who is in it. A set that was saved does not change when new values come in.
type PeerSet struct {
	Meta
	Name       string       `json:"name"`
	Government string       `json:"government"` // ID of the one that is compared
	Year       int          `json:"year"`
	Model      PeerModel    `json:"model"`
	Members    []PeerMember `json:"members"` // the nearest first
	Note       string       `json:"note,omitempty"`
}

// RecordKind returns KindPeerSet.
func (PeerSet) RecordKind() Kind { return KindPeerSet }

// Validate returns Problems, or nil.
func (p PeerSet) Validate() error {
	var c checks
	c.id("id", p.ID)
	c.require("name", p.Name)
	c.length("name", p.Name, 200)
	c.id("government", p.Government)
	c.year("year", p.Year)
	c.model(p.Model)
	if len(p.Members) == 0 {
		c.add("members", "required", "a peer set has at least one member")
	}
	seen := map[string]bool{p.Government: true}
	for _, m := range p.Members {
		c.id("members", m.Government)
		if seen[m.Government] {
			c.add("members", "same_party", "%s stands twice among those that are compared", m.Government)
		}
		seen[m.Government] = true
		if !(m.Distance >= 0) || math.IsInf(m.Distance, 0) {
			c.add("members", "range", "%v is no distance", m.Distance)
		}
		if len(m.Shares) != 0 && len(m.Shares) != len(p.Model.Variables) {
			c.add("members", "range", "%s has %d shares for %d variables", m.Government, len(m.Shares), len(p.Model.Variables))
		}
		for _, share := range m.Shares {
			if (!(share >= 0 && share <= 1) && p.Model.Method != Mahalanobis) || math.IsNaN(share) || math.IsInf(share, 0) {
				c.add("members", "range", "%v is no share from 0 to 1", share)
			}
		}
	}
	c.length("note", p.Note, 5000)
	return c.err()
}

func (c *checks) model(m PeerModel) {
	c.length("preset", m.Preset, 100)
	if m.Population != "" {
		c.id("population", m.Population)
	}
	oneOf(c, "method", m.Method, PeerMethods)
	for _, v := range m.Variables {
		c.id("variables", v.Indicator)
		if !(v.Weight >= 0) || math.IsInf(v.Weight, 0) {
			c.add("variables", "range", "%v is no weight; give a number from 0", v.Weight)
		}
	}
	for _, l := range m.Levels {
		oneOf(c, "levels", l, Levels)
	}
	if !(m.PopulationLow >= 0) || !(m.PopulationHigh >= 0) || m.PopulationHigh > 0 && m.PopulationHigh < m.PopulationLow {
		c.add("population_low", "range", "a band goes from a lower to a higher factor: 0.5 to 2")
	}
	if m.Size < 1 || m.Size > 1000 {
		c.add("size", "range", "a peer set has from 1 to 1000 members")
	}
}
