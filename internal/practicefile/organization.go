package practicefile

import (
	"net/url"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// organizations is how the URI of a government begins. What follows is the scheme of its code and the code, or "id" and
// its ID in the registry where it bears no code: urn:x-bonbogi:kr-bjd:41170, urn:x-bonbogi:id:kr-moef.
const organizations = "urn:x-bonbogi:"

// byID is the scheme of governments that have no code.
const byID = "id"

// OrganizationURI is what tells a government from all others in a file: the same in every collection. It is "" for a
// government that the registry does not know.
func OrganizationURI(names *registry.Registry, id string) string {
	g, ok := names.Get(id)
	if !ok {
		return ""
	}
	f := g.Current()
	if f.Scheme != "" && f.Code != "" {
		if same := names.ResolveCode(f.Scheme, f.Code, bonbogi.Date{}).Matches; len(same) == 1 && same[0].Government.ID == id {
			return organizations + url.PathEscape(f.Scheme) + ":" + url.PathEscape(f.Code)
		}
	}
	return organizations + byID + ":" + url.PathEscape(id)
}

// Organization finds the government that a URI means. ok is false if the URI is of another kind, or of a government
// that the registry does not know.
func Organization(names *registry.Registry, uri string) (g bonbogi.Government, ok bool) {
	rest, ok := cutPrefixFold(uri, organizations)
	if !ok {
		return g, false
	}
	scheme, code, ok := strings.Cut(rest, ":")
	if !ok {
		return g, false
	}
	scheme, schemeErr := url.PathUnescape(scheme)
	code, codeErr := url.PathUnescape(code)
	switch {
	case schemeErr != nil || codeErr != nil:
		return g, false
	case scheme == byID:
		return names.Get(code)
	}
	if found := names.ResolveCode(scheme, code, bonbogi.Date{}).Matches; len(found) == 1 {
		return found[0].Government, true
	}
	return g, false
}

// cutPrefixFold cuts the beginning of a URN, in which case does not count.
func cutPrefixFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return "", false
	}
	return s[len(prefix):], true
}
