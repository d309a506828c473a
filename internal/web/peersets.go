package web

import (
	"errors"
	"net/url"
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
	"github.com/bonbogi/bonbogi/learn"
)

// peerSets lists the sets that were kept.
func (s *Site) peerSets(c *call) (answer, error) {
	q, err := c.listQuery("", "updated", "name", "government", "year")
	if err != nil {
		return nil, err
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.PeerSets(c.Context(), store.PeerSetFilter{Government: q.Resolved, Text: q.Text, Year: q.Year, Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	l := list(c, q, found.Items, found.Total)
	l.New = "/peers"
	t := &table.Table{Name: "peersets", Header: []string{"id", "name", "government", "year", "preset", "method", "members", "version"}}
	for _, x := range found.Items {
		t.AddTexts(x.ID, x.Name, x.Government, strconv.Itoa(x.Year), x.Model.Preset, string(x.Model.Method), strconv.Itoa(len(x.Members)), strconv.Itoa(x.Revision))
	}
	return &page{Template: "peersets", Title: c.text("peersets.title"), Data: l, Wide: true, Table: t}, nil
}

// peerSetView is a set that was kept, held against what is known now.
type peerSetView struct {
	files
	Set     bonbogi.PeerSet              `json:"set"`
	Names   map[string]string            `json:"names"`
	Check   *learn.SetCheck              `json:"check,omitempty"`
	Refusal *refusalView                 `json:"check_refusal,omitempty"` // why it cannot be checked
	By      map[string]bonbogi.Indicator `json:"-"`                       // the variables

	Simulated bool `json:"simulated,omitempty"` // a model made some of the values by which the set was found

	Own     string  `json:"-"`
	Again   string  `json:"-"` // the address of the same question by the newest values
	Results []offer `json:"-"`
}

func (s *Site) peerSet(c *call) (answer, error) {
	set, err := s.Store.PeerSet(c.Context(), c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	n := names{s, c.words}
	v := peerSetView{files: filesOf(c.URL.Path, c.URL.RawQuery), Set: set, Own: n.government(set.Government), Names: map[string]string{}}
	var ids []string
	for _, x := range set.Model.Variables {
		ids = append(ids, x.Indicator)
	}
	if v.By, err = s.Store.IndicatorsByID(c.Context(), ids); err != nil {
		return nil, err
	}
	for _, i := range v.By {
		v.Simulated = v.Simulated || i.Simulated
	}
	known, err := c.facts()
	if err != nil {
		return nil, err
	}
	check, ok, err := learn.CheckSet(c.Context(), known, c.registry, set)
	if v.Refusal, err = c.refused(err); err != nil {
		return nil, err
	}
	if ok && v.Refusal == nil {
		v.Check = &check
		for _, id := range check.Joins {
			v.Names[id] = n.government(id)
		}
	}
	for _, m := range set.Members {
		v.Names[m.Government] = n.government(m.Government)
	}
	v.Results = n.offered(known.catalogue, isResult)
	again := modelValues(set.Model)
	again.Set("government", set.Government)
	v.Again = "/peers?" + again.Encode()
	return &page{Template: "peerset", Title: set.Name, Data: &v, Wide: true, Table: v.table()}, nil
}

// ByHand reports whether somebody chose the members, and no model.
func (v *peerSetView) ByHand() bool { return len(v.Set.Model.Variables) == 0 }

func (v *peerSetView) table() *table.Table {
	t := &table.Table{Name: v.Set.ID, Header: []string{"rank", "id", "name", "distance"}}
	if v.ByHand() {
		t.Header = []string{"id", "name"}
		for _, m := range v.Set.Members {
			t.AddTexts(m.Government, v.Names[m.Government])
		}
		return t
	}
	for _, x := range v.Set.Model.Variables {
		t.Header = append(t.Header, "share_"+x.Indicator+simulatedSuffix(v.By[x.Indicator]))
	}
	for i, m := range v.Set.Members {
		row := []table.Cell{table.Number(float64(i+1), ""), table.Text(m.Government), table.Text(v.Names[m.Government]), table.Number(m.Distance, "")}
		for _, share := range m.Shares {
			row = append(row, table.Number(share, ""))
		}
		t.Add(row...)
	}
	return t
}

// keepPeers stores the peers that the address asks for as a set, with an address of its own.
func (s *Site) keepPeers(c *call) (answer, error) {
	if err := c.ParseForm(); err != nil {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	who, name := visible(c.PostForm.Get("who")), visible(c.PostForm.Get("name"))
	if who == "" || name == "" {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "required", "name the set, and say who keeps it")
	}
	known, err := c.facts()
	if err != nil {
		return nil, err
	}
	m, err := c.model(known.models)
	if err != nil {
		return nil, err
	}
	q, err := c.peerQuestion(c.asked().ID, m)
	if err != nil {
		return nil, err
	}
	found, err := learn.FindPeers(c.Context(), known, c.registry, q)
	if err != nil {
		return nil, err
	}
	set := found.Set(name)
	set.ID = s.Store.NewID(bonbogi.KindPeerSet)
	err = s.Store.Save(c.Context(), store.Change{Who: who, Token: c.PostForm.Get("token")}, set)
	if done, ok := errors.AsType[*store.Done](err); ok && len(done.IDs) > 0 {
		return redirect("/peersets/" + url.PathEscape(done.IDs[len(done.IDs)-1])), nil
	}
	if err != nil {
		return nil, err
	}
	return remembered{redirect("/peersets/" + set.ID), whoCookie, who}, nil
}
