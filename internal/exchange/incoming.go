package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/internal/store"
)

// changed is the practice on record with what a file says of it. What the file does not speak of stays.
func changed(before, file bonbogi.Practice) (after bonbogi.Practice, err error) {
	now, err := fields(before)
	if err != nil {
		return after, err
	}
	said, err := fields(file)
	if err != nil {
		return after, err
	}
	for key, value := range said {
		switch {
		case slices.Contains([]string{"id", "revision", "withdrawn", "created_at", "updated_at", "owner", "sources"}, key):
		case value == nil || key == "status" && value == string(bonbogi.PracticeUnknown):
		case key == "name" && now["name"] != value && !slices.Contains(before.OtherNames, file.Name):
			now["other_names"] = append(slices.Clone(before.OtherNames), file.Name) // that of the record stands
		case key == "name":
		default:
			whole, isObject := now[key].(map[string]any)
			if part, ok := value.(map[string]any); ok && isObject {
				maps.Copy(whole, part)
			} else {
				now[key] = value
			}
		}
	}
	if names := append(slices.Clone(before.OtherNames), file.OtherNames...); len(file.OtherNames) > 0 {
		if file.Name != before.Name {
			names = append(names, file.Name)
		}
		slices.Sort(names)
		now["other_names"] = slices.DeleteFunc(slices.Compact(names), func(s string) bool { return s == before.Name })
	}
	b, err := json.Marshal(now)
	if err != nil {
		return after, fmt.Errorf("exchange: %w", err)
	}
	return after, json.Unmarshal(b, &after)
}

