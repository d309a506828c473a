// Package chart draws pictures of figures on the server. Each kind of picture is a struct of plain values;
// Draw makes a Scene of it, shapes and words in their places, and SVG and PNG are two ways to show one
// scene. Behind each picture stands a table that says the same.
//
// It knows no database and no page. Every word that is shown is passed in. docs/charts.md says what each
// kind is for and by which rules it is drawn.
package chart

import "github.com/bonbogi/bonbogi/internal/table"

// Layout is the width that a picture is drawn for. A page shows both and lets its style sheet choose.
type Layout uint8

// The layouts.
const (
	Wide   Layout = iota // 720 units: a desk
	Narrow               // 360 units: a telephone
)

func (l Layout) width() float64 {
	if l == Narrow {
		return 360
	}
	return 720
}

// pick is the one of two values that goes with the layout.
func (l Layout) pick(wide, narrow float64) float64 {
	if l == Narrow {
		return narrow
	}
	return wide
}

// Picture is any of the kinds.
type Picture interface {
	// Draw lays the picture out. The same values give the same scene.
	Draw(Layout) *Scene
	// Table is what the picture shows, for those who read rather than see.
	Table() table.Table
}

// Role is what a government is to the one that asks. Each has a colour, a lightness and a shape of its own.
type Role uint8

// The roles.
const (
	Other Role = iota // not a peer
	Peer
	Model // a peer with a clearly better result
	Own
)

var roles = [...]struct {
	fill   paint
	hatch  paint // where the value is provisional, estimated or a forecast
	marker marker
}{
	Other: {other, otherHatch, plus},
	Peer:  {peer, peerHatch, disc},
	Model: {model, modelHatch, triangle},
	Own:   {own, ownHatch, diamond},
}

func (r Role) known() Role {
	if int(r) >= len(roles) {
		return Other
	}
	return r
}
