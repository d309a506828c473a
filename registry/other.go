package registry

import "github.com/bonbogi/bonbogi"

// other is a code of the official list that stands for no government of its own: a branch office
// (출장소) of a city, a second code of the same city, or a code that was closed on the very day on which
// the list begins. It leads to the government to which the place belongs.
type other struct {
	code, name, government string
	from, to               bonbogi.Date
	why                    string
}

// whole reports whether the code means all of its government: that of a branch office means a part.
func (o other) whole() bool { return o.why != "office" }

// office finds the governments to which a code or name of this kind leads; whole leaves out what is a part.
func (s search) office(k string, whole bool) []Match {
	var out []Match
	for _, o := range s.offices[k] {
		g, ok := s.Get(o.government)
		if !ok || whole && !o.whole() {
			continue
		}
		day := s.on
		if day.IsZero() && !o.to.IsZero() {
			day = o.from
			if day.IsZero() {
				day = o.to
			}
		} else if !day.IsZero() && !(bonbogi.Form{From: o.from, To: o.to}).HoldsOn(day) {
			continue
		}
		f := g.Current()
		if !day.IsZero() {
			if f, ok = g.FormOn(day); !ok {
				continue
			}
		}
		out = append(out, Match{g, f})
	}
	return out
}
