package web_test

import (
	"encoding/csv"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

var chuncheon = bonbogi.Party{Government: "kr-gangwon-chuncheon", Name: "춘천시", Type: bonbogi.PartyGovernment}

// aLedgerOf is a database with n awards and n visits: half of them of 안양시, the years from 2001 to 2020, the
// grades and states in turn.
func aLedgerOf(t testing.TB, n int) *site {
	t.Helper()
	s := openEmpty(t)
	cite := []bonbogi.Citation{{Source: "source-1", By: "시험"}}
	records := []bonbogi.Record{bonbogi.Source{Meta: bonbogi.Meta{ID: "source-1"}, Type: bonbogi.SourceReport, Title: "모든 상의 목록"}}
	grades := []string{"대통령 표창", "대상", "우수", ""}
	for i := range n {
		who, other := anyang, chuncheon
		if i%2 == 1 {
			who, other = chuncheon, anyang
		}
		year := 2001 + i%20
		records = append(records,
			bonbogi.Award{Meta: bonbogi.Meta{ID: fmt.Sprintf("award-%05d", i)}, Recipient: who, Name: fmt.Sprintf("제%d회 대회", i), Grade: grades[i%4],
				ConferrerType: bonbogi.ConferrerUnknown, Year: year, Sources: cite},
			bonbogi.Visit{Meta: bonbogi.Meta{ID: fmt.Sprintf("visit-%05d", i)}, Guest: who, Host: other, Status: bonbogi.VisitStatuses[i%4],
				Date: bonbogi.Date{Year: year, Month: 1 + i%12}, Purpose: fmt.Sprintf("%d번째 견학", i), Sources: cite})
	}
	s.save(records...)
	return s
}

// listed is the twin of a list.
type listed struct {
	Total, Page, Pages int
	Items              []struct {
		ID     string
		Name   string
		Year   int
		Grade  string
		Status string
		Date   *string
	}
	Query struct {
		Government string `json:"government_id"`
		Ambiguous  []struct {
			ID       string
			FullName string `json:"full_name"`
		}
	}
}

func TestListsAreNarrowed(t *testing.T) {
	t.Parallel()
	s := aLedgerOf(t, 40)
	v := s.visitor("ko")
	for _, test := range []struct {
		query string
		total int
	}{
		{"/awards", 40},
		{"/awards?government=안양시", 20},
		{"/awards?government=안양", 20},
		{"/awards?government=경기도 안양시", 20},
		{"/awards?government=Anyang-si", 20},
		{"/awards?government=41170", 20},
		{"/awards?government=kr-gyeonggi-anyang", 20},
		{"/awards?government=수원시", 0},
		{"/awards?government=없는고을", 0},
		{"/awards?year=2001", 2},
		{"/awards?year=1999", 0},
		{"/awards?grade=president", 10},
		{"/awards?grade=unknown", 10},
		{"/awards?grade=grand&government=춘천시", 10},
		{"/awards?q=제7회", 1},
		{"/awards?q=대회&year=2002&government=춘천시", 2},
		{"/awards?q=없는낱말", 0},
		{"/visits", 40},
		{"/visits?government=안양시", 40}, // guest or host
		{"/visits?status=planned", 10},
		{"/visits?year=2003&status=planned", 2},
		{"/visits?q=7번째", 4}, // 7, 17, 27, 37
	} {
		path, query, _ := strings.Cut(escaped(test.query), "?")
		var twin listed
		v.json(path+".json?"+query, &twin)
		page := v.get(path + "?" + query)
		if twin.Total != test.total || len(page.all("tbody")) > 0 && len(all(page.all("tbody")[0], "tr")) != test.total {
			t.Errorf("%s: %d, want %d", test.query, twin.Total, test.total)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(v.get(path+".csv?"+query).Body, "\ufeff"))).ReadAll()
		if err != nil || len(rows) != test.total+1 {
			t.Errorf("%s: the download has %d rows, %v", test.query, len(rows)-1, err)
		}
		if test.total == 0 && !strings.Contains(test.query, "없는고을") {
			page.says("조건에 맞는 기록이 없습니다")
		}
		// The form remembers what was asked for.
		asked, _ := url.ParseQuery(query)
		for _, f := range page.all("form") {
			if attr(f, "action") == path {
				for name := range asked {
					if got := fields(f).Get(name); got != asked.Get(name) {
						t.Errorf("%s: the form shows %s %q", test.query, name, got)
					}
				}
			}
		}
	}
	bad := v.ask("/awards?year=" + url.QueryEscape("작년"))
	if bad.Status != 400 {
		t.Errorf("a year that is none: status %d", bad.Status)
	}
	bad.says("연도는 네 자리 숫자로")
}

