package web

import (
	"errors"
	"maps"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
	"github.com/bonbogi/bonbogi/learn"
)

// peersView is who is comparable with a government, and why.
type peersView struct {
	files
	Asked   asked                `json:"query"`
	Presets []bonbogi.PeerModel  `json:"presets"`
	Model   bonbogi.PeerModel    `json:"model"`
	AsOf    bonbogi.Date         `json:"as_of"`
	Refusal *refusalView         `json:"refusal,omitempty"` // why there is no answer
	Answer  *learn.PeerAnswer    `json:"answer,omitempty"`
	Names   map[string]string    `json:"names,omitempty"` // of the governments of the answer
	Rows    []tuned              `json:"-"`
	Offered []offer              `json:"-"` // to add to the model
	Results []offer              `json:"-"` // to compare the peers by
	Own     string               `json:"-"`
	Words   string               `json:"-"`
	Sets    []bonbogi.PeerSet    `json:"-"` // kept before
	Save    string               `json:"-"` // where the set is sent to be kept
	Models  string               `json:"-"` // several models side by side
	Spec    string               `json:"-"` // names these peers in the address of a comparison
	Shares  picture              `json:"-"`
	Name    string               `json:"-"` // proposed for the set
	Token   string               `json:"-"`
	Who     string               `json:"-"`
	Years   []int                `json:"-"`
	Year    int                  `json:"-"` // that was found, or asked for
	Methods []bonbogi.PeerMethod `json:"-"`
}

// tuned is a variable of the model in the form that changes it.
type tuned struct {
	bonbogi.Indicator
	Weight string
}

// peers answers who is comparable with a government.
func (s *Site) peers(c *call) (answer, error) {
	if to, changed, err := s.tunedModel(c); err != nil || changed {
		return to, err
	}
	v := peersView{Asked: c.asked(), Methods: bonbogi.PeerMethods, Token: s.newID(), Who: c.who()}
	p := &page{Template: "peers", Title: c.text("peers.title"), Data: &v, Wide: true}
	known, err := c.facts()
	if err != nil {
		return nil, err
	}
	v.Presets = known.models
	if v.AsOf, _, err = c.asOf(); err != nil {
		return nil, err
	}
	if v.Model, err = c.model(v.Presets); err == nil && v.Asked.ID != "" {
		err = s.findPeers(c, &v, known)
	}
	if v.Refusal, err = c.refused(err); err != nil {
		return nil, err
	}
	v.rows(names{s, c.words}, known)
	if v.Answer == nil {
		return p, nil
	}
	p.Title = c.text("peers.of", "name", v.Own)
	v.Shares = picture{v.shares(names{s, c.words}), "shares", c.URL}
	p.Table, p.Pictures = v.table(), []picture{v.Shares}
	return p, nil
}

// refused is why a question has no answer, where that is for the reader to mend; any other error stays one.
func (c *call) refused(err error) (*refusalView, error) {
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		return &refusalView{Status: statuses[e.Code], Rule: e.Rule, Message: c.message(e)}, nil
	}
	return nil, err
}

// findPeers asks the question, and says the answer in words.
func (s *Site) findPeers(c *call, v *peersView, known facts) error {
	q, err := c.peerQuestion(v.Asked.ID, v.Model)
	if err != nil {
		return err
	}
	found, err := learn.FindPeers(c.Context(), known, c.registry, q)
	v.Years, v.Year = found.Years, found.Year
	if err != nil {
		return err
	}
	n := names{s, c.words}
	v.Answer, v.Own = &found, n.government(found.Government)
	v.Names = map[string]string{found.Government: v.Own}
	for _, p := range found.Peers {
		v.Names[p.Government] = n.government(p.Government)
	}
	for _, out := range found.NotPlaced {
		v.Names[out.Government] = n.government(out.Government)
	}
	if len(found.Peers) > 0 {
		v.Words = n.likeness(found.Peers[0], found.Variables)
	}
	address := c.peerAddress(found)
	v.Save, v.Models = "/peersets?"+address.Encode(), "/peers/models?government="+url.QueryEscape(found.Government)
	v.files = filesOf(c.URL.Path, c.URL.RawQuery)
	v.Spec = groupSpec(v.Presets, found)
	v.Name = c.text("peers.name", "name", v.Own, "n", len(found.Peers), "year", strconv.Itoa(found.Year))
	v.Results = n.offered(known.catalogue, isResult)
	sets, err := s.Store.PeerSets(c.Context(), store.PeerSetFilter{Government: found.Government, Desc: true, Limit: 5})
	v.Sets = sets.Items
	return err
}

