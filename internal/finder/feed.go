package finder

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/search"
)

const (
	batch = 500 // records that are read at once
	few   = 200 // new revisions that somebody who searches waits for

	// late is how long after its moment a revision may be stored: so much of the past is looked at again.
	late = time.Minute

	// recount is how often all revisions are counted, in case some were stored with moments of long ago, as by
	// `export --load`, or the file is another database.
	recount = time.Minute
)

// Refresh brings the index up to date with what any process has stored. Where another goroutine does so already, or another
// process has the index, it does nothing.
func (f *Finder) Refresh(ctx context.Context) error { return f.refresh(ctx, false) }

// Latest is Refresh for somebody who waits: where Run is at work, all but a few new records are left to it.
func (f *Finder) Latest(ctx context.Context) error { return f.refresh(ctx, f.running.Load()) }

func (f *Finder) refresh(ctx context.Context, hurried bool) error {
	if !f.mu.TryLock() {
		return nil
	}
	defer f.mu.Unlock()
	err := f.bring(ctx, hurried)
	if broken(err) {
		if err = f.renew(err); err == nil {
			err = f.bring(ctx, hurried)
		}
	}
	return err
}

func (f *Finder) bring(ctx context.Context, hurried bool) error {
	if err := f.found(); err != nil {
		return err
	}
	ix := f.index.Load()
	if ix.ReadOnly() {
		return nil
	}
	known, ok := readMark(ix.Mark())
	if !ok && hurried {
		return nil
	}
	if !ok && ix.Len() > 0 && !f.filling.Load() {
		return f.rebuild(ctx)
	}
	if !ok {
		return f.fill(ctx)
	}
	return f.follow(ctx, known, hurried)
}

// Rebuild makes the index anew, while searches still find what the old one has.
func (f *Finder) Rebuild(ctx context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.found(); err != nil {
		return err
	}
	err := f.rebuild(ctx)
	if broken(err) {
		if err = f.renew(err); err == nil {
			err = f.bring(ctx, false)
		}
	}
	return err
}

func (f *Finder) rebuild(ctx context.Context) error {
	begin := time.Now()
	f.indexed = nil
	err := f.index.Load().Rebuild(ctx, func(put func(...search.Document) error) (string, error) {
		m, err := f.present(ctx)
		if err != nil {
			return "", err
		}
		m.Whole = true
		return m.String(), f.everything(ctx, put)
	})
	if err != nil {
		return fmt.Errorf("finder: %w", err)
	}
	f.filling.Store(false)
	f.log.Info("search index made anew", "records", f.Len(), "took", time.Since(begin).Round(time.Millisecond))
	return nil
}

