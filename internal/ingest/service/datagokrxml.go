package service

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// parsePortalXML reads a page in XML. Entities are not expanded beyond the five of XML itself.
func parsePortalXML(b []byte) (portalReply, error) {
	r, header, gateway := portalReply{total: -1}, portalGateway{}, portalGateway{}
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = charset
	depth, item := 0, 0 // of the elements that are open, and of the item among them
	var fields map[string]string
	var text strings.Builder
	known, total := false, scalar("")
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && depth == 0 {
			break
		}
		if err != nil {
			return r, notXML(b, d.InputOffset(), known, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			known = known || t.Name.Local == "response" || t.Name.Local == "OpenAPI_ServiceResponse" || t.Name.Local == "items"
			text.Reset()
			if t.Name.Local == "item" && fields == nil {
				fields, item = map[string]string{}, depth
			}
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			name, value := t.Name.Local, strings.TrimSpace(text.String())
			depth--
			switch {
			case fields != nil && depth == item-1:
				r.items, fields = append(r.items, fields), nil
			case fields != nil && depth == item:
				fields[name] = value
			case fields != nil:
			case strings.EqualFold(name, "totalCount"):
				total = scalar(value)
			case name == "resultCode":
				header.Code = scalar(value)
			case name == "resultMsg":
				header.Reason = value
			case name == "errMsg":
				gateway.Error = value
			case name == "returnAuthMsg":
				gateway.Reason = value
			case name == "returnReasonCode":
				gateway.Code = scalar(value)
			}
			text.Reset()
		}
	}
	switch {
	case gateway != portalGateway{}:
		return portalReply{}, gateway.refusal()
	case !known:
		return portalReply{}, webPage(b)
	}
	if none, err := portalResult(string(header.Code), header.Reason); err != nil || none {
		return portalReply{}, err
	}
	if total != "" {
		n, err := total.count()
		if err != nil {
			return portalReply{}, badReply("totalCount is %q, which is no number; check --url", string(total))
		}
		r.total = n
	}
	return r, nil
}

// notXML says what is wrong with a reply that should be XML. known: it began as one of the service.
func notXML(b []byte, at int64, known bool, err error) error {
	switch {
	case !known:
		return webPage(b)
	case at >= int64(len(b)):
		return passing{badReply("the reply breaks off after %d bytes; try again later", len(b))}
	}
	return badReply("the reply is not in the form that the service documents (%v); check --url", err)
}

// charset reads text of any encoding that the web knows.
func charset(label string, from io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(strings.TrimSpace(label))
	if err != nil {
		return nil, badReply("the text is in %q, which is no known encoding", label)
	}
	return e.NewDecoder().Reader(from), nil
}
