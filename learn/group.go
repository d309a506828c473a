package learn

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// GroupKind is by which rule a group was made.
type GroupKind string

// The kinds of a group.
const (
	GroupSet      GroupKind = "set"      // a peer set that was kept
	GroupPreset   GroupKind = "preset"   // found by a preset, as of its year
	GroupLevel    GroupKind = "level"    // all of the same level in the country, of the day
	GroupProvince GroupKind = "province" // those that belong to the same government, of the day
	GroupList     GroupKind = "list"     // chosen by hand
)

// Group is with whom a government is compared, and by which rule.
type Group struct {
	Spec    string             `json:"peers"` // as an address names it: a kind, a preset, the ID of a set, or IDs of governments
	Kind    GroupKind          `json:"kind"`
	Name    string             `json:"name,omitempty"` // of the set
	Version int                `json:"version,omitempty"`
	Year    int                `json:"year,omitempty"` // as of which the peers were found
	Model   *bonbogi.PeerModel `json:"model,omitempty"`
	Members []string           `json:"members"` // IDs; the nearest first, where there is a model

	// A model of the world made some of the values by which the members were found, whatever is compared.
	Simulated bool `json:"simulated,omitempty"`
}

// Sets are the peer sets that were kept.
type Sets interface {
	PeerSet(ctx context.Context, id string) (bonbogi.PeerSet, error)
}

// GroupQuestion asks for a group of peers of a government.
type GroupQuestion struct {
	Government string
	Spec       string // empty: the first preset that can be answered, else all of the same level
	Indicator  string // ID of what will be compared, if it is one: those who are alike in it are not taken unasked
	Presets    []bonbogi.PeerModel
	AsOf       time.Time
}

// FindGroup finds the group that a specification names.
func FindGroup(ctx context.Context, facts Facts, sets Sets, govs Governments, q GroupQuestion) (Group, error) {
	own, ok := govs.Get(q.Government)
	if !ok {
		return Group{}, errNoGovernment(q.Government)
	}
	preset := func(m bonbogi.PeerModel) (Group, error) {
		a, err := FindPeers(ctx, facts, govs, PeerQuestion{Government: own.ID, Model: m, AsOf: q.AsOf})
		g := Group{Spec: m.Preset, Kind: GroupPreset, Year: a.Year, Model: &m, Members: a.IDs()}
		for _, v := range a.Variables {
			g.Simulated = g.Simulated || v.Definition.Simulated
		}
		return g, err
	}
	switch {
	case q.Spec == "":
		for _, m := range q.Presets {
			if slices.ContainsFunc(m.Variables, func(v bonbogi.PeerVariable) bool { return v.Indicator == q.Indicator }) {
				continue
			}
			g, err := preset(m)
			if err == nil || bonbogi.CodeOf(err) == "" {
				return g, err
			}
		}
		return ruled(govs, own, GroupLevel), nil
	case GroupKind(q.Spec).Changes():
		return ruled(govs, own, GroupKind(q.Spec)), nil
	}
	if i := slices.IndexFunc(q.Presets, func(m bonbogi.PeerModel) bool { return m.Preset == q.Spec }); i >= 0 {
		return preset(q.Presets[i])
	}
	if g, ok := listed(govs, own, q.Spec); ok {
		return g, nil
	}
	set, err := sets.PeerSet(ctx, q.Spec)
	if err != nil {
		if bonbogi.CodeOf(err) == bonbogi.NotFound {
			err = bonbogi.Errorf(bonbogi.NotFound, "no_group", "%q is no group of peers; name a set, a preset, %q, %q, or IDs of governments", q.Spec, GroupLevel, GroupProvince)
		}
		return Group{}, err
	}
	g := Group{Spec: set.ID, Kind: GroupSet, Name: set.Name, Version: set.Revision, Year: set.Year, Model: &set.Model}
	if g.Simulated, err = anySimulated(ctx, facts, set.Model.Variables); err != nil {
		return Group{}, err
	}
	for _, id := range append([]string{set.Government}, members(set)...) {
		if id != own.ID { // the set of another: its owner is a peer, and we are none of our own
			g.Members = append(g.Members, id)
		}
	}
	return g, nil
}

func anySimulated(ctx context.Context, facts Facts, variables []bonbogi.PeerVariable) (bool, error) {
	ids := make([]string, len(variables))
	for i, v := range variables {
		ids[i] = v.Indicator
	}
	definitions, err := facts.IndicatorsByID(ctx, ids)
	for _, d := range definitions {
		if d.Simulated {
			return true, err
		}
	}
	return false, err
}

func members(set bonbogi.PeerSet) (ids []string) {
	for _, m := range set.Members {
		ids = append(ids, m.Government)
	}
	return ids
}

// Changes reports whether who is in a group depends on the day: towns merge, and move to another province.
func (k GroupKind) Changes() bool { return k == GroupLevel || k == GroupProvince }

// ruled is a group of those that exist.
func ruled(govs Governments, own bonbogi.Government, kind GroupKind) Group {
	return Group{Spec: string(kind), Kind: kind, Members: kind.members(govs, own, bonbogi.Date{})}
}

// members are those that belonged to a group by level or by province on a day; the zero day is now.
func (k GroupKind) members(govs Governments, own bonbogi.Government, day bonbogi.Date) (ids []string) {
	country, parent := countryOf(govs, own), own.Current().Parent
	if form, ok := formOn(own, day); ok {
		parent = form.Parent
	}
	for _, g := range govs.All() {
		if g.ID == own.ID || g.Level != own.Level {
			continue
		}
		form, ok := formOn(g, day)
		if ok && (k == GroupProvince && form.Parent == parent || k == GroupLevel && countryOf(govs, g) == country) {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

func formOn(g bonbogi.Government, day bonbogi.Date) (f bonbogi.Form, ok bool) {
	if day.IsZero() {
		return g.Current(), g.Exists()
	}
	return g.FormOn(day)
}

// listed are governments named by their IDs; ok is false if one of them is none.
func listed(govs Governments, own bonbogi.Government, spec string) (g Group, ok bool) {
	g = Group{Spec: spec, Kind: GroupList}
	for id := range strings.SplitSeq(spec, ",") {
		id = strings.TrimSpace(id)
		if _, known := govs.Get(id); !known {
			return g, false
		}
		if id != own.ID && !slices.Contains(g.Members, id) {
			g.Members = append(g.Members, id)
		}
	}
	return g, true
}
