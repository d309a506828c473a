package practicefile

import (
	"cmp"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// practice reads a tree of practice.yml.
func practice(names *registry.Registry, t tree) (File, error) {
	s, err := practiceSchema()
	if err != nil {
		return File{}, err
	}
	t.root = s.without(s.raw, t.root)
	r := new(reading)
	r.check(s, t)
	if err := r.err(); err != nil {
		return File{}, err
	}
	f := fields{r: r, t: t}
	out := File{ID: f.text("/id"), URL: f.text("/url"), Organization: f.text("/organizationUri")}
	language := cmp.Or(f.text("/language"), "ko")
	p := &out.Practice
	own := pointer("/description", language)
	*p = bonbogi.Practice{
		Owner: f.party(names, "/owner", out.Organization), Name: f.text("/name"), OtherNames: f.texts("/otherNames"),
		Summary: f.text(own + "/summary"), Note: f.text(own + "/note"), NameEn: f.text("/description/en/localisedName"),
		Problem: f.text("/problem"), Steps: f.texts("/steps"), Workings: f.text("/workings"),
		CostFirst: f.count("/cost/first"), CostYearly: f.count("/cost/yearly"), Currency: f.text("/cost/currency"),
		Cost: f.text("/cost/asStated"), Funding: f.text("/cost/funding"), People: f.text("/people"), TimeNeeded: f.text("/timeNeeded"),
		Partners: f.texts("/partners"), Conditions: f.text("/conditions"), Results: f.text("/results"),
		Limits: f.text("/limits"), SideEffects: f.text("/sideEffects"), Otherwise: f.text("/otherwise"),
		Software:   bonbogi.Software{URL: f.text("/software/url"), Publiccode: f.text("/software/publiccode")},
		Contact:    bonbogi.Contact{Office: f.text("/contact/office"), Phone: f.text("/contact/phone"), Email: f.text("/contact/email"), URL: f.text("/contact/url")},
		Department: f.text("/department"), Started: f.date("/started"), Ended: f.date("/ended"),
		Status:    bonbogi.PracticeStatus(cmp.Or(f.text("/status"), string(bonbogi.PracticeUnknown))),
		Functions: f.texts("/functions"), Topics: f.texts("/topics"), BasedOn: f.texts("/isBasedOn"),
	}
	if language != "en" {
		p.SummaryEn, p.NoteEn = f.text("/description/en/summary"), f.text("/description/en/note")
	}
	for at := range f.entries("/legalBasis") {
		p.LegalBasis = append(p.LegalBasis, bonbogi.LegalBasis{Title: f.text(at + "/title"), Article: f.text(at + "/article"), URL: f.text(at + "/url")})
	}
	for at := range f.entries("/aims") {
		a := bonbogi.Aim{Indicator: f.text(at + "/indicator"), Name: f.text(at + "/name"), Direction: bonbogi.Direction(f.text(at + "/direction"))}
		if months := f.count(at + "/months"); months != nil {
			a.Months = int(*months)
		}
		p.Aims = append(p.Aims, a)
	}
	for at := range f.entries("/reusables") {
		p.Reusables = append(p.Reusables, bonbogi.Reusable{Kind: bonbogi.ReusableKind(cmp.Or(f.text(at+"/kind"), string(bonbogi.ReusableOther))),
			Name: f.text(at + "/name"), URL: f.text(at + "/url"), Licence: f.text(at + "/licence")})
	}
	for at := range f.entries("/usedBy") {
		out.UsedBy = append(out.UsedBy, f.use(names, at))
	}
	for at := range f.entries("/sources") {
		out.Sources = append(out.Sources, f.cited(at))
	}
	if err := out.handOn(s, t, language); err != nil {
		return File{}, err
	}
	f.obey(out)
	return out, r.err()
}

// handOn keeps in the practice what it cannot hold otherwise.
func (f *File) handOn(s schema, t tree, language string) error {
	kept, _ := s.unknown(s.raw, t.root).(map[string]any)
	if kept == nil {
		kept = map[string]any{}
	}
	described, _ := t.value("/description").(map[string]any)
	for tag, value := range described {
		if tag != language && tag != "en" {
			others, _ := kept["description"].(map[string]any)
			if others == nil {
				others = map[string]any{}
				kept["description"] = others
			}
			others[tag] = value
		}
	}
	if f.URL != "" {
		kept["url"] = f.URL
	}
	if language != "ko" {
		kept["language"] = language
	}
	if f.Organization != "" && f.Practice.Owner.Government == "" {
		kept["organizationUri"] = f.Organization
	}
	delete(kept, "usedBy") // each use is kept whole
	var err error
	f.Practice.Extra, err = raw(kept)
	return err
}

// party is who a URI means, else who is called so.
func (f fields) party(names *registry.Registry, at, uri string) bonbogi.Party {
	p := bonbogi.Party{Name: f.text(at + "/name"), Type: bonbogi.PartyType(f.text(at + "/type"))}
	if n := f.count(at + "/count"); n != nil {
		p.Count = *n
	}
	if p.Type != "" && p.Type != bonbogi.PartyGovernment && p.Type != bonbogi.PartyCouncil {
		return p
	}
	if g, ok := Organization(names, uri); ok {
		p.Government, p.Type = g.ID, cmp.Or(p.Type, bonbogi.PartyGovernment)
		return p
	}
	if found := names.Resolve(p.Name, bonbogi.Date{}).Matches; len(found) == 1 && p.Type != bonbogi.PartyCouncil {
		p.Government = found[0].Government.ID
	}
	p.Type = cmp.Or(p.Type, bonbogi.PartyGovernment)
	return p
}

func (f fields) use(names *registry.Registry, at string) Use {
	value := f.t.value(at)
	if name, ok := value.(string); ok {
		named := tree{root: map[string]any{"name": strings.TrimSpace(name)}, at: map[string]*position{"": f.t.place(at)}}
		u := fields{f.r, named}.use(names, "")
		u.raw = name
		return u
	}
	u := Use{Organization: f.text(at + "/organizationUri"), Form: bonbogi.AdoptionForm(cmp.Or(f.text(at+"/form"), string(bonbogi.AdoptionUnknown))),
		Date: f.date(at + "/date"), DateSense: bonbogi.Sense(cmp.Or(f.text(at+"/dateSense"), string(bonbogi.By))),
		ClaimedBy: bonbogi.Claimant(f.text(at + "/claimedBy")), raw: value}
	u.Party = f.party(names, at, u.Organization)
	return u
}

func (f fields) cited(at string) Cited {
	return Cited{
		bonbogi.Source{Type: bonbogi.SourceType(cmp.Or(f.text(at+"/type"), string(bonbogi.SourceWeb))), Title: f.text(at + "/title"),
			Publisher: f.text(at + "/publisher"), Date: f.date(at + "/date"), URL: f.text(at + "/url")},
		bonbogi.Citation{Quote: f.text(at + "/quote"), Place: f.text(at + "/place")},
	}
}

// where says which field of the file is one of the record.
var where = map[string]string{
	"owner": "/owner", "name": "/name", "name_en": "/description/en/localisedName", "other_names": "/otherNames", "summary": "/description", "summary_en": "/description/en/summary",
	"problem": "/problem", "steps": "/steps", "workings": "/workings", "cost_first": "/cost/first", "cost_yearly": "/cost/yearly", "currency": "/cost/currency",
	"cost": "/cost/asStated", "funding": "/cost/funding", "people": "/people", "time_needed": "/timeNeeded", "legal_basis": "/legalBasis", "partners": "/partners",
	"conditions": "/conditions", "results": "/results", "aims": "/aims", "limits": "/limits", "side_effects": "/sideEffects", "otherwise": "/otherwise",
	"reusables": "/reusables", "software": "/software", "contact": "/contact", "department": "/department", "started": "/started", "ended": "/ended",
	"status": "/status", "functions": "/functions", "topics": "/topics", "based_on": "/isBasedOn", "note": "/description", "note_en": "/description/en/note",
}

// inList is the number of an entry in the field of an error: aims[2].months.
var inList = regexp.MustCompile(`\[(\d+)\]`)

// obey notes what breaks the rules of a record.
func (f fields) obey(out File) {
	p := out.Practice
	p.ID, p.Sources = "x", []bonbogi.Citation{{Source: "x"}}
	problems, _ := errors.AsType[bonbogi.Problems](p.Validate())
	for _, e := range problems {
		name, rest, _ := strings.Cut(inList.ReplaceAllString(e.Field, ".$1"), ".")
		at := where[name]
		if rest != "" {
			at += "/" + strings.ReplaceAll(rest, ".", "/")
		}
		f.r.note(f.t.place(at), at, e)
	}
	for i, c := range out.Sources {
		c.Source.ID = "x"
		problems, _ := errors.AsType[bonbogi.Problems](c.Source.Validate())
		for _, e := range problems {
			at := "/sources/" + strconv.Itoa(i) + "/" + e.Field
			f.r.note(f.t.place(at), at, e)
		}
	}
}