func TestOneAwardHasOneYearEverywhere(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	const award = "지방자치단체 적극행정 종합평가" // of 2020, received in 2021
	page := v.get("/awards?year=2020")
	page.says(award, "수상 1건", "2021년")
	var twin listed
	v.json("/awards.json?year=2020", &twin)
	if twin.Total != 1 || twin.Items[0].Year != 2020 {
		t.Errorf("the twin lists %+v", twin)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(v.get("/awards.csv").Body, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	years := map[string]int{}
	for _, row := range rows[1:] {
		years[row[at["year"]]]++
		if row[at["award"]] == award && (row[at["year"]] != "2020" || row[at["received"]] != "2021") {
			t.Errorf("the download has year %s, received %s", row[at["year"]], row[at["received"]])
		}
	}
	if years["2020"] != 1 || years["2021"] != 9 {
		t.Errorf("the download has %v awards by year", years)
	}
	government := v.get("/governments/kr-gyeonggi-anyang")
	government.says("2021 수상 9건", "2020 수상 1건", "수상 16건이라고 밝힘 · 기록 10건")
	v.get("/awards/award-anyang-proactive-2020").says("연도 2020", "받은 날 2021년")
	v.get("/awards/award-anyang-pr").says("연도 2021 (받은 해)")
}

func TestAnAmbiguousNameOffersAllThatBearIt(t *testing.T) {
	t.Parallel()
	s := aLedgerOf(t, 4)
	v := s.visitor("ko")
	for _, list := range []string{"/awards", "/visits", "/practices", "/adoptions", "/selections", "/claims"} {
		page := v.get(list + "?government=" + url.QueryEscape("고성군"))
		page.says("‘고성군’은 여러 곳입니다", "강원특별자치도 고성군", "경상남도 고성군")
		offered := 0
		for link := range page.links() {
			if strings.HasPrefix(link, list+"?") && (strings.Contains(link, "government=kr-gangwon-goseong") || strings.Contains(link, "government=kr-gyeongnam-goseong")) {
				offered++
				v.get(link).saysNot("여러 곳입니다")
			}
		}
		if offered != 2 {
			t.Errorf("%s offers %d governments", list, offered)
		}
		var twin listed
		v.json(list+".json?government="+url.QueryEscape("고성군"), &twin)
		if len(twin.Query.Ambiguous) != 2 {
			t.Errorf("%s.json: %+v", list, twin.Query)
		}
		if twin.Total != 0 {
			t.Errorf("%s.json lists %d records of neither", list, twin.Total)
		}
	}
	page := v.get("/governments?q=" + url.QueryEscape("고성군"))
	for _, id := range []string{"kr-gangwon-goseong", "kr-gyeongnam-goseong"} {
		if !page.links()["/governments/"+id] {
			t.Errorf("the search does not offer %s", id)
		}
	}
}

func TestANameThatNobodyBearsIsSaidToBeUnknown(t *testing.T) {
	t.Parallel()
	v := aLedgerOf(t, 4).visitor("ko")
	for _, list := range []string{"/awards", "/visits", "/practices", "/adoptions", "/selections", "/claims"} {
		page := v.get(list + "?government=" + url.QueryEscape("안얀시"))
		page.says("‘안얀시’에 맞는 지방자치단체를 알지 못합니다", "혹시 이곳인가요?", "경기도 안양시")
		page.saysNot("조건에 맞는 기록이 없습니다")
		var twin struct {
			Total int
			Query struct {
				Unknown bool `json:"unknown_government"`
			}
		}
		v.json(list+".json?government="+url.QueryEscape("없는고을"), &twin)
		if twin.Total != 0 || !twin.Query.Unknown {
			t.Errorf("%s.json: %+v", list, twin)
		}
	}
	v.get("/awards?government=" + url.QueryEscape("수원시")).saysNot("알지 못합니다")
}

func TestListsAreSortedBothWays(t *testing.T) {
	t.Parallel()
	s := aLedgerOf(t, 30)
	v := s.visitor("ko")
	for _, list := range []string{"/awards", "/visits"} {
		page := v.get(list)
		if len(page.sorted()) != 1 {
			t.Errorf("%s: %v are marked as sorted", list, page.sorted())
		}
		for _, head := range page.all("th") {
			links := all(head, "a")
			if attr(head, "scope") != "col" || len(links) == 0 {
				continue
			}
			up, _ := url.Parse(attr(links[0], "href"))
			column := strings.TrimPrefix(up.Query().Get("sort"), "-")
			var orders [2][]string
			for i, sort := range []string{column, "-" + column} {
				at := list + "?sort=" + sort
				marked := v.get(at).sorted()
				want := []string{"ascending", "descending"}[i]
				if len(marked) != 1 || marked[0] != want {
					t.Errorf("%s is marked %v, want %s", at, marked, want)
				}
				var twin listed
				v.json(list+".json?sort="+sort, &twin)
				for _, item := range twin.Items {
					orders[i] = append(orders[i], item.ID)
				}
			}
			for i, id := range orders[0] {
				if orders[1][len(orders[1])-1-i] != id {
					t.Errorf("%s by %s: one way is not the other turned round", list, column)
					break
				}
			}
		}
	}
	var twin listed
	v.json("/awards.json?sort=year", &twin)
	for i := 1; i < len(twin.Items); i++ {
		if twin.Items[i].Year < twin.Items[i-1].Year {
			t.Errorf("by year: %d before %d", twin.Items[i-1].Year, twin.Items[i].Year)
		}
	}
	// The grade goes by rank, not by letters: what the president gives stands at one end.
	v.json("/awards.json?sort=grade", &twin)
	if twin.Items[0].Grade != "대통령 표창" {
		t.Errorf("by grade, %q comes first", twin.Items[0].Grade)
	}
}

// sorted are the values of aria-sort on a page.
func (a *answer) sorted() []string {
	var out []string
	for _, head := range a.all("th") {
		if order := attr(head, "aria-sort"); order != "" {
			out = append(out, order)
		}
	}
	return out
}

func TestAThousandRecordsArePaged(t *testing.T) {
	t.Parallel()
	s := aLedgerOf(t, 1000)
	v := s.visitor("ko")
	for _, list := range []string{"/awards", "/visits"} {
		seen := map[string]bool{}
		at, pages := list+"?government=안양시&sort=-"+map[string]string{"/awards": "year", "/visits": "date"}[list], 0
		at = escaped(at)
		for at != "" {
			page := v.get(at)
			pages++
			if pages > 100 {
				t.Fatal("the pages have no end")
			}
			for link := range page.links() {
				if strings.HasPrefix(link, list+"/") && strings.Count(link, "/") == 2 && !strings.HasSuffix(link, "/new") {
					if seen[link] {
						t.Errorf("%s stands on two pages", link)
					}
					seen[link] = true
				}
			}
			next := ""
			for _, a := range page.all("a") {
				if attr(a, "rel") == "next" {
					next = attr(a, "href")
				}
			}
			at = next
		}
		want := map[string]int{"/awards": 500, "/visits": 1000}[list]
		if len(seen) != want || pages != (want+49)/50 {
			t.Errorf("%s: %d records on %d pages, want %d", list, len(seen), pages, want)
		}
	}
	v.get("/awards").says("수상 1,000건", "20쪽 가운데 1쪽")
	beyond := v.get("/awards?page=4000")
	sound(t, beyond, "ko")
	beyond.says("이 쪽은 없습니다", "마지막 쪽(20쪽)")
	rows := strings.Count(v.get("/awards.csv").Body, "\r\n")
	if rows != 1001 {
		t.Errorf("the download has %d lines", rows)
	}
	// A government's page shows the newest and leads to the rest.
	page := v.get("/governments/kr-gyeonggi-anyang")
	page.says("모두 500건 보기", "500")
	if got := len(all(page.all("table")[0], "tr")); got > 30 {
		t.Errorf("the page shows %d awards at once", got)
	}
}

func TestVeryLongNamesAreShownWhole(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	long := strings.TrimSpace(strings.Repeat("전국지방자치단체우수정책경진대회", 18)) // without a space to break at
	s.save(bonbogi.Source{Meta: bonbogi.Meta{ID: "source-1"}, Type: bonbogi.SourceReport, Title: long, Publisher: long},
		bonbogi.Award{Meta: bonbogi.Meta{ID: "award-1"}, Recipient: bonbogi.Party{Name: long, Type: bonbogi.PartyResidents}, Name: long, Grade: "대상",
			ConferrerType: bonbogi.ConferrerPrivate, Conferrer: bonbogi.Party{Name: long, Type: bonbogi.PartyCompany}, For: long, Sources: []bonbogi.Citation{{Source: "source-1"}}})
	v := s.visitor("ko")
	for _, path := range []string{"/", "/awards", "/awards/award-1", "/sources", "/sources/source-1"} {
		page := v.get(path)
		sound(t, page, "ko")
		page.says(long)
	}
}

func TestAnEmptyDatabaseSaysWhereToBegin(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		for i, language := range []string{"ko", "en"} {
			v := s.visitor(language)
			front := v.get("/")
			sound(t, front, language)
			front.says([]string{"아직 기록이 없습니다", "Nothing is on record yet"}[i])
			for _, to := range []string{"/read", "/awards/new", "/governments"} {
				if !front.links()[to] {
					t.Errorf("the front page does not lead to %s", to)
				}
			}
			for _, list := range []string{"practices", "awards", "visits", "adoptions", "selections", "claims", "sources"} {
				page := v.get("/" + list)
				sound(t, page, language)
				if len(page.classed("empty")) != 1 || len(page.all("table")) != 0 {
					t.Errorf("/%s does not show that it is empty", list)
				}
				if !page.links()["/read"] || !page.links()["/"+list+"/new"] && list != "sources" {
					t.Errorf("/%s does not say where to begin", list)
				}
				var twin listed
				v.json("/"+list+".json", &twin)
				if twin.Total != 0 || twin.Items == nil {
					t.Errorf("/%s.json: %+v", list, twin)
				}
				if got := strings.Count(v.get("/"+list+".csv").Body, "\n"); got != 1 {
					t.Errorf("/%s.csv has %d lines, not the header alone", list, got)
				}
			}
			sound(t, v.get("/read"), language)
			government := v.get("/governments/kr-gyeonggi-anyang")
			sound(t, government, language)
			government.says("41170")
		}
		var counts struct{ Counts map[string]int }
		s.visitor("ko").json("/index.json", &counts)
		if counts.Counts["award"] != 0 || counts.Counts["government"] < 200 {
			t.Errorf("counts: %v", counts.Counts)
		}
	})
}

