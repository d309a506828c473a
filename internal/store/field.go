package store

import (
	"bytes"
	"cmp"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// field ties a column to a variable: bind writes it and reads it back.
type field struct {
	column string
	bind   binder
	use    use
	name   string // in errors, where the field of the record is not called like the column
}

type binder interface {
	sql.Scanner
	driver.Valuer
}

// use says when a column is read.
type use int

const (
	always  use = iota
	derived     // computed from other fields for filters and order; written, never read
	heavy       // long text; left out of lists
)

// text is a string column. A zero byte or broken UTF-8 is refused: PostgreSQL cannot keep it.
type text[S ~string] struct{ p *S }

func textField[S ~string](column string, p *S) field { return field{column: column, bind: text[S]{p}} }

func (t text[S]) Value() (driver.Value, error) {
	s := string(*t.p)
	if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "text", "holds bytes that are no text; paste it again as plain text in UTF-8")
	}
	return s, nil
}

func (t text[S]) Scan(v any) error {
	switch v := v.(type) {
	case string:
		*t.p = S(v)
	case []byte:
		*t.p = S(v)
	case nil:
		*t.p = ""
	default:
		return fmt.Errorf("cannot read %T as text", v)
	}
	return nil
}

// nullable is a column that holds NULL where nothing is known, and so can be younger than its table.
type nullable struct{ binder }

func (k nullable) Value() (driver.Value, error) {
	v, err := k.binder.Value()
	if v == "" || v == "[]" || v == "null" || v == int64(0) {
		return nil, err
	}
	return v, err
}

func (k nullable) Scan(v any) error {
	if v == nil {
		return nil // a row is read into a new record
	}
	return k.binder.Scan(v)
}

// mayBeNull makes fields nullable, of which the zero value says that nothing is known.
func mayBeNull(fields ...field) []field {
	for i := range fields {
		fields[i].bind = nullable{fields[i].bind}
	}
	return fields
}

func knownTextField[S ~string](column string, p *S) field {
	return field{column: column, bind: nullable{text[S]{p}}}
}

func knownWordsField[S ~string](column string, p *[]S) field {
	return field{column: column, bind: nullable{words[S]{p}}}
}

func knownDateField(column string, p *bonbogi.Date) field {
	return field{column: column, bind: nullable{date{p}}}
}

// referenceField is the ID of another record, NULL where there is none.
func referenceField(column string, p *string) field { return knownTextField(column, p) }

// recordOrAddress is one of two columns that share a text: one has the ID of a record, the other an address.
type recordOrAddress struct {
	p      *string
	record bool
}

func (r recordOrAddress) Value() (driver.Value, error) {
	if r.record == bonbogi.ValidID(*r.p) {
		return text[string]{r.p}.Value()
	}
	if r.record {
		return nil, nil
	}
	return "", nil
}

func (r recordOrAddress) Scan(v any) error {
	var s string
	err := (text[string]{&s}).Scan(v)
	if s != "" {
		*r.p = s
	}
	return err
}

// number is a whole number.
type number[N ~int | ~int64] struct{ p *N }

func numberField[N ~int | ~int64](column string, p *N) field {
	return field{column: column, bind: number[N]{p}}
}

func (n number[N]) Value() (driver.Value, error) { return int64(*n.p), nil }

func (n number[N]) Scan(v any) error {
	i, ok := v.(int64)
	if !ok {
		return fmt.Errorf("cannot read %T as a whole number", v)
	}
	*n.p = N(i)
	return nil
}

// count is a number that may be unknown: NULL, which is not zero.
type count struct{ p **int64 }

func countField(column string, p **int64) field { return field{column: column, bind: count{p}} }

func (c count) Value() (driver.Value, error) {
	if *c.p == nil {
		return nil, nil
	}
	return **c.p, nil
}

func (c count) Scan(v any) error {
	*c.p = nil
	if v == nil {
		return nil
	}
	var n int64
	*c.p = &n
	return number[int64]{&n}.Scan(v)
}

// figure is a number of which 0 means that it is not known: exports leave its cell empty.
type figure[N ~int | ~int64] struct{ number[N] }

func figureField[N ~int | ~int64](column string, p *N) field {
	return field{column: column, bind: figure[N]{number[N]{p}}}
}

func (figure[N]) zeroIsUnknown() {}

// flag is true or false.
type flag struct{ p *bool }

func flagField(column string, p *bool) field { return field{column: column, bind: flag{p}} }

func (f flag) Value() (driver.Value, error) { return *f.p, nil }

func (f flag) Scan(v any) error {
	var b sql.NullBool
	if err := b.Scan(v); err != nil {
		return err
	}
	*f.p = b.Bool
	return nil
}

// real is a number with a fraction.
type real struct{ p *float64 }

func realField(column string, p *float64) field { return field{column: column, bind: real{p}} }

func (r real) Value() (driver.Value, error) { return *r.p, nil }

func (r real) Scan(v any) error {
	var f sql.NullFloat64
	if err := f.Scan(v); err != nil {
		return err
	}
	*r.p = f.Float64
	return nil
}

// knownReal is a number that is not zero, NULL where it is not known.
type knownReal struct{ real }

func knownRealField(column string, p *float64) field {
	return field{column: column, bind: knownReal{real{p}}}
}

func (k knownReal) Value() (driver.Value, error) {
	if *k.p == 0 {
		return nil, nil
	}
	return *k.p, nil
}

