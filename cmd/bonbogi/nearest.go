package main

import (
	"errors"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
)

var unknownName = regexp.MustCompile(`^(unknown flag|unexpected argument) (\S+)$`)

// nearest is the text of a mistake on the command line. The parser names what a misspelt flag or command
// may have meant only if that is very close; here the nearest one is always named.
func nearest(err error) string {
	text := err.Error()
	found := unknownName.FindStringSubmatch(text)
	parse, ok := errors.AsType[*kong.ParseError](err)
	if found == nil || !ok {
		return text
	}
	wrong, best := found[2], ""
	for _, name := range valid(parse.Context, strings.HasPrefix(wrong, "-")) {
		if best == "" || distance(wrong, name) < distance(wrong, best) {
			best = name
		}
	}
	if best == "" {
		return text
	}
	return text + `; the nearest is "` + best + `"`
}

// valid lists the flags or the commands that could have stood there.
func valid(ctx *kong.Context, flags bool) (names []string) {
	if flags {
		for _, flag := range ctx.Flags() {
			names = append(names, "--"+flag.Name)
		}
		return names
	}
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	for _, child := range node.Children {
		names = append(names, child.Name)
	}
	return names
}

// distance is that of Levenshtein: how many letters have to be put in, taken out or changed.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
