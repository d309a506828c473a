package practicefile

// The vocabularies of CPSV-AP 3.2.0, and ours for what it has no word for.
const (
	adms = "http://www.w3.org/ns/adms#"
	cpsv = "http://purl.org/vocab/cpsv#"
	cv   = "http://data.europa.eu/m8g/"
	dcat = "http://www.w3.org/ns/dcat#"
	dct  = "http://purl.org/dc/terms/"
	eli  = "http://data.europa.eu/eli/ontology#"
	foaf = "http://xmlns.com/foaf/0.1/"
	rdfs = "http://www.w3.org/2000/01/rdf-schema#"
	skos = "http://www.w3.org/2004/02/skos/core#"
	ours = "https://github.com/bonbogi/bonbogi/blob/main/docs/format/practice.md#"
)

// prefixes are the short names of the vocabularies.
var prefixes = map[string]string{"adms": adms, "cpsv": cpsv, "cv": cv, "dcat": dcat, "dct": dct, "eli": eli, "foaf": foaf, "rdfs": rdfs, "skos": skos, "practice": ours}

// The properties of ours hold JSON: the fields of practice.yml for which CPSV-AP has none, and what the practice hands on.
const (
	practiceFields = "practiceFields"
	practiceExtra  = "practiceExtra"
)

// context stands in each file that is written, so that it is read without a network.
func context() map[string]any {
	c := map[string]any{
		"@version":     1.1,
		practiceFields: map[string]any{"@id": "practice:fields", "@type": "@json"},
		practiceExtra:  map[string]any{"@id": "practice:extra", "@type": "@json"},
	}
	for short, long := range prefixes {
		c[short] = long
	}
	return c
}

// published are the terms of the context that comes with CPSV-AP, as far as they are read here. Files name that context by
// its address, which is not fetched.
var published = map[string]string{
	"PublicService": cpsv + "PublicService", "PublicService.identifier": dct + "identifier", "PublicService.name": dct + "title",
	"PublicService.description": dct + "description", "PublicService.keyword": dcat + "keyword", "PublicService.status": adms + "status",
	"PublicService.functionsOfGovernment": dct + "type", "PublicService.hasCompetentAuthority": cv + "hasCompetentAuthority",
	"PublicService.hasLegalResource": cv + "hasLegalResource", "PublicService.contactPoint": cv + "contactPoint",
	"PublicService.hasParticipation": cv + "hasParticipation", "PublicService.hasChannel": cv + "hasChannel", "PublicService.hasCost": cv + "hasCost",
	"PublicService.hasInput": cpsv + "hasInput", "PublicService.hasInputType": cv + "hasInputType", "PublicService.holdsRequirement": cv + "holdsRequirement",
	"PublicService.produces": cpsv + "produces", "PublicService.follows": cpsv + "follows", "PublicService.thematicArea": cv + "thematicArea",
	"PublicService.sector": cv + "sector", "PublicService.language": dct + "language", "PublicService.spatial": dct + "spatial",
	"PublicService.processingTime": cv + "processingTime", "PublicService.relatedService": cv + "relatedService", "PublicService.requires": dct + "requires",
	"PublicService.isClassifiedBy": cv + "isClassifiedBy", "PublicService.isGroupedBy": cv + "isGroupedBy", "PublicService.isPartOf": dct + "isPartOf",
	"PublicService.addressee": dct + "audience",
	"PublicOrganization":      cv + "PublicOrganisation", "PublicOrganization.preferredLabel": skos + "prefLabel", "PublicOrganization.spatial": dct + "spatial",
	"LegalResource": eli + "LegalResource", "LegalResource.related": dct + "relation",
	"ContactPoint": cv + "ContactPoint", "ContactPoint.contactPage": cv + "contactPage", "ContactPoint.hasEmail": cv + "email", "ContactPoint.hasTelephone": cv + "telephone",
	"Participation": cv + "Participation", "Participation.hasParticipant": cv + "hasParticipant", "Participation.role": cv + "role",
	"Participation.identifier": dct + "identifier", "Participation.description": dct + "description",
	"Agent": foaf + "Agent", "Agent.name": dct + "title", "Agent.identifier": dct + "identifier",
	"Concept": skos + "Concept", "Code": skos + "Concept",
}

// publishedContext is that context as a document.
func publishedContext() map[string]any {
	c := map[string]any{}
	for term, id := range published {
		c[term] = id
	}
	return map[string]any{"@context": c}
}
