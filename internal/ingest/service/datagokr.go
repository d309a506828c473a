package service

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi/internal/ingest"
)

// portalPaging are the names of the parameters by which a service of the public data portal of Korea
// (공공데이터포털) gives its pages.
type portalPaging struct{ page, size string }

var (
	portalUsual = portalPaging{"pageNo", "numOfRows"} // of most institutions
	portalFiles = portalPaging{"page", "perPage"}     // of files that the portal itself serves, at odcloud.kr
)

// portalRows is how many items are asked for at once, unless the address says so.
const portalRows = 1000

// readDataGoKr reads an operation of a service of data.go.kr. Its fields are its own, so the query names their roles.
func readDataGoKr(ctx context.Context, q Query, pages *Pages, about *About, yield func(ingest.Entry) bool) error {
	if q.URL == "" {
		return wrongQuery("datagokr: give the address of the operation with --url, as its guide names it, with its own parameters")
	}
	address, err := parseURL(q.URL)
	if err != nil {
		return err
	}
	operation := path.Base(address.Path)
	reader, err := newItems(q, about, yield, "datagokr", operation)
	if err != nil {
		return err
	}
	if !reader.long() {
		if reader.wanted, err = portalMeasures(q.Indicators); err != nil {
			return err
		}
	}
	if len(reader.wanted) == 0 && !reader.long() {
		return wrongQuery("datagokr: name the fields that hold the values with --indicator FIELD, or FIELD?OTHER=VALUE")
	}
	about.Title, about.Publisher, about.URL = operation, "공공데이터포털 ("+address.Host+")", address.Redacted()
	if err := portalPages(ctx, q, address, pages, reader); err != nil {
		return err
	}
	if !reader.long() {
		about.Without = reader.missing()
	}
	return nil
}

// portalMeasures reads FIELD and FIELD?OTHER=VALUE.
func portalMeasures(words []string) (wanted []measure, err error) {
	for _, word := range words {
		field, query, _ := strings.Cut(word, "?")
		c, err := parseConditions(query)
		if err != nil {
			return nil, fmt.Errorf("datagokr: --indicator %s: %w", word, err)
		}
		wanted = append(wanted, measure{word: word, field: field, conditions: c})
	}
	return wanted, nil
}

// portalPages asks for page after page until as many items have come as there are.
func portalPages(ctx context.Context, q Query, address *url.URL, pages *Pages, reader *items) error {
	parameters, paging := address.Query(), portalUsual
	if strings.HasSuffix(address.Hostname(), "odcloud.kr") || parameters.Has(portalFiles.size) {
		paging = portalFiles
	}
	if !parameters.Has(paging.size) {
		parameters.Set(paging.size, strconv.Itoa(portalRows))
	}
	var received, total int64
	var before []map[string]string
	for page := 1; ; page++ {
		parameters.Set(paging.page, strconv.Itoa(page))
		asked := *address
		asked.RawQuery = parameters.Encode()
		reply, err := getJSON(ctx, pages, Request{URL: asked.String(), Secret: q.secret("serviceKey"), Accept: "*/*", Limit: pageLimit}, parsePortal)
		if err != nil {
			return err
		}
		switch {
		case page == 1:
			total = reply.total
			pages.begin(total)
		case len(reply.items) > 0 && slices.EqualFunc(reply.items, before, maps.Equal):
			return samePage("datagokr", page)
		case reply.total != total:
			return unfit{badReply("datagokr: page %d says that there are %d items, page 1 said %d: its data changed meanwhile; try again", page, reply.total, total)}
		}
		before = reply.items
		received += int64(len(reply.items))
		pages.done(int64(len(reply.items)))
		if page == 1 && len(reply.items) > 0 {
			if err := reader.lacking(fieldsOf(reply.items)); err != nil {
				return fmt.Errorf("datagokr: %w", err)
			}
		}
		for _, item := range reply.items {
			if !reader.item(item) {
				return nil
			}
		}
		switch {
		case total >= 0 && received >= total:
			return nil
		case len(reply.items) > 0:
		case total < 0:
			return nil
		default:
			return stoppedHalfWay("datagokr", received, total)
		}
	}
}

// fieldsOf lists the fields that any of the items has.
func fieldsOf(items []map[string]string) []string {
	all := map[string]bool{}
	for _, item := range items {
		for name := range item {
			all[name] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}
