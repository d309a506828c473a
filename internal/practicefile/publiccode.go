package practicefile

import (
	"cmp"
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/bonbogi/bonbogi"
)

// Publiccode is what a publiccode.yml says of a piece of software, as far as a page shows it. The standard stands at
// https://yml.publiccode.tools; versions 0.2 to 0.7 are read. Names of persons in it are left out.
type Publiccode struct {
	Version      string              `json:"version"` // of the standard
	Name         string              `json:"name"`
	URL          string              `json:"url"` // of the repository
	LandingURL   string              `json:"landing_url,omitempty"`
	Release      string              `json:"release,omitempty"`
	Released     bonbogi.Date        `json:"released"`
	Status       string              `json:"status,omitempty"` // concept, development, beta, stable, obsolete
	Type         string              `json:"type,omitempty"`
	Platforms    []string            `json:"platforms,omitempty"`
	Licence      string              `json:"licence"` // an SPDX expression
	Owner        string              `json:"owner,omitempty"`
	Organization Organisation        `json:"organization"`
	Maintenance  string              `json:"maintenance,omitempty"` // internal, contract, community, none
	Contracts    []Contract          `json:"contracts,omitempty"`
	Languages    []string            `json:"languages,omitempty"`
	BasedOn      []string            `json:"based_on,omitempty"`
	UsedBy       []string            `json:"used_by,omitempty"`
	Described    map[string]Software `json:"described"` // by language
}

// Organisation is who publishes the software.
type Organisation struct {
	URI  string `json:"uri,omitempty"`
	Name string `json:"name,omitempty"`
}

// Contract is maintenance by a company.
type Contract struct {
	Name  string       `json:"name"`
	Until bonbogi.Date `json:"until"`
}

// Software is the description of a piece of software in one language.
type Software struct {
	Language      string   `json:"-"`
	Name          string   `json:"name,omitempty"`
	Short         string   `json:"short,omitempty"`
	Long          string   `json:"long,omitempty"`
	Features      []string `json:"features,omitempty"`
	Documentation string   `json:"documentation,omitempty"`
}

// In is the description in a language; else the English one, else the first of all.
func (p Publiccode) In(language string) Software {
	tags := slices.Sorted(maps.Keys(p.Described))
	for _, want := range []string{language, "en"} {
		for _, tag := range tags {
			if base, _, _ := strings.Cut(tag, "-"); strings.EqualFold(base, want) {
				return p.Described[tag]
			}
		}
	}
	if len(tags) == 0 {
		return Software{}
	}
	return p.Described[tags[0]]
}

//go:embed publiccode.schema.json
var publiccodeText []byte

var publiccodeSchema = sync.OnceValues(func() (schema, error) { return compile("publiccode.schema.json", publiccodeText) })

// ReadPubliccode reads a publiccode.yml. It returns bonbogi.Problems, each with line, column and field, if it cannot be
// read or lacks what every publiccode.yml has.
func ReadPubliccode(data []byte) (Publiccode, error) {
	s, err := Text(data)
	if err != nil {
		return Publiccode{}, err
	}
	t, err := parse(s)
	if err != nil {
		return Publiccode{}, err
	}
	return publiccode(t)
}

func publiccode(t tree) (Publiccode, error) {
	s, err := publiccodeSchema()
	if err != nil {
		return Publiccode{}, err
	}
	t.root = s.without(s.raw, t.root)
	r := new(reading)
	r.check(s, t)
	if err := r.err(); err != nil {
		return Publiccode{}, err
	}
	f := fields{r: r, t: t}
	p := Publiccode{
		Version: f.text("/publiccodeYmlVersion"), Name: f.text("/name"), URL: f.text("/url"), LandingURL: f.text("/landingURL"),
		Release: f.text("/softwareVersion"), Released: f.date("/releaseDate"), Status: f.text("/developmentStatus"),
		Type: f.text("/softwareType"), Platforms: f.texts("/platforms"), Licence: f.text("/legal/license"),
		Owner:        cmp.Or(f.text("/legal/mainCopyrightOwner"), f.text("/legal/repoOwner")),
		Organization: Organisation{f.text("/organisation/uri"), f.text("/organisation/name")},
		Maintenance:  f.text("/maintenance/type"), Languages: f.texts("/localisation/availableLanguages"),
		BasedOn: f.texts("/isBasedOn"), UsedBy: f.texts("/usedBy"), Described: map[string]Software{},
	}
	for at := range f.entries("/maintenance/contractors") {
		p.Contracts = append(p.Contracts, Contract{f.text(at + "/name"), f.date(at + "/until")})
	}
	languages, _ := t.value("/description").(map[string]any)
	for tag := range languages {
		at := pointer("/description", tag)
		p.Described[tag] = Software{tag, f.text(at + "/localisedName"), f.text(at + "/shortDescription"), f.text(at + "/longDescription"),
			f.texts(at + "/features"), f.text(at + "/documentation")}
	}
	return p, r.err()
}