func (c *call) peerQuestion(government string, m bonbogi.PeerModel) (learn.PeerQuestion, error) {
	q := learn.PeerQuestion{Government: government, Model: m}
	var err error
	if q.Year, err = c.year(); err == nil {
		_, q.AsOf, err = c.asOf()
	}
	return q, err
}

// peerAddress is the question of an answer as parameters, with the year that was found.
func (c *call) peerAddress(a learn.PeerAnswer) url.Values {
	v := modelValues(a.Model)
	v.Set("government", a.Government)
	v.Set("year", strconv.Itoa(a.Year))
	if day := c.URL.Query().Get("asof"); day != "" {
		v.Set("asof", day)
	}
	return v
}

// groupSpec names the peers of an answer in the address of a comparison: by the preset that found them, else one
// by one.
func groupSpec(presets []bonbogi.PeerModel, a learn.PeerAnswer) string {
	for _, p := range presets {
		if reflect.DeepEqual(p, a.Model) && a.Year == slices.Max(a.Years) {
			return p.Preset
		}
	}
	return strings.Join(a.IDs(), ",")
}

// Definition is that of a variable.
func (v *peersView) Definition(id string) bonbogi.Indicator {
	for _, x := range v.Answer.Variables {
		if x.Indicator == id {
			return x.Definition
		}
	}
	return bonbogi.Indicator{Meta: bonbogi.Meta{ID: id}, Name: id}
}

// Indicators are the variables of the model as an address has them.
func (v *peersView) Indicators() string { return writeVariables(v.Model.Variables) }

// Simulated reports whether a model made any of the values that the page shows.
func (v *peersView) Simulated() bool {
	return v.Answer != nil && slices.ContainsFunc(v.Answer.Variables, func(x learn.PeerVariable) bool { return x.Definition.Simulated })
}

// Mixed reports whether some of the values are simulated and others measured: then each says what it is, where
// else the head of the page says it for all.
func (v *peersView) Mixed() bool {
	return v.Simulated() && slices.ContainsFunc(v.Answer.Variables, func(x learn.PeerVariable) bool { return !x.Definition.Simulated })
}

// likeness says in words who is the nearest, and why.
func (n names) likeness(p learn.Peer, variables []learn.PeerVariable) string {
	titles := func(parts []learn.Part) string {
		var out []string
		for _, part := range parts {
			j := slices.IndexFunc(variables, func(v learn.PeerVariable) bool { return v.Indicator == part.Variable })
			out = append(out, n.in(variables[j].Definition.Name, variables[j].Definition.NameEn))
		}
		return strings.Join(out, n.words.Text("list.comma"))
	}
	words := []string{n.words.Text("peers.nearest", "name", n.government(p.Government))}
	if alike := titles(p.Alike(3)); alike != "" {
		words = append(words, n.words.Text("peers.alike", "list", alike))
	}
	if apart := titles(p.Apart(2)); apart != "" {
		words = append(words, n.words.Text("peers.apart", "list", apart))
	}
	return strings.Join(words, " ")
}

// rows fills the form by which the model is changed.
func (v *peersView) rows(n names, known facts) {
	for _, x := range v.Model.Variables {
		if d, ok := known.byID[x.Indicator]; ok {
			v.Rows = append(v.Rows, tuned{d, strconv.FormatFloat(x.Weight, 'g', -1, 64)})
		}
	}
	v.Offered = n.offered(known.catalogue, isContext)
}

