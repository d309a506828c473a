package practicefile

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
	"github.com/piprate/json-gold/ld"
)

// isJSONLD reports whether a text is JSON with words of JSON-LD.
func isJSONLD(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "[") || strings.HasPrefix(s, "{") && (strings.Contains(s, `"@context"`) || strings.Contains(s, `"@graph"`) || strings.Contains(s, `"@type"`))
}

// services reads JSON-LD: each public service in it is a practice.
func services(names *registry.Registry, s string) (files []File, err error) {
	defer func() { // what reads JSON-LD panics at some texts that are none
		if failure := recover(); failure != nil {
			files, err = nil, badGraph(fmt.Sprint(failure))
		}
	}()
	doc, err := decode(s)
	if err != nil {
		return nil, err
	}
	if work(doc, 0, 0) > mostWork {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "file_words", "the file explains its words (@context) too many times over; let one context stand at the top, with the words that are used")
	}
	from := &offline{}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = from
	expanded, err := ld.NewJsonLdProcessor().Expand(doc, options)
	switch {
	case from.refused != "":
		return nil, bonbogi.Errorf(bonbogi.Invalid, "file_context", "the file takes the meaning of its words from %s, which is not fetched; put the context itself into the file, or expand it before", shorten(from.refused))
	case err != nil:
		return nil, badGraph(err.Error())
	}
	g := graph{byID: map[string]map[string]any{}}
	g.index(expanded)
	for _, node := range g.ofType(cpsv + "PublicService") {
		f, err := g.practice(names, node)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "file_no_service", "there is no public service (cpsv:PublicService) in the file; is it of another vocabulary?")
	}
	return files, nil
}

func badGraph(why string) error {
	return bonbogi.Errorf(bonbogi.Invalid, "file_jsonld", "this cannot be read as JSON-LD (%s); see whether the context and the keywords with @ are right", shorten(why))
}

// offline knows the context that CPSV-AP publishes, and fetches nothing.
type offline struct{ refused string }

var isPublished = regexp.MustCompile(`(?i)^https?://[^?#]*cpsv-ap[^?#]*\.jsonld$`)

// LoadDocument returns the published context.
func (o *offline) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if isPublished.MatchString(address) {
		return &ld.RemoteDocument{DocumentURL: address, Document: publishedContext()}, nil
	}
	o.refused = address
	return nil, fmt.Errorf("%s is not fetched", address)
}

// practice makes a file of the node of a public service.
func (g *graph) practice(names *registry.Registry, n map[string]any) (File, error) {
	known, kept := literal(n, ours+"fields"), literal(n, ours+"extra")
	titles := wordedOf(n, dct+"title")
	language, _ := known["language"].(string)
	language = cmp.Or(language, mainLanguage(titles))
	o := object{"practiceYmlVersion": Version}
	o.text("name", one(titles, language))
	if language != "ko" {
		o.text("language", language)
	}
	described := map[string]any{}
	own := func(tag string) bool { return tag == "" || strings.EqualFold(tag, language) }
	note := func(tag, key, s string) {
		if own(tag) {
			tag = language // JSON-LD writes zh-hans for zh-Hans
		}
		fields, _ := described[tag].(map[string]any)
		if fields == nil {
			fields = map[string]any{}
			described[tag] = fields
		}
		fields[key] = s
	}
	for _, t := range titles {
		if !own(t.language) {
			note(t.language, "localisedName", t.text)
		}
	}
	texts := wordedOf(n, dct+"description")
	if len(texts) == 1 && texts[0].text == o["name"] && own(texts[0].language) {
		texts = nil // it had none, and CPSV-AP wants one
	}
	for _, t := range texts {
		note(t.language, "summary", t.text)
	}
	o.fields("description", described)

	id, identifier := written(n["@id"]), one(wordedOf(n, dct+"identifier"), "")
	if bonbogi.ValidID(identifier) {
		o["id"] = identifier
	}
	if bonbogi.WebAddress(id) {
		o["url"] = id
	} else if bonbogi.WebAddress(identifier) {
		o["url"] = identifier
	}
	if owners := g.at(n, cv+"hasCompetentAuthority"); len(owners) > 0 {
		owner := owners[0]
		name := cmp.Or(one(wordedOf(owner, skos+"prefLabel"), language), one(wordedOf(owner, dct+"title"), language), one(wordedOf(owner, foaf+"name"), language),
			one(wordedOf(n, cv+"hasCompetentAuthority"), language)) // some write the name in place of the body
		uri := written(owner["@id"])
		if strings.HasPrefix(uri, "_:") {
			uri = ""
		}
		if known, ok := Organization(names, uri); ok {
			name = cmp.Or(name, known.Current().Name)
		}
		o.text("organizationUri", uri).fields("owner", object{}.text("name", name))
	}
	var out File
	o.texts("functions", g.functions(n, &out)).text("status", g.status(n, &out))
	var topics []string
	for _, t := range wordedOf(n, dcat+"keyword") {
		topics = append(topics, t.text)
	}
	o.texts("topics", topics)
	o.list("legalBasis", each(g.at(n, cv+"hasLegalResource"), func(l map[string]any) any {
		url := written(l["@id"])
		title := cmp.Or(one(wordedOf(l, dct+"title"), language), one(wordedOf(l, eli+"title"), language), one(wordedOf(l, skos+"prefLabel"), language), url)
		if !bonbogi.WebAddress(url) {
			url = ""
		}
		return object{}.text("title", title).text("article", one(wordedOf(l, eli+"number"), "")).text("url", url).plain()
	}))
	var partners []string
	for _, participation := range g.at(n, cv+"hasParticipation") {
		for _, agent := range g.at(participation, cv+"hasParticipant") {
			if name := cmp.Or(one(wordedOf(agent, dct+"title"), language), one(wordedOf(agent, skos+"prefLabel"), language), one(wordedOf(agent, foaf+"name"), language)); name != "" {
				partners = append(partners, name)
			}
		}
	}
	o.texts("partners", partners)
	if contacts := g.at(n, cv+"contactPoint"); len(contacts) > 0 {
		contact := contacts[0]
		page := one(wordedOf(contact, cv+"contactPage"), "")
		for _, p := range g.at(contact, cv+"contactPage") {
			page = cmp.Or(page, written(p["@id"]))
		}
		if !bonbogi.WebAddress(page) {
			page = ""
		}
		o.fields("contact", object{}.text("phone", one(wordedOf(contact, cv+"telephone"), "")).text("email", one(wordedOf(contact, cv+"email"), "")).text("url", page))
	}
	root := merge(merge(map[string]any(o), known), kept)
	f, err := practice(names, tree{root: root, at: map[string]*position{"": {}}})
	f.LeftOut = append(out.LeftOut, leftOut(n)...)
	return f, err
}

