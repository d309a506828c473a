package bonbogi

import "regexp"

var functionCode = regexp.MustCompile(`^(0[1-9]|10)(\.[1-9](\.[1-9])?)?$`)

func (c *checks) functions(field string, codes []string) {
	c.elements(field, len(codes))
	for _, code := range codes {
		if !functionCode.MatchString(code) {
			c.add(field, "function", "%q is no function of government in COFOG", code)
		}
	}
}
