package registry

import (
	"cmp"
	"slices"
	"strings"
)

// The schemes of codes that are bundled. A registry that is imported brings its own: what stands in the
// column scheme of its table.
const (
	SchemeBjd   = "kr-bjd"   // 법정동코드, first five digits; 행정동코드 has the same
	SchemeSGIS  = "kr-sgis"  // 통계지리정보서비스 (SGIS) and the tables of the statistics office
	SchemeLofin = "kr-lofin" // 지방재정365, seven digits
)

// whole brings a code of any length to the one that the registry keeps. 법정동코드 and 행정동코드 have ten
// digits, two of the province, three of the 시군구, then the 동; SGIS has seven digits, or eight since 2022.
// part says that the code goes on below the government.
func whole(scheme, code string) (kept string, part bool) {
	bjd, sgis, n := scheme == SchemeBjd, scheme == SchemeSGIS, len(code)
	switch {
	case !bjd && !sgis || !isNumber(code):
		return code, false
	case n == 2:
		return code + "000", false
	case bjd && n == 10, sgis && (n == 7 || n == 8):
		return code[:5], strings.Trim(code[5:], "0") != ""
	}
	return code, false
}

// SchemeNames lists the schemes of which codes are known, those of Korea first.
func (r *Registry) SchemeNames() []string { return slices.Clone(r.schemes) }

// SchemeFit is how well a scheme explains the codes of a column.
type SchemeFit struct {
	Scheme string
	Share  float64 // of the different codes those that mean exactly one government, above 0 to 1
}

// Schemes says which schemes the codes of a column can be of, the likeliest first. Without a date a code
// of any day counts; blank codes do not.
func (r *Registry) Schemes(codes []string, on When) []SchemeFit {
	different := make(map[string]bool, len(codes))
	for _, c := range codes {
		if c = plain(c); c != "" {
			different[c] = true
		}
	}
	var out []SchemeFit
	for _, s := range r.schemes {
		n := 0
		for c := range different {
			if len(r.ResolveCode(s, c, on).Matches) == 1 {
				n++
			}
		}
		if n > 0 {
			out = append(out, SchemeFit{s, float64(n) / float64(len(different))})
		}
	}
	slices.SortStableFunc(out, func(a, b SchemeFit) int { return cmp.Compare(b.Share, a.Share) })
	return out
}

// LikeInstitution reports whether a code looks like one of 행정표준기관코드: those of local governments have seven digits, from
// 3000000 on for 시군구 and from 6110000 for provinces, the last four of them zero. The list is not bundled.
func LikeInstitution(code string) bool {
	return len(code) == 7 && isNumber(code) && code[0] >= '3' && code[0] <= '6' && code[3:] == "0000"
}
