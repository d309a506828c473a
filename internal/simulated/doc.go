// Package simulated makes the indicators of the demo: values for every Korean municipality from 2010 to 2025,
// drawn from a documented model with a seed. Nothing in it was measured. Two policies of known effect are
// planted in it, taken up by governments that are not like the others, so that methods can be seen to find
// what is there, and comparisons that are too simple to miss it.
//
// docs/simulated.md describes the model. A value depends on the seed, the government, the indicator and the
// period alone: one more indicator or government changes no other value.
package simulated

// Seed is that of the demo.
const Seed = 20260323

// Version changes when the model or its parameters change.
const Version = "1"

// The years of the model.
const (
	firstYear = 2010
	lastYear  = 2025
	baseYear  = 2017 // where trends are zero
)
