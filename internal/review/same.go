package review

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// orSame returns the record, or the one on record that says the same, with the source as a further
// citation. Where the fact has no date, the same words may tell of another year: then the one on record
// counts as the same only if it was told in the same year.
func orSame[T bonbogi.Fact](m maker, fact T, dated bool, sources func(*T) *[]bonbogi.Citation) ([]bonbogi.Record, error) {
	id, found, err := m.db.FindSame(m.ctx, fact)
	if err != nil || !found {
		return []bonbogi.Record{fact}, err
	}
	have, err := store.Get[T](m.ctx, m.db, id)
	if err != nil {
		return nil, err
	}
	if !dated {
		told, err := m.toldInTheSameYear(have.Cited())
		if err != nil {
			return nil, err
		}
		if !told {
			return []bonbogi.Record{fact}, nil
		}
	}
	for _, c := range have.Cited() {
		if c.Source == m.source.ID && c.In == m.fact.In && c.Start == m.fact.Start && c.End == m.fact.End {
			return []bonbogi.Record{have}, nil
		}
	}
	cited := sources(&have)
	*cited = append(*cited, m.cite()...)
	return []bonbogi.Record{have}, nil
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
	return m.db.FindSame(m.ctx, bonbogi.Practice{Owner: owner, Name: name})
}
