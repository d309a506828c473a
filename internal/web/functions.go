package web

import "github.com/bonbogi/bonbogi"

// division is a division of the functions of government with all that belongs to it, itself first.
type division struct {
	bonbogi.Function
	Within []bonbogi.Function
}

// divisions are the functions of government, as a form offers them.
func divisions() (out []division) {
	for _, f := range bonbogi.Functions() {
		if f.Level() == 1 {
			out = append(out, division{Function: f})
		}
		last := &out[len(out)-1]
		last.Within = append(last.Within, f)
	}
	return out
}

// function is the name of a function of government in the language of the page: of one, or of a code.
func (n names) function(v any) string {
	f, ok := v.(bonbogi.Function)
	switch x := v.(type) {
	case division:
		f, ok = x.Function, true
	case string:
		f, ok = bonbogi.FunctionOf(x)
		if !ok {
			return x
		}
	}
	if !ok {
		return ""
	}
	if n.words.Tag != "ko" {
		return f.NameEn
	}
	return f.Name
}