// date is ISO 8601 text as exact as it is known, so that text order is date order; "" if unknown.
type date struct{ p *bonbogi.Date }

func dateField(column string, p *bonbogi.Date) field { return field{column: column, bind: date{p}} }

func (d date) Value() (driver.Value, error) { return d.p.String(), nil }

func (d date) Scan(v any) error {
	var s string
	if err := (text[string]{&s}).Scan(v); err != nil {
		return err
	}
	parsed, err := bonbogi.ParseDate(s)
	*d.p = parsed
	return err
}

// words is a list of plain words as a JSON array.
type words[S ~string] struct{ p *[]S }

func wordsField[S ~string](column string, p *[]S) field {
	return field{column: column, bind: words[S]{p}}
}

func (w words[S]) Value() (driver.Value, error) {
	for i := range *w.p {
		if _, err := (text[S]{&(*w.p)[i]}).Value(); err != nil {
			return nil, err
		}
	}
	if len(*w.p) == 0 {
		return "[]", nil
	}
	return asJSON(*w.p)
}

func (w words[S]) Scan(v any) error {
	return scanList(v, w.p, `list of words; write JSON as in ["one", "two"]`)
}

// scanList reads a JSON array; an empty one is nil.
func scanList[E any](v any, p *[]E, what string) error {
	if v == nil { // a column that is younger than the row
		*p = nil
		return nil
	}
	var s string
	if err := (text[string]{&s}).Scan(v); err != nil {
		return err
	}
	var list []E
	if err := json.Unmarshal([]byte(s), &list); err != nil {
		return fmt.Errorf(`%.100q is no %s`, s, what)
	}
	*p = nil
	if len(list) > 0 {
		*p = list
	}
	return nil
}

// numbers is a list of numbers as a JSON array.
type numbers struct{ p *[]float64 }

func numbersField(column string, p *[]float64) field { return field{column: column, bind: numbers{p}} }

func (n numbers) Value() (driver.Value, error) {
	if len(*n.p) == 0 {
		return "[]", nil
	}
	return asJSON(*n.p)
}

func (n numbers) Scan(v any) error {
	return scanList(v, n.p, `list of numbers; write JSON as in [0.5, 2]`)
}

// moment is a time as UTC text of fixed width, so that text order is time order.
type moment struct{ p *time.Time }

const momentLayout = "2006-01-02T15:04:05.000000Z"

func momentField(column string, p *time.Time) field { return field{column: column, bind: moment{p}} }

func (m moment) Value() (driver.Value, error) { return m.p.UTC().Format(momentLayout), nil }

func (m moment) Scan(v any) error {
	var s string
	if err := (text[string]{&s}).Scan(v); err != nil {
		return err
	}
	t, err := time.Parse(momentLayout, s)
	if err != nil {
		return fmt.Errorf("%.100q is no time; write it in UTC, as in %s", s, momentLayout)
	}
	*m.p = t
	return nil
}

// derivedText and derivedNumber are computed when a record is saved.
func derivedText[S ~string](column string, v S) field {
	return field{column: column, bind: text[S]{&v}, use: derived}
}

func derivedNumber(column string, v int) field {
	return field{column: column, bind: number[int]{&v}, use: derived}
}

// identifier is the ID of a record that need not be in the database, or "".
type identifier struct{ text[string] }

func (i identifier) Value() (driver.Value, error) {
	if *i.p != "" && !bonbogi.ValidID(*i.p) {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "id", "%.100q is no id of a government", *i.p)
	}
	return *i.p, nil
}

// party is the four columns of a party.
func party(prefix string, p *bonbogi.Party) []field {
	f := []field{
		{column: prefix + "_government", bind: identifier{text[string]{&p.Government}}},
		textField(prefix+"_name", &p.Name),
		textField(prefix+"_type", &p.Type),
		figureField(prefix+"_count", &p.Count),
	}
	for i := range f {
		f[i].name = prefix
	}
	return f
}

// named gives the field its name in errors.
func (f field) named(name string) field {
	f.name = name
	return f
}

// values are what is written for the fields, in their order.
func values(fields []field) ([]any, error) {
	out := make([]any, len(fields))
	for i, f := range fields {
		v, err := f.bind.Value()
		if e, ok := err.(*bonbogi.Error); ok {
			return nil, &bonbogi.Error{Code: e.Code, Field: cmp.Or(f.name, f.column), Rule: e.Rule, Message: e.Message}
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.column, err)
		}
		out[i] = v
	}
	return out, nil
}

// asJSON is JSON without the escapes for HTML, so that exported text stays readable.
func asJSON(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// rawJSON is an object that the store keeps and does not look into.
type rawJSON struct{ p *json.RawMessage }

func (r rawJSON) Value() (driver.Value, error) {
	if len(*r.p) == 0 {
		return "null", nil
	}
	if !json.Valid(*r.p) || bytes.TrimSpace(*r.p)[0] != '{' {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "json", "is no JSON object")
	}
	s := string(*r.p)
	return text[string]{&s}.Value()
}

func (r rawJSON) Scan(v any) error {
	*r.p = nil
	if v == nil {
		return nil
	}
	var s string
	if err := (text[string]{&s}).Scan(v); err != nil {
		return err
	}
	*r.p = json.RawMessage(s)
	return nil
}
