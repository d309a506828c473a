package practicefile

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"github.com/bonbogi/bonbogi"
)

// Version is that of the format which Write writes.
const Version = "1.0"

// object builds a JSON object of what is said; what is empty is left out.
type object map[string]any

func (o object) text(key, value string) object {
	if value != "" {
		o[key] = value
	}
	return o
}

func (o object) texts(key string, values []string) object {
	var list []any
	for _, v := range values {
		list = append(list, v)
	}
	return o.list(key, list)
}

func (o object) list(key string, values []any) object {
	if len(values) > 0 {
		o[key] = values
	}
	return o
}

func (o object) number(key string, value *int64) object {
	if value != nil {
		o[key] = json.Number(strconv.FormatInt(*value, 10))
	}
	return o
}

func (o object) fields(key string, value object) object {
	if len(value) > 0 {
		o[key] = map[string]any(value)
	}
	return o
}

// fields is the file as JSON would hold it, with what the practice hands on.
func (f File) fields() map[string]any {
	p := f.Practice
	language := languageOf(p)
	o := object{"practiceYmlVersion": Version}
	o.text("id", f.ID).text("url", f.URL).text("name", p.Name).texts("otherNames", p.OtherNames).text("organizationUri", f.Organization)
	o.fields("owner", partyFields(p.Owner))
	o.text("department", p.Department).text("status", string(p.Status)).text("started", p.Started.String()).text("ended", p.Ended.String())
	described, own := object{}, object{}.text("summary", p.Summary).text("note", p.Note)
	english := object{}.text("localisedName", p.NameEn).text("summary", p.SummaryEn).text("note", p.NoteEn)
	if language == "en" {
		maps.Copy(english, own) // there is one text in a language
	}
	described.fields(language, own).fields("en", english)
	if language != "ko" {
		o.text("language", language)
	}
	o.fields("description", described)
	o.text("problem", p.Problem).texts("steps", p.Steps).text("workings", p.Workings)
	o.fields("cost", object{}.number("first", p.CostFirst).number("yearly", p.CostYearly).text("currency", p.Currency).
		text("asStated", p.Cost).text("funding", p.Funding))
	o.text("people", p.People).text("timeNeeded", p.TimeNeeded)
	o.list("legalBasis", each(p.LegalBasis, func(l bonbogi.LegalBasis) any {
		return object{}.text("title", l.Title).text("article", l.Article).text("url", l.URL).plain()
	}))
	o.texts("partners", p.Partners).text("conditions", p.Conditions).text("results", p.Results)
	o.list("aims", each(p.Aims, func(a bonbogi.Aim) any {
		aim := object{}.text("indicator", a.Indicator).text("name", a.Name).text("direction", string(a.Direction))
		if a.Months > 0 {
			aim["months"] = json.Number(strconv.Itoa(a.Months))
		}
		return aim.plain()
	}))
	o.text("limits", p.Limits).text("sideEffects", p.SideEffects).text("otherwise", p.Otherwise)
	o.list("reusables", each(p.Reusables, func(r bonbogi.Reusable) any {
		return object{}.text("kind", string(r.Kind)).text("name", r.Name).text("url", r.URL).text("licence", r.Licence).plain()
	}))
	o.fields("software", object{}.text("url", p.Software.URL).text("publiccode", p.Software.Publiccode))
	o.fields("contact", object{}.text("office", p.Contact.Office).text("phone", p.Contact.Phone).text("email", p.Contact.Email).text("url", p.Contact.URL))
	o.texts("functions", p.Functions).texts("topics", p.Topics).texts("isBasedOn", p.BasedOn)
	handed := extra(p.Extra)
	uses := append(each(f.UsedBy, Use.entry), others(f.UsedBy, handed)...)
	mergeEntries(uses, furtherIn(handed))
	o.list("usedBy", uses)
	o.list("sources", each(f.Sources, Cited.entry))
	delete(handed, "usedBy")
	delete(handed, "language")
	if url, ok := handed["url"]; ok {
		o["url"] = url // the first publisher's stands
		delete(handed, "url")
	}
	return merge(map[string]any(o), handed).(map[string]any)
}

// plain is the object as JSON is read.
func (o object) plain() map[string]any { return o }

func each[T any](list []T, entry func(T) any) (out []any) {
	for _, v := range list {
		out = append(out, entry(v))
	}
	return out
}

func partyFields(p bonbogi.Party) object {
	o := object{}.text("name", p.Name).text("type", string(p.Type))
	if p.Count > 0 {
		o["count"] = json.Number(strconv.FormatInt(p.Count, 10))
	}
	return o
}

// entry is the use as the file had it, or in fields.
func (u Use) entry() any {
	if u.raw != nil {
		return u.raw
	}
	return partyFields(u.Party).text("organizationUri", u.Organization).text("form", string(u.Form)).text("date", u.Date.String()).text("dateSense", string(u.DateSense)).text("claimedBy", string(u.ClaimedBy)).plain()
}

// others are the uses that the practice hands on and that are not among those on record.
func others(onRecord []Use, handed map[string]any) (out []any) {
	list, _ := handed["usedBy"].([]any)
	known := map[string]bool{}
	for _, u := range onRecord {
		known[u.Party.Name] = true
	}
	for _, v := range list {
		name, ok := v.(string)
		if fields, isMap := v.(map[string]any); isMap {
			name, ok = fields["name"].(string)
		}
		if ok && !known[name] {
			out = append(out, v)
		}
	}
	return out
}

// further are the fields of a use that no record holds, with its name; nil if there are none.
func (u Use) further() map[string]any {
	fields, _ := u.raw.(map[string]any)
	out := map[string]any{}
	for key, value := range fields {
		if !slices.Contains(order["usedBy"], key) {
			out[key] = value
		}
	}
	if len(out) == 0 {
		return nil
	}
	out[entryKey] = u.Party.Name
	return out
}

// furtherIn are such fields among what a practice hands on.
func furtherIn(handed map[string]any) (out []any) {
	list, _ := handed["usedBy"].([]any)
	for _, v := range list {
		if isEntries([]any{v}) {
			out = append(out, v)
		}
	}
	return out
}

func (c Cited) entry() any {
	s := c.Source
	o := object{}.text("title", s.Title).text("type", string(s.Type)).text("publisher", s.Publisher).text("date", s.Date.String())
	return o.text("url", s.URL).text("quote", c.Citation.Quote).text("place", c.Citation.Place).plain()
}