func fields(p bonbogi.Practice) (out map[string]any, err error) {
	b, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("exchange: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber() // as they were written
	return out, d.Decode(&out)
}

// Changes are the names of the fields that the file would change, as the record has them; nil if it is new.
func (in Incoming) Changes() ([]string, error) {
	if in.Before == nil {
		return nil, nil
	}
	before, err := fields(*in.Before)
	if err != nil {
		return nil, err
	}
	after, err := fields(in.Practice)
	if err != nil {
		return nil, err
	}
	var out []string
	for key := range after {
		a, _ := json.Marshal(before[key])
		b, _ := json.Marshal(after[key])
		if key != "sources" && string(a) != string(b) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out, nil
}

// cite finds the sources of the file on record, and adds the others and the file itself. A file may cite one source at
// several places.
func (c Collection) cite(ctx context.Context, in *Incoming, document bonbogi.Source) error {
	cited := map[string]bool{}
	for _, s := range in.Practice.Sources {
		cited[s.Source] = true
	}
	add := func(s bonbogi.Source, place bonbogi.Citation) {
		if place.Source = s.ID; !cited[s.ID] && !slices.Contains(in.Sources, Cited{s, place}) {
			in.Sources = append(in.Sources, Cited{s, place})
		}
	}
	found := map[bonbogi.Source]bonbogi.Source{}
	for _, listed := range in.File.Sources {
		s, again := found[listed.Source]
		if !again {
			var err error
			if s, err = c.sourceLike(ctx, listed.Source); err != nil {
				return err
			}
			found[listed.Source] = s
		}
		add(s, listed.Citation)
	}
	add(document, bonbogi.Citation{})
	return nil
}

// sourceLike is the source on record with the address of s, or its title, publisher and day; else s with an ID of its own.
func (c Collection) sourceLike(ctx context.Context, s bonbogi.Source) (bonbogi.Source, error) {
	filter := store.SourceFilter{URL: s.URL, Sort: "created", Limit: 10}
	if s.URL == "" { // the issues of a paper have one title
		filter.Title, filter.Publisher, filter.Date, filter.Limit = s.Title, s.Publisher, s.Date, store.All
	}
	found, err := c.Store.Sources(ctx, filter)
	if err != nil {
		return s, err
	}
	for _, other := range found.Items {
		if s.URL != "" || other.Title == s.Title && other.Publisher == s.Publisher && other.Date == s.Date {
			return other, nil
		}
	}
	s.ID = c.Store.NewID(bonbogi.KindSource)
	return s, nil
}

// adopt makes adoptions of the uses that the file tells of. The file is the only one who says so: they are claims of the
// owner where it is the owner's, else of a third. Whom the registry does not know is handed on as it is.
func (c Collection) adopt(ctx context.Context, in *Incoming, document bonbogi.Source) error {
	claimant := bonbogi.ClaimedByThird
	if document.Type == bonbogi.SourceOwn {
		claimant = bonbogi.ClaimedByOrigin
	}
	known, err := c.Store.Lineage(ctx, in.Practice.ID)
	if err != nil {
		return err
	}
	var handedOn []practicefile.Use
	for _, u := range in.File.UsedBy {
		if slices.ContainsFunc(known, func(a bonbogi.Adoption) bool { return a.Adopter.Same(u.Party) }) {
			continue
		}
		a := bonbogi.Adoption{Meta: bonbogi.Meta{ID: c.Store.NewID(bonbogi.KindAdoption)}, Practice: in.Practice.ID, Origin: in.Practice.Owner, Adopter: u.Party,
			Form: u.Form, Date: u.Date, DateSense: u.DateSense, ClaimedBy: claimant, Sources: []bonbogi.Citation{{Source: document.ID}}}
		if u.Party.Type == bonbogi.PartyGovernment && u.Party.Government == "" || a.Validate() != nil {
			handedOn = append(handedOn, u)
			continue
		}
		known = append(known, a)
		in.Adoptions, in.uses = append(in.Adoptions, a), append(in.uses, u)
	}
	in.File.Practice.Extra = in.Practice.Extra
	if err = in.File.HandOn(handedOn); err == nil {
		err = in.File.HandOnFurther(in.File.UsedBy)
	}
	in.Practice.Extra = in.File.Practice.Extra
	return err
}

// Without leaves out the adoptions for which keep is false; the practice hands them on.
func (in *Incoming) Without(keep func(i int) bool) error {
	var kept []bonbogi.Adoption
	var more []practicefile.Use
	for i, a := range in.Adoptions {
		if keep(i) {
			kept = append(kept, a)
		} else {
			more = append(more, in.uses[i])
		}
	}
	in.Adoptions, in.uses = kept, nil
	in.File.Practice.Extra = in.Practice.Extra
	err := in.File.HandOn(more)
	in.Practice.Extra = in.File.Practice.Extra
	return err
}

// Told reports whether the practice cites all that the file does, the file itself aside.
func (in Incoming) Told() bool {
	return !slices.ContainsFunc(in.Sources, func(s Cited) bool { return s.Source.Text == "" })
}

// Checked returns the Problems of the practice as it would be stored, or nil.
func (in Incoming) Checked() error {
	p := in.Practice
	if len(in.Sources) > 0 {
		p.Sources = append(slices.Clone(p.Sources), bonbogi.Citation{Source: in.Sources[0].Source.ID})
	}
	return p.Validate()
}

// Records are what is to be stored, in one go: the sources, the practice, the adoptions. who stands with each citation.
func (in Incoming) Records(who string) []bonbogi.Record {
	var out []bonbogi.Record
	p := in.Practice
	p.Sources = slices.Clone(p.Sources)
	stored := map[string]bool{}
	for _, s := range in.Sources {
		if s.Source.Revision == 0 && !stored[s.Source.ID] {
			out = append(out, s.Source)
		}
		stored[s.Source.ID] = true
		s.Citation.By = who
		p.Sources = append(p.Sources, s.Citation)
	}
	out = append(out, p)
	for _, a := range in.Adoptions {
		a.Sources = slices.Clone(a.Sources)
		a.Sources[0].By = who
		out = append(out, a)
	}
	return out
}
