package ingest

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// place is how a row names its government.
//
// province is the one that is named last above it, where that counts.
func (p *plan) place(cells [][]byte, province string) place {
	parent, name, code := string(cell(cells, p.parent)), string(cell(cells, p.name)), ""
	if p.above {
		parent = province
	}
	for _, c := range p.codes {
		if code = string(cell(cells, c)); code != "" {
			break
		}
	}
	if parent == "" && name+code != "" {
		parent = p.within
	}
	if p.government != "" {
		name = p.government
	}
	scheme := p.scheme
	if own := cell(cells, p.schemes); len(own) > 0 {
		scheme = string(own)
	}
	return place{scheme, clean(code), clean(name), clean(parent)}
}

// time is what a row says about time, or why that is not clear.
func (p *plan) time(cells [][]byte) (w when, why *Remark) {
	w = p.fixed
	for _, t := range p.when {
		text := string(cell(cells, t.column))
		own := p.periods.parse(text)
		if n, ok := p.numbers.parse([]byte(text)); ok && t.part != "" && t.part != bonbogi.Yearly && n.rest == "" && n.value == float64(int(n.value)) {
			own = when{part: t.part, number: int(n.value)}
		}
		if own.isZero() || t.part != "" && own.part != t.part && own.period.Frequency() != t.part {
			return when{}, remark("reject_period_text", "the period %.60q is not clear", text)
		}
		if joined := join(w, own); !joined.isZero() {
			w = joined
			continue
		}
		return when{}, remark("reject_period_text", "the period %.60q is not clear", text)
	}
	return w, nil
}

// title is what a row says of the indicator; heading is the label that its own one belongs to.
func (p *plan) title(cells [][]byte, heading string) string {
	parts := []string{p.label}
	for i, c := range p.labels {
		if i == len(p.labels)-1 {
			parts = append(parts, heading)
		}
		parts = append(parts, clean(string(cell(cells, c))))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), joint)
}
