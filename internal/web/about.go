package web

func (s *Site) about(c *call) (answer, error) {
	return &page{Template: "about", Title: c.text("site.about")}, nil
}
