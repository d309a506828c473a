package practicefile

import (
	"maps"
	"slices"
	"strings"
)

// graph is the nodes of an expanded file.
type graph struct {
	nodes []map[string]any
	byID  map[string]map[string]any
}

func (g *graph) index(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			g.index(e)
		}
	case map[string]any:
		if _, literal := v["@value"]; literal {
			return
		}
		if id, _ := v["@id"].(string); len(v) > 1 || id == "" {
			g.nodes = append(g.nodes, v)
			if g.byID[id] == nil {
				g.byID[id] = v
			}
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			g.index(v[key])
		}
	}
}

func (g *graph) ofType(class string) (out []map[string]any) {
	for _, n := range g.nodes {
		if types, _ := n["@type"].([]any); slices.Contains(types, any(class)) {
			out = append(out, n)
		}
	}
	return out
}

// at are the nodes that a property leads to, each whole.
func (g *graph) at(n map[string]any, property string) (out []map[string]any) {
	list, _ := n[property].([]any)
	for _, v := range list {
		m, _ := v.(map[string]any)
		if id, _ := m["@id"].(string); id != "" && len(m) == 1 && g.byID[id] != nil {
			m = g.byID[id]
		}
		if m != nil {
			out = append(out, m)
		}
	}
	return out
}

// worded is a text with its language, "" if it has none.
type worded struct{ language, text string }

func wordedOf(n map[string]any, property string) (out []worded) {
	list, _ := n[property].([]any)
	for _, v := range list {
		m, _ := v.(map[string]any)
		language, _ := m["@language"].(string)
		if s := strings.TrimSpace(written(m["@value"])); s != "" {
			out = append(out, worded{language, s})
		}
	}
	return out
}

// one is the text in the language, else any.
func one(texts []worded, language string) string {
	for _, t := range texts {
		if strings.EqualFold(t.language, language) {
			return t.text
		}
	}
	if len(texts) > 0 {
		return texts[0].text
	}
	return ""
}

// literal is what a property of ours holds.
func literal(n map[string]any, property string) map[string]any {
	list, _ := n[property].([]any)
	for _, v := range list {
		m, _ := v.(map[string]any)
		if out, ok := m["@value"].(map[string]any); ok {
			return out
		}
	}
	return map[string]any{}
}
