package bonbogi

import (
	"errors"
	"fmt"
	"strings"
)

// Code says what kind of refusal an Error is, so that a page, the API and the command line can each
// answer in their own way.
type Code string

// The codes of an Error.
const (
	Invalid  Code = "invalid"   // a value breaks a rule
	NotFound Code = "not_found" // there is no such record
	Conflict Code = "conflict"  // somebody else changed it first, or it exists already
	Refused  Code = "refused"   // not allowed here, or not possible with this file or database
)

// Error is a refusal that a person can act on. Everything else that goes wrong is an ordinary error:
// whole in the log, "internal" for the person.
type Error struct {
	Code    Code
	Field   string // the field that is wrong, as in the JSON form; empty if it is not about one field
	Rule    string // a key of the language files: "required", "date_order", …
	Message string // English, complete: what is wrong and what to do

	Parts []string // what Message says of this case, in its order: for texts in other languages
}

// Error returns the field, if there is one, and the message.
func (e *Error) Error() string {
	if e.Field == "" {
		return e.Message
	}
	return e.Field + ": " + e.Message
}

// Errorf builds an Error that is not about one field.
func Errorf(code Code, rule, format string, args ...any) *Error {
	e := &Error{Code: code, Rule: rule, Message: fmt.Sprintf(format, args...)}
	for _, a := range args {
		if b, ok := a.([]byte); ok {
			a = string(b)
		}
		e.Parts = append(e.Parts, fmt.Sprint(a))
	}
	return e
}

// About sets Parts to what identifies the things that Message calls by a name, so that a text can call them by theirs
// in its language: the first, and the rest of a list.
func (e *Error) About(ids ...string) *Error {
	e.Parts = ids
	return e
}

// CodeOf returns the code of the Error in err's chain, or "" if there is none.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	if _, ok := errors.AsType[Problems](err); ok {
		return Invalid
	}
	return ""
}

// Problems are all the things wrong with one record, so that a form can show them at once.
type Problems []*Error

// Error returns all of them on one line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, e := range p {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "; ")
}
