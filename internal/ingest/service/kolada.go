package service

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

const (
	koladaURL    = "https://api.kolada.se/v3"
	koladaScheme = "se-kommun" // unless --scheme says another: codes of four digits, municipalities, and regions as 00LL
	koladaChunk  = 25          // how many identifiers may stand in one part of an address
)

// kolada reads the data base of key figures of Swedish municipalities and regions, by version 3 of its API.
type kolada struct {
	base   string
	secret string // of a gateway before the service
	scheme string
	pages  *Pages
	about  *About
	wanted map[koladaFigure]bool
	kpis   map[string]koladaKPI // as far as they are described
	titles map[string]string    // of governments; none if the service does not list them
	yield  func(ingest.Entry) bool
	item   int
}

// koladaFigure is a key figure of everybody (T), of women (K) or of men (M).
type koladaFigure struct{ kpi, gender string }

func readKolada(ctx context.Context, q Query, pages *Pages, about *About, yield func(ingest.Entry) bool) error {
	years, err := q.Periods.years("kolada")
	switch {
	case err != nil:
		return err
	case len(q.Indicators) == 0:
		return wrongQuery("kolada: name the key figures with --indicator N00945,…, or a group of them with G…")
	case len(q.Fields) > 0:
		return wrongQuery("kolada: --field is for services whose fields have no fixed names; leave it out")
	case len(q.Governments) == 0 && years == nil:
		return wrongQuery("kolada wants two of the three: name --government or --period too")
	}
	about.Title, about.Publisher, about.URL = "Kolada", "Rådet för främjande av kommunala analyser (RKA)", "https://www.kolada.se/"
	about.Licence = "Fri användning med källangivelse: Källa: Kolada"
	k := kolada{base: strings.TrimSuffix(cmp.Or(q.URL, koladaURL), "/"), secret: q.secret(""), scheme: cmp.Or(q.Scheme, koladaScheme), pages: pages, about: about, yield: yield,
		wanted: map[koladaFigure]bool{}, kpis: map[string]koladaKPI{}, titles: map[string]string{}}
	kpis, err := k.figures(ctx, q.Indicators)
	if err != nil {
		return err
	}
	units, err := k.members(ctx, "municipality_groups", q.Governments)
	if err != nil {
		return err
	}
	if err := k.describe(ctx, kpis); err != nil {
		return err
	}
	for _, some := range chunks(kpis, koladaChunk) {
		for _, units := range chunks(units, koladaChunk) {
			for _, years := range chunks(years, koladaChunk) {
				if more, err := k.data(ctx, some, units, years); err != nil || !more {
					return err
				}
			}
		}
	}
	for figure := range k.wanted {
		if id := koladaID(figure); !about.defined(id) {
			about.Without = append(about.Without, figure.kpi+"/"+figure.gender)
		}
	}
	slices.Sort(about.Without)
	return nil
}

// describe fetches the names of the governments and the definitions of the key figures.
func (k *kolada) describe(ctx context.Context, kpis []string) error {
	err := koladaPages(ctx, k, "/municipality", func(u koladaUnit) bool {
		k.titles[u.ID] = u.Title
		return true
	})
	if err != nil && !isStatus(err, 404) {
		return err
	}
	for _, some := range chunks(kpis, koladaChunk) {
		err := koladaPages(ctx, k, "/kpi/"+joined(some), func(kpi koladaKPI) bool {
			k.kpis[kpi.ID] = kpi
			return true
		})
		if err != nil && !isStatus(err, 404) {
			return err
		}
	}
	return nil
}

// data hands over the values of some key figures, governments and years. No governments or years are all.
func (k *kolada) data(ctx context.Context, kpis, units, years []string) (more bool, err error) {
	path := "/data/kpi/" + joined(kpis)
	if units != nil {
		path += "/municipality/" + joined(units)
	}
	if years != nil {
		path += "/year/" + joined(years)
	}
	more = true
	err = koladaPages(ctx, k, path, func(d koladaDatum) bool {
		k.item++
		for _, v := range d.Values {
			if more = more && k.value(d, v); !more {
				break
			}
		}
		return more
	})
	return more, err
}

// value hands over one value, if it is wanted and of a government.
func (k *kolada) value(d koladaDatum, v koladaValue) (more bool) {
	figure := koladaFigure{d.KPI, v.Gender}
	if v.deleted() || !k.wanted[figure] {
		return true
	}
	title, known := k.titles[d.Municipality]
	switch {
	case d.Municipality == "0000":
		k.about.leaveOut("the whole country (0000)")
		return true
	case strings.HasPrefix(d.Municipality, "G"), len(k.titles) > 0 && !known:
		k.about.leaveOut("groups, which are no municipalities")
		return true
	}
	id := koladaID(figure)
	k.about.define(id, func() bonbogi.Indicator { return koladaIndicator(figure, k.kpis[d.KPI]) })
	e := ingest.Entry{Indicator: id, Government: d.Municipality, Name: title, Scheme: k.scheme, Period: string(d.Period),
		Value: string(v.Value), Note: strings.TrimSpace(string(v.Status)), Row: k.item, Column: "value"}
	switch {
	case e.Value != "":
	case strings.EqualFold(e.Note, "private"):
		e.Status = bonbogi.Suppressed.String()
	default:
		e.Status = bonbogi.Missing.String()
	}
	return k.yield(e)
}

func koladaID(f koladaFigure) string {
	if f.gender == "T" {
		return identify("kolada", f.kpi)
	}
	return identify("kolada", f.kpi, f.gender)
}

// koladaIndicator is the definition of a key figure. Its unit stands at the end of its title: ", andel (%)",
// ", kr/inv".
func koladaIndicator(f koladaFigure, kpi koladaKPI) bonbogi.Indicator {
	i := bonbogi.Indicator{Name: cmp.Or(kpi.Title, f.kpi), Definition: kpi.Description, Decimals: 1, Frequency: bonbogi.Yearly,
		URL: "https://www.kolada.se/verktyg/fri-sokning/?kpis=" + url.QueryEscape(f.kpi)}
	if at := strings.LastIndex(kpi.Title, ", "); at >= 0 {
		i.Unit = kpi.Title[at+2:]
	}
	if inside, ok := between(i.Unit, "(", ")"); ok {
		i.Unit = inside
	}
	switch f.gender {
	case "K":
		i.Name += " (kvinnor)"
	case "M":
		i.Name += " (män)"
	}
	switch p := strings.ToLower(kpi.Perspective); {
	case strings.Contains(p, "resurs"):
		i.Measure = bonbogi.MeasureInput
	case strings.Contains(p, "volym"):
		i.Measure = bonbogi.MeasureOutput
	case strings.Contains(p, "kvalitet"), strings.Contains(p, "resultat"):
		i.Measure = bonbogi.MeasureOutcome
	}
	if kpi.Area != "" {
		i.Topics = []string{kpi.Area}
	}
	return i
}
