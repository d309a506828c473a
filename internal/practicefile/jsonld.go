package practicefile

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// WriteJSONLD is the practices as public services of CPSV-AP 3.2.0 in JSON-LD: one node, or a graph of several. The context
// stands in the file. The fields of practice.yml that CPSV-AP has no property for stand in it as JSON, so that nothing is
// lost on the way to another collection; docs/format/practice.md says which.
func WriteJSONLD(files ...File) ([]byte, error) {
	nodes := []any{} // of none it is a list too
	for _, f := range files {
		node, err := f.service()
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, node)
	}
	doc := map[string]any{}
	if len(nodes) == 1 {
		doc = nodes[0].(map[string]any)
	} else {
		doc["@graph"] = nodes
	}
	doc["@context"] = context()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		return nil, fmt.Errorf("CPSV-AP: %w", err)
	}
	return b.Bytes(), nil
}

// service is the practice as a node of a public service.
func (f File) service() (map[string]any, error) {
	handed := f.Practice.Extra
	language := languageOf(f.Practice)
	f.Practice.Extra = nil
	if language != "ko" {
		if err := f.with("language", language); err != nil {
			return nil, err
		}
	}
	p, rest := f.Practice, f.fields()
	f.Practice.Extra = handed
	if url := URLOf(f.Practice); url != "" {
		rest["url"] = url
	}
	n := object{"@type": "cpsv:PublicService", "dct:identifier": f.ID}
	if f.ID == "" {
		n["dct:identifier"] = p.Name
	}
	take := func(key string) any { v := rest[key]; delete(rest, key); return v }
	take("practiceYmlVersion")
	take("id")
	if url, ok := take("url").(string); ok {
		n["@id"] = url
	} else if f.ID != "" {
		n["@id"] = organizations + "practice:" + f.ID
	}

	titles, descriptions := []any{in(language, take("name").(string))}, []any{}
	described, _ := rest["description"].(map[string]any)
	for _, tag := range slices.Sorted(maps.Keys(described)) {
		fields := described[tag].(map[string]any)
		if s, ok := fields["localisedName"].(string); ok {
			titles = append(titles, in(tag, s))
		}
		delete(fields, "localisedName")
		if s, ok := fields["summary"].(string); ok {
			descriptions = append(descriptions, in(tag, s))
			if s != p.Name { // else it would pass for one that stands in for none
				delete(fields, "summary")
			}
		}
		if len(fields) == 0 {
			delete(described, tag)
		}
	}
	if len(described) == 0 {
		take("description")
	}
	if len(descriptions) == 0 {
		descriptions = titles[:1] // CPSV-AP wants one
	}
	n.list("dct:title", titles).list("dct:description", descriptions)

	n["adms:status"] = concept("status-"+string(p.Status), string(p.Status))
	take("status")
	n["cv:hasCompetentAuthority"] = authority(language, p.Owner, take("organizationUri"))
	if p.Owner.Type == bonbogi.PartyGovernment && p.Owner.Count == 0 {
		take("owner")
	}
	n.list("dcat:keyword", each(p.Topics, func(s string) any { return in(language, s) }))
	take("topics")
	n.list("dct:type", each(p.Functions, func(code string) any { return concept("cofog-"+code, code) }))
	take("functions")
	n.list("cv:hasLegalResource", each(p.LegalBasis, func(l bonbogi.LegalBasis) any {
		return object{"@type": "eli:LegalResource", "dct:title": in(language, l.Title)}.text("@id", l.URL).text("eli:number", l.Article).plain()
	}))
	take("legalBasis")
	n.list("cv:hasParticipation", each(p.Partners, func(s string) any {
		agent := map[string]any{"@type": "foaf:Agent", "dct:identifier": s, "dct:title": in(language, s)}
		return map[string]any{"@type": "cv:Participation", "dct:identifier": s, "dct:description": in(language, s),
			"cv:role": concept("partner", "partner"), "cv:hasParticipant": agent}
	}))
	take("partners")
	contact := object{}.text("cv:telephone", p.Contact.Phone).text("cv:email", p.Contact.Email)
	if p.Contact.URL != "" {
		contact["cv:contactPage"] = map[string]any{"@id": p.Contact.URL}
	}
	if len(contact) > 0 {
		contact["@type"] = "cv:ContactPoint"
		n["cv:contactPoint"] = contact.plain()
	}
	if take("contact"); p.Contact.Office != "" {
		rest["contact"] = map[string]any{"office": p.Contact.Office}
	}
	n.fields(practiceFields, rest)
	if kept := extra(handed); len(kept) > 0 {
		delete(kept, "language")
		delete(kept, "url")
		n.fields(practiceExtra, kept)
	}
	return n, nil
}

// authority is the owner as a public organisation. CPSV-AP wants to know where it is: the area of its name.
func authority(language string, p bonbogi.Party, uri any) map[string]any {
	o := map[string]any{"@type": "cv:PublicOrganisation", "skos:prefLabel": in(language, p.Name),
		"dct:spatial": map[string]any{"@type": "dct:Location", "rdfs:label": in(language, p.Name)}}
	if uri != nil {
		o["@id"] = uri
	}
	return o
}

// in is a text with its language.
func in(language, s string) any {
	return map[string]any{"@language": cmp.Or(language, Undetermined), "@value": s}
}

// concept is a word of a list of ours.
func concept(id, notation string) any {
	return map[string]any{"@id": "practice:" + id, "@type": "skos:Concept", "skos:notation": notation}
}
