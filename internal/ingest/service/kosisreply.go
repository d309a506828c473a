package service

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// kosisReply is a reply of KOSIS: rows, or the code of an error that is none of ours.
type kosisReply struct {
	rows []kosisRow
	code string
}

// tooMany reports whether there was more than the service gives at once.
func (r kosisReply) tooMany() bool { return r.code == "31" || r.code == "41" }

// kosisRow is one value.
type kosisRow struct {
	Org        scalar `json:"ORG_ID"`
	Table      scalar `json:"TBL_ID"`
	TableName  scalar `json:"TBL_NM"`
	Item       scalar `json:"ITM_ID"`
	ItemName   scalar `json:"ITM_NM"`
	ItemNameEn scalar `json:"ITM_NM_ENG"`
	Unit       scalar `json:"UNIT_NM"`
	UnitEn     scalar `json:"UNIT_NM_ENG"`
	PeriodType scalar `json:"PRD_SE"`
	Period     scalar `json:"PRD_DE"`
	Value      scalar `json:"DT"`

	Code1 scalar `json:"C1"` // of the classifications
	Code2 scalar `json:"C2"`
	Code3 scalar `json:"C3"`
	Code4 scalar `json:"C4"`
	Code5 scalar `json:"C5"`
	Code6 scalar `json:"C6"`
	Code7 scalar `json:"C7"`
	Code8 scalar `json:"C8"`
	Name1 scalar `json:"C1_NM"`
	Name2 scalar `json:"C2_NM"`
	Name3 scalar `json:"C3_NM"`
	Name4 scalar `json:"C4_NM"`
	Name5 scalar `json:"C5_NM"`
	Name6 scalar `json:"C6_NM"`
	Name7 scalar `json:"C7_NM"`
	Name8 scalar `json:"C8_NM"`
}

func (r *kosisRow) codes() [8]scalar {
	return [8]scalar{r.Code1, r.Code2, r.Code3, r.Code4, r.Code5, r.Code6, r.Code7, r.Code8}
}

func (r *kosisRow) names() [8]scalar {
	return [8]scalar{r.Name1, r.Name2, r.Name3, r.Name4, r.Name5, r.Name6, r.Name7, r.Name8}
}

// indicator is the definition of what the row is a value of; label are the other classifications.
func (r *kosisRow) indicator(label []string) bonbogi.Indicator {
	i := bonbogi.Indicator{Name: r.ItemName.trimmed(), NameEn: r.ItemNameEn.trimmed(), Unit: r.Unit.trimmed(), UnitEn: r.UnitEn.trimmed()}
	if r.TableName != "" && r.TableName != r.ItemName {
		i.Name = r.TableName.trimmed() + ": " + i.Name
		i.NameEn = "" // the name of the table comes in Korean alone
	}
	if len(label) > 0 {
		i.Name += " (" + strings.Join(label, ", ") + ")"
	}
	if r.Org != "" && r.Table != "" {
		i.URL = "https://kosis.kr/statHtml/statHtml.do?" + url.Values{"orgId": {string(r.Org)}, "tblId": {string(r.Table)}}.Encode()
	}
	return i
}

// parseKOSIS reads a reply in any of the forms in which it comes: JSON, JSON with bare names (without jsonVD), and
// XML, in which errors may come whatever was asked for.
func parseKOSIS(b []byte) (kosisReply, error) {
	if isMarkup(string(b[:min(len(b), 64)])) {
		code, ok := between(string(b), "<err>", "</err>")
		message, _ := between(string(b), "<errmsg>", "</errmsg>")
		if !ok {
			return kosisReply{}, webPage(b)
		}
		return kosisError(strings.TrimSpace(code), strings.TrimSpace(message))
	}
	if !utf8.Valid(b) {
		return kosisReply{}, notJSON(b, errNoText)
	}
	var rows []kosisRow
	strict := json.Unmarshal(b, &rows)
	if strict == nil {
		return kosisReply{rows: rows}, nil
	}
	relaxed := quoteNames(b)
	if json.Unmarshal(relaxed, &rows) == nil {
		return kosisReply{rows: rows}, nil
	}
	var e struct {
		Code    *scalar `json:"err"`
		Message scalar  `json:"errMsg"`
	}
	if json.Unmarshal(relaxed, &e) == nil && e.Code != nil {
		return kosisError(string(*e.Code), string(e.Message))
	}
	return kosisReply{}, notJSON(b, strict)
}

// kosisError says what the code of an error means for us. The codes are those of the developers' guide.
func kosisError(code, message string) (kosisReply, error) {
	said := "kosis says " + strings.TrimSpace(code+" "+message)
	switch code {
	case "30", "31", "41":
		return kosisReply{code: code}, nil
	case "10", "11":
		return kosisReply{}, refuse(bonbogi.Refused, "service_key", "%s; check BONBOGI_KOSIS_KEY, or extend the key at https://kosis.kr/openapi/", said)
	case "20":
		return kosisReply{}, refuse(bonbogi.Invalid, "service_query", "%s; the table may have more classifications: add their codes, or ALL, as ORG/TABLE/ITEM/@/CODE", said)
	case "40", "42":
		return kosisReply{}, refuse(bonbogi.Refused, "service_busy", "%s; the key may ask no more for now: try again later", said)
	case "50":
		return kosisReply{}, passing{refuse(bonbogi.Refused, "service_unreachable", "%s; try again later", said)}
	}
	return kosisReply{}, refuse(bonbogi.Refused, "service_said", "%s; check --indicator, --government and --period", said)
}

// quoteNames makes JSON of what is nearly that: names without quotation marks, and line ends and tabs within texts.
// What is JSON stays as it is.
func quoteNames(b []byte) []byte {
	out := make([]byte, 0, len(b)+len(b)/8)
	inText := false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '"':
			inText = !inText
			out = append(out, c)
		case inText && c == '\\' && i+1 < len(b):
			i++
			out = append(out, c, b[i])
		case inText && c < 0x20:
			out = fmt.Appendf(out, `\u%04x`, c)
		case !inText && isWord(c):
			end := i
			for end < len(b) && isWord(b[end]) {
				end++
			}
			word := b[i:end]
			if bytes.HasPrefix(bytes.TrimLeft(b[end:], " \t\r\n"), []byte(":")) {
				out = append(append(append(out, '"'), word...), '"')
			} else {
				out = append(out, word...)
			}
			i = end - 1
		default:
			out = append(out, c)
		}
	}
	return out
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
