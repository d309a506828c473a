package web

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/store"
)

// runUpload brings the table in as the form says: all of it or, if the person says so, what fits.
func (s *Site) runUpload(c *call) (answer, error) {
	u, t, err := s.opened(c.Context(), c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	defer t.Close()
	v, again, err := s.taken(c, u, t)
	if again != nil || err != nil {
		return again, err
	}
	v.Base, v.Form = v.Text, nil
	m, err := ingest.ParseMapping([]byte(v.Text))
	if v.Who == "" {
		v.WhoWrong = c.text("error.required")
	}
	if err == nil && v.WhoWrong == "" {
		job := s.job(c, t, m)
		job.Text, job.Partial = v.Text, v.Partial
		job.Change = store.Change{Who: v.Who, Why: v.Why, Token: v.Token}
		var done ingest.Result
		if done, err = ingest.Run(c.Context(), job); err == nil {
			return remembered{redirect(cameIn(u, done.Import)), whoCookie, v.Who}, nil
		}
	}
	if twice, ok := errors.AsType[*store.Done](err); ok {
		id := ""
		if len(twice.IDs) > 0 {
			id = twice.IDs[0]
		}
		return redirect(cameIn(u, id)), nil
	}
	problems := problemsIn(err)
	if problems == nil && err != nil {
		return nil, err
	}
	if m == nil { // nothing was said yet
		m = new(ingest.Mapping)
	}
	v.blame(c, problems)
	status := http.StatusBadRequest
	if err != nil && statuses[bonbogi.CodeOf(err)] == http.StatusConflict {
		status = http.StatusConflict
	}
	return s.uploadPage(c, v, t, m, true, status)
}

// cameIn is where an import is shown; one that changed nothing was not noted.
func cameIn(u store.Upload, id string) string {
	if id == "" {
		return uploadAt(u) + "?idle=yes"
	}
	return "/imports/" + url.PathEscape(id)
}
