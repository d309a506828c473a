package web

import (
	"cmp"
	"errors"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/practicefile"
)

// softwareView is the publiccode.yml of a practice as a page shows it.
type softwareView struct {
	practicefile.Publiccode
	From      string // where the file is
	Described practicefile.Software
	Publisher string
	Problem   []string // why it cannot be shown
}

// publiccode is the description of the software in a practice; nil if there is none.
func (n names) publiccode(p bonbogi.Practice) *softwareView {
	if p.Software.Publiccode == "" {
		return nil
	}
	v := &softwareView{From: p.Software.URL}
	var err error
	if v.Publiccode, err = practicefile.ReadPubliccode([]byte(p.Software.Publiccode)); err != nil {
		c := &call{site: n.site, words: n.words}
		for _, e := range problemsIn(err) {
			v.Problem = append(v.Problem, c.inFile(e))
		}
		return v
	}
	v.Described, v.Publisher = v.In(n.words.Tag), cmp.Or(v.Organization.Name, v.Owner)
	return v
}

// publiccode is the text of a publiccode.yml, which must be one.
func publiccode(name string, to *string) *input {
	in, was := verbatim(name, to), *to
	read := in.read
	in.read = func(c *call, in *input) error {
		if err := read(c, in); err != nil || *to == was || *to == "" {
			return err
		}
		_, err := practicefile.ReadPubliccode([]byte(in.Value))
		var wrong []string
		for _, e := range problemsIn(err) {
			wrong = append(wrong, c.inFile(e))
		}
		if len(wrong) > 0 {
			return errors.New(strings.Join(wrong, " "))
		}
		return err
	}
	return in
}
