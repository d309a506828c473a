package service

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

const kosisURL = "https://kosis.kr/openapi"

// kosis reads tables of the national statistics portal of Korea (국가통계포털) by its Open API.
type kosis struct {
	base  string
	query Query
	pages *Pages
	about *About
	yield func(ingest.Entry) bool
	item  int
}

func readKOSIS(ctx context.Context, q Query, pages *Pages, about *About, yield func(ingest.Entry) bool) error {
	if q.Key == "" {
		return refuse(bonbogi.Invalid, "service_key", "kosis wants a key: apply for one at https://kosis.kr/openapi/, and put it into BONBOGI_KOSIS_KEY")
	}
	about.Publisher, about.URL, about.Licence = "KOSIS 국가통계포털", "https://kosis.kr/", "출처 표시 후 자유 이용 (KOSIS 통계정보 이용지침)"
	base, all, err := kosisWanted(&q)
	if err != nil {
		return err
	}
	k := kosis{base: base, query: q, pages: pages, about: about, yield: yield}
	for _, s := range all {
		before := k.item
		more, err := k.part(ctx, s, q.Periods, q.Governments)
		if err != nil || !more {
			return err
		}
		if k.item == before {
			about.Without = append(about.Without, s.word)
		}
	}
	return nil
}

// kosisWanted are the series that a query asks for, and where. The address may be a whole one, as the site makes it.
func kosisWanted(q *Query) (base string, all []kosisSeries, err error) {
	base = strings.TrimSuffix(cmp.Or(q.URL, kosisURL), "/")
	if path, parameters, whole := strings.Cut(base, "?"); whole {
		s, periods, err := kosisAddress(parameters)
		if err != nil {
			return "", nil, err
		}
		if q.Periods.IsZero() {
			q.Periods = periods
		}
		base, all = path, append(all, s)
	}
	for _, word := range q.Indicators {
		s, err := parseKOSISSeries(word, q.Periods)
		if err != nil {
			return "", nil, err
		}
		all = append(all, s)
	}
	switch {
	case len(all) == 0:
		return "", nil, wrongQuery("kosis: name what is wanted as --indicator ORG/TABLE/ITEM, such as 101/DT_1B040A3/T20, or give the address that the site makes with --url")
	case q.Periods.Last == 0 && !q.Periods.bounded():
		return "", nil, wrongQuery("kosis wants the time: write --period 2020..2024 or --period last:3")
	}
	for i := range all {
		if err := all[i].areaIn(q.Fields); err != nil {
			return "", nil, err
		}
	}
	return base, all, nil
}

// part reads what is wanted of some periods and governments. What has more cells than the service gives at once
// is asked for in two halves: first of the time, then of the governments.
func (k *kosis) part(ctx context.Context, s kosisSeries, periods Periods, governments []string) (more bool, err error) {
	reply, err := k.get(ctx, s, periods, governments)
	if err != nil {
		return false, err
	}
	if !reply.tooMany() {
		return k.rows(s, reply.rows), nil
	}
	if a, b, ok := periods.halves(); ok {
		if more, err = k.part(ctx, s, a, governments); err != nil || !more {
			return more, err
		}
		return k.part(ctx, s, b, governments)
	}
	if n := len(governments); n > 1 {
		if more, err = k.part(ctx, s, periods, governments[:n/2]); err != nil || !more {
			return more, err
		}
		return k.part(ctx, s, periods, governments[n/2:])
	}
	return false, refuse(bonbogi.Refused, "service_too_large",
		"kosis: %s has more cells in one period than the service gives at once (40,000): name some --government, such as 11*,21*, or fewer codes behind the item", s)
}

func (k *kosis) get(ctx context.Context, s kosisSeries, periods Periods, governments []string) (kosisReply, error) {
	address := k.base
	if !strings.HasSuffix(address, ".do") {
		address += s.endpoint()
	}
	r := Request{URL: address + "?" + s.parameters(periods, governments).Encode(), Secret: k.query.secret("apiKey"), Limit: pageLimit}
	return getJSON(ctx, k.pages, r, parseKOSIS)
}

func (k *kosis) rows(s kosisSeries, rows []kosisRow) (more bool) {
	k.pages.done(int64(len(rows)))
	for i := range rows {
		k.item++
		if !k.row(s, &rows[i]) {
			return false
		}
	}
	return true
}

// row hands over one value, if it is of a government.
func (k *kosis) row(s kosisSeries, row *kosisRow) (more bool) {
	codes, names := row.codes(), row.names()
	code, name, table := string(codes[s.at]), names[s.at].trimmed(), string(row.Table)
	if of := notGovernment(code, name); of != "" {
		k.about.leaveOut(of)
		return true
	}
	id, label := []string{"kosis", cmp.Or(string(row.Org), s.org), cmp.Or(table, s.table), string(row.Item)}, []string{}
	for i, c := range codes {
		if i != s.at && c != "" {
			id, label = append(id, string(c)), append(label, names[i].trimmed())
		}
	}
	k.about.title(string(row.TableName))
	indicator := identify(id...)
	k.about.define(indicator, func() bonbogi.Indicator { return row.indicator(label) })
	period, err := kosisPeriod(row.PeriodType.trimmed(), row.Period.trimmed())
	e := ingest.Entry{Indicator: indicator, Government: code, Name: name, Period: string(row.Period), Row: k.item, Column: "DT"}
	if err == nil {
		e.Period = period.String()
	}
	if e.Scheme = cmp.Or(k.query.Scheme, k.about.scheme(table, code, name)); e.Scheme == "" && name != "" {
		e.Government, e.Name = name, "" // whose code it is nobody knows
	}
	e.Value, e.Status, e.Note = kosisValue(row.Value.trimmed())
	k.about.value(indicator, e.Value, period)
	return k.yield(e)
}

// notGovernment says what an area is that is none; empty if it may be one. Codes of 읍·면·동 have more than five digits:
// 안동, without 시, is a city to some offices.
func notGovernment(code, name string) string {
	switch {
	case strings.Trim(code, "0") == "", slices.Contains([]string{"전국", "계", "합계", "소계", "총계"}, name):
		return "the whole country and sums"
	case slices.Contains([]string{"동부", "읍부", "면부"}, name):
		return "the urban and rural parts of areas (동부, 읍부, 면부)"
	case len(code) > 5 && (strings.HasSuffix(name, "읍") || strings.HasSuffix(name, "면") || strings.HasSuffix(name, "동")):
		return "parts of municipalities (읍면동)"
	}
	return ""
}

// kosisValue reads the field DT. A hyphen or nothing is no value, and not zero; the other signs are those of
// the statistics office (통계부호).
func kosisValue(dt string) (value, status, note string) {
	switch dt {
	case "":
		return "", bonbogi.Missing.String(), ""
	case "-", "…", "...", "‥", "..":
		return "", bonbogi.Missing.String(), dt
	case "x", "X", "*":
		return "", bonbogi.Suppressed.String(), dt
	default:
		return dt, "", ""
	}
}
