package service

import (
	"cmp"
	"context"
	"net/url"
	"reflect"
)

// koladaReply is one page of any of the lists of Kolada.
type koladaReply[T any] struct {
	Values *list[T] `json:"values"`
	Count  scalar   `json:"count"` // of all pages; of this one in version 2
	Next   string   `json:"next_url"`
	Older  string   `json:"next_page"` // as version 2 calls it
}

type koladaKPI struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Perspective string `json:"perspective"`
	Area        string `json:"operating_area"`
}

type koladaUnit struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type koladaGroup struct {
	Members list[struct {
		ID string `json:"id"`
	}] `json:"members"`
}

type koladaDatum struct {
	KPI          string            `json:"kpi"`
	Municipality string            `json:"municipality"`
	Period       scalar            `json:"period"`
	Values       list[koladaValue] `json:"values"`
}

type koladaValue struct {
	Gender  string `json:"gender"`
	Status  scalar `json:"status"`
	Value   scalar `json:"value"`
	Deleted scalar `json:"isdeleted"`
	Older   scalar `json:"is_deleted"` // as version 2 calls it: 0 or 1
}

func (v koladaValue) deleted() bool {
	said := cmp.Or(v.Deleted, v.Older)
	return said == "true" || said == "1"
}

// koladaPages hands over the things in a list, page after page.
func koladaPages[T any](ctx context.Context, k *kolada, path string, each func(T) bool) error {
	address := k.base + path + "?page=1&per_page=5000"
	var received, total int64
	var before []T
	for seen := map[string]bool{}; address != ""; {
		if seen[address] {
			return badReply("kolada: %s comes again as the page after itself; try again later", shown(address))
		}
		seen[address] = true
		page, err := getJSON(ctx, k.pages, Request{URL: address, Secret: k.secret, Limit: pageLimit}, parseKolada[T])
		if err != nil {
			return err
		}
		n := int64(len(*page.Values))
		switch all, err := page.Count.count(); {
		case n > 0 && reflect.DeepEqual([]T(*page.Values), before):
			return samePage("kolada", len(seen))
		case err != nil || all <= n:
		case total == 0:
			total = all
			k.pages.begin(total)
		case all != total:
			return unfit{badReply("kolada: page %d says that there are %d items, another said %d: its data changed meanwhile; try again", len(seen), all, total)}
		}
		before = *page.Values
		received += n
		k.pages.done(n)
		for _, v := range *page.Values {
			if !each(v) {
				return nil
			}
		}
		if address, err = koladaNext(address, cmp.Or(page.Next, page.Older)); err != nil {
			return err
		}
	}
	if total > 0 && received != total {
		return stoppedHalfWay("kolada", received, total)
	}
	return nil
}

func parseKolada[T any](b []byte) (page koladaReply[T], err error) {
	if err = parseJSON(b, &page); err == nil && page.Values == nil {
		err = badReply("the reply has no values: %q; check --url", excerpt(b))
	}
	return page, err
}

// koladaNext is the address of the page that follows: at the same service, whatever machine and protocol next
// names.
func koladaNext(address, next string) (string, error) {
	if next == "" {
		return "", nil
	}
	from, err := parseURL(address)
	if err != nil {
		return "", err
	}
	to, err := from.Parse(next)
	if err != nil {
		return "", badReply("kolada: %q is no address of a further page", next)
	}
	to.Scheme, to.Host, to.User = from.Scheme, from.Host, (*url.Userinfo)(nil)
	return to.String(), nil
}
