package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	tables "github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/store"
)

// importView is the page to which a table is sent, with what was sent before.
type importView struct {
	Waiting  []store.Upload // not imported yet
	Done     []store.ImportRecord
	Who      string
	Problems map[string]string
}

// Wrong counts what is to be mended.
func (v importView) Wrong() int { return len(v.Problems) }

// Problem is what is wrong with none of the fields.
func (v importView) Problem() []string { return nil }

// lastImports is how many imports the page shows.
const lastImports = 10

func (s *Site) importForm(c *call) (answer, error) {
	return s.importPage(c, importView{Who: c.who()}, http.StatusOK)
}

func (s *Site) importPage(c *call, v importView, status int) (answer, error) {
	uploads, err := s.Store.Uploads(c.Context())
	if err != nil {
		return nil, err
	}
	for _, u := range uploads {
		_, err := s.Store.ImportOf(c.Context(), u.Digest)
		switch {
		case bonbogi.CodeOf(err) == bonbogi.NotFound:
			v.Waiting = append(v.Waiting, u)
		case err != nil:
			return nil, err
		}
	}
	done, err := s.Store.Imports(c.Context(), lastImports, 0)
	if err != nil {
		return nil, err
	}
	v.Done = done.Items
	return &page{Template: "import", Title: c.text("import.title"), Data: v, Status: status, Form: true}, nil
}

var errTableTooLarge = bonbogi.Errorf(bonbogi.Invalid, "upload_too_large", "the file is larger than 50 MB; `bonbogi import` takes larger ones")

// upload keeps a table with what it seems to mean, and leads to a look at it.
func (s *Site) upload(c *call) (answer, error) {
	file, err := c.parts(errTableTooLarge)
	v := importView{Who: c.line("who"), Problems: map[string]string{}}
	if _, ours := errors.AsType[*bonbogi.Error](err); err != nil && !ours {
		err = bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	if err == nil && file == nil {
		err = bonbogi.Errorf(bonbogi.Invalid, "no_file", "choose a file")
	}
	if v.Who == "" {
		v.Problems["who"] = c.text("error.required")
	}
	to := ""
	if err == nil && v.Wrong() == 0 {
		to, err = s.keepUpload(c, store.Change{Who: v.Who}, file)
	}
	problems := problemsIn(err)
	if len(problems) == 0 && err != nil {
		return nil, err
	}
	for _, p := range problems {
		v.Problems["file"] = cmp.Or(v.Problems["file"], c.message(p))
	}
	if v.Wrong() > 0 {
		return s.importPage(c, v, http.StatusBadRequest)
	}
	return remembered{redirect(to), whoCookie, v.Who}, nil
}

// keepUpload keeps a file that is a table, and returns where it is looked at. A file that was imported leads to its
// import.
func (s *Site) keepUpload(c *call, change store.Change, file *upload) (to string, err error) {
	name := fileName(file.name)
	t, err := tables.Open(c.Context(), name, bytes.NewReader(file.data))
	if err != nil {
		return "", err
	}
	defer t.Close()
	u, there, err := s.Store.AddUpload(c.Context(), change, name, file.data)
	if err != nil {
		return "", err
	}
	to = uploadAt(u)
	query := url.Values{}
	if u.Mapping == "" {
		from, err := s.propose(c, t, u.ID, tables.Options{})
		if err != nil {
			return "", err
		}
		query.Set("from", from)
	}
	done, err := s.Store.ImportOf(c.Context(), u.Digest)
	switch {
	case err == nil:
		return "/imports/" + url.PathEscape(done.ID) + "?again=yes", nil
	case bonbogi.CodeOf(err) != bonbogi.NotFound:
		return "", err
	case there:
		query.Set("again", "yes")
	}
	if query.Get("from") == "" {
		query.Del("from")
	}
	if len(query) > 0 {
		to += "?" + query.Encode()
	}
	return to, nil
}

// fileName is the name of a file as it can be kept and shown.
func fileName(sent string) string {
	sent = strings.ToValidUTF8(path.Base(strings.ReplaceAll(sent, `\`, "/")), "")
	return cmp.Or(cut(200, visible(sent)), "table")
}

// propose notes what a table seems to mean: as the last table of its kind, from the import that is returned, or as a
// look at it shows. A table that cannot be read on is kept without: a person may know how.
func (s *Site) propose(c *call, t *tables.File, upload string, o tables.Options) (from string, err error) {
	p, err := ingest.Propose(c.Context(), t, o, c.registry)
	if problemsIn(err) != nil {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	mapping := p.Text
	before, err := s.Store.ImportOfShape(c.Context(), p.Shape)
	if err == nil {
		if kept, err := p.Again(before.Mapping); err == nil {
			mapping, from = kept, before.ID
		}
	} else if bonbogi.CodeOf(err) != bonbogi.NotFound {
		return "", err
	}
	return from, s.Store.MapUpload(c.Context(), upload, mapping)
}

// opened is a table that was sent, ready to be read. Whoever takes it closes it.
func (s *Site) opened(ctx context.Context, id string) (store.Upload, *tables.File, error) {
	u, err := s.Store.Upload(ctx, id)
	if err != nil {
		return u, nil, err
	}
	body, err := s.Store.UploadBody(ctx, id)
	if err != nil {
		return u, nil, err
	}
	t, err := tables.Open(ctx, u.File, bytes.NewReader(body))
	return u, t, err
}

// dropUpload lets a table go that nobody wants to import.
func (s *Site) dropUpload(c *call) (answer, error) {
	if err := s.Store.DropUpload(c.Context(), c.PathValue("id")); err != nil && bonbogi.CodeOf(err) != bonbogi.NotFound {
		return nil, err
	}
	return redirect("/import"), nil
}
