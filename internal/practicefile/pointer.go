package practicefile

import "strings"

// escape writes a key into a JSON pointer (RFC 6901), unescape reads it.
var (
	escape   = strings.NewReplacer("~", "~0", "/", "~1")
	unescape = strings.NewReplacer("~1", "/", "~0", "~")
)

func parent(at string) string { return at[:max(strings.LastIndexByte(at, '/'), 0)] }

// last is the key or number at the end of a pointer.
func last(at string) string { return unescape.Replace(at[strings.LastIndexByte(at, '/')+1:]) }
