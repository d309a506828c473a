package bonbogi

import "strings"

// Level is the place of a government in the order of its country.
type Level string

// The levels of government.
const (
	Country      Level = "country"      // 국가, 정부
	Ministry     Level = "ministry"     // 중앙부처, 청, 위원회
	Province     Level = "province"     // 광역자치단체: 특별시, 광역시, 도
	Municipality Level = "municipality" // 기초자치단체: 시, 군, 자치구
	District     Level = "district"     // 일반구: a district inside a city, without a council of its own
	AdminCity    Level = "admin_city"   // 행정시: 제주시, 서귀포시
)

// Levels lists them from the whole country down.
var Levels = []Level{Country, Ministry, Province, Municipality, District, AdminCity}

// Government is a municipality, a province, a ministry or the state. What it is called, which code it
// bears and to which province it belongs changes over time: each such spell is a Form.
type Government struct {
	ID    string `json:"id"` // of our own, never reused: "kr-gyeonggi-anyang"
	Level Level  `json:"level"`
	Forms []Form `json:"forms"` // oldest first, at least one
}

// RecordKind returns KindGovernment.
func (Government) RecordKind() Kind { return KindGovernment }

// RecordID returns the ID.
func (g Government) RecordID() string { return g.ID }

// Form is what held for a government from one day to another.
type Form struct {
	Name    string   `json:"name"`              // 안양시
	NameEn  string   `json:"name_en,omitempty"` // Anyang-si
	Aliases []string `json:"aliases,omitempty"` // short names that people write: 국토부
	Scheme  string   `json:"scheme,omitempty"`  // whose code: "kr-bjd" for the first five digits of the 법정동코드
	Code    string   `json:"code,omitempty"`    // 41170; ministries have none
	Codes   []string `json:"codes,omitempty"`   // of other schemes, as "ons:43UB"
	Parent  string   `json:"parent,omitempty"`  // ID of the province, or of the city for a district
	From    Date     `json:"valid_from"`        // first day; zero if it is not known
	To      Date     `json:"valid_to"`          // the day on which it ceased to hold; zero while it holds

	// Predecessors are other governments whose area came here on the first day.
	Predecessors []string `json:"predecessors,omitempty"`
}

// HoldsOn reports whether the form was in force on the day.
func (f Form) HoldsOn(day Date) bool {
	return (f.From.IsZero() || f.From.Compare(day) <= 0) && (f.To.IsZero() || day.Compare(f.To) < 0)
}

// Current is the form in force today, or the last one of a government that is no more.
func (g Government) Current() Form {
	if len(g.Forms) == 0 {
		return Form{}
	}
	return g.Forms[len(g.Forms)-1]
}

// FormOn is the form in force on the day; ok is false if the government did not exist then.
func (g Government) FormOn(day Date) (f Form, ok bool) {
	for _, f := range g.Forms {
		if f.HoldsOn(day) {
			return f, true
		}
	}
	return Form{}, false
}

// Exists reports whether the government still exists.
func (g Government) Exists() bool { return len(g.Forms) > 0 && g.Current().To.IsZero() }

// Validate returns Problems, or nil.
func (g Government) Validate() error {
	var c checks
	c.id("id", g.ID)
	oneOf(&c, "level", g.Level, Levels)
	if len(g.Forms) == 0 {
		c.add("forms", "required", "a government has at least one name")
	}
	for i, f := range g.Forms {
		if i+1 < len(g.Forms) && f.To.IsZero() {
			c.add("valid_to", "required", "%s has no end, and %s follows it; give the day on which that begins", f.Name, g.Forms[i+1].Name)
		}
		c.require("name", f.Name)
		c.length("name", f.Name, 200)
		for _, code := range f.Codes {
			if scheme, rest, ok := strings.Cut(code, ":"); !ok || scheme == "" || strings.TrimSpace(rest) == "" {
				c.add("codes", "further_code", "%q is no code of another scheme; write SCHEME:CODE", code)
			}
		}
		if !f.From.IsZero() && !f.To.IsZero() && f.To.Compare(f.From) <= 0 {
			c.add("valid_to", "date_order", "%s ends on %s, before it begins on %s", f.Name, f.To, f.From)
		}
		if i > 0 && g.Forms[i-1].To.Compare(f.From) > 0 {
			c.add("valid_from", "date_order", "%s begins on %s, while %s still holds", f.Name, f.From, g.Forms[i-1].Name)
		}
	}
	return c.err()
}
