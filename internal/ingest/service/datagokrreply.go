package service

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// portalReply is one page of a service of data.go.kr.
type portalReply struct {
	items []map[string]string
	total int64 // of all pages; -1 if it is not said
}

// parsePortal reads a page, which is JSON or XML as the service likes; errors may come as XML whatever was asked for.
func parsePortal(b []byte) (portalReply, error) {
	if isMarkup(string(b[:min(len(b), 64)])) {
		return parsePortalXML(b)
	}
	return parsePortalJSON(b)
}

// parsePortalJSON reads response/header and response/body/items/item, also without the response around them, with
// the items as a list, and {"data":[…]} of odcloud.kr.
func parsePortalJSON(b []byte) (portalReply, error) {
	type header struct {
		Code    scalar `json:"resultCode"`
		Message scalar `json:"resultMsg"`
	}
	type body struct {
		Items json.RawMessage `json:"items"`
		Total *scalar         `json:"totalCount"`
	}
	type response struct {
		Header *header    `json:"header"`
		Body   list[body] `json:"body"` // some say nothing as ""
	}
	var r struct {
		response
		body
		header
		Response *response                 `json:"response"`
		Data     *list[map[string]loosely] `json:"data"`
		Matching *scalar                   `json:"matchCount"` // of the data, those that the conditions of the address leave
		Code     *scalar                   `json:"code"`
		Message  scalar                    `json:"msg"`
		Gateway  *struct {
			Header portalGateway `json:"cmmMsgHeader"`
		} `json:"OpenAPI_ServiceResponse"`
	}
	if err := parseJSON(b, &r); err != nil {
		return portalReply{}, err
	}
	switch {
	case r.Gateway != nil:
		return portalReply{}, r.Gateway.Header.refusal()
	case r.Data != nil:
		return portalItems(*r.Data, cmp.Or(r.Matching, r.Total))
	case r.Response != nil:
		r.response = *r.Response
	case r.Code != nil:
		return portalReply{}, portalRefusal(string(*r.Code), string(r.Message))
	}
	if r.response.Header != nil {
		r.header = *r.response.Header
	}
	if len(r.response.Body) > 0 {
		r.body = r.response.Body[0]
	}
	if r.body.Items == nil && r.body.Total == nil && r.header.Code == "" {
		return portalReply{}, badReply("the reply has no items: %q; check --url", excerpt(b))
	}
	if none, err := portalResult(string(r.header.Code), string(r.header.Message)); err != nil || none {
		return portalReply{}, err
	}
	var inner struct {
		Item list[map[string]loosely] `json:"item"`
	}
	if items := bytes.TrimSpace(r.body.Items); bytes.HasPrefix(items, []byte("[")) {
		if err := parseJSON(items, &inner.Item); err != nil {
			return portalReply{}, err
		}
	} else if bytes.HasPrefix(items, []byte("{")) {
		if err := parseJSON(items, &inner); err != nil {
			return portalReply{}, err
		}
	}
	return portalItems(inner.Item, r.body.Total)
}

// loosely is the text of a field; of an object or list, its JSON.
type loosely string

// UnmarshalJSON never fails.
func (l *loosely) UnmarshalJSON(b []byte) error {
	var s scalar
	if err := s.UnmarshalJSON(b); err != nil {
		s = scalar(b)
	}
	*l = loosely(s)
	return nil
}

func portalItems(items []map[string]loosely, total *scalar) (r portalReply, err error) {
	r.total = -1
	if total != nil {
		if r.total, err = total.count(); err != nil {
			return r, badReply("totalCount is %q, which is no number; check --url", string(*total))
		}
	}
	for _, item := range items {
		fields := make(map[string]string, len(item))
		for name, value := range item {
			fields[name] = string(value)
		}
		r.items = append(r.items, fields)
	}
	return r, nil
}

// portalGateway is how the portal itself refuses, before the service is asked.
type portalGateway struct {
	Error  string `json:"errMsg" xml:"errMsg"`
	Reason string `json:"returnAuthMsg" xml:"returnAuthMsg"`
	Code   scalar `json:"returnReasonCode" xml:"returnReasonCode"`
}

func (g portalGateway) refusal() error {
	return portalRefusal(string(g.Code), strings.TrimSpace(g.Error+" "+g.Reason))
}

// portalResult reads resultCode: none says that there is nothing, which is no error.
func portalResult(code, message string) (none bool, err error) {
	switch {
	case strings.Trim(code, "0") == "" || strings.HasPrefix(message, "NORMAL"):
		return false, nil
	case code == "03" || code == "3":
		return true, nil
	}
	return false, portalRefusal(code, message)
}

// portalRefusal says what an error code of the portal means for us. The codes are those of its guides.
func portalRefusal(code, message string) error {
	said := "datagokr: the service says " + strings.TrimSpace(code+" "+message)
	switch strings.TrimLeft(code, "0") {
	case "1", "2", "4", "5":
		return passing{refuse(bonbogi.Refused, "service_unreachable", "%s; try again later", said)}
	case "23": // as often as allowed in a second
		return passing{refuse(bonbogi.Refused, "service_busy", "%s; try again later", said)}
	case "22":
		return refuse(bonbogi.Refused, "service_busy", "%s: as often as the key may ask in a day; go on tomorrow, or ask the portal for more", said)
	case "20", "21", "29", "30", "31", "32", "33", "-4", "-401":
		return refuse(bonbogi.Refused, "service_key", "%s; check BONBOGI_DATAGOKR_KEY, and that its owner applied for this very service (it takes up to an hour to work)", said)
	}
	return refuse(bonbogi.Refused, "service_said", "%s; compare --url with the guide of the service", said)
}
