package document

import (
	"github.com/bonbogi/bonbogi"
)

// rules are the keys of everything that this package refuses.
var rules = []string{
	"document_empty",       // no text
	"document_too_large",   // the file, its text or what it unpacks to
	"document_encoding",    // text in an unknown or broken encoding
	"document_binary",      // no text at all: a picture, a program, a recording
	"document_hwp",         // HWP 3 and 5: save as HWPX
	"document_pdf",         // copy the text
	"document_locked",      // a password stands before it
	"document_unsupported", // another known format of an office: save as DOCX or HWPX
	"document_damaged",     // the format is right, the content is not
}

// Rules returns the rule keys of the refusals, each of which a language file has to know.
func Rules() []string { return append([]string(nil), rules...) }

func refuse(rule, format string, args ...any) error {
	return bonbogi.Errorf(bonbogi.Refused, rule, format, args...)
}

func tooLarge(what string, bytes, limit int) error {
	return refuse("document_too_large", "%s has %.1f MB; the limit is %d MB; split it, or paste only the part that you need",
		what, float64(bytes)/(1<<20), limit>>20)
}

func damaged(format string, args ...any) error {
	e := bonbogi.Errorf(bonbogi.Refused, "document_damaged", format, args...)
	e.Message += "; open it in the office program, save it again and try once more, or copy the text and paste it"
	return e
}
