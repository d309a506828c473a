package practicefile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/bonbogi/bonbogi/docs/format"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// schema is a JSON Schema that checks files, and tells which of their fields it knows.
type schema struct {
	compiled *jsonschema.Schema
	raw      map[string]any
}

var practiceSchema = sync.OnceValues(func() (schema, error) { return compile("practice.schema.json", format.PracticeSchema) })

func compile(name string, text []byte) (schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return schema{}, fmt.Errorf("%s: %w", name, err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		return schema{}, fmt.Errorf("%s: %w", name, err)
	}
	compiled, err := c.Compile(name)
	if err != nil {
		return schema{}, fmt.Errorf("%s: %w", name, err)
	}
	return schema{compiled, doc.(map[string]any)}, nil
}

// check notes everything in the tree that breaks the schema.
func (r *reading) check(s schema, t tree) {
	err := s.compiled.Validate(t.root)
	if err == nil {
		return
	}
	failed, ok := err.(*jsonschema.ValidationError)
	if !ok {
		r.wrong(t.place(""), "", "file_schema", "does not fit the format: %s", shorten(err.Error()))
		return
	}
	var leaves []*jsonschema.ValidationError
	var walk func(e *jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		if len(e.Causes) == 0 {
			leaves = append(leaves, e)
		}
		for _, c := range e.Causes {
			walk(c)
		}
	}
	walk(failed)
	for _, e := range leaves {
		r.breach(t, e)
	}
}

// breach notes one thing that breaks the schema, in words.
func (r *reading) breach(t tree, e *jsonschema.ValidationError) {
	at := ""
	for _, key := range e.InstanceLocation {
		at = pointer(at, key)
	}
	p, value := t.place(at), t.value(at)
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		for _, missing := range k.Missing {
			r.wrong(p, pointer(at, missing), "file_required", "is missing")
		}
	case *kind.Type:
		r.wrongType(p, at, k.Want, value)
	case *kind.Enum, *kind.Const:
		r.wrong(p, at, "file_one_of", "%q is not known here; write one of: %s", shorten(written(value)), choices(k))
	case *kind.MinLength:
		r.wrong(p, at, "file_required", "is missing")
	case *kind.MaxLength:
		r.wrong(p, at, "file_long", "has %s characters; the limit is %s", strconv.Itoa(k.Got), strconv.Itoa(k.Want))
	case *kind.MaxItems:
		r.wrong(p, at, "file_many", "has %s entries; the limit is %s", strconv.Itoa(k.Got), strconv.Itoa(k.Want))
	case *kind.Minimum, *kind.Maximum:
		r.wrong(p, at, "file_range", "%s is too small or too large a number", shorten(written(value)))
	case *kind.Pattern:
		r.wrongForm(p, at, path.Base(e.SchemaURL), shorten(written(value)))
	case *kind.PropertyNames:
		r.wrongForm(p, at, "language", shorten(k.Property))
	default:
		r.wrong(p, at, "file_schema", "does not fit the format: %s", shorten(e.Error()))
	}
}

// wrongType says what a value has to be instead.
func (r *reading) wrongType(p *position, at string, want []string, value any) {
	is := shorten(written(value))
	switch want[0] {
	case "string":
		if number, ok := value.(json.Number); ok {
			r.wrong(p, at, "file_quotes", "%s is read as a number; put it into quotes: %s", is, strconv.Quote(number.String()))
			return
		}
		if _, ok := value.(bool); ok {
			r.wrong(p, at, "file_quotes", "%s is read as yes or no; put it into quotes: %s", is, strconv.Quote(is))
			return
		}
		r.wrong(p, at, "file_text", "must be a text; a long one begins with | behind the colon and is indented in the lines below")
	case "integer":
		r.wrong(p, at, "file_whole", "%s is no whole number; write it in digits alone, as 120000000", is)
	case "array":
		r.wrong(p, at, "file_list", "must be a list; write each entry in a line of its own, with - before it")
	case "object":
		r.wrong(p, at, "file_block", "must have fields of its own, indented in the lines below")
	default:
		r.wrong(p, at, "file_schema", "does not fit the format: %s", "type "+strings.Join(want, ", "))
	}
}

// wrongForm says how a value of the named definition is written.
func (r *reading) wrongForm(p *position, at, definition, is string) {
	switch definition {
	case "url":
		r.wrong(p, at, "file_url", "%q is no web address; it begins with https:// or http://", is)
	case "date":
		r.wrong(p, at, "file_date", "%q is no date; write 2021, 2021-02 or 2021-02-28", is)
	case "cofog":
		r.wrong(p, at, "file_cofog", "%q is no function of COFOG; write 03, 03.1 or 03.1.1, in quotes", is)
	case "language":
		r.wrong(p, at, "file_language", "%q is no code of a language; write ko, en or another one of BCP 47", is)
	case "currency":
		r.wrong(p, at, "file_currency", "%q is no code of a currency; write KRW, EUR or another one of ISO 4217", is)
	default:
		r.wrong(p, at, "file_form", "%q is not written as the format wants it; use letters, digits, dots and hyphens", is)
	}
}

func choices(k jsonschema.ErrorKind) string {
	var all []string
	switch k := k.(type) {
	case *kind.Enum:
		for _, v := range k.Want {
			all = append(all, written(v))
		}
	case *kind.Const:
		all = append(all, written(k.Want))
	}
	return strings.Join(all, ", ")
}

// written is a value on one line.
func written(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case nil:
		return ""
	case map[string]any, []any:
		b, _ := json.Marshal(v)
		return string(b)
	}
	return fmt.Sprint(v)
}

// value is what stands at a pointer, nil if nothing does.
func (t tree) value(at string) any {
	if at == "" {
		return t.root
	}
	switch v := t.value(parent(at)).(type) {
	case map[string]any:
		return v[last(at)]
	case []any:
		if i, err := strconv.Atoi(last(at)); err == nil && i >= 0 && i < len(v) {
			return v[i]
		}
	}
	return nil
}
