package review

import (
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// orSame returns the record, or the one on record that says the same, with the source as a further
// citation. What is on record is looked for as each of the guises, or as the record itself; the same words
// may tell of another year, so same has the last word.
func orSame[T bonbogi.Fact](m maker, fact T, same func(have T) (bool, error), sources func(*T) *[]bonbogi.Citation, guises ...T) ([]bonbogi.Record, error) {
	for _, guise := range append(guises, fact) {
		ids, err := m.db.FindSame(m.ctx, guise)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			have, err := store.Get[T](m.ctx, m.db, id)
			if err != nil {
				return nil, err
			}
			is, err := same(have)
			if err != nil {
				return nil, err
			}
			if !is {
				continue
			}
			cited := sources(&have)
			for _, place := range m.cite() {
				if !slices.ContainsFunc(*cited, func(c bonbogi.Citation) bool { return samePlace(c, place) }) {
					*cited = append(*cited, place)
				}
			}
			return []bonbogi.Record{have}, nil
		}
	}
	return []bonbogi.Record{fact}, nil
}

// samePlace reports whether two citations are of the very same words.
func samePlace(a, b bonbogi.Citation) bool {
	return a.Source == b.Source && a.In == b.In && a.Start == b.Start && a.End == b.End
}

// sure is for facts of which the store compares all that matters.
func sure[T bonbogi.Fact](T) (bool, error) { return true, nil }

// ifDated is for facts that are the same on the same date; without one it takes a source of the same year.
func ifDated[T bonbogi.Fact](m maker, dated bool) func(T) (bool, error) {
	return func(have T) (bool, error) {
		if dated {
			return true, nil
		}
		return m.toldInTheSameYear(have.Cited())
	}
}

// sameAward tells awards of one contest apart by their years. A release without a year speaks of what was
// received in the year of its publication.
func (m maker) sameAward(a bonbogi.Award) func(bonbogi.Award) (bool, error) {
	return func(have bonbogi.Award) (bool, error) {
		switch {
		case a.Year != 0:
			return have.Year == a.Year || have.Year == 0 && have.Received.Year == a.Year, nil
		case have.ReceivedIn() != 0:
			return have.ReceivedIn() == m.source.Date.Year, nil
		}
		return m.toldInTheSameYear(have.Cited())
	}
}

func (m maker) toldInTheSameYear(citations []bonbogi.Citation) (bool, error) {
	for _, c := range citations {
		source, err := store.Get[bonbogi.Source](m.ctx, m.db, c.Source)
		if err != nil {
			return false, err
		}
		if source.ID == m.source.ID || source.Date.Year != 0 && source.Date.Year == m.source.Date.Year {
			return true, nil
		}
	}
	return false, nil
}

// findPractice looks for a practice of the owner under the name.
func (m maker) findPractice(owner bonbogi.Party, name string) (id string, found bool, err error) {
	if name == "" || owner.IsZero() {
		return "", false, nil
	}
	ids, err := m.db.FindSame(m.ctx, bonbogi.Practice{Owner: owner, Name: name})
	if err != nil || len(ids) == 0 {
		return "", false, err
	}
	return ids[0], true, nil
}
