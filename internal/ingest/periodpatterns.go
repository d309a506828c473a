package ingest

import (
	"regexp"

	"github.com/bonbogi/bonbogi"
)

// pattern is one way of writing a period, and what its groups are.
type pattern struct {
	*regexp.Regexp
	read func(g []string) when
}

func exact(expression string, read func(g []string) when) pattern {
	return pattern{regexp.MustCompile("^(?:" + expression + ")$"), read}
}

const (
	yearP  = `((?:1[6-9]|20|21)\d\d)`
	monthP = `(0?[1-9]|1[0-2])`
	dayP   = `(0?[1-9]|[12]\d|3[01])`
)

// patterns are tried in this order on a text without spaces, in lower case.
var patterns = []pattern{
	exact(`(?:fy)?`+yearP+`(?:년도?|년?회계연도|\.0|\.)?`, func(g []string) when { return year(g[1]) }),
	exact(`['‘’]([0-4]\d)(?:년도?|\.)?`, func(g []string) when { return year("20" + g[1]) }), // '23년, as offices write it
	exact(`['‘’]([0-4]\d)[-.년]`+monthP+`(?:월|\.)?`, func(g []string) when { return month("20"+g[1], g[2]) }),
	exact(yearP+`(0[1-9]|1[0-2])`, func(g []string) when { return month(g[1], g[2]) }),
	exact(yearP+`(?:년|[-/_]|m)`+monthP+`월?`, func(g []string) when { return month(g[1], g[2]) }),
	exact(yearP+`\.(0[1-9]|[2-9]|1[0-2])`, func(g []string) when { return month(g[1], g[2]) }), // 2024.1 can be October, too
	exact(yearP+`\.`+monthP+`(?:월|\.)`, func(g []string) when { return month(g[1], g[2]) }),
	exact(yearP+`[-_.년]?([1-4])/4(?:분기)?`, func(g []string) when { return part(g[1], bonbogi.Quarterly, g[2]) }),
	exact(yearP+`(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:t.*)?`, func(g []string) when { return day(g[1], g[2], g[3]) }),
	exact(yearP+`[-./년]`+monthP+`[-./월]`+dayP+`(?:일|\.)?(?:t?\d\d:\d\d.*)?`, func(g []string) when { return day(g[1], g[2], g[3]) }),
	exact(yearP+`[-_.년]?(?:제)?([1-4])(?:분기|/4q|q)`, func(g []string) when { return part(g[1], bonbogi.Quarterly, g[2]) }),
	exact(yearP+`[-_. ]?q([1-4])`, func(g []string) when { return part(g[1], bonbogi.Quarterly, g[2]) }),
	exact(`(?:q([1-4])|([1-4])q)[-_/.]?`+yearP, func(g []string) when { return part(g[3], bonbogi.Quarterly, g[1]+g[2]) }),
	exact(yearP+`[-_.년]?(?:상반기|1반기|h1|s1)`, func(g []string) when { return part(g[1], bonbogi.HalfYearly, "1") }),
	exact(yearP+`[-_.년]?(?:하반기|2반기|h2|s2)`, func(g []string) when { return part(g[1], bonbogi.HalfYearly, "2") }),
	exact(`(\d\d?)[-./]?([a-z]{3,9})[-./,]?`+yearP, func(g []string) when { return day(g[3], named(g[2]), g[1]) }),
	exact(`(\d\d?)de([a-z]{4,10})de`+yearP, func(g []string) when { return day(g[3], named(g[2]), g[1]) }), // Spanish
	exact(`([a-z]{3,9})(\d\d?),`+yearP, func(g []string) when { return day(g[3], named(g[1]), g[2]) }),
	exact(`([a-z]{3,9})[-./,]?`+yearP, func(g []string) when { return month(g[2], named(g[1])) }),
	exact(yearP+`[-./,]?([a-z]{3,9})`, func(g []string) when { return month(g[1], named(g[2])) }),
	exact(`(1[3-9]|2\d|3[01])[/.]`+monthP+`[/.]`+yearP, func(g []string) when { return day(g[3], g[2], g[1]) }),
	exact(monthP+`[/.](1[3-9]|2\d|3[01])[/.]`+yearP, func(g []string) when { return day(g[3], g[1], g[2]) }),
}

// partPatterns are the ways of writing a part of a year that another cell names.
var partPatterns = []pattern{
	exact(`(?:제)?([1-4])(?:/4)?분기|q([1-4])|([1-4])q|([1-4])/4`, func(g []string) when { return partOf(bonbogi.Quarterly, g[1]+g[2]+g[3]+g[4]) }),
	exact(`상반기|1반기|h1`, func([]string) when { return partOf(bonbogi.HalfYearly, "1") }),
	exact(`하반기|2반기|h2`, func([]string) when { return partOf(bonbogi.HalfYearly, "2") }),
	exact(monthP+`월|m`+monthP, func(g []string) when { return partOf(bonbogi.Monthly, g[1]+g[2]) }),
	exact(`[a-z]{3,9}`, func(g []string) when { return partOf(bonbogi.Monthly, named(g[0])) }),
}

var (
	marks     = regexp.MustCompile(`[(\[]?(잠정치?|추정치?|전망|예측|[pefr])[)\]]$`)
	lettered  = regexp.MustCompile(`^((?:19|20)\d\d)([pef])$`) // 2024p
	trailing  = regexp.MustCompile(`(?:말|말?현재|말?기준|말일|기말)$`)
	formula   = regexp.MustCompile(`\s*\([A-Z㉠-㉭①-⑳]\)$`) // 2023년(B), which a column of differences refers to
	footnoted = regexp.MustCompile(`(?:\[note\d*\]|주?\d\))$`)
	// A year beside words without a space: 2020년인구, pop2020. What is before or after it is none of the year.
	joinedYear = regexp.MustCompile(`^((?:19|20)\d\d)(?:년도|년)?\s*(\pL.*)$|^(.*\pL)((?:19|20)\d\d)년?$`)
	beyond     = regexp.MustCompile(`^(?:이전|이후|까지|부터|대비|before|after|since|년|월|분기|상반기|하반기|학년|회계)`)
	dotted     = regexp.MustCompile(`^` + yearP + `\.([1-9]|1[0-2])$`)
	quarters   = regexp.MustCompile(`^` + yearP + `\.?([1-4])$`)
	slashed    = regexp.MustCompile(`^(\d\d?)[/.](\d\d?)[/.]` + yearP + `$`)
	fiscal     = regexp.MustCompile(`^(?:fy)?` + yearP + `[-/~–](\d\d|\d{4})$`)
	school     = regexp.MustCompile(`^` + yearP + `학년도?$`)
)
