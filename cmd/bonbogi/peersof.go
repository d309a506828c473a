package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

// runOnDatabase asks the database instead of a table.
func (c *peersCommand) runOnDatabase(ctx context.Context, p *program) error {
	q, err := p.question(ctx)
	if err != nil {
		return err
	}
	defer q.db.Close()
	of, err := q.government(c.For)
	if err != nil {
		return err
	}
	m, err := c.model(ctx, q)
	if err != nil {
		return err
	}
	a, err := learn.FindPeers(ctx, q.db, q.names, learn.PeerQuestion{Government: of, Year: c.Year, Model: m})
	if err != nil {
		return err
	}
	for _, out := range a.NotPlaced {
		p.warn(fmt.Sprintf("%s is left out: no value of %s", out.Government, strings.Join(out.Missing, ", ")))
	}
	for _, v := range a.Variables {
		if v.Constant {
			p.warn(v.Indicator + " is the same everywhere, so it adds nothing")
		}
	}
	var names []string
	for _, v := range a.Variables {
		names = append(names, v.Indicator)
	}
	found := make([]foundPeer, len(a.Peers))
	for i, peer := range a.Peers {
		found[i] = foundPeer{id: peer.Government, distance: peer.Distance}
		for _, part := range peer.Parts {
			found[i].shares = append(found[i].shares, part.Share)
		}
	}
	return p.printPeers(names, found, c.BOM)
}

// model is the preset, or the indicators with their weights, that are asked for.
func (c *peersCommand) model(ctx context.Context, q *question) (m bonbogi.PeerModel, err error) {
	m = bonbogi.PeerModel{Method: bonbogi.PeerMethod(c.Method), Size: c.Number}
	if c.Indicators == "" {
		models, err := q.models(ctx)
		if err != nil {
			return m, err
		}
		at := slices.IndexFunc(models, func(m bonbogi.PeerModel) bool { return m.Preset == c.Preset })
		if at < 0 {
			var names []string
			for _, m := range models {
				names = append(names, m.Preset)
			}
			return m, bonbogi.Errorf(bonbogi.NotFound, "no_preset", "there is no preset %q; there is %s", c.Preset, cmp.Or(strings.Join(names, ", "), "none, as no indicators of the context are defined"))
		}
		m = models[at]
		m.Method, m.Size = bonbogi.PeerMethod(c.Method), c.Number
		return m, nil
	}
	all, err := weightedNames("--indicators", c.Indicators, func(name string) bool {
		_, err := q.indicator(ctx, name)
		return err == nil
	})
	for _, w := range all {
		i, err := q.indicator(ctx, w.name)
		if err != nil {
			return m, err
		}
		m.Variables = append(m.Variables, bonbogi.PeerVariable{Indicator: i.ID, Weight: w.weight})
	}
	return m, err
}