// tunedModel turns what the form of the model sends, a field a variable, into the short address of the same
// question.
func (s *Site) tunedModel(c *call) (to redirect, changed bool, err error) {
	q := c.URL.Query()
	if !q.Has("tune") {
		return "", false, nil
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(q)) {
		id, ok := strings.CutPrefix(name, "weight.")
		if weight := typed(q.Get(name)); ok && weight != "" && weight != "0" {
			parts = append(parts, id+":"+weight)
		}
	}
	if add := typed(q.Get("add")); add != "" {
		i, err := c.indicatorCalled(add)
		if err != nil {
			return "", false, err
		}
		parts = append(parts, i.ID)
	}
	variables, err := readVariables(strings.Join(parts, ","))
	if err != nil {
		return "", false, err
	}
	v := url.Values{"indicators": {writeVariables(variables)}}
	kept := []string{"government", "year", "asof", "method", "size", "population", "low", "high"}
	if typed(q.Get("population")) == "" {
		kept = kept[:len(kept)-3]
	}
	for _, name := range kept {
		if value := typed(q.Get(name)); value != "" {
			v.Set(name, value)
		}
	}
	return redirect("/peers?" + v.Encode()), true, nil
}

// indicatorCalled finds the one indicator that a person means, by its ID or its name.
func (c *call) indicatorCalled(typed string) (bonbogi.Indicator, error) {
	none := bonbogi.Indicator{}
	if bonbogi.ValidID(typed) {
		i, err := store.Get[bonbogi.Indicator](c.Context(), c.site.Store, typed)
		if err == nil || bonbogi.CodeOf(err) != bonbogi.NotFound {
			return i, err
		}
	}
	found, err := c.site.Store.Indicators(c.Context(), store.IndicatorFilter{Text: typed, Limit: 20})
	if err != nil {
		return none, err
	}
	same := slices.DeleteFunc(slices.Clone(found.Items), func(i bonbogi.Indicator) bool {
		return i.Name != typed && i.NameEn != typed && i.Title(false) != typed && i.Title(true) != typed
	})
	all := same
	if len(same) == 0 {
		all = found.Items
	}
	switch len(all) {
	case 1:
		return all[0], nil
	case 0:
		return none, bonbogi.Errorf(bonbogi.NotFound, "indicator_unknown", "%s", typed)
	}
	var near []string
	for _, i := range all[:min(5, len(all))] {
		near = append(near, names{c.site, c.words}.indicator(i)+" ("+i.ID+")")
	}
	return none, bonbogi.Errorf(bonbogi.Invalid, "indicator_ambiguous", "%s", strings.Join(near, ", "))
}

// shares takes the distances apart in a picture.
func (v *peersView) shares(n names) chart.Shares {
	i := bonbogi.Indicator{Simulated: v.Simulated()}
	title := n.words.Text("peers.of", "name", v.Own)
	p := chart.Shares{Frame: n.frame("shares", i, title, n.words.Text("peers.shares"), v.Words), Number: chart.Number{Decimals: 2}}
	for _, x := range v.Answer.Variables {
		p.Variables = append(p.Variables, n.indicator(x.Definition))
	}
	for _, peer := range v.Answer.Peers {
		row := chart.ShareRow{Name: v.Names[peer.Government], Distance: peer.Distance}
		for _, part := range peer.Parts {
			row.Shares = append(row.Shares, part.Share)
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// simulatedSuffix marks a column of a download whose values a model made.
func simulatedSuffix(i bonbogi.Indicator) string {
	if i.Simulated {
		return " (simulated)"
	}
	return ""
}

// table is the answer to download: distances and shares as the command line writes them, and the values.
func (v *peersView) table() *table.Table {
	t := &table.Table{Name: "peers-" + v.Answer.Government, Header: []string{"rank", "id", "name", "distance"}}
	for _, x := range v.Answer.Variables {
		t.Header = append(t.Header, "share_"+x.Indicator)
	}
	for _, x := range v.Answer.Variables {
		t.Header = append(t.Header, x.Indicator+simulatedSuffix(x.Definition))
	}
	for i, p := range v.Answer.Peers {
		row := []table.Cell{table.Number(float64(i+1), ""), table.Text(p.Government), table.Text(v.Names[p.Government]), table.Number(p.Distance, "")}
		for _, part := range p.Parts {
			row = append(row, table.Number(part.Share, ""))
		}
		for _, part := range p.Parts {
			row = append(row, table.Number(float64(part.Peer), ""))
		}
		t.Add(row...)
	}
	return t
}
