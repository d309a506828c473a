package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"net/http"
	"regexp"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/exchange"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/internal/store"
)

// instead answers in some formats with actions of their own.
func instead(a action, by map[string]action) action {
	return func(c *call) (answer, error) {
		if other := by[c.format]; other != nil {
			return other(c)
		}
		return a(c)
	}
}

// content is a file as an answer, which is sent again only when it has changed.
type content struct {
	Type     string
	Name     string // under which it is kept; "" if it is to be shown
	Body     []byte
	Modified time.Time // zero if nobody knows
}

func (f content) write(c *call, w http.ResponseWriter) error {
	sum := sha256.Sum256(f.Body)
	h := w.Header()
	h.Set("Content-Type", f.Type)
	h.Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	if f.Name != "" {
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	}
	http.ServeContent(w, c.Request, "", f.Modified, bytes.NewReader(f.Body))
	return nil
}

// base is the address under which the reader sees the site.
func (c *call) base() string {
	scheme := "http"
	if c.TLS != nil || c.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	if !hostName.MatchString(c.Host) {
		return scheme + "://localhost"
	}
	return scheme + "://" + c.Host
}

var hostName = regexp.MustCompile(`^[A-Za-z0-9._-]+(:[0-9]{1,5})?$|^\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?$`)

// collection is the database under the address that others can reach it by; the machine's own name is none.
func (c *call) collection() exchange.Collection {
	e := exchange.Collection{Store: c.site.Store, Names: c.registry}
	if !loopback(c.Host) {
		e.Base = c.base()
	}
	return e
}

// practiceFile is a practice as practice.yml, or as a public service of CPSV-AP.
func (s *Site) practiceFile(c *call) (answer, error) {
	p, err := store.Get[bonbogi.Practice](c.Context(), s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	files, err := c.collection().Files(c.Context(), p)
	if err != nil {
		return nil, err
	}
	if c.format == "jsonld" {
		body, err := practicefile.WriteJSONLD(files...)
		return content{Type: "application/ld+json", Name: p.ID + ".jsonld", Body: body}, err
	}
	body, err := practicefile.Write(files[0])
	return content{Type: "application/yaml; charset=utf-8", Name: p.ID + ".practice.yml", Body: body}, err
}

// practiceGraph is all practices of a list as public services of CPSV-AP.
func (s *Site) practiceGraph(c *call) (answer, error) {
	_, filter, err := c.feedFilter()
	if err != nil {
		return nil, err
	}
	filter.Sort, filter.Limit = "created", store.All
	found, err := s.Store.Practices(c.Context(), filter)
	if err != nil {
		return nil, err
	}
	files, err := c.collection().Files(c.Context(), found.Items...)
	if err != nil {
		return nil, err
	}
	body, err := practicefile.WriteJSONLD(files...)
	return content{Type: "application/ld+json", Name: "practices.jsonld", Body: body}, err
}
