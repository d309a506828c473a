package web

// licence is what the bundled records may be used under.
var licence = licenceView{"CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"}

type licenceView struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// aboutView is what the program is, and what it holds.
type aboutView struct {
	Version string         `json:"version"`
	Licence licenceView    `json:"licence"` // of the bundled records
	Counts  map[string]int `json:"counts"`  // by kind
}

func (s *Site) about(c *call) (answer, error) {
	counts, err := s.counts(c)
	if err != nil {
		return nil, err
	}
	return &page{Template: "about", Title: c.text("site.about"), Data: aboutView{s.Version, licence, counts}}, nil
}
