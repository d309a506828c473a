package practicefile

import (
	"encoding/json"
	"iter"
	"math/big"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// fields takes values out of a tree that fits its schema.
type fields struct {
	r *reading
	t tree
}

// text is a text, or a number as it is written.
func (f fields) text(at string) string {
	switch v := f.t.value(at).(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	}
	return ""
}

// texts is a list of texts; one text alone is a list of one.
func (f fields) texts(at string) (out []string) {
	list, ok := f.t.value(at).([]any)
	if !ok {
		if one := f.text(at); one != "" {
			return []string{one}
		}
		return nil
	}
	for _, v := range list {
		if s, ok := v.(string); ok && strings.TrimSpace(s) != "" {
			out = append(out, strings.TrimSpace(s))
		}
	}
	return out
}

func (f fields) date(at string) bonbogi.Date {
	s := f.text(at)
	d, err := bonbogi.ParseDate(s)
	if err != nil {
		f.r.wrong(f.t.place(at), at, "file_date", "%q is no date; write 2021, 2021-02 or 2021-02-28", shorten(s))
	}
	return d
}

// count is a whole number, nil if there is none.
func (f fields) count(at string) *int64 {
	n, ok := f.t.value(at).(json.Number)
	if !ok {
		return nil
	}
	whole, ok := new(big.Rat).SetString(n.String()) // 12.0 and 1.2e8 are whole too
	if !ok || !whole.IsInt() || !whole.Num().IsInt64() {
		f.r.wrong(f.t.place(at), at, "file_range", "%s is too small or too large a number", shorten(n.String()))
		return nil
	}
	i := whole.Num().Int64()
	return &i
}

// entries are the pointers of a list's entries.
func (f fields) entries(at string) iter.Seq[string] {
	list, _ := f.t.value(at).([]any)
	return func(yield func(string) bool) {
		for i := range list {
			if !yield(pointer(at, strconv.Itoa(i))) {
				return
			}
		}
	}
}
