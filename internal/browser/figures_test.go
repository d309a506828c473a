package browser_test

import (
	"net/url"
	"path"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/simulated"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// measured serves the bundled records and the simulated indicators, as the demo does.
func measured(t *testing.T) *site {
	t.Helper()
	s := serve(t, true, records(t)...)
	model, err := simulated.New(registry.Korea().All(), simulated.Seed)
	if err != nil {
		t.Fatal(err)
	}
	indicators, err := simulated.Indicators()
	if err != nil {
		t.Fatal(err)
	}
	all := []bonbogi.Record{simulated.Source()}
	for _, i := range indicators {
		all = append(all, i)
	}
	_, _, err = s.db.ImportObservations(t.Context(), store.Change{Who: "bonbogi", Why: "simulated"}, store.Import{Source: simulated.Source().ID, File: "simulated"}, all, model.Slices())
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
	{"peersets-empty", "/peersets"},
	{"compare-form", "/compare"},
	{"compare", "/compare?government=" + chuncheon + "&indicator=simulated-traffic-casualties&with=simulated-grdp-per-capita"},
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
	{"corrections-empty", "/corrections"},
	{"boundaries-empty", "/boundaries"},
}

// emptyFigurePages are the same where nothing is known.
var emptyFigurePages = []place{{"peers-nothing", "/peers?government=" + chuncheon}, {"compare-nothing", "/compare?government=" + chuncheon}, {"standing-nothing", "/governments/" + chuncheon + "/standing"}}

// TestEveryPageAboutFiguresInEveryView looks at each page about figures in both sizes, languages and schemes.
func TestEveryPageAboutFiguresInEveryView(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	full, empty := measured(t), serve(t, false)
	for _, v := range allViews() {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			for _, at := range []struct {
				site  *site
				pages []place
			}{{full, figurePages}, {empty, emptyFigurePages}} {
				w := at.site.tab(t, browser, v)
				for _, p := range at.pages {
					w.open(p.path)
					w.check(p.name)
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
	for _, v := range []view{desk.in("ko"), telephone.in("ko").atNight().withoutScripts(), desk.in("en").atNight(), telephone.in("en")} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			w := measured(t).tab(t, browser, v)
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
