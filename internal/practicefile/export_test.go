package practicefile

import "slices"

// Ordered reports whether a field has its place in the order of a file.
func Ordered(name string) bool { return slices.Contains(order[""], name) }
