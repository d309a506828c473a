package chart

import (
	"fmt"
	"strings"
)

// StyleSheet is the style of a picture that stands alone, by day and by night. Printed, it is always light.
func StyleSheet() string {
	var b strings.Builder
	b.WriteString("svg{" + variables(false) + "}\n")
	b.WriteString("@media screen and (prefers-color-scheme:dark){svg{" + variables(true) + "}}\n")
	b.WriteString(Rules())
	return b.String()
}

// variables are the colours as custom properties.
func variables(dark bool) string {
	var b strings.Builder
	for _, c := range palette[1:] {
		v := c.light
		if dark {
			v = c.dark
		}
		fmt.Fprintf(&b, "--chart-%s:#%06x;", c.name, v)
	}
	return b.String()
}

// Rules give each class of a picture its colour. The site's style sheet holds the same, since no style may
// stand in its pages.
func Rules() string {
	var b strings.Builder
	for _, c := range palette[1:] {
		fmt.Fprintf(&b, ".cf-%s{fill:var(--chart-%s)}.cs-%[1]s{stroke:var(--chart-%[1]s)}\n", c.name, c.name)
	}
	return b.String()
}
