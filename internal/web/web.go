// Package web serves the pages and their JSON twins. A file holds one action of a person; what is read
// and written goes through the store, and what a page shows is the same value that its JSON twin writes.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/finder"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/web/language"
	"github.com/bonbogi/bonbogi/registry"
)

// Options are what the pages need.
type Options struct {
	Store   *store.DB
	Finder  *finder.Finder  // nil: one in memory, filled when somebody searches
	Reader  *article.Reader // nil: made when the first text is read
	Log     *slog.Logger
	Now     func() time.Time
	Demo    bool // say on every page that the records are bundled examples
	Version string
}

// Site serves the pages of one database.
type Site struct {
	Options
	assets *assets
	words  map[string]*language.Words
	looks  map[string]*look    // templates by language
	newID  func() string       // of one form, so that it is stored once
	fonts  func() *chart.Fonts // of pictures as PNG, found when the first is drawn

	definitions atomic.Pointer[catalogue]
	drawings    drawings

	mu       sync.Mutex
	registry atomic.Pointer[registry.Registry]
	version  int64
	reader   *article.Reader // of that registry, made when the first text is read
}

// New builds the handler of a site.
func New(o Options) (http.Handler, error) {
	if o.Store == nil || o.Log == nil || o.Now == nil {
		return nil, fmt.Errorf("web: store, log and clock are needed")
	}
	s := &Site{Options: o, words: map[string]*language.Words{}, looks: map[string]*look{}, newID: randomToken}
	s.fonts = sync.OnceValue(s.findFonts)
	var err error
	if s.Finder == nil {
		if s.Finder, err = finder.Open(finder.Options{Store: o.Store, Log: o.Log}); err != nil {
			return nil, err
		}
	}
	if s.assets, err = loadAssets(); err != nil {
		return nil, err
	}
	for _, tag := range language.Tags {
		if s.words[tag], err = language.Load(tag); err != nil {
			return nil, err
		}
		if s.looks[tag], err = loadLook(s, s.words[tag]); err != nil {
			return nil, err
		}
	}
	return s.protect(s.routes()), nil
}

