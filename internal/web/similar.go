package web

import (
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/finder"
	"github.com/bonbogi/bonbogi/internal/search"
)

const (
	similarShown = 5
	nearlySame   = 0.5 // Jaccard coefficient from which two texts are told to be nearly the same
)

// similar are other records like one: those that say nearly the same, and those about the same things.
type similar struct {
	Kind  bonbogi.Kind `json:"-"`
	Same  []similarHit `json:"nearly_the_same,omitempty"`
	About []similarHit `json:"similar,omitempty"`
}

// similarHit is a record like another.
type similarHit struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Heading     string   `json:"-"` // on a page that is not Korean
	Governments []string `json:"governments,omitempty"`
	Year        int      `json:"year,omitempty"`
	Percent     int      `json:"shared_percent,omitempty"` // of the texts, where they are nearly the same
}

// similarTo finds records of the same kind like one; of practices those of other governments, because who looks at one asks who
// else does this. What cannot be found now is left out: the page is about something else.
func (s *Site) similarTo(c *call, r bonbogi.Record, owner string) (like similar) {
	ctx := c.Context()
	like.Kind = r.RecordKind()
	if s.Finder.Filling() {
		return like
	}
	if err := s.Finder.Latest(ctx); err != nil {
		s.Log.Error("search index", "error", err)
	}
	kind := []string{string(like.Kind)}
	var shown []search.Hit
	near, err := s.Finder.Near(ctx, r, nearlySame, search.Query{Kinds: kind, Limit: similarShown})
	for _, n := range near {
		h := newSimilarHit(n.Hit)
		h.Percent = int(100 * n.Similarity)
		like.Same, shown = append(like.Same, h), append(shown, n.Hit)
	}
	if err == nil {
		var about []search.Hit
		about, err = s.Finder.Like(ctx, r, search.Query{Kinds: kind, Limit: 4 * similarShown})
		for _, h := range about {
			twin := slices.ContainsFunc(near, func(n search.Near) bool { return n.Hit.ID == h.ID })
			if !twin && (owner == "" || !slices.Contains(h.Governments, owner)) && len(like.About) < similarShown {
				like.About, shown = append(like.About, newSimilarHit(h)), append(shown, h)
			}
		}
	}
	if err == nil {
		err = c.headSimilar(&like, shown)
	}
	if err != nil && ctx.Err() == nil {
		s.Log.Error("similar records", "of", r.RecordID(), "error", err)
	}
	return like
}

func newSimilarHit(h search.Hit) similarHit {
	_, id := finder.Record(h.ID)
	return similarHit{ID: id, Title: plainParts(h.Title), Governments: h.Governments, Year: h.Year}
}

// headSimilar gives what is shown its headings in the language of the page.
func (c *call) headSimilar(like *similar, shown []search.Hit) error {
	headings, err := c.headings(shown)
	for _, list := range [][]similarHit{like.Same, like.About} {
		for i := range list {
			list[i].Heading = headings[finder.ID(like.Kind, list[i].ID)]
		}
	}
	return err
}
