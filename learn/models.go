package learn

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// ModelsQuestion asks how far several models agree about who is comparable with a government.
type ModelsQuestion struct {
	Government string // ID
	Year       int    // 0: the last for which every model can be asked
	Models     []bonbogi.PeerModel
	Size       int // how many of the nearest are compared; 0: as many as the smallest model has
	AsOf       time.Time
}

// ModelsAnswer has the answers of several models side by side.
type ModelsAnswer struct {
	Government string        `json:"government"`
	Year       int           `json:"year"` // 0: there is no year in which all can be asked, and each stands for its own last
	Size       int           `json:"size"`
	Models     []ModelAnswer `json:"models"`
	Overlaps   [][]Overlap   `json:"overlaps"` // [model][model]
	Members    []Member      `json:"members"`  // everybody whom a model has among the nearest: those of the most models first
}

// ModelAnswer is what one model says, or why it says nothing.
type ModelAnswer struct {
	PeerAnswer
	Refusal *bonbogi.Error `json:"refusal,omitempty"`
}

// Overlap is how far two models agree; peer.Overlap says how it is counted.
type Overlap struct {
	Common  int     `json:"common"`
	Jaccard float64 `json:"jaccard"`
	Rank    Number  `json:"rank_correlation"`
	Ranked  int     `json:"ranked"`
}

// Member is a government that at least one model has among the nearest.
type Member struct {
	Government string `json:"government"`
	Models     int    `json:"models"` // how many have it among the nearest
	Places     []int  `json:"places"` // in each model, from 1; 0 where it has none
}

// CompareModels answers how far models agree. A model that cannot be run says why, and the others stand.
func CompareModels(ctx context.Context, facts Facts, govs Governments, q ModelsQuestion) (ModelsAnswer, error) {
	a := ModelsAnswer{Government: q.Government, Year: q.Year, Size: q.Size}
	if a.Year == 0 {
		var err error
		if a.Year, err = commonYear(ctx, facts, q.Models); err != nil {
			return a, err
		}
	}
	var orders [][]string
	for _, m := range q.Models {
		answer, err := FindPeers(ctx, facts, govs, PeerQuestion{q.Government, a.Year, m, q.AsOf})
		refusal, refused := errors.AsType[*bonbogi.Error](err)
		if err != nil && (!refused || refusal.Rule == noGovernment) {
			return a, err
		}
		a.Models = append(a.Models, ModelAnswer{answer, refusal})
		orders = append(orders, answer.Order)
		if q.Size == 0 && (a.Size == 0 || m.Size < a.Size) {
			a.Size = m.Size
		}
	}
	agreement := peer.Agree(a.Size, orders...)
	for _, row := range agreement.Pairs {
		overlaps := make([]Overlap, len(row))
		for i, o := range row {
			overlaps[i] = Overlap{o.Common, o.Jaccard, Number(o.Rank), o.Ranked}
		}
		a.Overlaps = append(a.Overlaps, overlaps)
	}
	for _, m := range agreement.Members {
		a.Members = append(a.Members, Member{m.ID, m.Models, m.Places})
	}
	return a, nil
}

// commonYear is the last in which every variable of every model was observed; 0 if there is none.
func commonYear(ctx context.Context, facts Facts, models []bonbogi.PeerModel) (int, error) {
	var ids []string
	var periods [][]bonbogi.Period
	for _, m := range models {
		for _, v := range m.Variables {
			if slices.Contains(ids, v.Indicator) {
				continue
			}
			p, err := facts.Periods(ctx, v.Indicator)
			if err != nil {
				return 0, err
			}
			ids, periods = append(ids, v.Indicator), append(periods, p)
		}
	}
	if all := years(periods); len(all) > 0 {
		return all[len(all)-1], nil
	}
	return 0, nil
}
