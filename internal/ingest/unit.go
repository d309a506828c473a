package ingest

import (
	"regexp"
	"strings"
)

// unitParts are what units are made of; a text in brackets that is made of nothing else is a unit. Longer ones come
// before those that they begin with.
const unitParts = `천명|만명|명|인|건수|건|개소|개사|개교|개|가구|세대|호|동|조원|억원|백만원|만원|천원|원|백만|천|만|억|달러|불|㎢|㎡|km²|km2|m²|m2|ha|헥타르|평|%p|%|‰|퍼센트|` +
	`점|대|회|시간|분|초|일|개월|월|년|세|톤|kg|㎏|g|ℓ|㎥|m³|m3|km|㎞|cm|mm|㎜|kWh|MWh|GWh|TOE|toe|필지|권|석|병상|병|마리|두|배|ppm|㎍|µg|mg|℃|°C|TJ|tCO2eq|tCO2|L|m|` +
	`persons?|people|counts?|households?|births?|deaths?|USD|KRW|EUR|GBP|£|\$|€|₩|thousands?|millions?|billions?|square (?:met|kilomet)(?:er|re)s?|met(?:er|re)s?|percent|years?|days?|hours?|min(?:ute)?s?`

var (
	isUnit   = regexp.MustCompile(`^(?:단위\s*[:：]?\s*.+|(?:(?:` + unitParts + `)(?:[\s/·,]|당|per)*)+)$`)
	brackets = regexp.MustCompile(`\s*[(\[（]([^()\[\]（）]*)[)\]）]`)
	unitWord = regexp.MustCompile(`^단위\s*[:：]?\s*`)
)

// cutUnit takes the unit in brackets out of a text: 피해액 (천원) is 피해액, in 천원. Other brackets stay.
func cutUnit(text string) (name, unit string) {
	for _, m := range brackets.FindAllStringSubmatchIndex(text, -1) {
		inside := strings.TrimSpace(text[m[2]:m[3]])
		if isUnit.MatchString(inside) {
			return clean(text[:m[0]] + text[m[1]:]), unitWord.ReplaceAllString(inside, "")
		}
	}
	return text, ""
}

// totalWords say that something is a whole; in a name they say nothing.
var totalWords = set([]string{"계", "소계", "합계", "총계", "전체", "총", "total", "Total", "TOTAL", "all", "All"})

// alsoThing are units that can be what is counted as well.
var alsoThing = set(strings.Fields("인 세대 가구 호 동 년 월 개월 일 시간 대 두 필지 시설 병상 people person households births deaths count counts"))

// isTotal reports whether a text says no more than that something is a whole: 합 계.
func isTotal(text string) bool { return totalWords[strings.ReplaceAll(text, " ", "")] }

// nameOf is the name of an indicator by its label, and the unit that stands in the label.
func nameOf(label string) (name, unit string) {
	var parts []string
	all := strings.Split(label, joint)
	for i, part := range all {
		short, u := cutUnit(part)
		if i > 0 && i == len(all)-1 && isUnit.MatchString(part) && !alsoThing[part] { // a row of the header has units alone
			short, u = "", part
		}
		if u != "" {
			unit = u
		}
		if short != "" {
			parts = append(parts, short)
		}
	}
	if some := withoutTotals(parts); len(some) > 0 {
		parts = some
	}
	name = strings.Join(parts, joint)
	if name == "" {
		name = label
	}
	return name, unit
}

func withoutTotals(parts []string) []string {
	var out []string
	for _, p := range parts {
		if !isTotal(p) {
			out = append(out, p)
		}
	}
	return out
}
