package service

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// figures reads what --indicator says: N00945 for everybody, N00945/K for women, N00945/M for men, N00945/* for
// the three; a group (G…) stands for its members. It returns the key figures, each once.
func (k *kolada) figures(ctx context.Context, words []string) (kpis []string, err error) {
	for _, word := range words {
		id, genders, cut := strings.Cut(word, "/")
		switch {
		case !cut:
			genders = "T"
		case genders == "*":
			genders = "TKM"
		}
		if id == "" || genders == "" || strings.Trim(genders, "TKM") != "" {
			return nil, wrongQuery("kolada: %q is no key figure; write N00945, N00945/K for women, N00945/M for men or N00945/* for all", word)
		}
		members, err := k.members(ctx, "kpi_groups", []string{id})
		if err != nil {
			return nil, err
		}
		for _, kpi := range members {
			if !slices.Contains(kpis, kpi) {
				kpis = append(kpis, kpi)
			}
			for _, gender := range genders {
				k.wanted[koladaFigure{kpi, string(gender)}] = true
			}
		}
	}
	return kpis, nil
}

// members puts the members of groups, whose identifiers begin with G, in their places.
func (k *kolada) members(ctx context.Context, kind string, ids []string) (all []string, err error) {
	for _, id := range ids {
		if !strings.HasPrefix(id, "G") {
			all = append(all, id)
			continue
		}
		before := len(all)
		err := koladaPages(ctx, k, "/"+kind+"/"+url.PathEscape(id), func(g koladaGroup) bool {
			for _, m := range g.Members {
				all = append(all, m.ID)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
		if len(all) == before {
			return nil, refuse(bonbogi.NotFound, "service_empty", "kolada knows no group %s; look at %s/%s", id, k.base, kind)
		}
	}
	return all, nil
}

func joined(ids []string) string {
	escaped := make([]string, len(ids))
	for i, id := range ids {
		escaped[i] = url.PathEscape(id)
	}
	return strings.Join(escaped, ",")
}
