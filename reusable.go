package bonbogi

// ReusableKind is what another government could take over as it is.
type ReusableKind string

// The kinds of what can be reused.
const (
	ReusableOrdinance ReusableKind = "ordinance" // the text of a local law
	ReusableTender    ReusableKind = "tender"    // specification and call for bids
	ReusableForm      ReusableKind = "form"
	ReusableSoftware  ReusableKind = "software"
	ReusableGuide     ReusableKind = "guide"
	ReusableData      ReusableKind = "data"
	ReusableOther     ReusableKind = "other"
)

// ReusableKinds lists them in the order in which a form offers them.
var ReusableKinds = []ReusableKind{ReusableOrdinance, ReusableTender, ReusableForm, ReusableSoftware, ReusableGuide, ReusableData, ReusableOther}

// Reusable is something of a practice that others may use.
type Reusable struct {
	Kind    ReusableKind `json:"kind"`
	Name    string       `json:"name"`
	URL     string       `json:"url,omitempty"`
	Licence string       `json:"licence,omitempty"` // an SPDX identifier, KOGL-1 to KOGL-4, or in words; empty: not known
}

func (c *checks) reusables(field string, list []Reusable) {
	c.elements(field, len(list))
	for i, r := range list {
		at := element(field, i)
		oneOf(c, at+".kind", r.Kind, ReusableKinds)
		c.require(at+".name", r.Name)
		c.length(at+".name", r.Name, 300)
		c.url(at+".url", r.URL)
		c.length(at+".licence", r.Licence, 300)
	}
}

// Software is the description of a practice that is software, by the publiccode.yml standard.
type Software struct {
	URL        string `json:"url,omitempty"`        // of its publiccode.yml
	Publiccode string `json:"publiccode,omitempty"` // the text of that file, as it was given
}

// IsZero reports whether nothing is said of software.
func (s Software) IsZero() bool { return s == Software{} }

func (c *checks) software(field string, s Software) {
	c.url(field+".url", s.URL)
	c.length(field+".publiccode", s.Publiccode, 200_000)
}
