package practicefile

import (
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// Of is the file of a practice on record: with who took it over by the adoptions, and the sources by their IDs. base is
// the address of the collection, as https://bonbogi.example, "" where it has none.
func Of(names *registry.Registry, base string, p bonbogi.Practice, adoptions []bonbogi.Adoption, sources map[string]bonbogi.Source) File {
	f := File{Practice: p, ID: p.ID, Organization: organizationOf(names, p.Owner)}
	if base != "" {
		f.URL = base + "/practices/" + p.ID
	}
	f.Practice.BasedOn = nil
	for _, from := range p.BasedOn {
		if base != "" && !bonbogi.WebAddress(from) {
			from = base + "/practices/" + from
		}
		f.Practice.BasedOn = append(f.Practice.BasedOn, from)
	}
	for _, a := range adoptions {
		if a.Form.TakenOver() {
			f.UsedBy = append(f.UsedBy, Use{Party: a.Adopter, Organization: organizationOf(names, a.Adopter), Form: a.Form,
				Date: a.Date, DateSense: a.DateSense, ClaimedBy: a.ClaimedBy})
		}
	}
	for _, c := range p.Sources {
		if s, ok := sources[c.Source]; ok {
			f.Sources = append(f.Sources, Cited{s, c})
		}
	}
	return f
}

func organizationOf(names *registry.Registry, p bonbogi.Party) string {
	if p.Government == "" {
		return ""
	}
	return OrganizationURI(names, p.Government)
}

// IDOf is the ID of the practice that an address of the collection means; "" if it is another address.
func IDOf(base, address string) string {
	id, ok := strings.CutPrefix(address, base+"/practices/")
	if base == "" || !ok || !bonbogi.ValidID(id) {
		return ""
	}
	return id
}