// routes is every address of the site. The same address with .json is the page's data, and lists can be
// had as .csv. Practices are also files that travel, and feeds.
func (s *Site) routes() http.Handler {
	mux := http.NewServeMux()
	page := func(pattern string, a action) { mux.Handle(pattern, s.answer(a)) }

	page("GET /{$}", s.home)
	page("GET /search", s.search)
	page("GET /governments", s.findGovernment)
	page("GET /governments/{id}", s.government)
	page("GET /governments/{id}/standing", s.standing)
	page("GET /governments/{id}/awards", s.ledger)
	page("GET /practices", instead(s.practices, map[string]action{"atom": s.practiceFeed, "feed.json": s.practiceFeed, "jsonld": s.practiceGraph}))
	page("GET /practices/{id}", instead(s.practice, map[string]action{"yml": s.practiceFile, "jsonld": s.practiceFile}))
	page("GET /practices/import", s.practiceImportForm)
	page("POST /practices/import", s.importPractice)
	page("GET /indicators", s.indicators)
	page("GET /indicators/import", s.definitionsForm)
	page("POST /indicators/import", s.importDefinitions)
	page("GET /indicators/{id}", s.indicator)
	page("GET /peers", s.peers)
	page("GET /peers/models", s.peerModels)
	page("GET /peersets", s.peerSets)
	page("POST /peersets", s.keepPeers)
	page("GET /peersets/{id}", s.peerSet)
	page("GET /compare", s.compare)
	page("GET /corrections", s.corrections)
	page("GET /boundaries", s.boundaries)
	page("POST /boundaries", s.addBoundary)
	page("GET /boundaries/{id}", s.boundary)
	page("POST /boundaries/{id}", s.useBoundary)
	page("GET /awards", s.awards)
	page("GET /awards/{id}", s.award)
	page("GET /ledger", s.ledgerForm)
	page("POST /ledger", s.sendLedger)
	page("GET /ledger/{id}", s.lookLedger)
	page("POST /ledger/{id}", s.keepLedger)
	page("POST /ledger/{id}/drop", s.dropLedger)
	page("GET /visits", s.visits)
	page("GET /visits/{id}", s.visit)
	page("GET /adoptions", s.adoptions)
	page("GET /adoptions/{id}", s.adoption)
	page("GET /selections", s.selections)
	page("GET /selections/{id}", s.selection)
	page("GET /claims", s.claims)
	page("GET /claims/{id}", s.claim)
	page("GET /sources", s.sources)
	page("GET /sources/{id}", s.source)

	page("GET /import", s.importForm)
	page("POST /import", s.upload)
	page("GET /import/{id}", s.lookUpload)
	page("POST /import/{id}", s.correctUpload)
	page("POST /import/{id}/run", s.runUpload)
	page("POST /import/{id}/drop", s.dropUpload)
	page("GET /import/{id}/rejects", s.rejects)
	page("GET /imports", s.imports)
	page("GET /imports/{id}", s.imported)
	page("GET /imports/{id}/mapping", s.mapping)

	page("GET /read", s.readForm)
	page("POST /read", s.read)
	page("GET "+queuePath, s.queue)
	page("POST "+queuePath, s.decideQueue)
	page("GET /read/{source}", s.review)
	page("GET /read/{source}/{proposal}", s.correctForm)
	page("POST /read/{source}/{proposal}", s.decide)
	page("POST /read/{source}", s.decideMany)

	for _, kind := range bonbogi.Kinds {
		at := "/" + string(kind) + "s"
		page("GET "+at+"/new", of(kind, s.newForm))
		page("POST "+at+"/new", of(kind, s.create))
		page("GET "+at+"/{id}/edit", of(kind, s.editForm))
		page("POST "+at+"/{id}/edit", of(kind, s.update))
		page("GET "+at+"/{id}/history", of(kind, s.history))
	}

	page("GET /about", s.about)
	page("POST /language", s.chooseLanguage)
	mux.Handle("GET /assets/{name}", s.assets)
	mux.HandleFunc("GET /healthz", s.health)
	page("GET /", s.nothingHere)
	return mux
}

// names returns the registry with what was imported or corrected in the database. It is kept until the
// database has a newer one.
func (s *Site) names(ctx context.Context) (*registry.Registry, error) {
	version, err := s.Store.GovernmentsVersion(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: registry: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if reg := s.registry.Load(); reg != nil && s.version == version {
		return reg, nil
	}
	govs, err := s.Store.Governments(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: registry: %w", err)
	}
	reg := registry.Korea()
	if len(govs) > 0 {
		if reg, err = reg.With(govs); err != nil {
			return nil, fmt.Errorf("web: registry: %w", err)
		}
	}
	s.version, s.reader = version, nil
	s.registry.Store(reg)
	return reg, nil
}

// known is the registry that pages name governments by.
func (s *Site) known() *registry.Registry {
	if reg := s.registry.Load(); reg != nil {
		return reg
	}
	return registry.Korea()
}

// readerOf returns the article reader that knows the names of the registry.
func (s *Site) readerOf(reg *registry.Registry) *article.Reader {
	if s.Reader != nil && reg == registry.Korea() {
		return s.Reader
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.registry.Load() != reg {
		return article.NewReader(reg) // a newer one came while this request was under way
	}
	if s.reader == nil {
		s.reader = article.NewReader(reg)
	}
	return s.reader
}

// findFonts finds Korean letters in the system. Without any, pictures as PNG have the built-in ones.
func (s *Site) findFonts() *chart.Fonts {
	fonts, err := chart.FindFonts("")
	if err != nil {
		s.Log.Warn("fonts", "error", err)
	}
	return fonts
}

func (s *Site) health(w http.ResponseWriter, r *http.Request) {
	if _, err := s.Store.GovernmentsVersion(r.Context()); err != nil {
		s.Log.Error("health", "error", err)
		http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}

// today is the day on which somebody looks at a page, in Korea: there the first users are.
func (s *Site) today() bonbogi.Date { return bonbogi.DateOf(s.Now().In(seoul)) }

var seoul = time.FixedZone("KST", 9*60*60)
