package practicefile

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// tree is what a text of YAML says, as JSON would hold it, and where each value stands.
type tree struct {
	root any                  // map[string]any, []any, string, json.Number, bool or nil
	at   map[string]*position // by JSON pointer; "" is the whole
}

// position is a place in a text, both counted from 1; columns are characters. Where the text is not at hand it is zero.
type position struct{ line, column int }

// pointer is the JSON pointer of a key or a number below at.
func pointer(at, key string) string { return at + "/" + escape.Replace(key) }

// grow makes a tree of a parsed document, and notes what has no place in one.
func (r *reading) grow(n ast.Node) tree {
	t := tree{at: map[string]*position{"": {1, 1}}}
	t.root = r.value(t, "", n)
	return t
}

func placeOf(t *token.Token) *position {
	if t == nil || t.Position == nil {
		return &position{1, 1}
	}
	return &position{t.Position.Line, t.Position.Column}
}

// beginning is where a node begins: a mapping with its first name.
func beginning(n ast.Node) *position {
	switch n := n.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 && !n.IsFlowStyle {
			return placeOf(n.Values[0].Key.GetToken())
		}
	case *ast.MappingValueNode:
		return placeOf(n.Key.GetToken())
	}
	return placeOf(n.GetToken())
}

// value is what a node says.
func (r *reading) value(t tree, at string, n ast.Node) any {
	if n == nil {
		return nil
	}
	if t.at[at] == nil {
		t.at[at] = placeOf(n.GetToken())
	}
	if strings.Count(at, "/") > maxDepth { // by indents
		r.note(t.at[at], parent(at), tooDeep())
		return nil
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		return r.mapping(t, at, n.Values)
	case *ast.MappingValueNode:
		return r.mapping(t, at, []*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		out := make([]any, len(n.Values))
		for i, v := range n.Values {
			p := pointer(at, strconv.Itoa(i))
			t.at[p] = beginning(v)
			out[i] = r.value(t, p, v)
		}
		return out
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return n.Value.Value
	case *ast.BoolNode:
		return n.Value
	case *ast.NullNode:
		return nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		if text := n.GetToken().Value; !isNumber.MatchString(text) {
			return text // 007 may be a code: what is no number in JSON stays as it is written
		} else {
			return json.Number(text)
		}
	}
	r.wrong(t.at[at], at, "file_reference", "refers to other places of the file (& and *) or names a type (!); write it out")
	return nil
}

// isNumber matches what is a number in JSON, of a length that numbers have.
var isNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?$`)

func (r *reading) mapping(t tree, at string, values []*ast.MappingValueNode) any {
	out := make(map[string]any, len(values))
	for _, v := range values {
		place := placeOf(v.Key.GetToken())
		if v.Key.IsMergeKey() || v.Key.Type() == ast.AliasType || v.Key.Type() == ast.AnchorType || v.Key.Type() == ast.TagType {
			r.wrong(place, at, "file_reference", "refers to other places of the file (& and *) or names a type (!); write it out")
			continue
		}
		if _, complex := v.Key.(*ast.MappingKeyNode); complex {
			r.wrong(place, at, "file_key", "has a name that is no plain word; write NAME: VALUE")
			continue
		}
		key := v.Key.GetToken().Value
		if !plainName(key) {
			r.wrong(place, at, "file_key", "has a name that is no plain word; write NAME: VALUE")
			continue
		}
		p := pointer(at, key)
		if before, twice := t.at[p]; twice {
			r.wrong(place, p, "file_twice", "stands already in line %s; keep one of the two", strconv.Itoa(before.line))
			continue
		}
		t.at[p] = place
		out[key] = r.value(t, p, v.Value)
	}
	return out
}

// plainName reports whether a text can be the name of a field. The writer of YAML sets no quotes around << and ?, which then
// mean something else.
func plainName(key string) bool {
	return key != "" && key != "<<" && !strings.HasPrefix(key, "? ") && !hidden(key) && !strings.Contains(key, "\n")
}

// place is where a value stands, or the nearest thing around it that has a place.
func (t tree) place(at string) *position {
	for {
		if p := t.at[at]; p != nil {
			return p
		}
		if at == "" {
			return &position{1, 1}
		}
		at = parent(at)
	}
}

// fieldAt is a pointer as people write it: cost.first, steps[2]. Lists are counted from 1.
func fieldAt(at string) string {
	out := ""
	for at != "" {
		key := last(at)
		at = parent(at)
		if out != "" && out[0] != '[' {
			out = "." + out
		}
		if n, err := strconv.Atoi(key); err == nil && at != "" {
			key = fmt.Sprintf("[%d]", n+1)
		}
		out = key + out
	}
	return out
}
