package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// Articles are saved many at once, but nobody's articles wait long, and large ones not beside many others.
const (
	savedAtOnce = 200
	bytesAtOnce = 8 << 20
	longestWait = 50 * time.Millisecond
)

// saver puts the facts of each article into the review queue, and then writes the answer: what is answered is stored.
type saver struct {
	program *program
	out     *bufio.Writer
	db      *store.DB
	names   *registry.Registry
	change  store.Change
	accept  bool

	waiting []answer
	bytes   int

	articles, refused, proposed, accepted, left int
}

func (s *saver) take(ctx context.Context, a answer) error {
	s.waiting = append(s.waiting, a)
	s.bytes += len(a.in.Text)
	if len(s.waiting) < savedAtOnce && s.bytes < bytesAtOnce {
		return nil
	}
	return s.flush(ctx)
}

func (s *saver) patience() time.Duration { return longestWait }

// flush stores the waiting articles in one transaction and answers them.
func (s *saver) flush(ctx context.Context) error {
	if len(s.waiting) == 0 {
		return nil
	}
	var readings []store.Reading
	var of []int // the article of each reading
	for i := range s.waiting {
		a := &s.waiting[i]
		if a.err != nil {
			continue
		}
		r, err := review.Reading(s.db.NewID(bonbogi.KindSource), a.in, a.found)
		if err != nil {
			a.err = err
			continue
		}
		readings, of = append(readings, r), append(of, i)
	}
	added, err := s.db.AddReadings(ctx, s.change, review.Likeness(), readings...)
	saved := make([]*store.Added, len(s.waiting))
	if err == nil {
		for i := range added {
			saved[of[i]] = &added[i]
		}
	} else if added, err = s.oneByOne(ctx, readings, of, err); err != nil {
		return err
	} else {
		for i := range added {
			if s.waiting[of[i]].err == nil {
				saved[of[i]] = &added[i]
			}
		}
	}
	for i, a := range s.waiting {
		s.articles++
		if a.err != nil {
			s.refused++
		} else {
			s.proposed += saved[i].New
			if err := s.acceptAll(ctx, saved[i].Source); err != nil {
				return err
			}
		}
		if _, err := s.out.Write(a.line(saved[i])); err != nil {
			return err
		}
	}
	s.waiting, s.bytes = s.waiting[:0], 0
	return s.out.Flush()
}

// oneByOne finds out which of the readings was refused: that one is told, the others are stored.
func (s *saver) oneByOne(ctx context.Context, readings []store.Reading, of []int, why error) ([]store.Added, error) {
	if bonbogi.CodeOf(why) != bonbogi.Invalid {
		return nil, why
	}
	out := make([]store.Added, len(readings))
	for i, r := range readings {
		added, err := s.db.AddReadings(ctx, s.change, review.Likeness(), r)
		switch {
		case err == nil:
			out[i] = added[0]
		case bonbogi.CodeOf(err) == bonbogi.Invalid:
			s.waiting[of[i]].err = err
		default:
			return nil, err
		}
	}
	return out, nil
}

// acceptAll makes records of what was proposed from a source, if that is asked for.
func (s *saver) acceptAll(ctx context.Context, source string) error {
	if !s.accept {
		return nil
	}
	proposals, err := s.db.Proposals(ctx, source)
	if err != nil {
		return err
	}
	accepted, left, err := review.AcceptMany(ctx, s.db, s.names, s.change, proposals)
	s.accepted, s.left = s.accepted+accepted, s.left+len(left)
	return err
}

// tell says what was done, also when it was interrupted.
func (s *saver) tell() {
	read := fmt.Sprintf("%d articles read", s.articles)
	if s.refused > 0 {
		read += fmt.Sprintf(", %d of them refused", s.refused)
	}
	if s.accept {
		read += fmt.Sprintf("; %d facts stored, %d left for review", s.accepted, s.left)
	} else {
		read += fmt.Sprintf("; %d facts proposed for review", s.proposed)
	}
	s.program.say(read, "database", s.db.Location(), "review", "bonbogi serve, then /read/queue")
}

// saveBatch reads many articles and puts their facts into the queue.
func (c *readCommand) saveBatch(ctx context.Context, p *program, names *registry.Registry, read func(taker) error) (err error) {
	db, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	s := &saver{program: p, out: p.out, db: db, names: names, accept: c.Accept, change: store.Change{Who: c.name(p.Getenv), Why: "bonbogi read --batch"}}
	defer s.tell()
	return read(s)
}
