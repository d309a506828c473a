package ingest

import (
	"regexp"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// looksLikeCode is a number, as it is or as a spreadsheet makes it; shortened is one of which digits are lost.
var (
	looksLikeCode = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?([Ee]\+?[0-9]+)?$`)
	shortened     = regexp.MustCompile(`^[0-9](\.[0-9]+)?[Ee]\+?[0-9]+$`)
)

// noCode says why a code means no government.
func (g *governments) noCode(code string, found registry.Result) *Remark {
	switch {
	case shortened.MatchString(code):
		return remark("reject_code_shortened", "%s is a code that a spreadsheet has shortened; make its column text there, and save the table again", code)
	case registry.LikeInstitution(code):
		return remark("reject_code_institution", "%s looks like the code of an institution (행정표준기관코드), and that list is not known here; take names, or codes of another scheme, or say of which scheme they are", code)
	case found.Part:
		return remark("reject_code_part", "the code %s is that of a part (동, 읍, 면, 출장소) of %s, and the value of a part is not that of the whole", code, g.list(found.Near))
	case len(found.Near) > 0:
		return remark("reject_code_near", "no government has the code %s; near are: %s", code, g.list(found.Near))
	}
	return remark("reject_code_unknown", "no government has the code %s", code)
}

// noCodes says why the codes of a column mean no governments, if the first of them tells: what holds for one of a few
// kinds holds for all.
func (g *governments) noCodes(codes []string) *Remark {
	for _, code := range codes[:min(len(codes), 10)] {
		r := g.noCode(code, g.names.ResolveCode("", code, bonbogi.Date{}))
		if r.Rule != "reject_code_near" && r.Rule != "reject_code_unknown" {
			return r
		}
	}
	return nil
}
