package search

import "errors"

// asked answers from what can be searched now. Who only reads the index of another process can mend nothing: where files of it
// are damaged, those that are whole answer.
func asked[T any](ix *Index, ask func(*view) (T, error)) (T, error) {
	v, err := ix.view()
	if err != nil {
		var none T
		return none, err
	}
	answer, err := ask(v)
	if v.leftOut == nil || !errors.Is(err, ErrDamaged) {
		return answer, err
	}
	var whole []*part
	for _, p := range v.parts {
		if _, err := ask(v.of(p)); errors.Is(err, ErrDamaged) {
			v.leftOut(p.name, err)
			continue
		}
		whole = append(whole, p)
	}
	return ask(v.of(whole...))
}

// of is the view of some parts.
func (v *view) of(parts ...*part) *view {
	some := newView(parts, v.mark)
	some.leftOut = v.leftOut
	return some
}

// without reports whether a search may go on without what a file should have had.
func (v *view) without(file string, err error) bool {
	if v.leftOut == nil || !errors.Is(err, ErrDamaged) {
		return false
	}
	v.leftOut(file, err)
	return true
}

// openWhole opens what the manifest names, but for what is damaged or gone.
func (f *follower) openWhole(m manifest) (parts []*part, err error) {
	for _, s := range m.Segments {
		p := f.now.part(s)
		if p == nil {
			p, err = openPart(f.folder, s)
		}
		switch {
		case err == nil:
			parts = append(parts, p)
		case errors.Is(err, ErrDamaged) || isMissing(err):
			f.leaveOut(s.File, err)
			err = nil
		default:
			return nil, err
		}
	}
	return parts, nil
}

// leaveOut says once in the log that a file is damaged.
func (f *follower) leaveOut(file string, err error) {
	if _, told := f.told.LoadOrStore(file, true); !told {
		f.log.Warn("a file of the search index is damaged; what is whole answers until the process that writes it makes it anew", "file", file, "error", err)
	}
}
