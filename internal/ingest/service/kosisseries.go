package service

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// kosisSeries is what one --indicator asks for: ORG/TABLE/ITEM, behind it the codes of the classifications, with
// @ where the governments stand, and behind a question mark further parameters of the service. Or it is
// userStatsId=…, a selection that was made on the site.
type kosisSeries struct {
	word             string
	user             string
	org, table, item string
	levels           []string
	at               int // the classification that is the government, from 0
	prdSe            string
	further          url.Values
}

func (s kosisSeries) String() string { return s.word }

func parseKOSISSeries(word string, periods Periods) (s kosisSeries, err error) {
	path, query, _ := strings.Cut(word, "?")
	s.word = word
	if s.further, err = url.ParseQuery(query); err != nil {
		return s, wrongQuery("kosis: %q: what stands behind ? are parameters such as prdSe=F", word)
	}
	if s.prdSe = s.further.Get("prdSe"); s.prdSe == "" {
		s.prdSe = map[bonbogi.Frequency]string{bonbogi.HalfYearly: "H", bonbogi.Quarterly: "Q", bonbogi.Monthly: "M", bonbogi.Daily: "D"}[periods.From.Frequency()]
	}
	s.prdSe = cmp.Or(s.prdSe, "Y")
	if id, ok := strings.CutPrefix(path, "userStatsId="); ok && id != "" {
		s.user = id
		return s, nil
	}
	parts := strings.Split(path, "/")
	if len(parts) < 3 || slices.Contains(parts, "") {
		return s, wrongQuery("kosis: %q is no series; write ORG/TABLE/ITEM, such as 101/DT_1B040A3/T20, and behind it the codes of further classifications", word)
	}
	s.org, s.table, s.item, s.levels = parts[0], parts[1], parts[2], parts[3:]
	if s.at = slices.Index(s.levels, "@"); s.at < 0 {
		s.levels, s.at = append([]string{"@"}, s.levels...), 0
	}
	if len(s.levels) > 8 {
		return s, wrongQuery("kosis: %q has %d classifications; a table has 8 at most", word, len(s.levels))
	}
	return s, nil
}

func (s kosisSeries) endpoint() string {
	if s.user != "" {
		return "/statisticsData.do"
	}
	return "/Param/statisticsParameterData.do"
}

// parameters are what the service is asked, without the key.
func (s kosisSeries) parameters(periods Periods, governments []string) url.Values {
	v := url.Values{}
	for name, values := range s.further {
		v[name] = values
	}
	v.Set("method", "getList")
	v.Set("format", "json")
	v.Set("jsonVD", "Y")
	v.Set("prdSe", s.prdSe)
	if periods.Last > 0 {
		v.Set("newEstPrdCnt", strconv.Itoa(periods.Last))
	} else {
		v.Set("startPrdDe", kosisTime(periods.From))
		v.Set("endPrdDe", kosisTime(periods.To))
	}
	if s.user != "" {
		v.Set("userStatsId", s.user)
		return v
	}
	v.Set("orgId", s.org)
	v.Set("tblId", s.table)
	v.Set("itmId", several(s.item))
	for i, codes := range s.levels {
		if i == s.at {
			codes = cmp.Or(strings.Join(governments, "+"), "ALL")
		}
		v.Set(fmt.Sprintf("objL%d", i+1), several(codes))
	}
	return v
}

// several are codes joined by +, which is a space to a form (application/x-www-form-urlencoded), and so a + again in
// the address, as the service writes it in its own examples.
func several(codes string) string { return strings.ReplaceAll(codes, "+", " ") }

// kosisTime writes a period as startPrdDe wants it.
func kosisTime(p bonbogi.Period) string {
	d := p.First()
	switch p.Frequency() {
	case bonbogi.HalfYearly:
		return fmt.Sprintf("%04d%02d", d.Year, d.Month/6+1)
	case bonbogi.Quarterly:
		return fmt.Sprintf("%04d%02d", d.Year, d.Month/3+1)
	case bonbogi.Monthly:
		return fmt.Sprintf("%04d%02d", d.Year, d.Month)
	case bonbogi.Daily:
		return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day)
	}
	return fmt.Sprintf("%04d", d.Year)
}
