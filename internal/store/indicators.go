package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

var indicators = mapping[bonbogi.Indicator]{
	kind:  bonbogi.KindIndicator,
	table: "indicators",
	meta:  func(i *bonbogi.Indicator) *bonbogi.Meta { return &i.Meta },
	fields: func(i *bonbogi.Indicator) []field {
		return []field{
			textField("name", &i.Name),
			textField("name_en", &i.NameEn),
			textField("definition", &i.Definition),
			textField("definition_en", &i.DefinitionEn),
			textField("unit", &i.Unit),
			textField("unit_en", &i.UnitEn),
			textField("direction", &i.Direction),
			textField("measure", &i.Measure),
			numberField("decimals", &i.Decimals),
			textField("frequency", &i.Frequency),
			flagField("rankable", &i.Rankable),
			textField("interval_method", &i.Interval).named("interval"),
			knownRealField("per", &i.Per),
			textField("publisher", &i.Publisher),
			textField("licence", &i.Licence),
			textField("url", &i.URL),
			textField("version", &i.Version),
			wordsField("topics", &i.Topics),
			flagField("simulated", &i.Simulated),
		}
	},
	children: []child[bonbogi.Indicator]{
		citations(bonbogi.KindIndicator, func(i *bonbogi.Indicator) *[]bonbogi.Citation { return &i.Sources }),
	},
	search: func(i *bonbogi.Indicator) []string {
		return []string{i.ID, i.Name, i.NameEn, i.Definition, i.DefinitionEn, i.Unit, i.Publisher, strings.Join(i.Topics, "\n")}
	},
}

// IndicatorFilter chooses indicators; what is zero does not count.
type IndicatorFilter struct {
	Text      string // words that its texts contain
	Topic     string // one of its topics, whole
	Measure   bonbogi.MeasureType
	Frequency bonbogi.Frequency
	Publisher string // whole
	Source    string // ID of a source that defines it
	Simulated *bool  // nil: both
	Rankable  *bool  // nil: both
	Sort      string // name (default), name_en (the Korean one where there is none), measure, unit, publisher, frequency, created, updated
	Desc      bool
	Limit     int // 0: DefaultLimit, All: no limit
	Offset    int
}

// Indicators lists indicators that are not withdrawn.
func (db *DB) Indicators(ctx context.Context, f IndicatorFilter) (Page[bonbogi.Indicator], error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset, sorts: map[string]string{
		"": "name", "name": "name", "name_en": "CASE WHEN name_en = '' THEN name ELSE name_en END", "measure": "measure, name", "unit": "unit, name", "publisher": "publisher, name",
		"frequency": "frequency, name", "created": "created_at", "updated": "updated_at",
	}}
	q.word("topics", f.Topic)
	q.equal("measure", string(f.Measure))
	q.equal("frequency", string(f.Frequency))
	q.equal("publisher", f.Publisher)
	q.flag("simulated", f.Simulated)
	q.flag("rankable", f.Rankable)
	q.text(f.Text)
	q.cites(bonbogi.KindIndicator, f.Source)
	return list(ctx, db, indicators, q)
}

// IndicatorWords returns the topics and the publishers of the indicators that stand, in their order.
func (db *DB) IndicatorWords(ctx context.Context) (topics, publishers []string, err error) {
	err = db.read(ctx, func(q querier) error {
		if publishers, err = column1(ctx, q, `SELECT DISTINCT publisher FROM indicators WHERE withdrawn = FALSE AND publisher <> '' ORDER BY publisher`); err != nil {
			return fmt.Errorf("publishers of indicators: %w", err)
		}
		lists, err := column1(ctx, q, `SELECT DISTINCT topics FROM indicators WHERE withdrawn = FALSE`)
		if err != nil {
			return fmt.Errorf("topics of indicators: %w", err)
		}
		for _, list := range lists {
			var some []string
			if err := (words[string]{&some}).Scan(list); err != nil {
				return fmt.Errorf("topics of indicators: %w", err)
			}
			topics = append(topics, some...)
		}
		slices.Sort(topics)
		topics = slices.Compact(topics)
		return nil
	})
	return topics, publishers, err
}

// Definitions returns every indicator that is not withdrawn, by name, without its sources: what a page about all of
// them needs. With them comes IndicatorsVersion.
func (db *DB) Definitions(ctx context.Context) (all []bonbogi.Indicator, version int64, err error) {
	light := indicators
	light.children = nil
	err = db.read(ctx, func(q querier) error {
		if err := q.QueryRowContext(ctx, indicatorsVersion).Scan(&version); err != nil {
			return fmt.Errorf("version of indicators: %w", err)
		}
		all, err = light.listed(ctx, q, "withdrawn = FALSE ORDER BY name, id")
		return err
	})
	return all, version, err
}

const indicatorsVersion = `SELECT CAST(COALESCE(SUM(revision), 0) AS BIGINT) FROM indicators`

// IndicatorsVersion grows whenever a definition changes, so that caches know when they are stale.
func (db *DB) IndicatorsVersion(ctx context.Context) (version int64, err error) {
	err = db.view().QueryRowContext(ctx, indicatorsVersion).Scan(&version)
	return version, db.explain(err)
}

// IndicatorsByID returns the indicators that exist among ids.
func (db *DB) IndicatorsByID(ctx context.Context, ids []string) (map[string]bonbogi.Indicator, error) {
	return byID(ctx, db, indicators, ids)
}
