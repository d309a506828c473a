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
	at               int    // the classification that is the government, from 0
	areas            string // the codes of governments, unless the query names some: ALL
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
	s.areas = "ALL"
	if s.at = slices.Index(s.levels, "@"); s.at < 0 {
		s.levels, s.at = append([]string{"@"}, s.levels...), 0
	}
	if len(s.levels) > 8 {
		return s, wrongQuery("kosis: %q has %d classifications; a table has 8 at most", word, len(s.levels))
	}
	return s, nil
}

// kosisAddress reads the parameters of an address that the site makes for a table (URL 생성), and the time in it.
func kosisAddress(parameters string) (s kosisSeries, p Periods, err error) {
	s.word = parameters
	if s.further, err = url.ParseQuery(parameters); err != nil {
		return s, p, wrongQuery("kosis: the parameters of --url cannot be read; copy the address from the site again")
	}
	take := func(name string) string {
		value := strings.Join(strings.Fields(s.further.Get(name)), "+")
		s.further.Del(name)
		return value
	}
	s.prdSe, s.user = cmp.Or(take("prdSe"), "Y"), take("userStatsId")
	s.org, s.table, s.item = take("orgId"), take("tblId"), take("itmId")
	for i := range 8 {
		if codes := take(fmt.Sprintf("objL%d", i+1)); codes != "" {
			s.levels = append(s.levels, codes)
		}
	}
	if s.user == "" && (s.org == "" || s.table == "" || s.item == "" || len(s.levels) == 0) {
		return s, p, wrongQuery("kosis: --url lacks orgId, tblId, itmId or objL1; copy the whole address from the site, or leave out what is behind ?")
	}
	if s.user == "" {
		s.areas = s.levels[0]
	}
	if n, err := strconv.Atoi(take("newEstPrdCnt")); err == nil {
		p.Last = n
	}
	from, to := take("startPrdDe"), take("endPrdDe")
	if p.Last == 0 {
		var errFrom, errTo error
		p.From, errFrom = kosisPeriod(s.prdSe, from)
		p.To, errTo = kosisPeriod(s.prdSe, to)
		if errFrom != nil || errTo != nil {
			p = Periods{}
		}
	}
	return s, p, nil
}

// areaIn moves the government to another classification: --field government=C2.
func (s *kosisSeries) areaIn(fields map[string]string) error {
	for role, field := range fields {
		n, err := strconv.Atoi(strings.TrimPrefix(field, "C"))
		if role != roleGovernment || err != nil || n < 1 || n > 8 || s.user == "" && n > len(s.levels) {
			return wrongQuery("kosis: --field %s=%s: say which classification is the government, as --field government=C2", role, field)
		}
		if s.user == "" {
			if s.levels[s.at] == "@" {
				s.levels[s.at] = s.areas
			}
			s.areas = s.levels[n-1]
		}
		s.at = n - 1
	}
	return nil
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
			codes = cmp.Or(strings.Join(governments, "+"), s.areas)
		}
		v.Set(fmt.Sprintf("objL%d", i+1), several(codes))
	}
	return v
}

// several are codes joined by +, which is a space to a form (application/x-www-form-urlencoded), and so a + again in
// the address, as the service writes it in its own examples.
func several(codes string) string { return strings.ReplaceAll(codes, "+", " ") }
