package service

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"
)

// schema is a Table Schema: what the fields of a table are.
type schema struct {
	Fields  []field       `json:"fields"`
	Missing missingValues `json:"missingValues"`
}

type field struct {
	Name        string        `json:"name"`
	Type        string        `json:"type"`
	Format      string        `json:"format"`
	Title       string        `json:"title"`
	Description string        `json:"description"`
	Unit        string        `json:"unit"` // not of the standard, and often there
	DecimalChar string        `json:"decimalChar"`
	GroupChar   string        `json:"groupChar"`
	BareNumber  *bool         `json:"bareNumber"`
	Missing     missingValues `json:"missingValues"`
}

// missingValues are the texts that say that there is no value. nil is not given: then it is the empty text alone.
type missingValues []string

// UnmarshalJSON reads a list of texts, or of objects with a value and a label.
func (m *missingValues) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, (*[]string)(m)) == nil {
		return nil
	}
	var labelled []struct {
		Value string `json:"value"`
	}
	if err := json.Unmarshal(b, &labelled); err != nil {
		return err
	}
	*m = missingValues{}
	for _, l := range labelled {
		*m = append(*m, l.Value)
	}
	return nil
}

func (f field) isNumber() bool { return f.Type == "number" || f.Type == "integer" }

// hasRole reports whether a query gives a role to the field.
func (f field) hasRole(fields map[string]string) bool {
	for _, name := range fields {
		if slices.Contains(strings.Split(name, "+"), f.Name) {
			return true
		}
	}
	return false
}

func (s schema) field(name string) (f field, ok bool) {
	i := slices.IndexFunc(s.Fields, func(f field) bool { return f.Name == name })
	if i < 0 {
		return field{}, false
	}
	return s.Fields[i], true
}

// lacks lists the fields with a role that the schema does not have.
func (s schema) lacks(roles map[string]string) (names []string) {
	for _, role := range slices.Sorted(maps.Keys(roles)) {
		for name := range strings.SplitSeq(roles[role], "+") {
			if _, ok := s.field(name); !ok {
				names = append(names, name)
			}
		}
	}
	return names
}

// value is the text of a cell as numbers are written everywhere; empty if it says that there is none.
func (s schema) value(name, text string) string {
	f, _ := s.field(name)
	missing := s.Missing
	if f.Missing != nil {
		missing = f.Missing
	}
	if slices.Contains(missing, text) {
		return ""
	}
	if f.Type == "date" && strings.Contains(f.Format, "%") {
		return dateIn(f.Format, text)
	}
	if !f.isNumber() {
		return text
	}
	if f.GroupChar != "" {
		text = strings.ReplaceAll(text, f.GroupChar, "")
	}
	if f.DecimalChar != "" && f.DecimalChar != "." {
		text = strings.Replace(text, f.DecimalChar, ".", 1)
	}
	if f.BareNumber != nil && !*f.BareNumber {
		text = strings.TrimFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789.+-", r) })
	}
	return text
}

// strftime are the parts of a date in the patterns of Table Schema, as Go writes them.
var strftime = strings.NewReplacer("%Y", "2006", "%y", "06", "%m", "01", "%d", "02", "%b", "Jan", "%B", "January")

// dateIn brings a date that is written by a pattern (%d/%m/%Y) into the usual form, if it is.
func dateIn(pattern, text string) string {
	d, err := time.Parse(strftime.Replace(pattern), strings.TrimSpace(text))
	if err != nil {
		return text
	}
	return d.Format(time.DateOnly)
}
