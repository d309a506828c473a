package practicefile

import (
	"strconv"
	"strings"
)

// at is the schema behind a reference within the same file.
func (s schema) at(part any) map[string]any {
	m, _ := part.(map[string]any)
	ref, ok := m["$ref"].(string)
	if !ok {
		return m
	}
	var found any = s.raw
	for key := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		step, _ := found.(map[string]any)
		found = step[unescape.Replace(key)]
	}
	return s.at(found)
}

// below is the schema of a field: that of its name, or the one for all names. ok is false if the schema does not know it.
func (s schema) below(part map[string]any, key string) (map[string]any, bool) {
	if properties, _ := part["properties"].(map[string]any); properties[key] != nil {
		return s.at(properties[key]), true
	}
	if rest, ok := part["additionalProperties"].(map[string]any); ok {
		return s.at(rest), true
	}
	return nil, false
}

// without leaves out of v the fields without a value that the schema knows: "cost:" alone says nothing.
func (s schema) without(part map[string]any, v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			below, known := s.below(part, key)
			switch {
			case known && value == nil:
				delete(v, key)
			case known:
				v[key] = s.without(below, value)
			}
		}
	case []any:
		for i := range v {
			v[i] = s.without(s.at(part["items"]), v[i])
		}
	}
	return v
}

// unknown is what v says in fields that the schema does not know; nil if there is none. An entry of a list that has some
// is kept with the text that tells it from others, so that it finds its place again.
func (s schema) unknown(part map[string]any, v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, value := range v {
			below, known := s.below(part, key)
			if !known {
				out[key] = value
			} else if u := s.unknown(below, value); u != nil {
				out[key] = u
			}
		}
		if len(out) > 0 {
			return out
		}
	case []any:
		var out []any
		named := map[string]int{}
		for i := range v {
			named[identity(v[i], i)]++
		}
		for i := range v {
			if u, ok := s.unknown(s.at(part["items"]), v[i]).(map[string]any); ok {
				if u[entryKey] = identity(v[i], i); named[identity(v[i], i)] > 1 {
					u[entryKey] = namesake(v[i], i)
				}
				out = append(out, u)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// entryKey is under what an entry of a list with unknown fields keeps the text that tells it from others.
const entryKey = "="

// identity is what tells an entry of a list from the others, also after somebody has put it elsewhere.
func identity(entry any, i int) string {
	fields, _ := entry.(map[string]any)
	for _, key := range []string{"title", "name", "indicator"} {
		if text, ok := fields[key].(string); ok && text != "" {
			return text
		}
	}
	return strconv.Itoa(i)
}

// namesake is what tells an entry from others that have the same name, as two articles of a law have.
func namesake(entry any, i int) string {
	told := identity(entry, i)
	fields, _ := entry.(map[string]any)
	for _, key := range []string{"article", "url", "quote"} {
		if text, ok := fields[key].(string); ok {
			told += "\n" + text
		}
	}
	return told
}

// merge puts what was unknown back to where it stood. What is known wins; entries that are gone take their unknown
// fields with them.
func merge(known, unknown any) any {
	switch u := unknown.(type) {
	case map[string]any:
		k, ok := known.(map[string]any)
		if !ok {
			if known != nil {
				return known
			}
			k = map[string]any{}
		}
		for key, value := range u {
			if entries, isList := value.([]any); isList && isEntries(entries) {
				if list, ok := k[key].([]any); ok {
					mergeEntries(list, entries)
				}
				continue
			}
			if merged := merge(k[key], value); merged != nil || value == nil {
				k[key] = merged
			}
		}
		return k
	case nil:
		return known
	}
	if known != nil {
		return known
	}
	return unknown
}

func isEntries(list []any) bool {
	for _, e := range list {
		if m, ok := e.(map[string]any); !ok || m[entryKey] == nil {
			return false
		}
	}
	return len(list) > 0
}

func mergeEntries(list, entries []any) {
	for _, e := range entries {
		fields := e.(map[string]any)
		for i := range list {
			if m, ok := list[i].(map[string]any); ok && (identity(m, i) == fields[entryKey] || namesake(m, i) == fields[entryKey]) {
				for key, value := range fields {
					if _, has := m[key]; !has && key != entryKey {
						m[key] = value
					}
				}
				break
			}
		}
	}
}
