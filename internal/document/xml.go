package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// maxDepth is how deep elements may be nested; a page of an office is not half as deep.
const maxDepth = 256

// xmlReader reads the XML of one part. Document types, and with them entities, are refused.
type xmlReader struct {
	dec   *xml.Decoder
	part  string
	depth int
}

func newXML(part string, data []byte) *xmlReader {
	return &xmlReader{dec: xml.NewDecoder(bytes.NewReader(data)), part: part}
}

// next returns the next token, io.EOF after the last.
func (x *xmlReader) next() (xml.Token, error) {
	t, err := x.dec.Token()
	if errors.Is(err, io.EOF) {
		return nil, io.EOF
	}
	if err != nil {
		return nil, damaged("its part %s is no proper XML (%v)", x.part, err)
	}
	switch t.(type) {
	case xml.Directive:
		return nil, damaged("its part %s brings definitions of its own, which are not read", x.part)
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, damaged("its part %s is nested too deeply", x.part)
		}
	case xml.EndElement:
		x.depth--
	}
	return t, nil
}

// skip passes over the rest of the element that was just begun.
func (x *xmlReader) skip() error {
	if err := x.dec.Skip(); err != nil {
		return damaged("its part %s is no proper XML (%v)", x.part, err)
	}
	x.depth--
	return nil
}

// each calls child for every element inside the one just begun, or of the whole part at its start;
// child must read or skip that element to its end. text is called for what stands between; it may be nil.
func (x *xmlReader) each(child func(xml.StartElement) error, text func(string)) error {
	for {
		t, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := child(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		case xml.CharData:
			if text != nil {
				text(string(t))
			}
		}
	}
}

// first reads the first of several alternatives of the same content, and skips the others.
func (x *xmlReader) first(read func() error) error {
	done := false
	return x.each(func(xml.StartElement) error {
		if done {
			return x.skip()
		}
		done = true
		return read()
	}, nil)
}

// metadata returns the text of the leaf elements of a part by name; a meta element goes by its name
// attribute.
func metadata(part string, data []byte) map[string]string {
	found := map[string]string{}
	x := newXML(part, data)
	var inside func(key string) error
	inside = func(key string) error {
		return x.each(func(e xml.StartElement) error {
			k := e.Name.Local
			if name := attr(e, "name"); k == "meta" && name != "" {
				k = name
			}
			return inside(k)
		}, func(s string) {
			if _, twice := found[key]; !twice && strings.TrimSpace(s) != "" {
				found[key] = s
			}
		})
	}
	if err := inside(""); err != nil {
		return map[string]string{} // a description that cannot be read does not make the text worse
	}
	return found
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// seoul is the zone of the days in Korean documents; it has had no summer time since 1988.
var seoul = time.FixedZone("KST", 9*60*60)

// day reads a moment as documents write it, and returns its day in Seoul; zero if it is none.
func day(s string) bonbogi.Date {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return bonbogi.DateOf(t.In(seoul))
		}
	}
	if len(s) > 10 {
		s = s[:10] // a time without a zone is the clock of the place
	}
	d, err := bonbogi.ParseDate(s)
	if err != nil || d.Year < 1900 || d.Year > 2200 {
		return bonbogi.Date{}
	}
	return d
}
