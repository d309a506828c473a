package bonbogi

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// checks collects problems while a record is validated.
type checks struct{ problems Problems }

func (c *checks) add(field, rule, format string, args ...any) {
	e := Errorf(Invalid, rule, format, args...)
	e.Field = field
	c.problems = append(c.problems, e)
}

func (c *checks) err() error {
	if len(c.problems) == 0 {
		return nil
	}
	return c.problems
}

func (c *checks) require(field, value string) {
	if strings.TrimSpace(value) == "" {
		c.add(field, "required", "must be given")
	}
}

// length refuses text that no page could show; limits are in characters.
func (c *checks) length(field, value string, limit int) {
	if n := utf8.RuneCountInString(value); n > limit {
		c.add(field, "too_long", "has %d characters; the limit is %d", n, limit)
	}
}

// WebAddress reports whether a text is an address that a link may lead to.
func WebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// url refuses what is no web address; none at all is allowed.
func (c *checks) url(field, address string) {
	if address == "" {
		return
	}
	if !WebAddress(address) {
		c.add(field, "url", "%q is no web address; it begins with https:// or http://", address)
	}
	c.length(field, address, 2000)
}

func (c *checks) count(field string, n *int64) {
	if n != nil && *n < 0 {
		c.add(field, "negative", "must not be negative")
	}
}

func (c *checks) year(field string, y int) {
	if y != 0 && (y < 1900 || y > 2200) {
		c.add(field, "range", "%d is no year from 1900 to 2200", y)
	}
}

func (c *checks) date(field string, d Date) {
	if !d.valid() {
		c.add(field, "date", "%s is not in the calendar", d)
		return
	}
	c.year(field, d.Year)
}

func oneOf[T ~string](c *checks, field string, value T, allowed []T) {
	if !slices.Contains(allowed, value) {
		c.add(field, "unknown_value", "%q is not one of %v", value, allowed)
	}
}

func (c *checks) id(field, id string) {
	if !ValidID(id) {
		c.add(field, "id", "%q is no id; use letters, digits and hyphens, 100 at most", id)
	}
}

func (c *checks) cited(citations []Citation) {
	if len(citations) == 0 {
		c.add("sources", "source_required", "every fact has a source; name at least one")
	}
	for _, s := range citations {
		c.id("sources", s.Source)
		c.length("quote", s.Quote, 5000)
		c.length("place", s.Place, 300)
		if s.In != "" && s.In != "text" && s.In != "title" || s.Start < 0 || s.End < s.Start {
			c.add("sources", "range", "%d to %d of %q is no place in a text or title", s.Start, s.End, s.In)
		}
	}
}
