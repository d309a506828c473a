package web

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/finder"
	"github.com/bonbogi/bonbogi/internal/search"
)

// headings are what records that were found are called on a page that is not Korean, by their IDs in the index. The index
// keeps their Korean headings; a record that has no other one is left out.
func (c *call) headings(hits []search.Hit) (map[string]string, error) {
	if c.words.Tag == "ko" {
		return nil, nil
	}
	of := map[bonbogi.Kind][]string{}
	for _, h := range hits {
		kind, id := finder.Record(h.ID)
		of[kind] = append(of[kind], id)
	}
	called := map[string]string{}
	for kind, ids := range of {
		if kind == bonbogi.KindGovernment { // most are of the register and not of the database
			for _, id := range ids {
				called[finder.ID(kind, id)] = c.fullName(id)
			}
			continue
		}
		records, err := c.site.Store.Records(c.Context(), kind, ids)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			if heading := c.heading(r); heading != "" {
				called[finder.ID(kind, r.RecordID())] = heading
			}
		}
	}
	return called, nil
}

// heading is the English heading of a record; empty where it has none.
func (c *call) heading(r bonbogi.Record) string {
	said := names{c.site, c.words}.said
	switch r := r.(type) {
	case bonbogi.Practice:
		return r.NameEn
	case bonbogi.Award:
		return r.NameEn
	case bonbogi.Indicator:
		if r.NameEn != "" {
			return r.Title(true)
		}
	case bonbogi.Visit:
		return c.text("visit.title", "guest", said(r.Guest), "host", said(r.Host))
	}
	return ""
}
