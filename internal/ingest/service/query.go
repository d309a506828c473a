package service

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// Query is what is wanted of a service.
type Query struct {
	Service     string            `json:"service"`               // kolada, kosis, …
	URL         string            `json:"url,omitempty"`         // of the service, or of the data; empty: where the service is known to be
	File        string            `json:"file,omitempty"`        // on this machine, in place of URL: a table in SDMX-CSV, or the folder of a Data Package
	Indicators  []string          `json:"indicators,omitempty"`  // in the notation of the service; see docs/services.md
	Governments []string          `json:"governments,omitempty"` // codes as the service writes them; none: all
	Periods     Periods           `json:"periods,omitzero"`      // zero: all
	Fields      map[string]string `json:"fields,omitempty"`      // role → field, of services whose fields have no fixed names
	Scheme      string            `json:"scheme,omitempty"`      // whose codes the governments have; empty: the service knows, or it is found by the names
	Key         string            `json:"-"`                     // that the service gave us

	keyName string // of the parameter, where the key stood in the address
}

// keyNames are the parameters by which services are given a key.
var keyNames = []string{"servicekey", "apikey", "api_key", "api-key", "authkey", "subscription-key", "access_token", "token"}

// Public is the query as it may be shown and kept: the key is not in it, nor in its address.
func (q Query) Public() Query {
	q.takeKey()
	q.Key = ""
	return q
}

// takeKey moves a key that stands in the address, as it does in the examples of some services, to where keys belong.
func (q *Query) takeKey() {
	u, err := url.Parse(q.URL)
	if err != nil {
		return
	}
	v := u.Query()
	for _, name := range slices.Sorted(maps.Keys(v)) {
		if !slices.Contains(keyNames, strings.ToLower(name)) {
			continue
		}
		q.Key, q.keyName = cmp.Or(q.Key, v.Get(name)), cmp.Or(q.keyName, name)
		v.Del(name)
	}
	if len(v) < len(u.Query()) {
		u.RawQuery = v.Encode()
		q.URL = u.String()
	}
}

// secret is the key as a parameter: under the name that it had in the address, or else the usual one of the service, if it
// has one.
func (q Query) secret(usual string) string {
	name := cmp.Or(q.keyName, usual)
	if q.Key == "" || name == "" {
		return ""
	}
	return url.QueryEscape(name) + "=" + url.QueryEscape(plainKey(q.Key))
}

// plainKey is a key as it is, whether it was given so or already escaped for an address. Keys are base64, which
// has no percent sign.
func plainKey(key string) string {
	key = strings.TrimSpace(key)
	if strings.Contains(key, "%") {
		if plain, err := url.PathUnescape(key); err == nil {
			return plain
		}
	}
	return key
}

// wants reports whether the government is one of those asked for.
func (q Query) wants(government string) bool {
	return len(q.Governments) == 0 || slices.Contains(q.Governments, government)
}

// chunks cuts a list into lists of at most n. No list at all is one empty one.
func chunks(list []string, n int) [][]string {
	if len(list) == 0 {
		return [][]string{nil}
	}
	var all [][]string
	for ; len(list) > n; list = list[n:] {
		all = append(all, list[:n])
	}
	return append(all, list)
}

// conditions are the fields that an item must have: DIM=CODE&DIM=CODE+CODE.
type conditions map[string][]string

// parseConditions reads what stands behind the question mark of an indicator.
func parseConditions(s string) (conditions, error) {
	c := conditions{}
	for part := range strings.SplitSeq(s, "&") {
		if part == "" {
			continue
		}
		field, values, ok := strings.Cut(part, "=")
		if !ok || field == "" || values == "" {
			return nil, wrongQuery("%q is no condition; write FIELD=VALUE, several joined by &", part)
		}
		c[field] = append(c[field], strings.Split(values, "+")...)
	}
	return c, nil
}

// holds reports whether all conditions do.
func (c conditions) holds(field func(string) string) bool {
	for name, allowed := range c {
		if !slices.Contains(allowed, field(name)) {
			return false
		}
	}
	return true
}