// mainLanguage is Korean if the titles have it, else the first of them.
func mainLanguage(titles []worded) string {
	for _, t := range titles {
		if t.language == "ko" || strings.HasPrefix(t.language, "ko-") {
			return t.language
		}
	}
	for _, t := range titles {
		if t.language != "" {
			return t.language
		}
	}
	return Undetermined
}

// cofogName is how a function of government is named in lists of codes: 03.1, GF0301, 0301.
var cofogName = regexp.MustCompile(`^(?:cofog-)?(?:GF)?(0[1-9]|10)\.?(?:0?([1-9])\.?(?:0?([1-9]))?)?$`)

// functions are the codes of COFOG among the types of the service; other types are left out.
func (g *graph) functions(n map[string]any, f *File) (codes []string) {
	for _, c := range g.at(n, dct+"type") {
		id := written(c["@id"])
		name := cmp.Or(one(wordedOf(c, skos+"notation"), ""), id[strings.LastIndexAny(id, "/#:")+1:])
		m := cofogName.FindStringSubmatch(name)
		if m == nil {
			f.LeftOut = append(f.LeftOut, "dct:type "+shorten(cmp.Or(id, name)))
			continue
		}
		codes = append(codes, strings.Join(slices.DeleteFunc(m[1:], func(s string) bool { return s == "" }), "."))
	}
	return codes
}

// statuses are the words of other lists for how far a service has come: ADMS, and that of the EU for concepts.
var statuses = map[string]bonbogi.PracticeStatus{
	"underdevelopment": bonbogi.PracticeIdea, "completed": bonbogi.PracticeRunning, "deprecated": bonbogi.PracticeEnded, "withdrawn": bonbogi.PracticeWithdrawn,
	"active": bonbogi.PracticeRunning, "current": bonbogi.PracticeRunning, "inactive": bonbogi.PracticeEnded, "retired": bonbogi.PracticeEnded,
}

func (g *graph) status(n map[string]any, f *File) string {
	for _, c := range g.at(n, adms+"status") {
		id := written(c["@id"])
		name := id[strings.LastIndexAny(id, "/#:")+1:]
		if own := bonbogi.PracticeStatus(strings.TrimPrefix(name, "status-")); slices.Contains(bonbogi.PracticeStatuses, own) {
			return string(own)
		}
		if known := statuses[strings.ToLower(strings.ReplaceAll(name, "_", ""))]; known != "" {
			return string(known)
		}
		f.LeftOut = append(f.LeftOut, "adms:status "+shorten(id))
	}
	return ""
}

// taken are the properties that a practice holds.
var taken = []string{"@id", "@type", dct + "identifier", dct + "title", dct + "description", dct + "type", dcat + "keyword", adms + "status",
	cv + "hasCompetentAuthority", cv + "hasLegalResource", cv + "hasParticipation", cv + "contactPoint", ours + "fields", ours + "extra"}

// leftOut are the properties that it does not, by their short names.
func leftOut(n map[string]any) (out []string) {
	for _, property := range slices.Sorted(maps.Keys(n)) {
		if slices.Contains(taken, property) {
			continue
		}
		for short, long := range prefixes {
			if rest, ok := strings.CutPrefix(property, long); ok {
				property = short + ":" + rest
				break
			}
		}
		out = append(out, shorten(property))
	}
	return out
}
