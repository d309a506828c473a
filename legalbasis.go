package bonbogi

import "fmt"

// LegalBasis is a law or an ordinance that a practice rests on.
type LegalBasis struct {
	Title   string `json:"title"`             // 안양시 청년 기본 조례
	Article string `json:"article,omitempty"` // 제12조
	URL     string `json:"url,omitempty"`
}

func (c *checks) legalBasis(field string, list []LegalBasis) {
	c.elements(field, len(list))
	for i, l := range list {
		at := element(field, i)
		c.require(at+".title", l.Title)
		c.length(at+".title", l.Title, longText)
		c.length(at+".article", l.Article, 300)
		c.url(at+".url", l.URL)
	}
}

// element names one of a list in the field of an Error: the third of aims is aims[2].
func element(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }
