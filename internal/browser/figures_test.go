package browser_test

import (
	"bytes"
	"fmt"
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/simulated"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// measured serves the bundled records and the simulated indicators, as the demo does; or some of them.
func measured(t *testing.T, only ...string) *site {
	t.Helper()
	s := serve(t, true, records(t)...)
	model, err := simulated.New(registry.Korea().All(), simulated.Seed)
	if err != nil {
		t.Fatal(err)
	}
	all, err := simulated.Records()
	if err != nil {
		t.Fatal(err)
	}
	values := iter.Seq2[*bonbogi.Slice, error](func(yield func(*bonbogi.Slice, error) bool) {
		for x, err := range model.Slices() {
			if len(only) > 0 && err == nil && !slices.Contains(only, x.Indicator) {
				continue
			}
			if !yield(x, err) {
				return
			}
		}
	})
	_, _, err = s.db.ImportObservations(t.Context(), store.Change{Who: "bonbogi", Why: "simulated"}, store.Import{Source: simulated.Source().ID, File: "simulated"}, all, values)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const chuncheon = "kr-gangwon-chuncheon"

// figurePages are the pages about figures in their states.
var figurePages = []place{
	{"peers", "/peers?government=" + chuncheon},
	{"peers-form", "/peers"},
	{"peers-several", "/peers?government=" + url.QueryEscape("고성군")},
	{"peers-not-placed", "/peers?government=kr-molit"},
	{"peers-own", "/peers?government=" + chuncheon + "&indicators=simulated-population,simulated-area:2&method=mahalanobis&size=40&population=simulated-population&low=0.8&high=1.5"},
	{"peer-models", "/peers/models?government=" + chuncheon},
	{"peers-many", "/peers?government=" + chuncheon + "&indicators=simulated-population,simulated-area&size=400"},
	{"compare-form", "/compare"},
	{"compare", "/compare?government=" + chuncheon + "&indicator=simulated-traffic-casualties&with=simulated-grdp-per-capita"},
	{"compare-400", "/compare?government=" + chuncheon + "&indicator=simulated-youth-employment&peers=" + strings.Join(crowded(400), ",")},
	{"compare-all", "/compare?government=" + chuncheon + "&indicator=simulated-youth-employment&peers=level"},
	{"compare-one", "/compare?government=" + chuncheon + "&indicator=simulated-smoking&peers=kr-gangwon-wonju"},
	{"compare-no-value", "/compare?government=" + chuncheon + "&indicator=simulated-beach-water&peers=province"},
	{"compare-unranked", "/compare?government=" + chuncheon + "&indicator=simulated-population&peers=province"},
	{"compare-quarters", "/compare?government=" + chuncheon + "&indicator=simulated-permit-days"},
	{"compare-unknown", "/compare?government=" + chuncheon + "&indicator=" + url.QueryEscape("없는 지표")},
	{"standing", "/governments/" + chuncheon + "/standing"},
	{"standing-all", "/governments/" + chuncheon + "/standing?peers=level&topic=" + url.QueryEscape("안전")},
	{"government-figures", "/governments/" + chuncheon},
	{"indicator-values", "/indicators/simulated-tuberculosis"},
	{"indicator-months", "/indicators/simulated-jobless-claims"},
	{"peerset-new", "/peersets/new?government=" + chuncheon},
}

// crowded are so many governments of any level.
func crowded(n int) (ids []string) {
	for _, g := range registry.Korea().All() {
		if len(ids) < n && g.Level != bonbogi.Ministry {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

// lived is a site on which values were corrected, outlines were uploaded and a group was chosen by hand.
func lived(t *testing.T) (s *site, boundary string) {
	t.Helper()
	const indicator = "simulated-youth-employment"
	s = measured(t, indicator)
	x := &bonbogi.Slice{Indicator: indicator, Period: bonbogi.YearPeriod(2024)}
	var outlines bytes.Buffer
	outlines.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, id := range municipalities() {
		g, _ := registry.Korea().Get(id)
		x.Names, x.Government, x.Values = append(x.Names, id), append(x.Government, int32(i)), append(x.Values, 50+float64(i%17)/2)
		if i > 0 {
			outlines.WriteByte(',')
		}
		east, north := 126+0.2*float64(i%15), 34.2+0.25*float64(i/15)
		fmt.Fprintf(&outlines, `{"type":"Feature","properties":{"code":%q},"geometry":{"type":"Polygon","coordinates":[[[%f,%f],[%f,%f],[%f,%f],[%f,%f]]]}}`,
			g.Current().Code, east, north, east+0.2, north, east+0.1, north+0.25, east, north)
	}
	outlines.WriteString(`]}`)
	change := store.Change{Who: "박바다", Why: "표본을 다시 세어 고쳐 발표했다"}
	one := iter.Seq2[*bonbogi.Slice, error](func(yield func(*bonbogi.Slice, error) bool) { yield(x, nil) })
	if _, n, err := s.db.ImportObservations(t.Context(), change, store.Import{Source: simulated.Source().ID, File: "고침.csv"}, nil, one); err != nil || n.Revised == 0 {
		t.Fatalf("%+v, %v", n, err)
	}
	boundary, err := s.db.AddBoundary(t.Context(), change, store.Boundary{Name: "시군구 경계", ValidFrom: bonbogi.MustDate("2026-07-02"), Publisher: "통계청", Licence: "공공누리 1유형",
		Property: "code", Scheme: registry.SchemeBjd, Areas: len(x.Names), Joined: len(x.Names)}, outlines.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.db.Save(t.Context(), change, bonbogi.PeerSet{Meta: bonbogi.Meta{ID: "peerset-hand"}, Name: "호수가 있는 곳", Government: chuncheon, Year: 2025, Note: "호수를 함께 가꾼다",
		Model: bonbogi.PeerModel{Method: bonbogi.Euclidean, Size: 2}, Members: []bonbogi.PeerMember{{Government: "kr-gangwon-wonju"}, {Government: "kr-gangwon-hwacheon"}}}); err != nil {
		t.Fatal(err)
	}
	return s, boundary
}

func municipalities() (ids []string) {
	for _, g := range registry.Korea().All() {
		if g.Exists() && g.Level == bonbogi.Municipality {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

// livedPages are the pages that show it.
var livedPages = []place{
	{"corrections", "/corrections"},
	{"indicator-outlines", "/indicators/simulated-youth-employment"},
	{"compare-outlines", "/compare?government=" + chuncheon + "&indicator=simulated-youth-employment&peers=province"},
	{"compare-by-hand", "/compare?government=" + chuncheon + "&indicator=simulated-youth-employment&peers=peerset-hand"},
	{"boundaries", "/boundaries"},
	{"peersets", "/peersets"},
	{"peerset-by-hand", "/peersets/peerset-hand"},
}

// emptyFigurePages are the same where nothing is known.
var emptyFigurePages = []place{{"peers-nothing", "/peers?government=" + chuncheon}, {"compare-nothing", "/compare?government=" + chuncheon}, {"standing-nothing", "/governments/" + chuncheon + "/standing"},
	{"peersets-empty", "/peersets"}, {"corrections-empty", "/corrections"}, {"boundaries-empty", "/boundaries"}}

// TestEveryPageAboutFiguresInEveryView looks at each page about figures in every layout.
func TestEveryPageAboutFiguresInEveryView(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	full, empty := measured(t), serve(t, false)
	used, boundary := lived(t)
	for _, v := range layouts {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			for _, at := range []struct {
				site  *site
				pages []place
			}{{full, figurePages}, {empty, emptyFigurePages}, {used, append(livedPages, place{"boundary", "/boundaries/" + boundary})}} {
				w := at.site.tab(t, browser, v)
				for _, p := range at.pages {
					w.open(p.path)
					w.inspect(p.name)
				}
			}
		})
	}
}

// TestAPersonFindsPeersAndComparesThem goes the way from a gap to the peers that do better: find who is comparable,
// keep the group, compare, look at everything.
func TestAPersonFindsPeersAndComparesThem(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	s := measured(t)
	for _, v := range []view{desk.in("ko"), telephone.in("ko").atNight().withoutScripts(), desk.in("en").atNight(), telephone.in("en")} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			w := s.tab(t, browser, v)
			say := figureWords[v.language]
			w.open("/peers")
			w.fill("government", "춘천")
			w.press(button(say["find"]))
			w.sees(say["alike"])
			w.fill("name", "우리와 닮은 곳")
			w.fill("who", "이하늘")
			w.press(`//main//form[@method="post"]//button`)
			if path.Dir(w.at()) != "/peersets" {
				t.Fatalf("the group is at %s", w.at())
			}
			w.sees("우리와 닮은 곳", say["holds"])
			w.check("walk-peerset")
			set := path.Base(w.at())
			w.fill("indicator", "simulated-traffic-casualties")
			w.press(button(say["compare"]))
			w.sees(say["place"], say["learn"], "우리와 닮은 곳")
			w.check("walk-compare")
			w.press(link(say["all"]))
			w.sees(say["strongest"], say["weakest"])
			if got := w.js(`document.querySelector('select[name="peers"]').value`); got != set {
				t.Errorf("the page about everything compares with %q", got)
			}
			w.press(`//section[@id="weakest"]//ol//a`)
			w.sees(say["learn"])
			w.open("/peersets")
			w.sees("우리와 닮은 곳")
			w.check("walk-peersets")
		})
	}
}

var figureWords = map[string]map[string]string{
	"ko": {"find": "닮은 곳 찾기", "alike": "가장 닮은 곳은", "holds": "지금도 그런가", "compare": "견주기", "place": "곳 가운데", "learn": "누구에게 배울까", "all": "모든 지표 한눈에",
		"strongest": "앞선 것", "weakest": "뒤처진 것"},
	"en": {"find": "Find them", "alike": "is the most alike", "holds": "Does it still hold?", "compare": "Compare", "place": "place", "learn": "From whom to learn", "all": "at a glance",
		"strongest": "Strongest", "weakest": "Weakest"},
}