func TestTheFrontPageShowsTheLatestFirst(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	late := bonbogi.Visit{Meta: bonbogi.Meta{ID: "visit-late"}, Guest: chuncheon, Host: anyang, Status: bonbogi.VisitHeld,
		Date: bonbogi.MustDate("2021-05-03"), Sources: aSelection.Sources}
	undated := late
	undated.ID, undated.Date = "visit-undated", bonbogi.Date{}
	s.save(late, undated) // entered after the bundled ones
	var front struct {
		Awards []bonbogi.Award
		Visits []bonbogi.Visit
	}
	v := s.visitor("ko")
	v.json("/index.json", &front)
	for i := 1; i < len(front.Visits); i++ {
		if front.Visits[i-1].Date.String() < front.Visits[i].Date.String() {
			t.Errorf("a visit of %s stands above one of %s", front.Visits[i-1].Date, front.Visits[i].Date)
		}
	}
	for i := 1; i < len(front.Awards); i++ {
		if front.Awards[i-1].YearOf() < front.Awards[i].YearOf() {
			t.Errorf("an award of %d stands above one of %d", front.Awards[i-1].YearOf(), front.Awards[i].YearOf())
		}
	}
	if len(front.Visits) != 5 || front.Visits[1].ID != "visit-late" || front.Visits[4].ID != "visit-undated" {
		t.Errorf("the visits are %+v", front.Visits)
	}
	v.get("/").says("최근 방문", "2021 · 안양시")
}

func TestFiguresOnTheFrontPageAreThoseOfTheLists(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	var front struct{ Counts map[string]int }
	v.json("/index.json", &front)
	for kind, list := range map[string]string{"practice": "practices", "award": "awards", "visit": "visits", "adoption": "adoptions", "source": "sources", "claim": "claims"} {
		var twin listed
		v.json("/"+list+".json", &twin)
		if front.Counts[kind] != twin.Total || twin.Total == 0 {
			t.Errorf("the front page counts %d %s, the list %s", front.Counts[kind], list, strconv.Itoa(twin.Total))
		}
	}
}

func TestADownloadThatIsRefusedSaysWhy(t *testing.T) {
	t.Parallel()
	v := openBundled(t).visitor("ko")
	a := v.ask("/awards.csv?year=abc")
	if a.Status != 400 {
		t.Errorf("status %d", a.Status)
	}
	a.says("연도는 네 자리 숫자로")
	if a := v.ask("/about.csv"); a.Status != 404 {
		t.Errorf("a page without a table: status %d", a.Status)
	}
}
