package practicefile

import (
	"cmp"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// Kind is what kind of file a practice came in.
type Kind string

// The kinds of files.
const (
	PracticeYML   Kind = "practice.yml"
	CPSVAP        Kind = "CPSV-AP"
	PubliccodeYML Kind = "publiccode.yml"
)

// Read reads a file of any of the kinds, which is told by its fields. A practice.yml and a publiccode.yml hold one
// practice, JSON-LD may hold several. Who a file means by an organization or a name is told by the registry.
//
// The error is bonbogi.Problems or a bonbogi.Error, if the file is one that a person can mend.
func Read(names *registry.Registry, data []byte) ([]File, Kind, error) {
	s, err := Text(data)
	if err != nil {
		return nil, "", err
	}
	if isJSONLD(s) {
		files, err := services(names, s)
		return files, CPSVAP, err
	}
	t, err := parse(s)
	if err != nil {
		return nil, "", err
	}
	has := func(keys ...string) bool {
		for _, key := range keys {
			if t.at[pointer("", key)] != nil {
				return true
			}
		}
		return false
	}
	switch {
	case has("practiceYmlVersion"):
		f, err := practice(names, t)
		return []File{f}, PracticeYML, err
	case has("publiccodeYmlVersion"):
		f, err := ofSoftware(names, s, t)
		return []File{f}, PubliccodeYML, err
	}
	return nil, "", bonbogi.Errorf(bonbogi.Invalid, "file_kind", "this is no practice.yml, no publiccode.yml and no JSON-LD: it has neither practiceYmlVersion nor publiccodeYmlVersion nor @context")
}

// ofSoftware is a practice made of the description of its software.
func ofSoftware(names *registry.Registry, text string, t tree) (File, error) {
	c, err := publiccode(t)
	if err != nil {
		return File{}, err
	}
	owner := cmp.Or(c.Organization.Name, c.Owner)
	f := fields{new(reading), tree{root: map[string]any{"owner": map[string]any{"name": owner}}, at: map[string]*position{}}}
	own, english := c.In("ko"), c.In("en")
	p := bonbogi.Practice{Owner: f.party(names, "/owner", c.Organization.URI), Name: c.Name, NameEn: english.Name, Summary: own.Short,
		Workings: own.Long, Status: bonbogi.PracticeUnknown, Software: bonbogi.Software{Publiccode: text}}
	if english.Language != own.Language {
		p.SummaryEn = english.Short
	}
	out := File{Practice: p, Organization: c.Organization.URI}
	for _, from := range c.BasedOn {
		if bonbogi.WebAddress(from) {
			out.Practice.BasedOn = append(out.Practice.BasedOn, from)
		}
	}
	repository := c.URL
	if !bonbogi.WebAddress(repository) { // git://…
		repository = ""
	}
	out.Practice.Reusables = []bonbogi.Reusable{{Kind: bonbogi.ReusableSoftware, Name: c.Name, URL: repository, Licence: c.Licence}}
	for _, name := range c.UsedBy {
		named := fields{new(reading), tree{root: map[string]any{"name": name}, at: map[string]*position{}}}
		out.UsedBy = append(out.UsedBy, named.use(names, ""))
	}
	return out, nil
}
