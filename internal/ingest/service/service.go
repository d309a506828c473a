// Package service asks statistical services for values: Kolada, KOSIS, data.go.kr, SDMX web services and Data
// Packages. docs/services.md says for each where its format is documented and what was found in it.
//
// Reading has two parts. Open fetches every page of a query into a folder, and goes on there after it broke.
// Entries then reads the folder, without the network, as often as wanted.
package service

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

// service is one kind of statistical service.
type service struct {
	name      string
	perSecond float64 // how many pages may be asked for

	// read hands over the values of a query, page after page, as the service writes them, until yield wants no
	// more. What it learns beside them goes to about. The same pages always give the same.
	read func(ctx context.Context, q Query, pages *Pages, about *About, yield func(ingest.Entry) bool) error
}

func services() []service {
	return []service{
		{"kolada", 5, readKolada},
		{"kosis", 3, readKOSIS}, // 200 a minute
		{"datagokr", 5, readDataGoKr},
		{"sdmx", 1. / 3, readSDMX}, // the strictest gives 20 a minute
		{"datapackage", 5, readDataPackage},
	}
}

func names() (names []string) {
	for _, s := range services() {
		names = append(names, s.name)
	}
	return names
}

// Reading is the whole answer to a query, on disk.
type Reading struct {
	About
	service service
	query   Query
	pages   *Pages
}

// Open fetches all that the query wants, or as much as is not yet there from a run that broke. Where it fails,
// what has come stays in the folder, which the Reading then still names.
func Open(ctx context.Context, q Query, o Options) (*Reading, error) {
	i := slices.IndexFunc(services(), func(s service) bool { return s.name == q.Service })
	if i < 0 {
		return nil, wrongQuery("there is no service %q; take one of %s", q.Service, strings.Join(names(), ", "))
	}
	s := services()[i]
	q.takeKey()
	pages, err := openPages(q, newFetcher(o, s.perSecond))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", q.Service, err)
	}
	r := &Reading{About: *newAbout(), service: s, query: q, pages: pages}
	values := 0
	err = s.read(ctx, q, pages, &r.About, func(ingest.Entry) bool { values++; return true })
	if err == nil && values == 0 {
		err = refuse(bonbogi.NotFound, "service_empty", "%s has nothing of what was asked for; check --indicator, --government and --period", q.Service)
	}
	r.URL, r.Title, r.Publisher = withinLimit(r.URL), cut(r.Title, 500), cut(r.Publisher, 300)
	r.schemes = schemes(o.Registry, r.codes)
	if _, mixed := errors.AsType[unfit](err); mixed || bonbogi.CodeOf(err) == bonbogi.NotFound || err != nil && !r.Kept() {
		err = errors.Join(err, pages.Clear())
	}
	return r, err
}

// Entries reads the values from the folder.
func (r *Reading) Entries(ctx context.Context) iter.Seq2[ingest.Entry, error] {
	return func(yield func(ingest.Entry, error) bool) {
		more, about := true, newAbout()
		about.schemes = r.schemes
		err := r.service.read(ctx, r.query, r.pages.again(), about, func(e ingest.Entry) bool {
			more = yield(e, nil)
			return more
		})
		if err != nil && more {
			yield(ingest.Entry{}, err)
		}
	}
}

// Dir is where the pages are.
func (r *Reading) Dir() string { return r.pages.Dir() }

// Since is when an earlier run of the query began whose pages were used; zero if none was.
func (r *Reading) Since() time.Time { return r.pages.since }

// Kept reports whether there are any pages to go on with.
func (r *Reading) Kept() bool {
	pages, err := filepath.Glob(filepath.Join(escapeGlob(r.Dir()), "*.page"))
	return err == nil && len(pages) > 0
}

// Forget deletes the pages: what they say is stored.
func (r *Reading) Forget() error { return r.pages.Clear() }
