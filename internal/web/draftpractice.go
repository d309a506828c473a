package web

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// draftPractice puts a practice into a form, in the order in which somebody tells of it.
func (c *call) draftPractice(d *draft, x *bonbogi.Practice) {
	if k, err := c.site.catalogue(c.Context()); err == nil { // without it, no names are offered
		for _, o := range (names{c.site, c.words}).offered(k, isMeasured) {
			d.Indicators = append(d.Indicators, o.Name)
		}
	}
	d.Inputs = []*input{
		c.body("owner", &x.Owner).required().under("practice.group.what"), short("name", &x.Name).required(), short("name_en", &x.NameEn),
		lines("other_names", &x.OtherNames), long("summary", &x.Summary), long("summary_en", &x.SummaryEn),

		long("problem", &x.Problem).under("practice.group.how"), wide(lines("steps", &x.Steps)), long("workings", &x.Workings),

		amount("cost_first", &x.CostFirst).under("practice.group.means"), amount("cost_yearly", &x.CostYearly), short("currency", &x.Currency),
		long("cost", &x.Cost), short("funding", &x.Funding), short("people", &x.People), short("time_needed", &x.TimeNeeded),

		rows("legal_basis", &x.LegalBasis, bonbogi.LegalBasis{}, func(l *bonbogi.LegalBasis) []*input {
			return []*input{short(".title", &l.Title).labelled("law_title"), short(".article", &l.Article).labelled("law_article"), short(".url", &l.URL).labelled("law_url")}
		}).under("practice.group.ground"),
		wide(lines("partners", &x.Partners)), long("conditions", &x.Conditions),

		long("results", &x.Results).under("practice.group.results"),
		c.draftAims(&x.Aims),

		long("limits", &x.Limits).under("practice.group.limits"), long("side_effects", &x.SideEffects), long("otherwise", &x.Otherwise),

		rows("reusables", &x.Reusables, bonbogi.Reusable{Kind: bonbogi.ReusableOrdinance}, func(r *bonbogi.Reusable) []*input {
			return []*input{choose(".kind", "reusable.", &r.Kind, bonbogi.ReusableKinds).labelled("reusable_kind"), short(".name", &r.Name).labelled("reusable_name"),
				short(".url", &r.URL).labelled("reusable_url"), short(".licence", &r.Licence).labelled("reusable_licence")}
		}).under("practice.group.reuse"),
		short("software.url", &x.Software.URL).labelled("software_url"), wide(publiccode("software.publiccode", &x.Software.Publiccode).labelled("publiccode")),

		short("contact.office", &x.Contact.Office).labelled("contact_office").under("practice.group.contact"), short("contact.phone", &x.Contact.Phone).labelled("contact_phone"),
		short("contact.email", &x.Contact.Email).labelled("contact_email"), short("contact.url", &x.Contact.URL).labelled("contact_url"),

		choose("status", "status.", &x.Status, bonbogi.PracticeStatuses).under("practice.group.status"), day("started", &x.Started), day("ended", &x.Ended),
		short("department", &x.Department),
		rows("functions", &x.Functions, "", func(code *string) []*input { return []*input{ofFunction(code)} }),
		lines("topics", &x.Topics), c.bases(&x.BasedOn),

		long("note", &x.Note).under("practice.group.note"), long("note_en", &x.NoteEn),
	}
	for _, in := range d.Inputs {
		if in.Group != "" {
			d.Contents = append(d.Contents, in.Group)
		}
	}
}

// wide takes the whole width of the form.
func wide(in *input) *input { in.Kind = "long"; return in }

// verbatim is a text in which the white space at the ends of lines counts, as in a file.
func verbatim(name string, to *string) *input {
	in := long(name, to)
	shown := strings.TrimSpace(strings.ReplaceAll(*to, "\r\n", "\n"))
	was := *to
	in.read = func(_ *call, in *input) error {
		switch in.Value {
		case shown:
			*to = was // not touched
		case "":
			*to = ""
		default:
			*to = in.Value + "\n"
		}
		return nil
	}
	return in
}

// draftAims are figures that the practice should move: indicators on record, found by their names, or what was typed.
func (c *call) draftAims(to *[]bonbogi.Aim) *input {
	before := slices.Clone(*to)
	return rows("aims", to, bonbogi.Aim{Direction: bonbogi.Up}, func(a *bonbogi.Aim) []*input {
		what := short(".name", &a.Name).labelled("aim_name")
		what.Kind = "indicator"
		if i, ok := c.definition(a.Indicator); ok {
			what.Value = names{c.site, c.words}.indicator(i)
		} else if a.Indicator != "" {
			what.Value = a.Indicator
		}
		what.read = func(c *call, in *input) error {
			*a = bonbogi.Aim{Name: in.Value}
			if in.Value == "" {
				return nil
			}
			i, err := c.indicatorCalled(in.Value)
			if err != nil && bonbogi.CodeOf(err) == "" {
				return err
			}
			if err != nil || !slices.Contains([]string{i.ID, i.Name, i.NameEn, i.Title(false), i.Title(true)}, in.Value) {
				return nil // none on record is called so
			}
			*a = bonbogi.Aim{Indicator: i.ID}
			if at := slices.IndexFunc(before, func(b bonbogi.Aim) bool { return b.Indicator == i.ID }); at >= 0 {
				a.Name = before[at].Name
			}
			return nil
		}
		return []*input{what, choose(".direction", "aim.", &a.Direction, bonbogi.AimDirections).labelled("aim_direction"), whole(".months", &a.Months).labelled("aim_months")}
	})
}

// definition is an indicator on record.
func (c *call) definition(id string) (bonbogi.Indicator, bool) {
	k, err := c.site.catalogue(c.Context())
	if err != nil || id == "" {
		return bonbogi.Indicator{}, false
	}
	i, ok := k.byID[id]
	return i, ok
}

// ofFunction is a function of government, chosen by its name.
func ofFunction(code *string) *input {
	in := &input{Kind: "function", Label: "function", read: func(_ *call, in *input) error { *code = in.Value; return nil }}
	if f, ok := bonbogi.FunctionOf(*code); ok {
		in.Value = f.Code
	}
	return in
}

// bases are practices that this one is based on: on record, by ID, address or name, or the addresses of others.
func (c *call) bases(to *[]string) *input {
	in := lines("based_on", to)
	in.read = func(c *call, in *input) error {
		*to = nil
		for line := range strings.Lines(in.Value) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			if id, err := c.practiceCalled(line); err == nil {
				line = id
			} else if bonbogi.CodeOf(err) == "" || !bonbogi.WebAddress(line) {
				return err
			}
			*to = append(*to, line)
		}
		return nil
	}
	return in
}
