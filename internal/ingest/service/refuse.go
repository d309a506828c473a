package service

import (
	"errors"

	"github.com/bonbogi/bonbogi"
)

// refuse is an error that a person can act on: what went wrong, and what to do.
func refuse(code bonbogi.Code, rule, format string, args ...any) error {
	return bonbogi.Errorf(code, rule, format, args...)
}

// wrongQuery is a question that the service cannot be asked.
func wrongQuery(format string, args ...any) error {
	return refuse(bonbogi.Invalid, "service_query", format, args...)
}

// badReply is a reply that is not what the service documents.
func badReply(format string, args ...any) error {
	return refuse(bonbogi.Refused, "service_reply", format, args...)
}

// passing is a fault that may be gone at the next try.
type passing struct{ error }

func (p passing) Unwrap() error { return p.error }

func isPassing(err error) bool {
	_, ok := errors.AsType[passing](err)
	return ok
}

// unfit is a fault of pages that are each whole and do not fit together: they are no use to a further run.
type unfit struct{ error }

func (u unfit) Unwrap() error { return u.error }
