package service

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

// The media types of SDMX-CSV: 2.x goes with version 3 of SDMX, 1.0 with version 2.1. A service need not have labels.
const (
	sdmxCSV2 = "application/vnd.sdmx.data+csv;version=2.0.0"
	sdmxCSV1 = "application/vnd.sdmx.data+csv;version=1.0.0"
	labelled = ";labels=both"
)

// readSDMX reads a data query of an SDMX web service, or a file, in SDMX-CSV.
func readSDMX(ctx context.Context, q Query, pages *Pages, about *About, yield func(ingest.Entry) bool) error {
	wanted := make([]conditions, len(q.Indicators))
	for i, word := range q.Indicators {
		c, err := parseConditions(word)
		if err != nil {
			return fmt.Errorf("sdmx: --indicator %s: %w", word, err)
		}
		wanted[i] = c
	}
	from, err := openSDMX(ctx, q, wanted, pages, about)
	if err != nil {
		return err
	}
	defer from.Close()
	table, err := newSDMXTable(from, q.Fields)
	if err == io.EOF { // 204 No Content
		return nil
	}
	if err != nil {
		return fmt.Errorf("sdmx: %w", err)
	}
	r := sdmx{query: q, wanted: wanted, about: about, table: table, ids: map[string]string{}}
	for row := 2; ; row++ {
		o, err := table.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return unfit{fmt.Errorf("sdmx: %w", err)}
		}
		e, ok := r.entry(o)
		if e.Row = row; ok && !yield(e) {
			return nil
		}
		if row%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// openSDMX opens the file, or the reply of the service.
func openSDMX(ctx context.Context, q Query, wanted []conditions, pages *Pages, about *About) (*os.File, error) {
	if q.File != "" {
		f, err := os.Open(q.File)
		if err != nil {
			return nil, fmt.Errorf("sdmx: %w", err)
		}
		return f, nil
	}
	if q.URL == "" {
		return nil, wrongQuery("sdmx: give the address of the data query with --url, such as https://HOST/rest/data/FLOW/KEY, or a file in SDMX-CSV")
	}
	address, err := parseURL(q.URL)
	if err != nil {
		return nil, err
	}
	about.Publisher, about.URL = address.Host, address.String()
	accept := sdmxCSV1
	if sdmx3(address) {
		accept = sdmxCSV2
		restrict3(address, q, wanted)
	} else {
		restrict2(address, q)
	}
	check := func(page io.Reader) error {
		_, err := newSDMXTable(page, q.Fields)
		if err == io.EOF {
			err = nil
		}
		return err
	}
	bare := Request{URL: address.String(), Secret: q.secret(""), Accept: accept, Limit: fileLimit, Bytes: true}
	named := bare
	named.Accept += labelled
	if pages.has(bare) { // it was found out before that there are no labels
		return pages.Get(ctx, bare, check)
	}
	f, err := pages.Get(ctx, named, check)
	if isStatus(err, http.StatusNotAcceptable) {
		f, err = pages.Get(ctx, bare, check)
	}
	if isStatus(err, http.StatusNotFound) {
		err = refuse(bonbogi.NotFound, "service_empty", "%v", err)
	}
	return f, err
}

// sdmx3 reports whether an address is one of version 3, which names what the data belong to: data/dataflow/….
func sdmx3(u *url.URL) bool {
	_, after, _ := strings.Cut(u.Path, "/data/")
	kind, _, more := strings.Cut(after, "/")
	return more && (kind == "dataflow" || kind == "datastructure" || kind == "provisionagreement" || kind == "*")
}

// restrict2 asks a service of version 2.1 for some periods. Its governments stand in the key, in the address itself.
func restrict2(u *url.URL, q Query) {
	v := u.Query()
	set := func(name string, p bonbogi.Period) {
		if !p.IsZero() {
			v.Set(name, sdmxTime(p))
		}
	}
	set("startPeriod", q.Periods.From)
	set("endPeriod", q.Periods.To)
	if q.Periods.Last > 0 {
		v.Set("lastNObservations", strconv.Itoa(q.Periods.Last))
	}
	u.RawQuery = v.Encode()
}

// restrict3 asks a service of version 3 for some periods, governments and codes.
func restrict3(u *url.URL, q Query, wanted []conditions) {
	v := u.Query()
	var bounds []string
	if !q.Periods.From.IsZero() {
		bounds = append(bounds, "ge:"+sdmxTime(q.Periods.From))
	}
	if !q.Periods.To.IsZero() {
		bounds = append(bounds, "le:"+sdmxTime(q.Periods.To))
	}
	if len(bounds) > 0 {
		v.Set("c["+cmp.Or(q.Fields[rolePeriod], "TIME_PERIOD")+"]", strings.Join(bounds, "+"))
	}
	if q.Periods.Last > 0 {
		v.Set("lastNObservations", strconv.Itoa(q.Periods.Last))
	}
	if len(q.Governments) > 0 {
		v.Set("c["+cmp.Or(q.Fields[roleGovernment], "REF_AREA")+"]", strings.Join(q.Governments, ","))
	}
	if len(wanted) == 1 {
		for dimension, codes := range wanted[0] {
			v.Set("c["+dimension+"]", strings.Join(codes, ","))
		}
	}
	u.RawQuery = v.Encode()
}

// sdmx makes entries of observations.
type sdmx struct {
	query  Query
	wanted []conditions
	about  *About
	table  *sdmxTable
	ids    map[string]string // of indicators, by the words that make them
}

// entry is what a row says, if it is wanted.
func (r *sdmx) entry(o observation) (e ingest.Entry, ok bool) {
	government, name := o.code(r.table.government), o.label(r.table.government)
	period, bad := sdmxPeriod(o.code(r.table.time))
	switch {
	case o.action() == "D":
		r.about.leaveOut("values that the service deleted")
		return e, false
	case !o.isObservation(), !r.query.wants(government), bad == nil && !r.query.Periods.contains(period):
		return e, false
	case len(r.wanted) > 0 && !anyHolds(r.wanted, o):
		return e, false
	}
	flow := o.flow()
	words := []string{"sdmx", flow.id}
	var labels []string
	for _, d := range r.table.dimensions {
		words, labels = append(words, o.code(d)), append(labels, cmp.Or(o.label(d), o.code(d)))
	}
	key := strings.Join(words, "\n")
	id := r.ids[key]
	if id == "" {
		id = identify(words...)
		r.ids[key] = id
	}
	r.about.title(cmp.Or(flow.name, flow.id))
	r.about.define(id, func() bonbogi.Indicator {
		i := bonbogi.Indicator{Name: cmp.Or(flow.name, flow.id), Version: flow.version, Unit: o.unit()}
		if len(labels) > 0 {
			i.Name += ": " + strings.Join(labels, ", ")
		}
		return i
	})
	e = ingest.Entry{Indicator: id, Government: government, Name: name, Scheme: r.query.Scheme, Period: o.code(r.table.time), Column: "OBS_VALUE"}
	if bad == nil {
		e.Period = period.String()
	}
	e.Value, e.Status, e.Note = o.value()
	r.about.value(id, e.Value, period)
	return e, true
}

func anyHolds(wanted []conditions, o observation) bool {
	for _, c := range wanted {
		if c.holds(o.named) {
			return true
		}
	}
	return false
}
