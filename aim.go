package bonbogi

// Aim is a figure that a practice is meant to move: what a judgement of its effect would look at.
type Aim struct {
	Indicator string    `json:"indicator,omitempty"` // ID of the indicator, if it is on record
	Name      string    `json:"name,omitempty"`      // what is to move, as it was said; needed without an indicator
	Direction Direction `json:"direction"`           // up or down
	Months    int       `json:"months,omitempty"`    // after how long; 0 if nobody says
}

// AimDirections lists the ways in which a practice can be meant to move a figure.
var AimDirections = []Direction{Up, Down}

// mostMonths is as long as anybody plans.
const mostMonths = 600

func (c *checks) aims(field string, list []Aim) {
	c.elements(field, len(list))
	for i, a := range list {
		at := element(field, i)
		if a.Indicator != "" {
			c.id(at+".indicator", a.Indicator)
		} else {
			c.require(at+".name", a.Name)
		}
		c.length(at+".name", a.Name, 300)
		oneOf(c, at+".direction", a.Direction, AimDirections)
		if a.Months < 0 || a.Months > mostMonths {
			c.add(at+".months", "months", "%d is no number of months from 1 to %d", a.Months, mostMonths)
		}
	}
}
