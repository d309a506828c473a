package article

import (
	"strings"
)

// telling is how a sentence tells of prizes.
type telling struct {
	received, given bool
	verb            int    // where in rest it says that they were received, or -1
	rest            string // what stands behind the prizes
}

// tellingOf asks what a sentence says was done with prizes; ok is false if nobody got them (yet).
func (st *story) tellingOf(sent sentence, g *group) (how telling, ok bool) {
	verbs := func(sp span) string { return strings.ReplaceAll(sp.of(st.s), "우수상", "우수   ") } // 수상 is no verb there
	rest := verbs(span{g.end, sent.end})
	how = telling{rest: rest, verb: firstOf(rest, receiving)}
	give := firstOf(rest, giving)
	if bare := afterQuote(rest); how.verb < 0 && hasPrefix(bare, becoming...) {
		how.verb = 0
	}
	inside := containsAny(verbs(g.span), "선정", "수상", "받", "뽑혀", "차지")
	how.received = how.verb >= 0 || inside || sent.heading() && containsAny(sent.of(st.s), headingReceiving...)
	how.given = give >= 0 && (how.verb < 0 || give < how.verb) && !inside
	if at := firstOf(rest, choosing); at >= 0 && at <= how.verb { // 우수기관으로 선정했다
		how.verb, how.received, how.given = -1, false, true
	}
	switch bare := strings.TrimLeft(rest, "’” "); {
	case hasPrefix(bare, "을 한 ", "을 했", "을 하고", "을 하며"): // 표창을 한 뒤
		how.verb, how.received, how.given = -1, false, true
	case hasPrefix(bare, "수상 지자체로 ", "수상 기관으로 ", "수상 도시로 ", "수상자로 ", "수상 시군으로 ") && containsAny(rest, "정했", "선정했", "뽑았", "골랐", "결정했"):
		how.verb, how.received, how.given = -1, false, true
	case hasPrefix(bare, "을 받을 기관", "을 받을 지자체", "을 받을 시", "을 받을 곳", "을 줄 "):
		how.verb, how.received, how.given = -1, false, true
	case hasPrefix(bare, "수상 기관을", "수상기관을", "수상 지자체를", "수상작을", "수상 명단", "수상자를", "수상 시군을", "수상 도시를") && !containsAny(rest, "선정됐", "뽑혔", "받았"): // made known, and not yet who
		return how, false
	case sent.heading() && strings.HasPrefix(bare, "수상자"):
		return how, false
	case hasPrefix(bare, "을 수상한 데", "을 받은 데", "를 수상한 데", "을 받은 것", "을 수상한 것", "을 받은 바", "을 수상한 바", "을 받은 이후", "을 받은 뒤"):
		how.received = true
	case !sent.heading() && hasPrefix(bare, "을 수상한 ", "수상자", "출신", "을 받은 ", "를 수상한 ") && !containsAny(rest, "것", "받았", "선정됐", "수상했", "밝혔"):
		return how, false // who has a prize and now does something else
	}
	if g.listed && !how.given && len(g.contests) > 0 {
		how.received = true
	}
	if containsAny(clipped(rest, 100), untrue...) {
		return how, false
	}
	return how, !containsAny(rest, notYet...) || containsAny(rest, "받았", "선정됐", "수상했", "차지했")
}
