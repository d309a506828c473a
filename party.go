package bonbogi

// PartyType is what kind of body takes part.
type PartyType string

// The types of a party.
const (
	PartyGovernment  PartyType = "government"
	PartyCouncil     PartyType = "council"     // 지방의회
	PartyResidents   PartyType = "residents"   // 주민자치회, a farmers' or youth body, a village
	PartyInstitution PartyType = "institution" // foundation, training institute, school
	PartyForeign     PartyType = "foreign"
	PartyCompany     PartyType = "company"
	PartyPerson      PartyType = "person"
	PartyGroup       PartyType = "group" // a counted set of governments that the source does not name
)

// PartyTypes lists them in the order in which a form offers them.
var PartyTypes = []PartyType{PartyGovernment, PartyCouncil, PartyResidents, PartyInstitution, PartyForeign, PartyCompany, PartyPerson, PartyGroup}

// Party is whoever takes part: a government of the registry, or another body by its name.
type Party struct {
	Government string    `json:"government,omitempty"` // ID in the registry; empty for other bodies
	Name       string    `json:"name"`                 // as the source has it, or the official name
	Type       PartyType `json:"type"`
	Count      int64     `json:"count,omitempty"` // of a group: how many governments
}

// IsZero reports whether no party is given.
func (p Party) IsZero() bool { return p.Government == "" && p.Name == "" }

// Same reports whether both are the same body as far as the record can tell.
func (p Party) Same(q Party) bool {
	if p.Government != "" || q.Government != "" {
		return p.Government == q.Government && p.Type == q.Type
	}
	return p.Name == q.Name
}

func (c *checks) party(field string, p Party) {
	if p.IsZero() {
		c.add(field, "required", "must be given")
		return
	}
	c.optionalParty(field, p)
}

func (c *checks) optionalParty(field string, p Party) {
	if p.IsZero() {
		return
	}
	c.require(field, p.Name)
	c.length(field, p.Name, 300)
	oneOf(c, field, p.Type, PartyTypes)
	if p.Count < 0 {
		c.add(field, "negative", "must not be negative")
	}
}
