package store

import (
	"context"

	"github.com/bonbogi/bonbogi"
)

var governments = mapping[bonbogi.Government]{
	kind:  bonbogi.KindGovernment,
	table: "governments",
	fields: func(g *bonbogi.Government) []field {
		return []field{textField("level", &g.Level)}
	},
	setID: func(g *bonbogi.Government, id string) { g.ID = id },
	children: []child[bonbogi.Government]{
		childOf("government_forms", "government",
			func(g *bonbogi.Government) *[]bonbogi.Form { return &g.Forms },
			func(f *bonbogi.Form) []field {
				return []field{
					textField("name", &f.Name),
					textField("name_en", &f.NameEn),
					wordsField("aliases", &f.Aliases),
					textField("scheme", &f.Scheme),
					textField("code", &f.Code),
					wordsField("codes", &f.Codes),
					textField("parent", &f.Parent),
					dateField("valid_from", &f.From),
					dateField("valid_to", &f.To),
					wordsField("predecessors", &f.Predecessors),
				}
			}),
	},
}

// Governments returns those that were imported or corrected here; the others are in the registry.
func (db *DB) Governments(ctx context.Context) (out []bonbogi.Government, err error) {
	err = db.read(ctx, func(q querier) error {
		out, err = governments.all(ctx, q, "withdrawn = FALSE ORDER BY id")
		return err
	})
	return out, err
}

// GovernmentsVersion grows whenever one of Governments changes, so that caches know when they are stale.
func (db *DB) GovernmentsVersion(ctx context.Context) (version int64, err error) {
	err = db.view().QueryRowContext(ctx, `SELECT CAST(COALESCE(SUM(revision), 0) AS BIGINT) FROM governments`).Scan(&version)
	return version, db.explain(err)
}
