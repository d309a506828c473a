// Package exchange takes practices out of the database as files, and brings files into it as records. The pages and the
// command line do the same by it.
package exchange

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// Collection is the database with what names in it mean.
type Collection struct {
	Store *store.DB
	Names *registry.Registry
	Base  string // address of the pages, as https://bonbogi.example; "" where there are none
}

// Files are practices on record as files.
func (c Collection) Files(ctx context.Context, practices ...bonbogi.Practice) ([]practicefile.File, error) {
	var out []practicefile.File
	for _, p := range practices {
		adoptions, err := c.Store.Lineage(ctx, p.ID)
		if err != nil {
			return nil, fmt.Errorf("exchange: %s: %w", p.ID, err)
		}
		var ids []string
		for _, cited := range p.Sources {
			ids = append(ids, cited.Source)
		}
		sources, err := c.Store.SourcesByID(ctx, ids)
		if err != nil {
			return nil, fmt.Errorf("exchange: %s: %w", p.ID, err)
		}
		out = append(out, practicefile.Of(c.Names, c.Base, p, adoptions, sources))
	}
	return out, nil
}

// Incoming is what one practice of a file would become.
type Incoming struct {
	File      practicefile.File
	Before    *bonbogi.Practice  // the practice on record that it is; nil if it is new here
	Practice  bonbogi.Practice   // as it would be stored, without the sources that are new
	Sources   []Cited            // new ones that it would cite: what the file names, then the file itself
	Adoptions []bonbogi.Adoption // that the file tells of and nobody else did, each with the file as its source

	uses []practicefile.Use // of these adoptions
}

// Cited is a source that is not on record yet, with the place in it; or one that is, which the practice did not cite.
type Cited struct {
	Source   bonbogi.Source
	Citation bonbogi.Citation
}

// Parcel is a file that has arrived, with the practices in it.
type Parcel struct {
	Kind  practicefile.Kind
	Files []practicefile.File

	to       Collection
	text     string
	document *bonbogi.Source // the file itself
}

// Open reads a file of any kind. own says that it is of the owner of the practice, and not of somebody who tells of it.
func (c Collection) Open(data []byte, own bool) (*Parcel, error) {
	files, kind, err := practicefile.Read(c.Names, data)
	if err != nil {
		return nil, err
	}
	text, err := practicefile.Text(data)
	if err != nil {
		return nil, err
	}
	document := c.document(kind, text, files, own)
	return &Parcel{kind, files, c, text, &document}, nil
}

// In is the parcel for another view of its database, as that of store.DB.Alone.
func (p *Parcel) In(db *store.DB) *Parcel {
	inside := *p
	inside.to.Store = db
	return &inside
}

// Incoming is what a practice of the file would become, as things stand now. Nothing is stored.
func (p *Parcel) Incoming(ctx context.Context, i int) (Incoming, error) {
	if p.document.Revision == 0 { // the same file may have come before, or with another of its practices
		id, err := p.to.Store.SourceWith(ctx, p.text)
		if err == nil && id != "" {
			*p.document, err = store.Get[bonbogi.Source](ctx, p.to.Store, id)
		}
		if err != nil {
			return Incoming{}, err
		}
	}
	return p.to.incoming(ctx, p.Files[i], *p.document)
}

// document is the file as a source.
func (c Collection) document(kind practicefile.Kind, text string, files []practicefile.File, own bool) bonbogi.Source {
	s := bonbogi.Source{Meta: bonbogi.Meta{ID: c.Store.NewID(bonbogi.KindSource)}, Type: bonbogi.SourceWeb, Title: string(kind) + ": " + files[0].Practice.Name, Text: text, URL: files[0].URL}
	if len(files) > 1 {
		s.Title += " + " + strconv.Itoa(len(files)-1)
		s.URL = ""
	}
	if own {
		s.Type, s.Publisher = bonbogi.SourceOwn, files[0].Practice.Owner.Name
	}
	return s
}

func (c Collection) incoming(ctx context.Context, f practicefile.File, document bonbogi.Source) (in Incoming, err error) {
	if in.Before, err = c.known(ctx, f); err != nil {
		return in, err
	}
	if practicefile.IDOf(c.Base, f.URL) != "" {
		if err := f.ForgetURL(); err != nil { // it has come home
			return in, err
		}
	}
	if err := c.settle(ctx, &f); err != nil {
		return in, err
	}
	in.File, in.Practice = f, f.Practice
	if in.Before == nil {
		in.Practice.ID = c.Store.NewID(bonbogi.KindPractice)
	} else if in.Practice, err = changed(*in.Before, f.Practice); err != nil {
		return in, err
	}
	if err := c.cite(ctx, &in, document); err != nil {
		return in, err
	}
	return in, c.adopt(ctx, &in, document)
}

// known finds the practice on record that the file is of: by its address, else by the owner and the name. What came into
// one that is withdrawn would be seen by nobody.
func (c Collection) known(ctx context.Context, f practicefile.File) (*bonbogi.Practice, error) {
	if id := practicefile.IDOf(c.Base, f.URL); id != "" {
		found, err := c.Store.PracticesByID(ctx, []string{id})
		if err != nil {
			return nil, err
		}
		if p, ok := found[id]; ok && !p.Withdrawn {
			return &p, nil
		}
	}
	if f.URL != "" {
		found, err := c.Store.Practices(ctx, store.PracticeFilter{URL: f.URL, Sort: "created", Limit: 10})
		if err != nil {
			return nil, err
		}
		for _, p := range found.Items {
			if practicefile.URLOf(p) == f.URL {
				return &p, nil
			}
		}
	}
	ids, err := c.Store.FindSame(ctx, f.Practice)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	p, err := store.Get[bonbogi.Practice](ctx, c.Store, ids[0])
	return &p, err
}

// settle puts what the file refers to and is not on record here to where nothing of it is lost.
func (c Collection) settle(ctx context.Context, f *practicefile.File) error {
	f.Practice.Aims = slices.Clone(f.Practice.Aims) // those of the parcel stay as they came
	for i, a := range f.Practice.Aims {
		if a.Indicator == "" {
			continue
		}
		_, err := store.Get[bonbogi.Indicator](ctx, c.Store, a.Indicator)
		if bonbogi.CodeOf(err) == bonbogi.NotFound {
			err = f.HandOnIndicator(i)
		}
		if err != nil {
			return err
		}
	}
	return f.Settle(c.Base, func(id string) (bool, error) {
		found, err := c.Store.PracticesByID(ctx, []string{id})
		return len(found) > 0, err
	})
}
