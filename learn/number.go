package learn

import (
	"encoding/json"
	"math"
)

// Number is a figure of an answer. NaN is one that is not known, and null in JSON.
type Number float64

// Unknown is no number.
func Unknown() Number { return Number(math.NaN()) }

// Known reports whether there is a number.
func (n Number) Known() bool { return !math.IsNaN(float64(n)) && !math.IsInf(float64(n), 0) }

// MarshalJSON writes the number, or null.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

// UnmarshalJSON reads what MarshalJSON writes.
func (n *Number) UnmarshalJSON(b []byte) error {
	var f *float64
	if err := json.Unmarshal(b, &f); err != nil {
		return err
	}
	*n = Unknown()
	if f != nil {
		*n = Number(*f)
	}
	return nil
}
