package browser_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/chromedp/chromedp"
)

// payloads are texts that a browser may take for an order.
var payloads = []string{
	`<script>document.title="taken"</script>`, `"><img src=x onerror="document.title='taken'">`, `'><svg/onload=document.title='taken'>`,
	`</title><script>document.title="taken"</script>`, `</textarea></select></table><script>document.title="taken"</script>`,
	`" autofocus onfocus="document.title='taken'" x="`, `javascript:document.title='taken'`, `<iframe srcdoc="<script>top.document.title='taken'</script>">`,
	`<meta http-equiv=refresh content="0;url=data:text/html,taken">`, `<base href="https://example.org/">`, `<style>*{display:none}</style>`,
	`<form action=https://example.org><input name=x><button>`, `<a href="javascript:document.title='taken'">x</a>`, `<!--`, `<plaintext>`,
}

// TestNothingThatPeopleTypeRuns puts the payloads into every field of every kind of record and looks at the
// pages: no script runs, and the browser never has to hold one back.
func TestNothingThatPeopleTypeRuns(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	var all []bonbogi.Record
	var paths []string
	for i := 0; i < len(payloads); i += 3 {
		p := strings.Join(payloads[i:i+3], " ")
		id := func(kind string) string { return fmt.Sprintf("%s-%d", kind, i) }
		body := bonbogi.Party{Name: p, Type: bonbogi.PartyCompany}
		cite := []bonbogi.Citation{{Source: id("source"), Quote: p, Place: p, By: p}}
		all = append(all,
			bonbogi.Source{Meta: bonbogi.Meta{ID: id("source")}, Type: bonbogi.SourceWeb, Title: p, Publisher: p, Note: p, Text: p, URL: "https://example.org/?" + url.QueryEscape(p)},
			bonbogi.Practice{Meta: bonbogi.Meta{ID: id("practice")}, Owner: body, Name: p, NameEn: p, OtherNames: []string{p}, Summary: p, SummaryEn: p, Problem: p, Steps: []string{p},
				Cost: p, LegalBasis: []bonbogi.LegalBasis{{Title: p}}, Results: p, Department: p, Status: bonbogi.PracticeRunning, Topics: []string{p}, Note: p, Sources: cite},
			bonbogi.Award{Meta: bonbogi.Meta{ID: id("award")}, Recipient: body, Name: p, NameEn: p, Grade: p[:min(len(p), 100)], For: p, Conferrer: body, ConferrerType: bonbogi.ConferrerPress,
				Practice: id("practice"), Department: p, Note: p, Sources: cite},
			bonbogi.Selection{Meta: bonbogi.Meta{ID: id("selection")}, Recipient: body, Programme: p, Conferrer: body, Note: p, Sources: cite},
			bonbogi.Visit{Meta: bonbogi.Meta{ID: id("visit")}, Guest: body, Host: anyang, HostDepartment: p, Purpose: p, Status: bonbogi.VisitHeld,
				Practices: []string{id("practice")}, Note: p, Sources: cite},
			bonbogi.Adoption{Meta: bonbogi.Meta{ID: id("adoption")}, Practice: id("practice"), Origin: body, Adopter: anyang, Form: bonbogi.AdoptionCopied,
				DateSense: bonbogi.On, ClaimedBy: bonbogi.ClaimedByBoth, Note: p, NoteEn: p, Sources: cite},
			bonbogi.Claim{Meta: bonbogi.Meta{ID: id("claim")}, Subject: body, Type: bonbogi.ClaimOther, Value: 1, Period: p[:min(len(p), 50)], Note: p, NoteEn: p, Sources: cite})
		for _, kind := range []string{"source", "practice", "award", "selection", "visit", "adoption", "claim"} {
			paths = append(paths, "/"+kind+"s/"+id(kind))
		}
		paths = append(paths, "/practices/"+id("practice")+"/edit", "/practices/"+id("practice")+"/history", "/awards/"+id("award")+"/edit",
			"/governments?q="+url.QueryEscape(p), "/awards?q="+url.QueryEscape(p)+"&government="+url.QueryEscape(p), "/awards/new?name="+url.QueryEscape(p)+"&recipient="+url.QueryEscape(p))
	}
	s := serve(t, false, all...)
	for i, p := range payloads {
		cell := `"` + strings.ReplaceAll(p, `"`, `""`) + `"`
		table := fmt.Sprintf("%s,2023,%s\n안양시,%d,%s\n%s,2,3\n과천시,3,4\n", cell, cell, i, cell, cell)
		paths = append(paths, s.send(t, p+".csv", table))
	}
	w := s.tab(t, browser, desk.in("ko"))
	for _, path := range append(paths, "/", "/import", "/practices", "/awards", "/visits", "/adoptions", "/selections", "/claims", "/sources", "/governments/kr-gyeonggi-anyang") {
		w.open(path)
		if run(w, chromedp.Evaluate[bool](`document.title === "taken" || !document.querySelector("footer") || document.querySelector("main").offsetHeight === 0`)) {
			t.Errorf("%s was taken over", path)
		}
		w.silent(path)
	}
}