// fill fills an index for the first time. What is in it already can be found meanwhile.
func (f *Finder) fill(ctx context.Context) error {
	begin := time.Now()
	f.filling.Store(true)
	ix := f.index.Load()
	m, err := f.present(ctx)
	if err != nil {
		return err
	}
	err = f.everything(ctx, func(docs ...search.Document) error {
		if err := ix.Put(ctx, docs...); err != nil {
			return err
		}
		if time.Since(begin) > time.Second { // a small index is filled before anybody looks
			return ix.Commit(ctx, m.String())
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("finder: %w", err)
	}
	m.Whole = true
	if err := ix.Commit(ctx, m.String()); err != nil {
		return fmt.Errorf("finder: %w", err)
	}
	f.filling.Store(false)
	f.log.Info("search index filled", "records", f.Len(), "took", time.Since(begin).Round(time.Millisecond))
	return nil
}

// everything puts all records that can be found.
func (f *Finder) everything(ctx context.Context, put func(...search.Document) error) error {
	w, err := f.writer(ctx)
	if err != nil {
		return err
	}
	for _, g := range w.names.All() {
		if d, ok := w.document(g, nil); ok {
			if err := put(d); err != nil {
				return err
			}
		}
	}
	for _, kind := range Kinds[1:] {
		for after := ""; ; {
			records, err := f.store.RecordsAfter(ctx, kind, after, batch)
			if err != nil {
				return err
			}
			docs, err := w.documents(ctx, records)
			if err != nil {
				return err
			}
			if err := put(docs...); err != nil {
				return err
			}
			if len(records) < batch {
				break
			}
			after = records[len(records)-1].RecordID()
		}
	}
	return nil
}

// follow puts what was revised since the index was brought up to date.
func (f *Finder) follow(ctx context.Context, known mark, hurried bool) error {
	since := known.At.Add(-late)
	n, err := f.store.CountRevised(ctx, since)
	if err != nil {
		return err
	}
	if hurried && n > few+max(0, f.lately) {
		return nil
	}
	if f.indexed != nil && n == f.lately && (hurried || time.Since(f.counted) < recount) {
		return nil
	}
	revised, err := f.store.RevisedSince(ctx, since)
	if err != nil {
		return err
	}
	recent := make(map[string]int, len(revised))
	changed := map[bonbogi.Kind][]string{}
	m, first := known, f.indexed == nil
	for _, r := range revised {
		id := ID(r.Kind, r.ID)
		recent[id] = max(recent[id], r.Number)
		if f.indexed[id] >= r.Number {
			continue
		}
		if !first || r.At.After(known.At) {
			m.Revisions++
		}
		if r.At.After(m.At) {
			m.At = r.At
		}
		changed[r.Kind] = append(changed[r.Kind], r.ID)
	}
	if !hurried && time.Since(f.counted) >= recount {
		now, err := f.present(ctx)
		if err != nil {
			return err
		}
		f.counted = time.Now()
		if now.Revisions != m.Revisions && now.At.Equal(m.At) || now.At.Before(known.At) {
			f.log.Info("the database is another than the search index knows", "revisions", now.Revisions, "known", m.Revisions)
			return f.rebuild(ctx)
		}
	}
	if len(changed) == 0 {
		f.indexed, f.lately = recent, n
		return nil
	}
	if hurried && len(changed[bonbogi.KindGovernment]) > 0 {
		return nil // their names may stand in very many records
	}
	for kind, ids := range changed {
		for some := range slices.Chunk(ids, batch) {
			if err := f.put(ctx, kind, some); err != nil {
				return err
			}
		}
	}
	if err := f.index.Load().Commit(ctx, m.String()); err != nil {
		return fmt.Errorf("finder: %w", err)
	}
	f.indexed, f.lately = recent, n
	f.log.Debug("search index", "revisions", m.Revisions-known.Revisions)
	return nil
}

// put indexes records anew, and takes out what no longer stands.
func (f *Finder) put(ctx context.Context, kind bonbogi.Kind, ids []string) error {
	w, err := f.writer(ctx)
	if err != nil {
		return err
	}
	records, err := f.store.Records(ctx, kind, ids)
	if err != nil {
		return err
	}
	if kind == bonbogi.KindGovernment {
		if records, err = f.putNamed(ctx, w, ids); err != nil {
			return err
		}
	}
	if kind == bonbogi.KindPractice { // the name of a practice stands in the records of who took it over
		for _, id := range ids {
			adoptions, err := f.store.Lineage(ctx, id)
			if err != nil {
				return err
			}
			for _, a := range adoptions {
				records = append(records, a)
			}
		}
	}
	docs, err := w.documents(ctx, records)
	if err != nil {
		return err
	}
	stands := make(map[string]bool, len(docs))
	for _, d := range docs {
		stands[d.ID] = true
	}
	ix := f.index.Load()
	var gone []string
	for _, id := range ids {
		if !stands[ID(kind, id)] {
			gone = append(gone, ID(kind, id))
		}
	}
	if err := errors.Join(ix.Delete(ctx, gone...), ix.Put(ctx, docs...)); err != nil {
		return fmt.Errorf("finder: %w", err)
	}
	return nil
}
