package service

import (
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// scheme is whose codes a table has, once that was found; until then it notes the code and its name.
func (a *About) scheme(table, code, name string) string {
	if a.schemes != nil {
		return a.schemes[table]
	}
	if a.codes[table] == nil {
		a.codes[table] = map[string]string{}
	}
	a.codes[table][code] = name
	return ""
}

// schemes finds whose codes each table has: 11110 is 종로구 to one office and 노원구 to another, so the names that
// stand beside the codes decide.
func schemes(r *registry.Registry, tables map[string]map[string]string) map[string]string {
	found := map[string]string{}
	if r == nil {
		return found
	}
	for table, names := range tables {
		best, second := 0, 0
		for _, scheme := range []string{registry.SchemeBjd, registry.SchemeSGIS, registry.SchemeLofin} {
			switch n := agreeing(r, scheme, names); {
			case n > best:
				best, second, found[table] = n, best, scheme
			case n > second:
				second = n
			}
		}
		if best*2 < len(names) || best == second {
			delete(found, table)
		}
	}
	return found
}

// agreeing counts the codes that mean in the scheme a government of the name that stands beside them.
func agreeing(r *registry.Registry, scheme string, names map[string]string) (n int) {
	for code, name := range names {
		if bare(name) == "" {
			continue
		}
		for _, m := range r.ResolveCode(scheme, code, bonbogi.Date{}).Matches {
			if strings.HasSuffix(bare(m.Form.Name), bare(name)) || strings.HasSuffix(bare(name), bare(m.Form.Name)) {
				n++
				break
			}
		}
	}
	return n
}

// bare is a name without the spaces that some write in it: 수원시 장안구.
func bare(name string) string { return strings.Join(strings.Fields(name), "") }
