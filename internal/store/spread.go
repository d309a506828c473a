package store

import (
	"fmt"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// spread checks the figures of a slice and puts them into the slots of their governments.
func (im *importer) spread(s *bonbogi.Slice) error {
	for _, number := range im.touched {
		im.open[number].Reset()
	}
	im.touched = im.touched[:0]
	if err := sameLength(s); err != nil {
		return err
	}
	plain := s.Statuses == nil && s.Low == nil && s.High == nil && s.Numerators == nil && s.Denominators == nil && len(s.Notes) == 0
	for i, g := range s.Government {
		place, err := im.place(s, g)
		if err != nil {
			return err
		}
		b, slot := im.opened(place/block.Slots), int(place%block.Slots)
		if b.Status(slot) != bonbogi.NoObservation {
			return inPlace(s.Indicator, s.Period, s.Names[g], bonbogi.Errorf(bonbogi.Invalid, "twice", "stands twice among what is imported; leave one of them out"))
		}
		if v := s.Values[i]; plain && !math.IsNaN(v) && !math.IsInf(v, 0) {
			b.SetValue(slot, v)
			continue
		}
		f := s.Figure(i)
		if err := validFigure(f); err != nil {
			return inPlace(s.Indicator, s.Period, s.Names[g], err)
		}
		b.Set(slot, f)
	}
	slices.Sort(im.touched)
	return nil
}

// validFigure is Figure.Validate, and that its note can be stored.
func validFigure(f bonbogi.Figure) error {
	if err := f.Validate(); err != nil || f.Note == "" {
		return err
	}
	_, err := values([]field{textField("note", &f.Note)})
	return err
}

// place is the number of a government in the slice.
func (im *importer) place(s *bonbogi.Slice, g int32) (int64, error) {
	if g < 0 || int(g) >= len(s.Names) {
		return 0, fmt.Errorf("store: %s, %s: government %d of %d", s.Indicator, s.Period, g, len(s.Names))
	}
	if len(im.names) != len(s.Names) || &im.names[0] != &s.Names[0] {
		im.names = s.Names
		im.translated = slices.Repeat([]int64{-1}, len(s.Names))
	}
	if place := im.translated[g]; place >= 0 {
		return place, nil
	}
	id := s.Names[g]
	if !bonbogi.ValidID(id) {
		return 0, inPlace(s.Indicator, s.Period, id, bonbogi.Errorf(bonbogi.Invalid, "id", "%.100q is no id of a government", id))
	}
	im.translated[g], _ = im.governments.give(id)
	return im.translated[g], nil
}

// opened is the block that gathers what the slice says.
func (im *importer) opened(number int64) *block.Block {
	for int64(len(im.open)) <= number {
		im.open = append(im.open, &block.Block{})
	}
	b := im.open[number]
	if b.Len() == 0 {
		im.touched = append(im.touched, number)
	}
	return b
}

func sameLength(s *bonbogi.Slice) error {
	n := s.Len()
	same := len(s.Values) == n && (s.Statuses == nil || len(s.Statuses) == n)
	for _, column := range [][]float64{s.Low, s.High, s.Numerators, s.Denominators} {
		same = same && (column == nil || len(column) == n)
	}
	if !same {
		return fmt.Errorf("store: %s, %s: the columns of the slice are not of one length", s.Indicator, s.Period)
	}
	return nil
}
