package web

import (
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// draftGovernment puts a government into a form: a group of fields for each spell of its name, and an
// empty one for the next.
func (c *call) draftGovernment(d *draft, g bonbogi.Government) {
	d.meta = &bonbogi.Meta{ID: g.ID}
	if _, known := c.registry.Get(g.ID); known {
		d.meta.Revision = 1
	} else {
		d.Inputs = append(d.Inputs, short("id", &g.ID).required())
	}
	d.Inputs = append(d.Inputs, choose("level", "level.", &g.Level, bonbogi.Levels))
	forms := make([]bonbogi.Form, len(g.Forms)+1)
	copy(forms, g.Forms)
	for i := range forms {
		f := &forms[i]
		spell := []*input{
			short("name", &f.Name), short("name_en", &f.NameEn), short("code", &f.Code), c.otherGovernment("parent", &f.Parent),
			day("valid_from", &f.From), day("valid_to", &f.To), lines("aliases", &f.Aliases), lines("codes", &f.Codes), lines("predecessors", &f.Predecessors),
		}
		spell[0].Group = "government.spell"
		if i == len(g.Forms) {
			spell[0].Group = "government.spell.new"
		}
		for _, in := range spell {
			in.Label, in.Name = in.Name, fmt.Sprintf("%s_%d", in.Name, i)
		}
		d.Inputs = append(d.Inputs, spell...)
	}
	d.record = func() bonbogi.Record {
		done := bonbogi.Government{ID: g.ID, Level: g.Level}
		for _, f := range forms {
			if strings.TrimSpace(f.Name) != "" {
				if f.Scheme == "" && f.Code != "" && strings.HasPrefix(g.ID, "kr-") {
					f.Scheme = "kr-bjd"
				}
				done.Forms = append(done.Forms, f)
			}
		}
		return done
	}
}

// otherGovernment is a reference to a government by ID, code or name.
func (c *call) otherGovernment(name string, to *string) *input {
	in := short(name, to)
	if *to != "" {
		in.Value = c.registry.FullName(*to, bonbogi.Date{})
	}
	shown, was := in.Value, *to
	in.read = func(c *call, in *input) (err error) {
		switch in.Value {
		case "":
			*to = ""
		case shown:
			*to = was
		default:
			*to, _, err = c.governmentCalled(in.Value)
		}
		return err
	}
	return in
}

// fits reports what is wrong with a government beside the others: an unknown parent or predecessor, or for a
// new one an id that is taken.
func (c *call) fits(g bonbogi.Government, isNew bool) error {
	if _, known := c.registry.Get(g.ID); known && isNew {
		return &bonbogi.Error{Code: bonbogi.Invalid, Field: "id", Rule: "government_exists", Message: "there is a government of that id; open its page and edit it"}
	}
	if _, err := c.registry.With([]bonbogi.Government{g}); err != nil {
		if bonbogi.CodeOf(err) != "" {
			return err
		}
		return bonbogi.Errorf(bonbogi.Invalid, "government_unfit", "%v", err)
	}
	return nil
}
