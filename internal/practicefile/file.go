package practicefile

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/bonbogi/bonbogi"
)

// File is a practice as it travels, with what stands around it on record.
type File struct {
	// Practice has no sources, and its Meta has an ID only when it is written. Its Extra holds what the file says besides.
	Practice     bonbogi.Practice
	ID           string // in the collection from which the file comes
	URL          string // where the practice is described
	Organization string // URI of the owner
	UsedBy       []Use
	Sources      []Cited
	LeftOut      []string // of another format: what it says that a practice cannot hold
}

// Use says who took the practice over.
type Use struct {
	Party        bonbogi.Party
	Organization string // URI of the party
	Form         bonbogi.AdoptionForm
	Date         bonbogi.Date
	DateSense    bonbogi.Sense
	ClaimedBy    bonbogi.Claimant

	raw any // as the file has it
}

// Cited is a source with the place in it; their IDs are not given.
type Cited struct {
	Source   bonbogi.Source
	Citation bonbogi.Citation
}

// extra is the object that a practice hands on, empty if there is none.
func extra(raw json.RawMessage) map[string]any {
	out := map[string]any{}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&out); err != nil || out == nil {
		return map[string]any{}
	}
	return out
}

// raw is the object as it is stored: nil if it says nothing. Its keys are in the order of the alphabet.
func raw(object map[string]any) (json.RawMessage, error) {
	if len(object) == 0 {
		return nil, nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(object); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// with sets a field of what is handed on; nil takes it away.
func (f *File) with(key string, value any) error {
	object := extra(f.Practice.Extra)
	if value == nil {
		delete(object, key)
	} else {
		object[key] = value
	}
	var err error
	f.Practice.Extra, err = raw(object)
	return err
}

// ForgetURL takes the address away that the practice would hand on: of a file that comes home.
func (f *File) ForgetURL() error { f.URL = ""; return f.with("url", nil) }

// HandOn keeps uses that become no records here, so that the next file has them. Who was handed on before is once there.
func (f *File) HandOn(uses []Use) error {
	if len(uses) == 0 {
		return nil
	}
	handed := extra(f.Practice.Extra)
	list := append(each(uses, Use.entry), others(uses, handed)...)
	return f.with("usedBy", append(list, furtherIn(handed)...))
}

// HandOnFurther keeps what uses that become records say in fields which no record has.
func (f *File) HandOnFurther(uses []Use) error {
	handed := extra(f.Practice.Extra)
	list, _ := handed["usedBy"].([]any)
	list = slices.Clone(list)
	for _, u := range uses {
		if further := u.further(); further != nil {
			list = slices.DeleteFunc(list, func(v any) bool { return isEntries([]any{v}) && v.(map[string]any)[entryKey] == u.Party.Name })
			list = append(list, further)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return f.with("usedBy", list)
}

// Settle makes IDs of the addresses in base, and addresses of the IDs that are not on record here, by that of the file.
// An ID of which nobody knows the address cannot be followed: it stands among what is left out.
func (f *File) Settle(base string, onRecord func(id string) (bool, error)) error {
	var out []string
	for _, from := range f.Practice.BasedOn {
		id := from
		if bonbogi.WebAddress(from) {
			id = IDOf(base, from)
		}
		known := false
		if id != "" {
			var err error
			if known, err = onRecord(id); err != nil {
				return err
			}
		}
		switch at := strings.LastIndex(f.URL, "/"); {
		case known:
			out = append(out, id)
		case bonbogi.WebAddress(from):
			out = append(out, from)
		case f.ID != "" && at > 0 && f.URL[at+1:] == f.ID:
			out = append(out, f.URL[:at+1]+from)
		default:
			f.LeftOut = append(f.LeftOut, "isBasedOn "+from)
		}
	}
	f.Practice.BasedOn = out
	return nil
}

// HandOnIndicator keeps the ID of an indicator that is not on record here: the aim is told by its name.
func (f *File) HandOnIndicator(i int) error {
	a := &f.Practice.Aims[i]
	a.Name = cmp.Or(a.Name, a.Indicator)
	entry := map[string]any{entryKey: a.Name, "indicator": a.Indicator}
	a.Indicator = ""
	list, _ := extra(f.Practice.Extra)["aims"].([]any)
	for _, e := range list {
		if known, ok := e.(map[string]any); ok && (known[entryKey] == a.Name || known[entryKey] == entry["indicator"]) {
			known[entryKey], known["indicator"] = a.Name, entry["indicator"]
			return f.with("aims", list)
		}
	}
	return f.with("aims", append(list, entry))
}

// HandedOn names what a practice hands on of the files that it came in: cost.vat, legalBasis.enacted.
func HandedOn(p bonbogi.Practice) []string {
	known := map[string]bool{}
	var walk func(at string, v any)
	walk = func(at string, v any) {
		if entries, ok := v.([]any); ok && isEntries(entries) {
			for _, e := range entries {
				walk(at, e)
			}
			return
		}
		fields, ok := v.(map[string]any)
		_, ours := order[strings.TrimSuffix(at, ".")]
		if at != "" && (!ok || !ours) {
			known[strings.TrimSuffix(at, ".")] = true
			return
		}
		for key, value := range fields {
			if key != entryKey {
				walk(at+key+".", value)
			}
		}
	}
	walk("", extra(p.Extra))
	return slices.Sorted(maps.Keys(known))
}

// URLOf is the address that a practice hands on: where its first publisher describes it; "" if there is none.
func URLOf(p bonbogi.Practice) string {
	s, _ := extra(p.Extra)["url"].(string)
	return s
}

// Undetermined is the tag of a language that is not known.
const Undetermined = "und"

// languageOf is the language of the practice's own texts: as its file said, else Korean where there is Hangul.
func languageOf(p bonbogi.Practice) string {
	if s, _ := extra(p.Extra)["language"].(string); s != "" {
		return s
	}
	if strings.ContainsFunc(p.Name+p.Summary, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
		return "ko"
	}
	return Undetermined
}
