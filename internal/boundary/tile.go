package boundary

// Tile is the place of a government on a map of equal squares, counted from the upper left corner.
type Tile struct{ Column, Row int }
